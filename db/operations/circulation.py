# SPDX-License-Identifier: GPL-3.0-or-later
"""Lending, returning, renewing, and taking each of them back: the rules are checked here."""

from datetime import date, datetime, timedelta
from typing import NamedTuple, TypedDict
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, select, true

from db.models import Branch, Fine, Item, Loan, Member, Renewal, Title, new_uid
from db.models.circulation import suspended_until
from db.models.interloan import ORIGIN
from db.models.transits import is_newest
from db.operations import refusals
from db.operations.before_loss import before_loss
from db.operations.before_missing import before_it_was_missing
from db.operations.deposit_checks import CheckDeposit, undo_check
from db.operations.desk import Desk, Done, Making, Together
from db.operations.holds import (
    MISTAKE,
    CancelHold,
    PlaceHold,
    PutAside,
    aside_for,
    cancel_hold,
    held_for_others,
    place_again,
    take_off,
)
from db.operations.interloan import ActOnInterloan, came_for_another, lent_until, take_back_interloan
from db.operations.interloan_back import Back, receive_back, with_others
from db.operations.loans import (
    UNDONE,
    AssessedFine,
    ChangeDueDate,
    CheckIn,
    CheckOut,
    Renew,
    UndoCheckIn,
    UndoCheckOut,
    UndoFinding,
    UndoRenewal,
    due_then,
    refundable,
)
from db.operations.moving_holds import MoveHold
from db.operations.moving_holds import move_back as move_hold_back
from db.operations.operation import Changes, Operation, row, sure_key
from db.operations.own_deeds import counted_at, ended_by
from db.operations.payments import owed_by
from db.operations.policies import calendar_of, policies_of, today_at
from db.operations.rotas import PlaceOnRota, RotateItem, undo_placing, undo_rotation
from db.operations.transits import MoveHome, SendItem, cancel_transit, move_back
from db.operations.uses import RecordUse, cancel_use
from db.rules.calendar import Calendar
from db.rules.due_dates import due_from, is_longer
from db.rules.eligibility import Borrower, Obstacle, lending_obstacles, limit_reached, renewal_obstacles
from db.rules.fines import Lateness, lateness_at
from db.rules.items import COMES_BACK_BY_RETURN, LENDABLE, LOST
from db.rules.programme import age_on
from db.rules.roles import Right
from db.rules.terms import Case, Terms, overall_limit, resolve

__all__ = [
    "AssessedFine",
    "ChangeDueDate",
    "CheckIn",
    "CheckOut",
    "Renew",
    "Situation",
    "UndoCheckIn",
    "UndoCheckOut",
    "UndoFinding",
    "UndoRenewal",
    "change_due_date",
    "check_in",
    "check_out",
    "renew",
    "situation",
    "undo",
]

A_DOUBLE_SCAN = timedelta(minutes=10)
"""A second scan this soon after lending is a mistake, not a wish for renewal."""


# Made once: each scan asks these.
OPEN_LOAN = select(Loan).where(Loan.item_id == bindparam("item"), Loan.ended_at.is_(None))
PAST_DUE = (Loan.due_at < bindparam("now")) & Loan.claimed_at.is_(None)
THEIRS = (Loan.member_id == bindparam("member")) & Loan.ended_at.is_(None)


class _Counting(NamedTuple):
    """How many are out, how many past due, until when suspended; and how many of one type."""

    counts: Select[int, int, date | None]
    of_type: Select[int]


def _counting(loans: ColumnElement[bool], fines: ColumnElement[bool]) -> _Counting:
    """Of these loans and fines."""
    out = select(func.count()).select_from(Loan)
    return _Counting(
        select(
            out.where(THEIRS, loans).scalar_subquery(),
            out.where(THEIRS, PAST_DUE).scalar_subquery(),
            suspended_until(bindparam("member")).where(fines).scalar_subquery(),
        ),
        out.join(Item, Item.id == Loan.item_id).where(
            THEIRS, loans, Item.item_type_id == bindparam("item_type")
        ),
    )


# Of what is put in late: nothing that came after it. Else all: another desk's clock may be a little ahead,
# and the index alone says how many are out.
NOW = _counting(true(), true())
THEN = _counting(Loan.lent_at <= bindparam("now"), Fine.assessed_at <= bindparam("now"))
DUES = select(Loan.branch_id, Loan.due_at).where(THEIRS, PAST_DUE)


