# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules are read out of backups of SLiMS and INLISLite, and what ours can't say is told."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from db.exchange import lines
from db.exchange.foreign_rules import ForeignRule, ForeignRules, ForeignType, read_rules
from db.exchange.records import Finding
from db.exchange.weekday_rules import WeekdayRule
from tests.db.exchange.imports import put
from tests.db.exchange.rules_of_others import INLISLITE, SLIMS

STUDENT = {"max_loans": 3, "loan_days": 7, "max_renewals": 1, "renewal_days": 5}


def test_slims(tmp_path: Path) -> None:
    found = read_rules([put(tmp_path, gzip.compress(SLIMS.encode()), "backup.sql.gz")])
    assert found.system == "slims"
    assert found.types == (
        ForeignType("member", "Umum", 365),
        ForeignType("member", "Dosen; 'Tetap'", 730),
        ForeignType("item", "Skripsi"),
        ForeignType("item", "Peta"),
        ForeignType("item", "Skripsi – Peta"),
    )
    public, lecturer, thesis, maps, both = found.rules
    assert public.terms == {
        "loan_days": 7,
        "renewal_days": 7,
        "max_loans": 2,
        "max_renewals": 1,
        "fine_per_day": 500,
        "grace_days": 2,
        "max_holds": 2,
    }
    assert lecturer.terms["max_holds"] == 0
    assert (thesis.member_type, thesis.item_type, thesis.terms["fine_per_day"]) == ("Umum", "Skripsi", 1000)
    assert thesis.findings == (Finding("overall_limit", what="2"),)
    assert found.closed == ((date(2009, 6, 1), "Dulu"), (date(2126, 12, 25), "Natal"))
    assert [(one.code, one.what) for one in found.left_out] == [
        ("rule_of_unknown_type", "3"),
        ("rule_twice", "4"),
        ("fines_on_closed_days", ""),
    ]
    assert (maps.member_type, maps.item_type, maps.terms["loan_days"]) == ("Umum", "Peta", 1)
    assert maps.findings == (Finding("gmd_as_item_type", what="Peta"),)
    assert maps.pair is None
    assert (both.item_type, both.pair, both.terms["loan_days"]) == ("Skripsi – Peta", ("Skripsi", "Peta"), 2)
    assert both.findings == (Finding("pair_as_item_type", what="Skripsi – Peta"),)
    assert found.weekly == (6,)


BACKUP = """
INSERT INTO `mst_coll_type` (`coll_type_id`, `coll_type_name`) VALUES (3, 'Buku');
INSERT INTO `mst_gmd` (`gmd_id`, `gmd_code`, `gmd_name`) VALUES (1, 'TE', 'Text');
INSERT INTO `mst_loan_rules` (`loan_rules_id`, `member_type_id`, `coll_type_id`, `gmd_id`, `loan_limit`,
  `loan_periode`, `reborrow_limit`, `fine_each_day`, `grace_periode`) VALUES
(6, 2, 2, 0, 1, 14, 0, 0, 0), (7, 2, 0, 0, 9, 90, 0, 0, 0), (8, 1, 3, 0, 2, 21, 0, 0, 0);
INSERT INTO `biblio` (`biblio_id`, `gmd_id`, `title`, `notes`) VALUES
(1, 1, 'Bumi', 'a; b'), (2, 5, 'Bintan', NULL);
INSERT INTO `item` (`item_id`, `biblio_id`, `coll_type_id`, `item_code`) VALUES
(1, 1, 2, 'S1'), (2, 2, 1, 'P1'), (3, 2, 2, 'SP1'), (4, 1, 1, 'R1'), (5, 2, 3, 'BP1'), (6, NULL, 3, 'B1');
INSERT INTO `setting` (`setting_id`, `setting_name`, `setting_value`) VALUES
(17, 'ignore_holidays_fine_calc', 'b:1;');
"""


