# SPDX-License-Identifier: GPL-3.0-or-later
"""Two records of one person, found and made one at the desk, with keys alone."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from db.models import Loan, Member
from db.operations import members, refusals
from db.operations.desk import Desk
from db.queries.scan import recognise
from desktop_app.merge_dialog import MergeDialog
from desktop_app.merging import merge_two, record, stays
from tests.desktop_app.members.conftest import SITI, WEIJIE, AsRole, Shown, lend, types, uid_of

AGAIN = "A000004"


@pytest.fixture
def twice(shown: Shown) -> Desk:
    """Siti was registered once more: blocked, and with a book."""
    desk = shown.desk
    facts = members.MemberFacts(
        name="Siti Nurhaliza",
        birth_date=date(2008, 8, 17),
        member_type=types(desk)["UMUM"].uid,
        home_branch=desk.branch,
    )
    desk.perform(members.register_member, facts=facts)
    lend(desk, AGAIN, "Hujan")
    desk.perform(members.block_member, member=uid_of(desk, AGAIN), reason="Buku hilang")
    return desk


def dialog_of(shown: Shown) -> MergeDialog:
    shown.press("Ctrl+M")
    shown.until(lambda: any(one.isVisible() for one in shown.page.findChildren(MergeDialog)))
    (dialog,) = [one for one in shown.page.findChildren(MergeDialog) if one.isVisible()]
    return dialog


def choose(shown: Shown, dialog: MergeDialog, words: str) -> None:
    assert dialog.search is not None
    dialog.search.words.selectAll()
    QTest.keyClicks(dialog.search.words, words)
    shown.until(dialog.primary.isEnabled)


def test_two_records_of_one_person_are_made_one_by_keys(twice: Desk, shown: Shown) -> None:
    shown.open(SITI)
    dialog = dialog_of(shown)
    choose(shown, dialog, AGAIN)
    assert dialog.search is not None
    QTest.keyClick(dialog.search.words, Qt.Key.Key_Return)
    assert dialog.isVisible(), "a scanner's Enter merges nobody"
    said = dialog.outcome.text()
    assert dialog.stays.value() == uid_of(twice, AGAIN), "it has the loan"
    assert SITI in said
    assert "Buku hilang" not in said
    dialog.stays.choose(uid_of(twice, SITI))
    assert "Buku hilang" in dialog.outcome.text()
    assert [fate.text() for fate in dialog.both.fates] == ["Stays", "Is merged into it"]
    kept, gone = uid_of(twice, SITI), uid_of(twice, AGAIN)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.saved("The two are one")
    shown.until(lambda: shown.state.detail is not None and len(shown.state.detail.loans) == 1)
    assert shown.state.detail.view.uid == kept
    assert shown.state.detail.view.block_reason == "Buku hilang"
    assert shown.toasts[-1].undo is None
    assert {"members", "loans", "fines"} <= shown.did[-1]
    shown.until(lambda: len(shown.state.rows) == 3)
    with twice.store.read() as session:
        assert recognise(session, AGAIN).uid == kept
        assert session.scalars(select(Member.number).join(Loan, Loan.member_id == Member.id)).all() == [SITI]
    shown.page.presenter.choose(gone)
    shown.until(lambda: shown.state.detail is not None and shown.state.chosen == kept)


def test_who_looks_alike_is_offered_at_once(twice: Desk, shown: Shown) -> None:
    shown.open(SITI)
    dialog = dialog_of(shown)
    shown.until(dialog.primary.isEnabled)
    assert dialog.search is not None
    assert [one.number for one in dialog.search.table.model().rows] == [AGAIN]
    dialog.reject()
    shown.open(WEIJIE)
    dialog = dialog_of(shown)
    shown.until(lambda: dialog.search is not None and dialog.search.table.model().rows == [])
    assert not dialog.primary.isEnabled()
    dialog.accept()
    assert dialog.isVisible(), "nobody to merge with"
    dialog.reject()


def test_of_equals_the_older_stays(desk: Desk, twice: Desk) -> None:
    one, other = record(desk, uid_of(desk, SITI)), record(desk, uid_of(desk, WEIJIE))
    assert stays(other, one) == one
    assert stays(one, record(desk, uid_of(desk, AGAIN))).numbers == (AGAIN,)
    merge_two(desk, other.uid, one.uid)
    with pytest.raises(refusals.Invalid):
        merge_two(desk, other.uid, one.uid)


def test_only_who_may_edit_members_merges(shown: Shown, seat: list[Desk], as_role: AsRole) -> None:
    shown.open(SITI)
    before = shown.keys()
    seat[0] = as_role("facilitator")
    assert "Ctrl+M" in before - shown.keys()
