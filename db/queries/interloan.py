# SPDX-License-Identifier: GPL-3.0-or-later
"""Interlibrary loans as their page shows them: what this branch asks for, is asked for, and figures."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.models import (
    Agreement,
    Branch,
    Interloan,
    InterloanEvent,
    Item,
    Loan,
    Member,
    Partner,
    Staff,
    Title,
    TitleIdentifier,
)
from db.models.search import has_words
from db.rules.interloan import (
    DONE,
    Act,
    Course,
    InterloanFacts,
    Said,
    Side,
    Status,
    course,
    kept_by,
    next_act,
    said,
)
from db.rules.items import LENDABLE, LOST

MOST = 500


class Reader(NamedTuple):
    """For whom something was asked; known at the requester's side only."""

    uid: UUID
    name: str
    number: str


class InterloanRow(NamedTuple):
    """A request; `other` is the library at the other side with its e-mail and address, `now` how it stands.

    `item` is the copy that was sent or received, `lent` whether it is with a member, `lost` whether it counts
    as lost here.
    """

    uid: UUID
    number: str
    title: str
    author: str
    edition: str
    publisher: str
    year: int | None
    isbn: str
    pages: str
    service: str
    note: str
    needed_by: date | None
    asked_at: datetime
    side: Side
    other: str
    contact_name: str
    email: str
    address: str
    has_desk: bool
    pickup: str
    agreement: str
    liable: str
    catalogued: UUID | None
    now: Course
    reader: Reader | None = None
    item: UUID | None = None
    barcode: str = ""
    lent: bool = False
    lost: bool = False

    def next_act(self, side: Side, day: date) -> Act | None:
        """What that side does next."""
        return next_act(self.now, side, day, lost=self.lost)


class EventRow(NamedTuple):
    """One step of a request's history; with no `act` that it was asked."""

    uid: UUID
    happened_at: datetime
    side: Side
    act: Act | None
    reason: str
    note: str
    due: date | None
    amount: int
    staff: str
    branch: str
    taken_back: bool


class Library(NamedTuple):
    """Somebody to ask: a branch of this network, or a partner."""

    name: str
    branch: UUID | None = None
    partner: UUID | None = None


def interloans(
    session: Session, here: UUID, side: Side, text: str = "", *, every: bool = False
) -> list[InterloanRow]:
    """Those of this branch, the newest first: what is under way; with `every` or words also what is done."""
    branch = session.scalars(select(Branch.id).where(Branch.uid == here)).one()
    ours = (
        (Interloan.requester_id == branch) | (Interloan.pickup_id == branch)
        if side is Side.REQUESTER
        else Interloan.supplier_id == branch
    )
    wanted = select(Interloan).where(ours).order_by(Interloan.asked_at.desc(), Interloan.uid)
    if not every and not text.strip():
        wanted = wanted.where(Interloan.status.not_in(DONE) | _still_coming())
    found = session.scalars(wanted.limit(MOST)).all()
    rows = _rows(session, found, side)
    return [one for one in rows if not text.strip() or has_words(text, _searched(one))]


def _still_coming() -> object:
    return (Interloan.status == Status.COPY_COMPLETED.value) & (Interloan.place == "to_requester")


def _searched(one: InterloanRow) -> str:
    reader = f"{one.reader.name} {one.reader.number}" if one.reader else ""
    return " ".join((one.number, one.title, one.author, one.isbn, one.other, one.barcode, reader))


def _rows(session: Session, found: Sequence[Interloan], side: Side) -> list[InterloanRow]:
    told = _told(session, [one.id for one in found])
    others = _others(session, found, side)
    readers = _readers(session, [one.member for one in found if one.member])
    items = _items(session, [one.item_id for one in found if one.item_id])
    papers = _papers(session, [one.agreement_id for one in found if one.agreement_id])
    titles = {one.catalogued_id for one in found if one.catalogued_id}
    uids = dict(session.execute(select(Title.id, Title.uid).where(Title.id.in_(titles))).all())
    places = dict(session.execute(select(Branch.id, Branch.name)).all())
    rows = []
    for one in found:
        number, liable = papers.get(one.agreement_id or 0, ("", ""))
        item, barcode, lent, lost = items.get(one.item_id or 0, (None, "", False, False))
        rows.append(
            InterloanRow(
                one.uid,
                one.number,
                one.title,
                one.author,
                one.edition,
                one.publisher,
                one.year,
                one.isbn,
                one.pages,
                one.service,
                one.note,
                one.needed_by,
                one.asked_at,
                side,
                *others[one.id],
                places.get(one.pickup_id or 0, ""),
                number,
                liable,
                uids.get(one.catalogued_id or 0),
                course(told[one.id], one.service),
                readers.get(one.member) if one.member and side is Side.REQUESTER else None,
                item,
                barcode,
                lent,
                lost,
            )
        )
    return rows