def test_a_whole_backup_of_slims_tells_which_copies_a_rule_is_for(tmp_path: Path) -> None:
    """A map that is a thesis: for the public its own rule counts, for lecturers that of theses."""
    found = read_rules([put(tmp_path, SLIMS + BACKUP)])
    assert dict(found.copies) == {
        "S1": "Skripsi",
        "P1": "Peta",
        "SP1": "Skripsi – Peta",
        "BP1": "Buku",
    }, "one whose title it does not have is left alone"
    said = {(rule.member_type, rule.item_type): rule.terms.get("loan_days") for rule in found.rules}
    lecturer = "Dosen; 'Tetap'"
    assert said == {
        ("Umum", ""): 7,
        (lecturer, ""): 30,
        ("Umum", "Skripsi"): 3,
        ("Umum", "Peta"): 1,
        ("Umum", "Skripsi – Peta"): 2,
        (lecturer, "Skripsi"): 14,
        ("Umum", "Buku"): 21,
        (lecturer, "Skripsi – Peta"): 14,
    }
    assert [one.code for one in found.left_out] == ["rule_of_unknown_type", "rule_twice", "rule_of_no_type"]


def test_without_rules_by_gmd_the_collection_type_alone_tells(tmp_path: Path) -> None:
    items = put(tmp_path, "item_code,coll_type_id,biblio_id\nB1,2,1\nB2,1,2\n", "item.csv")
    kinds = put(tmp_path, "coll_type_id,coll_type_name\n2,Skripsi\n", "kinds.csv")
    types = "member_type_id,member_type_name,loan_limit,loan_periode,member_periode\n1,Umum,2,7,365\n"
    rules = "loan_rules_id,member_type_id,coll_type_id,gmd_id,loan_limit,loan_periode\n1,1,2,0,4,9\n"
    named = [put(tmp_path, types, "types.csv"), put(tmp_path, rules, "rules.csv")]
    assert read_rules([items, kinds, *named]).copies == (("B1", "Skripsi"),)


def test_inlislite(tmp_path: Path) -> None:
    found = read_rules([put(tmp_path, INLISLITE)])
    assert found.system == "inlislite"
    student, public, *others = found.rules
    once = {"fine_per_day": 2000, "fine_cap": 2000, "suspend_days": 2, "suspend_cap": 0}
    assert student == ForeignRule(
        "Pelajar", "", {**STUDENT, **once}, findings=(Finding("reminder_days", what="2"),)
    )
    weekly = {"fine_per_day": 7000, "fine_period": 7, "fine_cap": 0}
    assert public.terms == {"max_loans": 2, "loan_days": 14, **weekly}
    assert public.findings == (Finding("fine_each_tenor", what="7"),)
    videos = [(rule.member_type, rule.item_type, rule.terms) for rule in others[:2]]
    assert videos == [(of, "Rekaman Video", {"max_loans": 1, "loan_days": 2}) for of in ("Pelajar", "Umum")]
    assert [(rule.since, rule.until) for rule in others[2:]] == [
        (date(2126, 2, 8), date(2126, 3, 9)),
        (date(2126, 3, 1), date(2126, 3, 20)),
        (date(2016, 3, 1), date(2016, 3, 20)),
    ]
    assert found.left_out == ()
    assert found.weekdays == (WeekdayRule(4, {"loan_days": 3}, {}, "rule_by_weekday"),)
    assert found.weekly == (6,)


WEEKDAYS = "ID,DayIndex,MaxLoanDays,MaxPinjamKoleksi,DendaType,DendaPerTenor,active\n"


def week(tmp_path: Path, *rows: str) -> ForeignRules:
    """Those of INLISLITE, closed on Sundays, with these for weekdays."""
    dump = "\n".join(line for line in INLISLITE.splitlines() if "peminjaman_hari" not in line)
    days = put(tmp_path, WEEKDAYS + "".join(f"{place},{row}\n" for place, row in enumerate(rows)), "hari.csv")
    return read_rules([put(tmp_path, dump), days])


