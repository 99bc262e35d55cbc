# SPDX-License-Identifier: GPL-3.0-or-later
"""The server's own rows entered into the feed: after founding, or where the feed is not as the rows are."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.orm import Session

from central_server.store import CentralStore
from db.models import Member, MemberPhoto, Setting
from db.models.syncing import FeedEntry, Scope
from db.syncing.feed import entries_of, publish
from db.syncing.kinds import KINDS, MEMBER_PHOTOS, ORDER, SETTINGS, RowKey, setting_uid
from db.syncing.wire import bodies, hash_of

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


def bring_up_to_date(store: CentralStore) -> None:
    """The tables of this program, and the feed's sums with them."""
    store.upgrade(after=_summed_again)


def _summed_again(connection: Connection) -> None:
    with Session(connection) as session, session.begin():
        sum_again(session)


REHASH = (
    update(FeedEntry)
    .where(FeedEntry.kind == bindparam("of_kind"), FeedEntry.uid == bindparam("of_uid"), ~FeedEntry.gone)
    .values(hash=bindparam("value"))
)


def sum_again(session: Session) -> None:
    """Rows that say more than when they were entered are no news: desks compare all once they know that.

    Nobody else publishes meanwhile; another server that starts now finds it done.
    """
    scopes = session.scalars(select(Scope).order_by(Scope.id).with_for_update()).all()
    more: dict[str, int] = defaultdict(int)
    for keys in every_row(session):
        held = entries_of(session, keys)
        changed: dict[RowKey, int] = {}
        for key, raw in bodies(session, keys).items():
            value = hash_of(key, raw)
            for name, entry in held.get(key, {}).items():
                if not entry.gone and entry.hash != value:
                    more[name] += value - entry.hash
                    changed[key] = value
        if changed:
            rows = [{"of_kind": k.kind, "of_uid": k.uid, "value": v} for k, v in changed.items()]
            session.connection().execute(REHASH, rows)
    for scope in scopes:
        if scope.name in more:
            scope.sum += more[scope.name]


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
