# SPDX-License-Identifier: GPL-3.0-or-later
"""Enrolment where codes may be guessed: wrong ones are counted in the store, and whoever guesses waits."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import blake2b
from ipaddress import ip_address, ip_network

from sqlalchemy import delete
from sqlalchemy.orm import Session

from central_server import devices
from central_server.answering import epoch_of
from central_server.devices import Chance, Enrolled, EnrolmentRefused
from db.models.syncing import EnrolmentGuess
from db.syncing.messages import EnrolRequest

MOST_OF_ONE, MOST_OF_ALL = 10, 200
"""Wrong codes within WINDOW, after which one client, or everybody, has to wait."""
WINDOW = timedelta(minutes=15)
EVERYBODY = b""


class TooManyGuesses(Exception):
    """Too many wrong codes: `wait` is how long to let it be."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(str(wait))
        self.wait = wait


def enrol_counted(
    session: Session, wanted: EnrolRequest, client: str, now: datetime, chance: Chance
) -> Enrolled | None:
    """Make a desk of whoever shows a valid code; None for a wrong one, which is counted.

    `client` is the address it comes from; the store keeps a keyed hash. Raises TooManyGuesses.
    """
    session.execute(delete(EnrolmentGuess).where(EnrolmentGuess.since < now - WINDOW))
    counted = list(_counted(session, client, now))
    try:
        return devices.enrol(session, wanted, now, chance)
    except EnrolmentRefused:
        for guesses in counted:
            guesses.wrong += 1
        return None


def _counted(session: Session, client: str, now: datetime) -> Iterator[EnrolmentGuess]:
    """The client's count before everybody's: one that has to wait does not make the others wait."""
    key = blake2b(_neighbourhood(client).encode(), key=epoch_of(session).bytes, digest_size=16).digest()
    for who, most in ((key, MOST_OF_ONE), (EVERYBODY, MOST_OF_ALL)):
        found = session.get(EnrolmentGuess, who, with_for_update=True)
        if found is None:
            found = EnrolmentGuess(client=who, wrong=0, since=now)
            session.add(found)
            session.flush()
        if found.wrong >= most:
            raise TooManyGuesses(found.since + WINDOW - now)
        yield found


def _neighbourhood(client: str) -> str:
    """An IPv6 client owns a whole /64."""
    try:
        address = ip_address(client)
    except ValueError:
        return client
    return str(ip_network(f"{address}/64", strict=False)) if address.version == 6 else str(address)
