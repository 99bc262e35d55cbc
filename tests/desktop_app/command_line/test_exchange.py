# SPDX-License-Identifier: GPL-3.0-or-later
"""Import and export on the command line: numbers that add up, positions and reasons, the same file again."""

import signal
from pathlib import Path
from typing import Any

import pytest
from pymarc import Field, Indicators, Record, Subfield

from db.exchange.named import format_of
from db.operations.import_files import Report, import_file
from desktop_app.command_line import take_in
from desktop_app.command_line.arguments import WrongUsage
from desktop_app.command_line.take_in import mapping_of
from tests.desktop_app.command_line.conftest import Simpul


def marc(title: str, *barcodes: str, number: str = "") -> bytes:
    record = Record(leader="00000nam a2200000 a 4500")
    record.add_field(Field(tag="001", data=number or title.replace(" ", "-")))
    record.add_field(Field(tag="245", indicators=Indicators("0", "0"), subfields=[Subfield("a", title)]))
    for code in barcodes:
        parts = [Subfield("p", code), Subfield("b", "PST")]
        record.add_field(Field(tag="952", indicators=Indicators(" ", " "), subfields=parts))
    raw: bytes = record.as_marc()
    return raw


@pytest.fixture
def marc_file(tmp_path: Path) -> Path:
    """Two whole records, one with a wrong length in its leader, one without a title, one cut off."""
    wrong_length = b"00099" + marc("Tenggelamnya Kapal", "K0001")[5:]
    good = marc("Layar Terkembang", "L0001", "L0002"), marc("Salah Asuhan")
    path = tmp_path / "books.mrc"
    path.write_bytes(b"".join([*good, wrong_length, marc(""), marc("Belenggu", "Z0001")[:60]]))
    return path


COLUMNS = """
member_id member_name gender member_type_name member_email member_address postal_code inst_name is_new
member_image pin member_phone member_fax member_since_date register_date expire_date birth_date member_notes
""".split()
CELLS = {
    "member_id": "S001",
    "member_name": "Encik Hasan",
    "gender": "1",
    "member_type_name": "Umum",
    "member_since_date": "2026-01-02",
    "register_date": "2026-01-02",
    "expire_date": "2027-01-02",
    "birth_date": "1990-05-05",
}
MEMBERS = "".join(
    ",".join(f'"{cell}"' for cell in cells) + "\n" for cells in (COLUMNS, [CELLS.get(c, "") for c in COLUMNS])
)


def numbers(facts: dict[str, Any]) -> tuple[int, ...]:
    assert facts["created"] + facts["updated"] + facts["unchanged"] + facts["refused"] == facts["read"]
    return tuple(facts[name] for name in ("read", "created", "updated", "unchanged", "refused", "repaired"))


def test_import_adds_up_and_names_what_it_mended(simpul: Simpul, library: Path, marc_file: Path) -> None:
    done = simpul("import", marc_file, "--store", library, "--json")
    assert done.code == 0
    assert numbers(done.facts) == (5, 3, 0, 0, 2, 1)
    assert done.facts["items_created"] == 3
    noted = {one["position"]: one for one in done.facts["records"]}
    assert {position: one["outcome"] for position, one in noted.items()} == {
        3: "repaired",
        4: "refused",
        5: "refused",
    }
    assert all(one["reason"] and one["codes"] for one in noted.values())
    assert simpul("search", "layar", "--store", library, "--json").facts["titles"][0]["here"] == 2


def test_import_again_changes_nothing(simpul: Simpul, library: Path, marc_file: Path) -> None:
    simpul("import", marc_file, "--store", library)
    again = simpul("import", marc_file, "--store", library, "--json")
    assert (again.code, numbers(again.facts)) == (0, (5, 0, 0, 3, 2, 1))
    assert (again.facts["items_created"], again.facts["items_updated"]) == (0, 0)


def test_import_for_people_and_rejects(
    simpul: Simpul, library: Path, marc_file: Path, tmp_path: Path
) -> None:
    done = simpul("import", marc_file, "--rejects", tmp_path / "rejects.mrc", "--store", library)
    assert done.code == 0
    assert "5 records read: 3 created" in done.out
    assert "Record 4 refused: no title" in done.out
    assert str(tmp_path / "rejects.mrc") in done.out
    assert marc("") in (tmp_path / "rejects.mrc").read_bytes()


