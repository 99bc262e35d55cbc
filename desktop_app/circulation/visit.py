# SPDX-License-Identifier: GPL-3.0-or-later
"""What one scan or key does at the desk, as plain values: off the GUI thread, committed on return."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from db.models import Item, Loan, Member
from db.operations import circulation, losses
from db.operations.circulation import ChangeDueDate, CheckIn, CheckOut, Renew
from db.operations.desk import Desk, Done, Making, Together
from db.operations.fast_adding import AddInPassing, add_in_passing
from db.operations.interloan_back import Back, receive_back, with_others
from db.operations.late_so_far import late_so_far
from db.operations.operation import Changes, Operation
from db.operations.operation import row as row_of
from db.operations.policies import calendar_of
from db.operations.refusals import (
    CardLost,
    HappenedSince,
    ItemIsOut,
    NotOnLoan,
    Refusal,
    TwoMeanings,
    Unknown,
    WhichCopy,
)
from db.operations.transits import FLOATS, comes_from
from db.operations.uses import RecordUse, record_use
from db.queries.circulation import ItemFact, item_fact, on_the_shelf, title_name
from db.queries.members import MemberView, lost_card, member_view
from db.queries.open_loans import LoanRow
from db.queries.uses import uses_of_item
from db.rules.losses import LOST
from desktop_app.putting_aside import Kept, keep_or_send
from desktop_app.sending_on import Sent

NIL = UUID(int=0)


class VisitRow(NamedTuple):
    """One thing done for a member or at the return counter.

    `action` is 'lent', 'returned', 'renewed', 'due', 'found', 'lost', 'claimed', 'runs_again' (a claim was
    withdrawn), 'damaged', 'parts' (they were checked); or of what was not out 'kept' (it is waited for),
    'arrived' or 'sent' (from or to another branch), 'stays' (it floats), 'used' (read here), 'left' (laid
    aside). `fine` is rupiah. `closed`: set by hand to a day on which the loan's branch is closed. Without
    `operation` there is nothing to undo.
    """

    action: str
    at: datetime
    title: str
    barcode: str
    item: UUID
    loan: UUID | None
    due_at: datetime | None
    days_late: int
    fine: int
    member: UUID | None
    member_name: str
    member_number: str
    home_branch: str
    elsewhere: bool
    operation: Operation | None
    undone: bool = False
    closed: bool = False
    suspended_until: date | None = None
    """The last day without borrowing, for returning late."""
    kept: Kept | None = None
    """For whom it was put aside when it came in."""
    sent: Sent | None = None
    """To which branch it goes now."""
    error: Exception | None = None
    """Why it was laid aside, or stays where it was taken back."""
    times: int = 0
    """How often it was read here that day."""
    note: str = ""
    """The copy's: what belongs to it."""
    came_from: str = ""
    """The branch where it stood, or that sent it here."""
    back: Back | None = None
    """It was with another library: it is back from there."""
    parts: str = ""
    """The copy's, one a line; `parts_missing` of them are not there."""
    parts_missing: str = ""
    renewed_since: bool = False
    """It came back before it was renewed: that counts for nothing."""
    parts_to_check: bool = False
    """It came back among many, so that nobody was asked whether its parts are there."""


def lend(
    desk: Desk,
    item: UUID,
    member: MemberView,
    *,
    due: date | None = None,
    reason: str | None = None,
    at: datetime | None = None,
) -> VisitRow:
    """Lend and commit; what another library had is back. Raises what circulation.check_out raises."""
    with desk.together() as perform:
        back = receive_back(perform, with_others(perform, item, at))
        done = perform(circulation.check_out, item=item, member=member.uid, due=due, reason=reason, at=at)
        fact = _fact(perform.session, item)
    assert isinstance(done.operation, CheckOut)
    return _row(desk, "lent", done, fact, due_at=done.operation.due_at)._replace(back=back)


