# SPDX-License-Identifier: GPL-3.0-or-later
"""What the members page reads and writes, as plain values: off the GUI thread, committed on return."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Member
from db.models.members import has_card
from db.models.search import words
from db.operations import cards, fees, members, memberships
from db.operations.desk import Desk
from db.operations.late_so_far import late_so_far
from db.operations.members import EditMember, MemberFacts
from db.operations.operation import Changes, row
from db.operations.refusals import Invalid
from db.queries import library
from db.queries.holds import HoldRow, holds_of
from db.queries.library import BranchRow, TypeRow
from db.queries.members import (
    EVERYBODY,
    CardRow,
    FineRow,
    Group,
    MemberRow,
    MemberView,
    PastLoanRow,
    PaymentRow,
    cards_of,
    find_members,
    fines_of,
    groups,
    loan_history,
    maybe_registered,
    member_row,
    member_view,
    past_loans,
    payments_of,
    standing_uid,
)
from db.queries.notices import NoticeRow, notices_of
from db.queries.open_loans import LoanRow
from db.rules.identity import Person
from desktop_app import merging

MOST_OTHERS = 30
LONGEST_LIST = 300
"""Members shown at once: more words find the others."""


class Frame(NamedTuple):
    """What the page needs of the library, and the day at this desk's branch."""

    library: str
    types: tuple[TypeRow, ...]
    branches: tuple[BranchRow, ...]
    here: UUID
    today: date
    groups: tuple[Group, ...] = ()

    def type_of(self, uid: UUID) -> TypeRow | None:
        """A member type by its uid."""
        return next((kind for kind in self.types if kind.uid == uid), None)

    @property
    def branch(self) -> BranchRow | None:
        """This desk's branch."""
        return next((branch for branch in self.branches if branch.uid == self.here), None)


class OpenLoan(NamedTuple):
    """A line of what a member has out; `days_late` 0 while there is time. What that costs: see LoanRow."""

    title: str
    barcode: str
    due_on: date
    days_late: int
    branch: str
    fine_so_far: int = 0
    suspension_so_far: int = 0


class Detail(NamedTuple):
    """Everything shown of one member."""

    view: MemberView
    facts: MemberFacts
    loans: tuple[OpenLoan, ...]
    fines: tuple[FineRow, ...]
    payments: tuple[PaymentRow, ...]
    notices: tuple[NoticeRow, ...]
    past: tuple[PastLoanRow, ...]
    past_loans: int
    """How many there are; `past` has the newest."""
    guarantor: MemberRow | None = None
    cards: tuple[CardRow, ...] = ()
    holds: tuple[HoldRow, ...] = ()


class Saved(NamedTuple):
    """What was done, as the page says it and takes it back. `before` is what stood there until then.

    `fee` was asked for it, of `amount` rupiah.
    """

    kind: str
    member: UUID
    name: str
    number: str = ""
    until: date | None = None
    before: Detail | None = None
    fee: UUID | None = None
    amount: int = 0
    card: UUID | None = None
    changes: Changes = members.MEMBERS


# --- reading -----------------------------------------------------------------------------------------


def frame(desk: Desk) -> Frame:
    """The library's types and branches, and today."""
    with desk.store.read() as session:
        branches = tuple(library.branches(session))
        return Frame(
            library=library.setting(session, "library", "library_name", ""),
            types=tuple(library.member_types(session)),
            branches=branches,
            here=desk.branch,
            today=desk.clock().astimezone(_zone(branches, desk.branch)).date(),
            groups=tuple(groups(session)),
        )


def _zone(branches: tuple[BranchRow, ...], here: UUID) -> ZoneInfo:
    return ZoneInfo(next((b.timezone for b in branches if b.uid == here), "Asia/Jakarta"))


def find(desk: Desk, typed: str, group: Group = EVERYBODY) -> tuple[MemberRow, ...]:
    """Members by name, number, phone or institution; of one institution or class alone."""
    with desk.store.read() as session:
        return tuple(find_members(session, typed, LONGEST_LIST, group))


