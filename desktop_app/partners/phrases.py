# SPDX-License-Identifier: GPL-3.0-or-later
"""The vocabulary of partners (db.rules.programme) as people read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop_app.language import translate

KINDS: Mapping[str, Callable[[], str]] = {
    "school": lambda: translate("Partners", "School"),
    "university": lambda: translate("Partners", "University"),
    "ngo": lambda: translate("Partners", "NGO"),
    "government": lambda: translate("Partners", "Government"),
    "library": lambda: translate("Partners", "Library"),
    "sponsor": lambda: translate("Partners", "Sponsor"),
    "business": lambda: translate("Partners", "Business"),
    "community": lambda: translate("Partners", "Community"),
}


def kind(code: str) -> str:
    """What a kind is called; the bare code where a newer program made it."""
    return KINDS[code]() if code in KINDS else code
