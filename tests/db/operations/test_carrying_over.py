# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of SLiMS and INLISLite become policies, each an operation; again, they change nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from db.exchange.foreign_rules import ForeignRule, ForeignRules, ForeignType, read_rules
from db.exchange.records import Finding
from db.exchange.weekday_rules import WeekdayRule
from db.models import Item, ItemType, JournalEntry, MemberType
from db.operations import refusals
from db.operations.carrying_over import CHANGED, LEFT_OUT, NEW, SAME, Line, carry_over, look
from db.operations.desk import Desk
from db.operations.policies import put_policy
from db.queries.library import branches, closed_days, loan_policies
from db.rules.eligibility import Obstacle
from db.rules.terms import Said
from tests.db import small_world
from tests.db.conftest import AsRole
from tests.db.exchange.imports import put, total
from tests.db.exchange.rules_of_others import INLISLITE, SLIMS
from tests.db.exchange.test_foreign_rules import BACKUP, PEOPLE, WHOLE
from tests.db.small_world import TODAY, lend


@pytest.fixture
def slims(tmp_path: Path) -> ForeignRules:
    return read_rules([put(tmp_path, SLIMS)])


@pytest.fixture
def inlislite(tmp_path: Path) -> ForeignRules:
    return read_rules([put(tmp_path, INLISLITE)])


def outcomes(lines: list[Line]) -> list[tuple[str, str, str]]:
    return [(line.what, line.member_type or line.item_type or line.name, line.outcome) for line in lines]


def test_theirs_stand_beside_ours_before_anything_is_changed(desk: Desk, slims: ForeignRules) -> None:
    before = total(desk, JournalEntry)
    with desk.store.read() as session:
        lines = look(session, slims, None, TODAY)
    assert outcomes(lines) == [
        ("member", "Umum", SAME),
        ("member", "Dosen; 'Tetap'", NEW),
        ("item", "Skripsi", NEW),
        ("item", "Peta", NEW),
        ("item", "Skripsi – Peta", NEW),
        ("policy", "Umum", NEW),
        ("policy", "Dosen; 'Tetap'", NEW),
        *[("policy", "Umum", NEW)] * 3,
        ("closed", "Natal", NEW),
        ("weekly", "6", SAME),
        *[("policy", "", LEFT_OUT)] * 4,
    ]
    public = lines[5]
    assert public.theirs["fine_per_day"] == 500
    assert public.ours["fine_per_day"] == 0
    assert set(public.ours) == set(public.theirs)
    assert lines[-1].findings[0].code == "closed_days_past"
    assert total(desk, JournalEntry) == before


def test_each_is_an_operation_and_again_nothing_is(desk: Desk, slims: ForeignRules) -> None:
    before = total(desk, JournalEntry)
    lines = carry_over(desk, slims, None, TODAY)
    made = sum(line.outcome in (NEW, CHANGED) for line in lines)
    assert total(desk, JournalEntry) - before == made == 10
    with desk.store.read() as session:
        said = {(row.member_type_name, row.item_type_name): row.terms for row in loan_policies(session)}
        codes = set(session.scalars(select(MemberType.code))) | set(session.scalars(select(ItemType.code)))
        assert [(row.day, row.name) for row in closed_days(session, TODAY)] == [(date(2126, 12, 25), "Natal")]
    assert said["Umum", "Skripsi"]["loan_days"] == 3
    assert said["Dosen; 'Tetap'", None]["max_loans"] == 5
    assert {"DOSENTETAP", "SKRIPSI"} <= codes
    assert not [line for line in carry_over(desk, slims, None, TODAY) if line.outcome in (NEW, CHANGED)]
    assert total(desk, JournalEntry) - before == made


def test_for_one_branch_and_what_ours_said_besides_stays(desk: Desk, slims: ForeignRules) -> None:
    carry_over(desk, slims, desk.branch, TODAY)
    changed = slims._replace(rules=(slims.rules[0]._replace(terms={"loan_days": 9}),))
    assert CHANGED in [line.outcome for line in carry_over(desk, changed, desk.branch, TODAY)]
    with desk.store.read() as session:
        rows = [row for row in loan_policies(session) if row.branch == desk.branch]
    [public] = [row.terms for row in rows if (row.member_type_name, row.item_type) == ("Umum", None)]
    assert (public["loan_days"], public["fine_per_day"]) == (9, 500)


def general(fines: dict[str, Said]) -> ForeignRules:
    return ForeignRules("inlislite", rules=(ForeignRule("", "", fines),))


