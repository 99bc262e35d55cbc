# SPDX-License-Identifier: GPL-3.0-or-later
"""All that desks share, as plain rows: uids where a store has keys of its own, so that two stores compare."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Table, func, select, text
from sqlalchemy.orm import Session

from db.models import TITLE_MIDDLE, Base, Branch, ItemType, Member, MemberType, Staff, Title

DESK_ONLY = {"journal", "number_blocks", "session_sheets", "sign_in_attempts"}
SERVER_ONLY = {"interloan_messages"}
SHARED = [
    mapper.local_table
    for mapper in sorted(Base.registry.mappers, key=lambda mapper: mapper.local_table.name)
    if mapper.local_table.name not in DESK_ONLY | SERVER_ONLY
    and mapper.class_.__module__ != "db.models.syncing"
]
Rows = list[dict[str, Any]]


def shared_rows(session: Session, without: Collection[UUID] = ()) -> dict[str, Rows]:
    """The rows of every shared table, but for those of these uids, in an order that depends on them alone."""
    uids = {
        table.name: {row.id: row.uid for row in session.execute(select(table.c.id, table.c.uid))}
        for table in SHARED
        if "uid" in table.c
    }
    return {table.name: _rows(session, table, uids, without) for table in SHARED}


def _rows(
    session: Session, table: Table, uids: Mapping[str, Mapping[int, UUID]], without: Collection[UUID]
) -> Rows:
    found = select(table).where(table.c.scope == "library") if table.name == "settings" else select(table)
    rows = [
        {
            column.name: _named(row[column.name], column, uids)
            for column in table.columns
            if column.name != "id"
        }
        for row in session.execute(found).mappings()
    ]
    return sorted((row for row in rows if row.get("uid") not in without), key=repr)


def _named(value: Any, column: Any, uids: Mapping[str, Mapping[int, UUID]]) -> Any:
    for foreign in column.foreign_keys:
        return value if value is None else uids[foreign.column.table.name][value]
    return value


BALLAST = frozenset(UUID(int=number) for number in range(1, 7))


def add_ballast(session: Session) -> None:
    """A row in each table that others point at: from now on this store's keys are not those of another."""
    branch, member_type, item_type, title, person, member = sorted(BALLAST)
    session.add(Branch(uid=branch, code="~", name="~"))
    session.add(MemberType(uid=member_type, code="~", name="~"))
    session.add(ItemType(uid=item_type, code="~", name="~"))
    session.add(Title(id=TITLE_MIDDLE - 77, uid=title, title="~", search_words=""))
    session.add(Staff(uid=person, username="~", name="~", roles="", password_hash=""))
    session.flush()
    session.add(
        Member(
            uid=member,
            number="~",
            name="~",
            member_type_id=session.scalar(select(func.max(MemberType.id))),
            branch_id=session.scalar(select(func.max(Branch.id))),
            registered_on=session.scalar(select(func.current_date())),
            expires_on=session.scalar(select(func.current_date())),
            search_words="",
        )
    )
    session.flush()


def check_indexes(session: Session) -> None:
    """Raises where the full-text index is not what the rows say."""
    for index in ("catalogue_search", "member_search"):
        session.execute(text(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)"))
