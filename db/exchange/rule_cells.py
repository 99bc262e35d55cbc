# SPDX-License-Identifier: GPL-3.0-or-later
"""Cells of another program's tables of rules, and the terms that they say."""

from collections.abc import Mapping
from datetime import date

from db.rules.terms import Said

Row = Mapping[str, str]


def terms_said(**terms: int | None) -> dict[str, Said]:
    """Those that say a number."""
    return {name: value for name, value in terms.items() if value is not None}


def text_of(row: Row, name: str) -> str:
    """A cell; '' where the row has none of that name."""
    return row.get(name, "").strip()


def number_of(row: Row, name: str) -> int | None:
    """A whole number that is not below nought; None for anything else."""
    try:
        number = round(float(text_of(row, name)))
    except (ValueError, OverflowError):
        return None
    return number if 0 <= number < 1_000_000_000 else None


def day_of(row: Row, name: str) -> date | None:
    """A date as databases write it; None for anything else."""
    try:
        return date.fromisoformat(text_of(row, name)[:10])
    except ValueError:
        return None