def test_what_goes_with_a_term_is_taken_over_with_it(desk: Desk) -> None:
    def terms() -> dict[str, Said]:
        with desk.store.read() as session:
            [row] = [row for row in loan_policies(session) if row.branch == desk.branch]
        return row.terms

    weekly: dict[str, Said] = {"fine_per_day": 7_000, "fine_period": 7}
    for fines, outcome in ((weekly, NEW), (weekly, SAME), ({"fine_per_day": 7_000}, CHANGED)):
        [line] = carry_over(desk, general(fines), desk.branch, TODAY)
        assert (line.outcome, terms()) == (outcome, fines)
    [line] = carry_over(desk, general(weekly), desk.branch, TODAY)
    assert line.ours == {"fine_per_day": 7_000, "fine_period": 1}
    [line] = carry_over(desk, general({"fine_per_day": 500}), desk.branch, TODAY)
    assert line.ours == weekly


def test_ours_by_the_hour_stand_beside_their_days_which_count_from_then_on(desk: Desk) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"loan_hours": 3, "loan_days": 5})
    [line] = carry_over(desk, general({"loan_days": 5, "renewal_days": 5}), desk.branch, TODAY)
    assert (line.outcome, line.ours) == (CHANGED, {"loan_hours": 3})
    [line] = carry_over(desk, general({"loan_days": 5, "renewal_days": 5}), desk.branch, TODAY)
    assert (line.outcome, line.ours) == (SAME, {"loan_days": 5, "renewal_days": 5})


def test_a_category_that_is_never_lent_becomes_an_item_type_that_is_not(desk: Desk) -> None:
    foreign = ForeignRules(
        "inlislite",
        types=(ForeignType("item", "Koleksi Referensi"),),
        rules=(ForeignRule("", "Koleksi Referensi", {"loanable": False}),),
        weekdays=(WeekdayRule(5, {}, {}, "weekday_lends_only", "Koleksi Umum"),),
    )
    lines = carry_over(desk, foreign, None, TODAY)
    assert [(line.what, line.outcome) for line in lines] == [
        ("item", NEW),
        ("policy", NEW),
        ("weekday", LEFT_OUT),
    ]
    assert lines[-1].findings == (Finding("weekday_lends_only", what="Koleksi Umum"),)
    with desk.store.read() as session:
        said = {row.item_type_name: row.terms for row in loan_policies(session)}
    assert said["Koleksi Referensi"] == {"loanable": False}


def test_seasons_of_inlislite(desk: Desk, inlislite: ForeignRules) -> None:
    lines = carry_over(desk, inlislite, None, TODAY)
    seasons = [(line.since, line.outcome, [f.code for f in line.findings]) for line in lines if line.until]
    assert seasons == [
        (date(2126, 2, 8), NEW, []),
        (date(2126, 3, 1), LEFT_OUT, ["season_taken"]),
        (date(2016, 3, 1), LEFT_OUT, ["season_past"]),
    ]
    with desk.store.read() as session:
        [season] = [row for row in loan_policies(session) if row.season]
    assert (season.since, season.until, season.terms) == (
        date(2126, 2, 8),
        date(2126, 3, 9),
        {"max_loans": 5, "loan_days": 30},
    )


def test_a_rule_for_a_collection_type_and_a_gmd_holds_for_an_item_type_of_their_names(
    desk: Desk, slims: ForeignRules
) -> None:
    def told(lines: list[Line]) -> list[list[tuple[str, str]]]:
        return [
            [(one.code, one.what) for one in line.findings]
            for line in lines
            if (line.what, line.item_type) == ("policy", "Skripsi – Peta")
        ]

    named = ("pair_as_item_type", "Skripsi – Peta")
    assert told(carry_over(desk, slims, None, TODAY)) == [[named]]
    thesis, both = (_item_type(desk, name) for name in ("Skripsi", "Skripsi – Peta"))
    for place, form in enumerate(("map", "map", "book")):
        title = small_world.add_title(desk, f"Judul {place}", form=form)
        small_world.add_item(desk, f"S{place}", title, item_type=thesis)
    with desk.store.read() as session:
        assert told(look(session, slims, None, TODAY)) == [[named, ("pair_copies", "2")]]
        said = {row.item_type: row.terms for row in loan_policies(session)}
    assert (said[thesis]["loan_days"], said[both]["loan_days"]) == (3, 2)


def _item_type(desk: Desk, name: str) -> UUID:
    with desk.store.read() as session:
        return session.scalars(select(ItemType.uid).where(ItemType.name == name)).one()


def test_weekdays_that_differ_are_told_with_what_is_taken(desk: Desk, inlislite: ForeignRules) -> None:
    most = inlislite._replace(
        rules=(ForeignRule("", "", {"loan_days": 7}),),
        weekdays=(WeekdayRule(4, {"loan_days": 3}, {"loan_days": 7}, "rule_by_weekday"),),
    )
    [friday] = [line for line in carry_over(desk, most, None, TODAY) if line.what == "weekday"]
    assert (friday.outcome, friday.name, friday.theirs, friday.ours) == (
        LEFT_OUT,
        "4",
        {"loan_days": 3},
        {"loan_days": 7},
    )
    assert friday.findings == (Finding("rule_by_weekday"),)


