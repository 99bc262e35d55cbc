# SPDX-License-Identifier: GPL-3.0-or-later
"""A small library with two members and three books, and a counter at which they are lent and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import ItemType, MemberType
from db.operations.cataloguing import Identifier, ItemFacts, TitleFacts, put_item, put_title
from db.operations.desk import Desk
from db.operations.founding import NewLibrary, found_library
from db.operations.members import MemberFacts, register_member
from db.queries.scan import recognise
from db.store import Store
from desktop_app.circulation.presenter import CirculationPresenter
from desktop_app.circulation.state import State
from desktop_app.circulation.visit import VisitRow


class AtOnce:
    """A lane without threads."""

    def run(
        self, work: Callable[[Any], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        try:
            result = work(None)
        except Exception as error:  # noqa: BLE001 - the lane hands every error on
            failed(error)
        else:
            done(result)


class Held(AtOnce):
    """A lane that does its work only when told to: the time between a scan and its commit."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(
        self, work: Callable[[Any], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        self.waiting.append(lambda: AtOnce.run(self, work, done, failed))

    def go_on(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


class Counter:
    """A desk with a presenter, its sounds, and the visits that were finished."""

    def __init__(self, desk: Desk, lane: AtOnce) -> None:
        self.desk = desk
        self.sounds: list[str] = []
        self.visits: list[tuple[VisitRow, ...]] = []
        self.finished = 0
        self.presenter = CirculationPresenter(
            lambda: desk,
            lane,
            lambda _state, sound: self.sounds.append(sound),
            lambda _changes: None,
            lambda _member, rows: self.visits.append(rows),
        )

    @property
    def state(self) -> State:
        return self.presenter.state

    def scan(self, text: str) -> None:
        with self.desk.store.read() as session:
            found = recognise(session, text)
        self.presenter.scanned(found, self._count)

    def _count(self) -> None:
        self.finished += 1


SITI, BUDI = "A000001", "A000002"
BUMI, LASKAR, PULANG = "310000001", "310000002", "310000003"
ISBN_OF_BUMI, ISBN_OF_NOTHING = "9789799731234", "9786020332956"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    store = Store.create(tmp_path / "store", bytes(32))
    new = NewLibrary(
        name="Perpustakaan",
        branch_code="PST",
        branch_name="Pusat",
        username="admin",
        person_name="Adi",
        password="rahasia123",
    )
    desk = found_library(store, new)
    _fill(desk)
    return desk


def _fill(desk: Desk) -> None:
    with desk.store.read() as session:
        member_type, item_type = session.scalar(select(MemberType.uid)), session.scalar(select(ItemType.uid))
    assert member_type is not None
    assert item_type is not None
    with desk.together() as perform:
        for name in ("Siti Aminah", "Budi Santoso"):
            facts = MemberFacts(name=name, member_type=member_type, home_branch=desk.branch)
            perform(register_member, facts=facts)
        for title, barcode in (("Bumi Manusia", BUMI), ("Laskar Pelangi", LASKAR), ("Pulang", PULANG)):
            isbn = (Identifier("isbn", ISBN_OF_BUMI),) if barcode == BUMI else ()
            made = perform(put_title, facts=TitleFacts(title=title, identifiers=isbn)).operation
            copy = ItemFacts(barcode=barcode, at_branch=desk.branch, item_type=item_type)
            perform(put_item, title=made.title, facts=copy)  # type: ignore[attr-defined]


@pytest.fixture
def counter(desk: Desk) -> Counter:
    return Counter(desk, AtOnce())


def uid_of(counter: Counter, text: str) -> UUID:
    with counter.desk.store.read() as session:
        uid = recognise(session, text).uid
    assert uid is not None
    return uid
