# SPDX-License-Identifier: GPL-3.0-or-later
"""The server's change feed: every row's newest version in each scope, numbered so that none is ever skipped.

Numbers come from one counter row per scope, locked as the last step of the transaction, scopes in ascending
order, a number for each row. A sequence or a timestamp would lose rows (design.md, section 4, rule 6).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select, text, tuple_
from sqlalchemy.orm import Session

from db.models.among import Among
from db.models.columns import Uid
from db.models.syncing import FeedEntry, Scope
from db.syncing.kinds import KINDS, RowKey
from db.syncing.scopes import KINDS_OF, scopes_of
from db.syncing.wire import bodies, bucket_of, hash_of

AT_ONCE = 200
MOST_PULLED_BYTES = 4 << 20
"""Of the bodies in one answer, give or take the last two hundred: photographs are large."""
COUNT_UP = text(
    """UPDATE scopes SET version = version + :rows, count = count + :more, sum = sum + :sum
    WHERE id = :scope RETURNING version"""
)
PUT = text(
    """INSERT INTO feed (kind, uid, scope_id, version, bucket, hash, gone)
    VALUES (:kind, :uid, :scope, :version, :bucket, :hash, :gone)
    ON CONFLICT (kind, uid, scope_id) DO UPDATE
    SET version = excluded.version, hash = excluded.hash, gone = excluded.gone"""
).bindparams(bindparam("uid", type_=Uid()))
MAKE_SCOPE = text(
    "INSERT INTO scopes (name, version, count, sum) VALUES (:name, 0, 0, 0) ON CONFLICT (name) DO NOTHING"
)
SCOPE_IDS = select(Scope.name, Scope.id).where(Among(Scope.name, "names"))
_OF_ROWS = tuple_(FeedEntry.kind, FeedEntry.uid).in_(bindparam("keys", expanding=True))
LOCK_ENTRIES = (
    select(FeedEntry.scope_id)
    .where(_OF_ROWS)
    .order_by(FeedEntry.kind, FeedEntry.uid, FeedEntry.scope_id)
    .with_for_update()
)
ENTRIES = (
    select(FeedEntry.kind, FeedEntry.uid, Scope.name, FeedEntry.hash, FeedEntry.gone)
    .join(Scope, Scope.id == FeedEntry.scope_id)
    .where(_OF_ROWS)
)
STATES = select(Scope.name, Scope.id, Scope.version, Scope.count, Scope.sum).where(Among(Scope.name, "names"))
NEXT_LINES = (
    select(FeedEntry.version, FeedEntry.kind, FeedEntry.uid, FeedEntry.gone)
    .where(FeedEntry.scope_id == bindparam("scope"), FeedEntry.version > bindparam("after"))
    .order_by(FeedEntry.version)
    .limit(bindparam("most"))
)
IN_BUCKETS = select(FeedEntry.kind, FeedEntry.uid).where(
    FeedEntry.scope_id == bindparam("scope"),
    Among(FeedEntry.bucket, "numbers"),
    ~FeedEntry.gone,
)
Allocate = Callable[[Session, int, int, int, int], int]


class Change(NamedTuple):
    """A row's next entry in a scope; `more` is what it adds to the scope's count, `sum` to its hashes."""

    key: RowKey
    hash: int
    gone: bool
    more: int
    sum: int


class Published(NamedTuple):
    """How many entries were written, and the rows' bodies by the scope and the version that they have now."""

    entries: int
    bodies: Mapping[tuple[int, int], bytes]


NOTHING_KNOWN: Mapping[tuple[int, int], bytes] = MappingProxyType({})


class Held(NamedTuple):
    """A row's entry in a scope as it stands."""

    hash: int
    gone: bool


def count_up(session: Session, scope: int, rows: int, more: int, total: int) -> int:
    """Take the next numbers of a scope; returns the last of them. The scope stays locked until the commit."""
    found = session.execute(COUNT_UP, {"scope": scope, "rows": rows, "more": more, "sum": total})
    version: int = found.scalar_one()
    return version


def publish(session: Session, touched: Iterable[RowKey], allocate: Allocate = count_up) -> Published:
    """Enter what has changed of these rows into the feed; the last thing a transaction does.

    Rows that are as the feed has them write no entry.
    """
    session.flush()
    keys = sorted(set(touched))
    if session.get_bind().dialect.name == "postgresql":
        _lock_entries(session, keys)
    held = entries_of(session, keys)
    raw = bodies(session, keys)
    changes = _changes(session, keys, held, raw)
    ids = _scope_ids(session, changes)
    lines = [
        line
        for name in sorted(changes, key=lambda name: ids[name])
        for line in _numbered(session, ids[name], changes[name], allocate)
    ]
    if lines:
        session.connection().execute(PUT, [line._asdict() for line in lines])
    return Published(
        len(lines),
        {(one.scope, one.version): raw[RowKey(one.kind, one.uid)] for one in lines if not one.gone},
    )


