# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the month's books really are, and what must hold of parcels, a school's box and partners' books."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Branch, HeldItem, Hold, Interloan, InterloanEvent, Item, Loan, Member, Transit
from db.models.holds import is_open, lies
from db.models.interloan import ORIGIN, is_with_another
from db.models.transits import is_newest, on_its_way, rests_at
from db.rules.interloan import DONE, Act
from db.rules.interloan import Place as Course
from tests.simulation.invariants import Broken

ENDS = (Act.CANCEL, Act.UNFILLED, Act.RECEIVED_BACK, Act.LOST)


class Place(StrEnum):
    """Where a book is that nobody has: `GONE` is a partner's that went back to it."""

    HERE = "here"
    THERE = "at the other branch"
    VAN = "in the van"
    SCHOOL = "in the school's box"
    PARTNER = "lent to a partner"
    GONE = "gone"


class Body(NamedTuple):
    """Where a book is, whatever any desk believes: with a member, or `at` a place; `lost` for good."""

    member: UUID | None = None
    at: Place = Place.HERE
    lost: bool = False

    @property
    def is_here(self) -> bool:
        """Whether it can be taken from a shelf of this branch."""
        return self.member is None and self.at is Place.HERE and not self.lost


class Standing(NamedTuple):
    """Where the thing of an interlibrary loan really is, and whether that is under way."""

    place: Course
    is_open: bool = True


def books_stand_where_they_are(session: Session, real: Mapping[UUID, Body], here: UUID) -> None:
    """Of what no member has: on the way, at a partner, at one of the branches, or gone. Raises Broken."""
    said = _said(session, here)
    wrong = Counter(
        (str(body.at), str(said.get(item)))
        for item, body in real.items()
        if body.member is None and not body.lost and said.get(item) is not body.at
    )
    if wrong:
        raise Broken(f"{wrong.total()} books stand elsewhere than the books say (really, by them): {wrong}")


def _said(session: Session, here: UUID) -> dict[UUID, Place]:
    """What lies aside lies where it was put aside, unless it was sent since; all else where it was last."""
    aside = (
        select(HeldItem.branch_id)
        .join(Hold, Hold.id == HeldItem.hold_id)
        .where(HeldItem.item_id == Item.id, lies(), is_open())
        .limit(1)
        .scalar_subquery()
    )
    is_gone = (Item.origin == ORIGIN) & (Item.condition == "withdrawn")
    rows = (
        select(
            Item.uid,
            is_gone,
            is_with_another(Item.id),
            Transit.id.is_not(None) & on_its_way(),
            Transit.deposit_id.is_not(None),
            Branch.uid,
        )
        .outerjoin(Transit, is_newest(Item.id))
        .join(Branch, Branch.id == func.coalesce(aside, rests_at(), Item.branch_id))
    )
    return {item: _place(*row, branch == here) for item, *row, branch in session.execute(rows)}


def _place(is_gone: bool, with_another: bool, on_way: bool, in_a_box: bool, is_here: bool) -> Place:
    if is_gone:
        return Place.GONE
    if with_another:
        return Place.PARTNER
    if on_way:
        return Place.SCHOOL if in_a_box else Place.VAN
    return Place.HERE if is_here else Place.THERE


def partners_books_go_to_their_readers(session: Session) -> None:
    """None lay aside for who waits for its title, none was lent to anybody else. Raises Broken."""
    aside = select(HeldItem.uid).join(Item, Item.id == HeldItem.item_id).where(Item.origin == ORIGIN)
    if session.scalar(aside.limit(1)) is not None:
        raise Broken("a partner's book lay aside for who waits for its title")
    lent = (
        select(Interloan.member, Member.uid)
        .join(Item, Item.id == Interloan.item_id)
        .join(Loan, Loan.item_id == Item.id)
        .join(Member, Member.id == Loan.member_id)
        .where(Item.origin == ORIGIN)
    )
    if any(reader != borrower for reader, borrower in session.execute(lent)):
        raise Broken("a partner's book was lent to somebody for whom it had not come")


def requests_stand_as_they_are(session: Session, real: Mapping[UUID, Standing]) -> None:
    """Each interlibrary loan, and no other. Raises Broken."""
    rows = session.execute(select(Interloan.uid, Interloan.place, Interloan.status))
    said = {uid: Standing(Course(place), status not in DONE) for uid, place, status in rows}
    if said != real:
        wrong = [(said.get(one), real.get(one)) for one in said | real if said.get(one) != real.get(one)]
        raise Broken(f"interlibrary loans stand otherwise than the books say (by them, really): {wrong}")


def no_more_was_asked_than_agreed(session: Session, most: int) -> None:
    """When something was asked, fewer than `most` were under way of that side, without rules.interloan.

    All are of one partner, and are asked at one desk. Raises Broken.
    """
    over = select(InterloanEvent.interloan_id, func.min(InterloanEvent.happened_at)).where(
        InterloanEvent.act.in_(ENDS), InterloanEvent.taken_back_at.is_(None)
    )
    ended: dict[int, datetime] = dict(session.execute(over.group_by(InterloanEvent.interloan_id)).all())
    asked = select(Interloan.id, Interloan.asked_at, Interloan.requesting_partner_id)
    before: dict[int | None, list[int]] = defaultdict(list)
    for one, at, by in session.execute(asked.order_by(Interloan.asked_at)):
        under_way = [other for other in before[by] if other not in ended or ended[other] > at]
        if len(under_way) >= most:
            raise Broken(f"{len(under_way) + 1} interlibrary loans were under way, {most} were agreed")
        before[by].append(one)
