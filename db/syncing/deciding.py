# SPDX-License-Identifier: GPL-3.0-or-later
"""Who wins: what becomes of an operation where others were at work too (design.md, 'Who wins').

The same code at the server, whose word is final, and at a desk that puts its own unanswered operations back
over rows that have come in. What happened at a desk happened: lending and returning are never refused because
data disagree; the disagreement is noted.
"""

import dataclasses
from contextlib import nullcontext
from datetime import date, datetime
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import ColumnElement, bindparam, exists, select

from db.models import Branch, Fine, Item, Loan, Member, Print, Staff
from db.models.circulation import suspended_until
from db.models.columns import EPOCH
from db.models.search import words
from db.models.syncing import HandedIn, Note
from db.operations import (
    cataloguing,
    certificates,
    feedback,
    importing,
    loans,
    members,
    moving_holds,
    notes,
    partners,
    payments,
    policies,
    prints,
    rotas,
    staff,
    stocktakes,
    workshops,
)
from db.operations.hold_story import tell_of_loan
from db.operations.interloan import came_for_another
from db.operations.operation import Operation, apply, row, sure_key
from db.operations.overrides import keep_override
from db.operations.refusals import NotAllowed, Refusal, Unknown
from db.rules.eligibility import Borrower, Obstacle, lending_obstacles
from db.rules.identity import Person, maybe_same
from db.rules.items import FOUND, LENDABLE, MISSING
from db.rules.nik import spellings
from db.rules.programme import age_on
from db.rules.roles import Right, rights_of
from db.rules.terms import Case, Terms, overall_limit, resolve
from db.syncing import (
    edits,
    judging_catalogue,  # noqa: F401 - registers its own
    judging_frame,  # noqa: F401 - registers its own
    judging_holds,
    judging_imports,  # noqa: F401 - registers its own
    judging_interloan,  # noqa: F401 - registers its own
    judging_lockers,  # noqa: F401 - registers its own
    judging_members,
    judging_money,  # noqa: F401 - registers its own
    judging_notices,  # noqa: F401 - registers its own
    judging_renewals,  # noqa: F401 - registers its own
    judging_rotas,  # noqa: F401 - registers its own
    judging_stocktakes,  # noqa: F401 - registers its own
    judging_transits,
    judging_uses,  # noqa: F401 - registers its own
    judging_visits,  # noqa: F401 - registers its own
    judging_workshops,  # noqa: F401 - registers its own
)
from db.syncing.coming_back import comes_back, in_hand_since
from db.syncing.judging import judge, standing
from db.syncing.judging_losses import found_again, note_handed_in, settle_loss
from db.syncing.kinds import FINES, ITEMS, LOANS, OVERRIDES, PRINTS, at
from db.syncing.known import History
from db.syncing.last_words import said_at
from db.syncing.timeline import names, note_hand, retell
from db.syncing.touches import touches
from db.syncing.uniqueness import as_it_is_called, called, made_unique, settle_called
from db.syncing.verdicts import Bench, Verdict

