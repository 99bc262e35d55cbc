# SPDX-License-Identifier: GPL-3.0-or-later
"""Members: registered, edited, renewed, blocked, photographed."""

from datetime import date, timedelta
from uuid import UUID

import msgspec
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.models import (
    Branch,
    Fee,
    Fine,
    Hold,
    Interloan,
    Loan,
    LockerUse,
    Member,
    MemberCard,
    MemberPhoto,
    MemberType,
    Payment,
    Print,
    Registration,
    new_uid,
)
from db.models.search import search_words
from db.operations import refusals
from db.operations.desk import Making
from db.operations.fees import recount
from db.operations.hold_story import tell_holds_of
from db.operations.merging import Block, block_changed, block_of, inherit_block, move_photo, put_block
from db.operations.operation import Changes, Operation, apply, row, sure_key
from db.operations.policies import today_at
from db.operations.visits import move_visits
from db.rules.roles import Right

MEMBERS = Changes({"members"})
LONGEST_PHOTO = 300_000
"""Bytes of a photo's JPEG: a card needs no more, and SLiMS loses larger ones (slims9#256)."""


class MemberFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that is asked of a member; see models.Member. Empty text is 'not given'."""

    name: str
    member_type: UUID
    home_branch: UUID
    other_name: str = ""
    gender: str = ""
    birth_date: date | None = None
    identity_number: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    institution: str = ""
    class_name: str = ""
    student_number: str = ""
    guardian_name: str = ""
    guardian_phone: str = ""
    guarantor: UUID | None = None
    proxy: str = ""
    note: str = ""


class RegisterMember(Operation, frozen=True, kw_only=True):
    """A person becomes a member, from `registered_on` to `expires_on`."""

    member: UUID
    number: str
    facts: MemberFacts
    registered_on: date
    expires_on: date


class EditMember(Operation, frozen=True, kw_only=True):
    """A member's particulars are changed: only the fields that differ, so that two desks' edits merge."""

    member: UUID
    changed: dict[str, str | None]
    number: str | None = None


class RenewMembership(Operation, frozen=True, kw_only=True):
    """A membership runs on until `expires_on`."""

    member: UUID
    expires_on: date


class BlockMember(Operation, frozen=True, kw_only=True):
    """A member may not borrow, for this reason; with `reason` None the block is lifted."""

    member: UUID
    reason: str | None


class SetMemberPhoto(Operation, frozen=True, kw_only=True):
    """A member's photo (JPEG), or None to take it away."""

    member: UUID
    jpeg: bytes | None


class MergeMembers(Operation, frozen=True, kw_only=True):
    """Two registrations were one person: what `merged` has or has done is `into`'s from now on.

    So is its block where `into` has none; its number opens `into`.
    """

    merged: UUID
    into: UUID


# --- making ------------------------------------------------------------------------------------------


def register_member(
    making: Making,
    /,
    *,
    facts: MemberFacts,
    number: str | None = None,
    registered_on: date | None = None,
    expires_on: date | None = None,
) -> RegisterMember:
    """Register a member; without `number` the card gets the desk's next one.

    Raises Invalid, Taken (the number), NumbersUsedUp, NotAllowed.
    """
    making.require(Right.EDIT_MEMBERS)
    check_facts(facts, today_at(making))
    kind = row(making.session, MemberType, facts.member_type)
    start = registered_on or today_at(making)
    return RegisterMember(
        **making.header()._asdict(),
        member=new_uid(),
        number=_free_number(making, number, None) if number else next_number(making),
        facts=facts,
        registered_on=start,
        expires_on=expires_on or start + timedelta(days=kind.validity_days),
    )


def edit_member(
    making: Making, /, *, member: UUID, facts: MemberFacts, number: str | None = None
) -> EditMember:
    """Change what differs. Raises Invalid, Taken, Unknown, NotAllowed."""
    making.require(Right.EDIT_MEMBERS)
    check_facts(facts, today_at(making))
    before, after = as_text(facts_of(making.session, row(making.session, Member, member))), as_text(facts)
    return EditMember(
        **making.header()._asdict(),
        member=member,
        changed={name: value for name, value in after.items() if before[name] != value},
        number=_free_number(making, number, member) if number else None,
    )


