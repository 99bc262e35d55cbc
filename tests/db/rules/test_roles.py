# SPDX-License-Identifier: GPL-3.0-or-later
"""Rights add up over roles; nobody gets one from a role that there is not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from db.rules.roles import RIGHTS, ROLES, Right, rights_of

roles = st.lists(st.sampled_from(ROLES))


@given(roles, roles)
def test_rights_of_several_roles_add_up(some: list[str], more: list[str]) -> None:
    assert rights_of([*some, *more]) == rights_of(some) | rights_of(more)


@given(roles, st.text())
def test_an_unknown_role_gives_nothing(known: list[str], unknown: str) -> None:
    if unknown not in RIGHTS:
        assert rights_of([*known, unknown]) == rights_of(known)


def test_an_administrator_may_do_everything_and_a_partner_stands_at_the_door() -> None:
    assert rights_of(["administrator"]) == set(Right)
    assert rights_of(["partner_staff"]) == {Right.REGISTER, Right.TAKE_ATTENDANCE, Right.COUNT_VISITS}
    assert rights_of([]) == set()


def test_who_lends_sees_members_and_who_overrides_lends() -> None:
    for role in ROLES:
        rights = rights_of([role])
        assert Right.LEND not in rights or Right.SEE_MEMBERS in rights
        assert Right.OVERRIDE not in rights or Right.LEND in rights
        assert Right.EDIT_MEMBERS not in rights or Right.SEE_MEMBERS in rights


def test_the_circulation_desk_does_not_reach_into_the_rest() -> None:
    door = {Right.REGISTER, Right.TAKE_ATTENDANCE, Right.COUNT_VISITS}
    assert rights_of(["circulation"]) == {Right.LEND, Right.SEE_MEMBERS, Right.EDIT_MEMBERS} | door
    only_administrators = {Right.MANAGE_STAFF, Right.SETTINGS}
    others = rights_of(role for role in ROLES if role != "administrator")
    assert not others & only_administrators
