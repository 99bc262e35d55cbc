# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rows an operation changes: asked before it is applied. A test holds this against what apply does."""

from collections.abc import Iterator, Sequence
from functools import singledispatch
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import (
    AttendanceMark,
    Branch,
    Certificate,
    ClosedDay,
    Consent,
    Fee,
    Fine,
    HeldItem,
    Hold,
    Interloan,
    Item,
    Loan,
    Member,
    MemberCard,
    Payment,
    Print,
    Registration,
    Renewal,
    Transit,
    Visit,
)
from db.operations import (
    attendance,
    cards,
    cataloguing,
    certificates,
    deposit_checks,
    deposits,
    fast_adding,
    feedback,
    fees,
    holds,
    importing,
    interloan,
    loans,
    lockers,
    losses,
    members,
    notes,
    notices,
    partners,
    payments,
    policies,
    prints,
    registrations,
    sending,
    staff,
    stocktakes,
    tickets,
    transits,
    uses,
    visits,
    workshops,
)
from db.operations.operation import Operation, key
from db.operations.overrides import is_override
from db.syncing.kinds import (
    AGREEMENTS,
    ATTENDANCE_MARKS,
    BRANCHES,
    CERTIFICATE_DESIGNS,
    CERTIFICATES,
    CLOSED_DAYS,
    CONSENTS,
    DEPOSITS,
    FACILITATORS,
    FEES,
    FINES,
    HEAD_COUNTS,
    HELD_ITEMS,
    HOLD_NOTICES,
    HOLDS,
    INTERLOAN_EVENTS,
    INTERLOAN_READERS,
    INTERLOANS,
    ITEM_TYPES,
    ITEM_USES,
    ITEMS,
    LOAN_POLICIES,
    LOANS,
    LOCKER_USES,
    MEMBER_CARDS,
    MEMBER_CONTACTS,
    MEMBER_PHOTOS,
    MEMBER_TYPES,
    MEMBERS,
    NOTES,
    NOTICES,
    OVERRIDES,
    PARTNERS,
    PAYMENTS,
    PRINTS,
    PROOF_KEYS,
    REFUSED_SCANS,
    REGISTRATION_CONTACTS,
    REGISTRATIONS,
    RENEWALS,
    ROOMS,
    SETTINGS,
    STAFF,
    STAFF_SECRETS,
    STOCKTAKE_LINES,
    STOCKTAKES,
    STORIES,
    SURVEY_ANSWERS,
    TITLES,
    TRANSITS,
    VISITS,
    WORKSHOP_COSTS,
    WORKSHOP_SESSIONS,
    WORKSHOPS,
    RowKey,
    at,
    setting_uid,
)


def touches(operation: Operation, session: Session) -> frozenset[RowKey]:
    """The rows that `operation` would change or make in this store."""
    rows = frozenset(rows_of(operation, session))
    return rows | {at(OVERRIDES, operation.uid)} if is_override(operation) else rows


@singledispatch
def rows_of(operation: Operation, session: Session) -> Iterator[RowKey]:
    """See touches."""
    raise TypeError(f"nobody knows what {type(operation).__name__} touches")


@rows_of.register
def _(operation: loans.CheckOut, session: Session) -> Iterator[RowKey]:
    yield at(LOANS, operation.loan)
    yield from waited_for(session, operation.item, operation.member)


def waited_for(session: Session, item: UUID, member: UUID) -> Iterator[RowKey]:
    """The holds of a member that a loan of this item may fulfil, and where the item lies aside."""
    holds_on = select(Hold.uid).join(Item, Item.title_id == Hold.title_id)
    for uid in session.scalars(holds_on.where(Item.uid == item, Hold.member == member)):
        yield at(HOLDS, uid)
    yield from _lying(session, item)
    yield from _sent(session, item)


def _sent(session: Session, item: UUID) -> Iterator[RowKey]:
    sent = select(Transit.uid).join(Item, Item.id == Transit.item_id).where(Item.uid == item)
    yield from (at(TRANSITS, uid) for uid in session.scalars(sent))


def _missing(session: Session, items: Sequence[UUID]) -> Iterator[RowKey]:
    missing = (Item.condition == "missing") & Item.uid.in_(items)
    yield from (at(ITEMS, uid) for uid in session.scalars(select(Item.uid).where(missing)))


