# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows as they travel: JSON with columns in a fixed order, so that equal rows are equal bytes everywhere."""

from base64 import b64decode
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from hashlib import blake2b
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import BigInteger, Date, LargeBinary, Select, select, type_coerce
from sqlalchemy.orm import Session, aliased

from db.models import Member, MemberPhoto, Setting, TitleIdentifier, WeeklyClosing
from db.models.among import Among
from db.models.columns import EPOCH, MICROSECOND, Uid, Uids, UtcTime
from db.operations.bulk import pairs
from db.syncing.kinds import BRANCHES, KINDS, MEMBER_PHOTOS, SETTINGS, TITLES, Kind, RowKey, setting_uid

Body = dict[str, Any]
AT_ONCE = 500
HASH_BYTES = 5
"""Forty bits: the sum over eight million rows still fits a signed 64-bit column."""
BUCKETS = 1_024

_encoder = msgspec.json.Encoder(enc_hook=str)


def encode_body(body: Body) -> bytes:
    """A body as bytes; the order of its columns is that of its kind."""
    return _encoder.encode(body)


def decode_body(raw: bytes) -> Body:
    """A body from bytes."""
    body: Body = msgspec.json.decode(raw)
    return body


def hash_of(key: RowKey, raw: bytes) -> int:
    """Forty bits that tell one version of a row from another."""
    digest = blake2b(b"%c%b%b" % (key.kind, key.uid.bytes, raw), digest_size=HASH_BYTES)
    return int.from_bytes(digest.digest(), "big")


def bucket_of(uid: UUID) -> int:
    """0 to 1,023, from the random end of a uid."""
    return uid.int & (BUCKETS - 1)


def bodies(session: Session, keys: Iterable[RowKey]) -> dict[RowKey, bytes]:
    """Those of these rows that the store has, as bytes."""
    by_kind: dict[int, list[UUID]] = defaultdict(list)
    for key in dict.fromkeys(keys):
        by_kind[key.kind].append(key.uid)
    found: dict[RowKey, bytes] = {}
    for number, uids in by_kind.items():
        for start in range(0, len(uids), AT_ONCE):
            some = uids[start : start + AT_ONCE]
            found |= {RowKey(number, u): encode_body(b) for u, b in _bodies(session, number, some)}
    return found


def there(session: Session, keys: Iterable[RowKey]) -> set[RowKey]:
    """Those of these rows that the store has; `bodies` without their bodies."""
    found, besides = set[RowKey](), list[RowKey]()
    by_kind: dict[int, list[UUID]] = defaultdict(list)
    for key in keys:
        if key.kind in KINDS:
            by_kind[key.kind].append(key.uid)
        else:
            besides.append(key)
    for number, uids in by_kind.items():
        model = KINDS[number].model
        found |= {RowKey(number, uid) for uid, _ in pairs(session, model.uid, model.id, uids)}
    return found | set(bodies(session, besides))


def _bodies(session: Session, number: int, uids: Sequence[UUID]) -> Iterable[tuple[UUID, Body]]:
    if number == SETTINGS:
        return _settings(session, set(uids))
    if number == MEMBER_PHOTOS:
        return _photos(session, uids)
    kind = KINDS[number]
    rows = session.execute(_of_uids(kind), {"uids": uids})
    found = [(row[0], dict(zip(_names(kind), row[1:], strict=True))) for row in rows]
    if kind is TITLES:
        _add_lists(found, "identifiers", _identifiers(session, uids))
    elif kind is BRANCHES:
        _add_lists(found, "closed_weekdays", _weekdays(session, uids))
    return found


@cache
def selecting(kind: Kind) -> Select[Any]:
    """uid and every travelling column, references as uids; times stay integers as they are stored."""
    statement = select(kind.model.uid)
    for name in kind.columns:
        column = getattr(kind.model, name)
        is_time = isinstance(column.type, UtcTime)
        statement = statement.add_columns(type_coerce(column, BigInteger) if is_time else column)
    for name, model in kind.refs.items():
        other = aliased(model)
        statement = statement.outerjoin(other, other.id == getattr(kind.model, name)).add_columns(other.uid)
    return statement


@cache
def _of_uids(kind: Kind) -> Select[Any]:
    return selecting(kind).where(Among(kind.model.uid, "uids"))


@cache
def _names(kind: Kind) -> tuple[str, ...]:
    return kind.columns + tuple(name.removesuffix("_id") for name in kind.refs)


def _add_lists(found: list[tuple[UUID, Body]], name: str, lists: Mapping[UUID, list[Any]]) -> None:
    for uid, body in found:
        body[name] = sorted(lists.get(uid, ()))


def _identifiers(session: Session, uids: Sequence[UUID]) -> dict[UUID, list[list[str]]]:
    title = TITLES.model
    rows = session.execute(
        select(title.uid, TitleIdentifier.kind, TitleIdentifier.value)
        .join(title, title.id == TitleIdentifier.title_id)
        .where(title.uid.in_(uids))
    )
    lists: dict[UUID, list[list[str]]] = defaultdict(list)
    for uid, kind, value in rows:
        lists[uid].append([kind, value])
    return lists


def _weekdays(session: Session, uids: Sequence[UUID]) -> dict[UUID, list[int]]:
    branch = BRANCHES.model
    rows = session.execute(
        select(branch.uid, WeeklyClosing.weekday)
        .join(branch, branch.id == WeeklyClosing.branch_id)
        .where(branch.uid.in_(uids))
    )
    lists: dict[UUID, list[int]] = defaultdict(list)
    for uid, weekday in rows:
        lists[uid].append(weekday)
    return lists


def _settings(session: Session, wanted: set[UUID]) -> Iterable[tuple[UUID, Body]]:
    for row in session.execute(select(Setting.name, Setting.value).where(Setting.scope == "library")):
        if (uid := setting_uid(row.name)) in wanted:
            yield uid, {"name": row.name, "value": row.value}


def _photos(session: Session, uids: Sequence[UUID]) -> Iterable[tuple[UUID, Body]]:
    rows = session.execute(
        select(Member.uid, MemberPhoto.jpeg)
        .join(Member, Member.id == MemberPhoto.member_id)
        .where(Member.uid.in_(uids))
    )
    return [(uid, {"jpeg": jpeg}) for uid, jpeg in rows]


@cache
def readers(kind: Kind) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    """Every column of a kind, with what makes a value from the wire that is not null one for the model.

    None where it is one already.
    """
    return tuple((name, _reader(getattr(kind.model, name).type)) for name in kind.columns)


def _reader(column_type: object) -> Callable[[Any], Any] | None:
    match column_type:
        case UtcTime():
            return _time_of
        case Uid():
            return UUID
        case Uids():
            return _uids_of
        case Date():
            return date.fromisoformat
        case LargeBinary():
            return b64decode
    return None


def _uids_of(texts: Sequence[str]) -> tuple[UUID, ...]:
    return tuple(map(UUID, texts))


def _time_of(microseconds: int) -> datetime:
    return EPOCH + microseconds * MICROSECOND
