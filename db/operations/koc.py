# SPDX-License-Identifier: GPL-3.0-or-later
"""What a .koc file says is put in as late entry: each line an operation with the time when it happened.

Loans, renewals and payments get the uid of their line, so that a file that is taken in again, or at two
desks, doubles nothing. What happened happened: rules that stood against a loan are noted with it.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.exchange.koc import LENT, PAID
from db.exchange.records import CounterRecord, Finding, Read
from db.models import Branch, Item, JournalEntry, Loan, Member, Payment, Renewal
from db.models.columns import Row
from db.models.members import has_card
from db.operations import refusals
from db.operations.circulation import CheckIn, check_in, check_out, note_handed_in, renew
from db.operations.desk import TICK, Desk, Together
from db.operations.merging import standing
from db.operations.operation import sure_key
from db.operations.payments import take_payment
from db.operations.planning import Verdict
from db.operations.policies import calendar_of

NAMESPACE = UUID("5f7a3f0e-90d5-5a53-8a55-7c9a1c1de0c4")
REASON = "Koha (.koc)"
DONE, BEFORE = Verdict("created"), Verdict("unchanged")


def uid_of(record: CounterRecord) -> UUID:
    """The uid of what a line tells, the same at every desk."""
    said = (record.happened_at.isoformat(), record.verb, record.card, record.barcode, str(record.amount))
    return uuid5(NAMESPACE, "\t".join(said))


class CounterFile:
    """Lines put in within one transaction; what is refused changes nothing."""

    def __init__(self, desk: Desk, perform: Together) -> None:
        self._desk, self._perform = desk, perform
        self._session = perform.session
        branch = sure_key(self._session, Branch, desk.branch)
        self._zone = ZoneInfo(calendar_of(self._session, branch).timezone)

    def take(self, record: CounterRecord) -> Verdict:
        """One line: lent, taken back or paid, as of its time."""
        if unknown := unknown_in(self._session, record):
            return Verdict("refused", unknown)
        if _is_in(self._session, record):
            return BEFORE
        at = record.happened_at.replace(tzinfo=self._zone).astimezone(UTC)
        try:
            if record.verb == LENT:
                return self._lend(record, at)
            if record.verb == PAID:
                return self._pay(record, at)
            return self._take_back(record, at)
        except refusals.Refusal as refusal:
            return Verdict("refused", findings_of(refusal))

    def _lend(self, record: CounterRecord, at: datetime) -> Verdict:
        item, member = _item(self._session, record.barcode), _member(self._session, record.card)
        assert item is not None
        assert member is not None
        lend = {"item": item.uid, "member": member.uid, "loan": uid_of(record), "reason": REASON, "at": at}
        try:
            self._perform(check_out, **lend)  # type: ignore[arg-type]
        except refusals.AlreadyLent as lent:
            if lent.lent_at >= at:
                raise refusals.HappenedSince(
                    title=lent.title, barcode=item.barcode, at=lent.lent_at
                ) from None
            if lent.case == "other_member":
                # It lay on that desk: who had it before had brought it back.
                self._perform(check_in, item=item.uid, at=at - TICK)
                self._perform(check_out, **lend)  # type: ignore[arg-type]
                return Verdict("created", (Finding("ended_other_loan", what=record.barcode),))
            return BEFORE if lent.case == "just_now" else self._renew(record, lent, at)
        return DONE

    def _renew(self, record: CounterRecord, lent: refusals.AlreadyLent, at: datetime) -> Verdict:
        """Lent to who has it already: Koha's offline desks renew so."""
        try:
            self._perform(renew, loan=lent.loan, renewal=uid_of(record), reason=REASON, at=at)
        except refusals.NotLonger:
            return BEFORE
        return DONE

    def _take_back(self, record: CounterRecord, at: datetime) -> Verdict:
        item = _item(self._session, record.barcode)
        assert item is not None
        if self._was_back(item, at):
            return BEFORE
        try:
            self._perform(check_in, item=item.uid, at=at)
        except refusals.NotOnLoan:
            if self._desk.tracker is None:
                raise
            self._perform(note_handed_in, item=item.uid, at=at)
            return Verdict("created", (Finding("noted_handed_in", what=record.barcode),))
        return DONE

    def _was_back(self, item: Item, at: datetime) -> bool:
        """Whether the same return is in: it ended a loan, or was noted where none was known."""
        ended = select(Loan.id).where(Loan.item_id == item.id, Loan.ended_at == at)
        if self._session.scalar(ended.limit(1)) is not None:
            return True
        said = (f'"item":"{item.uid}"'.encode(), b'"occurred_at":' + msgspec.json.encode(at))
        noted = select(JournalEntry.id).where(JournalEntry.kind == CheckIn.kind(), JournalEntry.made_at > at)
        for part in said:
            noted = noted.where(func.instr(JournalEntry.payload, part) > 0)
        return self._session.scalar(noted.limit(1)) is not None

    def _pay(self, record: CounterRecord, at: datetime) -> Verdict:
        member = _member(self._session, record.card)
        assert member is not None
        self._perform(
            take_payment,
            member=member.uid,
            amount=record.amount,
            device=self._desk.device,
            at=at,
            payment=uid_of(record),
        )
        return DONE


def seen_by(session: Session, reads: list[Read]) -> Iterator[Read]:
    """Lines as they would be taken in: cards and barcodes that nobody knows here are refused in advance."""
    for read in reads:
        record = read.record
        if isinstance(record, CounterRecord):
            if unknown := unknown_in(session, record):
                yield read._replace(refusal=unknown[0], repairs=unknown[1:])
                continue
            if _is_in(session, record):
                yield read._replace(repairs=(Finding("is_in"),))
                continue
        yield read


def unknown_in(session: Session, record: CounterRecord) -> tuple[Finding, ...]:
    """The card or barcode of a line that this desk does not know."""
    found = []
    if record.card and _member(session, record.card) is None:
        found.append(Finding("card_unknown", what=record.card))
    if record.barcode and _item(session, record.barcode) is None:
        found.append(Finding("item_unknown", what=record.barcode))
    return tuple(found)


def findings_of(refusal: refusals.Refusal) -> tuple[Finding, ...]:
    """Why a line could not be taken in."""
    match refusal:
        case refusals.HappenedSince(barcode=barcode):
            return (Finding("happened_since", what=barcode),)
        case refusals.NotOnLoan(barcode=barcode):
            return (Finding("not_lent", what=barcode),)
        case refusals.Invalid(field="occurred_at"):
            return (Finding("in_future"),)
    return (Finding("not_taken", what=type(refusal).__name__),)


def _is_in(session: Session, record: CounterRecord) -> bool:
    """Whether a loan, renewal or payment of this line is in."""
    models: tuple[type[Row], ...] = {LENT: (Loan, Renewal), PAID: (Payment,)}.get(record.verb, ())
    uid = uid_of(record)
    return any(session.scalar(select(one.id).where(one.uid == uid)) is not None for one in models)


def _member(session: Session, card: str) -> Member | None:
    """Who has this card; who was merged into another is that one."""
    found = session.scalar(select(Member).where(has_card(card) | has_card(card.upper())).limit(1))
    return None if found is None else standing(session, found)


def _item(session: Session, barcode: str) -> Item | None:
    return session.scalar(select(Item).where(Item.barcode.in_({barcode, barcode.upper()})).limit(1))
