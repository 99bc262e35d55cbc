# SPDX-License-Identifier: GPL-3.0-or-later
"""What a partner has of a deposit collection is looked through: what is there, and what nobody finds."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Deposit, Item, Transit
from db.models.transits import at_a_partner
from db.operations import refusals
from db.operations.deposits import MOST
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, row
from db.operations.stocktakes import put_conditions
from db.rules.items import MISSING
from db.rules.roles import Right
from db.rules.stocktake import EXPECTED

CHECKED = Changes({"transits", "items"})


class Missed(msgspec.Struct, frozen=True, kw_only=True):
    """An item that was not found, and the condition that it was in until now."""

    transit: UUID
    item: UUID
    was: str


class CheckDeposit(Operation, frozen=True, kw_only=True):
    """Of a deposit collection these (transits) are at the partner; the others were looked for in vain."""

    deposit: UUID
    there: tuple[UUID, ...] = ()
    missed: tuple[Missed, ...] = ()


class UndoDepositCheck(Operation, frozen=True, kw_only=True):
    """They are not missing after all. What was found at the partner was found."""

    deposit: UUID
    missed: tuple[Missed, ...]


# --- making ------------------------------------------------------------------------------------------


def check_deposit(
    making: Making, /, *, deposit: UUID, there: Sequence[UUID] = (), missing: Sequence[UUID] = ()
) -> CheckDeposit:
    """Say of what is out (transits), up to MOST, that it is there, or missing.

    What is missing already, or lost, stays so.
    Raises Invalid (none; one that is not out), Unknown, NotAllowed.
    """
    making.require(Right.LEND)
    there, missing = list(dict.fromkeys(there)), list(dict.fromkeys(missing))
    told = {*there, *missing}
    if not 1 <= len(there) + len(missing) <= MOST or len(told) < len(there) + len(missing):
        raise refusals.Invalid(field="items", why="bad_number")
    of = row(making.session, Deposit, deposit)
    out = (
        select(Transit.uid, Item.uid, Item.condition)
        .join(Item, Item.id == Transit.item_id)
        .where(Transit.deposit_id == of.id, at_a_partner(), Transit.uid.in_(told))
    )
    found = {transit: (item, was) for transit, item, was in making.session.execute(out)}
    if told - found.keys():
        raise refusals.Invalid(field="items", why="bad_text")
    missed = [Missed(transit=one, item=found[one][0], was=found[one][1]) for one in missing]
    return CheckDeposit(
        **making.header()._asdict(),
        deposit=deposit,
        there=tuple(there),
        missed=tuple(one for one in missed if one.was in EXPECTED),
    )


def undo_check(making: Making, /, *, of: CheckDeposit) -> UndoDepositCheck:
    """Those that are missing still are as they were. Raises CannotUndo (none is), Unknown, NotAllowed."""
    making.require(Right.LEND)
    still = still_missing(making.session, of.missed)
    if not still:
        raise refusals.CannotUndo(why="moved_on")
    return UndoDepositCheck(**making.header()._asdict(), deposit=of.deposit, missed=still)


def still_missing(session: Session, missed: Sequence[Missed]) -> tuple[Missed, ...]:
    """Those that nobody has found, or put in another condition, since."""
    some = Item.uid.in_([one.item for one in missed]) & (Item.condition == MISSING)
    there = set(session.scalars(select(Item.uid).where(some)))
    return tuple(one for one in missed if one.item in there)


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: CheckDeposit, session: Session) -> Changes:
    row(session, Deposit, operation.deposit)
    seen = note_there(operation, session)
    put_conditions(session, seen, {MISSING}, "good")
    put_conditions(session, [one.item for one in operation.missed], EXPECTED, MISSING)
    return CHECKED


def note_there(operation: CheckDeposit, session: Session) -> list[UUID]:
    """When it was found at the partner last; gives the items."""
    items = []
    for uid in operation.there:
        sent = row(session, Transit, uid)
        sent.checked_at = max(sent.checked_at or operation.made_at, operation.made_at)
        items.append(session.get_one(Item, sent.item_id).uid)
    return items


@apply.register
def _(operation: UndoDepositCheck, session: Session) -> Changes:
    for one in still_missing(session, operation.missed):
        row(session, Item, one.item).condition = one.was
    return CHECKED
