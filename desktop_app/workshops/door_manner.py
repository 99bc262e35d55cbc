# SPDX-License-Identifier: GPL-3.0-or-later
"""For whom a door stands open; a locked one is left, or opened further, with a password alone."""

from __future__ import annotations

from enum import StrEnum


class Manner(StrEnum):
    """STAFF: everything. STEWARD: scan and answer, no list. VISITORS: they hold their own tickets."""

    STAFF = "staff"
    STEWARD = "steward"
    VISITORS = "visitors"

    @property
    def locked(self) -> bool:
        """Whether it shows nobody but who was scanned, and lets nobody out."""
        return self is not Manner.STAFF
