# SPDX-License-Identifier: GPL-3.0-or-later
"""What another library lent is lost here: said to that library, and its reader's loan ends as lost; both or
neither, and taken back together."""

from functools import partial
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Interloan, InterloanEvent, Loan
from db.operations import losses
from db.operations.desk import TICK, Together
from db.operations.interloan import ActOnInterloan, act_on_interloan, take_back_interloan
from db.operations.losses import DeclareLost, declare_lost
from db.operations.operation import Changes, row
from db.operations.own_deeds import ended_by, made_here
from db.rules.interloan import Act, Side
from db.rules.items import LOST


def lose(perform: Together, interloan: UUID, amount: int = 0, note: str = "") -> ActOnInterloan:
    """Say that it is lost here. Who has it on loan owes `amount`; 0: what the policy says.

    Raises what declare_lost and act_on_interloan raise.
    """
    session = perform.session
    loan = _running(session, row(session, Interloan, interloan))
    if loan is not None:
        perform(declare_lost, loan=loan, price=amount or None)
    how = {"side": Side.REQUESTER, "act": Act.LOST, "amount": amount, "note": note}
    made = perform(act_on_interloan, interloan=interloan, **how).operation  # type: ignore[arg-type]
    assert isinstance(made, ActOnInterloan)
    return made


def _running(session: Session, one: Interloan) -> UUID | None:
    """The loan of its reader; what a partner without a desk here has asked of us is with nobody of ours."""
    if one.requester_id is None or one.item_id is None:
        return None
    running = select(Loan.uid).where(Loan.item_id == one.item_id, Loan.ended_at.is_(None))
    found: UUID | None = session.scalar(running.limit(1))
    return found


class TakenBack(NamedTuple):
    """`loan_stays`: its reader's loan ended with that step, at another desk, and stays lost."""

    changes: Changes
    loan_stays: bool = False


def take_back(perform: Together, event: UUID) -> TakenBack:
    """Take back the last step, and the loss of the loan that was declared with it.

    Raises CannotUndo, NoInterloan, NotAllowed.
    """
    session = perform.session
    ended = _ended_with(session, row(session, InterloanEvent, event))
    changes = perform(take_back_interloan, event=event).changes
    if ended is None:
        return TakenBack(changes)
    declared = _declared(session, ended)
    if declared is None:
        return TakenBack(changes, loan_stays=True)
    return TakenBack(changes | perform(losses.undo, of=declared).changes)


def declared_with(session: Session, event: InterloanEvent) -> DeclareLost | None:
    """The loss of the loan that was declared with this step, where this desk has made it."""
    ended = _ended_with(session, event)
    return None if ended is None else _declared(session, ended)


def _ended_with(session: Session, event: InterloanEvent) -> Loan | None:
    """The loan that was declared lost in one go with a step: right before it."""
    if (event.side, event.act) != (Side.REQUESTER, Act.LOST):
        return None
    of_it = select(Loan).join(Interloan, Interloan.item_id == Loan.item_id)
    ended: Loan | None = session.scalar(
        of_it.where(
            Interloan.id == event.interloan_id,
            Loan.ending == LOST,
            Loan.ended_at == event.happened_at - TICK,
        )
    )
    return ended


def _declared(session: Session, ended: Loan) -> DeclareLost | None:
    """What this desk has made itself: what a loss cost is told nowhere else."""
    if ended.ended_at is None:
        return None
    fits = partial(ended_by, session, ended, LOST)
    made = made_here(session, DeclareLost, ended.uid, ended.ended_at, fits)
    return made if isinstance(made, DeclareLost) else None