def _changes(
    session: Session,
    keys: list[RowKey],
    held: Mapping[RowKey, Mapping[str, Held]],
    raw: Mapping[RowKey, bytes],
) -> dict[str, list[Change]]:
    wanted = scopes_of(session, raw)
    changes: dict[str, list[Change]] = defaultdict(list)
    for key in keys:
        value = hash_of(key, raw[key]) if key in raw else 0
        there = held.get(key, {})
        for name in wanted.get(key, frozenset()):
            old = there.get(name)
            if old is None or old.gone or old.hash != value:
                alive = old is not None and not old.gone
                before = old.hash if old is not None and alive else 0
                changes[name].append(Change(key, value, False, 0 if alive else 1, value - before))
        for name, old in there.items():
            if not old.gone and name not in wanted.get(key, frozenset()):
                changes[name].append(Change(key, 0, True, -1, -old.hash))
    return changes


def _lock_entries(session: Session, keys: Sequence[RowKey]) -> None:
    """Whoever else touches one of these rows has committed before it is read.

    In one order: nobody waits in a ring. A statement of its own: the next one sees what it waited for.
    """
    for some in _some(keys):
        session.execute(LOCK_ENTRIES, {"keys": some})


def entries_of(session: Session, keys: Sequence[RowKey]) -> dict[RowKey, dict[str, Held]]:
    """The entries of rows, by scope."""
    found: dict[RowKey, dict[str, Held]] = defaultdict(dict)
    for some in _some(keys):
        for kind, uid, name, value, gone in session.execute(ENTRIES, {"keys": some}):
            found[RowKey(kind, uid)][name] = Held(value, gone)
    return found


def _some(keys: Sequence[RowKey]) -> Iterator[list[tuple[Any, ...]]]:
    for start in range(0, len(keys), AT_ONCE):
        yield [tuple(key) for key in keys[start : start + AT_ONCE]]


def _scope_ids(session: Session, names: Iterable[str]) -> dict[str, int]:
    wanted = set(names)
    if not wanted:
        return {}
    ids = dict(session.execute(SCOPE_IDS, {"names": list(wanted)}).all())
    for name in sorted(wanted - set(ids)):
        session.execute(MAKE_SCOPE, {"name": name})
    if wanted - set(ids):
        ids = dict(session.execute(SCOPE_IDS, {"names": list(wanted)}).all())
    return ids


class Line(NamedTuple):
    """A line of the feed as it is written."""

    kind: int
    uid: UUID
    scope: int
    version: int
    bucket: int
    hash: int
    gone: bool


def _numbered(session: Session, scope: int, changes: list[Change], allocate: Allocate) -> list[Line]:
    """The changes as lines of the feed. The scope stays locked until the commit."""
    more, total = sum(change.more for change in changes), sum(change.sum for change in changes)
    last = allocate(session, scope, len(changes), more, total)
    first = last - len(changes) + 1
    return [
        Line(
            change.key.kind,
            change.key.uid,
            scope,
            first + place,
            bucket_of(change.key.uid),
            change.hash,
            change.gone,
        )
        for place, change in enumerate(changes)
    ]


# --- reading --------------------------------------------------------------------------------------------


class ScopeState(NamedTuple):
    """Where a scope's counter stands, how many rows it holds, and the sum of their hashes."""

    id: int
    version: int
    rows: int
    sum: int


class Entry(NamedTuple):
    """One line of the feed; `body` is None where the scope holds the row no more."""

    version: int
    key: RowKey
    body: bytes | None


def states(session: Session, names: Iterable[str]) -> dict[str, ScopeState]:
    """Where these scopes stand; a scope that nothing was ever in stands at zero."""
    wanted = list(names)
    rows = session.execute(STATES, {"names": wanted})
    found = {name: ScopeState(*rest) for name, *rest in rows}
    return {name: found.get(name, ScopeState(0, 0, 0, 0)) for name in wanted}


def page(
    session: Session,
    scope: int,
    after: int,
    limit: int,
    room: int = MOST_PULLED_BYTES,
    known: Mapping[tuple[int, int], bytes] = NOTHING_KNOWN,
) -> list[Entry]:
    """The next lines of a scope's feed, at most `limit`; no more once their bodies fill `room` bytes.

    The transaction must be repeatable: then no body is newer than the versions around it, and what was just
    published (`known`, see Published) need not be read again where its version still stands.
    """
    rows = session.execute(NEXT_LINES, {"scope": scope, "after": after, "most": limit}).all()
    found: list[Entry] = []
    for start in range(0, len(rows), AT_ONCE):
        if room <= 0:
            break
        entries = _with_bodies(session, rows[start : start + AT_ONCE], scope, known)
        room -= sum(len(entry.body or b"") for entry in entries)
        found += entries
    return found