NEEDS: dict[type[Operation], Right] = {
    members.BlockMember: Right.BLOCK_MEMBERS,
    members.MergeMembers: Right.EDIT_MEMBERS,
    moving_holds.MoveHold: Right.OVERRIDE,
    moving_holds.MoveHoldBack: Right.OVERRIDE,
    cataloguing.PutTitle: Right.EDIT_CATALOGUE,
    cataloguing.PutItem: Right.EDIT_CATALOGUE,
    importing.ImportTitles: Right.IMPORT,
    importing.ImportMembers: Right.IMPORT,
    policies.PutBranch: Right.SETTINGS,
    policies.PutType: Right.EDIT_POLICIES,
    policies.PutPolicy: Right.EDIT_POLICIES,
    policies.RemovePolicy: Right.EDIT_POLICIES,
    policies.PutClosedDays: Right.EDIT_POLICIES,
    policies.OpenDays: Right.EDIT_POLICIES,
    policies.ChangeSetting: Right.SETTINGS,
    staff.PutStaff: Right.MANAGE_STAFF,
    rotas.PutRota: Right.ROTATE,
    partners.PutPartner: Right.EDIT_PARTNERS,
    partners.PutAgreement: Right.EDIT_PARTNERS,
    workshops.PutRoom: Right.PLAN_WORKSHOPS,
    workshops.PutWorkshop: Right.PLAN_WORKSHOPS,
    workshops.PutSession: Right.PLAN_WORKSHOPS,
    workshops.PutFacilitator: Right.PLAN_WORKSHOPS,
    workshops.PutCost: Right.PLAN_WORKSHOPS,
    certificates.PutDesign: Right.CERTIFY,
    certificates.RevokeCertificate: Right.CERTIFY,
    feedback.PutStory: Right.PLAN_WORKSHOPS,
    stocktakes.MarkMissing: Right.TAKE_STOCK,
    stocktakes.TakeBackScans: Right.TAKE_STOCK,
    stocktakes.CloseStocktake: Right.TAKE_STOCK,
    stocktakes.ReopenStocktake: Right.TAKE_STOCK,
}
"""What the server asks for again. Not here: what happened at a desk, which is recorded whoever did it."""
FINES_SINCE = select(Fine).where(
    Fine.loan_id == bindparam("loan"), Fine.cancelled_at.is_(None), Fine.assessed_at > bindparam("since")
)
SUSPENDED_UNTIL = suspended_until(bindparam("member")).where(Fine.assessed_at <= bindparam("before"))
WAITS = "waits"
"""The note of an operation that is judged when a row comes that it names; `about` is that row until then."""
MAY_COME = frozenset(
    {"branches", "staff", "titles", "items", "item_types", "members", "member_types", "member_cards"}
    | {"loans", "renewals", "fines", "fees", "payments", "prints", "holds", "held_items", "transits"}
    | {"deposits", "rotas", "rota_items", "partners", "agreements", "rooms"}
    | {"workshops", "workshop_sessions", "facilitators"}
    | {"certificate_designs", "loan_policies"}
    | {"registrations", "consents", "attendance_marks", "certificates"}
    | {"visits", "locker_uses", "item_uses", "stocktakes"}
    | {"interloans", "interloan_events"}
)
"""Tables whose rows nobody takes away: one that is missing here was made elsewhere."""
KEEP_KNOWN = (loans.CheckOut, loans.CheckIn, loans.Renew, prints.RecordPrint, prints.RecordReprint)
"""Operations that keep up what is known (`known.py`), or touch none of it."""


def decide(bench: Bench, operation: Operation) -> Verdict:
    """Apply an operation as far as it stands; what can't stand is refused.

    Raises what `apply` raises but a Refusal; that too where operations are not judged apart from each other.
    """
    verdict = Verdict(operation)
    if operation.occurred_at is not None:
        bench = dataclasses.replace(bench, at=operation.at)
    try:
        with bench.session.begin_nested() if bench.apart else nullcontext():
            if bench.final and not bench.trusted:
                _check_right(bench, operation)
            known, meant = as_it_is_called(bench, operation)
            before = called(known, meant)
            judge(made_unique(meant, known, verdict), known, verdict)
            settle_called(known, verdict, meant, before)
            if keep_override(operation, bench.session):
                verdict.touched.add(at(OVERRIDES, operation.uid))
            if bench.apart:
                bench.session.flush()
    except Refusal as refusal:
        if not bench.apart:
            raise
        bench.session.expire_all()
        bench.known.forget()
        verdict = _put_off(operation, refusal) or _refused(operation, refusal)
    if not isinstance(operation, KEEP_KNOWN):
        bench.known.forget()
    return verdict


def _put_off(operation: Operation, refusal: Refusal) -> Verdict | None:
    """What names a row that is not here yet: a restored server is told of it by somebody else later on."""
    if not isinstance(refusal, Unknown) or refusal.uid is None or refusal.what not in MAY_COME:
        return None
    verdict = Verdict(operation)
    told = {"operation": operation.kind(), **_subject(operation)}
    verdict.note(WAITS, {operation.branch}, refusal.uid, **told)
    return verdict


def _refused(operation: Operation, refusal: Refusal) -> Verdict:
    facts = {k: str(v) for k, v in vars(refusal).items() if isinstance(v, str | int)}
    verdict = Verdict(operation, refused=type(refusal).__name__, facts=facts)
    told = {"why": verdict.refused, "operation": operation.kind(), **_subject(operation)}
    verdict.note("refused", {operation.branch}, None, **told)
    return verdict


def _check_right(bench: Bench, operation: Operation) -> None:
    needed = NEEDS.get(type(operation))
    if needed is None:
        return
    who = None if operation.staff is None else row(bench.session, Staff, operation.staff)
    if who is None or not who.active or needed not in rights_of(who.roles.split()):
        raise NotAllowed(right=needed)


