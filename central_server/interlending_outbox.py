# SPDX-License-Identifier: GPL-3.0-or-later
"""What our branches say of interlibrary loans, sent to partners' systems: in order, until it is confirmed.

All of it lies in the store: whichever process has time sends what is due. A message goes out as the same
bytes each time, so that whoever gets it twice can tell.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from random import random
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import UUID, uuid5

import msgspec
from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session

from central_server.interlending import NAMESPACE, SCOPE
from central_server.interlending_messages import message_of, request_of, written
from central_server.noting import settle_moot, write_note
from central_server.own_desk import OwnStore, unattended_desk
from central_server.store import CentralStore
from db.exchange import iso18626
from db.exchange.iso18626 import Agency, BadMessage
from db.models import Branch, Interloan, InterloanEvent, Partner, Setting
from db.models.syncing import InterloanMessage, Note
from db.operations import refusals
from db.operations.desk import Desk, Together
from db.operations.interlending import Place, name_of, places
from db.operations.interloan import course_of, hear_interloan
from db.operations.policies import ChangeSetting
from db.rules.addresses import is_safe
from db.rules.interloan import Act, Side

PREFIX = "iso18626-to:"
ANSWERED_BY_ITSELF = (Act.ASK_STATUS.value, Act.CANCEL.value)
UNSENT = "interloan_unsent"
"""The note that a message does not come through."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(hours=6)
TOLD_AFTER = 5
"""Tries, some quarter of an hour, before people are told: lines come and go."""
LEASE = timedelta(minutes=2)
"""So long a process that sends some has for them; then another may."""
AT_ONCE = 5
"""Fewer than time out one after another within the lease."""


class Endpoint(msgspec.Struct, frozen=True):
    """Where a partner's system takes messages: `token` is what it wants to be shown, `we` and `they` the ISIL
    of either side. What was asked before `since` was asked in another way, and goes on in that."""

    address: str
    token: str
    we: str
    they: str
    since: datetime


class Due(NamedTuple):
    """A message to be sent now."""

    uid: UUID
    address: str
    token: str
    body: bytes


class Answer(NamedTuple):
    """What came back: a body, or what was in the way ('ConnectError', 'HTTP 401')."""

    body: bytes = b""
    problem: str = ""


Post = Callable[[Due], Answer]


def put_endpoint(session: Session, partner: str, wanted: Endpoint | None) -> None:
    """Set where a partner by name is sent messages; None: nowhere. Raises Unknown, Invalid."""
    name = f"{PREFIX}{_partner(session, partner)}"
    if wanted is None:
        if (there := session.get(Setting, (SCOPE, name))) is not None:
            session.delete(there)
        return
    if not is_safe(wanted.address):
        raise refusals.Invalid(field="address", why="not_safe")
    for field in ("token", "we", "they"):
        if not getattr(wanted, field).strip():
            raise refusals.Invalid(field=field, why="required")
    session.merge(Setting(scope=SCOPE, name=name, value=msgspec.json.encode(wanted).decode()))


def endpoints(session: Session) -> dict[UUID, Endpoint]:
    """By partner. A desk may say another address than the command line did; a token is shown at the place
    that it was given for, and to nobody else."""
    rows = select(Setting).where(Setting.scope == SCOPE, Setting.name.startswith(PREFIX))
    found = {
        UUID(one.name.removeprefix(PREFIX)): msgspec.json.decode(one.value, type=Endpoint)
        for one in session.scalars(rows)
    }
    for partner, place in places(session).items():
        known = found.pop(partner, None)
        if known is not None and place is not None and _origin(known.address) == _origin(place.address):
            found[partner] = Endpoint(place.address, known.token, place.we, place.they, place.since)
    return found