def _with_bodies(
    session: Session, rows: Sequence[Any], scope: int, known: Mapping[tuple[int, int], bytes] = NOTHING_KNOWN
) -> list[Entry]:
    there = {RowKey(kind, uid): known.get((scope, version)) for version, kind, uid, gone in rows if not gone}
    raw = there | bodies(session, [key for key, body in there.items() if body is None])
    return [Entry(version, RowKey(kind, uid), raw.get(RowKey(kind, uid))) for version, kind, uid, _ in rows]


def parents_to_come(session: Session, name: str, scope: int, entries: Sequence[Entry]) -> list[Entry]:
    """Rows that those of a page refer to, and those that these do, in the same scope but further on.

    They were changed since.
    """
    later = select(FeedEntry.version, FeedEntry.kind, FeedEntry.uid, FeedEntry.gone).where(
        FeedEntry.scope_id == scope, FeedEntry.version > entries[-1].version, ~FeedEntry.gone
    )
    found: dict[RowKey, Entry] = {}
    new: Sequence[Entry] = entries
    while new:
        rows: list[Any] = []
        for some in _some(sorted(_parents(session, name, new) - found.keys())):
            rows += session.execute(later.where(tuple_(FeedEntry.kind, FeedEntry.uid).in_(some))).all()
        new = _with_bodies(session, rows, scope)
        found = {**{one.key: one for one in new}, **found}
    return list(found.values())


def _parents(session: Session, name: str, entries: Sequence[Entry]) -> set[RowKey]:
    wanted = set[RowKey]()
    for kind, refs in _refs_within(name).items():
        uids = [entry.key.uid for entry in entries if entry.key.kind == kind and entry.body is not None]
        for parent, column in refs if uids else ():
            child = KINDS[kind].model
            statement = select(KINDS[parent].model.uid).join(child, column == KINDS[parent].model.id)
            wanted |= {RowKey(parent, uid) for uid in session.scalars(statement.where(child.uid.in_(uids)))}
    wholes = _wholes_within(name)
    parts = [entry.key for entry in entries if entry.key.kind in wholes and entry.body is not None]
    return wanted | {RowKey(wholes[part.kind], part.uid) for part in parts}


@cache
def _wholes_within(name: str) -> dict[int, int]:
    """Parts of rows in a scope whose row lies in the same scope, with that row's kind."""
    together = {number for number in KINDS_OF[name.partition(":")[0]] if number in KINDS}
    wholes = {KINDS[number].model: number for number in together if not KINDS[number].is_part}
    return {
        number: wholes[KINDS[number].model]
        for number in together
        if KINDS[number].is_part and KINDS[number].model in wholes
    }


@cache
def _refs_within(name: str) -> dict[int, list[tuple[int, Any]]]:
    """Kinds of a scope that refer to kinds of the same scope: each with the parent's kind and the column."""
    together = KINDS_OF[name.partition(":")[0]]
    of_model = {
        KINDS[number].model: number for number in together if number in KINDS and not KINDS[number].is_part
    }
    found: dict[int, list[tuple[int, Any]]] = defaultdict(list)
    for number in sorted(together & KINDS.keys()):
        for column, model in KINDS[number].refs.items():
            if model in of_model:
                found[number].append((of_model[model], getattr(KINDS[number].model, column)))
    return dict(found)


class Bucket(NamedTuple):
    """How many rows of a scope end in this bucket's number, and the sum of their hashes."""

    number: int
    rows: int
    sum: int


def buckets(session: Session, scope: int) -> list[Bucket]:
    """The buckets of a scope that are not empty."""
    rows = session.execute(
        text(
            """SELECT bucket, count(*), CAST(sum(hash) AS bigint) FROM feed
            WHERE scope_id = :scope AND NOT gone GROUP BY bucket ORDER BY bucket"""
        ),
        {"scope": scope},
    )
    return [Bucket(*row) for row in rows]


def in_buckets(session: Session, scope: int, numbers: Iterable[int]) -> dict[RowKey, bytes]:
    """All rows of a scope whose uid falls into one of these buckets."""
    rows = session.execute(IN_BUCKETS, {"scope": scope, "numbers": list(numbers)})
    return bodies(session, [RowKey(kind, uid) for kind, uid in rows])


def scope_names(session: Session, prefix: str) -> list[str]:
    """All scopes whose names begin with this."""
    return list(session.scalars(select(Scope.name).where(Scope.name.startswith(prefix)).order_by(Scope.name)))
