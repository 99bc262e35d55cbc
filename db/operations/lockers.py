# SPDX-License-Identifier: GPL-3.0-or-later
"""Lockers ('loker') for bags: given to a member or a guest, taken back, or that was a mistake."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Branch, LockerUse, Member, Staff, new_uid
from db.models.members import has_card
from db.operations import refusals
from db.operations.desk import Making, Together
from db.operations.merging import standing
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.rules.roles import Right

LOCKERS = Changes({"visits"})


class GiveLocker(Operation, frozen=True, kw_only=True):
    """Somebody has a locker: a member, or a guest by name where they gave one."""

    use: UUID
    locker: str
    member: UUID | None = None
    name: str = ""


class TakeLockerBack(Operation, frozen=True, kw_only=True):
    """The key is back; `mistaken`: it was never given."""

    use: UUID
    mistaken: bool = False


def give_locker(making: Making, /, *, locker: str, member: UUID | None = None, name: str = "") -> GiveLocker:
    """Give a locker that nobody has, as this desk knows. Raises Invalid, Taken, Unknown, NotAllowed."""
    making.require(Right.COUNT_VISITS)
    locker = locker.strip().upper()  # 'a5' is the locker 'A5'
    if not locker:
        raise refusals.Invalid(field="locker", why="empty")
    if member is not None:
        row(making.session, Member, member)
    here = sure_key(making.session, Branch, making.branch)
    given = select(LockerUse.id).where(
        LockerUse.branch_id == here, LockerUse.locker == locker, LockerUse.back_at.is_(None)
    )
    if making.session.scalar(given) is not None:
        raise refusals.Taken(what="lockers", text=locker)
    return GiveLocker(
        **making.header()._asdict(), use=new_uid(), locker=locker, member=member, name=name.strip()
    )


def give_to(perform: Together, *, locker: str, who: str) -> GiveLocker:
    """To the member who has that card, else to a guest of that name. Raises what give_locker raises."""
    who = who.strip()
    found = perform.session.scalar(select(Member).where(has_card(who))) if who else None
    member = None if found is None else standing(perform.session, found).uid
    made = perform(give_locker, locker=locker, member=member, name="" if member else who).operation
    assert isinstance(made, GiveLocker)
    return made


def take_locker_back(making: Making, /, *, use: UUID, mistaken: bool = False) -> TakeLockerBack:
    """The key is back. Raises CannotUndo (it was before), Unknown, NotAllowed."""
    making.require(Right.COUNT_VISITS)
    if row(making.session, LockerUse, use).back_at is not None:
        raise refusals.CannotUndo(why="moved_on")
    return TakeLockerBack(**making.header()._asdict(), use=use, mistaken=mistaken)


@apply.register
def _(operation: GiveLocker, session: Session) -> Changes:
    assert operation.branch is not None
    session.add(
        LockerUse(
            uid=operation.use,
            branch_id=sure_key(session, Branch, operation.branch),
            staff_id=key(session, Staff, operation.staff),
            locker=operation.locker,
            member=operation.member,
            name=operation.name,
            given_at=operation.made_at,
        )
    )
    return LOCKERS


@apply.register
def _(operation: TakeLockerBack, session: Session) -> Changes:
    """Of two desks the earlier: the key was back then."""
    there = row(session, LockerUse, operation.use)
    there.back_at = min(there.back_at or operation.made_at, operation.made_at)
    there.mistaken = there.mistaken or operation.mistaken
    return LOCKERS