def test_what_is_the_same_on_every_open_weekday_holds_always(tmp_path: Path) -> None:
    found = week(tmp_path, *(f"{day},10,4,Konstan,500,1" for day in range(1, 7)))
    always = {"loan_days": 10, "max_loans": 4, "fine_per_day": 500, "fine_cap": 500}
    general, student, public, *others = found.rules
    assert general == ForeignRule("", "", always, findings=(Finding("weekdays_as_always"),))
    assert {name: student.terms[name] for name in always} == always
    assert (student.terms["suspend_days"], student.terms["max_renewals"]) == (2, 1), "of its own"
    assert {name: public.terms[name] for name in always} == always
    assert [(rule.terms["loan_days"], rule.terms["max_loans"]) for rule in others] == [(10, 4)] * 5
    assert not any("fine_per_day" in rule.terms for rule in others), "what a rule does not say it does not"
    assert (found.weekdays, found.left_out) == ((), ())


def test_what_holds_on_most_weekdays_is_taken_and_the_others_are_told(tmp_path: Path) -> None:
    found = week(
        tmp_path,
        *(f"{day},7,,,,1" for day in (1, 2, 3, 4)),
        *("5,3,,,,1", "5,9,,,,1", "9,9,,,,1", "7,5,,,,1", "6,1,,,,0"),
    )
    assert found.rules[0].terms == {"loan_days": 7}
    assert found.weekdays == (
        WeekdayRule(4, {"loan_days": 3}, {"loan_days": 7}, "rule_by_weekday"),
        WeekdayRule(5, {}, {"loan_days": 7}, "weekday_without_rule"),
        WeekdayRule(6, {"loan_days": 5}, {}, "weekday_closed"),
    )
    assert [(one.code, one.what) for one in found.left_out] == [
        ("rule_twice", "5"),
        ("rule_without_days", "6"),
    ]


def test_a_fine_of_a_season_counts_more_than_that_of_the_weekdays(tmp_path: Path) -> None:
    head = "ID,TanggalAwal,TanggalAkhir,MaxLoanDays,DendaType,DendaPerTenor\n"
    season = f"{head}1,2127-01-01,2127-01-31,5,Konstan,900\n"
    every = "".join(f"{day},{day},8,,Konstan,100,1\n" for day in range(1, 8))
    days = put(tmp_path, WEEKDAYS + every, "hari.csv")
    members = put(tmp_path, "ID,JenisAnggota,MaxLoanDays\n1,Umum,14\n", "jenis.csv")
    found = read_rules([members, days, put(tmp_path, season, "tanggal.csv")])
    general, public, month = found.rules
    assert (general.terms["loan_days"], public.terms["loan_days"], month.terms["loan_days"]) == (8, 8, 8)
    assert (general.terms["fine_per_day"], month.terms["fine_per_day"]) == (100, 900)


def test_a_suspension_for_each_so_many_days_is_taken_as_it_is(tmp_path: Path) -> None:
    head = (
        "ID,JenisAnggota,MaxLoanDays,DaySuspend,SuspendType,SuspendTenorJumlah,SuspendTenorSatuan,"
        "SuspendTenorMultiply\n"
    )
    rows = "1,Umum,7,3,Berkelipatan,2,Minggu,2\n2,Guru,7,3,Konstan,2,Minggu,2\n3,Tamu,7,3,,1,Hari,1\n"
    public, teacher, guest = read_rules([put(tmp_path, head + rows, "jenis.csv")]).rules
    assert public.terms == {"loan_days": 7, "suspend_days": 6, "suspend_period": 14, "suspend_cap": 0}
    assert public.findings == (Finding("suspension_each_tenor", what="14"),)
    assert teacher.terms == {"loan_days": 7, "suspend_days": 3, "suspend_cap": 3}
    assert guest.terms == {"loan_days": 7, "suspend_days": 3, "suspend_cap": 0}
    assert (teacher.findings, guest.findings) == ((), ())