@rows_of.register
def _(operation: transits.SendItem, session: Session) -> Iterator[RowKey]:
    yield at(TRANSITS, operation.transit)
    yield from _sent(session, operation.item)


@rows_of.register
def _(operation: deposits.PutDeposit, session: Session) -> Iterator[RowKey]:
    yield at(DEPOSITS, operation.target)


@rows_of.register
def _(operation: deposits.LendDeposit, session: Session) -> Iterator[RowKey]:
    for one in operation.lent:
        yield at(TRANSITS, one.transit)
        yield from _sent(session, one.item)
    yield from _missing(session, [one.item for one in operation.lent])


@rows_of.register
def _(operation: deposit_checks.CheckDeposit, session: Session) -> Iterator[RowKey]:
    """Also what was missing and is found there."""
    yield from (at(TRANSITS, uid) for uid in operation.there)
    yield from (at(ITEMS, one.item) for one in operation.missed)
    found = select(Item.uid).join(Transit, Transit.item_id == Item.id)
    yield from _missing(session, session.scalars(found.where(Transit.uid.in_(operation.there))).all())


@rows_of.register
def _(operation: deposit_checks.UndoDepositCheck, session: Session) -> Iterator[RowKey]:
    yield from (at(ITEMS, one.item) for one in operation.missed)


@rows_of.register
def _(operation: transits.MoveHome, session: Session) -> Iterator[RowKey]:
    yield at(ITEMS, operation.item)


@rows_of.register
def _(operation: transits.CancelTransit, session: Session) -> Iterator[RowKey]:
    yield at(TRANSITS, operation.transit)
    yield from _missing(session, [operation.item])


def _lying(session: Session, item: UUID) -> Iterator[RowKey]:
    lying = select(HeldItem.uid).join(Item, Item.id == HeldItem.item_id).where(Item.uid == item)
    for uid in session.scalars(lying):
        yield at(HELD_ITEMS, uid)


@rows_of.register
def _(operation: loans.CheckIn, session: Session) -> Iterator[RowKey]:
    if operation.loan is None:
        yield at(ITEMS, operation.item)
    else:
        yield at(LOANS, operation.loan)
    if operation.fine is not None:
        yield at(FINES, operation.fine.uid)
    yield from (at(FINES, fine) for fine in operation.refunds)
    yield from _sent(session, operation.item)


@rows_of.register
def _(operation: losses.DeclareLost, session: Session) -> Iterator[RowKey]:
    yield at(LOANS, operation.loan)
    yield from _item_of(operation.loan, session)
    yield from (at(FINES, charge.uid) for charge in operation.charges)
    if operation.fine is not None:
        yield at(FINES, operation.fine.uid)


@rows_of.register
def _(operation: losses.UndoLost, session: Session) -> Iterator[RowKey]:
    yield at(LOANS, operation.loan)
    yield from _item_of(operation.loan, session)
    yield from (at(FINES, fine) for fine in operation.fines)


def _item_of(loan: UUID, session: Session) -> Iterator[RowKey]:
    item = session.scalar(select(Item.uid).join(Loan, Loan.item_id == Item.id).where(Loan.uid == loan))
    if item is not None:
        yield at(ITEMS, item)


@rows_of.register
def _(operation: losses.ClaimReturned, session: Session) -> Iterator[RowKey]:
    yield at(LOANS, operation.loan)


@rows_of.register
def _(operation: losses.NoteParts, session: Session) -> Iterator[RowKey]:
    yield at(ITEMS, operation.item)


@rows_of.register
def _(operation: losses.NoteDamage, session: Session) -> Iterator[RowKey]:
    yield at(ITEMS, operation.item)
    if operation.charge is not None:
        yield at(FINES, operation.charge.uid)


@rows_of.register
def _(operation: losses.UndoDamage, session: Session) -> Iterator[RowKey]:
    yield at(ITEMS, operation.item)
    if operation.fine is not None:
        yield at(FINES, operation.fine)


@rows_of.register
def _(operation: loans.Renew, session: Session) -> Iterator[RowKey]:
    yield at(LOANS, operation.loan)
    yield at(RENEWALS, operation.renewal)
    by_itself = (
        select(Renewal.uid)
        .join(Loan, Loan.id == Renewal.loan_id)
        .where(Loan.uid == operation.loan, Renewal.by_itself)
    )
    for renewal in session.scalars(by_itself):
        yield at(RENEWALS, renewal)


