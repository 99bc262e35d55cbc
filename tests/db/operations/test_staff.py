# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts and passwords: somebody always remains who can administer, and nobody's password is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from db.models import Staff
from db.operations import refusals
from db.operations.desk import Desk
from db.operations.staff import PutStaff, change_password, hash_password, put_staff, sign_in
from db.rules.roles import rights_of
from tests.crash.small_library import FOUNDER, PASSWORD
from tests.db import small_world

NEW = "kata sandi baru"


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    with small_world.quick_passwords():
        yield


def put(desk: Desk, **facts: Any) -> PutStaff:
    """An account of the circulation desk, unless something else is said."""
    whole = {"username": "rini", "name": "Rini", "roles": ("circulation",), "password": PASSWORD, **facts}
    return desk.perform(put_staff, **whole).operation


def admin(desk: Desk) -> dict[str, Any]:
    """The account of who is at the desk, unchanged."""
    assert desk.person is not None
    return {
        "target": desk.person.uid,
        "username": FOUNDER.username,
        "name": FOUNDER.person_name,
        "roles": ("administrator",),
        "password": None,
    }


def test_a_new_account_signs_in_with_its_roles_rights(desk: Desk, a_branch: UUID) -> None:
    roles = ("circulation", "cataloguer")
    made = put(desk, username="  Rini ", name=" Rini ", roles=roles, home_branch=a_branch)
    who = sign_in(desk.store, "RINI ", PASSWORD)
    assert (who.uid, who.name, who.username, who.roles) == (made.target, "Rini", "rini", roles)
    assert who.rights == rights_of(roles)


def test_a_password_is_kept_as_argon2id_and_travels_so(desk: Desk) -> None:
    made = put(desk)
    assert made.password_hash is not None
    assert made.password_hash.startswith("$argon2id$")
    assert small_world.row_of(desk, Staff, made.target).password_hash == made.password_hash
    assert PASSWORD not in repr(made)


def test_the_same_password_is_never_kept_alike() -> None:
    assert hash_password(PASSWORD) != hash_password(PASSWORD)


def test_an_account_is_changed_and_keeps_its_password(desk: Desk) -> None:
    made = put(desk)
    put(desk, target=made.target, username="rini2", name="Rini A.", roles=("branch_head",), password=None)
    who = sign_in(desk.store, "rini2", PASSWORD)
    assert (who.uid, who.name, who.roles) == (made.target, "Rini A.", ("branch_head",))
    put(desk, target=made.target, password=NEW)
    assert sign_in(desk.store, "rini", NEW).uid == made.target


@pytest.mark.parametrize(
    ("facts", "field", "why"),
    [
        ({"username": " "}, "username", "empty"),
        ({"name": ""}, "name", "empty"),
        ({"roles": ()}, "roles", "empty"),
        ({"roles": ("circulation", "king")}, "roles", "empty"),
        ({"password": None}, "password", "empty"),
        ({"password": "1234567"}, "password", "too_short"),
    ],
)
def test_an_account_that_can_not_be_so(desk: Desk, facts: dict[str, Any], field: str, why: str) -> None:
    with pytest.raises(refusals.Invalid) as refused:
        put(desk, **facts)
    assert (refused.value.field, refused.value.why) == (field, why)


def test_a_user_name_is_of_one_person(desk: Desk) -> None:
    for target in (None, put(desk).target):
        with pytest.raises(refusals.Taken) as refused:
            put(desk, username=" ADMIN ", target=target)
        assert refused.value.what == "staff"


@pytest.mark.parametrize("change", [{"active": False}, {"roles": ("branch_head",)}])
def test_the_last_administrator_stays(desk: Desk, change: dict[str, Any]) -> None:
    with pytest.raises(refusals.LastAdministrator):
        put(desk, **{**admin(desk), **change})
    second = put(desk, username="wati", roles=("cataloguer", "administrator"))
    put(desk, target=second.target, username="wati", roles=("administrator",), active=False)
    with pytest.raises(refusals.LastAdministrator):
        put(desk, **{**admin(desk), **change})
    put(desk, target=second.target, username="wati", roles=("administrator",))
    put(desk, **{**admin(desk), **change})


def test_the_own_password_is_changed(desk: Desk) -> None:
    desk.perform(change_password, old=PASSWORD, new=NEW)
    assert sign_in(desk.store, FOUNDER.username, NEW) == desk.person
    with pytest.raises(refusals.WrongPassword):
        sign_in(desk.store, FOUNDER.username, PASSWORD)


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [("salah sekali", NEW, refusals.WrongPassword), (PASSWORD, "pendek", refusals.Invalid)],
)
def test_the_own_password_is_not_changed_by_a_guess_or_to_a_short_one(
    desk: Desk, old: str, new: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        desk.perform(change_password, old=old, new=new)
    assert sign_in(desk.store, FOUNDER.username, PASSWORD) == desk.person
