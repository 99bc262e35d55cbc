# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of the feed made into rows for the tables, with the cursors that go with them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, delete, insert, select, tuple_
from sqlalchemy.orm import Session

from db.models.syncing import Cursor, HeldRow
from db.syncing.kinds import ORDER, RowKey
from db.syncing.messages import SyncAnswer, SyncRequest, bytes_of
from db.syncing.overlay import base_of
from db.syncing.scopes import WHOLE
from db.syncing.wire import there

AT_ONCE = 200
HOLD = insert(HeldRow)
_OF_ROWS = tuple_(HeldRow.kind, HeldRow.uid).in_(bindparam("keys", expanding=True))
HOLDINGS = select(HeldRow.kind, HeldRow.uid, HeldRow.scope).where(_OF_ROWS)
LET_GO = delete(HeldRow).where(HeldRow.scope == bindparam("of"), _OF_ROWS)
KNOWN = frozenset(ORDER)
"""Kinds of row that this program knows."""
Incoming = dict[RowKey, bytes | None]


def incoming_of(session: Session, request: SyncRequest, answer: SyncAnswer) -> tuple[Incoming, set[str]]:
    """Rows to write, and scopes whose count is not the server's; cursors are moved and holdings noted."""
    incoming = _withdrawn(session, answer)
    doubted = set[str]()
    cursors = {one.scope: one for one in session.scalars(select(Cursor))} if answer.pages else {}
    for page in answer.pages:
        rows = {RowKey(row.kind, row.uid): bytes_of(row.body) for row in page.rows}
        gain = _hold(session, page.scope, rows, incoming)
        cursor = cursors.get(page.scope) or Cursor(scope=page.scope, version=0, count=0)
        cursor.version, cursor.count = page.version, cursor.count + gain
        session.add(cursor)
        if page.count is not None and page.count != cursor.count:
            doubted.add(page.scope)
    session.flush()
    return incoming, doubted


def _hold(session: Session, scope: str, rows: Incoming, incoming: Incoming) -> int:
    """Put a page's rows among those that come in; returns by how many the scope has grown here."""
    before = held(session, scope, rows)
    elsewhere = set[RowKey]() if scope in WHOLE else _held_by_others(session, scope, rows)
    for key, body in rows.items():
        if key.kind not in KNOWN:
            continue
        if body is not None:
            incoming[key] = body
        elif key not in elsewhere and incoming.get(key) is None:
            incoming[key] = None
    noted = {key: body for key, body in rows.items() if scope not in WHOLE or key.kind not in KNOWN}
    if noted:
        _note_held(session, scope, noted, before)
    now = {key for key, body in rows.items() if body is not None}
    return len(now - before) - len(before - now)


def held(session: Session, scope: str, keys: Iterable[RowKey]) -> set[RowKey]:
    """Those of these rows that this desk had from the server by this scope.

    Of a kind that a newer server has, that they came is noted, and nothing else.
    """
    wanted = list(keys)
    if scope not in WHOLE:
        return {key for key, of in _holdings(session, wanted) if of == scope}
    strange = [key for key in wanted if key.kind not in KNOWN]
    if strange:
        known = [key for key in wanted if key.kind in KNOWN]
        return held(session, scope, known) | {key for key, of in _holdings(session, strange) if of == scope}
    base = dict(base_of(session, wanted))
    return there(session, [key for key in wanted if key not in base]) | {
        key for key, body in base.items() if body is not None
    }


def _held_by_others(session: Session, scope: str, keys: Iterable[RowKey]) -> set[RowKey]:
    return {key for key, of in _holdings(session, list(keys)) if of != scope}


def _holdings(session: Session, keys: list[RowKey]) -> list[tuple[RowKey, str]]:
    found: list[tuple[RowKey, str]] = []
    for start in range(0, len(keys), AT_ONCE):
        some = [tuple(key) for key in keys[start : start + AT_ONCE]]
        rows = session.execute(HOLDINGS, {"keys": some})
        found += [(RowKey(kind, uid), scope) for kind, uid, scope in rows]
    return found


def _note_held(session: Session, scope: str, rows: Incoming, before: set[RowKey]) -> None:
    gone = [key for key, body in rows.items() if body is None and key in before]
    let_go(session, scope, gone)
    new = [
        {"kind": key.kind, "uid": key.uid, "scope": scope}
        for key, body in rows.items()
        if body is not None and key not in before
    ]
    if new:
        session.connection().execute(HOLD, new)


def let_go(session: Session, scope: str, keys: list[RowKey]) -> None:
    """Note that this scope holds these rows no more."""
    for start in range(0, len(keys), AT_ONCE):
        some = [tuple(key) for key in keys[start : start + AT_ONCE]]
        session.execute(LET_GO, {"of": scope, "keys": some})


def _withdrawn(session: Session, answer: SyncAnswer) -> Incoming:
    """Scopes that this desk may see no more: their rows leave it."""
    incoming: Incoming = {}
    lost = [scope for scope in session.scalars(select(Cursor.scope)) if scope not in answer.scopes]
    for scope in lost:
        rows = session.execute(select(HeldRow.kind, HeldRow.uid).where(HeldRow.scope == scope))
        keys = [RowKey(kind, uid) for kind, uid in rows]
        others = _held_by_others(session, scope, keys)
        incoming |= {key: None for key in keys if key not in others}
        session.execute(delete(HeldRow).where(HeldRow.scope == scope))
        session.execute(delete(Cursor).where(Cursor.scope == scope))
    return incoming
