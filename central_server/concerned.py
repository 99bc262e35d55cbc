# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows that lie in other scopes because of something else: a loan, a registration, who gives a workshop."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import (
    Fee,
    HeldItem,
    Hold,
    HoldNotice,
    Item,
    Loan,
    Member,
    MemberCard,
    Partner,
    Payment,
    Registration,
    Workshop,
)
from db.models.among import Among
from db.syncing.feed import entries_of
from db.syncing.kinds import (
    FEES,
    HELD_ITEMS,
    HOLD_NOTICES,
    HOLDS,
    ITEMS,
    LOANS,
    MEMBER_CARDS,
    MEMBER_CONTACTS,
    MEMBER_PHOTOS,
    MEMBERS,
    PARTNERS,
    PAYMENTS,
    REGISTRATIONS,
    WORKSHOPS,
    Kind,
    RowKey,
    at,
)
from db.syncing.scopes import belonging_to, scopes_of
from db.syncing.wire import bodies

AT_ONCE = 500
BORROWING_AWAY = (
    select(Member.uid)
    .join(Loan, Loan.member_id == Member.id)
    .where(Among(Loan.uid, "loans"), Loan.branch_id != Member.branch_id)
)
PAYING_AWAY = (
    select(Member.uid)
    .join(Payment, Payment.member_id == Member.id)
    .where(Among(Payment.uid, "payments"), Payment.branch_id != Member.branch_id)
)
CHARGED_AWAY = (
    select(Member.uid)
    .join(Fee, Fee.member_id == Member.id)
    .where(Among(Fee.uid, "fees"), Fee.branch_id != Member.branch_id)
)
FETCHING = select(Hold.member).where(Among(Hold.uid, "holds"))
HOLDS_ON_TITLES_OF = (
    select(Hold.uid).join(Item, Item.title_id == Hold.title_id).where(Among(Item.uid, "items"))
)
REGISTERED = (
    select(Registration.member)
    .join(Workshop, Workshop.id == Registration.workshop_id)
    .where(Registration.member.is_not(None))
)


def concerned(session: Session, touched: set[RowKey]) -> set[RowKey]:
    """Contact data follows open loans and registrations; what belongs to a workshop follows who gives it."""
    session.flush()
    workshops = _workshops(session, touched)
    members = {*_uids(touched, MEMBERS), *_uids(touched, MEMBER_CONTACTS)}
    for some in _parts(_uids(touched, LOANS)):
        members |= set(session.scalars(BORROWING_AWAY, {"loans": some}))
    for some in _parts(_uids(touched, PAYMENTS)):
        members |= set(session.scalars(PAYING_AWAY, {"payments": some}))
    for some in _parts(_uids(touched, FEES)):
        members |= set(session.scalars(CHARGED_AWAY, {"fees": some}))
    for some in _parts(_uids(touched, HOLDS)):
        members |= set(session.scalars(FETCHING, {"holds": some}))
    for some in _parts(_uids(touched, REGISTRATIONS)):
        members |= set(session.scalars(REGISTERED.where(Registration.uid.in_(some))))
    for some in _parts(workshops):
        members |= set(session.scalars(REGISTERED.where(Workshop.uid.in_(some))))
    people = {at(kind, uid) for uid in members for kind in (MEMBERS, MEMBER_CONTACTS, MEMBER_PHOTOS)}
    return people | _paid_by(session, members) | _waited_for(session, touched) | _of_moved(session, workshops)


def _paid_by(session: Session, members: set[UUID]) -> set[RowKey]:
    """What these members paid, or are to pay, and their cards, are known wherever they are."""
    rows = set[RowKey]()
    for some in _parts(list(members)):
        paid = select(Payment.uid).join(Member, Member.id == Payment.member_id).where(Member.uid.in_(some))
        rows |= {at(PAYMENTS, uid) for uid in session.scalars(paid)}
        cards = select(MemberCard.uid).join(Member, Member.id == MemberCard.member_id)
        rows |= {at(MEMBER_CARDS, uid) for uid in session.scalars(cards.where(Member.uid.in_(some)))}
        charged = select(Fee.uid).join(Member, Member.id == Fee.member_id).where(Member.uid.in_(some))
        rows |= {at(FEES, uid) for uid in session.scalars(charged)}
    return rows


def _waited_for(session: Session, touched: set[RowKey]) -> set[RowKey]:
    """Holds lie wherever an item of their title is, and what was put aside lies with them."""
    holds = set(_uids(touched, HOLDS))
    for some in _parts(_uids(touched, ITEMS)):
        holds |= set(session.scalars(HOLDS_ON_TITLES_OF, {"items": some}))
    for some in _parts(_uids(touched, HELD_ITEMS)):
        of = select(Hold.uid).join(HeldItem, HeldItem.hold_id == Hold.id)
        holds |= set(session.scalars(of.where(HeldItem.uid.in_(some))))
    rows = {at(HOLDS, uid) for uid in holds}
    for some in _parts(list(holds)):
        lying = select(HeldItem.uid).join(Hold, Hold.id == HeldItem.hold_id).where(Hold.uid.in_(some))
        rows |= {at(HELD_ITEMS, uid) for uid in session.scalars(lying)}
        told = select(HoldNotice.uid).join(HeldItem, HeldItem.id == HoldNotice.held_item_id)
        told = told.join(Hold, Hold.id == HeldItem.hold_id).where(Hold.uid.in_(some))
        rows |= {at(HOLD_NOTICES, uid) for uid in session.scalars(told)}
    return rows


def _uids(touched: set[RowKey], kind: Kind) -> list[UUID]:
    return [key.uid for key in touched if key.kind == kind.number]


def _parts(uids: list[UUID]) -> Iterator[list[UUID]]:
    return (uids[start : start + AT_ONCE] for start in range(0, len(uids), AT_ONCE))


def _workshops(session: Session, touched: set[RowKey]) -> list[UUID]:
    """Workshops that changed, or that are given with a partner which did."""
    workshops, partners = _uids(touched, WORKSHOPS), _uids(touched, PARTNERS)
    if partners:
        given = select(Workshop.uid).join(Partner, Partner.id == Workshop.partner_id)
        workshops += session.scalars(given.where(Partner.uid.in_(partners))).all()
    return list(dict.fromkeys(workshops))


def _of_moved(session: Session, workshops: Iterable[UUID]) -> set[RowKey]:
    """Everything that belongs to those which other branches give by now."""
    rows = set[RowKey]()
    for workshop in workshops:
        belonging = belonging_to(session, workshop)
        if not belonging:
            continue
        first = min(belonging)
        now = scopes_of(session, bodies(session, [first])).get(first, frozenset())
        there = {name for name, held in entries_of(session, [first]).get(first, {}).items() if not held.gone}
        if now != there:
            rows |= belonging
    return rows