def test_a_fine_of_the_weekdays_takes_the_days_of_another_rule_with_it(tmp_path: Path) -> None:
    found = week(tmp_path, *(f"{day},,,Berkelipatan,500,1" for day in range(1, 7)))
    public = next(rule for rule in found.rules if rule.member_type == "Umum")
    assert {n: v for n, v in public.terms.items() if "fine" in n} == {"fine_per_day": 500, "fine_cap": 0}


CATEGORIES = "ID,Code,Name\n1,1,Koleksi Umum\n5,5,Koleksi Referensi\n6,6,Koleksi Anak\n"


def lending(tmp_path: Path, days: str, allowed: str) -> ForeignRules:
    """INLISLITE with these rules by weekday, and which of CATEGORIES they lend."""
    dump = "\n".join(line for line in INLISLITE.splitlines() if "peminjaman_hari" not in line)
    return read_rules(
        [
            put(tmp_path, dump),
            put(tmp_path, f"ID,DayIndex,MaxLoanDays,active\n{days}", "hari.csv"),
            put(tmp_path, CATEGORIES, "kategori.csv"),
            put(tmp_path, f"DataID,Category_id,Peminjaman_hari_id\n{allowed}", "boleh.csv"),
        ]
    )


def test_a_weekday_that_lends_some_collection_categories_only_is_told(tmp_path: Path) -> None:
    found = lending(tmp_path, "8,6,0,1\n9,6,0,1\n3,7,0,1\n4,2,0,0\n", "1,1,8\n2,9,9\n3,1,3\n4,1,4\n")
    assert found.weekdays == (
        WeekdayRule(5, {}, {}, "weekday_lends_only", "#9, Koleksi Umum"),
        WeekdayRule(6, {}, {}, "weekday_closed", "Koleksi Umum"),
    )
    assert not any("loanable" in rule.terms for rule in found.rules)


def test_a_category_that_no_open_weekday_lends_is_never_lent_here(tmp_path: Path) -> None:
    days = "".join(f"{day},{day},0,1\n" for day in range(1, 7))
    allowed = "".join(f"{day},{1 + 5 * (day % 2)},{day}\n" for day in range(1, 7))
    found = lending(tmp_path, days, allowed)
    never = [rule for rule in found.rules if "loanable" in rule.terms]
    told = (Finding("category_as_item_type"),)
    assert never == [ForeignRule("", "Koleksi Referensi", {"loanable": False}, findings=told)]
    assert ForeignType("item", "Koleksi Referensi") in found.types
    assert [(one.day, one.what) for one in found.weekdays] == [
        (day, "Koleksi Anak" if (day + 1) % 2 else "Koleksi Umum") for day in range(6)
    ]


def test_a_category_that_a_type_of_member_may_not_have_is_not_lent_to_it(tmp_path: Path) -> None:
    members = "id,jenisanggota,MaxPinjamKoleksi,MaxLoanDays\n1,Umum,2,7\n2,Dosen,9,30\n3,Tamu,1,3\n"
    allowed = "ID,CollectionCategory_id,JenisAnggota_id\n1,1,1\n2,6,1\n3,1,2\n4,5,2\n5,6,2\n"
    files = {"jenis.csv": members, "kategori.csv": CATEGORIES, "boleh.csv": allowed}
    found = read_rules([put(tmp_path, text, name) for name, text in files.items()])
    kept = [rule for rule in found.rules if "loanable" in rule.terms]
    told = (Finding("category_not_theirs"),)
    assert kept == [ForeignRule("Umum", "Koleksi Referensi", {"loanable": False}, findings=told)]
    assert ForeignType("item", "Koleksi Referensi") in found.types