@rows_of.register
def _(operation: loans.ChangeDueDate, session: Session) -> Iterator[RowKey]:
    yield at(LOANS, operation.loan)


@rows_of.register
def _(operation: loans.UndoCheckOut, session: Session) -> Iterator[RowKey]:
    yield at(LOANS, operation.loan)
    lent = select(Item.uid, Member.uid).join(Loan, Loan.item_id == Item.id)
    lent = lent.join(Member, Member.id == Loan.member_id).where(Loan.uid == operation.loan)
    for item, member in session.execute(lent):
        yield from waited_for(session, item, member)


@rows_of.register(holds.PlaceHold)
@rows_of.register(holds.ChangeHold)
@rows_of.register(holds.CancelHold)
def _(operation: holds.CancelHold, session: Session) -> Iterator[RowKey]:
    yield at(HOLDS, operation.hold)


@rows_of.register
def _(operation: holds.PutAside, session: Session) -> Iterator[RowKey]:
    yield at(HELD_ITEMS, operation.held)
    yield from _lying(session, operation.item)


@rows_of.register
def _(operation: holds.TakeOff, session: Session) -> Iterator[RowKey]:
    yield at(HELD_ITEMS, operation.held)
    if operation.why == holds.NOT_FETCHED:
        of = select(Hold.uid).join(HeldItem, HeldItem.hold_id == Hold.id)
        for uid in session.scalars(of.where(HeldItem.uid == operation.held)):
            yield at(HOLDS, uid)


@rows_of.register
def _(operation: loans.UndoCheckIn, session: Session) -> Iterator[RowKey]:
    yield at(LOANS, operation.loan)
    if operation.fine is not None:
        yield at(FINES, operation.fine)
    for item in session.scalars(
        select(Item.uid).join(Loan, Loan.item_id == Item.id).where(Loan.uid == operation.loan)
    ):
        yield from _sent(session, item)


@rows_of.register
def _(operation: loans.UndoFinding, session: Session) -> Iterator[RowKey]:
    yield at(ITEMS, operation.item)
    yield from _sent(session, operation.item)
    yield from (at(FINES, fine) for fine in operation.refunds)


@rows_of.register
def _(operation: loans.UndoRenewal, session: Session) -> Iterator[RowKey]:
    yield at(RENEWALS, operation.renewal)
    loan = session.scalar(
        select(Loan.uid).join(Renewal, Renewal.loan_id == Loan.id).where(Renewal.uid == operation.renewal)
    )
    if loan is not None:
        yield at(LOANS, loan)


@rows_of.register(payments.TakePayment)
@rows_of.register(payments.CancelPayment)
def _(operation: payments.CancelPayment, session: Session) -> Iterator[RowKey]:
    yield at(PAYMENTS, operation.payment)


@rows_of.register(fees.ChargeFee)
@rows_of.register(fees.CancelFee)
def _(operation: fees.CancelFee, session: Session) -> Iterator[RowKey]:
    """The member's others may count no more, or again."""
    yield at(FEES, operation.fee)
    yield from _fees_of(session, operation.member)


def _fees_of(session: Session, *members: UUID) -> Iterator[RowKey]:
    of = select(Fee.uid).join(Member, Member.id == Fee.member_id).where(Member.uid.in_(members))
    yield from (at(FEES, uid) for uid in session.scalars(of))


@rows_of.register
def _(operation: notices.GiveNotice, session: Session) -> Iterator[RowKey]:
    yield from (at(NOTICES, told.notice) for told in operation.told)


@rows_of.register
def _(operation: notices.TellOfHolds, session: Session) -> Iterator[RowKey]:
    yield from (at(HOLD_NOTICES, told.notice) for told in operation.told)


@rows_of.register
def _(operation: cataloguing.PutTitle, session: Session) -> Iterator[RowKey]:
    yield at(TITLES, operation.title)


@rows_of.register
def _(operation: cataloguing.PutItem, session: Session) -> Iterator[RowKey]:
    yield at(ITEMS, operation.item)