class Situation(NamedTuple):
    """The terms and the calendar that hold for one item, one member and one branch today."""

    terms: Terms
    limit: int
    """How many items of all types together."""
    calendar: Calendar
    today: date


def situation(making: Making, member: Member, item: Item) -> Situation:
    """What holds for lending this item to this member at this desk."""
    branch = sure_key(making.session, Branch, making.branch)
    policies = policies_of(making.session)
    calendar = calendar_of(making.session, branch)
    today = calendar.local_day(making.now)
    case = Case(member.member_type_id, item.item_type_id, branch, today)
    return Situation(resolve(policies, case), overall_limit(policies, case), calendar, today)


def check_out(
    making: Making,
    /,
    *,
    item: UUID,
    member: UUID,
    due: date | None = None,
    reason: str | None = None,
    at: datetime | None = None,
    loan: UUID | None = None,
) -> CheckOut:
    """Lend an item. `due` replaces the policy's day, `reason` overrides obstacles, both where the role may.

    `at` is when it was lent, where that is put in later; `loan` its uid where somebody else has chosen that.
    Raises AlreadyLent, Obstructed, WantedBack, NotAllowed, Invalid, HappenedSince, Unknown.
    """
    making.require(Right.LEND)
    making = making.as_of(at)
    copy, who = row(making.session, Item, item), row(making.session, Member, member)
    _refuse_if_out(making, copy, who)
    _refuse_if_moved_since(making, copy)
    now_holds = situation(making, who, copy)
    borrower = _borrower(making, who, now_holds, copy)
    held = held_for_others(making.session, copy, member, now_holds.today)
    obstacles = list(
        lending_obstacles(
            now_holds.terms,
            borrower,
            copy.condition,
            now_holds.today,
            held=held,
            for_another=came_for_another(making.session, copy, member),
        )
    )
    if obstacles and not _overrides(making, reason):
        limit = limit_reached(now_holds.terms, borrower)
        raise _obstructed(making, "lend", obstacles, borrower, now_holds, who, copy, limit)
    return CheckOut(
        **making.header()._asdict(),
        loan=loan or new_uid(),
        item=item,
        member=member,
        due_at=_due_at(making, now_holds, who, copy, due),
        overridden=tuple(obstacles),
        reason=reason if obstacles or due else None,
        **_found(making, copy),
    )


class _Found(TypedDict, total=False):
    was: str
    refunds: tuple[UUID, ...]
    becomes: str


def _found(making: Making, copy: Item) -> _Found:
    """What an item was that is lost or missing and in hand now, and the fines that fall away with that."""
    if copy.condition in LENDABLE:
        return {}
    refunds = _refunds(making, copy)
    if copy.condition not in COMES_BACK_BY_RETURN:
        return {"was": copy.condition, "refunds": refunds, "becomes": copy.condition} if refunds else {}
    if copy.condition == LOST:
        becomes = before_loss(making.session, copy.id)
    else:
        becomes = before_it_was_missing(making.session, copy.uid)
    return {"was": copy.condition, "refunds": refunds, "becomes": becomes}


def _refunds(making: Making, copy: Item) -> tuple[UUID, ...]:
    """What was asked for losing it, and falls away with its being here: also where it was withdrawn since."""
    return tuple(fine.uid for fine in refundable(making.session, copy.id, today_at(making)))


def _due_at(making: Making, now_holds: Situation, who: Member, copy: Item, due: date | None) -> datetime:
    terms, _, calendar, today = now_holds
    if due is not None:
        making.require(Right.OVERRIDE)
        if due < today:
            raise refusals.Invalid(field="due", why="bad_date")
        _refuse_too_long(making, copy, due, today)
        return calendar.end_of(due)
    back = _wanted_back(making, copy)
    return _end_of(making, now_holds, who, terms.loan_days, None if back is None else max(back, today))


def _wanted_back(making: Making, copy: Item) -> date | None:
    """The day by which another library wants it; of what belongs to this branch nobody is asked."""
    here = sure_key(making.session, Branch, making.branch)
    ours = copy.branch_id == here and copy.origin != ORIGIN
    return None if ours else lent_until(making.session, copy)


def _refuse_too_long(making: Making, copy: Item, due: date, today: date) -> None:
    """No day that is set by hand gives another library's book away for longer than it is lent here."""
    back = _wanted_back(making, copy)
    if back is not None and due > max(back, today):
        raise refusals.WantedBack(title=_title_of(making, copy), day=max(back, today))


