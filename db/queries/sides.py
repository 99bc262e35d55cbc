# SPDX-License-Identifier: GPL-3.0-or-later
"""Both sides of what a note is about: what was done, when, where, by whom and to whom, as far as it is known.

The server tells them when it writes the note: it knows all desks' work. Of a note without them (a server's
before, or one of no operation) this desk tells what its own rows and journal know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

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
    WorkshopSession,
)
from db.models.columns import Row
from db.models.holds import is_for_the_same, is_open, lies
from db.models.syncing import HandedIn, Note
from db.queries.deeds import Deed, deed_of, deeds_of, hand_of, made
from db.queries.subjects import uid_in
from db.rules.stocktake import NOT_MISSING, TAKEN_BACK

SIDES = "sides"
"""Where the server puts them among a note's facts."""
MET = "met"
"""Among the facts: when the other desk had written what an edit met, as an ISO time."""
TWIN = "twin"
"""Among the facts: the policy of the same key that a noted one met."""
WON = "won"
"""Among the facts: whether the noted edit is the one whose value was kept."""
SHOWN = 6
"""A note stays calm to read."""
ABOUT: dict[str, type[Row]] = {
    "possible_duplicate": Member,
    "overpaid": Payment,
    "charged_twice": Fee,
    "hold_twice": Hold,
    "held_twice": HeldItem,
    "kept_and_arrived": Transit,
    "interloan_crossed": InterloanEvent,
    "registered_twice": Registration,
    "past_capacity": Registration,
    "moved_up": Registration,
    "attended_despite": Registration,
    "certified_twice": Certificate,
    "room_taken": WorkshopSession,
    "locker_twice": LockerUse,
    "scanned_after_closing": Stocktake,
}
"""What row a note of these kinds is about; of all that name a loan, that."""
ONE_SIDED = frozenset(
    {"refused", "waits", "desk_copied", "desk_mended", "interloan_unsent", "lent_despite"}
    | {"past_capacity", "moved_up", "late_unseen", "attended_despite", "overpaid", "not_missing"}
)
"""Kinds of note for which no second desk is needed."""
EDITS = (
    *("PutTitle", "PutItem", "ImportTitles", "AddInPassing", "MarkMissing", "TakeBackScans"),
    *("NoteDamage", "UndoDamage", "CheckDeposit", "UndoDepositCheck", "MoveHome", "PutDeposit"),
    *("EditMember", "RenewMembership", "BlockMember", "MergeMembers", "ImportMembers", "ChangeHold"),
    *(
        "PutBranch",
        "PutType",
        "PutPolicy",
        "ChangeSetting",
        "PutStaff",
        "ChangePassword",
        "PutPartner",
        "PutAgreement",
    ),
    *("PutRoom", "PutWorkshop", "PutSession", "PutFacilitator", "PutCost", "EditRegistration"),
    *("PutRota", "PutConsent", "PutDesign", "PutStory", "NoteFeedback"),
)
"""Operations that write a field of a record which may have been there before."""
NUMBERED: dict[str, InstrumentedAttribute[str]] = {
    "items.barcode": Item.barcode,
    "members.number": Member.number,
    "prints.number": Print.number,
    "certificates.number": Certificate.number,
}


class Side(NamedTuple):
    """What one desk did: `what` is the kind of an operation, `by` whoever was there, `who` a member with
    the number (None: it was about none), `said` an amount, a value or a name.

    Empty is what this desk does not know."""

    what: str
    at: datetime | date | None
    branch: str
    by: str
    who: str | None
    said: str | int | bool | None


class About(NamedTuple):
    """The parts of a note that tell what it is about."""

    kind: str
    operation: UUID
    about: UUID | None
    facts: dict[str, Any]


def told_by_server(session: Session, note: Note) -> str | None:
    """The note's facts with both sides; None where they are there."""
    facts: dict[str, Any] = msgspec.json.decode(note.facts)
    if SIDES in facts:
        return None
    told = deeds(session, About(note.kind, note.operation, note.about, facts))
    return msgspec.json.encode({**facts, SIDES: told}).decode()