def _told(session: Session, keys: Sequence[int]) -> dict[int, list[Said]]:
    told: dict[int, list[Said]] = defaultdict(list)
    events = select(InterloanEvent).where(
        InterloanEvent.interloan_id.in_(keys), InterloanEvent.taken_back_at.is_(None)
    )
    for event in session.scalars(events):
        told[event.interloan_id].append(said(event))
    return told


def _others(
    session: Session, found: Sequence[Interloan], side: Side
) -> dict[int, tuple[str, str, str, str, bool]]:
    """Name, contact, e-mail and address of the library at the other side; whether it has a desk here."""
    branches = {one.id: one for one in session.scalars(select(Branch))}
    partners = {one.id: one for one in session.scalars(select(Partner))}
    told = {}
    for one in found:
        asks = side is Side.REQUESTER
        branch = branches.get((one.supplier_id if asks else one.requester_id) or 0)
        partner = partners.get((one.supplying_partner_id if asks else one.requesting_partner_id) or 0)
        if branch is not None:
            told[one.id] = (branch.name, "", "", branch.address, True)
        elif partner is not None:
            told[one.id] = (partner.name, partner.contact_name, partner.email, partner.address, False)
        else:
            told[one.id] = ("?", "", "", "", False)
    return told


def _readers(session: Session, uids: Sequence[UUID]) -> dict[UUID, Reader]:
    rows = session.execute(select(Member.uid, Member.name, Member.number).where(Member.uid.in_(uids)))
    return {row.uid: Reader(*row) for row in rows}


def _items(session: Session, keys: Sequence[int]) -> dict[int, tuple[UUID, str, bool, bool]]:
    open_loan = select(Loan.id).where(Loan.item_id == Item.id, Loan.ended_at.is_(None)).exists()
    rows = session.execute(
        select(Item.id, Item.uid, Item.barcode, open_loan, Item.condition).where(Item.id.in_(keys))
    )
    return {key: (uid, barcode, bool(lent), condition == LOST) for key, uid, barcode, lent, condition in rows}


def _papers(session: Session, keys: Sequence[int]) -> dict[int, tuple[str, str]]:
    rows = session.execute(
        select(Agreement.id, Agreement.number, Agreement.liable).where(Agreement.id.in_(keys))
    )
    return {key: (number, liable) for key, number, liable in rows}


def history(session: Session, interloan: UUID) -> list[EventRow]:
    """What both sides said and did, the newest first, and last that it was asked. Raises NoResultFound."""
    rows = session.execute(
        select(InterloanEvent, Staff.name, Branch.name)
        .join(Interloan, Interloan.id == InterloanEvent.interloan_id)
        .outerjoin(Staff, Staff.id == InterloanEvent.staff_id)
        .outerjoin(Branch, Branch.id == InterloanEvent.branch_id)
        .where(Interloan.uid == interloan)
        .order_by(InterloanEvent.happened_at.desc(), InterloanEvent.uid.desc())
    )
    return [
        EventRow(
            one.uid,
            one.happened_at,
            Side(one.side),
            Act(one.act),
            one.reason,
            one.note,
            one.due_on,
            one.amount,
            staff or "",
            branch or "",
            one.taken_back_at is not None,
        )
        for one, staff, branch in rows
    ] + [_asked(session, interloan)]


def _asked(session: Session, interloan: UUID) -> EventRow:
    one, staff, branch = session.execute(
        select(Interloan, Staff.name, Branch.name)
        .outerjoin(Staff, Staff.id == Interloan.staff_id)
        .outerjoin(Branch, Branch.id == Interloan.requester_id)
        .where(Interloan.uid == interloan)
    ).one()
    return EventRow(
        one.uid, one.asked_at, Side.REQUESTER, None, "", "", None, 0, staff or "", branch or "", False
    )