def _subject(operation: Operation) -> dict[str, str]:
    """What a refused operation was about, by uid."""
    fields = (
        "interloan",
        "loan",
        "item",
        "member",
        "title",
        "target",
        "note",
        "renewal",
        "registration",
        "workshop",
    )
    return {name: str(uid) for name in fields if (uid := getattr(operation, name, None)) is not None}


# --- lending ----------------------------------------------------------------------------------------------


@judge.register
def _(operation: loans.CheckOut, bench: Bench, verdict: Verdict) -> None:
    copy = row(bench.session, Item, operation.item)
    history = bench.known.history(bench.session, copy.id)
    if any(loan.uid == operation.loan for loan in history.loans):
        return
    who = standing(bench, row(bench.session, Member, operation.member))
    if bench.final:
        _note_obstacles(bench, verdict, operation, copy, who)
    if copy.condition not in LENDABLE and _condition_put_at(bench, copy) < operation.at:
        if Obstacle.ITEM_CONDITION not in operation.overridden:
            _live_again(bench, verdict, copy, operation.branch, operation.becomes)
        becomes = found_again(bench, copy, operation.becomes)
        loans.find_by_lending(replace(operation, becomes=becomes), bench.session)
        verdict.touched |= {at(ITEMS, copy.uid), *(at(FINES, fine) for fine in operation.refunds)}
    meant = replace(operation, member=who.uid)
    if copy.id in bench.known.unwaited:
        verdict.touched.add(at(LOANS, meant.loan))
    else:
        verdict.touched |= touches(meant, bench.session)
        if bench.final:
            judging_holds.note_lent(bench, verdict, meant, copy)
    _add_loan(bench, meant, copy)
    retell(bench, verdict, copy.id)
    _settle_whereabouts(bench, verdict, copy)
    if bench.final and copy.id not in bench.known.unwaited:
        judging_holds.settle_fetched(bench, verdict, who.uid, copy.title_id)


@judge.register
def _(operation: cataloguing.PutItem, bench: Bench, verdict: Verdict) -> None:
    """An item that was taken out of use, and lent after that by who had not heard of it, is live again.

    One that was lent before stays out of use, whichever is heard of first. What was missing, and came back
    after that, is not missing.
    """
    copy = bench.session.scalar(select(Item).where(Item.uid == operation.item))
    was, of = (None, None) if copy is None else (copy.condition, copy.title_id)
    edits.merge(bench, verdict, operation)
    if copy is None:
        return
    bench.session.refresh(copy)
    if bench.final and of is not None and copy.title_id != of:
        judging_holds.tell_of_move(bench, verdict, {of, copy.title_id})
    if operation.facts.condition in (was, *LENDABLE):
        return
    if copy.condition in LENDABLE:
        return
    put_at = _condition_put_at(bench, copy, bench.at)
    history = bench.known.history(bench.session, copy.id)
    for loan in history.loans:
        if loan.lent_at > put_at and loan.ending != "cancelled" and not loan.override_reason:
            lender = bench.session.get_one(Branch, loan.branch_id).uid
            _live_again(bench, verdict, copy, lender)
            return
    if in_hand_since(history, copy, put_at):
        copy.condition = "good"


def _condition_put_at(bench: Bench, copy: Item, unknown: datetime = EPOCH) -> datetime:
    """When the condition of an item was put, in corrected time."""
    return said_at(bench, at(ITEMS, copy.uid), "condition") or unknown


def _settle_whereabouts(bench: Bench, verdict: Verdict, copy: Item) -> None:
    """After an item's story was told: it is neither lost nor missing where somebody has it."""
    settle_loss(bench, verdict, copy.id)
    if copy.id not in bench.known.unwaited:
        judging_transits.settle(bench, verdict, copy.id)
    running = [one for one in bench.known.history(bench.session, copy.id).loans if one.ended_at is None]
    if copy.condition == MISSING and running:
        # A stock-take missed it at a desk that had not heard of the loan.
        _live_again(bench, verdict, copy, bench.session.get_one(Branch, running[0].branch_id).uid)