@rows_of.register
def _(operation: importing.ImportTitles, session: Session) -> Iterator[RowKey]:
    yield from (at(TITLES, imported.title) for imported in operation.titles)
    yield from (at(ITEMS, imported.item) for imported in operation.items)


@rows_of.register
def _(operation: importing.ImportMembers, session: Session) -> Iterator[RowKey]:
    for imported in operation.members:
        yield at(MEMBERS, imported.member)
        yield at(MEMBER_CONTACTS, imported.member)


@rows_of.register(members.RegisterMember)
@rows_of.register(members.EditMember)
def _(operation: members.EditMember, session: Session) -> Iterator[RowKey]:
    yield at(MEMBERS, operation.member)
    yield at(MEMBER_CONTACTS, operation.member)


@rows_of.register(cards.AddCard)
@rows_of.register(cards.LoseCard)
@rows_of.register(cards.RemoveCard)
def _(operation: cards.RemoveCard, session: Session) -> Iterator[RowKey]:
    yield at(MEMBER_CARDS, operation.card)


@rows_of.register(members.RenewMembership)
@rows_of.register(members.BlockMember)
def _(operation: members.BlockMember, session: Session) -> Iterator[RowKey]:
    yield at(MEMBERS, operation.member)


@rows_of.register
def _(operation: members.SetMemberPhoto, session: Session) -> Iterator[RowKey]:
    yield at(MEMBER_PHOTOS, operation.member)


@rows_of.register
def _(operation: members.MergeMembers, session: Session) -> Iterator[RowKey]:
    yield at(MEMBERS, operation.merged)
    yield at(MEMBERS, operation.into)
    merged = select(Member.id).where(Member.uid == operation.merged).scalar_subquery()
    for kind, model in (
        *((LOANS, Loan), (FINES, Fine), (PAYMENTS, Payment), (PRINTS, Print)),
        (MEMBER_CARDS, MemberCard),
    ):
        for uid in session.scalars(select(model.uid).where(model.member_id == merged)):
            yield at(kind, uid)
    for uid in session.scalars(select(Registration.uid).where(Registration.member == operation.merged)):
        yield at(REGISTRATIONS, uid)
    both = (operation.merged, operation.into)
    yield from _fees_of(session, *both)
    for uid in session.scalars(select(Hold.uid).where(Hold.member.in_(both))):
        yield at(HOLDS, uid)
    for uid in session.scalars(select(Interloan.uid).where(Interloan.member == operation.merged)):
        yield at(INTERLOAN_READERS, uid)


@rows_of.register
def _(operation: fast_adding.AddInPassing, session: Session) -> Iterator[RowKey]:
    yield at(TITLES, operation.title)
    yield at(ITEMS, operation.item)


@rows_of.register
def _(operation: interloan.AskInterloan, session: Session) -> Iterator[RowKey]:
    yield at(INTERLOANS, operation.interloan)
    yield at(INTERLOAN_READERS, operation.interloan)


@rows_of.register(interloan.ActOnInterloan)
@rows_of.register(interloan.TakeBackInterloan)
def _(operation: interloan.TakeBackInterloan, session: Session) -> Iterator[RowKey]:
    """What is here for a request is lendable only while it is here."""
    yield at(INTERLOANS, operation.interloan)
    yield at(INTERLOAN_EVENTS, operation.event)
    yield from (at(ITEMS, uid) for uid in interloan.own_items(session, operation.interloan))
    if isinstance(operation, interloan.ActOnInterloan) and operation.copy is not None:
        if operation.item is not None:
            yield at(ITEMS, operation.item)
        if operation.copy.is_new:
            yield at(TITLES, operation.copy.title)


@rows_of.register
def _(operation: policies.PutBranch, session: Session) -> Iterator[RowKey]:
    yield at(BRANCHES, operation.target)


@rows_of.register
def _(operation: policies.PutType, session: Session) -> Iterator[RowKey]:
    yield at(MEMBER_TYPES if operation.of == "member" else ITEM_TYPES, operation.target)


@rows_of.register(policies.PutPolicy)
@rows_of.register(policies.RemovePolicy)
def _(operation: policies.PutPolicy, session: Session) -> Iterator[RowKey]:
    yield at(LOAN_POLICIES, operation.target)


