# SPDX-License-Identifier: GPL-3.0-or-later
"""What an operation is: a frozen value, an `apply` of its own, and JSON to travel in.

`apply(operation, session)` is the same on desk and server. It decides nothing and chooses nothing: ids, times
and numbers were chosen when the operation was made, so applying it again elsewhere gives the same rows.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import cache, singledispatch
from typing import Any, ClassVar, TypeVar, Union
from uuid import UUID

import msgspec
from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from db.models.among import Among
from db.models.columns import Row
from db.operations.refusals import Unknown

SCHEMA_VERSION = 2
"""Raised where an operation or a row says more than before: 2 is titles in their original script."""

Changes = frozenset[str]
"""What kinds of thing an operation changed ('loans', 'members' …): pages decide whether it concerns them."""

R = TypeVar("R", bound=Row)


class Operation(msgspec.Struct, frozen=True, kw_only=True, tag=True, tag_field="kind", omit_defaults=True):
    """The base of all: who made it where and when. `made_at` is UTC; `staff` is empty only while
    founding, and where something happens by itself.

    `occurred_at` is given where it was put in later than it happened, from paper or another program.
    """

    uid: UUID
    made_at: datetime
    branch: UUID | None = None
    staff: UUID | None = None
    occurred_at: datetime | None = None

    against: ClassVar[str] = ""
    """What a person may do with it against the rules, giving a `reason`: see overrides."""

    @property
    def at(self) -> datetime:
        """When it happened: never after it was made."""
        return self.made_at if self.occurred_at is None else min(self.occurred_at, self.made_at)

    @classmethod
    def kind(cls) -> str:
        """The name that it travels under."""
        return str(cls.__struct_config__.tag)


@singledispatch
def apply(operation: Operation, session: Session) -> Changes:
    """Write an operation to the tables. Raises Unknown where a row that it names is missing."""
    raise TypeError(f"no way to apply {type(operation).__name__}")


def row(session: Session, model: type[R], uid: UUID) -> R:
    """The row with this uid. Raises Unknown."""
    known = _known_keys(session).get((model, uid))
    found: R | None = None if known is None else session.get(model, known)
    if found is None or found.uid != uid:
        found = session.scalar(_whole_row(model), {"uid": uid})
    if found is None:
        raise Unknown(what=model.__tablename__, uid=uid)
    remember(session, [found])
    return found


def remember(session: Session, rows: Collection[Row]) -> None:
    """Hold rows that were read, so that nothing asks for them again in this transaction."""
    _known_keys(session).update(((type(one), one.uid), one.id) for one in rows)
    # A session itself forgets what nobody holds.
    session.info.setdefault("held_rows", set()).update(rows)


def _known_keys(session: Session) -> dict[tuple[type[Row], UUID], int]:
    """What this transaction has looked up: a key never changes."""
    known: dict[tuple[type[Row], UUID], int] = session.info.setdefault("known_keys", {})
    return known


@cache
def _whole_row(model: type[Row]) -> Select[Any]:
    return select(model).where(model.uid == bindparam("uid"))


@cache
def _its_key(model: type[Row]) -> Select[Any]:
    return select(model.id).where(model.uid == bindparam("uid"))


def key(session: Session, model: type[R], uid: UUID | None) -> int | None:
    """The key in this store of a uid. Raises Unknown; None stays None."""
    if uid is None:
        return None
    known = _known_keys(session)
    if (model, uid) in known:
        return known[model, uid]
    found: int | None = session.scalar(_its_key(model), {"uid": uid})
    if found is None:
        raise Unknown(what=model.__tablename__, uid=uid)
    known[model, uid] = found
    return found


def read_keys(session: Session, model: type[Row], uids: Iterable[UUID]) -> None:
    """Note the keys of many rows at once, those that are there."""
    known = _known_keys(session)
    wanted = [uid for uid in uids if (model, uid) not in known]
    if wanted:
        found = session.execute(_their_keys(model), {"uids": wanted})
        known.update(((model, uid), number) for uid, number in found)


@cache
def _their_keys(model: type[Row]) -> Select[UUID, int]:
    return select(model.uid, model.id).where(Among(model.uid, "uids"))


def sure_key(session: Session, model: type[R], uid: UUID) -> int:
    """As `key`, for a uid that is never empty."""
    found = key(session, model, uid)
    assert found is not None
    return found


def encode(operation: Operation) -> bytes:
    """JSON, tagged with its kind."""
    return msgspec.json.encode(operation)


def decode(payload: bytes) -> Operation:
    """The operation that `encode` wrote. Raises msgspec.ValidationError for what is none that we know."""
    return _decoder().decode(payload)


@cache
def kinds() -> tuple[type[Operation], ...]:
    """Every kind of operation; loads the modules that have them."""
    from db.operations import (  # noqa: F401
        attendance,
        cards,
        cataloguing,
        certificates,
        circulation,
        deposit_checks,
        deposits,
        fast_adding,
        feedback,
        fees,
        holds,
        importing,
        interloan,
        lockers,
        losses,
        members,
        moving_holds,
        notes,
        notices,
        partners,
        payments,
        policies,
        prints,
        registrations,
        rotas,
        sending,
        staff,
        stocktakes,
        tickets,
        transits,
        uses,
        visits,
        workshops,
    )

    return tuple(Operation.__subclasses__())


@cache
def _decoder() -> msgspec.json.Decoder[Operation]:
    return msgspec.json.Decoder(Union[kinds()])  # noqa: UP007
