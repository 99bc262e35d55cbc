# SPDX-License-Identifier: GPL-3.0-or-later
"""A new library: whole, or the store stays empty; then lending works at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from db.models import JournalEntry, NumberBlock, Setting
from db.operations import refusals
from db.operations.founding import desk_of, found_library
from db.operations.staff import sign_in
from db.queries.library import (
    branches,
    counts,
    item_types,
    loan_policies,
    member_types,
    setting,
    staff_accounts,
)
from db.rules.roles import Right
from db.store import Store
from tests.crash.small_library import FOUNDER, PASSWORD
from tests.db import small_world
from tests.db.operations.shared_tables import shared_rows


@pytest.fixture
def store(templates: Path, tmp_path: Path) -> Iterator[Store]:
    """An empty one."""
    with (
        small_world.quick_passwords(),
        closing(small_world.copied(templates / "empty", tmp_path / "store")) as empty,
    ):
        yield empty


def test_the_first_rows_are_there(store: Store) -> None:
    desk = found_library(store, replace(FOUNDER, timezone="Asia/Makassar"))
    with store.read() as session:
        (branch,) = branches(session)
        (account,) = staff_accounts(session)
        assert setting(session, "library", "library_name") == FOUNDER.name
    assert (branch.uid, branch.code, branch.name) == (desk.branch, FOUNDER.branch_code, FOUNDER.branch_name)
    assert (branch.timezone, branch.closed_weekdays) == ("Asia/Makassar", (small_world.CLOSED,))
    assert (account.username, account.roles, account.branch) == ("admin", ("administrator",), desk.branch)


def test_the_administrator_is_at_the_desk_and_can_sign_in_again(store: Store) -> None:
    desk = found_library(store, FOUNDER)
    assert desk.person is not None
    assert desk.person.rights == set(Right)
    assert sign_in(store, FOUNDER.username, PASSWORD) == desk.person


def test_lending_works_at_once(store: Store) -> None:
    desk = found_library(store, FOUNDER)
    member, item = small_world.register(desk), small_world.add_item(desk)
    small_world.lend(desk, item, member)
    with store.read() as session:
        assert counts(session).open_loans == 1
        assert [policy.terms["loan_days"] for policy in loan_policies(session)] == [7]


def test_the_desk_is_known_when_the_store_is_opened_again(store: Store) -> None:
    desk = found_library(store, FOUNDER)
    again = desk_of(store)
    assert again is not None
    assert (again.device, again.branch, again.person) == (desk.device, desk.branch, None)
    with store.read() as session:
        kinds = {block.kind: (block.next, block.last) for block in session.scalars(select(NumberBlock))}
    assert kinds == dict.fromkeys(("slip", "member", "certificate"), (1, 999999))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"password": "pendek"}, "password"),
        ({"username": " "}, "username"),
        ({"person_name": ""}, "name"),
        ({"branch_name": ""}, "name"),
        ({"branch_code": " "}, "code"),
    ],
)
def test_what_will_not_do_leaves_the_store_empty(store: Store, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(refusals.Invalid) as refused:
        found_library(store, replace(FOUNDER, **wrong))
    assert refused.value.field == field
    with store.read() as session:
        assert not any(shared_rows(session).values())
        assert session.scalar(select(func.count()).select_from(Setting)) == 0
        assert session.scalar(select(func.count()).select_from(JournalEntry)) == 0
    assert desk_of(store) is None


def test_types_may_come_from_elsewhere(store: Store) -> None:
    found_library(store, FOUNDER, with_types=False)
    with store.read() as session:
        assert member_types(session) == item_types(session) == loan_policies(session) == []