def _end_of(making: Making, now_holds: Situation, who: Member, days: int, back: date | None) -> datetime:
    """`back`: the day by which another library wants what it has lent."""
    terms, _, calendar, today = now_holds
    expires = None if terms.may_pass_expiry or who.expires_on < today else who.expires_on
    last = min((day for day in (expires, back) if day is not None), default=None)
    return due_from(terms, calendar, making.now, days, last=last)


def _refuse_if_out(making: Making, copy: Item, who: Member) -> None:
    loan = _open_loan(making, copy)
    if loan is None:
        return
    holder = making.session.get_one(Member, loan.member_id)
    raise refusals.AlreadyLent(
        case=_double_scan(making, loan, who),
        loan=loan.uid,
        item=copy.uid,
        title=_title_of(making, copy),
        member_name=holder.name,
        member_number=holder.number,
        lent_at=loan.lent_at,
        due_at=loan.due_at,
    )


def _refuse_if_moved_since(making: Making, copy: Item) -> None:
    """Late entries go in in the order in which they happened: rules and fines need what came first."""
    if making.made_at is None:
        return
    of_it = (Loan.item_id == copy.id) & Loan.ending.is_distinct_from("cancelled")
    lent, ended = making.session.execute(
        select(func.max(Loan.lent_at), func.max(Loan.ended_at)).where(of_it)
    ).one()
    last = max((moment for moment in (lent, ended) if moment is not None), default=None)
    if last is not None and last >= making.now:
        raise refusals.HappenedSince(title=_title_of(making, copy), barcode=copy.barcode, at=last)


def _open_loan(making: Making, copy: Item) -> Loan | None:
    found: Loan | None = making.session.scalar(OPEN_LOAN, {"item": copy.id})
    return found


def _double_scan(making: Making, loan: Loan, who: Member) -> str:
    """Which of the three cases a second scan is (Evergreen LP#921806)."""
    if loan.member_id != who.id:
        return "other_member"
    return "just_now" if making.now - loan.lent_at <= A_DOUBLE_SCAN else "same_member"


def _borrower(making: Making, who: Member, now_holds: Situation, copy: Item) -> Borrower:
    connection, terms = making.session.connection(), now_holds.terms
    counting, asked = THEN if making.made_at else NOW, {"member": who.id, "now": making.now}
    count, past_due, suspended = connection.execute(counting.counts, asked).one()
    of_type = {**asked, "item_type": copy.item_type_id}
    return Borrower(
        blocked=who.block_reason is not None,
        expires_on=who.expires_on,
        open_loans=count,
        overdue_loans=_overdue(making, who) if past_due else 0,
        limit=now_holds.limit,
        open_of_type=connection.scalar(counting.of_type, of_type) or 0 if terms.limit_is_of_type else 0,
        suspended_until=suspended,
        owes=_owes(making, who) if terms.max_debt else 0,
        age=age_on(who.birth_date, now_holds.today),
    )


def _owes(making: Making, who: Member) -> int:
    """Rupiah; of what is put in late without the fines that came after it."""
    owes = owed_by(making.session, who.id)
    if making.made_at is None:
        return owes
    later = (Fine.member_id == who.id) & Fine.cancelled_at.is_(None) & (Fine.assessed_at > making.now)
    return owes - (making.session.scalar(select(func.sum(Fine.amount)).where(later)) or 0)


def _overdue(making: Making, who: Member) -> int:
    """How many are late by the calendars of the branches that lent them."""
    rows = making.session.execute(DUES, {"member": who.id, "now": making.now}).all()
    calendars = {branch: calendar_of(making.session, branch) for branch in {row.branch_id for row in rows}}
    return sum(calendars[row.branch_id].is_overdue(row.due_at, making.now) for row in rows)


def _overrides(making: Making, reason: str | None) -> bool:
    """Somebody who may says why."""
    return bool(reason) and making.may(Right.OVERRIDE)


def _obstructed(
    making: Making,
    intent: str,
    obstacles: list[Obstacle],
    borrower: Borrower,
    now_holds: Situation,
    who: Member,
    copy: Item,
    limit: int | None,
) -> refusals.Obstructed:
    return refusals.Obstructed(
        intent=intent,
        obstacles=tuple(obstacles),
        overridable=making.may(Right.OVERRIDE),
        title=_title_of(making, copy),
        barcode=copy.barcode,
        facts={
            "expires_on": who.expires_on,
            "block_reason": who.block_reason,
            "limit": limit,
            "condition": copy.condition,
            "suspended_until": borrower.suspended_until,
            "min_age": now_holds.terms.min_age,
            "owes": borrower.owes,
        },
    )


