# SPDX-License-Identifier: GPL-3.0-or-later
"""Loan policies: edited, taken back, and asked what applies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from db.operations import refusals
from db.operations.desk import Desk
from db.operations.policies import put_type
from db.rules.terms import TERM_NAMES
from desktop_app.settings.policies_presenter import (
    PoliciesPresenter,
    PoliciesState,
    Question,
    answer_lines,
    key_words,
    season_words,
    term_name,
    term_words,
    terms_words,
)
from desktop_app.settings.work import Work
from tests.desktop_app.at_once import AtOnce


class Table:
    def __init__(self, desk: Desk) -> None:
        self.told: list[tuple[str, Callable[[], None] | None]] = []
        self.failed: list[Exception] = []
        self.changes: list[frozenset[str]] = []
        work = Work(lambda: desk, AtOnce(), self.changed)  # type: ignore[arg-type]
        self.presenter = PoliciesPresenter(
            work, lambda _state: None, lambda *said: self.told.append(said), self.failed.append
        )
        self.presenter.load()

    def changed(self, kinds: frozenset[str]) -> None:
        self.changes.append(kinds)

    @property
    def state(self) -> PoliciesState:
        self.presenter.load()
        return self.presenter.state

    def save(self, before: object = None, **facts: object) -> list[Exception]:
        refused: list[Exception] = []
        self.presenter.save(before, facts, lambda: None, refused.append)  # type: ignore[arg-type]
        return refused


@pytest.fixture
def table(desk: Desk) -> Table:
    desk.perform(put_type, of="member", code="MHS", name="Mahasiswa")
    return Table(desk)


def test_the_more_specific_policy_answers_and_unsaid_terms_come_from_the_general_one(table: Table) -> None:
    student = next(t for t in table.state.member_types if t.code == "MHS")
    assert table.save(member_type=student.uid, terms={"loan_days": 14}) == []
    book, branch = table.state.item_types[0], table.state.branches[0]
    table.presenter.ask(Question(student.uid, book.uid, branch.uid))
    answer = table.presenter.state.answer
    assert answer is not None
    assert (answer.terms.loan_days, answer.terms.max_loans, answer.overall) == (14, 2, 2)
    lines = answer_lines(answer)
    told = {line.name for line in lines} - {term_name(term) for term in TERM_NAMES}
    assert len(told) == 1, "all types together"
    untold = set(TERM_NAMES) - {term for term in TERM_NAMES if term_name(term) in {x.name for x in lines}}
    assert untold == {"loanable", "due_on", "loan_hours", "fine_period", "suspend_period"}
    why = {line.name: line.why for line in lines}
    assert why[term_name("loan_days")].startswith("Mahasiswa")
    assert why[term_name("max_loans")] != why[term_name("loan_days")] != why[term_name("min_age")]


def test_what_is_not_lent_says_only_that(table: Table) -> None:
    book = table.state.item_types[0]
    table.save(item_type=book.uid, terms={"loanable": False})
    kept = table.state.question
    table.presenter.ask(Question(kept.member_type, book.uid, kept.branch))
    answer = table.presenter.state.answer
    assert answer is not None
    assert len(answer_lines(answer)) == 1


def test_adding_changing_and_removing_can_be_taken_back(table: Table) -> None:
    general = table.state.rows[0]
    table.save(general, target=general.uid, terms={"loan_days": 21})
    assert table.state.rows[0].terms == {"loan_days": 21}
    table.told[-1][1]()
    assert table.state.rows[0].terms == general.terms
    table.presenter.remove(general)
    assert table.state.rows == ()
    table.told[-1][1]()
    assert table.state.rows[0].terms == general.terms
    student = table.state.member_types[0]
    table.save(member_type=student.uid, terms={"max_loans": 5})
    assert len(table.state.rows) == 2
    table.told[-1][1]()
    assert len(table.state.rows) == 1
    assert [what for what, _undo in table.told][-2:] == ["added", "undone"]
    assert table.changes[-1] == {"policies"}


def test_two_policies_for_the_same_are_refused(table: Table) -> None:
    assert isinstance(table.save(terms={"loan_days": 3})[0], refusals.Taken)


def test_words(table: Table) -> None:
    table.save(member_type=table.state.member_types[0].uid, terms={"loan_days": 3})
    general, of_a_type = table.state.rows
    assert key_words(of_a_type) == of_a_type.member_type_name
    assert key_words(general)
    assert len({term_name(term) for term in TERM_NAMES}) == len(TERM_NAMES)
    assert term_words("loan_days", None) == ""
    assert "500" in term_words("fine_per_day", 500)
    daily, weekly = term_words("fine_per_day", 500), term_words("fine_per_day", 500, period=7)
    assert "7 day" in weekly
    assert term_words("fine_per_day", 500, period=0) == daily != weekly
    assert "14 day" in term_words("suspend_days", 2, period=14)
    assert term_words("fine_per_day", 0, period=7) == term_words("fine_per_day", 0)
    assert term_words("fine_cap", 0) != term_words("fine_per_day", 0)
    assert term_words("loanable", True) != term_words("loanable", False)


def test_a_fine_stands_with_its_days_and_goes_by_the_day_where_they_are_not_said(table: Table) -> None:
    general = table.state.rows[0]
    weekly = {"fine_per_day": 7_000, "fine_period": 7, "suspend_days": 2}
    assert table.save(general, target=general.uid, terms=weekly) == []
    [said] = [terms_words(row) for row in table.state.rows]
    assert [part.replace("\xa0", " ") for part in said.split(" · ")] == [
        f"{term_name('fine_per_day')} Rp 7.000/7 day(s)",
        f"{term_name('suspend_days')} 2 day(s)/day",
    ]
    branch = table.state.branches[0]
    table.save(at_branch=branch.uid, terms={"fine_period": 14})
    of_branch = table.state.rows[1]

    def lines() -> dict[str, tuple[str, str]]:
        table.presenter.ask(replace(table.state.question, branch=branch.uid))
        answer = table.presenter.state.answer
        assert answer is not None
        return {line.name: (line.value.replace("\xa0", " "), line.why) for line in answer_lines(answer)}

    found = lines()
    assert found[term_name("fine_per_day")] == ("Rp 7.000/14 day(s)", key_words(general))
    assert found[term_name("fine_period")] == ("14", key_words(of_branch))
    assert term_name("suspend_period") not in found
    table.save(of_branch, target=of_branch.uid, at_branch=branch.uid, terms={"fine_per_day": 500})
    found = lines()
    assert found[term_name("fine_per_day")] == ("Rp 500/day", key_words(of_branch))
    assert term_name("fine_period") not in found


def test_only_the_loan_period_that_counts_is_told(table: Table) -> None:
    general, branch = table.state.rows[0], table.state.branches[0]
    hours, days, renewal = (term_name(name) for name in ("loan_hours", "loan_days", "renewal_days"))

    def told() -> dict[str, str]:
        table.presenter.ask(replace(table.state.question, branch=branch.uid))
        answer = table.presenter.state.answer
        assert answer is not None
        return {line.name: line.why for line in answer_lines(answer) if line.name in (hours, days, renewal)}

    everybody = key_words(general)
    table.save(general, target=general.uid, terms={"loan_hours": 3, "loan_days": 7, "renewal_days": 7})
    assert told() == {hours: everybody}
    table.save(at_branch=branch.uid, terms={"loan_days": 14})
    of_branch = table.state.rows[1]
    assert told() == {days: key_words(of_branch), renewal: everybody}
    table.save(of_branch, target=of_branch.uid, at_branch=branch.uid, terms={"loan_hours": 0})
    assert told() == {days: everybody, renewal: everybody}


@pytest.mark.parametrize("terms", [{"loan_days": 7}, {"loan_hours": 72}])
def test_the_day_on_which_everything_is_due_is_told_while_it_counts(
    table: Table, terms: dict[str, int]
) -> None:
    table.save(season="Ujian", since=date(2027, 2, 8), terms={**terms, "due_on": date(2027, 3, 5)})

    def told(day: date) -> bool:
        table.presenter.ask(replace(table.state.question, day=day))
        answer = table.presenter.state.answer
        assert answer is not None
        return term_name("due_on") in {line.name for line in answer_lines(answer)}

    days = [date(2027, 3, 4), date(2027, 3, 5), date(2027, 3, 6)]
    assert [told(day) for day in days] == [True, True, False]


def test_a_season_answers_on_its_days_and_says_so(table: Table) -> None:
    ramadan = {"season": "Ramadan", "since": date(2027, 2, 8), "until": date(2027, 3, 9)}
    assert table.save(**ramadan, terms={"loan_days": 21, "due_on": date(2027, 3, 5)}) == []
    season = next(row for row in table.state.rows if row.season)
    assert "Ramadan" in season_words(season)
    assert term_name("due_on") in terms_words(season)
    for day, days in ((date(2027, 2, 20), 21), (date(2027, 3, 10), 7)):
        table.presenter.ask(replace(table.state.question, day=day))
        answer = table.presenter.state.answer
        assert answer is not None
        assert answer.terms.loan_days == days
        assert any("Ramadan" in line.why for line in answer_lines(answer)) == (days == 21)
    overlapping = {"season": "Libur", "since": date(2027, 3, 9), "terms": {}}
    assert isinstance(table.save(**overlapping)[0], refusals.Taken)
