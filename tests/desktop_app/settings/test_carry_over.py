# SPDX-License-Identifier: GPL-3.0-or-later
"""Loan rules of SLiMS are looked at beside ours in the settings, and carried over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from db.operations.desk import Desk
from db.operations.policies import put_policy
from db.queries.library import branches, loan_policies
from desktop_app.language import format_date, locale
from desktop_app.settings.carry_over_dialog import CarryOverDialog
from desktop_app.settings.carry_over_presenter import (
    Beside,
    beside,
    days_words,
    line_words,
    outcome_words,
    tone,
)
from desktop_app.settings.policies_presenter import term_name
from desktop_app.settings.work import Work
from tests.db.exchange.imports import put
from tests.db.exchange.rules_of_others import INLISLITE, SLIMS
from tests.desktop_app.at_once import AtOnce


def spoken(lines: list[Beside]) -> list[tuple[str, str]]:
    return [(one.theirs.replace("\xa0", ""), one.ours.replace("\xa0", "")) for one in lines]


def test_from_the_files_to_policies(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    carried: list[int] = []
    changes: list[frozenset[str]] = []
    with desk.store.read() as session:
        places = branches(session)
    work = Work(lambda: desk, AtOnce(), changes.append)  # type: ignore[arg-type]
    dialog = CarryOverDialog(None, work, [put(tmp_path, SLIMS)], places, carried.append, lambda e: None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    lines = dialog.presenter.state.lines
    policy = next(line for line in lines if line.what == "policy")
    assert line_words(policy) == "Umum"
    assert outcome_words(policy) == "new"
    assert len(beside(policy)) == len(policy.theirs)
    assert ("Rp500/day", "Rp0") in spoken(beside(policy))
    left_out = [line for line in lines if line.outcome == "left_out"]
    assert all(": " in outcome_words(line) and tone(line) == "bad" for line in left_out)
    assert [days_words(line) for line in lines if line.what == "closed"] == [format_date(date(2126, 12, 25))]
    assert dialog.primary.isEnabled()
    count = dialog.presenter.state.changes
    dialog.accept()
    assert carried == [count]
    assert "policies" in changes[0]
    with desk.store.read() as session:
        assert len(loan_policies(session)) == 6


def test_a_weekday_of_its_own_stands_beside_what_is_taken(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    days = "\n".join(f"{day},{day},{3 if day == 5 else 8}" for day in range(1, 7))
    files = [put(tmp_path, INLISLITE.replace("peraturan_peminjaman_hari", "lain"))]
    files.append(put(tmp_path, f"ID,DayIndex,MaxLoanDays\n{days}\n", "hari.csv"))
    work = Work(lambda: desk, AtOnce(), lambda _kinds: None)  # type: ignore[arg-type]
    dialog = CarryOverDialog(None, work, files, [], lambda n: None, lambda e: None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    [friday] = [line for line in dialog.presenter.state.lines if line.what == "weekday"]
    [length] = beside(friday)
    assert (line_words(friday), tone(friday)) == (f"On {locale().dayName(5)}", "bad")
    assert ("3" in length.theirs, "8" in length.ours) == (True, True)
    assert "weekdays" in outcome_words(friday)


def test_a_fine_for_several_days_stands_beside_ours_with_its_days(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"loan_hours": 3, "fine_per_day": 500})
    work = Work(lambda: desk, AtOnce(), lambda _kinds: None)  # type: ignore[arg-type]
    with desk.store.read() as session:
        places = branches(session)
    dialog = CarryOverDialog(
        None, work, [put(tmp_path, INLISLITE)], places, lambda n: None, lambda e: None  # type: ignore[arg-type]
    )  # fmt: skip
    qtbot.addWidget(dialog)
    dialog.presenter.choose_branch(desk.branch)
    public = next(
        line
        for line in dialog.presenter.state.lines
        if (line.what, line.member_type, line.item_type) == ("policy", "Umum", "")
    )
    assert (public.outcome, tone(public)) == ("new", "warn")
    assert "begun (days: 7)" in outcome_words(public)
    found = {one.term: told for one, told in zip(beside(public), spoken(beside(public)), strict=True)}
    assert found[term_name("fine_per_day")] == (
        "Rp7.000/7 day(s)",
        "Rp500/day",
    )
    assert found[term_name("loan_days")][1] == ""
    assert found[term_name("loan_hours")] == ("", "3 hour(s)")
    assert term_name("fine_period") not in found


def test_a_file_without_rules_says_what_to_choose(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    work = Work(lambda: desk, AtOnce(), lambda _kinds: None)  # type: ignore[arg-type]
    dialog = CarryOverDialog(None, work, [put(tmp_path, "judul\n")], [], lambda n: None, lambda e: None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    assert "SQL" in dialog.text_label.text()
    assert not dialog.primary.isEnabled()
