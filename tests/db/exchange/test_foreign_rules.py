# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules are read out of backups of SLiMS and INLISLite, and what ours can't say is told."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from db.exchange.foreign_rules import ForeignRule, ForeignType, read_rules
from db.exchange.records import Finding
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
    )
    public, lecturer, thesis, maps = found.rules
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
        ("rule_by_gmd", "Peta"),
    ]
    assert (maps.member_type, maps.item_type, maps.terms["loan_days"]) == ("Umum", "Peta", 1)
    assert maps.findings == (Finding("gmd_as_item_type", what="Peta"),)
    assert found.weekly == (6,)


def test_inlislite(tmp_path: Path) -> None:
    found = read_rules([put(tmp_path, INLISLITE)])
    assert found.system == "inlislite"
    student, public, *others = found.rules
    once = {"fine_per_day": 2000, "fine_cap": 2000, "suspend_days": 2, "suspend_cap": 0}
    assert student == ForeignRule(
        "Pelajar", "", {**STUDENT, **once}, findings=(Finding("reminder_days", what="2"),)
    )
    assert public.terms == {"max_loans": 2, "loan_days": 14, "fine_per_day": 1000, "fine_cap": 0}
    assert public.findings == (Finding("fine_each_tenor", what="7000 / 7"),)
    videos = [(rule.member_type, rule.item_type, rule.terms) for rule in others[:2]]
    assert videos == [(of, "Rekaman Video", {"max_loans": 1, "loan_days": 2}) for of in ("Pelajar", "Umum")]
    assert [(rule.since, rule.until) for rule in others[2:]] == [
        (date(2126, 2, 8), date(2126, 3, 9)),
        (date(2126, 3, 1), date(2126, 3, 20)),
        (date(2016, 3, 1), date(2016, 3, 20)),
    ]
    assert found.left_out == (Finding("rule_by_weekday", what="5"),)
    assert found.weekly == (6,)


def test_single_tables_as_csv(tmp_path: Path) -> None:
    head = "member_type_id;member_type_name;loan_limit;loan_periode;member_periode\n"
    members = put(tmp_path, head + '1;"Umum";2;7;365\n', "types.csv")
    rules = put(
        tmp_path, "loan_rules_id,member_type_id,coll_type_id,gmd_id,loan_limit,loan_periode\n1,1,0,0,4,9\n"
    )
    found = read_rules([rules, members])
    assert [rule.terms["loan_days"] for rule in found.rules] == [7, 9]


@pytest.mark.parametrize("text", ["", "title,author\nx,y\n", "INSERT INTO `biblio` VALUES (1);\n"])
def test_other_files_hold_none(tmp_path: Path, text: str) -> None:
    assert read_rules([put(tmp_path, text)]).system == ""
