# SPDX-License-Identifier: GPL-3.0-or-later
"""Feedback that people send in themselves: who may, and how it becomes what a paper form becomes, once.

Two facts are kept that nothing ties together: what was said, without a person and with no more of the time
than the day; and, where somebody shows a ticket, that they have answered.
"""

import os
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from central_server.guesses import Limit, counted
from central_server.own_desk import unattended_desk
from central_server.store import CentralStore
from db.models import Branch, Partner, Registration, SurveyAnswer, Workshop, WorkshopSession
from db.operations.feedback import answer_survey, note_feedback
from db.queries.door import KEYS, ticket_secrets
from db.queries.library import setting
from db.queries.registrations import ticket_key
from db.rules.codes import TICKET_LENGTH, read_code
from db.rules.proofs import Ticket, read_ticket, ticket_is_genuine
from db.rules.survey import Form, Taking, form_is_genuine, page_token, read_form, read_token, taking

GUESSED = Limit(b"feedback code", 60, 3_000)
"""See guesses.Limit: addresses and tickets that nobody made; a hall of people shares one address."""
SENT = Limit(b"feedback", 600, 6_000)
"""Forms that were taken in."""


class Outcome(StrEnum):
    """What became of a form that was sent in."""

    TAKEN = "taken"
    ALREADY = "already"
    """The same form again, or somebody who had answered before: nothing is written."""
    BLANK = "blank"
    NO_SUCH_TICKET = "no_such_ticket"
    TOO_OLD = "too_old"
    UNKNOWN = "unknown"
    CLOSED = "closed"


class Asked(NamedTuple):
    """The workshop that an address is of; `first` and `last` are local. `answered`: the ticket's owner has.

    `token` is what the page carries; `registration` None where the address is everybody's.
    """

    workshop: UUID
    title: str
    organisers: tuple[str, ...]
    first: datetime | None
    last: datetime | None
    taking: Taking
    registration: UUID | None
    answered: bool
    token: str


class Sent(NamedTuple):
    """A form as it came in: nothing in it has been looked at but its size."""

    token: str
    scores: dict[str, int]
    comment: str
    ticket: str


def asked(store: CentralStore, code: str, client: str, now: datetime) -> Asked | None:
    """What an address is of, None where nobody made it: that is counted. Raises TooManyGuesses."""
    with store.read() as session:
        found = _asked(session, code, now)
    if found is None:
        _count(store, GUESSED, client, now)
    return found


def take_in(store: CentralStore, code: str, sent: Sent, client: str, now: datetime) -> Outcome:
    """Keep a form, once: who sends the same again is told that it is there. Raises TooManyGuesses."""
    outcome = store.again(lambda _last: _take_in(store, code, sent, now))
    guessed = outcome is Outcome.NO_SUCH_TICKET and read_code(sent.ticket, TICKET_LENGTH) is not None
    if guessed or outcome is Outcome.UNKNOWN:
        _count(store, GUESSED, client, now)
    elif outcome is Outcome.TAKEN:
        _count(store, SENT, client, now)
    return outcome


def check_room(store: CentralStore, client: str, now: datetime) -> None:
    """Raises TooManyGuesses where this client, or everybody, has sent in as many forms as we take."""
    store.retry(lambda session, _last: counted(session, SENT, client, now))


class _NotTaken(Exception):
    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.value)
        self.outcome = outcome


def _take_in(store: CentralStore, code: str, sent: Sent, now: datetime) -> Outcome:
    desk = unattended_desk(store, lambda: now)
    if desk is None:
        return Outcome.UNKNOWN
    try:
        with desk.together() as perform:
            found, answer = _checked(perform.session, code, sent, now)
            perform(
                answer_survey,
                workshop=found.workshop,
                scores=sent.scores,
                comment=sent.comment,
                source="link",
                target=answer,
            )
            if found.registration is not None:
                perform(note_feedback, registration=found.registration)
    except _NotTaken as why:
        return why.outcome
    return Outcome.TAKEN


def _checked(session: Session, code: str, sent: Sent, now: datetime) -> tuple[Asked, UUID]:
    """Of which workshop, and for whom, under which id. Raises _NotTaken."""
    found = _asked(session, code, now)
    if found is None:
        raise _NotTaken(Outcome.UNKNOWN)
    if found.taking is not Taking.OPEN:
        raise _NotTaken(Outcome.CLOSED)
    answer = _answer(session, code, sent.token, now)
    if answer is None:
        raise _NotTaken(Outcome.TOO_OLD)
    if found.registration is None and sent.ticket:
        one = _typed(session, found.workshop, sent.ticket)
        if one is None:
            raise _NotTaken(Outcome.NO_SUCH_TICKET)
        found = found._replace(registration=one.uid, answered=one.gave_feedback)
    if found.answered or session.scalar(select(exists().where(SurveyAnswer.uid == answer))):
        raise _NotTaken(Outcome.ALREADY)
    if not sent.scores and not sent.comment:
        raise _NotTaken(Outcome.BLANK)
    return found, answer