@rows_of.register
def _(operation: policies.PutClosedDays, session: Session) -> Iterator[RowKey]:
    """A day that is closed already keeps its row."""
    for facts in operation.days:
        branch = key(session, Branch, facts.at_branch)
        there = session.scalar(
            select(ClosedDay.uid).where(
                ClosedDay.day == facts.day, ClosedDay.branch_id.is_not_distinct_from(branch)
            )
        )
        yield at(CLOSED_DAYS, there or facts.target)


@rows_of.register
def _(operation: policies.OpenDays, session: Session) -> Iterator[RowKey]:
    yield from (at(CLOSED_DAYS, target) for target in operation.targets)


@rows_of.register
def _(operation: policies.ChangeSetting, session: Session) -> Iterator[RowKey]:
    yield at(SETTINGS, setting_uid(operation.name))


@rows_of.register
def _(operation: staff.PutStaff, session: Session) -> Iterator[RowKey]:
    yield at(STAFF, operation.target)
    yield at(STAFF_SECRETS, operation.target)


@rows_of.register
def _(operation: staff.ChangePassword, session: Session) -> Iterator[RowKey]:
    yield at(STAFF_SECRETS, operation.target)


@rows_of.register(prints.RecordPrint)
@rows_of.register(prints.RecordReprint)
def _(operation: prints.RecordReprint, session: Session) -> Iterator[RowKey]:
    yield at(PRINTS, operation.target)


@rows_of.register
def _(operation: notes.SettleNote, session: Session) -> Iterator[RowKey]:
    yield at(NOTES, operation.note)


@rows_of.register(lockers.GiveLocker)
@rows_of.register(lockers.TakeLockerBack)
def _(operation: lockers.TakeLockerBack, session: Session) -> Iterator[RowKey]:
    yield at(LOCKER_USES, operation.use)


# --- visits and stock-takes --------------------------------------------------------------------------


@rows_of.register
def _(operation: visits.RecordVisit, session: Session) -> Iterator[RowKey]:
    """A card's other visits of the day may count no more, or again."""
    yield at(VISITS, operation.visit)
    same = visits.same_as_new(session, operation)
    yield from (at(VISITS, uid) for uid in session.scalars(select(Visit.uid).where(same)))


@rows_of.register(visits.CorrectVisit)
@rows_of.register(visits.CancelVisit)
def _(operation: visits.CancelVisit, session: Session) -> Iterator[RowKey]:
    yield at(VISITS, operation.visit)
    there = session.scalar(select(Visit).where(Visit.uid == operation.visit))
    if there is not None:
        same = select(Visit.uid).where(visits.same_as(there))
        yield from (at(VISITS, uid) for uid in session.scalars(same))


@rows_of.register(uses.RecordUse)
@rows_of.register(uses.CancelUse)
def _(operation: uses.CancelUse, session: Session) -> Iterator[RowKey]:
    yield at(ITEM_USES, operation.use)


@rows_of.register(stocktakes.StartStocktake)
@rows_of.register(stocktakes.CloseStocktake)
@rows_of.register(stocktakes.ReopenStocktake)
def _(operation: stocktakes.CloseStocktake, session: Session) -> Iterator[RowKey]:
    yield at(STOCKTAKES, operation.stocktake)


@rows_of.register
def _(operation: stocktakes.RecordScans, session: Session) -> Iterator[RowKey]:
    """Items that were missing are not any more."""
    yield from (at(STOCKTAKE_LINES, scan.line) for scan in operation.scans)
    yield from _missing(session, stocktakes.items_of(operation))


@rows_of.register(stocktakes.MarkMissing)
@rows_of.register(stocktakes.TakeBackScans)
def _(operation: stocktakes.MarkMissing, session: Session) -> Iterator[RowKey]:
    yield from (at(STOCKTAKE_LINES, scan.line) for scan in operation.scans)
    yield from (at(ITEMS, uid) for uid in stocktakes.items_of(operation))


# --- workshops ---------------------------------------------------------------------------------------


@rows_of.register
def _(operation: partners.PutPartner, session: Session) -> Iterator[RowKey]:
    yield at(PARTNERS, operation.target)


@rows_of.register
def _(operation: partners.PutAgreement, session: Session) -> Iterator[RowKey]:
    yield at(AGREEMENTS, operation.target)


