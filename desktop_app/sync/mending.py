# SPDX-License-Identifier: GPL-3.0-or-later
"""Where counts disagree: the sums of buckets tell which rows differ, and only those are fetched again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.syncing import BaseRow, Cursor, HeldRow
from db.syncing.kinds import KINDS, MEMBER_PHOTOS, SETTINGS, RowKey
from db.syncing.messages import MOST_BUCKETS, BucketSum, SyncAnswer
from db.syncing.scopes import KINDS_OF, WHOLE
from db.syncing.wire import bodies, bucket_of, hash_of
from desktop_app.sync.pulling import KNOWN, Incoming, let_go
from desktop_app.sync.standing import Standing

MOST_TRIES = 20
"""Without a scope being settled: after a server's restoring every scope is looked at, some at a time."""
AT_ONCE = 500


def judged(
    session: Session, standing: Standing, answer: SyncAnswer, doubted: set[str], mended: int
) -> Standing:
    """What is to be compared or fetched next, after this answer."""
    asked = tuple(dict.fromkeys((*standing.doubted, *sorted(doubted))))
    asked = tuple(scope for scope in asked if scope in answer.scopes)
    bad: dict[str, tuple[int, ...]] = {}
    caught_up = {page.scope for page in answer.pages if page.more}
    for scope, sums in answer.sums.items():
        if scope in caught_up:
            continue
        wrong = different_buckets(session, scope, sums)
        if wrong and standing.tries < MOST_TRIES:
            bad[scope] = wrong[:MOST_BUCKETS]
        else:
            asked = tuple(one for one in asked if one != scope)
            _count_again(session, scope)
    healed = {one.scope: len(one.rows) for one in answer.healed}
    report = {scope: healed.get(scope, 0) + mended for scope in healed} if mended else {}
    settled = set(standing.doubted).difference(asked)
    return msgspec.structs.replace(
        standing,
        doubted=asked,
        bad_buckets=bad,
        mended=report,
        tries=standing.tries + 1 if asked and not settled else 0,
    )


def different_buckets(session: Session, scope: str, theirs: tuple[BucketSum, ...]) -> tuple[int, ...]:
    """The buckets in which this desk's rows are not the server's.

    But those with rows of a kind that this program does not know: no sum can be made of them.
    """
    blind = {bucket_of(key.uid) for key in _strange(session, scope)}
    ours: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for key, raw in rows_of(session, scope):
        count, total = ours[bucket_of(key.uid)]
        ours[bucket_of(key.uid)] = count + 1, total + hash_of(key, raw)
    wanted = {one.number: (one.count, one.sum) for one in theirs}
    different = {n for n in ours.keys() | wanted.keys() if ours.get(n) != wanted.get(n)}
    return tuple(sorted(different - blind))


def _strange(session: Session, scope: str) -> list[RowKey]:
    """Rows of this scope that a newer server has told of, of kinds that this program does not know."""
    held = select(HeldRow.kind, HeldRow.uid).where(HeldRow.scope == scope, HeldRow.kind.not_in(KNOWN))
    return [RowKey(kind, uid) for kind, uid in session.execute(held)]


def rows_of(session: Session, scope: str) -> Iterator[tuple[RowKey, bytes]]:
    """Every row that this desk has by a scope, as the server gave it: without the desk's own changes."""
    base = {RowKey(k, u): b for k, u, b in session.execute(select(BaseRow.kind, BaseRow.uid, BaseRow.body))}
    keys = list(keys_of(session, scope))
    for start in range(0, len(keys), AT_ONCE):
        some = keys[start : start + AT_ONCE]
        there = bodies(session, [key for key in some if key not in base])
        for key in some:
            raw = base[key] if key in base else there.get(key)
            if raw is not None:
                yield key, raw


def keys_of(session: Session, scope: str) -> Iterator[RowKey]:
    """The rows that a scope holds here."""
    if scope not in WHOLE:
        for kind, uid in session.execute(select(HeldRow.kind, HeldRow.uid).where(HeldRow.scope == scope)):
            if kind in KNOWN:
                yield RowKey(kind, uid)
        return
    gone = select(BaseRow.kind, BaseRow.uid).where(BaseRow.kind.in_(KINDS_OF[scope]))
    found = {RowKey(kind, uid) for kind, uid in session.execute(gone)}
    for number in KINDS_OF[scope]:
        found |= set(_all_of(session, number))
    yield from found


def _all_of(session: Session, number: int) -> Iterator[RowKey]:
    if number == SETTINGS:
        from db.models import Setting
        from db.syncing.kinds import setting_uid

        for name in session.scalars(select(Setting.name).where(Setting.scope == "library")):
            yield RowKey(number, setting_uid(name))
    elif number != MEMBER_PHOTOS:
        for uid in session.scalars(select(KINDS[number].model.uid)):
            yield RowKey(number, uid)


def healed_rows(session: Session, answer: SyncAnswer) -> Incoming:
    """Rows of bad buckets as the server has them; holdings are noted."""
    found: Incoming = {}
    for one in answer.healed:
        keys = [RowKey(row.kind, row.uid) for row in one.rows]
        found |= {key: bytes(row.body) for key, row in zip(keys, one.rows, strict=True) if key.kind in KNOWN}
        for key in keys:
            if one.scope not in WHOLE or key.kind not in KNOWN:
                session.merge(HeldRow(kind=key.kind, uid=key.uid, scope=one.scope))
    session.flush()
    return found


def extra_rows(session: Session, answer: SyncAnswer) -> set[RowKey]:
    """Rows in bad buckets that the server's scope does not hold."""
    extra = set[RowKey]()
    for one in answer.healed:
        theirs = {RowKey(row.kind, row.uid) for row in one.rows}
        wanted = set(one.buckets)
        ours = {key for key, _ in rows_of(session, one.scope) if bucket_of(key.uid) in wanted}
        lost = list(ours - theirs)
        if one.scope not in WHOLE:
            let_go(session, one.scope, lost)
            still = {RowKey(k, u) for k, u in session.execute(select(HeldRow.kind, HeldRow.uid))}
            lost = [key for key in lost if key not in still]
        extra |= set(lost)
    return extra


def _count_again(session: Session, scope: str) -> None:
    """What a scope holds is what is here: some may have gone with what it hung on, in another scope."""
    there = {key for key, _ in rows_of(session, scope)}
    if scope not in WHOLE:
        let_go(session, scope, [key for key in keys_of(session, scope) if key not in there])
    cursor = session.get(Cursor, scope)
    if cursor is not None:
        cursor.count = len(there) + len(_strange(session, scope))


def total(session: Session) -> int:
    """How many rows all scopes hold here."""
    count: int = session.scalar(select(func.sum(Cursor.count))) or 0
    return count
