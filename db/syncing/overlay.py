# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk's own unanswered operations, laid over the rows as the server has them.

Desk state = server state at the desk's cursor, with the desk's own operations on top, in order. Before an
operation changes a row the server's version of it is kept; when rows come in, what those operations touched
is put back, the server's rows are taken, and the operations are judged again: all in one transaction.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import BindParameter, bindparam, delete, insert, select, tuple_
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db.models import Fine, Item, JournalEntry, Loan, Renewal
from db.models.syncing import BaseRow, HandedIn, TouchedRow
from db.operations import loans, losses
from db.operations.operation import Operation, decode
from db.syncing import claims
from db.syncing.deciding import decide, decoded_before
from db.syncing.edits import EDITS
from db.syncing.kinds import CLOSED_DAYS, FINES, ITEMS, LOANS, RENEWALS, STAFF_SECRETS, RowKey, at
from db.syncing.rows import aside, put
from db.syncing.touches import touches
from db.syncing.verdicts import Bench
from db.syncing.wire import Body, bodies, decode_body, encode_body

AT_ONCE = 200
HANDS = (
    *(loans.CheckOut, loans.CheckIn, loans.UndoCheckOut, loans.UndoCheckIn, loans.UndoFinding),
    *(losses.DeclareLost, losses.UndoLost),
)
"""Operations after which an item's story is told anew."""
_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
_OPERATIONS: BindParameter[Any] = bindparam("operations", expanding=True)
_CORE = {"synchronize_session": False}
"""No session holds such rows as objects."""
UNANSWERED = JournalEntry.outcome.is_(None)
ANY_BASE = select(BaseRow.kind).limit(1)
BASE_OF = select(BaseRow.kind, BaseRow.uid, BaseRow.body).where(tuple_(BaseRow.kind, BaseRow.uid).in_(_KEYS))
FORGET_BASE = delete(BaseRow).where(tuple_(BaseRow.kind, BaseRow.uid).in_(_KEYS)).execution_options(**_CORE)
ANY_TOUCHED = select(TouchedRow.kind).limit(1)
TOUCHING = select(TouchedRow.operation).where(tuple_(TouchedRow.kind, TouchedRow.uid).in_(_KEYS))
TOUCHED_BY = select(TouchedRow.kind, TouchedRow.uid).where(
    TouchedRow.operation.in_(_OPERATIONS), TouchedRow.kind != claims.WATCH
)
FORGET_TOUCHED = delete(TouchedRow).where(TouchedRow.operation.in_(_OPERATIONS)).execution_options(**_CORE)
FORGET_HANDED_IN = delete(HandedIn).where(HandedIn.operation.in_(_OPERATIONS))


class Overlay:
    """The tracker of an enrolled desk."""

    def __init__(self, clock_offset: int | None = None) -> None:
        self.clock_offset = clock_offset

    def before(self, session: Session, operation: Operation) -> bytes | None:
        """Keep the server's version of what `operation` is about to change; see desk.Tracker."""
        return track(session, operation, touches(operation, session))


def track(session: Session, operation: Operation, keys: Iterable[RowKey]) -> bytes | None:
    """Note what an operation touches, and keep those rows as the server has them."""
    keys = set(keys)
    there = bodies(session, keys)
    known = {key for key, _ in base_of(session, keys)}
    base = [{"kind": k.kind, "uid": k.uid, "body": there.get(k)} for k in keys - known]
    touched = [
        {"operation": operation.uid, "kind": key.kind, "uid": key.uid}
        for key in keys | set(claims.of_operation(operation, session))
    ]
    connection = session.connection()
    if base:
        connection.execute(insert(BaseRow), base)
    if touched:
        connection.execute(insert(TouchedRow), touched)
    if not isinstance(operation, EDITS) or not there:
        return None
    told = {str(k.kind): msgspec.Raw(raw) for k, raw in there.items() if k.kind != STAFF_SECRETS.number}
    return msgspec.json.encode(told)


