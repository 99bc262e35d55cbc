# SPDX-License-Identifier: GPL-3.0-or-later
"""The vocabulary of partners as people read it."""

from __future__ import annotations

from desktop_app.programme_words import PARTNER_KINDS, named


def kind(code: str) -> str:
    """What a kind is called; the bare code where a newer program made it."""
    return named(PARTNER_KINDS, code)