def sides_of(session: Session, note: About) -> list[Side]:
    """In the order of time, with the names that this desk may know."""
    told = note.facts.get(SIDES)
    known = deeds(session, note) if told is None else msgspec.convert(told, list[Deed])
    return [_named(session, deed) for deed in known]


def is_half(note: About, sides: Iterable[Side]) -> bool:
    """Whether what another desk did belongs to it, and is not known here."""
    return note.kind not in ONE_SIDED and len(list(sides)) < 2


def deeds(session: Session, note: About) -> list[Deed]:
    """What this store knows: the operation that the note came with, and what the rows tell of both."""
    readable = JournalEntry.kind != "unreadable"
    noted = session.scalar(select(JournalEntry).where(JournalEntry.uid == note.operation, readable))
    told = [] if noted is None else [deed_of(noted, _said(note, new=True))]
    for deed in (*_of_rows(session, note), *_met(session, note)):
        _join(told, deed)
    return sorted(filter(_is_known, told), key=_when)[-SHOWN:]


def _named(session: Session, deed: Deed) -> Side:
    branch, by = (
        session.scalar(select(model.name).where(model.uid == uid)) if uid else None
        for model, uid in ((Branch, deed.branch), (Staff, deed.staff))
    )
    who = session.execute(select(Member.name, Member.number).where(Member.uid == deed.member)).first()
    shown = None if deed.member is None else "" if who is None else f"{who.name} ({who.number})"
    return Side(deed.did, deed.at or deed.on, branch or "", by or "", shown, deed.said)


def _is_known(deed: Deed) -> bool:
    return any((deed.at, deed.on, deed.branch, deed.staff))


def _when(deed: Deed) -> tuple[datetime, str]:
    at = deed.at or datetime.combine(deed.on or date.max, time.min, UTC)
    return at, deed.did


def _join(told: list[Deed], deed: Deed) -> None:
    """Add what is not told yet; of one deed told twice, what both know."""
    for place, known in enumerate(told):
        if _is_same(known, deed):
            more = {
                name: value for name in Deed.__struct_fields__ if (value := getattr(known, name)) is not None
            }
            told[place] = replace(deed, **more, on=None if known.at or deed.at else deed.on)
            return
    told.append(deed)


def _is_same(one: Deed, other: Deed) -> bool:
    if one.did != other.did or (None not in (one.member, other.member) and one.member != other.member):
        return False
    if None not in (one.branch, other.branch) and one.branch != other.branch:
        return False
    if one.at is None or other.at is None:
        return one.member is not None and one.member == other.member
    return abs(one.at - other.at) < timedelta(seconds=2)


# --- the rows that a note is about -----------------------------------------------------------------------


def _of_rows(session: Session, note: About) -> Iterator[Deed]:
    for row in _rows(session, note):
        yield from deeds_of(row, session)
    if (more := MORE.get(note.kind)) is not None:
        yield from more(session, note)


def _rows(session: Session, note: About) -> Iterator[Row]:
    model, uid = (Loan, loan) if (loan := uid_in(note.facts, "loan")) else (ABOUT.get(note.kind), note.about)
    row = None if model is None else _row(session, model, uid)
    if model is None or row is None:
        return
    yield row
    if (other := _row(session, model, uid_in(note.facts, "other"))) is not None:
        yield other
    if (others := OTHERS.get(model)) is not None:
        yield from others(session, row)


def _row(session: Session, model: type[Row], uid: UUID | None) -> Row | None:
    return None if uid is None else session.scalar(select(model).where(model.uid == uid))


def _later_loan(session: Session, loan: Loan) -> Iterable[Row]:
    """The loan that ended this one: its item was lent again."""
    later = (Loan.item_id == loan.item_id) & (Loan.lent_at == loan.ended_at) & (Loan.id != loan.id)
    return session.scalars(select(Loan).where(later).limit(1))


