# SPDX-License-Identifier: GPL-3.0-or-later
"""A small library with members whose names come from several scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.operations import circulation, policies
from db.operations.cataloguing import ItemFacts, TitleFacts, put_item, put_title
from db.operations.desk import Desk, Person, with_person
from db.operations.founding import NewLibrary, found_library
from db.operations.members import MemberFacts, register_member
from db.queries.library import TypeRow, item_types, member_types
from db.queries.members import find_members
from db.rules.roles import rights_of
from db.store import Store
from desktop_app.background import Background
from desktop_app.blocks.page import Toast
from desktop_app.issuing import Issued
from desktop_app.members.cards import CardPrint
from desktop_app.members.page import MembersPage

SITI, WEIJIE, AISYAH = "A000001", "A000002", "A000003"
AsRole = Callable[[str], Desk]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    store = Store.create(tmp_path / "store", bytes(32))
    founded = found_library(
        store,
        NewLibrary(
            name="Perpustakaan Kota",
            branch_code="PST",
            branch_name="Pusat",
            username="admin",
            person_name="Adi",
            password="rahasia123",
        ),
    )
    founded.perform(
        policies.put_type, of="member", code="PELAJAR", name="Pelajar", name_en="Pupil", validity_days=200
    )
    _members(founded)
    return founded


def _members(desk: Desk) -> None:
    public = types(desk)["UMUM"].uid
    people = (
        ("Siti Nurhaliza", "", date(2008, 8, 17), "0812-555-0001"),
        ("Lie Wei Jie", "李伟杰", date(1990, 1, 2), ""),
        ("عائشة بنت إبراهيم", "Aisyah binti Ibrahim", None, ""),
    )
    with desk.together() as perform:
        for name, other, born, phone in people:
            facts = MemberFacts(
                name=name,
                other_name=other,
                birth_date=born,
                phone=phone,
                member_type=public,
                home_branch=desk.branch,
                institution="SMA Contoh 1" if born == date(2008, 8, 17) else "",
            )
            perform(register_member, facts=facts)


def types(desk: Desk) -> dict[str, TypeRow]:
    with desk.store.read() as session:
        return {kind.code: kind for kind in member_types(session)}


def uid_of(desk: Desk, number: str) -> UUID:
    with desk.store.read() as session:
        return find_members(session, number)[0].uid


def lend(desk: Desk, number: str, *titles: str) -> tuple[UUID, ...]:
    """Lend new copies; their items."""
    with desk.store.read() as session:
        book = next(kind.uid for kind in item_types(session) if kind.code == "BUKU")
    items = []
    for title in titles:
        made = desk.perform(put_title, facts=TitleFacts(title=title)).operation
        copy = ItemFacts(barcode=f"B-{title}", at_branch=desk.branch, item_type=book)
        items.append(desk.perform(put_item, title=made.title, facts=copy).operation.item)  # type: ignore[attr-defined]
        desk.perform(circulation.check_out, item=items[-1], member=uid_of(desk, number))
    return tuple(items)


def days_pass(desk: Desk, days: int) -> None:
    """From now on it is so many days later at the desk."""
    start = desk.clock()
    desk.clock = lambda: start + timedelta(days=days)


@pytest.fixture
def as_role(desk: Desk) -> AsRole:
    """The same desk with somebody of that role at it."""

    def seated(role: str) -> Desk:
        assert desk.person is not None
        who = Person(desk.person.uid, "Rini", "rini", (role,), rights_of((role,)))
        return with_person(desk, who)

    return seated


@dataclass
class Shown:
    """A page in a window, and what it asked of the shell."""

    page: MembersPage
    qtbot: QtBot
    desk: Desk
    cards: list[CardPrint]
    letters: list[Issued]
    went: list[tuple[str, Any]] = field(default_factory=list)
    toasts: list[Toast] = field(default_factory=list)
    did: list[Any] = field(default_factory=list)

    def until(self, condition: Any) -> None:
        self.qtbot.waitUntil(condition, timeout=5000)

    @property
    def state(self) -> Any:
        return self.page.presenter.state

    def open(self, number: str) -> None:
        uid = uid_of(self.desk, number)
        self.page.activated(("member", uid))
        self.until(lambda: self.state.detail is not None and self.state.detail.view.uid == uid)
        self.until(lambda: len(self.page.list.rows_model.rows) > 0)

    def press(self, shortcut: str) -> None:
        """What the window's strip of keys does."""
        (command,) = [c for c in self.page.commands() if c.shortcut == shortcut and c.enabled()]
        command.run()

    def keys(self) -> set[str]:
        return {c.shortcut for c in self.page.commands() if c.enabled()}

    def write(self, name: str, text: str) -> None:
        widget = self.page.form.fields[name]
        widget.setFocus()
        self.qtbot.keyClicks(widget, text)

    def find(self, name: str) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found

    def saved(self, kind_words: str) -> None:
        self.until(lambda: bool(self.toasts) and kind_words in self.toasts[-1].text)


@pytest.fixture
def seat(desk: Desk) -> list[Desk]:
    """Who is at the desk: a test may put somebody else there."""
    return [desk]


@pytest.fixture
def shown(qtbot: QtBot, seat: list[Desk]) -> Iterator[Shown]:
    background = Background()
    cards: list[CardPrint] = []
    letters: list[Issued] = []
    page = MembersPage(lambda: seat[0], background, cards.append, letters.append)
    qtbot.addWidget(page)
    page.resize(1084, 560)
    page.show()
    result = Shown(page, qtbot, seat[0], cards, letters)
    page.go.connect(lambda name, argument: result.went.append((name, argument)))
    page.toast.connect(result.toasts.append)
    page.did.connect(result.did.append)
    page.activated()
    result.until(lambda: len(page.list.rows_model.rows) == 3)
    yield result
    background.close()