WHOLE = """
INSERT INTO `collectioncategorys` (`ID`, `Code`, `Name`) VALUES
(1, '1', 'Koleksi Umum'), (5, '5', 'Koleksi Referensi'), (6, '6', 'Koleksi Langka');
INSERT INTO `collectioncategorysdefault` (`ID`, `CollectionCategory_id`, `JenisAnggota_id`) VALUES
(1, 1, 1), (2, 1, 2), (3, 5, 2);
INSERT INTO `catalogs` (`ID`, `BIBID`, `Title`, `Worksheet_id`) VALUES
(10, '0010', 'Bumi; manusia', 1), (20, '0020', 'Laskar', 2);
INSERT INTO `collections` (`ID`, `NomorBarcode`, `Catalog_id`, `Category_id`, `Rule_id`) VALUES
(1, 'U1', 10, 1, 1), (2, 'R1', 10, 5, 1), (3, 'V1', 20, 1, 1), (4, 'RV1', 20, 5, 2), (5, 'L1', 99, 6, 1),
(6, 'X1', 99, 5, 1), (7, '', 20, 5, 1);
"""


def test_a_whole_backup_of_inlislite_tells_which_copies_a_rule_is_for(tmp_path: Path) -> None:
    """Videos are lent for two days; pupils get no reference works, so no reference video either."""
    found = read_rules([put(tmp_path, INLISLITE + WHOLE)])
    assert dict(found.copies) == {
        "R1": "Koleksi Referensi",
        "V1": "Rekaman Video",
        "RV1": "Koleksi Referensi – Rekaman Video",
    }, "one whose title it does not have is left alone"
    both = "Koleksi Referensi – Rekaman Video"
    said = {(rule.member_type, rule.item_type): rule for rule in found.rules if rule.since is None}
    video = {"max_loans": 1, "loan_days": 2}
    assert said["Pelajar", both].terms == {**video, "loanable": False}
    assert said["Umum", both].terms == video
    assert said["Umum", both].findings == (Finding("category_and_kind"),)
    assert ForeignType("item", both) in found.types
    assert [(one.code, one.what) for one in found.left_out] == [("copies_read_here", "1")]


PEOPLE = """
INSERT INTO `members` (`ID`, `MemberNo`, `Fullname`, `JenisAnggota_id`, `StatusAnggota_id`) VALUES
(1, 'P1', 'Ani', 1, 3), (2, 'P2', 'Budi', 1, 3), (3, 'P3', 'Citra', 1, 3), (4, 'P4', 'Dedi', 1, 1),
(5, 'U1', 'Eka', 2, 3), (6, 'U2', 'Fajar', 2, 3);
INSERT INTO `memberloanauthorizecategory` (`DataID`, `Member_id`, `CategoryLoan_id`) VALUES
(1, 1, 1), (2, 1, 5), (3, 2, 1), (4, 4, 6), (5, 5, 1), (6, 5, 6), (7, 6, 6), (8, 6, 1);
INSERT INTO `memberloanauthorizelocation` (`DataID`, `Member_id`, `LocationLoan_id`) VALUES
(1, 1, 1), (2, 1, 2), (3, 2, 1);
"""


def test_what_single_members_may_have_there_counts_where_all_of_their_type_have_it_alike(
    tmp_path: Path,
) -> None:
    """Ani may have reference works besides. All of the public have the rare ones, and none the reference."""
    found = read_rules([put(tmp_path, INLISLITE + WHOLE + PEOPLE)])
    kept = {
        (rule.member_type, rule.item_type)
        for rule in found.rules
        if rule.terms.get("loanable") is False and "–" not in rule.item_type
    }
    assert kept == {
        ("Pelajar", "Koleksi Referensi"),
        ("Pelajar", "Koleksi Langka"),
        ("Umum", "Koleksi Referensi"),
    }
    assert [(one.code, one.what) for one in found.left_out] == [
        ("single_may", "Pelajar – Koleksi Referensi: P1"),
        ("single_nothing", "Pelajar: P3"),
        ("single_places", "P2"),
        ("copies_read_here", "1"),
    ]