def _live_again(
    bench: Bench, verdict: Verdict, copy: Item, lender: UUID | None, becomes: str = FOUND
) -> None:
    """The note tells what it `was`: so it is again where the loan is taken back."""
    put = edits.put_at(bench.session, ITEMS.number, copy.uid, "condition") if bench.final else None
    facts = {"item": str(copy.uid), "barcode": copy.barcode, "was": copy.condition, **edits.met(put)}
    verdict.note("item_live_again", {lender}, copy.uid, **facts)
    verdict.touched.add(at(ITEMS, copy.uid))
    copy.condition = found_again(bench, copy, becomes)


def _add_loan(bench: Bench, operation: loans.CheckOut, copy: Item) -> None:
    """The loan beside those that are there; which of them runs, the item's story tells next."""
    session, history = bench.session, bench.known.history(bench.session, copy.id)
    for running in [loan for loan in history.loans if loan.ended_at is None]:
        # Only until the story is told, a moment later.
        running.ended_at, running.ending = operation.at, "unsettled"
    if any(session.is_modified(loan) for loan in history.loans if loan.id is not None):
        # What ends comes before what is new: no two loans of an item are open at any time.
        session.flush()
    loan = loans.add_loan(operation, session)
    if copy.id not in bench.known.unwaited:
        tell_of_loan(session, copy.id, operation.member)
    bench.known.add_loan(loan, copy)


def _note_obstacles(
    bench: Bench, verdict: Verdict, operation: loans.CheckOut, copy: Item, who: Member
) -> None:
    branch = sure_key(bench.session, Branch, operation.branch)  # type: ignore[arg-type]
    policies_now, calendar = bench.known.terms_at(bench.session, branch)
    case = Case(who.member_type_id, copy.item_type_id, branch, calendar.local_day(bench.at))
    terms = resolve(policies_now, case)
    borrower = _borrower(bench, who, copy, terms, overall_limit(policies_now, case), case.day)
    other = came_for_another(bench.session, copy, who.uid)
    found = lending_obstacles(terms, borrower, "good", case.day, for_another=other)
    against = [str(obstacle) for obstacle in found if str(obstacle) not in operation.overridden]
    if against:
        facts = {"loan": str(operation.loan), "member": str(who.uid), "barcode": copy.barcode}
        verdict.note("lent_despite", {operation.branch}, operation.loan, obstacles=against, **facts)


def _borrower(bench: Bench, who: Member, copy: Item, terms: Terms, limit: int, today: date) -> Borrower:
    out = [one for one in bench.known.out_with(bench.session, who.id) if one.loan.item_id != copy.id]
    return Borrower(
        blocked=who.block_reason is not None,
        expires_on=who.expires_on,
        open_loans=len(out),
        overdue_loans=sum(one.loan.claimed_at is None and _is_late(bench, one.loan, bench.at) for one in out),
        limit=limit,
        open_of_type=sum(one.item_type == copy.item_type_id for one in out),
        suspended_until=_suspended_until(bench, who.id),
        owes=payments.owed_by(bench.session, who.id) if terms.max_debt else 0,
        age=age_on(who.birth_date, today),
    )


def _is_late(bench: Bench, loan: Loan, at: datetime) -> bool:
    _, calendar = bench.known.terms_at(bench.session, loan.branch_id)
    return calendar.is_overdue(loan.due_at, at)


def _suspended_until(bench: Bench, member: int) -> date | None:
    if member in bench.known.unsuspended:
        return None
    until: date | None = bench.session.scalar(SUSPENDED_UNTIL, {"member": member, "before": bench.at})
    return until


# --- returning --------------------------------------------------------------------------------------------


@judge.register
def _(operation: loans.CheckIn, bench: Bench, verdict: Verdict) -> None:
    session, copy = bench.session, row(bench.session, Item, operation.item)
    history = bench.known.history(session, copy.id)
    if (back := note_hand(bench, operation, copy.id)) is None:
        return
    loan = next((one for one in history.loans if one.uid == operation.loan), None)
    first = loan is not None and loan.ended_at is None
    if comes_back(operation, bench, verdict, copy):
        copy.condition = found_again(bench, copy, operation.becomes)
        verdict.touched.add(at(ITEMS, copy.uid))
    for uid in operation.refunds:
        row(session, Fine, uid).cancelled_at = operation.at
        verdict.touched.add(at(FINES, uid))
    retell(bench, verdict, copy.id)
    _settle_fine(operation, bench, verdict, loan, first=first)
    _settle_whereabouts(bench, verdict, copy)
    note_handed_in(bench, verdict, history, operation.loan)
    if bench.final:
        _note_returned_twice(back, bench, verdict)
        _note_late_unseen(back, history, bench, verdict)


