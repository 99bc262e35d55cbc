# SPDX-License-Identifier: GPL-3.0-or-later
"""Members: found, looked at, and compared with who is being registered."""

from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    case,
    func,
    or_,
    select,
    text,
    type_coerce,
)
from sqlalchemy.orm import Session, aliased

from db.models import (
    Branch,
    Fee,
    Fine,
    HeldItem,
    Hold,
    Item,
    Loan,
    Member,
    MemberCard,
    MemberPhoto,
    MemberType,
    Payment,
    Title,
)
from db.models.circulation import ledger_lines, left_to_pay, renewed_itself, suspended_until
from db.models.columns import UtcTime
from db.models.holds import is_open, lies
from db.models.members import card_is_lost
from db.models.search import match_expression, words
from db.queries.open_loans import LoanRow, OpenLoans, open_loans
from db.queries.rows import rows_as
from db.rules.identity import Person, maybe_same
from db.rules.ledger import ASKED, CASH, Line, owed
from db.rules.nik import spellings

PAGE = 100
BY_NAME = (Member.search_words, Member.name)
"""As people sort: the search words begin with the name, small and without diacritics."""


class MemberRow(NamedTuple):
    """One line of a list of members."""

    uid: UUID
    number: str
    name: str
    other_name: str
    member_type: str
    branch: str
    expires_on: date
    blocked: bool
    institution: str
    open_loans: int


class Group(NamedTuple):
    """A school or workplace, and a class there; '' where that does not matter."""

    institution: str = ""
    class_name: str = ""


EVERYBODY = Group()


def groups(session: Session) -> list[Group]:
    """The institutions and classes of those members whose contact data is here."""
    found = select(Member.institution, Member.class_name).distinct().where(Member.institution != "")
    return [Group(*row) for row in session.execute(found.order_by(Member.institution, Member.class_name))]


def in_group(group: Group) -> list[ColumnElement[bool]]:
    """What holds of the members of a group."""
    return [
        column == value
        for column, value in ((Member.institution, group.institution), (Member.class_name, group.class_name))
        if value
    ]


class Pupil(NamedTuple):
    """A member of a school, and what speaks against letting them go."""

    member: UUID
    number: str
    name: str
    class_name: str
    expires_on: date
    open_loans: int
    owes: int

    @property
    def has_something(self) -> bool:
        """Whether something is out, or owed."""
        return self.open_loans > 0 or self.owes > 0


def pupils(session: Session, institution: str) -> list[Pupil]:
    """The members of an institution who are in a class, by class and name."""
    out = (
        select(func.count())
        .select_from(Loan)
        .where(Loan.member_id == Member.id, Loan.ended_at.is_(None))
        .scalar_subquery()
    )
    rows = session.execute(
        select(
            Member.uid,
            Member.number,
            Member.name,
            Member.class_name,
            Member.expires_on,
            out,
            left_to_pay(Member.id, CASH),
            Member.id,
        )
        .where(Member.institution == institution, Member.class_name != "", Member.merged_into.is_(None))
        .order_by(Member.class_name, *BY_NAME)
    )
    return [Pupil._make((*facts, _owes(session, key, left))) for *facts, left, key in rows]


def _owes(session: Session, member: int, left: int | None) -> int:
    """What is left to pay, told from all lines where that is not known yet."""
    return owed(Line(*one) for one in session.execute(ledger_lines(member, ASKED))) if left is None else left


def find_members(
    session: Session, words_typed: str, limit: int = PAGE, group: Group = EVERYBODY
) -> list[MemberRow]:
    """Members whose name, number, phone or institution has these words; all, by name, for none.

    Who was merged into another is not among them.
    """
    stands = Member.merged_into.is_(None)
    found = _member_rows().where(stands, *in_group(group)).order_by(*BY_NAME).limit(limit)
    match = match_expression(words_typed)
    if match is not None:
        ids = text("SELECT rowid FROM member_search WHERE member_search MATCH :match").columns(Member.id)
        found = found.where(Member.id.in_(ids.bindparams(match=match).scalar_subquery()))
    return rows_as(MemberRow, session.execute(found))


def standing_uid(session: Session, uid: UUID) -> UUID:
    """The member that this one was merged into, as far as this desk knows; else the same."""
    seen = {uid}
    while (into := session.scalar(select(Member.merged_into).where(Member.uid == uid))) is not None:
        if into in seen or session.scalar(select(Member.id).where(Member.uid == into)) is None:
            break
        uid = into
        seen.add(uid)
    return uid


def member_row(session: Session, uid: UUID) -> MemberRow | None:
    """One member, or the one that stands where this was merged; None where this desk does not know it."""
    found = session.execute(_member_rows().where(Member.uid == standing_uid(session, uid))).first()
    return None if found is None else MemberRow(*found)