def edit_number(making: Making, /, *, member: UUID, number: str) -> EditMember:
    """A member's first card has another number. Raises Taken, Unknown, NotAllowed."""
    making.require(Right.EDIT_MEMBERS)
    row(making.session, Member, member)
    free = _free_number(making, number, member)
    return EditMember(**making.header()._asdict(), member=member, changed={}, number=free)


def set_class(making: Making, /, *, member: UUID, class_name: str) -> EditMember:
    """A pupil is in another class. Raises Unknown, NotAllowed."""
    making.require(Right.EDIT_MEMBERS)
    row(making.session, Member, member)
    changed: dict[str, str | None] = {"class_name": class_name.strip()}
    return EditMember(**making.header()._asdict(), member=member, changed=changed)


def renew_membership(making: Making, /, *, member: UUID, until: date | None = None) -> RenewMembership:
    """Renew for the member type's period, from the expiry or, if past, from today. Raises NotAllowed."""
    making.require(Right.EDIT_MEMBERS)
    who = row(making.session, Member, member)
    kind = making.session.get_one(MemberType, who.member_type_id)
    start = max(who.expires_on, today_at(making))
    until = until or start + timedelta(days=kind.validity_days)
    return RenewMembership(**making.header()._asdict(), member=member, expires_on=until)


def block_member(making: Making, /, *, member: UUID, reason: str) -> BlockMember:
    """Stop a member from borrowing. Raises Invalid (no reason), NotAllowed."""
    making.require(Right.BLOCK_MEMBERS)
    if not reason.strip():
        raise refusals.Invalid(field="reason", why="empty")
    return BlockMember(**making.header()._asdict(), member=member, reason=reason.strip())


def unblock_member(making: Making, /, *, member: UUID) -> BlockMember:
    """Lift a block. Raises NotAllowed."""
    making.require(Right.BLOCK_MEMBERS)
    return BlockMember(**making.header()._asdict(), member=member, reason=None)


def set_member_photo(making: Making, /, *, member: UUID, jpeg: bytes | None) -> SetMemberPhoto:
    """Keep or remove a photo. Raises Invalid where it is no JPEG or too large, NotAllowed."""
    making.require(Right.EDIT_MEMBERS)
    if jpeg is not None and (not jpeg.startswith(b"\xff\xd8") or len(jpeg) > LONGEST_PHOTO):
        raise refusals.Invalid(field="photo", why="not_an_image")
    return SetMemberPhoto(**making.header()._asdict(), member=member, jpeg=jpeg)


def merge_members(making: Making, /, *, merged: UUID, into: UUID) -> MergeMembers:
    """Make one member of two. Raises Invalid (the same, or merged before), Unknown, NotAllowed."""
    making.require(Right.EDIT_MEMBERS)
    one, other = row(making.session, Member, merged), row(making.session, Member, into)
    if one.id == other.id or one.merged_into is not None or other.merged_into is not None:
        raise refusals.Invalid(field="member", why="merged")
    return MergeMembers(**making.header()._asdict(), merged=merged, into=into)


def check_facts(facts: MemberFacts, today: date) -> None:
    """Raises Invalid where a field can't be as it is."""
    if not facts.name.strip():
        raise refusals.Invalid(field="name", why="empty")
    if facts.birth_date is not None and facts.birth_date > today:
        raise refusals.Invalid(field="birth_date", why="bad_date")
    if facts.email and "@" not in facts.email:
        raise refusals.Invalid(field="email", why="bad_text")


def facts_of(session: Session, member: Member) -> MemberFacts:
    """A member's row as the facts that an edit starts from."""
    return MemberFacts(
        member_type=session.get_one(MemberType, member.member_type_id).uid,
        home_branch=session.get_one(Branch, member.branch_id).uid,
        **{name: getattr(member, name) for name in PLAIN},
    )


FOUND_BY = ("name", "other_name", "number", "phone", "institution", "class_name", "student_number")
PLAIN = tuple(f for f in MemberFacts.__struct_fields__ if f not in {"member_type", "home_branch"})


def as_text(facts: MemberFacts) -> dict[str, str | None]:
    """Each fact as it travels in an edit: dates and uids in ISO form."""
    return {
        name: None if (value := getattr(facts, name)) is None else str(value)
        for name in MemberFacts.__struct_fields__
    }


