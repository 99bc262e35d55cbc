# SPDX-License-Identifier: GPL-3.0-or-later
"""A room holds one thing at a time, setting up and clearing included."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID


class Booking(NamedTuple):
    """A session in a room; set-up and clearing in minutes."""

    uid: UUID
    starts_at: datetime
    ends_at: datetime
    set_up: int = 0
    clear_up: int = 0

    @property
    def taken(self) -> tuple[datetime, datetime]:
        """From when until when nobody else can have the room."""
        return (
            self.starts_at - timedelta(minutes=self.set_up),
            self.ends_at + timedelta(minutes=self.clear_up),
        )


def clashes(wanted: Booking, others: Iterable[Booking]) -> list[Booking]:
    """Those that need the room while `wanted` does; one may begin when the other ends."""
    start, end = wanted.taken
    return [
        other
        for other in others
        if other.uid != wanted.uid and other.taken[0] < end and start < other.taken[1]
    ]
