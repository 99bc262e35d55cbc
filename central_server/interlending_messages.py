# SPDX-License-Identifier: GPL-3.0-or-later
"""What a branch has said of an interlibrary loan, as the message of ISO 18626 to the partner's system."""

from central_server.interlending import ACTIONS, STATUSES
from db.exchange import iso18626
from db.exchange.iso18626 import Agency, Header, Message, Request, Requesting, Supplying
from db.models import Interloan, InterloanEvent
from db.rules.interloan import COPY, Act, Course, Side, Status

SERVICES = {ours: theirs for theirs, ours in iso18626.SERVICES.items()}
ACTION_OF = {act: action for action, act in ACTIONS.items()}
STATUS_OF = {act: status for status, act in STATUSES.items() if status != Status.COPY_COMPLETED}
ANSWERS = frozenset({Act.WILL_SUPPLY, Act.EXPECT, Act.CONDITION, Act.UNFILLED})
RETRY = "MustMeetLoanCondition"
"""Why one is asked to say again what one wants; which condition stands beside it."""
LOST = "Lost"
"""A library that asked has no action for it: it says so in words."""


def request_of(one: Interloan, we: Agency, they: Agency) -> Request:
    """That we ask for something."""
    return Request(
        Header(they, we, one.asked_at, one.number),
        title=one.title,
        author=one.author,
        edition=one.edition,
        publisher=one.publisher,
        year="" if one.year is None else str(one.year),
        isbn=one.isbn,
        pages=one.pages,
        service=SERVICES[one.service],
        needed_by=one.needed_by,
        note=one.note,
    )


def message_of(
    one: Interloan, event: InterloanEvent, now: Course, we: Agency, they: Agency
) -> Request | Requesting | Supplying:
    """That we said or did something; or, where they asked how it stands or cancelled, how it does."""
    if one.supplying_partner_id is not None:
        return _of_requester(one, event, Header(they, we, event.happened_at, one.number))
    return _of_supplier(event, now, Header(we, they, event.happened_at, one.peer_number, one.number))


def _of_requester(one: Interloan, event: InterloanEvent, header: Header) -> Request | Requesting:
    act = Act(event.act)
    if act is Act.RETRY:
        asked = request_of(one, header.requester, header.supplier)
        return asked._replace(header=header, request_type="Retry")
    if act is Act.LOST:
        return Requesting(header, "Notification", ": ".join(filter(None, (LOST, event.note))))
    return Requesting(header, ACTION_OF[act], event.note)


def _of_supplier(event: InterloanEvent, now: Course, header: Header) -> Supplying:
    act, when = Act(event.act), event.happened_at
    copied = act is Act.SHIPPED and now.status is Status.COPY_COMPLETED
    status = Status.COPY_COMPLETED if copied else STATUS_OF.get(act, now.status)
    return Supplying(
        header,
        reason=_reason(event),
        status=str(status),
        last_change=when,
        answer=_answer(act, status),
        note=event.note if Side(event.side) is Side.SUPPLIER else "",
        reason_unfilled=event.reason if act is Act.UNFILLED else "",
        reason_retry=RETRY if act is Act.CONDITION else "",
        condition=event.reason if act is Act.CONDITION else "",
        due=event.due_on if act in (Act.SHIPPED, Act.RENEWED, Act.RECALLED) else None,
        sent=when if act is Act.SHIPPED and event.reason != COPY else None,
    )


def _answer(act: Act, status: str) -> bool | None:
    """Yes or no, to what can be answered so."""
    if act is Act.CANCEL:
        return status == Status.CANCELLED
    return {Act.RENEWED: True, Act.NOT_RENEWED: False, Act.NOT_CANCELLED: False}.get(act)


def _reason(event: InterloanEvent) -> str:
    act = Act(event.act)
    if Side(event.side) is Side.REQUESTER:
        return "CancelResponse" if act is Act.CANCEL else "StatusRequestResponse"
    if act in (Act.RENEWED, Act.NOT_RENEWED):
        return "RenewResponse"
    if act is Act.NOT_CANCELLED:
        return "CancelResponse"
    if act is Act.NOTICE:
        return "Notification"
    return "RequestResponse" if act in ANSWERS else "StatusChange"


def written(message: Message) -> bytes:
    """As it goes over the wire; the same message is always the same bytes."""
    return iso18626.write(message)
