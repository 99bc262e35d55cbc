# SPDX-License-Identifier: GPL-3.0-or-later
"""Small worlds by name, on real stores: each is a copy of one that was founded once for the whole run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from db.models import ItemType, MemberType
from db.operations.circulation import CheckOut
from db.operations.desk import Desk
from db.operations.policies import put_branch, put_policy
from tests.db import small_world
from tests.db.small_world import Clock

AsRole = Callable[..., Desk]


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A founded library ('founded') and an empty store ('empty')."""
    folder = tmp_path_factory.mktemp("templates")
    small_world.make_templates(folder)
    return folder


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(templates: Path, tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """A founded library's desk on a Monday morning, its administrator signed in."""
    with closing(small_world.copied(templates / "founded", tmp_path / "store")) as store:
        yield small_world.at_desk(store, clock)


@pytest.fixture(scope="module")
def desk_to_look_at(templates: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk of its own for a whole module, whose tests look at what a fixture has put there."""
    folder = tmp_path_factory.mktemp("library") / "store"
    with closing(small_world.copied(templates / "founded", folder)) as store:
        yield small_world.at_desk(store, Clock())


@pytest.fixture
def as_role(desk: Desk) -> AsRole:
    """The desk with somebody of that role at it."""
    return lambda *roles: small_world.seated(desk, *roles)


@pytest.fixture
def a_branch(desk: Desk) -> UUID:
    """A second branch, open every day."""
    return desk.perform(put_branch, code="BT9", name="Batu 9").operation.target


@pytest.fixture
def a_member(desk: Desk) -> UUID:
    """Siti Aminah, of the general public, for a year."""
    return small_world.register(desk)


@pytest.fixture
def another_member(desk: Desk) -> UUID:
    return small_world.register(desk, "Budi Santoso")


@pytest.fixture
def an_item(desk: Desk) -> UUID:
    """Laskar Pelangi, barcode B001, in this branch."""
    return small_world.add_item(desk)


@pytest.fixture
def another_item(desk: Desk) -> UUID:
    return small_world.add_item(desk, "B002", small_world.add_title(desk, "Bumi Manusia"))


@pytest.fixture
def a_loan(desk: Desk, an_item: UUID, a_member: UUID) -> CheckOut:
    """The item is lent to the member for seven days."""
    return small_world.lend(desk, an_item, a_member)


@pytest.fixture
def an_overdue_loan(desk: Desk, clock: Clock, a_loan: CheckOut) -> CheckOut:
    """The loan, on the Monday a week after it was due: six open days late, at 500 rupiah a day."""
    desk.perform(
        put_policy,
        member_type=small_world.of_code(desk, MemberType, "UMUM"),
        terms={"fine_per_day": 500},
    )
    clock.days_pass(14)
    return a_loan


@pytest.fixture
def public(desk: Desk) -> UUID:
    """The member type that everybody has."""
    return small_world.of_code(desk, MemberType, "UMUM")


@pytest.fixture
def book(desk: Desk) -> UUID:
    """The item type that every copy has."""
    return small_world.of_code(desk, ItemType, "BUKU")
