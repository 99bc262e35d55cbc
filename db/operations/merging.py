# SPDX-License-Identifier: GPL-3.0-or-later
"""Records of one person: which of them stands, and that it is blocked as long as one of them is.

Each record keeps its own block; the one that stands has the block of another while it has none of its own.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Member, MemberPhoto, Registration
from db.models.columns import EPOCH

M = TypeVar("M", Member, Registration)


class Block(NamedTuple):
    """Why a member may not borrow, and since when; both None where there is no block."""

    reason: str | None
    since: datetime | None


FREE = Block(None, None)


def standing(session: Session, one: M) -> M:
    """The member or registration that this one was merged into, as far as it is known here."""
    model = type(one)
    seen = {one.uid}
    while one.merged_into is not None:
        into = session.scalar(select(model).where(model.uid == one.merged_into))
        # Older programs could merge two with each other.
        if into is None or into.uid in seen:
            break
        one = into
        seen.add(one.uid)
    return one


def block_of(member: Member) -> Block:
    """A record's block."""
    return Block(member.block_reason, member.blocked_at)


def put_block(member: Member, block: Block) -> None:
    """A record has this block, or none."""
    member.block_reason, member.blocked_at = block


def inherit_block(session: Session, stands: Member) -> None:
    """Where the record that stands has no block, the earliest of those that were merged into it counts."""
    if block_of(stands) != FREE:
        return
    blocked = [one for one in _merged_into(session, stands) if block_of(one) != FREE]
    if blocked:
        first = min(blocked, key=lambda one: (one.blocked_at or EPOCH, one.uid))
        put_block(stands, block_of(first))


def block_changed(session: Session, member: Member, before: Block) -> None:
    """A record's block was another: the one that stands follows; what was lifted is lifted of all."""
    now = block_of(member)
    if now == before:
        return
    stands = standing(session, member)
    if now != FREE:
        if block_of(stands) in (before, FREE):
            put_block(stands, now)
        return
    for one in (stands, *_merged_into(session, stands)):
        if block_of(one) == before:
            put_block(one, FREE)
    inherit_block(session, stands)


def move_photo(session: Session, merged: Member, into: Member) -> None:
    """The photo of a record that goes is that of the one that stands, where that has none of its own."""
    session.flush()
    photo = session.get(MemberPhoto, merged.id)
    if photo is None:
        return
    if session.get(MemberPhoto, into.id) is None:
        session.add(MemberPhoto(member_id=into.id, jpeg=photo.jpeg))
    session.delete(photo)


def share_block(session: Session, member: Member) -> Iterator[Member]:
    """The other records that a word on this one's block may concern."""
    stands = standing(session, member)
    yield stands
    if member.block_reason is not None:
        yield from (one for one in _merged_into(session, stands) if one.block_reason is not None)


def _merged_into(session: Session, stands: Member) -> list[Member]:
    """All whose records were merged into this one, by whatever way."""
    found: list[Member] = []
    last = {stands.uid}
    while last:
        seen = {one.uid for one in found} | {stands.uid}
        more = select(Member).where(Member.merged_into.in_(last), Member.uid.not_in(seen))
        rows = session.scalars(more.order_by(Member.uid)).all()
        found += rows
        last = {one.uid for one in rows}
    return found
