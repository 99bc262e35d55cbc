# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing into a real store: counted exactly, never doubled, journalled."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from db.exchange.records import Read
from db.models import Branch, Item, ItemType, JournalEntry, Member, Title
from db.operations import import_files, refusals
from db.operations.choices import choices_for
from db.operations.desk import Desk, Person, with_person
from db.operations.export_files import export_file
from db.operations.import_files import import_file
from db.operations.importing import ImportTitles
from db.operations.operation import apply
from db.operations.policies import put_branch
from db.rules.roles import rights_of
from tests.db.exchange.imports import copy, counts, numbered, put, total
from tests.db.exchange.samples import field, record, title_field
from tests.db.exchange.test_slims import ITEM, ITEMS, MEMBER, MEMBERS, TITLE, TITLES, changed, header, row


def test_titles_and_items_go_in_and_again_change_nothing(desk: Desk, tmp_path: Path) -> None:
    raw = b"".join(numbered(n, f"Judul {n}", copy(f"B{n:05d}")) for n in range(450))
    path = put(tmp_path, raw)
    first = import_file(desk, path)
    assert counts(first) == (450, 450, 0, 0, 0)
    assert first.items_created == 450
    journalled = total(desk, JournalEntry)
    again = import_file(desk, path)
    assert counts(again) == (450, 0, 0, 450, 0)
    assert (total(desk, Title), total(desk, Item)) == (450, 450)
    assert total(desk, JournalEntry) == journalled


def test_batches_are_journalled_and_apply_elsewhere_alike(
    desk: Desk, other_desk: Desk, tmp_path: Path
) -> None:
    raw = b"".join(numbered(n, f"Judul {n}", copy(f"B{n:05d}")) for n in range(300))
    import_file(desk, put(tmp_path, raw))
    with desk.store.read() as session:
        payloads = session.scalars(
            select(JournalEntry.payload)
            .where(JournalEntry.kind == "ImportTitles")
            .order_by(JournalEntry.number)
        ).all()
        here = {t.uid: (t.title, t.marc, t.search_words) for t in session.scalars(select(Title))}
    assert len(payloads) == 2
    with desk.store.read() as session:
        branch = session.scalars(select(Branch)).one().uid
        types = {t.code: t.uid for t in session.scalars(select(ItemType))}
    with other_desk.store.write() as session:
        # The other store has the same branch and types, as a server would.
        session.scalars(select(Branch)).one().uid = branch
        for item_type in session.scalars(select(ItemType)):
            item_type.uid = types[item_type.code]
    with other_desk.store.write() as session:
        for payload in payloads:
            for _ in range(2):  # the same operation twice gives the same rows
                apply(msgspec.json.decode(payload, type=ImportTitles), session)
    with other_desk.store.read() as session:
        there = {t.uid: (t.title, t.marc, t.search_words) for t in session.scalars(select(Title))}
    assert there == here
    assert total(other_desk, Item) == 300


def test_a_changed_record_is_updated_by_its_number(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, put(tmp_path, numbered(1, "Judul lama") + numbered(2, "Tetap")))
    report = import_file(desk, put(tmp_path, numbered(1, "Judul baru") + numbered(2, "Tetap", copy("B1"))))
    assert counts(report) == (2, 0, 2, 0, 0)
    assert total(desk, Title) == 2
    with desk.store.read() as session:
        assert set(session.scalars(select(Title.title))) == {"Judul baru", "Tetap"}


def test_numbers_of_two_sources_are_different_records(desk: Desk, tmp_path: Path) -> None:
    one_library = record(("001", "1"), ("003", "ID-A"), title_field("Satu"))
    other = record(("001", "1"), ("003", "ID-B"), title_field("Dua"))
    assert counts(import_file(desk, put(tmp_path, one_library + other)))[1] == 2


def test_without_a_number_isbn_and_title_or_the_fingerprint_tell(desk: Desk, tmp_path: Path) -> None:
    isbn = field("020", ("a", "9789799731234"))
    plain = title_field("Bumi manusia")
    raw = record(isbn, plain) + record(isbn, plain, field("300", ("a", "535 hlm.")))
    assert counts(import_file(desk, put(tmp_path, raw))) == (2, 1, 1, 0, 0)
    assert counts(import_file(desk, put(tmp_path, raw))) == (2, 0, 0, 2, 0)
    volumes = record(isbn, title_field("Bumi manusia. Jilid 2"))
    assert counts(import_file(desk, put(tmp_path, volumes)))[1] == 1