def _member_rows() -> Select[*tuple[Any, ...]]:
    open_loans = (
        select(func.count())
        .select_from(Loan)
        .where(Loan.member_id == Member.id, Loan.ended_at.is_(None))
        .scalar_subquery()
    )
    return (
        select(
            Member.uid,
            Member.number,
            Member.name,
            Member.other_name,
            MemberType.name,
            Branch.name,
            Member.expires_on,
            Member.block_reason.is_not(None),
            Member.institution,
            open_loans,
        )
        .join(MemberType, MemberType.id == Member.member_type_id)
        .join(Branch, Branch.id == Member.branch_id)
    )


class MemberView(NamedTuple):
    """What the desk shows of a member. `fines` is the rupiah that are left to pay; below 0 it is credit.

    `member_type_en` is the type's name in English, empty where it has none.
    """

    uid: UUID
    id: int
    number: str
    name: str
    other_name: str
    member_type: str
    member_type_en: str
    branch: str
    institution: str
    phone: str
    registered_on: date
    expires_on: date
    block_reason: str | None
    note: str
    photo: bytes | None
    fines: int
    suspended_until: date | None
    """The last day of the longest suspension for returning late, past or to come."""
    guardian_name: str
    guardian_phone: str
    proxy: str
    """Who may fetch for the member, a name on a line."""
    guarantor: str | None
    """Another member's name."""
    waits_for: int
    """Open holds, those included of which something lies ready."""
    ready: int
    """Of how many something lies aside where it is fetched."""
    out: OpenLoans

    @property
    def loans(self) -> list[LoanRow]:
        """The open ones, soonest due first."""
        return self.out.rows


# Made once: each scan asks for the member anew.
WAITS_FOR = (
    select(func.count()).select_from(Hold).where(Hold.member == Member.uid, is_open()).scalar_subquery()
)
OTHER = aliased(Member)
GUARANTOR = select(OTHER.name).where(OTHER.uid == Member.guarantor).scalar_subquery()
READY = (
    select(func.count(func.distinct(Hold.id)))
    .select_from(Hold)
    .join(HeldItem, (HeldItem.hold_id == Hold.id) & (HeldItem.branch_id == Hold.branch_id))
    .where(Hold.member == Member.uid, is_open(), lies())
    .scalar_subquery()
)
MEMBER = (
    select(
        Member.uid,
        Member.id,
        Member.number,
        Member.name,
        Member.other_name,
        MemberType.name,
        MemberType.name_en,
        Branch.name,
        Member.institution,
        Member.phone,
        Member.registered_on,
        Member.expires_on,
        Member.block_reason,
        Member.note,
        MemberPhoto.jpeg,
        left_to_pay(Member.id, CASH),
        suspended_until(Member.id).scalar_subquery(),
        Member.guardian_name,
        Member.guardian_phone,
        Member.proxy,
        GUARANTOR,
        WAITS_FOR,
        READY,
    )
    .join(MemberType, MemberType.id == Member.member_type_id)
    .join(Branch, Branch.id == Member.branch_id)
    .outerjoin(MemberPhoto, MemberPhoto.member_id == Member.id)
    .where(Member.uid == bindparam("uid"))
)


def member_view(session: Session, uid: UUID, shown: MemberView | None = None) -> MemberView | None:
    """A member with the open loans; see open_loans for what is `shown` already."""
    found = session.connection().execute(MEMBER, {"uid": uid}).first()
    if found is None:
        return None
    known = None if shown is None or shown.uid != uid else shown.out
    complete = partial(MemberView, out=open_loans(session, found.id, known))
    view = rows_as(complete, [found])[0]
    return view._replace(fines=_owes(session, view.id, view.fines))


class FineRow(NamedTuple):
    """A fine as assessed: rupiah, or a suspension up to a day, or both; or a fee, which has no title."""

    amount: int
    days_late: int
    suspended_until: date | None
    assessed_at: datetime
    title: str
    kind: str = "late"
    """One of rules.losses or rules.fees."""
    note: str = ""


def fines_of(session: Session, uid: UUID) -> list[FineRow]:
    """A member's fines and fees that stand, newest first."""
    fees = session.execute(
        select(Fee.amount, Fee.charged_at, Fee.kind)
        .join(Member, Member.id == Fee.member_id)
        .where(Member.uid == uid, Fee.cancelled_at.is_(None), Fee.counts)
    )
    charged = [FineRow(amount, 0, None, at, "", kind) for amount, at, kind in fees]
    rows = session.execute(
        select(
            *(Fine.amount, Fine.days_late, Fine.suspended_until, Fine.assessed_at),
            *(Title.title, Fine.kind, Fine.note),
        )
        .join(Member, Member.id == Fine.member_id)
        .join(Loan, Loan.id == Fine.loan_id)
        .join(Item, Item.id == Loan.item_id)
        .join(Title, Title.id == Item.title_id)
        .where(Member.uid == uid, Fine.cancelled_at.is_(None))
        .order_by(Fine.assessed_at.desc())
    )
    found = [*rows_as(FineRow, rows), *charged]
    return sorted(found, key=lambda fine: fine.assessed_at, reverse=True)


