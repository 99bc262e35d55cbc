# SPDX-License-Identifier: GPL-3.0-or-later
"""Interlibrary loan: how a request stands, told from what both libraries have said and done (ISO 18626).

What both did is never changed, only added to; how a request stands is told anew from all of it, so that the
order in which news arrives does not matter. What happened to a book counts, whatever was answered before.
"""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from db.rules.agreements import Span, Standing, standing, together


class Side(StrEnum):
    """The library that asks, and the one that lends."""

    REQUESTER = "requester"
    SUPPLIER = "supplier"


class Status(StrEnum):
    """How a request stands, in the words of ISO 18626:2021, 'status'."""

    RECEIVED = "RequestReceived"
    EXPECTS = "ExpectToSupply"
    WILL_SUPPLY = "WillSupply"
    LOANED = "Loaned"
    OVERDUE = "Overdue"
    RECALLED = "Recalled"
    RETRY_POSSIBLE = "RetryPossible"
    UNFILLED = "Unfilled"
    COPY_COMPLETED = "CopyCompleted"
    LOAN_COMPLETED = "LoanCompleted"
    WITHOUT_RETURN = "CompletedWithoutReturn"
    CANCELLED = "Cancelled"


class Act(StrEnum):
    """What a side says or does. `RETRY` accepts the condition; `LOST` may be said by either; `NOT_CANCELLED`
    refuses to cancel what the requester wanted cancelled; `TOLD`: its reader was told that it has come."""

    WILL_SUPPLY = "will_supply"
    EXPECT = "expect"
    CONDITION = "condition"
    UNFILLED = "unfilled"
    SHIPPED = "shipped"
    RENEWED = "renewed"
    NOT_RENEWED = "not_renewed"
    RECALLED = "recalled"
    OVERDUE = "overdue"
    RECEIVED_BACK = "received_back"
    NOT_CANCELLED = "not_cancelled"
    RETRY = "retry"
    CANCEL = "cancel"
    RECEIVED = "received"
    RENEW = "renew"
    SHIPPED_BACK = "shipped_back"
    FORWARDED = "forwarded"
    ASK_STATUS = "ask_status"
    LOST = "lost"
    TOLD = "told"
    NOTICE = "notice"


class Place(StrEnum):
    """Where the thing is."""

    AT_SUPPLIER = "at_supplier"
    TO_REQUESTER = "to_requester"
    AT_REQUESTER = "at_requester"
    TO_SUPPLIER = "to_supplier"
    BACK = "back"
    LOST = "lost"


LOAN, COPY, EITHER = "loan", "copy", "either"
SERVICES = (LOAN, COPY, EITHER)
REASONS_UNFILLED = ("NotAvailableForILL", "NotHeld", "NotOnShelf", "PolicyProblem", "PoorCondition")
CONDITIONS = (
    "LibraryUseOnly",
    "NoReproduction",
    "SignatureRequired",
    "SpecCollSupervReq",
    "WatchLibraryUseOnly",
)
"""'reasonUnfilled' and 'loanCondition' of ISO 18626:2021."""
LIABLE = ("", Side.REQUESTER.value, Side.SUPPLIER.value)
"""Who pays for what is lost, as agreed; empty where that was not said."""