def _title_of(making: Making, copy: Item) -> str:
    return making.session.get_one(Title, copy.title_id).title


def check_in(making: Making, /, *, item: UUID, at: datetime | None = None) -> CheckIn:
    """Take an item back, with the fine that is due. `at` is when it came back, where that is put in later.

    Raises NotOnLoan, HappenedSince, Unknown, Invalid, NotAllowed.
    """
    making.require(Right.LEND)
    making = making.as_of(at)
    copy = row(making.session, Item, item)
    _refuse_if_moved_since(making, copy)
    loan = _open_loan(making, copy)
    if loan is not None:
        late = lateness_of(making, loan, copy)
        return CheckIn(
            **making.header()._asdict(),
            item=item,
            loan=loan.uid,
            fine=assessed(late),
            days_late=late.days,
            **_found(making, copy),
        )
    if copy.condition in COMES_BACK_BY_RETURN:
        return CheckIn(**making.header()._asdict(), item=item, **_found(making, copy))
    raise refusals.NotOnLoan(
        item=item,
        barcode=copy.barcode,
        title=_title_of(making, copy),
        condition=copy.condition,
        branch=making.session.get_one(Branch, copy.branch_id).name,
        elsewhere=making.session.scalar(select(exists().where(is_newest(copy.id)))) or False,
        refunds=bool(_refunds(making, copy)),
    )


def take_back(desk: Desk, item: UUID, at: datetime | None = None) -> Done:
    """Take an item back and commit. `at`, and what is raised: see `check_in`; also `have_in_hand`."""
    with desk.together() as perform:
        done, back = have_in_hand(perform, item, at)
    if isinstance(done, refusals.NotOnLoan):
        if back is None:
            raise done
        return Done(done.made or back.steps[0], Changes({"items", "interloans", "transits"}))
    return done


def have_in_hand(
    perform: Together, item: UUID, at: datetime | None = None
) -> tuple[Done | refusals.NotOnLoan, Back | None]:
    """Take an item back, or say that nobody has it; what was with another library is back from there.

    Raises what `check_in` raises else. At a desk among others nothing is known for certain: the item may be
    out at another one. What is not known to be out is noted as handed in, and ends the loan that others know
    of. So is, at every desk, what was sent to another branch (it has arrived), or lost and withdrawn.
    """
    away = with_others(perform, item, at)
    done = _in_hand(perform, item, at)
    return done, receive_back(perform, away)


def _in_hand(perform: Together, item: UUID, at: datetime | None) -> Done | refusals.NotOnLoan:
    try:
        return perform(check_in, item=item, at=at)
    except refusals.NotOnLoan as refusal:
        if perform.is_tracked or refusal.elsewhere or refusal.refunds:
            refusal.made = perform(note_handed_in, item=item, at=at).operation
            refusal.noted = True
        return refusal


def note_handed_in(making: Making, /, *, item: UUID, at: datetime | None = None) -> CheckIn:
    """An item is here, whoever had it. Raises Unknown, Invalid, NotAllowed."""
    making.require(Right.LEND)
    making = making.as_of(at)
    refunds = _refunds(making, row(making.session, Item, item))
    return CheckIn(**making.header()._asdict(), item=item, found=False, refunds=refunds)


def lateness_of(making: Making, loan: Loan, copy: Item) -> Lateness:
    """By the terms that held when it was lent, and the calendar of the branch that lent it.

    Where the borrower says that it came back, no later than that. What was renewed later counts for nothing.
    """
    who = making.session.get_one(Member, loan.member_id)
    calendar = calendar_of(making.session, loan.branch_id)
    back = making.now if loan.claimed_at is None else min(making.now, loan.claimed_at)
    case = Case(who.member_type_id, copy.item_type_id, loan.branch_id, calendar.local_day(loan.lent_at))
    terms = resolve(policies_of(making.session), case)
    due_at = due_then(making.session, loan, making.now)
    return lateness_at(terms, calendar, due_at, back, copy.price)