def test_rejects_never_take_the_place_of_the_file_itself(
    simpul: Simpul, library: Path, marc_file: Path
) -> None:
    before, link = marc_file.read_bytes(), marc_file.with_name("link.mrc")
    link.symlink_to(marc_file)
    for rejects in (marc_file, link):
        done = simpul("import", marc_file, "--rejects", rejects, "--store", library)
        assert done.code == 2
        assert "--rejects" in done.err
    assert marc_file.read_bytes() == before
    assert link.is_symlink()


def test_ctrl_c_ends_an_import_after_its_batch_and_again_goes_on(
    simpul: Simpul, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "many.mrc").write_bytes(b"".join(marc(f"Judul {n}", number=f"n{n}") for n in range(1_500)))

    def interrupted(*words: Any, **options: Any) -> Report:
        options["progress"] = lambda *_: signal.raise_signal(signal.SIGINT)
        return import_file(*words, **options)

    words = ("import", tmp_path / "many.mrc", "--store", library, "--json")
    with monkeypatch.context() as patch:
        patch.setattr(take_in, "import_file", interrupted)
        stopped = simpul(*words)
    taken = stopped.facts["created"]
    assert (stopped.code, stopped.facts["cancelled"]) == (1, True)
    assert 0 < taken == stopped.facts["read"] < 1_500
    rest = simpul(*words)
    assert (rest.code, rest.facts["cancelled"]) == (0, False)
    assert (rest.facts["unchanged"], rest.facts["created"]) == (taken, 1_500 - taken)


def test_import_members(simpul: Simpul, library: Path, tmp_path: Path) -> None:
    (tmp_path / "members.csv").write_text(MEMBERS, encoding="utf-8")
    done = simpul("import", tmp_path / "members.csv", "--store", library, "--json")
    assert (done.facts["format"], numbers(done.facts)[:3]) == ("slims-members", (1, 1, 0))
    assert simpul("lend", "S001", "A001", "--store", library).code == 0


