# SPDX-License-Identifier: GPL-3.0-or-later
"""A member's cards beside the first one, and whether one may be used."""

from datetime import datetime

LIBRARY, SCHOOL, OTHER = "library", "school", "other"
SORTS = (LIBRARY, SCHOOL, OTHER)


def is_lost(lost_at: datetime | None, found_at: datetime | None) -> bool:
    """Whether a card was said to be lost, and not to be found since; whichever was heard of first."""
    return lost_at is not None and (found_at is None or found_at < lost_at)