def test_it_wants_the_right_to_edit_policies(as_role: AsRole, slims: ForeignRules) -> None:
    with pytest.raises(refusals.NotAllowed):
        carry_over(as_role("circulation"), slims, None, TODAY)


def test_weekly_closings_come_to_those_of_the_branch(
    desk: Desk, as_role: AsRole, slims: ForeignRules, inlislite: ForeignRules
) -> None:
    def closed() -> tuple[int, ...]:
        with desk.store.read() as session:
            return branches(session)[0].closed_weekdays

    def weekly(lines: list[Line]) -> list[tuple[str, str, list[str]]]:
        return [
            (one.name, one.outcome, [f.code for f in one.findings]) for one in lines if one.what == "weekly"
        ]

    before = closed()
    friday = slims._replace(weekly=(4, 6))
    head = carry_over(as_role("branch_head"), friday, None, TODAY)
    assert weekly(head)[0] == ("4", LEFT_OUT, ["wants_settings"])
    assert closed() == before
    assert weekly(carry_over(desk, friday, desk.branch, TODAY))[0] == ("4", NEW, [])
    assert closed() == tuple(sorted({*before, 4, 6}))
    assert weekly(carry_over(desk, inlislite, None, TODAY)) == [("6", SAME, [])]


def test_copies_get_the_item_types_that_rules_of_slims_name_for_them(
    desk: Desk, as_role: AsRole, a_branch: UUID, tmp_path: Path
) -> None:
    title = small_world.add_title(desk)
    for barcode in ("S1", "P1", "R1"):
        small_world.add_item(desk, barcode, title)
    elsewhere = small_world.add_item(desk, "SP1", title, at_branch=a_branch)
    foreign = read_rules([put(tmp_path, SLIMS + BACKUP)])

    def types() -> dict[str, str]:
        with desk.store.read() as session:
            rows = session.execute(select(Item.barcode, ItemType.name).join(ItemType))
            return dict(rows.all())

    def copies(lines: list[Line]) -> list[tuple[str, str, str]]:
        return [(line.item_type, line.name, line.outcome) for line in lines if line.what == "copies"]

    before = types()
    with desk.store.read() as session:
        there = copies(look(session, foreign, None, TODAY))
    assert there == [("Skripsi", "1", CHANGED), ("Peta", "1", CHANGED), ("Skripsi – Peta", "1", CHANGED)]
    head = copies(carry_over(as_role("branch_head"), foreign, desk.branch, TODAY))
    assert {outcome for _, _, outcome in head} == {LEFT_OUT}
    assert types() == before
    assert copies(carry_over(desk, foreign, desk.branch, TODAY)) == there[:2]
    assert types() == {**before, "S1": "Skripsi", "P1": "Peta"}
    assert copies(carry_over(desk, foreign, None, TODAY)) == there[2:]
    assert types()["SP1"] == "Skripsi – Peta"
    assert not [line for line in carry_over(desk, foreign, None, TODAY) if line.outcome in (NEW, CHANGED)]
    lent = lend(desk, elsewhere, small_world.register(desk))
    assert (lent.due_at.date() - TODAY).days == 2


def test_copies_get_the_item_types_that_rules_of_inlislite_name_for_them(desk: Desk, tmp_path: Path) -> None:
    """A reference work on video: pupils may not have it, the public for two days."""
    title = small_world.add_title(desk)
    copies = {barcode: small_world.add_item(desk, barcode, title) for barcode in ("U1", "R1", "V1", "RV1")}
    foreign = read_rules([put(tmp_path, INLISLITE + WHOLE)])
    lines = carry_over(desk, foreign, None, TODAY)
    assert [(line.item_type, line.name) for line in lines if line.what == "copies"] == [
        ("Koleksi Referensi", "1"),
        ("Rekaman Video", "1"),
        ("Koleksi Referensi – Rekaman Video", "1"),
    ]
    assert not [line for line in carry_over(desk, foreign, None, TODAY) if line.outcome in (NEW, CHANGED)]
    with desk.store.read() as session:
        kinds = {kind.name: kind.uid for kind in session.scalars(select(MemberType))}
    pupil, public = (small_world.register(desk, member_type=kinds[name]) for name in ("Pelajar", "Umum"))
    for barcode in ("R1", "RV1"):
        with pytest.raises(refusals.Obstructed) as refused:
            lend(desk, copies[barcode], pupil)
        assert refused.value.obstacles == (Obstacle.NOT_FOR_LOAN,)
    assert (lend(desk, copies["RV1"], public).due_at.date() - TODAY).days == 2


def test_what_single_members_of_inlislite_may_have_is_told(desk: Desk, tmp_path: Path) -> None:
    lines = carry_over(desk, read_rules([put(tmp_path, INLISLITE + WHOLE + PEOPLE)]), None, TODAY)
    told = [one.code for line in lines if line.outcome == LEFT_OUT for one in line.findings]
    assert {"single_may", "single_nothing", "single_places", "copies_read_here"} <= set(told)
