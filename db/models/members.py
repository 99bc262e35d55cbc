# SPDX-License-Identifier: GPL-3.0-or-later
"""Members: the people who may borrow."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Base, Row


class MemberType(Row):
    """A kind of member (public, pupil, student …); `validity_days` is how long a membership lasts.

    Registering and renewing cost so many rupiah, 0 = nothing.
    """

    __tablename__ = "member_types"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")
    validity_days: Mapped[int] = mapped_column(default=365)
    registration_fee: Mapped[int] = mapped_column(default=0)
    renewal_fee: Mapped[int] = mapped_column(default=0)


class Member(Row):
    """A person who may borrow. `number` stands on the card; `search_words` feeds member_search.

    `merged_into` is the uid of the member that this registration of the same person was merged into: not
    every desk that has the one may have the other. So is `guarantor` ('penjamin'), another member.
    `student_number` is what a school calls a pupil (NIS, NISN); `proxy` are those who may fetch for the
    member, a name on a line.
    """

    __tablename__ = "members"

    number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    other_name: Mapped[str] = mapped_column(default="")
    member_type_id: Mapped[int] = mapped_column(ForeignKey("member_types.id"))
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    registered_on: Mapped[date]
    expires_on: Mapped[date]
    gender: Mapped[str] = mapped_column(default="")
    birth_date: Mapped[date | None] = mapped_column(default=None)
    identity_number: Mapped[str] = mapped_column(default="", index=True)
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    institution: Mapped[str] = mapped_column(default="")
    class_name: Mapped[str] = mapped_column(default="")
    student_number: Mapped[str] = mapped_column(default="", index=True)
    guardian_name: Mapped[str] = mapped_column(default="")
    guardian_phone: Mapped[str] = mapped_column(default="")
    guarantor: Mapped[UUID | None] = mapped_column(default=None)
    proxy: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    block_reason: Mapped[str | None] = mapped_column(default=None)
    blocked_at: Mapped[datetime | None] = mapped_column(default=None)
    search_words: Mapped[str]
    merged_into: Mapped[UUID | None] = mapped_column(default=None)


class MemberPhoto(Base):
    """A member's photo as JPEG, apart from the row that every scan reads."""

    __tablename__ = "member_photos"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), primary_key=True)
    jpeg: Mapped[bytes]


class MemberCard(Row):
    """A further card of a member: by a kind of rules.cards. `Member.number` is the first one's.

    Lost while `lost_at` is later than `found_at`. One that was entered by mistake has another number since.
    """

    __tablename__ = "member_cards"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id", ondelete="CASCADE"), index=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    number: Mapped[str] = mapped_column(unique=True)
    sort: Mapped[str]
    added_at: Mapped[datetime]
    lost_at: Mapped[datetime | None] = mapped_column(default=None)
    found_at: Mapped[datetime | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


def card_is_lost() -> ColumnElement[bool]:
    """Whether a further card is lost; as rules.cards.is_lost has it."""
    never_found = or_(MemberCard.found_at.is_(None), MemberCard.found_at < MemberCard.lost_at)
    return MemberCard.lost_at.is_not(None) & never_found


def has_card(number: Any) -> ColumnElement[bool]:
    """Who has a card with this number that is not lost; a value or a parameter."""
    further = select(MemberCard.member_id).where(MemberCard.number == number, ~card_is_lost())
    return or_(Member.number == number, Member.id.in_(further))
