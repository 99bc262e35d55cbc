# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether what was agreed with a partner holds on a day."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

SOON = 60
"""Days before its end from which on an agreement is said to end soon: a new one takes about as long."""


class Standing(StrEnum):
    """How an agreement stands on a day."""

    NONE = "none"
    NOT_YET = "not_yet"
    VALID = "valid"
    ENDING = "ending"
    ENDED = "ended"


class Agreement(NamedTuple):
    """What is known of it; without a number and without days there is none."""

    number: str
    valid_from: date | None
    valid_until: date | None

    @property
    def is_there(self) -> bool:
        """Whether anything was agreed."""
        return bool(self.number or self.valid_from or self.valid_until)


def standing(agreement: Agreement, day: date) -> tuple[Standing, int]:
    """How it stands, and days: until it begins or ends, or since it has ended; 0 where no day is known."""
    if not agreement.is_there:
        return Standing.NONE, 0
    if agreement.valid_from is not None and day < agreement.valid_from:
        return Standing.NOT_YET, (agreement.valid_from - day).days
    if agreement.valid_until is None:
        return Standing.VALID, 0
    left = (agreement.valid_until - day).days
    if left < 0:
        return Standing.ENDED, -left
    return (Standing.ENDING if left <= SOON else Standing.VALID), left


def holds(agreement: Agreement, day: date) -> bool:
    """Whether it is good on that day; no agreement at all is none that has failed."""
    return standing(agreement, day)[0] not in (Standing.NOT_YET, Standing.ENDED)