def add_and_lend(
    desk: Desk,
    name: str,
    author: str,
    barcode: str,
    member: MemberView,
    *,
    reason: str | None = None,
    at: datetime | None = None,
) -> VisitRow:
    """Write down what no catalogue has, and lend it, both or neither. Raises what either raises."""
    with desk.together() as perform:
        made = perform(add_in_passing, name=name, author=author, barcode=barcode).operation
        assert isinstance(made, AddInPassing)
        done = perform(circulation.check_out, item=made.item, member=member.uid, reason=reason, at=at)
        fact = _fact(perform.session, made.item)
    assert isinstance(done.operation, CheckOut)
    return _row(desk, "lent", done, fact, due_at=done.operation.due_at)


def take_back(desk: Desk, item: UUID, at: datetime | None = None) -> VisitRow:
    """Take back and commit. Raises what circulation.take_back raises."""
    with desk.together() as perform:
        before = _fact(perform.session, item)
        came_from = comes_from(perform.session, item, desk.branch) or ""
        done, back = circulation.have_in_hand(perform, item, at)
        due_at = before.due_at if at is None else _due_at(perform.session, before)
        kept, sent, refused = _kept_or_sent(perform, desk, item)
    if isinstance(done, NotOnLoan):
        if not (kept or sent or came_from or back):
            raise refused or done
        made = (done.made or (back.steps[0] if back else None)) if came_from or back else None
        row = _in_hand_row(desk, before, made, kept, sent, came_from)
        return row._replace(error=refused, back=back)
    operation = done.operation
    assert isinstance(operation, CheckIn)
    row = _row(desk, "returned" if operation.loan else "found", done, before, due_at=due_at)
    row = row._replace(days_late=operation.days_late, renewed_since=due_at != before.due_at)
    row = row._replace(kept=kept, sent=sent, error=refused, back=back)
    if (cost := operation.fine) is None:
        return row
    return row._replace(fine=cost.amount, suspended_until=cost.suspended_until)


def _due_at(session: Session, item: ItemFact) -> datetime | None:
    """When the loan was due that has ended now: not as it was renewed after it had come back."""
    return None if item.loan is None else row_of(session, Loan, item.loan).due_at


def _in_hand_row(
    desk: Desk,
    item: ItemFact,
    noted: Operation | None,
    kept: Kept | None,
    sent: Sent | None,
    came_from: str,
) -> VisitRow:
    """Of an item that was not out: what is done with it."""
    moved = (kept.operation or kept.sent) if kept else sent.operation if sent else None
    operation = noted or moved
    return VisitRow(
        action="kept" if kept else "arrived" if sent is None else "stays" if sent.why == FLOATS else "sent",
        at=desk.clock() if operation is None else operation.at,
        title=item.title,
        barcode=item.barcode,
        item=item.uid,
        loan=None,
        due_at=None,
        days_late=0,
        fine=0,
        member=None,
        member_name="",
        member_number="",
        home_branch=item.branch,
        elsewhere=item.branch_uid != desk.branch,
        operation=operation,
        kept=kept,
        sent=sent,
        came_from=came_from,
    )


def _kept_or_sent(
    perform: Together, desk: Desk, item: UUID
) -> tuple[Kept | None, Sent | None, Refusal | None]:
    """The return stands, whatever is refused of this: a list has what is to be fetched or sent then."""
    try:
        with perform.apart():
            return *keep_or_send(perform, desk, item), None
    except Refusal as refusal:
        return None, None, refusal


def laid_aside(desk: Desk, barcode: str, error: Exception) -> VisitRow:
    """Something that was scanned among many and can't be taken back."""
    return VisitRow(
        action="left",
        at=desk.clock(),
        title=getattr(error, "title", "") or barcode,
        barcode=getattr(error, "barcode", ""),
        item=getattr(error, "item", None) or NIL,
        loan=None,
        due_at=None,
        days_late=0,
        fine=0,
        member=None,
        member_name="",
        member_number="",
        home_branch="",
        elsewhere=False,
        operation=None,
        error=error,
    )


def renew(
    desk: Desk, loan: UUID, item: UUID, reason: str | None = None, at: datetime | None = None
) -> VisitRow:
    """Renew and commit. Raises what circulation.renew raises."""
    with desk.together() as perform:
        done = perform(circulation.renew, loan=loan, reason=reason, at=at)
        fact = _fact(perform.session, item)
    assert isinstance(done.operation, Renew)
    return _row(desk, "renewed", done, fact, due_at=done.operation.due_after)