def _note_late_unseen(back: HandedIn, history: History, bench: Bench, verdict: Verdict) -> None:
    """A late loan ended where nobody knew of it: nobody has reckoned what it costs."""
    for loan in history.loans if back.loan is None else ():
        if loan.ended_at == back.handed_in_at and _is_late(bench, loan, back.handed_in_at):
            lender = bench.session.get_one(Branch, loan.branch_id).uid
            verdict.note("late_unseen", {lender}, loan.uid, **names(bench.session, loan))


def _settle_fine(
    operation: loans.CheckIn, bench: Bench, verdict: Verdict, loan: Loan | None, *, first: bool
) -> None:
    """A fine stands with the return that ended the loan that it was reckoned for."""
    if loan is None or loan.ended_at is None:
        return
    if operation.fine is not None or not first:
        bench.session.flush()  # a loan that was made just now gets its key
    if not first:
        _cancel_other_fines(operation, bench, verdict, loan)
    if operation.fine is None or bench.session.scalar(select(exists().where(Fine.uid == operation.fine.uid))):
        return
    stands = loan.ended_at == operation.at and loan.ending == "returned"
    fine = loans.fine_row(operation.fine, loan, operation.at)
    if not stands:
        fine.cancelled_at = operation.made_at
    bench.session.add(fine)
    bench.known.unsuspended.discard(fine.member_id)
    verdict.touched.add(at(FINES, operation.fine.uid))


def _cancel_other_fines(operation: loans.CheckIn, bench: Bench, verdict: Verdict, loan: Loan) -> None:
    """Where an earlier return has come to light, what a later one reckoned falls away."""
    for fine in bench.session.scalars(FINES_SINCE, {"loan": loan.id, "since": loan.ended_at}):
        fine.cancelled_at = loan.ended_at
        verdict.touched.add(at(FINES, fine.uid))


def _note_returned_twice(back: HandedIn, bench: Bench, verdict: Verdict) -> None:
    """The same loan taken back at two desks: once; a note where they are of different branches."""
    if back.loan is None:
        return
    here = verdict.operation.branch
    for other in bench.known.history(bench.session, back.item_id).handed_in:
        if other.lost or other.loan != back.loan or other is back:
            continue
        if other.branch_id in (None, back.branch_id):
            continue
        loan = bench.session.scalar(select(Loan).where(Loan.uid == back.loan))
        if loan is not None:
            there = bench.session.get_one(Branch, other.branch_id).uid
            returns = sorted([(back.handed_in_at, here), (other.handed_in_at, there)])
            told = [{"at": moment.isoformat(), "branch": str(branch)} for moment, branch in returns]
            facts = names(bench.session, loan)
            verdict.note("returned_twice", {here, there}, loan.uid, **facts, returns=told)


@judge.register
def _(operation: loans.UndoCheckIn, bench: Bench, verdict: Verdict) -> None:
    loan = row(bench.session, Loan, operation.loan)
    back = _handed_in_before(operation, bench, HandedIn.loan == operation.loan)
    verdict.touched |= touches(operation, bench.session)
    if operation.fine is not None and (
        fine := bench.session.scalar(select(Fine).where(Fine.uid == operation.fine))
    ):
        fine.cancelled_at = operation.made_at
    if back is not None:
        _take_out(bench, verdict, back)
    if loan.ending == "returned":
        loan.ended_at, loan.ending = operation.made_at, "unsettled"
    retell(bench, verdict, loan.item_id)
    _settle_whereabouts(bench, verdict, bench.session.get_one(Item, loan.item_id))


def _handed_in_before(
    operation: loans.UndoCheckIn | loans.UndoFinding, bench: Bench, which: ColumnElement[bool]
) -> HandedIn | None:
    """What is taken back: the one that is named, else the last before it, whatever has arrived since.

    A clock that was turned in between may have put it after its undoing.
    """
    if operation.handed_in is not None:
        return bench.session.get(HandedIn, operation.handed_in)
    before = HandedIn.handed_in_at <= operation.made_at
    newest = (
        select(HandedIn)
        .where(which, HandedIn.lost.is_(False))
        .order_by(before.desc(), HandedIn.handed_in_at.desc())
    )
    return bench.session.scalars(newest).first()


