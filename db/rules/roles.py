# SPDX-License-Identifier: GPL-3.0-or-later
"""Which role may do what. A right is named after the thing done; a role is a set of rights."""

from collections.abc import Iterable
from enum import StrEnum


class Right(StrEnum):
    """One thing that a person may or may not do."""

    LEND = "lend"
    OVERRIDE = "override"
    SEE_MEMBERS = "see_members"
    EDIT_MEMBERS = "edit_members"
    BLOCK_MEMBERS = "block_members"
    EDIT_CATALOGUE = "edit_catalogue"
    IMPORT = "import"
    EXPORT = "export"
    MANAGE_STAFF = "manage_staff"
    EDIT_POLICIES = "edit_policies"
    SETTINGS = "settings"
    BACKUP = "backup"
    CONFIRM_CLOCK = "confirm_clock"
    EDIT_PARTNERS = "edit_partners"
    PLAN_WORKSHOPS = "plan_workshops"
    WAIVE = "waive"
    REGISTER = "register"
    TAKE_ATTENDANCE = "take_attendance"
    CERTIFY = "certify"
    COUNT_VISITS = "count_visits"
    SEE_BRANCHES = "see_branches"
    TAKE_STOCK = "take_stock"
    ROTATE = "rotate"


DOOR = frozenset({Right.REGISTER, Right.TAKE_ATTENDANCE, Right.COUNT_VISITS})
DESK = DOOR | {Right.LEND, Right.SEE_MEMBERS, Right.EDIT_MEMBERS}
WORKSHOPS = DOOR | {Right.PLAN_WORKSHOPS, Right.CERTIFY, Right.EDIT_PARTNERS}

RIGHTS: dict[str, frozenset[Right]] = {
    "circulation": DESK,
    "facilitator": WORKSHOPS | {Right.SEE_MEMBERS},
    "cataloguer": frozenset(
        {Right.EDIT_CATALOGUE, Right.IMPORT, Right.EXPORT, Right.TAKE_STOCK, Right.ROTATE}
    ),
    "branch_head": DESK
    | WORKSHOPS
    | {
        Right.OVERRIDE,
        Right.SEE_BRANCHES,
        Right.WAIVE,
        Right.TAKE_STOCK,
        Right.ROTATE,
        Right.BLOCK_MEMBERS,
        Right.EXPORT,
        Right.EDIT_POLICIES,
        Right.CONFIRM_CLOCK,
        Right.BACKUP,
    },
    "partner_staff": DOOR,
    "administrator": frozenset(Right),
}
"""Everyone may search the catalogue; that needs no right."""

ROLES = tuple(RIGHTS)


def rights_of(roles: Iterable[str]) -> frozenset[Right]:
    """All rights of a person with these roles; an unknown role gives none."""
    return frozenset[Right]().union(*(RIGHTS.get(role, frozenset[Right]()) for role in roles))