def base_of(session: Session, keys: Iterable[RowKey]) -> list[tuple[RowKey, bytes | None]]:
    """Those of these rows that unanswered operations have changed, as the server has them."""
    wanted = [tuple(key) for key in keys if key.kind not in claims.NO_ROWS]
    found: list[tuple[RowKey, bytes | None]] = []
    if len(wanted) > AT_ONCE and session.scalar(ANY_BASE) is None:
        return found
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        rows = session.execute(BASE_OF, {"keys": some})
        found += [(RowKey(kind, uid), body) for kind, uid, body in rows]
    return found


def take_in(session: Session, incoming: Mapping[RowKey, bytes | None], done: set[UUID]) -> set[RowKey]:
    """Take the server's rows. Operations in `done` are in them already; the others are judged again on top.

    Returns rows whose parents are missing.
    """
    meeting = set(incoming)
    for key, raw in incoming.items():
        if raw is not None:
            meeting.update(claims.of_row(key, decode_body(raw)))
    meeting |= _touched_by(session, done)
    again = _involved(session, meeting, done)
    base = dict(base_of(session, meeting))
    _forget(session, base, done | again)
    orphans = put(session, {**_stepping_aside(base, incoming), **incoming})
    _judge_again(session, again)
    return orphans


def _stepping_aside(
    base: Mapping[RowKey, bytes | None], incoming: Mapping[RowKey, bytes | None]
) -> dict[RowKey, bytes | None]:
    """What is put back, older than what comes in: an item that runs elsewhere by now does not run there too,
    a barcode or a code that another row has by now is not that of two, and a day is closed by one row.

    The older row's own new version is on its way, in another scope or page, or it is gone with what the
    server has lost.
    """
    running = {body["item"]: body for _, body in _running_loans(incoming)}
    stepped = dict(base)
    for key, body in _running_loans(base):
        if key not in incoming and (newer := running.get(body["item"])) is not None:
            stepped[key] = encode_body({**body, "ended_at": newer["lent_at"], "ending": "superseded"})
    older = [one for one in _unique(base) if one[0] not in incoming]
    taken = {(key.kind, body.get(column)) for key, column, body in _unique(incoming)} if older else set()
    for key, column, body in older:
        if (key.kind, body.get(column)) in taken:
            stepped[key] = encode_body({**body, column: aside(body[column], key.uid)})
    closed = set(_closed_days(incoming).values())
    gone = [key for key, said in _closed_days(base).items() if said in closed and key not in incoming]
    return stepped | dict.fromkeys(gone)


def _closed_days(rows: Mapping[RowKey, bytes | None]) -> dict[RowKey, str]:
    return {
        key: claims.closed_day(decode_body(raw))
        for key, raw in rows.items()
        if key.kind == CLOSED_DAYS.number and raw is not None
    }


def _unique(rows: Mapping[RowKey, bytes | None]) -> Iterator[tuple[RowKey, str, Body]]:
    """Rows with a column that no two have alike."""
    for key, raw in rows.items():
        if raw is not None and (column := claims.COLUMN.get(key.kind)) is not None:
            yield key, column, decode_body(raw)


def _running_loans(rows: Mapping[RowKey, bytes | None]) -> Iterator[tuple[RowKey, Body]]:
    for key, raw in rows.items():
        if key.kind == LOANS.number and raw is not None and (body := decode_body(raw))["ended_at"] is None:
            yield key, body


def _involved(session: Session, meeting: set[RowKey], done: set[UUID]) -> set[UUID]:
    """The operations that meet these rows, and, through what they touch, each other. `meeting` grows."""
    found = set[UUID]()
    new = set(meeting)
    operations = _touching(session, new) - done
    while operations:
        found |= operations
        new = _touched_by(session, operations)
        operations = (_touching(session, new - meeting) | _naming(session, new)) - found - done
        meeting |= new
    return found


