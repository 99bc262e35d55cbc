# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages of ISO 18626 from a partner's system: what becomes of each, once, and what is confirmed.

A partner has one token, and a branch that answers it. What it says becomes what a desk would have entered for
it: requests and steps that travel to that branch's desks like any other.
"""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid5

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.own_desk import unattended_desk
from central_server.store import CentralStore
from db.exchange import iso18626
from db.exchange.iso18626 import BadMessage, Confirmation, Message, Request, Requesting, Supplying
from db.models import Branch, Interloan, InterloanEvent, Partner, Setting
from db.operations import refusals
from db.operations.desk import Desk
from db.operations.interloan import ask_interloan, hear_interloan
from db.rules.interloan import COPY, Act, InterloanFacts, Side
from db.rules.isbn import normalise
from db.syncing.tokens import hashed

SCOPE = "server"
"""Settings of the server itself: they travel nowhere."""
PREFIX = "iso18626:"
NAMESPACE = UUID("5a0b6cc2-6a5d-5e0c-9a51-3d1d2a6c4f10")
ACTIONS = {
    "StatusRequest": Act.ASK_STATUS,
    "Received": Act.RECEIVED,
    "Cancel": Act.CANCEL,
    "Renew": Act.RENEW,
    "ShippedReturn": Act.SHIPPED_BACK,
    "ShippedForward": Act.FORWARDED,
    "Notification": Act.NOTICE,
}
STATUSES = {
    "ExpectToSupply": Act.EXPECT,
    "WillSupply": Act.WILL_SUPPLY,
    "RetryPossible": Act.CONDITION,
    "Unfilled": Act.UNFILLED,
    "Loaned": Act.SHIPPED,
    "CopyCompleted": Act.SHIPPED,
    "Overdue": Act.OVERDUE,
    "Recalled": Act.RECALLED,
    "LoanCompleted": Act.RECEIVED_BACK,
    "CompletedWithoutReturn": Act.LOST,
}
"""What a change of status is in our words; what has none is kept as a notice."""


class Peer(NamedTuple):
    """Whose token it is, and which branch of ours it deals with."""

    partner: UUID
    branch: UUID


class _Kept(msgspec.Struct, frozen=True):
    token: str
    branch: UUID


def give_token(session: Session, partner: str, branch: str, octets: Callable[[int], bytes]) -> str:
    """A new token for a partner by name, answered by a branch by code; an older one ends. Raises Unknown."""
    who = session.scalar(select(Partner.uid).where(Partner.name == partner))
    where = session.scalar(select(Branch.uid).where(Branch.code == branch))
    if who is None:
        raise refusals.Unknown(what="partners", text=partner)
    if where is None:
        raise refusals.Unknown(what="branches", text=branch)
    token = octets(32).hex()
    kept = msgspec.json.encode(_Kept(hashed(token).hex(), where)).decode()
    session.merge(Setting(scope=SCOPE, name=f"{PREFIX}{who}", value=kept))
    return token


def peer_of(session: Session, token: str) -> Peer | None:
    """Whose token this is."""
    shown = hashed(token).hex()
    rows = select(Setting).where(Setting.scope == SCOPE, Setting.name.startswith(PREFIX))
    for one in session.scalars(rows):
        kept = msgspec.json.decode(one.value, type=_Kept)
        if kept.token == shown:
            return Peer(UUID(one.name.removeprefix(PREFIX)), kept.branch)
    return None


def take_in(store: CentralStore, peer: Peer, raw: bytes, now: datetime) -> Confirmation:
    """Take a message in; the same one again is confirmed again, and changes nothing."""
    try:
        message = iso18626.read(raw)
    except BadMessage as bad:
        return Confirmation(bad.of, bad.header, now, bad.error, bad.value)
    of = iso18626.NAMES[type(message)]
    said = {"action": getattr(message, "action", ""), "reason": getattr(message, "reason", "")}
    error, value = store.again(lambda _last: _heard(store, peer, message, raw, now))
    return Confirmation(of, message.header, now, error, value, **said)


def _heard(store: CentralStore, peer: Peer, message: Message, raw: bytes, now: datetime) -> tuple[str, str]:
    """Error and value, as the standard names them; empty where it was taken in."""
    desk = unattended_desk(store, lambda: now)
    if desk is None:
        return "UnrecognisedDataValue", "no library here"
    desk.branch = peer.branch
    try:
        match message:
            case Request():
                return _asked(desk, peer, message)
            case Requesting():
                return _acted(desk, peer, message, raw)
            case Supplying():
                return _answered(desk, peer, message, raw)
    except refusals.NoInterloan as refusal:
        return "UnrecognisedDataValue", refusal.why
    except refusals.Invalid as refusal:
        return "UnrecognisedDataValue", refusal.field


def _asked(desk: Desk, peer: Peer, told: Request) -> tuple[str, str]:
    with desk.together() as perform:
        if (there := _request(perform.session, peer, told.header.request_id, asked_us=True)) is not None:
            if told.request_type == "Retry":
                perform(
                    hear_interloan,
                    interloan=there.uid,
                    side=Side.REQUESTER,
                    act=Act.RETRY,
                    event=_event(told),
                )
            return "", ""
        year = told.year.strip()[:4]
        facts = InterloanFacts(
            requesting_partner=peer.partner,
            title=told.title,
            author=told.author,
            edition=told.edition,
            publisher=told.publisher,
            year=int(year) if year.isdecimal() and year.isascii() else None,
            isbn=normalise(told.isbn) or "",
            pages=told.pages,
            service=iso18626.SERVICES[told.service],
            needed_by=told.needed_by,
            note=told.note,
            peer_number=told.header.request_id,
        )
        perform(ask_interloan, facts=facts)
    return "", ""


def _acted(desk: Desk, peer: Peer, told: Requesting, raw: bytes) -> tuple[str, str]:
    with desk.together() as perform:
        there = _request(perform.session, peer, told.header.request_id, asked_us=True)
        if there is None:
            return "UnrecognisedDataValue", "requestingAgencyRequestId"
        if not _is_known(perform.session, uid := uuid5(peer.partner, raw.hex())):
            perform(
                hear_interloan,
                interloan=there.uid,
                side=Side.REQUESTER,
                act=ACTIONS[told.action],
                note=told.note,
                event=uid,
            )
    return "", ""


def _answered(desk: Desk, peer: Peer, told: Supplying, raw: bytes) -> tuple[str, str]:
    with desk.together() as perform:
        there = _request(perform.session, peer, told.header.request_id, asked_us=False)
        if there is None:
            return "UnrecognisedDataValue", "requestingAgencyRequestId"
        act = _act_of(told)
        reason = {Act.UNFILLED: told.reason_unfilled, Act.CONDITION: told.condition or told.reason_retry}
        copied = COPY if told.status == "CopyCompleted" else ""
        if not _is_known(perform.session, uid := uuid5(peer.partner, raw.hex())):
            perform(
                hear_interloan,
                interloan=there.uid,
                side=Side.SUPPLIER,
                act=act,
                due=told.due if act in (Act.SHIPPED, Act.RENEWED, Act.RECALLED) else None,
                reason=copied if act is Act.SHIPPED else reason.get(act, ""),
                note=told.note or (told.status if act is Act.NOTICE else ""),
                event=uid,
            )
    return "", ""


def _act_of(told: Supplying) -> Act:
    if told.reason == "RenewResponse":
        return Act.RENEWED if told.answer else Act.NOT_RENEWED
    if told.reason == "CancelResponse" and told.answer is False:
        return Act.NOT_CANCELLED
    if told.reason in ("RequestResponse", "StatusChange"):
        return STATUSES.get(told.status, Act.NOTICE)
    return Act.NOTICE


def _request(session: Session, peer: Peer, number: str, *, asked_us: bool) -> Interloan | None:
    """What this partner asked of us under its number, or we of it under ours."""
    side = Interloan.requesting_partner_id if asked_us else Interloan.supplying_partner_id
    named = Interloan.peer_number if asked_us else Interloan.number
    rows = select(Interloan).join(Partner, Partner.id == side)
    found: Interloan | None = session.scalars(
        rows.where(Partner.uid == peer.partner, named == number)
        .order_by(Interloan.asked_at, Interloan.uid)
        .limit(1)
        .with_for_update(of=Interloan, key_share=True)
    ).first()
    return found


def _event(told: Request) -> UUID:
    header = told.header
    return uuid5(NAMESPACE, f"{header.requester}{header.request_id}{header.timestamp.isoformat()}")


def _is_known(session: Session, event: UUID) -> bool:
    return session.scalar(select(InterloanEvent.id).where(InterloanEvent.uid == event)) is not None