def look_up(desk: Desk, uid: UUID) -> Detail | None:
    """One member, or the one that this was merged into; None where there is none any more."""
    with desk.store.read() as session:
        uid = standing_uid(session, uid)
        view = member_view(session, uid)
        if view is None:
            return None
        zone = _zone(tuple(library.branches(session)), desk.branch)
        facts = members.facts_of(session, row(session, Member, uid))
        return Detail(
            view=view,
            facts=facts,
            cards=tuple(cards_of(session, uid)),
            guarantor=None if facts.guarantor is None else member_row(session, facts.guarantor),
            loans=_open_loans(session, view, desk.clock(), zone),
            fines=tuple(fines_of(session, uid)),
            payments=tuple(payments_of(session, uid)),
            notices=tuple(notices_of(session, uid)),
            past=tuple(loan_history(session, uid)),
            past_loans=past_loans(session, view.id),
            holds=tuple(holds_of(session, uid, desk.clock().astimezone(zone).date())),
        )


def _open_loans(session: Session, view: MemberView, now: datetime, zone: ZoneInfo) -> tuple[OpenLoan, ...]:
    late = late_so_far(session, view.id, now)

    def line(loan: LoanRow) -> OpenLoan:
        due_on = loan.due_at.astimezone(zone).date()
        found = late.get(loan.loan)
        if found is None:
            return OpenLoan(loan.title, loan.barcode, due_on, 0, loan.branch)
        days_late = max((now.astimezone(zone).date() - found.falls_due.astimezone(zone).date()).days, 0)
        so_far = (found.fine, found.suspension)
        return OpenLoan(loan.title, loan.barcode, due_on, days_late, loan.branch, *so_far)

    return tuple(map(line, view.loans))


def alike(desk: Desk, person: Person) -> tuple[MemberRow, ...]:
    """Members who may be this person."""
    with desk.store.read() as session:
        return tuple(maybe_registered(session, person))


def others(desk: Desk, detail: Detail, typed: str) -> tuple[MemberRow, ...]:
    """Members with these words beside the one in view; for none those who may be the same person."""
    facts = detail.facts
    same = Person(
        name_words=words(facts.name),
        birth_date=facts.birth_date,
        identity_number=facts.identity_number,
        phone=facts.phone,
    )
    found = find(desk, typed) if typed.strip() else alike(desk, same)
    return tuple(one for one in found if one.uid != detail.view.uid)[:MOST_OTHERS]


# --- writing -----------------------------------------------------------------------------------------


def register(desk: Desk, facts: MemberFacts, number: str, photo: bytes | None, guarantor: str = "") -> Saved:
    """Register, with the photo in the same transaction; `guarantor` is a member's card number.

    Raises Invalid (nobody has that card), and what register_member raises.
    """
    with desk.together() as perform:
        facts = with_guarantor(perform.session, facts, guarantor)
        made, fee = memberships.register(perform, facts=facts, number=number or None)
        if photo is not None:
            perform(members.set_member_photo, member=made.member, jpeg=photo)
    saved = Saved("registered", made.member, facts.name, made.number, made.expires_on)
    return _with_fee(saved, fee)


def _with_fee(saved: Saved, fee: fees.ChargeFee | None) -> Saved:
    return saved if fee is None else saved._replace(fee=fee.fee, amount=fee.amount)


def with_guarantor(session: Session, facts: MemberFacts, number: str) -> MemberFacts:
    """The facts with the member who has this card as guarantor. Raises Invalid."""
    if not number:
        return facts
    found = session.scalar(select(Member.uid).where(has_card(number), Member.merged_into.is_(None)))
    if found is None:
        raise Invalid(field="guarantor", why="unknown_card")
    return replace(facts, guarantor=found)


def edit(desk: Desk, before: Detail, facts: MemberFacts, number: str, guarantor: str = "") -> Saved:
    """Change what differs; `guarantor` is a member's card number.

    Raises Invalid (nobody has that card), and what edit_member raises.
    """
    if before.guarantor is not None and guarantor == before.guarantor.number:
        facts = replace(facts, guarantor=before.facts.guarantor)
    else:
        with desk.store.read() as session:
            facts = with_guarantor(session, facts, guarantor)
    new_number = number if number and number != before.view.number else None
    made = desk.perform(members.edit_member, member=before.view.uid, facts=facts, number=new_number).operation
    assert isinstance(made, EditMember)
    kind = "edited" if made.changed or made.number else "unchanged"
    return Saved(kind, before.view.uid, facts.name, number or before.view.number, before=before)


