# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates verified by whoever holds one: what was printed for a code that exists, nothing for others."""

from datetime import datetime

from sqlalchemy.orm import Session

from central_server.guesses import Limit, counted
from central_server.store import CentralStore
from db.queries.certificates import Verified, verify
from db.rules.printed import Verdict

LIMIT = Limit(b"verify", 30, 3_000)
"""See guesses.Limit; whoever has a certificate in hand is never counted."""
NOT_SHOWN = frozenset({Verdict.UNKNOWN, Verdict.DAMAGED})


def verified(store: CentralStore, code: str, client: str, now: datetime) -> Verified:
    """What is known of a code; a wrong one is counted. Raises TooManyGuesses."""
    with store.read() as session:
        found = verify(session, code, now)
    if found.verdict in NOT_SHOWN:
        store.retry(lambda session, _last: _count(session, client, now))
    return found


def _count(session: Session, client: str, now: datetime) -> None:
    for guesses in counted(session, LIMIT, client, now):
        guesses.wrong += 1