def assessed(late: Lateness) -> AssessedFine | None:
    """A fine for it, where it costs something."""
    if not late.costs:
        return None
    return AssessedFine(
        uid=new_uid(), amount=late.amount, days_late=late.days, suspended_until=late.suspended_until
    )


def renew(
    making: Making,
    /,
    *,
    loan: UUID,
    reason: str | None = None,
    at: datetime | None = None,
    renewal: UUID | None = None,
) -> Renew:
    """Renew a loan from today, or from the day of `at` where that is put in later; `renewal`: see check_out.

    Raises LoanEnded, Obstructed, NotLonger, HappenedSince, Invalid, NotAllowed.
    """
    making.require(Right.LEND)
    making = making.as_of(at)
    running = running_loan(making, loan)
    _refuse_if_moved_since(making, making.session.get_one(Item, running.item_id))
    found = renewal_of(making, running)
    if found.obstacles and not _overrides(making, reason):
        raise obstructed_renewal(making, found)
    if not found.gains:
        raise gives_nothing(making, running)
    return Renew(
        **making.header()._asdict(),
        renewal=renewal or new_uid(),
        loan=loan,
        due_before=running.due_at,
        due_after=found.due_at,
        overridden=found.obstacles,
        reason=reason if found.obstacles else None,
    )


class FoundRenewal(NamedTuple):
    """What renewing a loan would come to: until when, and all that stands against it."""

    due_at: datetime
    gains: bool
    """Whether that is later than the loan falls due without it."""
    obstacles: tuple[Obstacle, ...]
    borrower: Borrower
    now_holds: Situation
    who: Member
    copy: Item
    late: Lateness
    """What it would cost if it came back now."""


def renewal_of(making: Making, running: Loan) -> FoundRenewal:
    """By what holds at this desk at the time of the making."""
    who = making.session.get_one(Member, running.member_id)
    copy = making.session.get_one(Item, running.item_id)
    now_holds = situation(making, who, copy)
    terms = now_holds.terms
    borrower = _borrower(making, who, now_holds, copy)
    held = held_for_others(making.session, copy, who.uid, now_holds.today)
    late = lateness_of(making, running, copy)
    claimed = running.claimed_at is not None
    against = renewal_obstacles(
        terms, borrower, running.renewals, now_holds.today, held=held, late=late, claimed=claimed
    )
    back = _wanted_back(making, copy)
    due = _end_of(making, now_holds, who, terms.renewal_days, back)
    if back is not None:
        due = min(due, now_holds.calendar.end_of(back))
    gains = is_longer(calendar_of(making.session, running.branch_id), running.due_at, due)
    return FoundRenewal(due, gains, tuple(against), borrower, now_holds, who, copy, late)


def obstructed_renewal(making: Making, found: FoundRenewal) -> refusals.Obstructed:
    """The refusal of it."""
    limit = found.now_holds.terms.max_renewals
    refusal = _obstructed(
        making, "renew", list(found.obstacles), found.borrower, found.now_holds, found.who, found.copy, limit
    )
    refusal.facts["late"] = found.late
    return refusal


def gives_nothing(making: Making, running: Loan) -> refusals.NotLonger:
    """A renewal that gives no day would only be used up."""
    copy = making.session.get_one(Item, running.item_id)
    return refusals.NotLonger(loan=running.uid, title=_title_of(making, copy), due_at=running.due_at)


def change_due_date(making: Making, /, *, loan: UUID, due: date, reason: str) -> ChangeDueDate:
    """Set another due day. Raises LoanEnded, WantedBack, Invalid, NotAllowed."""
    making.require(Right.OVERRIDE)
    running = running_loan(making, loan)
    calendar = calendar_of(making.session, running.branch_id)
    if due < calendar.local_day(making.now):
        raise refusals.Invalid(field="due", why="bad_date")
    if not reason.strip():
        raise refusals.Invalid(field="reason", why="empty")
    copy = making.session.get_one(Item, running.item_id)
    _refuse_too_long(making, copy, due, calendar.local_day(making.now))
    after = calendar.end_of(due)
    return ChangeDueDate(
        **making.header()._asdict(), loan=loan, due_before=running.due_at, due_after=after, reason=reason
    )


def running_loan(making: Making, loan: UUID) -> Loan:
    """The loan, which must not have ended. Raises LoanEnded, Unknown."""
    found = row(making.session, Loan, loan)
    if found.ended_at is not None:
        raise refusals.LoanEnded(loan=loan)
    return found


