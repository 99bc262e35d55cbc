# SPDX-License-Identifier: GPL-3.0-or-later
"""What the month's books must agree with: fines reckoned from the days, queues from who came first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Fine, HeldItem, Hold, Item, Loan, Member, Payment
from db.models.circulation import left_to_pay
from db.models.holds import is_open, lies
from db.rules.ledger import CASH
from tests.simulation.invariants import Broken
from tests.simulation.month_places import Body

SUNDAY, JAKARTA = 6, ZoneInfo("Asia/Jakarta")


class Return(NamedTuple):
    """What a desk knew when it took a loan back: when that was due, and which dates were closed."""

    due_at: datetime
    closed: frozenset[date]


class Aside(NamedTuple):
    """What a desk knew when it put an item aside: the title's holds, and those that waited."""

    desk: int
    held: UUID
    known: frozenset[UUID]
    waiting: frozenset[UUID]


class News(NamedTuple):
    """At which desk each hold was placed, and when each desk has synced."""

    placed_by: dict[UUID, int]
    synced: tuple[list[datetime], ...]

    def could_be_known(self, hold: UUID, placed_at: datetime, desk: int, at: datetime) -> bool:
        """Whether a hold was placed at this desk, or had come to it by then."""
        sender = self.placed_by[hold]
        sent = next((sync for sync in self.synced[sender] if sync >= placed_at), at)
        return sender == desk or any(sent < sync < at for sync in self.synced[desk])


def items_are_with_whom_the_books_say(session: Session, real: Mapping[UUID, Body]) -> None:
    """What members have, and what is lost. Raises Broken."""
    out = select(Item.uid, Member.uid).join(Loan, Loan.item_id == Item.id)
    rows = session.execute(out.join(Member, Member.id == Loan.member_id).where(Loan.ended_at.is_(None)))
    books = {item: member for item, member in rows if item in real}
    lost = set(session.scalars(select(Item.uid).where(Item.condition == "lost")))
    theirs = {item: body.member for item, body in real.items() if body.member and not body.lost}
    if books != theirs:
        wrong = {item for item in books.keys() | theirs.keys() if books.get(item) != theirs.get(item)}
        raise Broken(f"{len(wrong)} of {len(theirs)} items are not where the books say")
    if lost != {item for item, body in real.items() if body.lost}:
        raise Broken("what is lost is not what the books say")


def ledgers_balance(session: Session, paid: Mapping[UUID, int]) -> None:
    """What each member owes is what was asked less what that person really paid, and the tills hold that.

    Raises Broken.
    """
    owed = session.execute(select(Member.uid, left_to_pay(Member.id, CASH)).select_from(Member)).all()
    asked = select(Member.uid, func.sum(Fine.amount)).join(Fine, Fine.member_id == Member.id)
    fines: dict[UUID, int] = dict(
        session.execute(asked.where(Fine.cancelled_at.is_(None)).group_by(Member.uid)).all()
    )
    wrong = [who for who, left in owed if left != fines.get(who, 0) - paid.get(who, 0)]
    if wrong:
        raise Broken(f"{len(wrong)} members owe something else than what was asked less what they paid")
    tills = session.execute(select(Payment.kind, Payment.amount).where(Payment.cancelled_at.is_(None)))
    if sum(paid.values()) != sum(CASH[kind] * amount for kind, amount in tills):
        raise Broken("the tills don't hold what was paid")


def nobody_waits_or_is_served_twice(session: Session, real: Mapping[UUID, Body]) -> None:
    """Nothing lies aside twice, or that somebody has; nobody waits twice for a title. Raises Broken."""
    lying = session.scalars(select(Item.uid).join(HeldItem).where(lies())).all()
    waiting = session.execute(select(Hold.title_id, Hold.member).where(is_open())).all()
    if any(real[item].member is not None for item in lying if item in real):
        raise Broken("something lies aside that somebody has at home")
    if len(set(lying)) != len(lying):
        raise Broken("one item lies aside for two")
    if len(set(waiting)) != len(waiting):
        raise Broken("somebody waits twice for one title")


def fines_are_for_the_days_that_were_late(
    session: Session, returned: Mapping[tuple[UUID, datetime], Return], terms: Mapping[str, Any]
) -> int:
    """Each return or loss that ended a loan costs for lateness what its desk could know, without rules.fines.

    A desk that has not heard of a renewal, or of the flood, goes by what it knows; nothing is asked where the
    loan was not known at all. What was lost is late up to then. Gives how many fines are of desks that knew
    all. Raises Broken.
    """
    loans = select(Loan.uid, Loan.ended_at, Loan.due_at)
    ended = session.execute(loans.where(Loan.ending.in_(("returned", "lost")))).all()
    late = select(Loan.uid, Fine.amount).join(Fine, Fine.loan_id == Loan.id)
    asked: Counter[UUID] = Counter()
    for loan, amount in session.execute(late.where(Fine.kind == "late", Fine.cancelled_at.is_(None))):
        asked[loan] += amount
    by_all, closed = 0, max((known.closed for known in returned.values()), key=len)
    for loan, at, due_at in ended:
        assert at is not None
        known = returned.get((loan, at))
        expected = 0 if known is None else _costs(known.due_at, at, known.closed, terms)
        if asked.pop(loan, 0) != expected:
            raise Broken(f"a return at {at} of what was due at {due_at} does not cost {expected}")
        by_all += known == Return(due_at, closed) and expected > 0
    if asked:
        raise Broken(f"{len(asked)} loans that did not come back late cost a fine for it: {set(asked)}")
    return by_all


def _costs(due_at: datetime, back_at: datetime, closed: frozenset[date], terms: Mapping[str, Any]) -> int:
    """Rupiah, counted day by day: open days from the due day on, of which the first is not late."""
    due, back = (moment.astimezone(JAKARTA).date() for moment in (due_at, back_at))
    days = (due + timedelta(days=n) for n in range((back - due).days + 1))
    opened = [day for day in days if day.weekday() != SUNDAY and day not in closed]
    return min(max(len(opened) - 1, 0) * int(terms["fine_per_day"]), int(terms["fine_cap"]))


def who_waits_first_is_first(session: Session, asides: Iterable[Aside], news: News) -> None:
    """Whoever an item was put aside for was first, by corrected time, of those that its desk knew to wait.

    The exceptions: who had reserved at the other desk and the news had not come yet, and whom the desk knew
    but not as waiting (something lay aside, or it was fetched, as far as it had heard). Each title has one
    copy, but for a partner's that serves no queue, and all are fetched at one branch: any copy serves any
    hold, and no branch comes before another. Raises Broken.
    """
    holds = session.execute(select(Hold.uid, Hold.title_id, Hold.placed_at)).all()
    placed = {hold: (at, hold) for hold, _, at in holds}
    title_of = {hold: title for hold, title, _ in holds}
    of_title: dict[int, list[UUID]] = defaultdict(list)
    for hold, title, _ in holds:
        of_title[title].append(hold)
    rows = session.execute(select(HeldItem.uid, Hold.uid, HeldItem.put_at).join(Hold))
    put = {held: (hold, at) for held, hold, at in rows}
    for aside in asides:
        hold, at = put[aside.held]
        if hold != (first := min(aside.waiting, key=placed.__getitem__)):
            raise Broken(f"put aside at {at} for {hold}, before {first}")
        for other in of_title[title_of[hold]]:
            unknown = other not in aside.known and placed[other] < placed[hold]
            if unknown and news.could_be_known(other, placed[other][0], aside.desk, at):
                raise Broken(f"put aside at {at} for {hold}, without knowing of {other}")