def _payment_before(session: Session, payment: Payment) -> Iterable[Row]:
    of = (
        (Payment.member_id == payment.member_id) & (Payment.id != payment.id) & Payment.cancelled_at.is_(None)
    )
    return session.scalars(select(Payment).where(of).order_by(Payment.made_at.desc()).limit(1))


def _same_fees(session: Session, fee: Fee) -> Iterable[Row]:
    same = (Fee.member_id == fee.member_id) & (Fee.kind == fee.kind) & (Fee.id != fee.id)
    return session.scalars(select(Fee).where(same, Fee.renewed_from.is_not_distinct_from(fee.renewed_from)))


def _other_holds(session: Session, hold: Hold) -> Iterable[Row]:
    same = is_for_the_same(hold.member, hold.title_id, hold.item_id) & (Hold.id != hold.id)
    return session.scalars(select(Hold).where(same, is_open()).order_by(Hold.placed_at).limit(2))


def _also_aside(session: Session, held: HeldItem) -> Iterable[Row]:
    same = (HeldItem.hold_id == held.hold_id) & (HeldItem.id != held.id)
    return session.scalars(select(HeldItem).where(same, lies()).order_by(HeldItem.put_at).limit(2))


def _other_sides_last(session: Session, event: InterloanEvent) -> Iterable[Row]:
    of = (InterloanEvent.interloan_id == event.interloan_id) & (InterloanEvent.side != event.side)
    last = select(InterloanEvent).where(of, InterloanEvent.taken_back_at.is_(None))
    found = session.scalars(last.order_by(InterloanEvent.happened_at.desc()).limit(1)).all()
    return found or session.scalars(select(Interloan).where(Interloan.id == event.interloan_id)).all()


OTHERS: dict[type[Row], Callable[[Session, Any], Iterable[Row]]] = {
    Loan: _later_loan,
    Payment: _payment_before,
    Fee: _same_fees,
    Hold: _other_holds,
    HeldItem: _also_aside,
    InterloanEvent: _other_sides_last,
}
"""Rows that this one met: somebody else's of the same thing."""


# --- what else some notes tell of ------------------------------------------------------------------------


def _returns(session: Session, note: About) -> Iterator[Deed]:
    """The loan itself knows one of them alone; the server keeps account of all that came after it."""
    member = uid_in(note.facts, "member")
    for told in note.facts.get("returns", ()):
        at, branch = datetime.fromisoformat(told["at"]), uid_in(told, "branch")
        yield Deed(did="CheckIn", at=at, branch=branch, member=member)
    loan = _row(session, Loan, note.about)
    if isinstance(loan, Loan):
        of = (HandedIn.item_id == loan.item_id) & (HandedIn.handed_in_at > loan.lent_at)
        for hand in session.scalars(select(HandedIn).where(of).order_by(HandedIn.handed_in_at).limit(4)):
            yield replace(hand_of(hand, session), member=member)


def _borrowed(session: Session, note: About) -> Iterator[Deed]:
    """Who has it, or had it: that it was lent is why it is live again."""
    loans = select(Loan).join(Item, Item.id == Loan.item_id).where(Item.uid == note.about)
    stands = loans.where(Loan.ending.is_distinct_from("cancelled")).order_by(Loan.lent_at.desc())
    for loan in session.scalars(stands.limit(1)):
        yield from deeds_of(loan, session)


def _renewed(session: Session, note: About) -> Iterator[Deed]:
    """The renewal counts nowhere, and may be no row."""
    if (told := note.facts.get("renewed_at")) is not None and (
        loan := uid_in(note.facts, "loan")
    ) is not None:
        at = datetime.fromisoformat(told)
        entry = made(session, ("Renew",), loan, at)
        yield deed_of(entry) if entry else Deed(did="Renew", at=at)


def _held(session: Session, note: About) -> Iterator[Deed]:
    of = (Item.uid == uid_in(note.facts, "item")) & (Hold.member == uid_in(note.facts, "member"))
    lying = select(HeldItem).join(Item, Item.id == HeldItem.item_id).join(Hold, Hold.id == HeldItem.hold_id)
    for held in session.scalars(lying.where(of).order_by(HeldItem.put_at.desc()).limit(1)):
        yield from deeds_of(held, session)