def undo(making: Making, /, *, of: Operation) -> Operation:
    """The counter-operation of the last lending, return, renewal, due date or hold. Raises CannotUndo."""
    making.require(Right.LEND)
    header = making.header()._asdict()
    match of:
        case CheckOut(loan=loan):
            _must_run(making, loan)
            return UndoCheckOut(**header, loan=loan, was=of.was, refunds=of.refunds)
        case CheckIn(loan=UUID() as loan, fine=fine):
            _must_be_in(making, loan, of)
            return UndoCheckIn(**header, loan=loan, fine=fine.uid if fine else None, handed_in=of.uid)
        case CheckIn(item=item, found=found):
            _must_be_found(making, item, counted_at(making.session, of), missing=found)
            return UndoFinding(
                **header, item=item, found=found, handed_in=of.uid, was=of.was, refunds=of.refunds
            )
        case Renew(renewal=renewal, loan=loan, due_after=due):
            _must_still_be_due(making, loan, due)
            _must_stand(making, renewal)
            return UndoRenewal(**header, renewal=renewal)
        case ChangeDueDate(loan=loan, due_before=before, due_after=after):
            _must_still_be_due(making, loan, after)
            return ChangeDueDate(**header, loan=loan, due_before=after, due_after=before, reason=UNDONE)
    return _undo_hold(making, of)


def _undo_hold(making: Making, of: Operation) -> Operation:
    match of:
        case PlaceHold(hold=hold):
            return cancel_hold(making, hold=hold, why=MISTAKE)
        case CancelHold(hold=hold):
            return place_again(making, hold=hold)
        case MoveHold():
            return move_hold_back(making, of=of)
        case PutAside(held=held):
            return take_off(making, held=held)
        case ActOnInterloan(event=event):
            return take_back_interloan(making, event=event)
    return _undo_transit(making, of)


def _undo_transit(making: Making, of: Operation) -> Operation:
    match of:
        case SendItem(transit=transit):
            return cancel_transit(making, transit=transit)
        case RecordUse(use=use):
            return cancel_use(making, use=use)
        case MoveHome():
            return move_back(making, of)
        case CheckDeposit():
            return undo_check(making, of=of)
        case RotateItem():
            return undo_rotation(making, of=of)
        case PlaceOnRota():
            return undo_placing(making, of=of)
    raise refusals.CannotUndo(why="no_undo")


def _must_run(making: Making, loan: UUID) -> None:
    if row(making.session, Loan, loan).ended_at is not None:
        raise refusals.CannotUndo(why="moved_on")


def _must_be_in(making: Making, loan: UUID, of: CheckIn) -> None:
    returned = row(making.session, Loan, loan)
    if returned.ended_at is None or not ended_by(making.session, returned, "returned", of):
        raise refusals.CannotUndo(why="moved_on")
    _must_not_be_lent_since(making, returned.item_id, returned.ended_at)
    _must_not_lie_aside(making, returned.item_id)


def _must_not_lie_aside(making: Making, item: int) -> None:
    """What was put aside for somebody meanwhile is taken off first."""
    if aside_for(making.session, item) is not None:
        raise refusals.CannotUndo(why="moved_on")


def _must_be_found(making: Making, item: UUID, since: datetime, *, missing: bool) -> None:
    copy = row(making.session, Item, item)
    _must_not_be_lent_since(making, copy.id, since)
    _must_not_lie_aside(making, copy.id)
    if missing and copy.condition in COMES_BACK_BY_RETURN:
        raise refusals.CannotUndo(why="moved_on")


def _must_not_be_lent_since(making: Making, item: int, since: datetime) -> None:
    lent = select(Loan.id).where(Loan.item_id == item, Loan.ending.is_distinct_from("cancelled"))
    if making.session.scalar(lent.where(Loan.ended_at.is_(None) | (Loan.lent_at > since)).limit(1)):
        raise refusals.CannotUndo(why="lent_again")


def _must_stand(making: Making, renewal: UUID) -> None:
    if row(making.session, Renewal, renewal).cancelled_at is not None:
        raise refusals.CannotUndo(why="moved_on")


def _must_still_be_due(making: Making, loan: UUID, due: datetime) -> None:
    _must_run(making, loan)
    if row(making.session, Loan, loan).due_at != due:
        raise refusals.CannotUndo(why="moved_on")