def _take_out(bench: Bench, verdict: Verdict, back: HandedIn) -> None:
    """The item was not handed in after all; the end of the loan that this had ended is told anew."""
    history = bench.known.history(bench.session, back.item_id)
    for loan in history.loans:
        if loan.ending == "returned" and loan.ended_at == back.handed_in_at:
            loan.ended_at, loan.ending = verdict.operation.made_at, "unsettled"
            verdict.moot.append(("late_unseen", loan.uid))
    history.handed_in.remove(back)
    bench.session.delete(back)


@judge.register
def _(operation: loans.UndoFinding, bench: Bench, verdict: Verdict) -> None:
    copy = row(bench.session, Item, operation.item)
    found = _handed_in_before(operation, bench, (HandedIn.item_id == copy.id) & HandedIn.loan.is_(None))
    if found is not None:
        _take_out(bench, verdict, found)
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)
    retell(bench, verdict, copy.id)
    _settle_whereabouts(bench, verdict, copy)


@judge.register
def _(operation: loans.UndoCheckOut, bench: Bench, verdict: Verdict) -> None:
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)
    loan = row(bench.session, Loan, operation.loan)
    copy = bench.session.get_one(Item, loan.item_id)
    if operation.was and in_hand_since(bench.known.history(bench.session, copy.id), copy, loan.lent_at):
        copy.condition = "good"
    retell(bench, verdict, copy.id)
    _settle_whereabouts(bench, verdict, copy)


# --- members ----------------------------------------------------------------------------------------------


@judge.register
def _(operation: members.RegisterMember, bench: Bench, verdict: Verdict) -> None:
    if bench.session.scalar(select(exists().where(Member.uid == operation.member))):
        return
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)
    if bench.final:
        bench.session.flush()
        _note_duplicates(operation, bench, verdict)


def _note_duplicates(operation: members.RegisterMember, bench: Bench, verdict: Verdict) -> None:
    facts = operation.facts
    for other in _alike(bench, operation, _person(facts)):
        home = bench.session.get_one(Branch, other.branch_id).uid
        verdict.note(
            "possible_duplicate",
            {operation.branch, facts.home_branch, home},
            operation.member,
            member=str(operation.member),
            other=str(other.uid),
        )


def _alike(bench: Bench, operation: members.RegisterMember, person: Person) -> list[Member]:
    shares: ColumnElement[bool] = Member.identity_number.in_(spellings(person.identity_number))
    for word in person.name_words:
        shares |= (" " + Member.search_words + " ").contains(f" {word} ", autoescape=True)
    candidates = bench.session.scalars(
        select(Member).where(shares, Member.uid != operation.member, Member.merged_into.is_(None)).limit(300)
    )
    return [other for other in candidates if maybe_same(person, _person(other))]


def _person(one: members.MemberFacts | Member) -> Person:
    return Person(
        name_words=words(one.name),
        birth_date=one.birth_date,
        identity_number=one.identity_number,
        phone=one.phone,
    )


@judge.register
def _(operation: members.MergeMembers, bench: Bench, verdict: Verdict) -> None:
    """Of those whom both were merged into before: so nobody is merged, on whatever way, into themselves."""
    one = standing(bench, row(bench.session, Member, operation.merged))
    into = standing(bench, row(bench.session, Member, operation.into))
    if one is into:
        return
    meant = replace(operation, merged=one.uid, into=into.uid)
    verdict.touched |= touches(meant, bench.session)
    apply(meant, bench.session)
    if bench.final:
        judging_members.settle_duplicates(bench, verdict, one.uid)


# --- what may arrive twice where a desk puts its own back -------------------------------------------------


@judge.register
def _(operation: prints.RecordPrint, bench: Bench, verdict: Verdict) -> None:
    if bench.session.scalar(select(exists().where(Print.uid == operation.target))):
        return
    verdict.touched.add(at(PRINTS, operation.target))
    apply(operation, bench.session)


@judge.register
def _(operation: notes.SettleNote, bench: Bench, verdict: Verdict) -> None:
    row(bench.session, Note, operation.note)
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)


def decoded_before(raw: bytes | None) -> dict[int, dict[str, object]]:
    """The records that an edit began from, by kind, as the journal keeps them."""
    return {} if raw is None else msgspec.json.decode(raw, type=dict[int, dict[str, object]])