def _lent_over(session: Session, note: About) -> Iterator[Deed]:
    if (loan := _row(session, Loan, note.about)) is not None:
        yield from deeds_of(loan, session)
    yield from _held(session, note)


def _renewals(session: Session, note: About) -> Iterator[Deed]:
    of = select(Renewal).join(Loan, Loan.id == Renewal.loan_id).where(Loan.uid == uid_in(note.facts, "loan"))
    stands = of.where(Renewal.cancelled_at.is_(None)).order_by(Renewal.renewed_at.desc()).limit(1)
    for renewal in session.scalars(stands):
        yield from deeds_of(renewal, session)


def _blocked(session: Session, note: About) -> Iterator[Deed]:
    """What stood against a loan, where a desk has said it."""
    who = session.scalar(select(Member).where(Member.uid == uid_in(note.facts, "member")))
    if who is not None and who.blocked_at is not None and "member_blocked" in note.facts.get("obstacles", ()):
        entry = made(session, ("BlockMember",), who.uid, who.blocked_at)
        yield deed_of(entry) if entry else Deed(did="BlockMember", at=who.blocked_at, member=who.uid)


def _scanned(session: Session, note: About) -> Iterator[Deed]:
    """Of some of those that were not missing: where they were seen, or told to be missing."""
    barcodes = list(note.facts.get("barcodes", ()))[:3]
    lines = select(StocktakeLine).join(Stocktake, Stocktake.id == StocktakeLine.stocktake_id)
    of = (
        (Stocktake.uid == note.about)
        & StocktakeLine.barcode.in_(barcodes)
        & StocktakeLine.found.not_in((TAKEN_BACK, NOT_MISSING))
    )
    for line in session.scalars(lines.where(of).limit(3)):
        yield from deeds_of(line, session)


def _has_number(session: Session, note: About) -> Iterator[Deed]:
    """Whose number it was."""
    column, wanted = NUMBERED.get(str(note.facts.get("what"))), note.facts.get("wanted")
    if column is None:
        return
    model: Any = column.class_
    holders = [session.scalar(select(model).where(column == wanted))]
    if model is Member:
        holders.append(session.scalar(select(MemberCard).where(MemberCard.number == wanted)))
    for holder in filter(None, holders):
        yield from deeds_of(holder, session)


MORE: dict[str, Callable[[Session, About], Iterator[Deed]]] = {
    "returned_twice": _returns,
    "lost_turned_up": _returns,
    "item_live_again": _borrowed,
    "renewed_after_return": _renewed,
    "lent_though_held": _lent_over,
    "renewed_though_recalled": _renewals,
    "lent_despite": _blocked,
    "not_missing": _scanned,
    "number_taken": _has_number,
}


# --- edits -----------------------------------------------------------------------------------------------


def _met(session: Session, note: About) -> Iterator[Deed]:
    """The edit that this one met, or the making."""
    if (twin := uid_in(note.facts, TWIN)) is not None and (entry := made(session, ("PutPolicy",), twin)):
        yield deed_of(entry, _said(note, new=False))
    if MET not in note.facts:
        return
    at = datetime.fromisoformat(note.facts[MET])
    uid = uid_in(note.facts, "other") or uid_in(note.facts, "row") or note.about
    name = str(note.facts.get("name", "")) if note.facts.get("record") == "settings" else ""
    entry = None if uid is None else made(session, EDITS, uid, at, name)
    said = _said(note, new=False)
    yield Deed(did="", at=at, said=said) if entry is None else deed_of(entry, said)


def _said(note: About, *, new: bool) -> Any:
    """The value that the noted edit (`new`), or the one that it met, gave a field."""
    if note.kind != "edited_twice":
        return None
    return note.facts.get("kept" if note.facts.get(WON, True) is new else "other")
