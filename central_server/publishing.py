# SPDX-License-Identifier: GPL-3.0-or-later
"""The server's own rows entered into the feed: after founding, or where the feed is not as the rows are."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Member, MemberPhoto, Setting
from db.syncing.feed import publish
from db.syncing.kinds import KINDS, MEMBER_PHOTOS, ORDER, SETTINGS, RowKey, setting_uid

AT_ONCE = 2_000


def publish_everything(session: Session, progress: Callable[[int], None] | None = None) -> int:
    """Enter every row that the feed has not as it is; returns how many entries that were."""
    written, done = 0, 0
    for some in every_row(session):
        written += publish(session, some).entries
        done += len(some)
        if progress is not None:
            progress(done)
    return written


def every_row(session: Session) -> Iterator[list[RowKey]]:
    """All rows that travel, parents before children, some at a time."""
    for number in ORDER:
        yield from _settings(session) if number == SETTINGS else _by_key(session, number)


def _settings(session: Session) -> Iterator[list[RowKey]]:
    names = session.scalars(select(Setting.name).where(Setting.scope == "library"))
    yield [RowKey(SETTINGS, setting_uid(name)) for name in names]


def _by_key(session: Session, number: int) -> Iterator[list[RowKey]]:
    model: Any = Member if number == MEMBER_PHOTOS else KINDS[number].model
    statement = select(model.id, model.uid).order_by(model.id).limit(AT_ONCE)
    if number == MEMBER_PHOTOS:
        statement = statement.join(MemberPhoto, MemberPhoto.member_id == Member.id)
    rows = session.execute(statement).all()
    while rows:
        yield [RowKey(number, uid) for _, uid in rows]
        rows = session.execute(statement.where(model.id > rows[-1].id)).all()