class PastLoanRow(NamedTuple):
    """A loan that ended."""

    title: str
    barcode: str
    lent_at: datetime
    due_at: datetime
    ended_at: datetime
    ending: str
    renewals: int
    by_itself: int = 0


def past_loans(session: Session, member_id: int) -> int:
    """How many loans of a member have ended."""
    ended = select(func.count()).where(Loan.member_id == member_id, Loan.ended_at.is_not(None))
    return session.scalar(ended) or 0


def loan_history(session: Session, uid: UUID, limit: int = 100) -> list[PastLoanRow]:
    """What a member had out before, newest first."""
    rows = session.execute(
        select(
            Title.title,
            Item.barcode,
            Loan.lent_at,
            Loan.due_at,
            Loan.ended_at,
            Loan.ending,
            Loan.renewals,
            renewed_itself(),
        )
        .join(Member, Member.id == Loan.member_id)
        .join(Item, Item.id == Loan.item_id)
        .join(Title, Title.id == Item.title_id)
        .where(Member.uid == uid, Loan.ended_at.is_not(None))
        .order_by(Loan.lent_at.desc())
        .limit(limit)
    )
    return rows_as(PastLoanRow, rows)


def maybe_registered(session: Session, person: Person, limit: int = 5) -> list[MemberRow]:
    """Members who may be the person being registered, among those who share a word or the number."""
    share: list[int] = []
    for word in words(" ".join(person.name_words)):
        ids = text("SELECT rowid FROM member_search WHERE member_search MATCH :match LIMIT 300")
        share += session.scalars(ids, {"match": f'"{word}"'})
    candidates = session.scalars(
        select(Member).where(
            Member.merged_into.is_(None),
            or_(
                Member.id.in_(set(share)),
                Member.identity_number.in_(spellings(person.identity_number)),
            ),
        )
    )
    same = [m.id for m in candidates if maybe_same(person, _person(m))]
    return [
        MemberRow(*row) for row in session.execute(_member_rows().where(Member.id.in_(same)).limit(limit))
    ]


def _person(member: Member) -> Person:
    return Person(
        name_words=words(member.name),
        birth_date=member.birth_date,
        identity_number=member.identity_number,
        phone=member.phone,
    )


class CardRow(NamedTuple):
    """A further card of a member; `lost_at` where it is lost now."""

    uid: UUID
    number: str
    sort: str
    lost_at: datetime | None


def cards_of(session: Session, uid: UUID) -> list[CardRow]:
    """A member's cards beside the first one, those in use first."""
    lost_at = case((card_is_lost(), MemberCard.lost_at))
    rows = session.execute(
        select(MemberCard.uid, MemberCard.number, MemberCard.sort, type_coerce(lost_at, UtcTime))
        .join(Member, Member.id == MemberCard.member_id)
        .where(Member.uid == uid, MemberCard.removed_at.is_(None))
        .order_by(card_is_lost(), MemberCard.added_at)
    )
    return rows_as(CardRow, rows)


class LostCard(NamedTuple):
    """Whose a lost card was, and which they have now."""

    member: UUID
    member_name: str
    number: str
    lost_at: datetime


def lost_card(session: Session, card: str) -> LostCard | None:
    """Whose it was; None where it is not lost."""
    found = session.execute(
        select(Member.uid, Member.name, Member.number, MemberCard.lost_at)
        .join(MemberCard, MemberCard.member_id == Member.id)
        .where(MemberCard.number == card, card_is_lost())
    ).first()
    return None if found is None else rows_as(LostCard, [found])[0]


class PaymentRow(NamedTuple):
    """What settled some of a member's fines; `kind` as in rules.ledger, `amount` in rupiah."""

    uid: UUID
    kind: str
    amount: int
    reason: str
    made_at: datetime
    branch: str
    cancelled: bool


def taken_back_at(session: Session, payment: UUID) -> datetime | None:
    """When a payment was taken back; None while it counts, or where it is not known here."""
    when: datetime | None = session.scalar(select(Payment.cancelled_at).where(Payment.uid == payment))
    return when


def payments_of(session: Session, uid: UUID) -> list[PaymentRow]:
    """A member's payments, newest first, those taken back too."""
    rows = session.execute(
        select(
            Payment.uid,
            Payment.kind,
            Payment.amount,
            Payment.reason,
            Payment.made_at,
            Branch.name,
            Payment.cancelled_at.is_not(None),
        )
        .join(Member, Member.id == Payment.member_id)
        .join(Branch, Branch.id == Payment.branch_id)
        .where(Member.uid == uid)
        .order_by(Payment.made_at.desc())
    )
    return rows_as(PaymentRow, rows)
