# SPDX-License-Identifier: GPL-3.0-or-later
"""Two records of one person made one: what is seen of both, which stays, and the doing of it."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from db.models import Member
from db.operations.desk import Desk
from db.operations.members import merge_members
from db.operations.notes import settle_note
from db.operations.operation import Changes, row
from db.queries.members import cards_of, member_view
from db.queries.notes import duplicates_of


class Record(NamedTuple):
    """A member's record as it is compared with another."""

    uid: UUID
    name: str
    numbers: tuple[str, ...]
    """The first card's, and those of further cards."""
    member_type: str
    member_type_en: str
    birth_date: date | None
    phone: str
    open_loans: int
    fines: int
    registered_on: date
    block_reason: str | None


def record(desk: Desk, uid: UUID) -> Record:
    """A member's record. Raises Unknown."""
    with desk.store.read() as session:
        who = row(session, Member, uid)
        view = member_view(session, uid)
        assert view is not None
        return Record(
            uid=uid,
            name=view.name,
            numbers=(view.number, *(card.number for card in cards_of(session, uid))),
            member_type=view.member_type,
            member_type_en=view.member_type_en,
            birth_date=who.birth_date,
            phone=view.phone,
            open_loans=len(view.loans),
            fines=view.fines,
            registered_on=view.registered_on,
            block_reason=view.block_reason,
        )


def stays(one: Record, other: Record) -> Record:
    """Which of two is kept unless somebody chooses: that with more on loan; of equals the older."""
    return min(one, other, key=lambda it: (-it.open_loans, it.registered_on, it.uid))


def merge_two(desk: Desk, merged: UUID, into: UUID, note: UUID | None = None) -> Changes:
    """Make one member of two; what was noted of them is settled by it, and `note`.

    Raises what merge_members raises.
    """
    about = set() if note is None else {note}
    with desk.store.read() as session:
        about.update(duplicates_of(session, merged, into))
    with desk.together() as perform:
        changes: Changes = perform(merge_members, merged=merged, into=into).changes
        for uid in sorted(about):
            changes |= perform(settle_note, note=uid, how="merged").changes
    return changes