def test_of_many_single_members_the_first_are_named(tmp_path: Path) -> None:
    people = "".join(f"{n},M{n:03},1\n" for n in range(1, 31))
    files = {
        "jenis.csv": "id,jenisanggota,MaxPinjamKoleksi,MaxLoanDays\n1,Umum,2,7\n",
        "kategori.csv": CATEGORIES,
        "baru.csv": "ID,CollectionCategory_id,JenisAnggota_id\n1,1,1\n2,5,1\n3,6,1\n",
        "anggota.csv": f"id,memberno,jenisanggota_id\n{people}",
        "boleh.csv": "member_id,categoryloan_id\n"
        + "".join(f"{n},1\n{n},5\n" for n in range(1, 31))
        + "30,6\n",
    }
    found = read_rules([put(tmp_path, text, name) for name, text in files.items()])
    [one] = found.left_out
    assert (one.code, one.what[:50]) == (
        "single_may_not",
        "Umum – Koleksi Anak: M001, M002, M003, M004, M005,",
    )
    assert one.what.endswith("M020 … (+9)")
    del files["baru.csv"]
    found = read_rules([tmp_path / name for name in files])
    assert found.left_out == (Finding("single_may", what="Umum – Koleksi Anak: M030"),), "most have it not"


def test_a_statement_of_any_length_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole tables in one statement, in one line that is longer than is ever read at once."""
    monkeypatch.setattr(lines, "LONGEST", 300)
    monkeypatch.setattr(lines, "BLOCK", 64)
    name = "Dosen 'Tetap'; Š\\"
    quoted = name.replace("\\", r"\\").replace("'", "''")
    rows = ",".join(f"({n},'{quoted}{n}',{n},7)" for n in range(1, 100))
    head = "INSERT INTO `mst_member_type` (`member_type_id`,`member_type_name`,`loan_limit`,`loan_periode`)"
    found = read_rules([put(tmp_path, f"{head} VALUES {rows};\n")])
    assert [rule.member_type for rule in found.rules] == [f"{name}{n}" for n in range(1, 100)]
    assert {rule.terms["loan_days"] for rule in found.rules} == {7}
    assert found.left_out == ()


@pytest.mark.parametrize("packed", [False, True])
def test_a_backup_that_is_cut_off_is_told(tmp_path: Path, packed: bool) -> None:
    """What came before counts."""
    raw = SLIMS.encode()
    cut = gzip.compress(raw)[:-8] if packed else raw[: raw.index(b"(2, 'Mon'")]
    found = read_rules([put(tmp_path, cut, "cadangan.sql")])
    assert found.left_out[0] == Finding("file_cut", what="cadangan.sql")
    assert len(found.rules) == 5
    assert found.weekly == (6,)


def test_single_tables_as_csv(tmp_path: Path) -> None:
    head = "member_type_id;member_type_name;loan_limit;loan_periode;member_periode\n"
    members = put(tmp_path, head + '1;"Umum";2;7;365\n', "types.csv")
    rules = put(
        tmp_path, "loan_rules_id,member_type_id,coll_type_id,gmd_id,loan_limit,loan_periode\n1,1,2,0,4,9\n"
    )
    kinds = put(tmp_path, "coll_type_id,coll_type_name\n2,Skripsi\n", "kinds.csv")
    found = read_rules([rules, members, kinds])
    assert [rule.terms["loan_days"] for rule in found.rules] == [7, 9]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("member_type_id,member_type_name,loan_limit,loan_periode", "1,Umum,2,7\n2\n,,,\n"),
        ("id,jenisanggota,MaxPinjamKoleksi,MaxLoanDays", "1,Umum,2,7\n2,,3,7\n,,,\n"),
    ],
)
def test_a_type_without_a_name_is_told_and_the_others_count(tmp_path: Path, head: str, rows: str) -> None:
    """Rows that say nothing at all are a spreadsheet's end."""
    found = read_rules([put(tmp_path, f"{head}\n{rows}", "jenis.csv")])
    assert [one.name for one in found.types] == ["Umum"]
    assert [rule.terms["loan_days"] for rule in found.rules] == [7]
    assert [one.code for one in found.left_out] == ["type_without_name"]


@pytest.mark.parametrize("text", ["", "title,author\nx,y\n", "INSERT INTO `biblio` VALUES (1);\n"])
def test_other_files_hold_none(tmp_path: Path, text: str) -> None:
    assert read_rules([put(tmp_path, text)]).system == ""
