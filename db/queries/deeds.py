# SPDX-License-Identifier: GPL-3.0-or-later
"""What desks did to a row, as the row itself tells: lent it, took it back, paid, reserved, put aside …"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import singledispatch
from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import (
    Branch,
    Certificate,
    Fee,
    HeldItem,
    Hold,
    Interloan,
    InterloanEvent,
    Item,
    JournalEntry,
    Loan,
    LockerUse,
    Member,
    MemberCard,
    Payment,
    Print,
    Registration,
    Renewal,
    Staff,
    Stocktake,
    StocktakeLine,
    Transit,
    Workshop,
    WorkshopSession,
)
from db.models.columns import EPOCH, Row
from db.models.syncing import HandedIn
from db.rules.stocktake import MISSING

SAME_TIME = timedelta(seconds=2)
NEAR_ITS_MAKING = timedelta(minutes=10)
"""Clocks are off: a row's uid has the time of the desk that made it."""
ENDINGS = {"returned": "CheckIn", "lost": "DeclareLost", "cancelled": "UndoCheckOut"}


class Deed(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """`did` is the kind of an operation; of a day alone `on` is given. `said` is an amount, a value, a name.

    Who and where are uids, so that no name leaves the scope that it belongs to.
    """

    did: str
    at: datetime | None = None
    on: date | None = None
    branch: UUID | None = None
    staff: UUID | None = None
    member: UUID | None = None
    said: str | int | bool | None = None


@singledispatch
def deeds_of(row: Row, session: Session) -> Iterator[Deed]:
    """What was done to a row, in no order."""
    return iter(())


def made(
    session: Session, kinds: Collection[str], uid: UUID, at: datetime | None = None, name: str = ""
) -> JournalEntry | None:
    """An operation of these kinds that named the row then, or that made it, where its journal is here.

    `name`: of what an operation does not name by its uid.
    """
    moment, span = (at, SAME_TIME) if at is not None else (_made_at(uid), NEAR_ITS_MAKING)
    near = JournalEntry.made_at.between(moment - span, moment + span)
    named = (name or str(uid)).encode()
    found = session.scalars(select(JournalEntry).where(JournalEntry.kind.in_(kinds), near))
    return next((entry for entry in found if named in entry.payload), None)


def _made_at(uid: UUID) -> datetime:
    """The time that a UUIDv7 begins with."""
    return EPOCH + timedelta(milliseconds=uid.int >> 80)


def deed_of(entry: JournalEntry, said: Any = None) -> Deed:
    """An operation of the journal."""
    payload: dict[str, Any] = msgspec.json.decode(entry.payload)
    happened = payload.get("occurred_at")
    at = min(datetime.fromisoformat(happened), entry.made_at) if happened else entry.made_at
    return Deed(
        did=entry.kind,
        at=at.astimezone(UTC),
        branch=_as_uid(payload.get("branch")),
        staff=_as_uid(payload.get("staff")),
        member=_as_uid(payload.get("member")),
        said=said if said is not None else _said(payload),
    )


def _said(payload: dict[str, Any]) -> Any:
    """The step of a request, an amount, or who was registered."""
    facts = payload.get("facts") if payload["kind"] == "Register" else None
    return payload.get("act") or payload.get("amount") or (facts or {}).get("name")


def _as_uid(text: Any) -> UUID | None:
    return UUID(text) if isinstance(text, str) else None


def _uid(session: Session, model: type[Row], key: int | None) -> UUID | None:
    return None if key is None else session.get_one(model, key).uid


def _by(session: Session, branch: int | None, staff: int | None) -> dict[str, Any]:
    return {"branch": _uid(session, Branch, branch), "staff": _uid(session, Staff, staff)}


def _told(session: Session, did: str, row: Row, at: datetime | None, **more: Any) -> Deed:
    """Of a row that does not say who and where: what the journal has of it."""
    entry = made(session, (did,), row.uid, at)
    return Deed(did=did, at=at, **more) if entry is None else replace(deed_of(entry), **more)


def _made_by(session: Session, kinds: tuple[str, ...], row: Row, **more: Any) -> Deed:
    """How a row came to be that does not say when. Imports, long as they are, are not looked through."""
    entry = made(session, kinds, row.uid)
    return Deed(did=kinds[0], **more) if entry is None else replace(deed_of(entry), **more)


@deeds_of.register
def _(row: Loan, session: Session) -> Iterator[Deed]:
    member = _uid(session, Member, row.member_id)
    yield Deed(did="CheckOut", at=row.lent_at, member=member, **_by(session, row.branch_id, row.staff_id))
    if row.ended_at is not None and row.ending in ENDINGS:
        by = _by(session, row.ended_branch_id, row.ended_staff_id)
        yield Deed(did=ENDINGS[row.ending], at=row.ended_at, member=member, **by)


def hand_of(hand: HandedIn, session: Session) -> Deed:
    """That an item was handed in, or declared lost."""
    by = _by(session, hand.branch_id, hand.staff_id)
    return Deed(did="DeclareLost" if hand.lost else "CheckIn", at=hand.handed_in_at, **by)


@deeds_of.register
def _(row: Renewal, session: Session) -> Iterator[Deed]:
    """At the branch that lent, unless the journal knows better."""
    told = _told(session, "Renew", row, row.renewed_at)
    yield replace(told, staff=_uid(session, Staff, row.staff_id))


@deeds_of.register
def _(row: Payment, session: Session) -> Iterator[Deed]:
    return _of_money(row, session, "TakePayment", row.made_at, "CancelPayment")


@deeds_of.register
def _(row: Fee, session: Session) -> Iterator[Deed]:
    return _of_money(row, session, "ChargeFee", row.charged_at, "CancelFee")


def _of_money(row: Payment | Fee, session: Session, did: str, at: datetime, undid: str) -> Iterator[Deed]:
    member = _uid(session, Member, row.member_id)
    by = _by(session, row.branch_id, row.staff_id)
    yield Deed(did=did, at=at, member=member, said=row.amount, **by)
    if row.cancelled_at is not None:
        yield _told(session, undid, row, row.cancelled_at, said=row.amount)


@deeds_of.register
def _(row: Hold, session: Session) -> Iterator[Deed]:
    """Where it was placed the journal alone knows: the row says where it is fetched."""
    staff = _uid(session, Staff, row.staff_id)
    yield _told(session, "PlaceHold", row, row.placed_at, member=row.member, staff=staff)
    if row.cancelled_at is not None:
        yield _told(session, "CancelHold", row, row.cancelled_at)


@deeds_of.register
def _(row: HeldItem, session: Session) -> Iterator[Deed]:
    hold, copy = session.get_one(Hold, row.hold_id), session.get_one(Item, row.item_id)
    by = _by(session, row.branch_id, row.staff_id)
    yield Deed(did="PutAside", at=row.put_at, member=hold.member, said=copy.barcode, **by)
    if row.released_at is not None:
        yield _told(session, "TakeOff", row, row.released_at)


@deeds_of.register
def _(row: Transit, session: Session) -> Iterator[Deed]:
    yield Deed(did="SendItem", at=row.sent_at, **_by(session, row.branch_id, row.staff_id))
    if row.cancelled_at is not None:
        yield _told(session, "CancelTransit", row, row.cancelled_at)
    if row.seen_at is not None:
        entry = session.scalar(select(JournalEntry).where(JournalEntry.uid == row.seen_by))
        seen = _uid(session, Branch, row.seen_branch_id)
        yield deed_of(entry) if entry else Deed(did="CheckIn", at=row.seen_at, branch=seen)


@deeds_of.register
def _(row: LockerUse, session: Session) -> Iterator[Deed]:
    by = _by(session, row.branch_id, row.staff_id)
    yield Deed(did="GiveLocker", at=row.given_at, member=row.member, said=row.name or None, **by)
    if row.back_at is not None:
        yield _told(session, "TakeLockerBack", row, row.back_at)


@deeds_of.register
def _(row: Member, session: Session) -> Iterator[Deed]:
    told = _made_by(session, ("RegisterMember",), row, member=row.uid)
    home = _uid(session, Branch, row.branch_id)
    if told.at is None:
        told = replace(told, on=row.registered_on, branch=home)
    yield told


@deeds_of.register
def _(row: MemberCard, session: Session) -> Iterator[Deed]:
    member = _uid(session, Member, row.member_id)
    yield Deed(did="AddCard", at=row.added_at, member=member, **_by(session, row.branch_id, row.staff_id))


@deeds_of.register
def _(row: Item, session: Session) -> Iterator[Deed]:
    yield _made_by(session, ("PutItem", "AddInPassing"), row)


@deeds_of.register
def _(row: Print, session: Session) -> Iterator[Deed]:
    by = _by(session, row.branch_id, row.staff_id)
    yield Deed(did="RecordPrint", at=row.printed_at, member=_uid(session, Member, row.member_id), **by)


@deeds_of.register
def _(row: Registration, session: Session) -> Iterator[Deed]:
    told = _made_by(session, ("Register",), row, said=row.name)
    yield told if told.at else replace(told, at=row.queued_at)
    if row.cancelled_at is not None:
        yield _told(session, "CancelRegistration", row, row.cancelled_at, said=row.name)


@deeds_of.register
def _(row: Certificate, session: Session) -> Iterator[Deed]:
    told = _told(session, "IssueCertificate", row, row.issued_at, said=row.number)
    yield replace(told, staff=_uid(session, Staff, row.staff_id))
    if row.revoked_at is not None:
        yield _told(session, "RevokeCertificate", row, row.revoked_at, said=row.number)


@deeds_of.register
def _(row: WorkshopSession, session: Session) -> Iterator[Deed]:
    title = session.get_one(Workshop, row.workshop_id).title
    yield _made_by(session, ("PutSession",), row, said=title)


@deeds_of.register
def _(row: Interloan, session: Session) -> Iterator[Deed]:
    yield Deed(did="AskInterloan", at=row.asked_at, **_by(session, row.requester_id, row.staff_id))


@deeds_of.register
def _(row: InterloanEvent, session: Session) -> Iterator[Deed]:
    by = _by(session, row.branch_id, row.staff_id)
    yield Deed(did="ActOnInterloan", at=row.happened_at, said=row.act, **by)


@deeds_of.register
def _(row: Stocktake, session: Session) -> Iterator[Deed]:
    if row.closed_at is not None:
        yield _told(session, "CloseStocktake", row, row.closed_at)


@deeds_of.register
def _(row: StocktakeLine, session: Session) -> Iterator[Deed]:
    by = _by(session, row.branch_id, row.staff_id)
    did = "MarkMissing" if row.found == MISSING else "RecordScans"
    yield Deed(did=did, at=row.scanned_at, said=row.barcode, **by)