def next_number(making: Making) -> str:
    """The next number for a card, none that an import has brought. Raises NumbersUsedUp."""
    while True:
        number = making.number("member")
        if _holder(making.session, number) is None:
            return number


def _free_number(making: Making, number: str, member: UUID | None) -> str:
    owner = _holder(making.session, number.strip())
    if owner is not None and owner != member:
        raise refusals.Taken(what="members", text=number)
    return number.strip()


def _holder(session: Session, number: str) -> UUID | None:
    """Who has a card with this number, the first or a further one."""
    first: UUID | None = session.scalar(select(Member.uid).where(Member.number == number))
    further = select(Member.uid).join(MemberCard, MemberCard.member_id == Member.id)
    return first or session.scalar(further.where(MemberCard.number == number))


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: RegisterMember, session: Session) -> Changes:
    facts = operation.facts
    member = Member(
        uid=operation.member,
        number=operation.number,
        member_type_id=sure_key(session, MemberType, facts.member_type),
        branch_id=sure_key(session, Branch, facts.home_branch),
        registered_on=operation.registered_on,
        expires_on=operation.expires_on,
        search_words="",
        **{name: getattr(facts, name) for name in PLAIN},
    )
    member.search_words = member_words(member)
    session.add(member)
    return MEMBERS


@apply.register
def _(operation: EditMember, session: Session) -> Changes:
    member = row(session, Member, operation.member)
    for name, value in operation.changed.items():
        _set(session, member, name, value)
    if operation.number is not None:
        member.number = operation.number
    member.search_words = member_words(member)
    return MEMBERS


def _set(session: Session, member: Member, name: str, value: str | None) -> None:
    match name:
        case "member_type":
            member.member_type_id = sure_key(session, MemberType, UUID(value))
        case "home_branch":
            member.branch_id = sure_key(session, Branch, UUID(value))
        case "birth_date":
            member.birth_date = None if value is None else date.fromisoformat(value)
        case "guarantor":
            member.guarantor = None if value is None else UUID(value)
        case _ if name in PLAIN:
            setattr(member, name, value or "")


def member_words(member: Member) -> str:
    """What a member is found by: names, numbers, phone, institution and class."""
    return search_words(getattr(member, name) for name in FOUND_BY)


@apply.register
def _(operation: RenewMembership, session: Session) -> Changes:
    row(session, Member, operation.member).expires_on = operation.expires_on
    return MEMBERS


@apply.register
def _(operation: BlockMember, session: Session) -> Changes:
    member = row(session, Member, operation.member)
    before = block_of(member)
    say_block(operation, session)
    block_changed(session, member, before)
    return MEMBERS


def say_block(operation: BlockMember, session: Session) -> Changes:
    """The block of the record that is named; what follows for others of that person is told apart."""
    since = operation.made_at if operation.reason is not None else None
    put_block(row(session, Member, operation.member), Block(operation.reason, since))
    return MEMBERS


@apply.register
def _(operation: SetMemberPhoto, session: Session) -> Changes:
    member_id = sure_key(session, Member, operation.member)
    if operation.jpeg is not None:
        session.merge(MemberPhoto(member_id=member_id, jpeg=operation.jpeg))
    elif (photo := session.get(MemberPhoto, member_id)) is not None:
        session.delete(photo)
    return MEMBERS


@apply.register
def _(operation: MergeMembers, session: Session) -> Changes:
    merged, into = row(session, Member, operation.merged), row(session, Member, operation.into)
    for model in (Loan, Fine, Fee, Payment, Print, MemberCard):
        session.execute(update(model).where(model.member_id == merged.id).values(member_id=into.id))
    recount(session, into.id)
    session.execute(update(Registration).where(Registration.member == merged.uid).values(member=into.uid))
    session.execute(update(Hold).where(Hold.member == merged.uid).values(member=into.uid))
    session.execute(update(Interloan).where(Interloan.member == merged.uid).values(member=into.uid))
    session.execute(update(LockerUse).where(LockerUse.member == merged.uid).values(member=into.uid))
    move_visits(session, merged.uid, into.uid)
    tell_holds_of(session, into.uid)
    merged.merged_into = into.uid
    inherit_block(session, into)
    move_photo(session, merged, into)
    told = {"loans", "fines", "prints", "registrations", "holds", "interloans", "visits"}
    return MEMBERS | told
