# SPDX-License-Identifier: GPL-3.0-or-later
"""Members are reminded of loans, and told what lies ready for them. Each time is noted, so none is twice."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar
from uuid import UUID

import msgspec
from sqlalchemy.orm import Session

from db.models import Branch, HeldItem, HoldNotice, Loan, Notice, Staff, new_uid
from db.operations import refusals
from db.operations.desk import Making
from db.operations.interloan import ActOnInterloan, act_on_interloan
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.operations.records import one_of
from db.rules.interloan import Act, Side
from db.rules.notices import LETTER, RECALLED, SORTS, WANTED_BACK, WAYS
from db.rules.roles import Right

R = TypeVar("R", HeldItem, Loan)
NOTICES = Changes({"notices"})
NUMBERS = "slip"
"""Letters are numbered among the slips: their blocks never run out at a desk that lends."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Of which loan, and the due time that was told."""

    notice: UUID
    loan: UUID
    due_at: datetime


class GiveNotice(Operation, frozen=True, kw_only=True):
    """A member was reminded of loans; `sort` and `way` as in rules.notices, `number` of a letter."""

    told: tuple[Told, ...]
    sort: str
    way: str
    number: str = ""


class ToldOfHold(msgspec.Struct, frozen=True, kw_only=True):
    """Of what was put aside."""

    notice: UUID
    held: UUID


class TellOfHolds(Operation, frozen=True, kw_only=True):
    """A member was told that these lie ready; `way` as in rules.notices, `number` of a letter."""

    told: tuple[ToldOfHold, ...]
    way: str
    number: str = ""


def give_notice(making: Making, /, *, loans: Sequence[UUID], sort: str, way: str) -> GiveNotice:
    """Note that a member is reminded of these loans; a letter gets its number.

    Raises Invalid (nothing to tell, or told in a way that nobody knows), Unknown, NumbersUsedUp, NotAllowed.
    """
    making.require(Right.LEND)
    one_of("sort", sort, (*SORTS, RECALLED, WANTED_BACK))
    there = _told_of(making, Loan, "loans", loans, way)
    return GiveNotice(
        **making.header()._asdict(),
        told=tuple(Told(notice=new_uid(), loan=loan.uid, due_at=loan.due_at) for loan in there),
        sort=sort,
        way=way,
        number=_letter(making, way),
    )


def tell_of_holds(making: Making, /, *, held: Sequence[UUID], way: str) -> TellOfHolds:
    """Note that a member is told that these lie ready; a letter gets its number.

    Raises Invalid (nothing to tell, or told in a way that nobody knows), Unknown, NumbersUsedUp, NotAllowed.
    """
    making.require(Right.LEND)
    there = _told_of(making, HeldItem, "held", held, way)
    return TellOfHolds(
        **making.header()._asdict(),
        told=tuple(ToldOfHold(notice=new_uid(), held=one.uid) for one in there),
        way=way,
        number=_letter(making, way),
    )


def tell_of_arrival(making: Making, /, *, interloan: UUID, way: str, number: str = "") -> ActOnInterloan:
    """Note that its reader is told that it has come; a letter that tells of several has one `number`.

    Raises Invalid, NoInterloan, Unknown, NumbersUsedUp, NotAllowed.
    """
    said = number or _letter(making, way)
    return act_on_interloan(
        making, interloan=interloan, side=Side.REQUESTER, act=Act.TOLD, reason=way, note=said
    )


def _told_of(making: Making, model: type[R], field: str, uids: Sequence[UUID], way: str) -> list[R]:
    """What a member is told of, in a way that is known."""
    one_of("way", way, WAYS)
    if not uids:
        raise refusals.Invalid(field=field, why="empty")
    return [row(making.session, model, uid) for uid in uids]


def _letter(making: Making, way: str) -> str:
    """Its number; a message has none."""
    return making.number(NUMBERS) if way == LETTER else ""


@apply.register
def _(operation: TellOfHolds, session: Session) -> Changes:
    assert operation.branch is not None
    for told in operation.told:
        session.add(
            HoldNotice(
                uid=told.notice,
                held_item_id=sure_key(session, HeldItem, told.held),
                branch_id=sure_key(session, Branch, operation.branch),
                staff_id=key(session, Staff, operation.staff),
                way=operation.way,
                number=operation.number,
                given_at=operation.made_at,
            )
        )
    return NOTICES


@apply.register
def _(operation: GiveNotice, session: Session) -> Changes:
    assert operation.branch is not None
    for told in operation.told:
        session.add(
            Notice(
                uid=told.notice,
                loan_id=sure_key(session, Loan, told.loan),
                branch_id=sure_key(session, Branch, operation.branch),
                staff_id=key(session, Staff, operation.staff),
                kind=operation.sort,
                way=operation.way,
                number=operation.number,
                due_at=told.due_at,
                given_at=operation.made_at,
            )
        )
    return NOTICES
