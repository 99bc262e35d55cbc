# SPDX-License-Identifier: GPL-3.0-or-later
"""Exceptions: who did what against which rule and why, for whoever may do such things."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from db.operations import circulation, holds, members
from db.operations.desk import Desk
from db.queries.overrides import overrides_at
from db.queries.scan import recognise
from db.rules.roles import Right
from desktop_app.background import Background
from desktop_app.history.overrides_view import what_words
from desktop_app.history.page import HistoryPage
from desktop_app.preferences import Settings
from desktop_app.printing.output import Output
from tests.desk.a_library import PASSWORD, Library, found_a_library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return found_a_library(tmp_path / "store")


@pytest.fixture
def desk(library: Library) -> Iterator[Desk]:
    """The first member is blocked, and has borrowed all the same; the loan was given another due date."""
    from db.operations.founding import desk_of
    from db.operations.staff import sign_in

    with closing(library.store()) as store:
        found = desk_of(store, sign_in(store, "admin", PASSWORD))
        assert found is not None
        who, what = uid_of(found, library.cards[0]), uid_of(found, library.barcodes[0])
        found.perform(members.block_member, member=who, reason="kartu tertinggal")
        why = "diizinkan kepala"
        lent = found.perform(circulation.check_out, item=what, member=who, reason=why).operation
        loan = lent.loan  # type: ignore[attr-defined]
        later = (datetime.now(UTC) + timedelta(days=40)).date()
        changed = found.perform(circulation.change_due_date, loan=loan, due=later, reason="ujian").operation
        found.perform(circulation.undo, of=changed)
        yield found


def uid_of(desk: Desk, text: str) -> UUID:
    with desk.store.read() as session:
        found = recognise(session, text).uid
    assert found is not None
    return found


def said(desk: Desk) -> list[tuple[str, str, str]]:
    with desk.store.read() as session:
        rows = overrides_at(session, desk.branch, datetime.now(UTC) - timedelta(days=1))
    return [(what_words(row), row.reason, row.staff) for row in rows]


def test_who_did_what_against_which_rule_and_why(desk: Desk, library: Library) -> None:
    """Putting a due date back is nothing against the rules; a loan that nothing stood against is none."""
    other, item = uid_of(desk, library.cards[1]), uid_of(desk, library.barcodes[1])
    desk.perform(circulation.check_out, item=item, member=other, reason="tidak perlu")
    assert desk.person is not None
    assert said(desk) == [
        ("Other due date", "ujian", desk.person.name),
        ("Lent: the member was blocked", "diizinkan kepala", desk.person.name),
    ]


def test_a_reservation_against_the_rules_names_the_title(desk: Desk, library: Library) -> None:
    with desk.store.read() as session:
        from sqlalchemy import select

        from db.models import Item, Title

        of = select(Title.uid).join(Item, Item.title_id == Title.id)
        title = session.scalars(of.where(Item.barcode == library.barcodes[0])).one()
    who = uid_of(desk, library.cards[0])
    desk.perform(holds.place_hold, title=title, member=who, pickup=desk.branch, reason="tugas sekolah")
    with desk.store.read() as session:
        (newest, *_) = overrides_at(session, desk.branch, datetime.now(UTC) - timedelta(days=1))
    assert (newest.what, newest.reason) == ("hold", "tugas sekolah")
    assert newest.title
    assert newest.member


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[HistoryPage]:
    background = Background()
    settings = Settings({}, lambda: desk, background)
    made = HistoryPage(lambda: desk, background, Output(background, settings), settings, lambda: made)
    qtbot.addWidget(made)
    made.show()
    yield made
    background.close()


def test_the_page_shows_them_to_whoever_may_do_such_things(
    qtbot: QtBot, desk: Desk, page: HistoryPage
) -> None:
    page.activated("overrides")
    qtbot.waitUntil(lambda: len(page.overrides.rows_model.rows) == 2)
    assert page.tabs["overrides"].isVisibleTo(page)
    assert "2" in page.overrides.count.text()
    turn = next(one for one in page.commands() if one.id == "other-view")
    turn.run()
    assert page.presenter.state.view == "slips"
    assert desk.person is not None
    desk.person = replace(desk.person, rights=desk.person.rights - {Right.OVERRIDE})
    page.activated("reminders")
    assert not page.tabs["overrides"].isVisibleTo(page)
    next(one for one in page.commands() if one.id == "other-view").run()
    assert page.presenter.state.view == "slips"
