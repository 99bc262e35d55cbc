# SPDX-License-Identifier: GPL-3.0-or-later
"""What is changed elsewhere of who is at the desk, and of its branch: a role taken away, another name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.models import Staff
from db.operations.desk import Desk
from db.operations.policies import put_branch
from db.operations.staff import put_staff, sign_in
from db.rules.roles import Right
from db.syncing.desks import desk_at
from desktop_app.announce import Announcer
from desktop_app.background import Background
from desktop_app.desk_at_work import DeskAtWork
from desktop_app.language import Language
from desktop_app.welcome import opening
from tests.desk.a_library import PASSPHRASE, PASSWORD, found_a_library

Change = Callable[..., None]


@pytest.fixture
def work(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[DeskAtWork]:
    """Rina, cataloguer and at circulation, at a desk."""
    folder = found_a_library(tmp_path / "store").folder
    opened = opening.open_library(folder, PASSPHRASE)
    administer(opened.desk, roles=["circulation", "cataloguer"])
    opened.desk.person = sign_in(opened.store, "rina", PASSWORD)
    background = Background()
    work = DeskAtWork(qapp, opened, background, Language(), Announcer(qapp))
    work.show()
    yield work
    work.close()
    background.close()
    opened.store.close()


def administer(desk: Desk, **facts: object) -> None:
    """Rina's account, as the administrator has it."""
    with desk.store.read() as session:
        target = session.scalar(select(Staff.uid).where(Staff.username == "rina"))
    centre = desk_at(desk.store)
    assert centre is not None
    centre.person = sign_in(desk.store, "admin", PASSWORD)
    told = {"username": "rina", "name": "Rina", "roles": ["cataloguer"], **facts}
    password = PASSWORD if target is None else None
    centre.perform(put_staff, target=target, password=password, **told)  # type: ignore[arg-type]


@pytest.fixture
def change(work: DeskAtWork) -> Change:
    """As it comes from the server."""

    def change(**facts: object) -> None:
        administer(work.desk(), **facts)
        work.in_step.came.emit(frozenset({"staff"}))

    return change


def test_a_role_that_was_taken_away_is_gone_at_once(qtbot: QtBot, work: DeskAtWork, change: Change) -> None:
    """What is done without the right the server refuses, and takes back, later."""
    assert work.window.page is not None
    assert work.window.page.page_name == "circulation"
    change(roles=["cataloguer"])
    qtbot.waitUntil(lambda: not work.desk().may(Right.LEND))
    assert "circulation" not in work.window.allowed
    assert work.window.page.page_name == "catalogue"
    assert [card.toast.text for card in work.window.toasts.cards] == ["Peran Anda telah diubah: Pengatalog."]


def test_another_name_is_shown_and_nothing_else_happens(
    qtbot: QtBot, work: DeskAtWork, change: Change
) -> None:
    change(name="Rina Sari", roles=["circulation", "cataloguer"])
    qtbot.waitUntil(lambda: work.desk().person.name == "Rina Sari")  # type: ignore[union-attr]
    assert work.window.page is not None
    assert work.window.page.page_name == "circulation"
    assert not work.window.curtain.drawn


def test_the_branch_has_another_name(qtbot: QtBot, work: DeskAtWork) -> None:
    desk = work.desk()
    centre = desk_at(desk.store)
    assert centre is not None
    centre.perform(put_branch, target=desk.branch, code="PST", name="Pusat Kota")
    work.in_step.came.emit(frozenset({"places"}))
    qtbot.waitUntil(lambda: work.opened.branch_name == "Pusat Kota")
    assert work.window.status.place.words.text() == "Pusat Kota"


def test_a_note_that_is_settled_on_another_page_is_not_counted_any_more(
    qtbot: QtBot, work: DeskAtWork
) -> None:
    with qtbot.waitSignal(work.in_step.noted):
        work.window.did.emit(frozenset({"members", "notes"}))


def test_a_closed_account_is_at_no_desk_any_more(qtbot: QtBot, work: DeskAtWork, change: Change) -> None:
    change(active=False)
    qtbot.waitUntil(lambda: work.window.curtain.drawn)
    form = work.window.curtain._form
    assert form is not None
    assert form.about.text() == "Akun Rina telah ditutup. Petugas lain dapat masuk."  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "rina" not in [one.username for one in form.presenter.state.people])  # type: ignore[attr-defined]


def test_at_a_locked_desk_it_is_left_to_who_signs_in(qtbot: QtBot, work: DeskAtWork, change: Change) -> None:
    work.window.ask("lock")
    change(roles=["cataloguer"])
    qtbot.wait(200)
    assert work.window.curtain.drawn
    assert work.window.page is not None
    assert work.window.page.page_name == "circulation"
    presenter = work.window.curtain._form.presenter  # type: ignore[union-attr]
    presenter.submit(PASSWORD)
    qtbot.waitUntil(lambda: not work.desk().may(Right.LEND))
    assert "circulation" not in work.window.allowed
