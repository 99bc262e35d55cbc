# SPDX-License-Identifier: GPL-3.0-or-later
"""Enrolment where codes may be guessed."""

from datetime import datetime

from sqlalchemy.orm import Session

from central_server import devices
from central_server.devices import Chance, Enrolled, EnrolmentRefused
from central_server.guesses import Limit, counted
from db.syncing.messages import EnrolRequest

MOST_OF_ONE, MOST_OF_ALL = 10, 200
"""See guesses.Limit."""
EVERYBODY = b""


def enrol_counted(
    session: Session, wanted: EnrolRequest, client: str, now: datetime, chance: Chance
) -> Enrolled | None:
    """Make a desk of whoever shows a valid code; None for a wrong one, which is counted.

    Raises TooManyGuesses.
    """
    counts = counted(session, Limit(EVERYBODY, MOST_OF_ONE, MOST_OF_ALL), client, now)
    try:
        return devices.enrol(session, wanted, now, chance)
    except EnrolmentRefused:
        for guesses in counts:
            guesses.wrong += 1
        return None
