# SPDX-License-Identifier: GPL-3.0-or-later
"""What small worlds are made of: a clock that stands still, and members, items and loans made at a desk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID

from argon2 import PasswordHasher
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from db.models import Branch, ItemType, Member, MemberType, Staff
from db.models.columns import Row
from db.operations import circulation, staff
from db.operations.cataloguing import ItemFacts, TitleFacts, put_item, put_title
from db.operations.circulation import CheckIn, CheckOut
from db.operations.desk import Desk, Person, with_person
from db.operations.founding import desk_of, found_library
from db.operations.members import MemberFacts, register_member
from db.operations.staff import person_of
from db.rules.roles import rights_of
from db.store import FILE_NAME, Store
from tests.crash.small_library import FOUNDER, KEY

OPENING = datetime(2026, 11, 2, 3, tzinfo=UTC)
"""A Monday, ten in the morning in Jakarta."""
TODAY = date(2026, 11, 2)
CLOSED = 6
"""Founded libraries are closed on Sundays."""


class Clock:
    """A desk's clock; it moves when a test says so."""

    def __init__(self, now: datetime = OPENING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def days_pass(self, days: int) -> None:
        self.now += timedelta(days=days)


@contextmanager
def quick_passwords() -> Iterator[None]:
    """Inside, hashing a password costs nothing; what is hashed so is also verified so."""
    with patch.object(staff, "_hasher", lambda: PasswordHasher(1, 8, 1)):
        yield


def make_templates(folder: Path) -> None:
    """A founded library and an empty store, to be copied: making them takes a while."""
    with quick_passwords(), closing(Store.create(folder / "founded", KEY)) as store:
        found_library(store, FOUNDER, clock=Clock(OPENING - timedelta(minutes=1)))
    Store.create(folder / "empty", KEY).close()


def copied(template: Path, folder: Path) -> Store:
    """A store of its own that begins as the template is."""
    folder.mkdir(parents=True)
    shutil.copyfile(template / FILE_NAME, folder / FILE_NAME)
    store = Store(folder, KEY)
    # Worlds are made of many small commits, and nobody pulls the plug on them.
    event.listen(store.engine, "connect", lambda raw, _: raw.execute("PRAGMA synchronous = OFF"))
    return store


def at_desk(store: Store, clock: Clock) -> Desk:
    """The desk of a founded library with its administrator at it."""
    with store.read() as session:
        admin = person_of(session.scalars(select(Staff)).one())
    founded = desk_of(store, admin)
    assert founded is not None
    founded.clock = clock
    return founded


def seated(desk: Desk, *roles: str) -> Desk:
    """The same desk with somebody of these roles at it."""
    assert desk.person is not None
    who = Person(desk.person.uid, "Rini", "rini", roles, rights_of(roles))
    return with_person(desk, who)


@contextmanager
def reading(desk: Desk) -> Iterator[Session]:
    """A session on the desk's store."""
    with desk.store.read() as session:
        yield session


def row_of(desk: Desk, model: type[Row], uid: UUID) -> Any:
    """A row as it is now, loaded and let go."""
    with desk.store.read() as session:
        return session.scalars(select(model).where(model.uid == uid)).one()


def key_of(desk: Desk, model: type[Row], uid: UUID) -> int:
    """A row's key in this store."""
    return int(row_of(desk, model, uid).id)


def here(desk: Desk) -> int:
    """The key of the desk's branch."""
    return key_of(desk, Branch, desk.branch)


def of_code(desk: Desk, model: type[ItemType] | type[MemberType], code: str) -> UUID:
    """A type by its code."""
    with desk.store.read() as session:
        return session.scalars(select(model.uid).where(model.code == code)).one()


def member_facts(desk: Desk, name: str = "Siti Aminah", **facts: Any) -> MemberFacts:
    """A member of the general public whose home is here."""
    whole = {"member_type": of_code(desk, MemberType, "UMUM"), "home_branch": desk.branch, **facts}
    return MemberFacts(name=name, **whole)


def register(desk: Desk, name: str = "Siti Aminah", number: str | None = None, **facts: Any) -> UUID:
    """A new member."""
    made = desk.perform(register_member, facts=member_facts(desk, name, **facts), number=number)
    return made.operation.member


def number_of(desk: Desk, member: UUID) -> str:
    """What stands on a member's card."""
    return str(row_of(desk, Member, member).number)


def add_title(desk: Desk, title: str = "Laskar Pelangi", **facts: Any) -> UUID:
    """A new title."""
    return desk.perform(put_title, facts=TitleFacts(title=title, **facts)).operation.title


def item_facts(desk: Desk, barcode: str = "B001", **facts: Any) -> ItemFacts:
    """A book of this branch."""
    whole = {"at_branch": desk.branch, "item_type": of_code(desk, ItemType, "BUKU"), **facts}
    return ItemFacts(barcode=barcode, **whole)


def add_item(desk: Desk, barcode: str = "B001", title: UUID | None = None, **facts: Any) -> UUID:
    """A new item, of a new title where none is given."""
    made = desk.perform(put_item, title=title or add_title(desk), facts=item_facts(desk, barcode, **facts))
    return made.operation.item


def lend(desk: Desk, item: UUID, member: UUID, **how: Any) -> CheckOut:
    """Lend an item."""
    return desk.perform(circulation.check_out, item=item, member=member, **how).operation


def take_back(desk: Desk, item: UUID) -> CheckIn:
    """Take an item back."""
    return desk.perform(circulation.check_in, item=item).operation
