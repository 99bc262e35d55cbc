# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sections of the settings are called, in the list and in the command palette."""

from db.rules.roles import Right
from desktop_app.language import translate

SECTIONS: dict[str, Right | None] = {
    "desk": None,
    "printing": None,
    "mail": Right.SETTINGS,
    "account": None,
    "staff": Right.MANAGE_STAFF,
    "branches": Right.SETTINGS,
    "calendar": Right.EDIT_POLICIES,
    "types": Right.EDIT_POLICIES,
    "policies": Right.EDIT_POLICIES,
    "backups": Right.BACKUP,
    "about": None,
}
"""The right that each needs; None: everybody may."""


def section_words(name: str) -> str:
    """A section's name in the list."""
    return {
        "desk": translate("Settings", "This desk"),
        "printing": translate("Settings", "Printing"),
        "mail": translate("Settings", "E-mail"),
        "account": translate("Settings", "My password"),
        "staff": translate("Settings", "Staff accounts"),
        "branches": translate("Settings", "Branches"),
        "calendar": translate("Settings", "Closed days"),
        "types": translate("Settings", "Types"),
        "policies": translate("Settings", "Loan policies"),
        "backups": translate("Settings", "Backups"),
        "about": translate("Settings", "About"),
    }[name]


def jump_words(name: str) -> str:
    """A section's name where it stands among other things."""
    return translate("Settings", "Settings: {section}").format(section=section_words(name))