ANSWERS = {
    Act.WILL_SUPPLY: Status.WILL_SUPPLY,
    Act.EXPECT: Status.EXPECTS,
    Act.CONDITION: Status.RETRY_POSSIBLE,
    Act.UNFILLED: Status.UNFILLED,
    Act.RETRY: Status.RECEIVED,
}
MOVES = {
    # The furthest that is known counts: clocks differ, and each of these happens once.
    Act.RECEIVED_BACK: Place.BACK,
    Act.LOST: Place.LOST,
    Act.SHIPPED_BACK: Place.TO_SUPPLIER,
    Act.FORWARDED: Place.TO_SUPPLIER,
    Act.RECEIVED: Place.AT_REQUESTER,
    Act.SHIPPED: Place.TO_REQUESTER,
}
"""What happened to the thing itself."""
ON_LOAN = {Act.RENEWED: Status.LOANED, Act.RECALLED: Status.RECALLED, Act.OVERDUE: Status.OVERDUE}
CANCELLING = frozenset({Act.CANCEL, Act.NOT_CANCELLED})
"""The last of them counts: what was refused may be cancelled anew."""
WAITING = frozenset({Status.RECEIVED, Status.EXPECTS, Status.WILL_SUPPLY})
DONE = frozenset(
    {
        Status.UNFILLED,
        Status.COPY_COMPLETED,
        Status.LOAN_COMPLETED,
        Status.WITHOUT_RETURN,
        Status.CANCELLED,
    }
)
"""Nothing more is to be done, but for a copy that is still on its way."""
OUT = frozenset({Place.TO_REQUESTER, Place.AT_REQUESTER, Place.TO_SUPPLIER})


class InterloanFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """See models.Interloan. Each side is a branch or a partner; `service` is one of SERVICES."""

    requester: UUID | None = None
    requesting_partner: UUID | None = None
    supplier: UUID | None = None
    supplying_partner: UUID | None = None
    agreement: UUID | None = None
    pickup: UUID | None = None
    catalogued: UUID | None = None
    service: str = LOAN
    title: str
    author: str = ""
    edition: str = ""
    publisher: str = ""
    year: int | None = None
    isbn: str = ""
    pages: str = ""
    note: str = ""
    needed_by: date | None = None
    peer_number: str = ""


class Said(NamedTuple):
    """One thing that a side said or did; `reason` is a code of the standard or words, `due` a last day."""

    when: datetime
    uid: UUID
    side: Side
    act: Act
    due: date | None = None
    reason: str = ""


class Course(NamedTuple):
    """How a request stands. `wants_renewal` until that is answered; `sent`: the supplier told of sending."""

    status: Status
    place: Place
    due: date | None = None
    reason: str = ""
    wants_renewal: bool = False
    sent: bool = False

    def is_late(self, day: date) -> bool:
        """Whether it should have been back by then."""
        lent = self.place in OUT and self.status is not Status.COPY_COMPLETED
        return lent and self.due is not None and self.due < day

    @property
    def is_open(self) -> bool:
        """Whether it counts among the requests that are under way."""
        return self.status not in DONE


def course(said: Iterable[Said], service: str = LOAN) -> Course:
    """How a request stands after all this, in whatever order it became known."""
    told = _in_order(said)
    done = {one.act for one in told}
    place = next((where for act, where in MOVES.items() if act in done), Place.AT_SUPPLIER)
    if place is Place.AT_SUPPLIER:
        answer = _last(told, ANSWERS)
        status = ANSWERS[answer.act] if answer else Status.RECEIVED
        if _last_is(told, CANCELLING, Act.CANCEL):
            status = Status.CANCELLED
        return Course(status, place, reason=answer.reason if answer else "")
    if _is_copy(told, service):
        return Course(Status.COPY_COMPLETED, place, sent=Act.SHIPPED in done)
    wish = _last(told, {Act.RENEW, Act.RENEWED, Act.NOT_RENEWED, Act.RECALLED})
    return Course(
        _lent(told, place),
        place,
        due=_due(told),
        wants_renewal=place in OUT and wish is not None and wish.act is Act.RENEW,
        sent=Act.SHIPPED in done,
    )


def _in_order(said: Iterable[Said]) -> list[Said]:
    return sorted(said, key=lambda one: (one.when, one.uid))


def _last(told: list[Said], acts: Iterable[Act]) -> Said | None:
    wanted = set(acts)
    return next((one for one in reversed(told) if one.act in wanted), None)


def _last_is(told: list[Said], acts: Iterable[Act], act: Act) -> bool:
    last = _last(told, acts)
    return last is not None and last.act is act


def _is_copy(told: list[Said], service: str) -> bool:
    sent = _last(told, {Act.SHIPPED})
    return service == COPY or (service == EITHER and sent is not None and sent.reason == COPY)


