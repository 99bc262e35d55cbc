# SPDX-License-Identifier: GPL-3.0-or-later
"""The snapshot: the public catalogue as one SQLite file without indexes, for desks that begin.

Titles with their identifiers and search words, items, and what items refer to or lending goes by: branches,
types, policies, the calendar, rotas. Never a person: staff, members and loans come by the feed.
"""

from collections.abc import Iterator
from datetime import datetime
from hashlib import blake2b
from typing import Any, NamedTuple, cast
from uuid import UUID

import msgspec
from sqlalchemy import Table

from db.models import TitleIdentifier, WeeklyClosing
from db.models.columns import Base
from db.syncing.kinds import (
    BRANCHES,
    CLOSED_DAYS,
    ITEM_TYPES,
    ITEMS,
    LOAN_POLICIES,
    MEMBER_TYPES,
    ROTA_ITEMS,
    ROTAS,
    TITLES,
    Kind,
)
from db.syncing.scopes import CATALOGUE, FRAME

BLOCK = 524_288
"""Bytes of the packed file that have a hash of their own: what a cut costs at most."""
MEANING = 2
"""Raised where a column comes to mean something else: the words of the search, a title's fingerprint."""


class Part(NamedTuple):
    """The columns of a table that a snapshot has; `scope` is its rows', empty for what hangs on others."""

    table: str
    names: tuple[str, ...]
    scope: str = ""


def _of_kind(kind: Kind, scope: str, *derived: str) -> Part:
    return Part(_named(kind.model), ("id", "uid", *kind.columns, *kind.refs, *derived), scope)


def _named(model: type[Base]) -> str:
    return cast("Table", model.__table__).name


PARTS = (
    _of_kind(BRANCHES, FRAME),
    Part(_named(WeeklyClosing), ("branch_id", "weekday")),
    _of_kind(ITEM_TYPES, FRAME),
    _of_kind(MEMBER_TYPES, FRAME),
    _of_kind(LOAN_POLICIES, FRAME),
    _of_kind(CLOSED_DAYS, FRAME),
    _of_kind(ROTAS, FRAME),
    _of_kind(TITLES, CATALOGUE, "fingerprint", "search_words"),
    Part(_named(TitleIdentifier), ("title_id", "kind", "value")),
    _of_kind(ITEMS, CATALOGUE),
    _of_kind(ROTA_ITEMS, CATALOGUE),
)
"""Parents before children."""
FORMAT = blake2b(repr((MEANING, PARTS)).encode(), digest_size=8).hexdigest()
"""Which columns there are: a desk takes no snapshot whose columns are not its own."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a snapshot is, told before it is fetched.

    `id` is SHA-256 of the packed file, `blocks` that of each BLOCK of it, all in hexadecimal; `size` and
    `unpacked` are bytes, packed (zstd) and not; `cursors` is how far it is in the feed of the scopes that it
    holds whole; `rows` are counted by table.
    """

    id: str
    epoch: UUID
    format: str
    made_at: datetime
    cursors: dict[str, int]
    rows: dict[str, int]
    size: int
    unpacked: int
    blocks: tuple[str, ...]

    @property
    def total(self) -> int:
        """Rows of all tables."""
        return sum(self.rows.values())

    def fits(self, epoch: UUID) -> bool:
        """Whether a desk of this program can begin with it at a server in this epoch."""
        whole = -(-self.size // BLOCK) == len(self.blocks) and CATALOGUE in self.cursors
        return whole and self.format == FORMAT and self.epoch == epoch and set(self.rows) == set(tables())

    def held(self, scope: str) -> int:
        """How many of its rows lie in a scope."""
        return sum(self.rows[part.table] for part in PARTS if part.scope == scope)


def tables() -> Iterator[str]:
    """The tables of a snapshot, parents before children."""
    return (part.table for part in PARTS)


def making(part: Part) -> str:
    """SQL that makes a snapshot's table: no types, no constraints, no indexes."""
    columns = ", ".join("id INTEGER PRIMARY KEY" if name == "id" else f'"{name}"' for name in part.names)
    return f"CREATE TABLE {part.table} ({columns})"


def table_of(part: Part) -> Any:
    """The table of the store that it comes from and goes to."""
    return Base.metadata.tables[part.table]