def renew(desk: Desk, before: Detail) -> Saved:
    """Another period of the member type. Raises what renew_membership raises."""
    with desk.together() as perform:
        made, fee = memberships.renew(perform, member=before.view.uid)
    return _with_fee(_saved("renewed", before, made.expires_on), fee)


def add_card(desk: Desk, before: Detail, number: str, sort: str) -> Saved:
    """Another card. Raises what cards.add_card raises."""
    made = desk.perform(cards.add_card, member=before.view.uid, number=number, sort=sort).operation
    assert isinstance(made, cards.AddCard)
    return _saved("card_added", before)._replace(number=made.number, card=made.card)


def replace_card(desk: Desk, before: Detail, number: str) -> Saved:
    """The first card is lost: another number, the old one rings. Raises what cards.replace_card raises."""
    with desk.together() as perform:
        made, lost = cards.replace_card(perform, member=before.view.uid, number=number)
    return _saved("card_replaced", before)._replace(number=made.number or "", card=lost.card)


def lose_card(desk: Desk, before: Detail, card: UUID, found: bool) -> Saved:
    """A further card is lost, or found. Raises what cards.lose_card raises."""
    desk.perform(cards.lose_card, card=card, found=found)
    return _saved("card_found" if found else "card_lost", before)._replace(card=card)


def remove_card(desk: Desk, before: Detail, card: UUID) -> Saved:
    """A card was entered by mistake. Raises what cards.remove_card raises."""
    desk.perform(cards.remove_card, card=card)
    return _saved("card_removed", before)


def block(desk: Desk, before: Detail, reason: str) -> Saved:
    """Stop from borrowing. Raises what block_member raises."""
    desk.perform(members.block_member, member=before.view.uid, reason=reason)
    return _saved("blocked", before)


def unblock(desk: Desk, before: Detail) -> Saved:
    """Lift a block. Raises what unblock_member raises."""
    desk.perform(members.unblock_member, member=before.view.uid)
    return _saved("unblocked", before)


def set_photo(desk: Desk, before: Detail, jpeg: bytes | None) -> Saved:
    """Keep or remove a photo. Raises what set_member_photo raises."""
    desk.perform(members.set_member_photo, member=before.view.uid, jpeg=jpeg)
    return _saved("photo" if jpeg else "photo_removed", before)


def merge(desk: Desk, merged: UUID, into: UUID) -> Saved:
    """Make one member of two. Raises what merge_members raises."""
    changes = merging.merge_two(desk, merged, into)
    kept = merging.record(desk, into)
    return Saved("merged", into, kept.name, kept.numbers[0], changes=changes)


def _saved(kind: str, before: Detail, until: date | None = None) -> Saved:
    return Saved(kind, before.view.uid, before.view.name, before.view.number, until, before)


def undo(desk: Desk, saved: Saved) -> Saved:
    """Put back what stood there before: itself an operation, journalled like any other."""
    before = saved.before
    assert before is not None
    uid, reason = saved.member, before.view.block_reason
    match saved.kind:
        case "edited":
            desk.perform(members.edit_member, member=uid, facts=before.facts, number=before.view.number)
        case "renewed":
            with desk.together() as perform:
                perform(members.renew_membership, member=uid, until=before.view.expires_on)
                if saved.fee is not None:
                    perform(fees.cancel_fee, fee=saved.fee)
        case "card_added" | "card_replaced" | "card_lost" | "card_found":
            _undo_card(desk, saved, before)
        case "photo" | "photo_removed":
            desk.perform(members.set_member_photo, member=uid, jpeg=before.view.photo)
        case _ if reason is None:
            desk.perform(members.unblock_member, member=uid)
        case _:
            desk.perform(members.block_member, member=uid, reason=reason)
    return Saved("undone", uid, before.view.name, before.view.number)


def _undo_card(desk: Desk, saved: Saved, before: Detail) -> None:
    assert saved.card is not None
    with desk.together() as perform:
        if saved.kind in ("card_lost", "card_found"):
            perform(cards.lose_card, card=saved.card, found=saved.kind == "card_lost")
            return
        perform(cards.remove_card, card=saved.card)
        if saved.kind == "card_replaced":
            perform(members.edit_number, member=saved.member, number=before.view.number)


OF_CARDS = frozenset({"card_added", "card_replaced", "card_lost", "card_found"})
UNDOABLE = OF_CARDS | frozenset({"edited", "renewed", "blocked", "unblocked", "photo", "photo_removed"})