def test_two_sources_of_one_title_come_to_rest(desk: Desk, tmp_path: Path) -> None:
    marc = put(tmp_path, numbered(1, "Bumi manusia", field("100", ("a", "Pramoedya Ananta Toer"))), "a.mrc")
    slims = put(
        tmp_path, header(TITLES) + row(changed(TITLE, publish_year="", edition="", isbn_issn="")), "a.csv"
    )
    for expected in ((1, 1, 0, 0, 0), (1, 0, 0, 1, 0)):
        assert counts(import_file(desk, marc)) == expected
        import_file(desk, slims)
    assert counts(import_file(desk, slims)) == (1, 0, 0, 1, 0)
    assert total(desk, Title) == 1
    assert total(desk, Item) == 2


def test_repaired_records_are_counted_among_the_others(desk: Desk, tmp_path: Path) -> None:
    report = import_file(desk, put(tmp_path, b"00999" + numbered(1, "Satu")[5:] + numbered(2, "Dua")))
    assert counts(report) == (2, 2, 0, 0, 0)
    assert report.repaired == 1
    assert [(n.position, n.label) for n in report.notes] == [(1, "Satu")]


def test_a_barcode_of_another_title_stays_there(desk: Desk, tmp_path: Path) -> None:
    raw = numbered(1, "Satu", copy("B0001")) + numbered(2, "Dua", copy("B0001"), copy("B0002"))
    report = import_file(desk, put(tmp_path, raw))
    assert (report.items_created, report.repaired) == (2, 1)
    assert [f.code for f in next(iter(report.notes)).findings] == ["barcode_taken"]


def test_branches_by_code_name_or_choice(desk: Desk, tmp_path: Path) -> None:
    target = desk.perform(put_branch, code="PYG", name="Penyengat").operation.target  # type: ignore[attr-defined]
    path = put(
        tmp_path,
        numbered(1, "Satu", copy("B1001", "penyengat"), copy("B1002", "Gudang"), copy("B1003", "G2")),
    )
    with desk.store.read() as session:
        choices = choices_for(session, branch=desk.branch, branches={"gudang": target})
    report = import_file(desk, path, choices=choices)
    assert report.unknown_words == {("branch", "G2"): 1}
    with desk.store.read() as session:
        rows = session.execute(select(Item.barcode, Branch.code).join(Branch, Branch.id == Item.branch_id))
        where = {row.barcode: row.code for row in rows}
    assert where == {"B1001": "PYG", "B1002": "PYG", "B1003": "PST"}


def test_a_condition_that_is_not_known_is_good_and_told(desk: Desk, tmp_path: Path) -> None:
    """Libraries make their own in SLiMS; 'Tandon' is the copy that never leaves."""
    import_file(desk, put(tmp_path, header(TITLES) + row(TITLE)))
    said = {"B1": "Tandon", "B2": "Repair", "B3": ""}
    rows = [changed(ITEM, item_code=barcode, item_status_name=word) for barcode, word in said.items()]
    path = put(tmp_path, header(ITEMS) + "".join(map(row, rows)))
    for _ in range(2):
        report = import_file(desk, path)
        assert report.unknown_words["condition", "Tandon"] == 1
    with desk.store.read() as session:
        found = dict(session.execute(select(Item.barcode, Item.condition)).all())
    assert found == {"B1": "good", "B2": "repair", "B3": "good"}


def test_items_find_their_title_by_name(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, put(tmp_path, header(TITLES) + row(TITLE)))
    rows = [
        ITEM,
        changed(ITEM, item_code="B9", item_status_name="Missing"),
        changed(ITEM, item_code="B8", title="Tak ada"),
    ]
    path = put(tmp_path, header(ITEMS) + "".join(map(row, rows)))
    report = import_file(desk, path)
    assert counts(report) == (3, 1, 1, 0, 1)
    assert [*report.notes][-1].findings[0].code == "title_unknown"
    assert counts(import_file(desk, path)) == (3, 0, 0, 2, 1)
    with desk.store.read() as session:
        found = session.scalars(select(Item).where(Item.barcode == "B9")).one()
        assert (found.condition, found.price, found.origin) == ("missing", 85_000, "Hibah")


