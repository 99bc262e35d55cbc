# SPDX-License-Identifier: GPL-3.0-or-later
"""The feed held against the rows, and the scopes' counters against the feed; and both put right."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import case, exists, func, select
from sqlalchemy.orm import Session

from central_server.publishing import every_row
from db.models import Member, MemberPhoto
from db.models.syncing import FeedEntry, Scope
from db.syncing.feed import Held, entries_of, publish
from db.syncing.kinds import KINDS, MEMBER_PHOTOS, SETTINGS, RowKey, at
from db.syncing.scopes import scopes_of
from db.syncing.wire import bodies, hash_of

AT_ONCE = 2_000


class Difference(NamedTuple):
    """`what`: the feed lacks a row in a scope ('missing'), has it as it was ('stale'), or 'extra'."""

    key: RowKey
    scope: str
    what: str


class Counters(NamedTuple):
    """Of a scope: how many rows, the sum of their hashes, the newest version."""

    rows: int
    sum: int
    version: int


def differences(session: Session) -> Iterator[Difference]:
    """Everything in which the feed is not as the rows are. Reads every row once."""
    for keys in every_row(session):
        raw = bodies(session, keys)
        wanted = scopes_of(session, raw)
        held = entries_of(session, keys)
        for key in keys:
            names = wanted.get(key, frozenset())
            yield from _of_row(key, hash_of(key, raw[key]), names, held.get(key, {}))
    for key, scope in _without_row(session):
        yield Difference(key, scope, "extra")


def _of_row(
    key: RowKey, value: int, wanted: frozenset[str], held: Mapping[str, Held]
) -> Iterator[Difference]:
    alive = {name: entry.hash for name, entry in held.items() if not entry.gone}
    for name in sorted(wanted | alive.keys()):
        if name not in alive:
            yield Difference(key, name, "missing")
        elif name not in wanted:
            yield Difference(key, name, "extra")
        elif alive[name] != value:
            yield Difference(key, name, "stale")


def _without_row(session: Session) -> Iterator[tuple[RowKey, str]]:
    """Entries that stand for a row which is not there."""
    known = {key.uid for keys in every_row(session) for key in keys if key.kind == SETTINGS}
    alive = select(FeedEntry.kind, FeedEntry.uid, Scope.name).join(Scope, Scope.id == FeedEntry.scope_id)
    for number in (*KINDS, MEMBER_PHOTOS, SETTINGS):
        statement = alive.where(FeedEntry.kind == number, ~FeedEntry.gone)
        if number == SETTINGS:
            statement = statement.where(FeedEntry.uid.not_in(known))
        else:
            statement = statement.where(~_there(number))
        for kind, uid, name in session.execute(statement):
            yield at(kind, uid), name


def _there(number: int) -> Any:
    if number == MEMBER_PHOTOS:
        return exists().where(Member.uid == FeedEntry.uid, MemberPhoto.member_id == Member.id)
    return exists().where(KINDS[number].model.uid == FeedEntry.uid)


def counted(session: Session) -> dict[str, Counters]:
    """What the counters of each scope must be, by its entries."""
    alive = case((FeedEntry.gone, 0), else_=1)
    rows = session.execute(
        select(
            Scope.name,
            func.coalesce(func.sum(alive), 0),
            func.coalesce(func.sum(alive * FeedEntry.hash), 0),
            func.coalesce(func.max(FeedEntry.version), 0),
        )
        .outerjoin(FeedEntry, FeedEntry.scope_id == Scope.id)
        .group_by(Scope.name)
    )
    return {name: Counters(int(count), int(total), version) for name, count, total, version in rows}


def wrong_scopes(session: Session) -> list[str]:
    """Scopes whose counters are not what their entries say."""
    wanted = counted(session)
    return [
        scope.name
        for scope in session.scalars(select(Scope).order_by(Scope.id))
        if (scope.count, scope.sum) != wanted[scope.name][:2] or scope.version < wanted[scope.name].version
    ]


def mend(session: Session) -> int:
    """Enter into the feed what is wrong or missing in it, and count anew; returns how many entries."""
    found = list(dict.fromkeys(difference.key for difference in differences(session)))
    written = 0
    for start in range(0, len(found), AT_ONCE):
        written += publish(session, found[start : start + AT_ONCE]).entries
    scopes = session.scalars(select(Scope).order_by(Scope.id).with_for_update()).all()
    wanted = counted(session)
    for scope in scopes:
        count, total, version = wanted[scope.name]
        scope.count, scope.sum, scope.version = count, total, max(scope.version, version)
    return written
