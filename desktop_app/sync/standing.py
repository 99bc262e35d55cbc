# SPDX-License-Identifier: GPL-3.0-or-later
"""How an enrolled desk stands with its server: kept in the store, read by the engine and the window."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from db.models import JournalEntry, Setting
from db.operations.desk import ENROLLED

KEEP = insert(Setting).on_conflict_do_update(
    index_elements=["scope", "name"], set_={"value": insert(Setting).excluded.value}
)
KEPT = select(Setting.value).where(Setting.scope == ENROLLED[0], Setting.name == ENROLLED[1])


class Standing(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the server is and who this desk is there.

    `offset` is microseconds by which the server's clock is ahead; `synced_at` is when all that others did was
    here; `doubted` are scopes whose rows are to be compared with the server's; `status` is that of the newest
    answer. `name` is what the server calls this desk, `reach` whose loans it may see ('network', 'branch');
    empty where it joined before they were noted.
    `authority` is the certificate, as PEM, that vouches for the server where this PC's own do not;
    `plain_allowed`: a person has allowed a way to it that is not encrypted. `schema`: what the program spoke
    that took the newest rows in; a newer one has all compared, for what that did not know (`catching_up`).
    """

    server: str
    token: str
    epoch: UUID | None = None
    offset: int | None = None
    synced_at: datetime | None = None
    status: str = "ok"
    doubted: tuple[str, ...] = ()
    bad_buckets: dict[str, tuple[int, ...]] = {}
    mended: dict[str, int] = {}
    tries: int = 0
    name: str = ""
    reach: str = ""
    authority: str = ""
    plain_allowed: bool = False
    schema: int = 1
    catching_up: bool = False


READ = msgspec.json.Decoder(Standing)


class NotEnrolled(Exception):
    """This desk stands alone."""


def standing_of(session: Session) -> Standing | None:
    """None where the desk stands alone."""
    found = session.scalar(KEPT)
    return None if found is None else READ.decode(found)


def enrolled_as(session: Session) -> Standing:
    """How this desk stands with its server. Raises NotEnrolled."""
    standing = standing_of(session)
    if standing is None:
        raise NotEnrolled
    return standing


def keep_standing(session: Session, standing: Standing) -> None:
    """Keep it in this store."""
    scope, name = ENROLLED
    value = msgspec.json.encode(standing).decode()
    session.execute(KEEP, {"scope": scope, "name": name, "value": value})


def waiting(session: Session, device: UUID) -> int:
    """How many of this desk's operations have no answer yet."""
    count: int = (
        session.scalar(
            select(func.count()).where(JournalEntry.device == device, JournalEntry.outcome.is_(None))
        )
        or 0
    )
    return count
