# SPDX-License-Identifier: GPL-3.0-or-later
"""What a membership costs, and which of several askings for the same counts."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

REGISTRATION, RENEWAL = "registration", "renewal"
KINDS = (REGISTRATION, RENEWAL)


class Charged(NamedTuple):
    """A fee that nobody took back; `renewed_from` is the last day of the membership that was renewed."""

    uid: UUID
    kind: str
    renewed_from: date | None
    charged_at: datetime


def counting(charged: Iterable[Charged]) -> frozenset[UUID]:
    """Of one member's fees those that are owed: registering costs once, and so does renewing from one day.

    The earlier one counts, whichever desk asked for it.
    """
    first: dict[tuple[str, date | None], Charged] = {}
    for one in sorted(charged, key=lambda fee: (fee.charged_at, fee.uid)):
        first.setdefault((one.kind, one.renewed_from), one)
    return frozenset(one.uid for one in first.values())
