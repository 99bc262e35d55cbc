# SPDX-License-Identifier: GPL-3.0-or-later
"""How a membership stands today, for lists and badges."""

from datetime import date
from typing import NamedTuple

SOON = 30
"""Days before the expiry from which it is pointed out."""


class Standing(NamedTuple):
    """`kind` is 'blocked', 'expired', 'soon' or 'active'; `days` until (or, expired, since) the last day."""

    kind: str
    days: int


def standing(expires_on: date, blocked: bool, today: date) -> Standing:
    """The one thing to know first: a block counts more than an expiry. The day of expiry is still good."""
    days = (expires_on - today).days
    if blocked:
        return Standing("blocked", max(days, 0))
    if days < 0:
        return Standing("expired", -days)
    return Standing("soon" if days <= SOON else "active", days)