def _lent(told: list[Said], place: Place) -> Status:
    if place is Place.BACK:
        return Status.LOAN_COMPLETED
    if place is Place.LOST:
        return Status.WITHOUT_RETURN
    news = _last(told, ON_LOAN)
    return ON_LOAN[news.act] if news else Status.LOANED


def _due(told: list[Said]) -> date | None:
    """The day that was set at sending; renewing never brings it nearer, recalling never puts it off."""
    due = next((one.due for one in told if one.act is Act.SHIPPED and one.due), None)
    for one in told:
        if one.due is None:
            continue
        if one.act is Act.RENEWED:
            due = max(due or one.due, one.due)
        elif one.act is Act.RECALLED:
            due = min(due or one.due, one.due)
    return due


def said(event: Any) -> Said:
    """A step as models.InterloanEvent keeps it."""
    side, act = Side(event.side), Act(event.act)
    return Said(event.happened_at, event.uid, side, act, event.due_on, event.reason)


# --- whose turn it is ------------------------------------------------------------------------------------


def allowed(now: Course, side: Side) -> frozenset[Act]:
    """What a side may do as things stand. What it holds in hand it may always say."""
    found = _of_requester(now) if side is Side.REQUESTER else _of_supplier(now)
    return frozenset(found | {Act.NOTICE})


def _of_requester(now: Course) -> set[Act]:
    if now.place is Place.AT_SUPPLIER:
        found = {Act.RECEIVED}
        if now.is_open:
            found |= {Act.CANCEL, Act.ASK_STATUS}
        return found | ({Act.RETRY} if now.status is Status.RETRY_POSSIBLE else set())
    if now.status is Status.COPY_COMPLETED:
        return {Place.TO_REQUESTER: {Act.RECEIVED}, Place.AT_REQUESTER: {Act.TOLD}}.get(now.place, set())
    if now.place is Place.TO_REQUESTER:
        return {Act.RECEIVED, Act.LOST, Act.ASK_STATUS}
    if now.place is Place.AT_REQUESTER:
        may = {Act.SHIPPED_BACK, Act.FORWARDED, Act.LOST, Act.ASK_STATUS, Act.TOLD}
        renewable = not now.wants_renewal and now.status is not Status.RECALLED
        return may | ({Act.RENEW} if renewable else set())
    return {Act.LOST, Act.ASK_STATUS} if now.place is Place.TO_SUPPLIER else set()


def _of_supplier(now: Course) -> set[Act]:
    if now.place is Place.AT_SUPPLIER:
        if now.status in WAITING:
            return {Act.WILL_SUPPLY, Act.EXPECT, Act.CONDITION, Act.UNFILLED, Act.SHIPPED}
        if now.status is Status.CANCELLED:
            return {Act.SHIPPED, Act.NOT_CANCELLED}
        return {Act.WILL_SUPPLY, Act.UNFILLED} if now.status is Status.RETRY_POSSIBLE else set()
    late_news = set() if now.sent else {Act.SHIPPED}
    if now.status is Status.COPY_COMPLETED:
        return late_news
    if now.place in OUT:
        may = late_news | {Act.RECEIVED_BACK, Act.LOST, Act.OVERDUE, Act.RENEWED, Act.RECALLED}
        may -= {Act.RECALLED} if now.status is Status.RECALLED else set()
        return may | ({Act.NOT_RENEWED} if now.wants_renewal else set())
    return {Act.RECEIVED_BACK} if now.place is Place.LOST else set()


def kept_by(asks: bool, lends: bool, requester_has_desk: bool, supplier_has_desk: bool) -> frozenset[Side]:
    """For which sides a branch writes: its own, and that of a partner without a desk in this network."""
    found = set[Side]()
    if asks or (lends and not requester_has_desk):
        found.add(Side.REQUESTER)
    if lends or (asks and not supplier_has_desk):
        found.add(Side.SUPPLIER)
    return frozenset(found)