def renew_item(desk: Desk, item: UUID, reason: str | None = None, at: datetime | None = None) -> VisitRow:
    """Renew the loan of an item, whoever has it. Raises NotOnLoan, and what circulation.renew raises."""
    with desk.store.read() as session:
        fact = item_fact(session, item)
    if fact is None:
        raise Unknown(what="items", uid=item)
    if fact.loan is None:
        raise NotOnLoan(
            item=item,
            barcode=fact.barcode,
            title=fact.title,
            condition=fact.condition,
            branch=fact.branch,
        )
    return renew(desk, fact.loan, item, reason, at)


def use_here(desk: Desk, item: UUID, at: datetime | None = None) -> VisitRow:
    """It was read in the library: count that, and commit; what somebody has is taken back instead."""
    try:
        return take_back(desk, item, at)
    except NotOnLoan:
        return count_use(desk, item, at)
    except HappenedSince as since:
        # Put in late: it may have been lent, or come back, only after it was read.
        try:
            return count_use(desk, item, at)
        except ItemIsOut:
            raise since from None


def count_use(desk: Desk, item: UUID, at: datetime | None = None) -> VisitRow:
    """Count that an item was read here, and commit. Raises what uses.record_use raises."""
    with desk.together() as perform:
        done = perform(record_use, item=item, at=at)
        fact = _fact(perform.session, item)
        assert isinstance(done.operation, RecordUse)
        times = uses_of_item(perform.session, item, desk.branch, done.operation.day)
    return _row(desk, "used", done, fact, due_at=None)._replace(times=times)


def change_due(desk: Desk, loan: UUID, item: UUID, due: date, reason: str) -> VisitRow:
    """Set another due day and commit. Raises what circulation.change_due_date raises."""
    with desk.together() as perform:
        done = perform(circulation.change_due_date, loan=loan, due=due, reason=reason)
        fact = _fact(perform.session, item)
    assert isinstance(done.operation, ChangeDueDate)
    row = _row(desk, "due", done, fact, due_at=done.operation.due_after)
    return row._replace(closed=_is_closed(desk, loan, due))


def price_of(desk: Desk, loan: UUID) -> int:
    """What would be asked for the item itself if it were lost now, in rupiah; 0: nobody knows a price."""
    with desk.store.read() as session:
        running = row_of(session, Loan, loan)
        making = Making(session, desk.clock(), desk.branch, desk.person)
        asked = losses.losses_of(making, running, session.get_one(Item, running.item_id))
    return sum(charge.amount for charge in asked if charge.sort == LOST)


def lose(desk: Desk, loan: UUID, item: UUID, *, charged: bool, price: int | None = None) -> VisitRow:
    """Declare lost and commit; `price` instead of the item's. Raises what losses.declare_lost raises."""
    with desk.together() as perform:
        before = _fact(perform.session, item)
        done = perform(losses.declare_lost, loan=loan, charged=charged, price=price)
    operation = done.operation
    assert isinstance(operation, losses.DeclareLost)
    late = operation.fine
    asked = sum(charge.amount for charge in operation.charges) + (late.amount if late else 0)
    row = _row(desk, "lost", done, before, due_at=before.due_at)._replace(fine=asked)
    return row if late is None else row._replace(days_late=late.days_late)


def claim(desk: Desk, loan: UUID, item: UUID, on: date | None) -> VisitRow:
    """Note that it is said to have come back on a day; None: no longer. Raises what losses raises."""
    with desk.together() as perform:
        if on is None:
            done = perform(losses.withdraw_claim, loan=loan)
        else:
            done = perform(losses.claim_returned, loan=loan, on=on)
        fact = _fact(perform.session, item)
    return _row(desk, "claimed" if on else "runs_again", done, fact, due_at=fact.due_at)


def damage(desk: Desk, item: UUID, amount: int, note: str) -> VisitRow:
    """Note what was damaged and commit. Raises what losses.note_damage raises."""
    with desk.together() as perform:
        before = _fact(perform.session, item)
        done = perform(losses.note_damage, item=item, amount=amount, note=note)
    return _row(desk, "damaged", done, before, due_at=None)._replace(fine=amount)