def _naming(session: Session, keys: Collection[RowKey]) -> set[UUID]:
    """What names a row that this desk has made: it goes with the row, until that is made again."""
    made = [str(key.uid).encode() for key, raw in base_of(session, keys) if raw is None]
    if not made:
        return set()
    waiting = session.execute(select(JournalEntry.uid, JournalEntry.payload).where(UNANSWERED))
    return {uid for uid, payload in waiting if any(name in payload for name in made)}


def _touching(session: Session, keys: Collection[RowKey]) -> set[UUID]:
    if session.scalar(ANY_TOUCHED) is None:
        return set()
    wanted = [tuple(key) for key in keys]
    wanted += [tuple(claims.watch(key)) for key in keys if key.kind == claims.CLAIM]
    found = set[UUID]()
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        found |= set(session.scalars(TOUCHING, {"keys": some}))
    return found


def _touched_by(session: Session, operations: Iterable[UUID]) -> set[RowKey]:
    wanted = list(operations)
    found = set[RowKey]()
    for start in range(0, len(wanted), AT_ONCE):
        rows = session.execute(TOUCHED_BY, {"operations": wanted[start : start + AT_ONCE]})
        found |= {RowKey(kind, uid) for kind, uid in rows}
    return found


def _forget(session: Session, keys: Iterable[RowKey], operations: set[UUID]) -> None:
    """What was kept of these rows and operations; kept anew where an operation is judged again."""
    wanted: list[Any] = [tuple(key) for key in keys]
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        session.execute(FORGET_BASE, {"keys": some})
    uids = list(operations)
    for start in range(0, len(uids), AT_ONCE):
        part = uids[start : start + AT_ONCE]
        session.execute(FORGET_TOUCHED, {"operations": part})
        session.execute(FORGET_HANDED_IN, {"operations": part})


def _judge_again(session: Session, operations: set[UUID]) -> None:
    for entry in entries_of(session, operations):
        operation = decode(entry.payload)
        track(session, operation, reach(session, operation))
        bench = Bench(session, entry.made_at, final=False, before=decoded_before(entry.before))
        try:
            with session.begin_nested():
                decide(bench, operation)
        except IntegrityError:
            # It stays unanswered and can't be shown meanwhile; what becomes of it the server says.
            session.expire_all()


def entries_of(session: Session, operations: Iterable[UUID]) -> list[JournalEntry]:
    """Their journal entries, in the order in which they were made."""
    uids = list(operations)
    found: list[JournalEntry] = []
    for start in range(0, len(uids), AT_ONCE):
        part = uids[start : start + AT_ONCE]
        found += session.scalars(select(JournalEntry).where(JournalEntry.uid.in_(part)))
    return sorted(found, key=lambda entry: (entry.made_at, entry.number))


def reach(session: Session, operation: Operation) -> set[RowKey]:
    """What judging an operation could change: more than it touches where the item's story is told anew."""
    keys = set(touches(operation, session))
    if not isinstance(operation, HANDS):
        return keys
    loan = select(Loan.item_id).where(Loan.uid == getattr(operation, "loan", None))
    item = select(Item.id).where(Item.uid == getattr(operation, "item", None))
    item_id = session.scalar(item) or session.scalar(loan)
    for uid, item_uid in session.execute(
        select(Loan.uid, Item.uid).join(Item, Item.id == Loan.item_id).where(Loan.item_id == item_id)
    ):
        keys |= {at(LOANS, uid), at(ITEMS, item_uid)}
    if isinstance(operation, loans.CheckOut):
        keys.add(at(ITEMS, operation.item))
    for number, model in ((RENEWALS.number, Renewal), (FINES.number, Fine)):
        wanted = select(model.uid).join(Loan, Loan.id == model.loan_id).where(Loan.item_id == item_id)
        keys |= {RowKey(number, uid) for uid in session.scalars(wanted)}
    return keys
