# SPDX-License-Identifier: GPL-3.0-or-later
"""When and where a workshop meets, as tickets, sign-in sheets and posters say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.language import format_date, format_long_date, format_time


@dataclass(frozen=True)
class Sitting:
    """One session; aware datetimes. An empty `place` is that of the whole workshop."""

    starts: datetime
    ends: datetime
    title: str = ""
    place: str = ""

    @property
    def day(self) -> date:
        """The local day on which it begins."""
        return self.starts.astimezone().date()


def long_day(sitting: Sitting) -> str:
    """'Kamis, 26 November 2026'."""
    return format_long_date(sitting.day)


def short_day(sitting: Sitting) -> str:
    """'26 Nov 2026'."""
    return format_date(sitting.day)


def hours(sitting: Sitting) -> str:
    """'09.00–12.00', local time."""
    return f"{format_time(sitting.starts)}–{format_time(sitting.ends)}"


def elsewhere(sittings: Sequence[Sitting], place: str) -> bool:
    """Whether any session is in another place than the workshop."""
    return any(sitting.place not in ("", place) for sitting in sittings)