def note_parts(desk: Desk, item: UUID, missing: Sequence[str]) -> VisitRow:
    """Say which parts are missing and commit. Raises what losses.note_parts raises."""
    with desk.together() as perform:
        done = perform(losses.note_parts, item=item, missing=missing)
        after = _fact(perform.session, item)
    return _row(desk, "parts", done, after, due_at=None)


def fact_of(desk: Desk, item: UUID) -> ItemFact:
    """What the store knows of an item now."""
    with desk.store.read() as session:
        return _fact(session, item)


def _is_closed(desk: Desk, loan: UUID, day: date) -> bool:
    with desk.store.read() as session:
        branch = row_of(session, Loan, loan).branch_id
        return not calendar_of(session, branch).is_open(day)


def which_copy(desk: Desk, title: UUID) -> WhichCopy:
    """The question that an ISBN raises: which of the title's copies is it?"""
    with desk.store.read() as session:
        here, name = on_the_shelf(session, title, desk.branch), title_name(session, title)
    if len(here) == 1:
        return WhichCopy(title_uid=title, title=name, item=here[0].uid, barcode=here[0].barcode)
    return WhichCopy(title_uid=title, title=name)


def two_meanings(desk: Desk, number: str, member: UUID, item: UUID) -> TwoMeanings:
    """The question that a number raises which is a card's and a copy's."""
    with desk.store.read() as session:
        name = row_of(session, Member, member).name
        return TwoMeanings(number=number, member_name=name, title=_fact(session, item).title)


def undo(desk: Desk, row: VisitRow) -> Changes:
    """Take an action back and commit, what was put aside with it too. Raises CannotUndo."""
    changed = Changes()
    of: list[Operation | None] = [row.kept.sent, row.kept.operation] if row.kept else []
    of += [row.sent.operation if row.sent else None, row.operation, *(row.back.steps if row.back else ())]
    with desk.together() as perform:
        for operation in dict.fromkeys(one for one in of if one is not None):
            takes_back = losses.undo if isinstance(operation, losses.UNDOABLE) else circulation.undo
            changed |= perform(takes_back, of=operation).changes
    return changed


def look_up(desk: Desk, member: UUID, shown: MemberView | None = None) -> MemberView:
    """The member as the store has it now; of what is `shown` already only what has changed is read."""
    with desk.store.read() as session:
        found = member_view(session, member, shown)
        assert found is not None
        return found._replace(out=found.out._replace(rows=_with_lateness(session, found, desk.clock())))


def _with_lateness(session: Session, member: MemberView, now: datetime) -> list[LoanRow]:
    """Of what is past its due time: when it falls due by the calendar of who lent it, and what that costs."""
    late = bisect_left(member.loans, now, key=attrgetter("due_at"))
    if not late:
        return member.loans
    found = late_so_far(session, member.id, now)

    def told(loan: LoanRow) -> LoanRow:
        falls_due, fine, suspension = found[loan.loan]
        return loan._replace(falls_due=falls_due, fine_so_far=fine, suspension_so_far=suspension)

    return [*map(told, member.loans[:late]), *member.loans[late:]]


def tell_lost(desk: Desk, card: str) -> None:
    """A card that was said to be lost is shown. Raises CardLost."""
    with desk.store.read() as session:
        found = lost_card(session, card)
    if found is not None:
        raise CardLost(card=card, member_name=found.member_name, number=found.number, lost_at=found.lost_at)


def _fact(session: Session, item: UUID) -> ItemFact:
    found = item_fact(session, item)
    assert found is not None
    return found


def _row(desk: Desk, action: str, done: Done, item: ItemFact, due_at: datetime | None) -> VisitRow:
    return VisitRow(
        action=action,
        at=done.operation.at,
        title=item.title,
        barcode=item.barcode,
        item=item.uid,
        loan=getattr(done.operation, "loan", None),
        due_at=due_at,
        days_late=0,
        fine=0,
        member=item.member,
        member_name=item.member_name or "",
        member_number=item.member_number or "",
        home_branch=item.branch,
        elsewhere=item.branch_uid != desk.branch,
        operation=done.operation,
        note=item.note,
        parts=item.parts,
        parts_missing=item.parts_missing,
    )
