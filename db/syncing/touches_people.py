# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rows change with members: who they are, what they owe, that they came."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.models import (
    Fee,
    Fine,
    Hold,
    Interloan,
    Loan,
    LockerUse,
    Member,
    MemberCard,
    MemberPhoto,
    Payment,
    Print,
    Registration,
    Visit,
)
from db.operations import (
    cards,
    fees,
    members,
    notices,
    payments,
    visits,
)
from db.operations.merging import share_block
from db.syncing.kinds import (
    FEES,
    FINES,
    HOLD_NOTICES,
    HOLDS,
    INTERLOAN_READERS,
    LOANS,
    LOCKER_USES,
    MEMBER_CARDS,
    MEMBER_CONTACTS,
    MEMBER_PHOTOS,
    MEMBERS,
    NOTICES,
    PAYMENTS,
    PRINTS,
    REGISTRATIONS,
    VISITS,
    RowKey,
    at,
)
from db.syncing.touching import rows_of


@rows_of.register(payments.TakePayment)
@rows_of.register(payments.CancelPayment)
def _(operation: payments.CancelPayment, session: Session) -> Iterator[RowKey]:
    yield at(PAYMENTS, operation.payment)


@rows_of.register(fees.ChargeFee)
@rows_of.register(fees.CancelFee)
def _(operation: fees.CancelFee, session: Session) -> Iterator[RowKey]:
    """The member's others may count no more, or again."""
    yield at(FEES, operation.fee)
    yield from _fees_of(session, operation.member)


def _fees_of(session: Session, *members: UUID) -> Iterator[RowKey]:
    of = select(Fee.uid).join(Member, Member.id == Fee.member_id).where(Member.uid.in_(members))
    yield from (at(FEES, uid) for uid in session.scalars(of))


@rows_of.register
def _(operation: notices.GiveNotice, session: Session) -> Iterator[RowKey]:
    yield from (at(NOTICES, told.notice) for told in operation.told)


@rows_of.register
def _(operation: notices.TellOfHolds, session: Session) -> Iterator[RowKey]:
    yield from (at(HOLD_NOTICES, told.notice) for told in operation.told)


@rows_of.register(members.RegisterMember)
@rows_of.register(members.EditMember)
def _(operation: members.EditMember, session: Session) -> Iterator[RowKey]:
    yield at(MEMBERS, operation.member)
    yield at(MEMBER_CONTACTS, operation.member)


@rows_of.register(cards.AddCard)
@rows_of.register(cards.LoseCard)
@rows_of.register(cards.RemoveCard)
def _(operation: cards.RemoveCard, session: Session) -> Iterator[RowKey]:
    yield at(MEMBER_CARDS, operation.card)


@rows_of.register
def _(operation: members.RenewMembership, session: Session) -> Iterator[RowKey]:
    yield at(MEMBERS, operation.member)


@rows_of.register
def _(operation: members.BlockMember, session: Session) -> Iterator[RowKey]:
    yield at(MEMBERS, operation.member)
    who = session.scalar(select(Member).where(Member.uid == operation.member))
    if who is not None:
        yield from (at(MEMBERS, other.uid) for other in share_block(session, who))


@rows_of.register
def _(operation: members.SetMemberPhoto, session: Session) -> Iterator[RowKey]:
    yield at(MEMBER_PHOTOS, operation.member)


@rows_of.register
def _(operation: members.MergeMembers, session: Session) -> Iterator[RowKey]:
    yield at(MEMBERS, operation.merged)
    yield at(MEMBERS, operation.into)
    merged = select(Member.id).where(Member.uid == operation.merged).scalar_subquery()
    if session.scalar(select(exists().where(MemberPhoto.member_id == merged))):
        yield at(MEMBER_PHOTOS, operation.merged)
        yield at(MEMBER_PHOTOS, operation.into)
    for kind, model in (
        *((LOANS, Loan), (FINES, Fine), (PAYMENTS, Payment), (PRINTS, Print)),
        (MEMBER_CARDS, MemberCard),
    ):
        for uid in session.scalars(select(model.uid).where(model.member_id == merged)):
            yield at(kind, uid)
    for uid in session.scalars(select(Registration.uid).where(Registration.member == operation.merged)):
        yield at(REGISTRATIONS, uid)
    both = (operation.merged, operation.into)
    yield from _fees_of(session, *both)
    for uid in session.scalars(select(Hold.uid).where(Hold.member.in_(both))):
        yield at(HOLDS, uid)
    for uid in session.scalars(select(Interloan.uid).where(Interloan.member == operation.merged)):
        yield at(INTERLOAN_READERS, uid)
    for uid in session.scalars(select(LockerUse.uid).where(LockerUse.member == operation.merged)):
        yield at(LOCKER_USES, uid)
    days = select(Visit.day).where(Visit.member == operation.merged)
    for uid in session.scalars(select(Visit.uid).where(Visit.member.in_(both), Visit.day.in_(days))):
        yield at(VISITS, uid)


@rows_of.register
def _(operation: visits.RecordVisit, session: Session) -> Iterator[RowKey]:
    """A card's other visits of the day may count no more, or again."""
    yield at(VISITS, operation.visit)
    same = visits.same_as_new(session, operation)
    yield from (at(VISITS, uid) for uid in session.scalars(select(Visit.uid).where(same)))


@rows_of.register(visits.CorrectVisit)
@rows_of.register(visits.CancelVisit)
def _(operation: visits.CancelVisit, session: Session) -> Iterator[RowKey]:
    yield at(VISITS, operation.visit)
    there = session.scalar(select(Visit).where(Visit.uid == operation.visit))
    if there is not None:
        same = select(Visit.uid).where(visits.same_as(there))
        yield from (at(VISITS, uid) for uid in session.scalars(same))