def _count(store: CentralStore, limit: Limit, client: str, now: datetime) -> None:
    def work(session: Session, _last: bool) -> None:
        for one in counted(session, limit, client, now):
            one.wrong += 1

    store.retry(work)


# --- what an address says ------------------------------------------------------------------------------


def _asked(session: Session, code: str, now: datetime) -> Asked | None:
    form, ticket = read_form(code), read_ticket(code)
    if form is not None:
        return _of_form(session, code, form, now)
    return None if ticket is None else _of_ticket(session, code, ticket, now)


def _of_form(session: Session, code: str, form: Form, now: datetime) -> Asked | None:
    if not any(form_is_genuine(form, secret) for secret in ticket_secrets(session, form.key_tag)):
        return None
    event = session.scalar(select(Workshop).where(Workshop.uid == form.workshop))
    return None if event is None else _of(session, code, event, None, now)


def _of_ticket(session: Session, code: str, ticket: Ticket, now: datetime) -> Asked | None:
    if not any(ticket_is_genuine(ticket, secret) for secret in ticket_secrets(session, ticket.key_tag)):
        return None
    one = session.scalar(select(Registration).where(Registration.uid == ticket.registration))
    if one is None:
        return None
    one = _standing(session, one)
    return _of(session, code, session.get_one(Workshop, one.workshop_id), one, now)


def _standing(session: Session, one: Registration) -> Registration:
    """Whom a registration has proved to be."""
    seen = {one.uid}
    while one.merged_into is not None and one.merged_into not in seen:
        into = session.scalar(select(Registration).where(Registration.uid == one.merged_into))
        if into is None:
            break
        one = into
        seen.add(one.uid)
    return one


def _typed(session: Session, workshop: UUID, text: str) -> Registration | None:
    """The registration whose code was typed from a ticket of this workshop."""
    code = read_code(text, TICKET_LENGTH)
    if code is None:
        return None
    found = session.scalars(
        select(Registration)
        .join(Workshop, Workshop.id == Registration.workshop_id)
        .where(Registration.code == code, Workshop.uid == workshop)
        .order_by(Registration.merged_into.is_not(None))
    ).first()
    return None if found is None else _standing(session, found)


def _of(session: Session, code: str, event: Workshop, one: Registration | None, now: datetime) -> Asked:
    branch = session.get_one(Branch, event.branch_id)
    partner = "" if event.partner_id is None else session.get_one(Partner, event.partner_id).name
    library = setting(session, "library", "library_name", "")
    zone = ZoneInfo(branch.timezone)
    first, last = session.execute(
        select(func.min(WorkshopSession.starts_at), func.max(WorkshopSession.ends_at)).where(
            WorkshopSession.workshop_id == event.id, WorkshopSession.cancelled.is_(False)
        )
    ).one()
    return Asked(
        workshop=event.uid,
        title=event.title,
        organisers=tuple(filter(None, (library, branch.name, partner))),
        first=first and first.astimezone(zone),
        last=last and last.astimezone(zone),
        taking=taking(event.state, event.feedback_closed, first, now),
        registration=None if one is None else one.uid,
        answered=one is not None and one.gave_feedback,
        token=_token(session, code, now),
    )


# --- the page that is sent in --------------------------------------------------------------------------


def _token(session: Session, code: str, now: datetime) -> str:
    key = ticket_key(session)
    return "" if key is None else page_token(code, answer_uid(now), now, key[1])


def _answer(session: Session, code: str, token: str, now: datetime) -> UUID | None:
    """A page may have been opened just before another desk made a newer key."""
    read = (read_token(token, code, now, secret) for _, secret in session.execute(KEYS))
    return next((answer for answer in read if answer is not None), None)


def answer_uid(now: datetime) -> UUID:
    """A UUIDv7 of the day's beginning, else random: it tells nothing of when somebody answered."""
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    raw = bytearray(int(day.timestamp() * 1_000).to_bytes(6) + os.urandom(10))
    raw[6], raw[8] = raw[6] & 0x0F | 0x70, raw[8] & 0x3F | 0x80
    return UUID(bytes=bytes(raw))