def sides_of(session: Session, interloan: UUID, here: UUID) -> frozenset[Side]:
    """For which sides this branch writes."""
    one = session.scalars(select(Interloan).where(Interloan.uid == interloan)).one()
    branch = session.scalars(select(Branch.id).where(Branch.uid == here)).one()
    asks = branch in {one.requester_id, one.pickup_id}
    return kept_by(asks, branch == one.supplier_id, one.requester_id is not None, one.supplier_id is not None)


def libraries(session: Session, here: UUID) -> list[Library]:
    """Whom this branch may ask: the other branches, then partners without a desk here, by name."""
    own = session.execute(select(Branch.name, Branch.uid).where(Branch.uid != here).order_by(Branch.name))
    found = [Library(name, branch=uid) for name, uid in own]
    partners = select(Partner.name, Partner.uid).where(Partner.active.is_(True), Partner.branch_id.is_(None))
    return found + [
        Library(name, partner=uid) for name, uid in session.execute(partners.order_by(Partner.name))
    ]


def wanted(session: Session, title: UUID) -> InterloanFacts:
    """What a request for a title of the catalogue begins with."""
    one = session.scalars(select(Title).where(Title.uid == title)).one()
    isbn = select(TitleIdentifier.value).where(
        TitleIdentifier.title_id == one.id, TitleIdentifier.kind == "isbn"
    )
    return InterloanFacts(
        catalogued=one.uid,
        title=one.title,
        author=one.authors.split("\n")[0] or one.responsibility,
        edition=one.edition,
        publisher=one.publisher,
        year=one.year,
        isbn=session.scalars(isbn.order_by(TitleIdentifier.value)).first() or "",
    )


def copies_of(session: Session, title: UUID, here: UUID) -> list[tuple[UUID, str]]:
    """This branch's copies of a title that nobody has: uid and barcode."""
    lent = exists().where(Loan.item_id == Item.id, Loan.ended_at.is_(None))
    rows = session.execute(
        select(Item.uid, Item.barcode)
        .join(Title, Title.id == Item.title_id)
        .join(Branch, Branch.id == Item.branch_id)
        .where(Title.uid == title, Branch.uid == here, Item.condition.in_(LENDABLE), ~lent)
        .order_by(Item.barcode)
    )
    return [(uid, barcode) for uid, barcode in rows]


# --- figures ---------------------------------------------------------------------------------------------


class Figures(NamedTuple):
    """One side over a span of time. `unfilled` by reason; `days` from asking to sending, in the middle."""

    asked: int
    filled: int
    under_way: int
    cancelled: int
    lost: int
    unfilled: dict[str, int]
    days: int | None


def figures(session: Session, here: UUID, side: Side, since: datetime) -> Figures:
    """What was asked for since then, and what came of it."""
    branch = session.scalars(select(Branch.id).where(Branch.uid == here)).one()
    ours = Interloan.requester_id if side is Side.REQUESTER else Interloan.supplier_id
    found = session.scalars(select(Interloan).where(ours == branch, Interloan.asked_at >= since)).all()
    told = _told(session, [one.id for one in found])
    nows = {one.id: course(told[one.id], one.service) for one in found}
    states = Counter(now.status for now in nows.values())
    reasons = Counter(now.reason for now in nows.values() if now.status is Status.UNFILLED)
    waited = sorted(
        days for one in found if (days := _days_to_supply(one.asked_at, told[one.id])) is not None
    )
    return Figures(
        asked=len(found),
        filled=sum(now.sent or now.due is not None for now in nows.values()),
        under_way=sum(now.is_open for now in nows.values()),
        cancelled=states[Status.CANCELLED],
        lost=states[Status.WITHOUT_RETURN],
        unfilled=dict(sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))),
        days=waited[len(waited) // 2] if waited else None,
    )


def _days_to_supply(asked_at: datetime, told: Iterable[Said]) -> int | None:
    sent = min((one.when for one in told if one.act is Act.SHIPPED), default=None)
    return None if sent is None else max(0, (sent - asked_at).days)
