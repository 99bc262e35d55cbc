# SPDX-License-Identifier: GPL-3.0-or-later
"""A member's further cards: a school's beside the library's, and lost ones, which ring at the desk."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from db.models import Branch, Member, MemberCard, Staff, new_uid
from db.operations import refusals
from db.operations.desk import Making, Together
from db.operations.members import MEMBERS, EditMember, edit_number, next_number
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.operations.records import one_of
from db.rules.cards import LIBRARY, SORTS, is_lost
from db.rules.roles import Right


class AddCard(Operation, frozen=True, kw_only=True):
    """A member has another card; `lost` for the one that was just replaced. `sort` is one of rules.cards."""

    card: UUID
    member: UUID
    number: str
    sort: str
    lost: bool = False


class LoseCard(Operation, frozen=True, kw_only=True):
    """A further card is said to be lost, or (`found`) is there again."""

    card: UUID
    member: UUID
    found: bool = False


class RemoveCard(Operation, frozen=True, kw_only=True):
    """It was entered by mistake: nobody has this card, and its number is free again."""

    card: UUID
    member: UUID


# --- making ------------------------------------------------------------------------------------------


def add_card(
    making: Making, /, *, member: UUID, number: str, sort: str = LIBRARY, lost: bool = False
) -> AddCard:
    """Enter another card. Raises Invalid, Taken (the number), Unknown, NotAllowed."""
    making.require(Right.EDIT_MEMBERS)
    one_of("sort", sort, SORTS)
    row(making.session, Member, member)
    number = number.strip()
    if not number:
        raise refusals.Invalid(field="number", why="empty")
    if has_number(making.session, number):
        raise refusals.Taken(what="members", text=number)
    return AddCard(
        **making.header()._asdict(), card=new_uid(), member=member, number=number, sort=sort, lost=lost
    )


def lose_card(making: Making, /, *, card: UUID, found: bool = False) -> LoseCard:
    """Say that a card is lost, or found. Raises CannotUndo (it is so already), Unknown, NotAllowed."""
    making.require(Right.EDIT_MEMBERS)
    there, member = _card(making, card)
    if is_lost(there.lost_at, there.found_at) != found:
        raise refusals.CannotUndo(why="moved_on")
    return LoseCard(**making.header()._asdict(), card=card, member=member, found=found)


def remove_card(making: Making, /, *, card: UUID) -> RemoveCard:
    """Take a card out that was entered by mistake. Raises CannotUndo (it was), Unknown, NotAllowed."""
    making.require(Right.EDIT_MEMBERS)
    _, member = _card(making, card)
    return RemoveCard(**making.header()._asdict(), card=card, member=member)


def _card(making: Making, card: UUID) -> tuple[MemberCard, UUID]:
    there = row(making.session, MemberCard, card)
    if there.removed_at is not None:
        raise refusals.CannotUndo(why="moved_on")
    return there, making.session.get_one(Member, there.member_id).uid


def replace_card(perform: Together, *, member: UUID, number: str = "") -> tuple[EditMember, AddCard]:
    """The first card is lost: another number, the desk's next where none is given; the old one rings.

    Raises Taken, NumbersUsedUp, Unknown, NotAllowed.
    """
    old = row(perform.session, Member, member).number
    edited = perform(_renumbered, member=member, number=number).operation
    added = perform(add_card, member=member, number=old, lost=True).operation
    assert isinstance(edited, EditMember)
    assert isinstance(added, AddCard)
    return edited, added


def _renumbered(making: Making, /, *, member: UUID, number: str) -> EditMember:
    return edit_number(making, member=member, number=number.strip() or next_number(making))


def has_number(session: Session, number: str) -> bool:
    """Whether some member has a card with this number, lost ones too."""
    first = select(Member.id).where(Member.number == number)
    return (
        session.scalar(first) is not None or session.scalar(further(MemberCard.number == number)) is not None
    )


def further(which: ColumnElement[bool]) -> Any:
    """The keys of further cards that somebody has or had."""
    return select(MemberCard.id).where(which, MemberCard.removed_at.is_(None))


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: AddCard, session: Session) -> Changes:
    assert operation.branch is not None
    session.add(
        MemberCard(
            uid=operation.card,
            member_id=sure_key(session, Member, operation.member),
            branch_id=sure_key(session, Branch, operation.branch),
            staff_id=key(session, Staff, operation.staff),
            number=operation.number,
            sort=operation.sort,
            added_at=operation.made_at,
            lost_at=operation.made_at if operation.lost else None,
        )
    )
    return MEMBERS


@apply.register
def _(operation: LoseCard, session: Session) -> Changes:
    there = row(session, MemberCard, operation.card)
    if operation.found:
        there.found_at = max(there.found_at or operation.made_at, operation.made_at)
    else:
        there.lost_at = max(there.lost_at or operation.made_at, operation.made_at)
    return MEMBERS


@apply.register
def _(operation: RemoveCard, session: Session) -> Changes:
    there = row(session, MemberCard, operation.card)
    if there.removed_at is None:
        there.number = f"{there.number}~{there.uid}"
    there.removed_at = min(there.removed_at or operation.made_at, operation.made_at)
    return MEMBERS