def out_of_turn(said: Iterable[Said], service: str = LOAN) -> frozenset[UUID]:
    """What was said or done though what came before it stood against it: the sides did not know."""
    told = _in_order(said)
    found = set[UUID]()
    for number, one in enumerate(told):
        before = told[:number]
        if not _said_before(one, before) and _stands_against(one, before, service):
            found.add(one.uid)
    return frozenset(found)


def _said_before(one: Said, before: list[Said]) -> bool:
    """Said twice it is said once: two desks of one side did not know of each other."""
    if one.act in CANCELLING:
        return _last_is(before, CANCELLING, one.act)
    return one.act in MOVES and any(other.act is one.act for other in before)


def _stands_against(one: Said, before: list[Said], service: str) -> bool:
    """What was sent though it was cancelled crosses that; a refusal answers wherever the thing is, and what
    its reader was told is nobody else's concern."""
    refuses = one.act is Act.NOT_CANCELLED and _last_is(before, CANCELLING, Act.CANCEL)
    if refuses or one.act is Act.TOLD:
        return False
    now = course(before, service)
    crosses = one.act is Act.SHIPPED and now.status is Status.CANCELLED
    return crosses or one.act not in allowed(now, one.side)


def next_act(now: Course, side: Side, day: date, *, lost: bool = False) -> Act | None:
    """What this side does next; None while it waits for the other, or where nothing is left to do.

    `lost`: the reader has lost it, and the library that lent it does not know yet.
    """
    if side is Side.REQUESTER:
        return _next_of_requester(now, lost)
    if now.place is Place.AT_SUPPLIER:
        return {
            Status.RECEIVED: Act.WILL_SUPPLY,
            Status.EXPECTS: Act.SHIPPED,
            Status.WILL_SUPPLY: Act.SHIPPED,
        }.get(now.status)
    if now.place is Place.TO_SUPPLIER and now.is_open:
        return Act.RECEIVED_BACK
    if now.wants_renewal:
        return Act.RENEWED
    return Act.OVERDUE if now.is_late(day) and now.status is not Status.OVERDUE else None


def _next_of_requester(now: Course, lost: bool) -> Act | None:
    if now.place is Place.AT_SUPPLIER:
        return Act.RETRY if now.status is Status.RETRY_POSSIBLE else None
    if now.place is Place.TO_REQUESTER:
        return Act.RECEIVED
    if now.place is Place.AT_REQUESTER and now.is_open:
        return Act.LOST if lost else Act.SHIPPED_BACK
    return None


# --- what was agreed -------------------------------------------------------------------------------------


class Agreed(NamedTuple):
    """Of an agreement that covers interlibrary loan: None is 'not said'."""

    span: Span
    most_open: int | None = None
    days: int | None = None
    liable: str = ""


class Against(StrEnum):
    """Why a new request may not be made."""

    NO_AGREEMENT = "no_agreement"
    NOT_YET = "not_yet"
    ENDED = "ended"
    TOO_MANY = "too_many"


def holding(agreed: Iterable[Agreed], day: date) -> Agreed | None:
    """The one that holds on a day; of several the one that began last."""
    there = [one for one in agreed if one.span.holds(day)]
    return max(there, key=lambda one: (one.span.first or date.min, _terms(one)), default=None)


def _terms(one: Agreed) -> tuple[date, int, int, str]:
    """So that it never depends on the order of the rows."""
    return one.span.last or date.max, one.most_open or 0, one.days or 0, one.liable


def against(agreed: Iterable[Agreed], day: date, under_way: int) -> Against | None:
    """What stands against asking that partner for one more; returns are never asked about."""
    there = list(agreed)
    terms = holding(there, day)
    if terms is None:
        stands, _ = standing(together((one.span for one in there), day), day)
        return {Standing.NONE: Against.NO_AGREEMENT, Standing.NOT_YET: Against.NOT_YET}.get(
            stands, Against.ENDED
        )
    return Against.TOO_MANY if terms.most_open is not None and under_way >= terms.most_open else None
