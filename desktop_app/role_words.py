# SPDX-License-Identifier: GPL-3.0-or-later
"""Roles of staff by name, and in plain words what each of them may do (db.rules.roles says it exactly)."""

from collections.abc import Iterable

from desktop_app.language import translate


def role_name(role: str) -> str:
    """A role as it is called in the window; the bare name where it is none of ours."""
    names = {
        "circulation": translate("Roles", "Circulation"),
        "facilitator": translate("Roles", "Facilitator"),
        "cataloguer": translate("Roles", "Cataloguer"),
        "branch_head": translate("Roles", "Branch head"),
        "partner_staff": translate("Roles", "Partner staff"),
        "administrator": translate("Roles", "Administrator"),
    }
    return names.get(role, role)


def roles_in_words(roles: Iterable[str]) -> str:
    """Several roles in one line."""
    return ", ".join(role_name(role) for role in roles)


def what_it_may(role: str) -> str:
    """What a role may do, in one sentence."""
    may = {
        "circulation": translate("Roles", "Lends, takes back and renews; registers and edits members."),
        "facilitator": translate("Roles", "Looks members up."),
        "cataloguer": translate("Roles", "Edits titles and items; imports and exports the catalogue."),
        "branch_head": translate(
            "Roles", "As circulation; also overrides rules, blocks members, edits policies, makes backups."
        ),
        "partner_staff": translate("Roles", "Searches the catalogue."),
        "administrator": translate("Roles", "Everything, also staff accounts and settings of the library."),
    }
    return may.get(role, "")
