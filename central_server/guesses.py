# SPDX-License-Identifier: GPL-3.0-or-later
"""Where codes may be guessed wrong ones are counted in the store, and whoever guesses waits."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import blake2b
from ipaddress import ip_address, ip_network
from typing import NamedTuple

from sqlalchemy import delete
from sqlalchemy.orm import Session

from central_server.answering import epoch_of
from db.models.syncing import EnrolmentGuess

WINDOW = timedelta(minutes=15)


class Limit(NamedTuple):
    """Wrong codes within WINDOW, after which one client, or everybody, has to wait; `what` is counted."""

    what: bytes
    of_one: int
    of_all: int


class TooManyGuesses(Exception):
    """Too many wrong codes: `wait` is how long to let it be."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(str(wait))
        self.wait = wait


def counted(session: Session, limit: Limit, client: str, now: datetime) -> list[EnrolmentGuess]:
    """The counts to add a wrong code to. `client` is the address it comes from; the store keeps a keyed hash.

    Raises TooManyGuesses.
    """
    session.execute(delete(EnrolmentGuess).where(EnrolmentGuess.since < now - WINDOW))
    return list(_counted(session, limit, client, now))


def _counted(session: Session, limit: Limit, client: str, now: datetime) -> Iterator[EnrolmentGuess]:
    """The client's count before everybody's: one that has to wait does not make the others wait."""
    said = limit.what + _neighbourhood(client).encode()
    key = blake2b(said, key=epoch_of(session).bytes, digest_size=16).digest()
    for who, most in ((key, limit.of_one), (limit.what, limit.of_all)):
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