@rows_of.register
def _(operation: workshops.PutRoom, session: Session) -> Iterator[RowKey]:
    yield at(ROOMS, operation.target)


@rows_of.register
def _(operation: workshops.PutWorkshop, session: Session) -> Iterator[RowKey]:
    yield at(WORKSHOPS, operation.target)


@rows_of.register
def _(operation: workshops.PutSession, session: Session) -> Iterator[RowKey]:
    yield at(WORKSHOP_SESSIONS, operation.target)


@rows_of.register
def _(operation: workshops.PutFacilitator, session: Session) -> Iterator[RowKey]:
    yield at(FACILITATORS, operation.target)


@rows_of.register
def _(operation: workshops.PutCost, session: Session) -> Iterator[RowKey]:
    yield at(WORKSHOP_COSTS, operation.target)


@rows_of.register(registrations.Register)
@rows_of.register(registrations.EditRegistration)
def _(operation: registrations.EditRegistration, session: Session) -> Iterator[RowKey]:
    yield at(REGISTRATIONS, operation.registration)
    yield at(REGISTRATION_CONTACTS, operation.registration)


@rows_of.register
def _(operation: registrations.CancelRegistration, session: Session) -> Iterator[RowKey]:
    yield at(REGISTRATIONS, operation.registration)
    yield from (at(REGISTRATIONS, uid) for uid in operation.promoted)


@rows_of.register
def _(operation: registrations.MatchRegistration, session: Session) -> Iterator[RowKey]:
    yield at(REGISTRATIONS, operation.registration)
    if operation.into is None:
        return
    yield at(REGISTRATIONS, operation.into)
    one = select(Registration.id).where(Registration.uid == operation.registration).scalar_subquery()
    for kind, model in (
        (ATTENDANCE_MARKS, AttendanceMark),
        (CONSENTS, Consent),
        (CERTIFICATES, Certificate),
    ):
        for uid in session.scalars(select(model.uid).where(model.registration_id == one)):
            yield at(kind, uid)


@rows_of.register
def _(operation: tickets.RecordTickets, session: Session) -> Iterator[RowKey]:
    yield from (at(REGISTRATIONS, uid) for uid in operation.registrations)


@rows_of.register
def _(operation: registrations.PutConsent, session: Session) -> Iterator[RowKey]:
    yield at(CONSENTS, operation.target)


@rows_of.register(attendance.MarkAttendance)
@rows_of.register(attendance.TakeBackMark)
def _(operation: attendance.TakeBackMark, session: Session) -> Iterator[RowKey]:
    yield at(ATTENDANCE_MARKS, operation.target)


@rows_of.register
def _(operation: attendance.CountHeads, session: Session) -> Iterator[RowKey]:
    yield at(HEAD_COUNTS, operation.target)


@rows_of.register
def _(operation: attendance.RefuseScan, session: Session) -> Iterator[RowKey]:
    yield at(REFUSED_SCANS, operation.target)


@rows_of.register
def _(operation: certificates.PutDesign, session: Session) -> Iterator[RowKey]:
    yield at(CERTIFICATE_DESIGNS, operation.target)


@rows_of.register
def _(operation: certificates.PublishKey, session: Session) -> Iterator[RowKey]:
    yield at(PROOF_KEYS, operation.target)


@rows_of.register(certificates.IssueCertificate)
@rows_of.register(certificates.RevokeCertificate)
def _(operation: certificates.RevokeCertificate, session: Session) -> Iterator[RowKey]:
    yield at(CERTIFICATES, operation.target)


@rows_of.register
def _(operation: sending.RecordSending, session: Session) -> Iterator[RowKey]:
    yield at(REGISTRATIONS if operation.what == sending.TICKET else CERTIFICATES, operation.target)


@rows_of.register
def _(operation: feedback.AnswerSurvey, session: Session) -> Iterator[RowKey]:
    yield at(SURVEY_ANSWERS, operation.target)


@rows_of.register
def _(operation: feedback.NoteFeedback, session: Session) -> Iterator[RowKey]:
    yield at(REGISTRATIONS, operation.registration)


@rows_of.register
def _(operation: feedback.PutStory, session: Session) -> Iterator[RowKey]:
    yield at(STORIES, operation.target)