def test_import_of_what_is_no_records(simpul: Simpul, library: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Yth. Bapak dan Ibu,\n\nterima kasih.\n")
    done = simpul("import", tmp_path / "letter.txt", "--store", library, "--json")
    assert done.code == 1
    assert numbers(done.facts)[1:4] == (0, 0, 0)
    assert done.facts["records"][0]["reason"]


def test_import_of_a_missing_file(simpul: Simpul, library: Path, tmp_path: Path) -> None:
    done = simpul("import", tmp_path / "nowhere.mrc", "--store", library, "--json")
    assert (done.code, done.facts["refused"]) == (1, "file_not_found_error")
    assert "nowhere.mrc" in done.facts["reason"]


def test_import_needs_the_right(simpul: Simpul, library: Path, marc_file: Path) -> None:
    done = simpul("import", marc_file, "--staff", "meja", "--store", library, "--json")
    assert (done.code, done.facts["refused"], done.facts["right"]) == (1, "not_allowed", "import")


def test_preview_leaves_the_store_alone(simpul: Simpul, library: Path, marc_file: Path) -> None:
    done = simpul("import", marc_file, "--preview", "--store", library, "--json")
    assert (done.code, done.facts["looked_at"], done.facts["refused"]) == (0, 5, 2)
    assert (done.facts["mapping"]["tag"], done.facts["items"]) == ("952", 3)
    assert done.facts["branches"] == {"PST": 3}
    assert "Nothing was changed." in simpul("import", marc_file, "--preview", "--store", library).out
    assert simpul("search", "layar", "--store", library, "--json").facts["total"] == 0


def test_items_go_where_they_are_told(simpul: Simpul, library: Path, tmp_path: Path) -> None:
    record = Record(leader="00000nam a2200000 a 4500")
    record.add_field(
        Field(tag="245", indicators=Indicators("0", "0"), subfields=[Subfield("a", "Azab dan Sengsara")])
    )
    record.add_field(Field(tag="999", indicators=Indicators(" ", " "), subfields=[Subfield("z", "Q0001")]))
    (tmp_path / "one.mrc").write_bytes(record.as_marc())
    words = (
        "import",
        tmp_path / "one.mrc",
        "--mapping",
        "999:barcode=z",
        "--branch",
        "BTC",
        "--store",
        library,
    )
    assert simpul(*words).code == 0
    assert (
        simpul("search", "azab", "--branch", "BTC", "--store", library, "--json").facts["titles"][0]["here"]
        == 1
    )


def test_mapping() -> None:
    assert mapping_of("none") is None
    koha, own = mapping_of("koha"), mapping_of("949:barcode=i,price=p")
    assert koha is not None
    assert own is not None
    assert (koha.tag, own.tag, own.barcode, own.price) == ("952", "949", "i", "p")


@pytest.mark.parametrize("spec", ["kooha", "kha", "949:colour=i", "9:barcode=i", "949:barcode="])
def test_mapping_that_is_none(simpul: Simpul, library: Path, marc_file: Path, spec: str) -> None:
    with pytest.raises(WrongUsage):
        mapping_of(spec)
    done = simpul("import", marc_file, "--mapping", spec, "--store", library)
    assert done.code == 2
    assert "koha" in done.err


def test_a_format_may_be_said(tmp_path: Path, marc_file: Path) -> None:
    (tmp_path / "members.csv").write_text(MEMBERS, encoding="utf-8")
    assert format_of(marc_file, "auto").kind == "marc21"
    assert format_of(marc_file, "marcxml").kind == "marcxml"
    assert format_of(tmp_path / "members.csv", "slims-members").header
    assert format_of(tmp_path / "members.csv", "slims-titles").columns[0] == "title"


@pytest.mark.parametrize("form", ["marc21", "marcxml", "slims-titles", "slims-items", "slims-members"])
def test_what_goes_out_comes_in_again_unchanged(
    simpul: Simpul, library: Path, tmp_path: Path, form: str
) -> None:
    out = simpul("export", tmp_path / "out", "--format", form, "--store", library, "--json")
    assert out.code == 0
    assert out.facts["written"] == {"slims-items": 4, "slims-members": 2}.get(form, 3)
    assert out.facts["left_out"] == []
    back = simpul("import", tmp_path / "out", "--store", library, "--json")
    read, created, *_, refused, _repaired = numbers(back.facts)
    assert (read, created, refused) == (out.facts["written"], 0, 0)


def test_export_needs_the_right(simpul: Simpul, library: Path, tmp_path: Path) -> None:
    done = simpul("export", tmp_path / "out.mrc", "--staff", "meja", "--store", library)
    assert done.code == 1
    assert not (tmp_path / "out.mrc").exists()


def test_a_place_that_can_not_be_written_is_named_as_it_was_typed(
    simpul: Simpul, library: Path, tmp_path: Path
) -> None:
    wanted = tmp_path / "no such folder" / "out.mrc"
    done = simpul("export", wanted, "--store", library, "--json")
    assert (done.code, done.facts["path"]) == (1, str(wanted))
    assert "writing-" not in done.facts["reason"]
    onto_a_folder = simpul("export", tmp_path, "--store", library, "--json")
    assert (onto_a_folder.code, onto_a_folder.facts["path"]) == (1, str(tmp_path))


def test_a_koc_file_is_looked_at_and_taken_in(simpul: Simpul, library: Path, tmp_path: Path) -> None:
    path, rejects = tmp_path / "offline.koc", tmp_path / "rejects.koc"
    head = "Version=1.0\tGenerator=x\tGeneratorVersion=1\n"
    path.write_text(head + "2026-01-05 09-00-00 000\tissue\tTIADA\tX1\n")
    look = simpul("import", path, "--preview", "--store", library, "--json")
    assert (look.code, look.facts["format"], look.facts["refused"]) == (1, "koc", 1)
    done = simpul("import", path, "--rejects", rejects, "--store", library, "--json")
    assert done.code == 1
    assert done.facts["records"][0]["codes"] == ["card_unknown", "item_unknown"]
    assert done.facts["records"][0]["place"] == 2
    assert len(rejects.read_text().splitlines()) == 2


def test_import_a_list_of_members(simpul: Simpul, library: Path, tmp_path: Path) -> None:
    path = tmp_path / "siswa.csv"
    path.write_text("Peserta,Kelompok,NIS\nSiti Aminah,XI,1001\nBudi,XII,1002\n", encoding="utf-8")
    words = ("import", path, "--institution", "SMAN 1", "--store", library, "--json")
    assert simpul(*words).code != 0, "nothing says which column holds the names"
    as_list = (*words, "--format", "member-list", "--columns", "name=1,class_name=2,student_number=3")
    seen = simpul(*as_list, "--preview")
    assert seen.code == 0, seen.err
    assert seen.facts["planned"] == {"created": 2, "updated": 0, "unchanged": 0, "refused": 0}
    assert numbers(simpul(*as_list).facts) == (2, 2, 0, 0, 0, 0)
    assert numbers(simpul(*as_list).facts) == (2, 0, 0, 2, 0, 0)
    for wrong in (("--columns", "shoe=1"), ("--columns", "name=9"), ("--member-type", "TIADA")):
        assert simpul(*words, "--format", "member-list", *wrong).code == 2