def _origin(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc.lower()


def place_of(session: Session, partner: str) -> Place | None:
    """What a desk or the command line said last of a partner by name. Raises Unknown."""
    return places(session).get(_partner(session, partner))


def _partner(session: Session, name: str) -> UUID:
    who = session.scalar(select(Partner.uid).where(Partner.name == name))
    if who is None:
        raise refusals.Unknown(what="partners", text=name)
    return who


def say_at_desks(perform: Together, partner: str, wanted: Endpoint | None) -> None:
    """What the server's administrator says is what desks see, but for the token."""
    who = _partner(perform.session, partner)
    place = None if wanted is None else Place(wanted.address, wanted.we, wanted.they, wanted.since)
    value = msgspec.json.encode(place).decode()
    perform(lambda making: ChangeSetting(**making.header()._asdict(), name=name_of(who), value=value))


def send_due(store: CentralStore, post: Post, clock: Callable[[], datetime]) -> int:
    """Send some of what is due now, each once; how many were tried, 0 where nothing is left."""
    due = store.again(lambda _last: _claimed(store, clock()))
    for one in due:
        _record(store, one, post(one), clock())
    return len(due)


# --- what there is to send --------------------------------------------------------------------------------


def _claimed(store: CentralStore, now: datetime) -> list[Due]:
    with store.read() as session:
        if not endpoints(session):
            return []
    with store.write() as session:
        known = endpoints(session)
        _gather(session, known, now)
        session.flush()
        due = [(one, known[one.partner]) for one in _next(session, now) if one.partner in known][:AT_ONCE]
        for one, _ in due:
            one.next_at = now + LEASE
        return [Due(one.uid, to.address, to.token, one.body) for one, to in due]


def _next(session: Session, now: datetime) -> Iterator[InterloanMessage]:
    """Of each request the first that is not confirmed, where it is time for it."""
    waiting = session.scalars(
        select(InterloanMessage)
        .where(InterloanMessage.confirmed_at.is_(None))
        .order_by(InterloanMessage.made_at, InterloanMessage.uid)
        .with_for_update()
    ).all()
    seen = set[int]()
    for one in waiting:
        event = session.scalar(select(InterloanEvent).where(InterloanEvent.uid == one.uid))
        if event is not None and event.taken_back_at is not None and not one.tries:
            session.delete(one)
        elif one.interloan_id not in seen:
            seen.add(one.interloan_id)
            if one.next_at <= now:
                yield one


def _gather(session: Session, known: dict[UUID, Endpoint], now: datetime) -> None:
    for partner, to in known.items():
        who = session.scalar(select(Partner.id).where(Partner.uid == partner))
        if who is None:
            continue
        we, they = Agency("ISIL", to.we), Agency("ISIL", to.they)
        for one in _requests(session, who, to.since):
            body = written(request_of(one, we, they))
            session.add(_message(one.uid, one, partner, body, one.asked_at, now))
        for event, one in _steps(session, who, to.since):
            body = written(message_of(one, event, course_of(session, one), we, they))
            session.add(_message(event.uid, one, partner, body, event.happened_at, now))


def _message(
    uid: UUID, one: Interloan, partner: UUID, body: bytes, made_at: datetime, now: datetime
) -> InterloanMessage:
    return InterloanMessage(
        uid=uid, interloan_id=one.id, partner=partner, body=body, made_at=made_at, next_at=now
    )


def _requests(session: Session, partner: int, since: datetime) -> list[Interloan]:
    return list(
        session.scalars(
            select(Interloan).where(
                Interloan.supplying_partner_id == partner,
                Interloan.requester_id.is_not(None),
                Interloan.asked_at >= since,
                ~exists().where(InterloanMessage.uid == Interloan.uid),
            )
        )
    )


def _steps(session: Session, partner: int, since: datetime) -> list[tuple[InterloanEvent, Interloan]]:
    """Ours, of requests that the partner's system knows; and of its own what is answered by itself."""
    asked = and_(
        Interloan.supplying_partner_id == partner,
        Interloan.asked_at >= since,
        InterloanEvent.side == Side.REQUESTER.value,
    )
    asked_us = and_(
        Interloan.requesting_partner_id == partner,
        Interloan.peer_number != "",
        or_(InterloanEvent.side == Side.SUPPLIER.value, InterloanEvent.act.in_(ANSWERED_BY_ITSELF)),
    )
    rows = session.execute(
        select(InterloanEvent, Interloan)
        .join(Interloan, Interloan.id == InterloanEvent.interloan_id)
        .where(
            or_(asked, asked_us),
            InterloanEvent.happened_at >= since,
            InterloanEvent.act != Act.TOLD.value,
            InterloanEvent.taken_back_at.is_(None),
            ~exists().where(InterloanMessage.uid == InterloanEvent.uid),
        )
    )
    return [(event, one) for event, one in rows]


# --- what became of it ------------------------------------------------------------------------------------


def _record(store: CentralStore, due: Due, answer: Answer, now: datetime) -> None:
    error, problem = "", answer.problem
    if not problem:
        try:
            error = iso18626.read_confirmation(answer.body)
        except BadMessage:
            problem = "no confirmation"
    store.again(lambda _last: _written_down(store, due.uid, error, problem, now))


def _written_down(store: CentralStore, uid: UUID, error: str, problem: str, now: datetime) -> None:
    desk = unattended_desk(store, lambda: now)
    if desk is None:
        return
    with desk.together() as perform:
        one = perform.session.get(InterloanMessage, uid, with_for_update=True)
        if one is None or one.confirmed_at is not None:
            return
        about = perform.session.get_one(Interloan, one.interloan_id)
        one.error = problem or error
        if problem:
            one.tries += 1
            one.next_at = now + pause_after(one.tries, random())
            if one.tries >= TOLD_AFTER:
                _note(desk, perform, one, about, now)
            return
        one.confirmed_at = now
        _say_confirmed(perform, one, about)
        if error:
            _note(desk, perform, one, about, now)
        else:
            _touch(desk, *settle_moot(perform.session, UNSENT, about.uid, now))


def pause_after(tries: int, chance: float) -> timedelta:
    """How long to wait before the next try; `chance` from 0 to 1 keeps many from coming at once."""
    doubled: timedelta = FIRST_PAUSE * (1 << min(tries - 1, 20))
    return min(doubled, LONGEST_PAUSE) * (0.8 + 0.2 * chance)


def _say_confirmed(perform: Together, one: InterloanMessage, about: Interloan) -> None:
    """In the request's history, as that side's word: taken in, or what stood against it."""
    partner_lends = about.supplying_partner_id is not None
    uid = uuid5(NAMESPACE, f"confirmed {one.uid}")
    if perform.session.scalar(select(exists().where(InterloanEvent.uid == uid))):
        return
    perform(
        hear_interloan,
        interloan=about.uid,
        side=Side.SUPPLIER if partner_lends else Side.REQUESTER,
        act=Act.NOTICE,
        note=f"ISO 18626: ERROR {one.error}" if one.error else "ISO 18626: OK",
        event=uid,
    )


def _note(desk: Desk, perform: Together, one: InterloanMessage, about: Interloan, now: datetime) -> None:
    """One open note a request is enough."""
    session = perform.session
    there = exists().where(Note.about == about.uid, Note.kind == UNSENT, Note.settled_at.is_(None))
    if session.scalar(select(there)):
        return
    own = about.requester_id if about.supplying_partner_id is not None else about.supplier_id
    branches = session.scalars(select(Branch.uid).where(Branch.id == own)).all()
    partner = session.scalar(select(Partner.name).where(Partner.uid == one.partner))
    facts = {
        "interloan": str(about.uid),
        "number": about.number,
        "title": about.title,
        "partner": partner or "",
        "error": one.error,
        "final": one.confirmed_at is not None,
    }
    uid = uuid5(NAMESPACE, f"unsent {one.uid} {one.tries}")
    _touch(desk, write_note(session, uid, UNSENT, branches, facts, now, operation=one.uid, about=about.uid))


def _touch(desk: Desk, *keys: object) -> None:
    tracker = desk.tracker
    assert isinstance(tracker, OwnStore)
    tracker.touch(*keys)  # type: ignore[arg-type]


def beginning(address: str, token: str, we: str, they: str, now: datetime) -> Endpoint:
    """An endpoint for what is asked from now on."""
    return Endpoint(address.strip(), token.strip(), we.strip(), they.strip(), now.astimezone(UTC))