def test_members_go_in_and_keep_what_the_file_leaves_out(desk: Desk, tmp_path: Path) -> None:
    path = put(tmp_path, header(MEMBERS, 18) + row(MEMBER))
    assert counts(import_file(desk, path)) == (1, 1, 0, 0, 0)
    assert counts(import_file(desk, path)) == (1, 0, 0, 1, 0)
    later = changed(MEMBER, expire_date="2029-07-01", member_phone="")
    assert counts(import_file(desk, put(tmp_path, header(MEMBERS, 18) + row(later)))) == (1, 0, 1, 0, 0)
    with desk.store.read() as session:
        member = session.scalars(select(Member)).one()
        assert (member.phone, member.expires_on) == ("0812-1", date(2029, 7, 1))
        assert member.address == "Jl. Merdeka 1\n29111"


def test_an_empty_file_says_so(desk: Desk, tmp_path: Path) -> None:
    report = import_file(desk, put(tmp_path, "<collection></collection>"))
    assert counts(report) == (0, 0, 0, 0, 0)
    assert [finding.code for finding in report.file_findings] == ["no_records"]


def test_who_may_not_import_is_refused(desk: Desk, tmp_path: Path) -> None:
    assert desk.person is not None
    clerk = Person(desk.person.uid, "Budi", "budi", ("circulation",), rights_of(("circulation",)))
    with pytest.raises(refusals.NotAllowed):
        import_file(with_person(desk, clerk), put(tmp_path, numbered(1, "Satu")))
    cataloguer = Person(desk.person.uid, "Citra", "citra", ("cataloguer",), rights_of(("cataloguer",)))
    with pytest.raises(refusals.NotAllowed):
        import_file(with_person(desk, cataloguer), put(tmp_path, header(MEMBERS, 18) + row(MEMBER)))
    with pytest.raises(refusals.NotAllowed):
        export_file(with_person(desk, clerk), tmp_path / "a.mrc", "marc21")


def test_real_files_go_in_and_again_change_nothing(desk: Desk, shared_data: Path) -> None:
    names = (
        "slims/slims9-export/gen1k_biblio.csv",
        "slims/slims9-export/gen1k_item.csv",
        "slims/slims9-export/gen1k_member.csv",
        "slims/universitas-dumai/senayan_biblio_export.rows0001-0396.csv",
        "marc/evergreen/jazz_1k.mrc",
        "marc/folio-mod-data-import/src/test/resources/61PRINT160129.mrc",
    )
    first = [import_file(desk, shared_data / name) for name in names]
    assert [counts(report)[4] for report in first] == [0] * len(names)
    again = [import_file(desk, shared_data / name) for name in names]
    assert [(report.created, report.updated) for report in again] == [(0, 0)] * len(names)


@pytest.mark.parametrize("first", [True, False])
def test_a_file_that_is_gone_half_way(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: bool
) -> None:
    """What was read before is in, and in the report; of nothing there is none."""
    monkeypatch.setattr(import_files, "AT_ONCE", 1)
    monkeypatch.setattr(import_files, "OPERATIONS", 1)
    path = put(tmp_path, numbered(1, "Satu") + numbered(2, "Dua"))
    read_all = import_files.read_records

    def read(*how: Any) -> Iterator[Read]:
        if not first:
            yield next(read_all(*how))
        raise OSError(errno.EIO, "Input/output error", str(path))

    monkeypatch.setattr(import_files, "read_records", read)
    if first:
        with pytest.raises(OSError, match="Input/output"):
            import_file(desk, path)
        return
    report = import_file(desk, path)
    assert (counts(report), report.cancelled) == ((1, 1, 0, 0, 0), True)
    assert [one.code for one in report.file_findings] == ["not_read_further"]
    monkeypatch.undo()
    assert counts(import_file(desk, path)) == (2, 1, 0, 1, 0)
