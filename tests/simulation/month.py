# SPDX-License-Identifier: GPL-3.0-or-later
"""Forty workdays of one branch at two desks: what people really did is known, so the books can be held to it.

Whoever comes brings real books: a desk that has missed what the other did is told otherwise by its books, and
must cope. Days without a line, a closing that nobody foresaw, late returns, lost books, people who wait; and
what month_errands sends to another branch, a school and a partner, and gets from them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.models import (
    Branch,
    ClosedDay,
    HeldItem,
    Hold,
    Item,
    ItemType,
    Loan,
    Member,
    MemberType,
    new_uid,
)
from db.models.holds import is_open, lies
from db.operations import (
    circulation,
    closing,
    holds,
    importing,
    losses,
    payments,
    policies,
    refusals,
    transits,
)
from db.operations.cataloguing import ItemFacts, TitleFacts
from db.operations.importing import ImportedItem, ImportedMember
from db.operations.members import MemberFacts
from db.operations.operation import Operation
from db.rules.holds import kept_until
from tests.simulation.invariants import Broken, when_quiet
from tests.simulation.month_books import (
    Aside,
    News,
    Return,
    fines_are_for_the_days_that_were_late,
    items_are_with_whom_the_books_say,
    ledgers_balance,
    nobody_waits_or_is_served_twice,
    who_waits_first_is_first,
)
from tests.simulation.month_errands import AT_ONCE, Errands
from tests.simulation.month_places import (
    Body,
    Place,
    books_stand_where_they_are,
    no_more_was_asked_than_agreed,
    partners_books_go_to_their_readers,
    requests_stand_as_they_are,
)
from tests.simulation.world import SimulatedDesk, World, beginning

THEIR_TITLES, THEIR_READERS = 12, 6
"""Of the other branch."""
TERMS: dict[str, Any] = {
    "loan_days": 7,
    "max_loans": 3,
    "max_renewals": 1,
    "renewal_days": 7,
    "fine_per_day": 500,
    "fine_cap": 5_000,
    "lost_price": 60_000,
    "lost_fee": 5_000,
    "max_debt": 40_000,
    "pickup_days": 3,
}
LINE_DOWN, LATE, LOST, WAITS, PAYS, RENEWS = 0.2, 0.15, 0.01, 0.15, 0.5, 0.2
MORNING = timedelta(hours=1)
"""Eight o'clock in Jakarta, in UTC."""


class Size(NamedTuple):
    """How much goes on; `a_day`: people who come to each desk."""

    members: int = 1_200
    titles: int = 900
    workdays: int = 40
    a_day: int = 22


class Month:
    """Two desks of one branch, the server, and the real world around them."""

    def __init__(self, seed: int, size: Size = Size()) -> None:  # noqa: B008 - a value
        self.world = World(seed, start=beginning(), most_rows=5_000)
        self.random, self.size = self.world.random, size
        self.desks = [self.world.enrol(0), self.world.enrol(0)]
        self.errands = Errands(self)
        self.world.quiet()
        self.books: dict[UUID, Body] = {}
        self.titles: dict[UUID, UUID] = {}
        self.people: list[UUID] = []
        self.done: Counter[str] = Counter()
        self.paid: Counter[UUID] = Counter()
        self.returned: dict[tuple[UUID, datetime], Return] = {}
        self.asides: list[Aside] = []
        self.news = News({}, tuple([] for _ in self.world.desks))
        self._stock()

    def _stock(self) -> None:
        """The library's own records, from files, and its rules."""
        desk = self.desks[0].desk
        with desk.store.read() as session:
            item_type = session.scalars(select(ItemType.uid).where(ItemType.code == "BUKU")).one()
            kind = session.scalars(select(MemberType.uid)).first()
        assert kind is not None
        places = [desk.branch] * self.size.titles + [self.errands.there.branch] * THEIR_TITLES
        titles = [(new_uid(), TitleFacts(title=f"Buku {number}")) for number in range(len(places))]
        items = [
            ImportedItem(new_uid(), title, ItemFacts(barcode=f"K{number}", at_branch=at, item_type=item_type))
            for number, ((title, _), at) in enumerate(zip(titles, places, strict=True))
        ]
        homes = [desk.branch] * self.size.members + [self.errands.there.branch] * THEIR_READERS
        today = self.world.now.date()
        members = [
            ImportedMember(
                new_uid(),
                f"X{number}",
                MemberFacts(name=f"Warga {number}", member_type=kind, home_branch=home),
                today,
                today + timedelta(days=365),
            )
            for number, home in enumerate(homes)
        ]
        desk.perform(importing.import_titles, titles=titles, items=items)
        desk.perform(importing.import_members, members=members)
        desk.perform(policies.put_policy, at_branch=desk.branch, terms=TERMS)
        at = {desk.branch: Place.HERE, self.errands.there.branch: Place.THERE}
        self.books = {one.item: Body(at=at[one.facts.at_branch]) for one in items}
        self.titles = {item.item: item.title for item in items}
        self.people = [one.member for one in members[: self.size.members]]
        self.errands.theirs = {one.item for one in items[self.size.titles :]}
        self.errands.begin([one.member for one in members[self.size.members :]])
        self.world.quiet()

    # --- days -----------------------------------------------------------------------------------------

    def play(self) -> None:
        """All days, then everybody syncs."""
        day = self.world.now.date()
        flood = self.size.workdays // 2
        for number in range(self.size.workdays):
            day += timedelta(days=2 if number == flood + 1 else 1)
            day += timedelta(days=1 if day.weekday() == 6 else 0)
            begins = datetime.combine(day, datetime.min.time(), self.world.now.tzinfo) + MORNING
            self.world.now = max(self.world.now, begins)
            self.errands.go_on(number)
            self._live(day, closes_tomorrow=number == flood)
        self.world.quiet()
        self.errands.send_home()
        self.world.quiet()

    def _live(self, day: date, *, closes_tomorrow: bool) -> None:
        up = [desk for desk in self.world.desks if self.random.random() >= LINE_DOWN]
        for number in range(self.size.a_day):
            for desk in self.desks:
                self.world.let_pass(timedelta(minutes=self.random.randint(1, 9)))
                self._somebody_comes(desk)
                if desk in up and number % 4 == 0:
                    self._sync(desk)
        self._tidy_shelf(self.desks[0])
        self.errands.send_home()
        if closes_tomorrow:
            tomorrow = [(day + timedelta(days=1), "Banjir")]
            closing.close_and_move(self.desks[0].desk, days=tomorrow)
        for desk in up:
            self._sync(desk)

    def _sync(self, desk: SimulatedDesk) -> None:
        more = True
        while more:
            request, raw, _ = desk.ask()
            more = desk.take(request, self.world.serve(raw, desk.token()))
        self.news.synced[self.world.desks.index(desk)].append(self.world.now)

    # --- people ---------------------------------------------------------------------------------------

    def _somebody_comes(self, desk: SimulatedDesk) -> None:
        who = self._who(desk)
        if self.random.random() < 0.9:
            for item in [item for item, body in self.books.items() if body.member == who and not body.lost]:
                self._with_a_loan(desk, item, who)
        self._settle(desk, who)
        for _ in range(self.random.randint(0, 2)):
            self.borrow(desk, who)
        if self.random.random() < WAITS:
            self._wait(desk, who)

    def _who(self, desk: SimulatedDesk) -> UUID:
        """Mostly somebody whose books are due, as one remembers by oneself; some are late."""
        with desk.store.read() as session:
            soon = self.world.now + timedelta(days=-3 if self.random.random() < LATE else 2)
            due = select(Member.uid).join(Loan).where(Loan.ended_at.is_(None), Loan.due_at < soon)
            somebody = session.scalars(due.order_by(Loan.due_at).limit(20)).all()
        if somebody and self.random.random() < 0.6:
            return self.random.choice(somebody)
        return self.random.choice(self.people)

    def _with_a_loan(self, desk: SimulatedDesk, item: UUID, who: UUID) -> None:
        chance = self.random.random()
        if chance < LOST:
            self.lose(desk, item, who)
        elif chance < RENEWS:
            if (loan := self.loan_of(desk, item, who)) is not None:
                self.attempt(desk, circulation.renew, loan=loan)
        else:
            self.hand_in(desk, item)

    def lose(self, desk: SimulatedDesk, item: UUID, who: UUID) -> None:
        """Whoever has it says that it is lost, where that desk knows that they have it."""
        loan = self.loan_of(desk, item, who)
        known = self._known_of(desk, item)
        if loan is not None and known is not None:
            made = self.perform(desk, losses.declare_lost, loan=loan)
            self.returned[loan, made.at] = known[1]
            self.books[item] = self.books[item]._replace(lost=True)

    def loan_of(self, desk: SimulatedDesk, item: UUID, who: UUID) -> UUID | None:
        """The loan of whoever stands there, as this desk knows it: of nobody else's can they say anything."""
        with desk.store.read() as session:
            running = select(Loan.uid).join(Item).join(Member, Member.id == Loan.member_id)
            return session.scalar(running.where(Item.uid == item, Member.uid == who, Loan.ended_at.is_(None)))

    def hand_in(self, desk: SimulatedDesk, item: UUID, unknown: str = "handed in unknown") -> None:
        """It is scanned as one that comes back; `unknown` counts how often that desk knew of no loan."""
        try:
            self._take_back(desk, item)
        except refusals.NotOnLoan:
            self.done[unknown] += 1
        except refusals.Unknown:  # a partner's book that came at the other desk: who has it is sent there
            self.done["never heard of"] += 1
            return
        self.done["CheckIn"] += 1
        self.books[item] = Body(at=Place.HERE if desk in self.desks else Place.THERE)
        self.pass_on(desk, item)

    def _take_back(self, desk: SimulatedDesk, item: UUID) -> None:
        known = self._known_of(desk, item)
        made = circulation.take_back(desk.desk, item).operation
        if known is not None:
            self.returned[known[0], made.at] = known[1]

    def _known_of(self, desk: SimulatedDesk, item: UUID) -> tuple[UUID, Return] | None:
        """The loan that a desk believes an item to have, and what a return would go by."""
        with desk.store.read() as session:
            running = select(Loan.uid, Loan.due_at).join(Item)
            found = session.execute(running.where(Item.uid == item, Loan.ended_at.is_(None))).first()
            closed = frozenset(session.scalars(select(ClosedDay.day)))
        return None if found is None else (found.uid, Return(found.due_at, closed))

    def pass_on(self, desk: SimulatedDesk, item: UUID) -> None:
        """What is in hand is kept for who waits, or goes to where that is or to where it belongs."""
        with desk.store.read() as session:
            copy = session.scalars(select(Item).where(Item.uid == item)).one()
            aside = holds.aside_for(session, copy.id)
            lay = select(Branch.uid).join(HeldItem, HeldItem.branch_id == Branch.id)
            put_at = None if aside is None else session.scalar(lay.where(HeldItem.uid == aside.held))
        if aside is None:
            self._put_aside_if_wanted(desk, item)
        elif put_at != desk.branch and self.attempt(desk, holds.put_aside, hold=aside.hold, item=item):
            self.done["put aside anew"] += 1
        with desk.store.read() as session:
            goes = transits.destination(session, desk.branch, item, self.world.now)
        if goes is None:
            return
        send = {"item": item, "to": goes.to, "why": goes.why}
        if goes.under_way is not None or self.attempt(desk, transits.send_item, **send):
            self.errands.load(item, goes.to)

    def _put_aside_if_wanted(self, desk: SimulatedDesk, item: UUID) -> None:
        with desk.store.read() as session:
            copy = session.scalars(select(Item).where(Item.uid == item)).one()
            first = holds.next_in_line(session, copy, self.world.now.date())
            known, waiting = self._who_waits(session, copy.title_id)
        if first is None:
            return
        made = self.attempt(desk, holds.put_aside, hold=first.uid, item=item)
        if isinstance(made, holds.PutAside):
            self.asides.append(Aside(self.world.desks.index(desk), made.held, known, waiting))

    def _who_waits(self, session: Session, title: int) -> tuple[frozenset[UUID], frozenset[UUID]]:
        """The holds on a title that a desk knows, and those of them that wait: told without rules.holds."""
        aside = exists().where(HeldItem.hold_id == Hold.id, lies())
        known = session.scalars(select(Hold.uid).where(Hold.title_id == title))
        waiting = session.scalars(select(Hold.uid).where(Hold.title_id == title, is_open(), ~aside))
        return frozenset(known), frozenset(waiting)

    def borrow(self, desk: SimulatedDesk, who: UUID) -> None:
        """A book that really stands here, whatever the books say; what lies aside for them before that."""
        here = [item for item, body in self.books.items() if body.is_here]
        with desk.store.read() as session:
            aside = session.scalars(
                select(Item.uid)
                .join(HeldItem, HeldItem.item_id == Item.id)
                .join(Hold, Hold.id == HeldItem.hold_id)
                .where(Hold.member == who, lies())
            ).all()
        self.lend(desk, self.random.choice([item for item in aside if self.books[item].is_here] or here), who)

    def lend(self, desk: SimulatedDesk, item: UUID, who: UUID) -> bool:
        """Whether they have it now."""
        lend = {"item": item, "member": who}
        try:
            self.perform(desk, circulation.check_out, **lend)
        except refusals.AlreadyLent:
            # The other desk took it back, and this one has not heard of it.
            self._take_back(desk, item)
            self.done["taken back to be lent"] += 1
            if not self.attempt(desk, circulation.check_out, **lend):
                return False
        except refusals.Refusal as refusal:
            self.done[f"CheckOut {type(refusal).__name__}"] += 1
            return False
        self.books[item] = Body(who)
        return True

    def _wait(self, desk: SimulatedDesk, who: UUID) -> None:
        out = [item for item, body in self.books.items() if self._is_out(body, who)]
        if out:
            self.wait_for(desk, self.random.choice(out), who)

    def wait_for(self, desk: SimulatedDesk, item: UUID, who: UUID) -> None:
        """They wait for its title, to be fetched at this branch."""
        of = {"title": self.titles[item], "member": who, "pickup": desk.branch}
        made = self.attempt(desk, holds.place_hold, **of)
        if isinstance(made, holds.PlaceHold):
            self.news.placed_by[made.hold] = self.desks.index(desk)

    def _is_out(self, body: Body, who: UUID) -> bool:
        """Whether somebody may want it who does not see it on the shelf."""
        is_away = body.member is not None or body.at not in (Place.HERE, Place.GONE)
        return is_away and body.member != who and not body.lost

    def hold_shelf(self) -> set[UUID]:
        """What lies aside: at this branch nobody takes that from there but for whom it is."""
        found = set[UUID]()
        for desk in self.desks:
            with desk.store.read() as session:
                found |= set(session.scalars(select(Item.uid).join(HeldItem).where(lies())))
        return found

    def _settle(self, desk: SimulatedDesk, who: UUID) -> None:
        with desk.store.read() as session:
            key = session.scalar(select(Member.id).where(Member.uid == who))
            owes = payments.owed_by(session, key or 0)
        if owes > 0 and self.random.random() < PAYS:
            amount = owes if self.random.random() < 0.7 else min(owes, 500)
            pay = {"member": who, "amount": amount, "device": desk.desk.device}
            if self.attempt(desk, payments.take_payment, **pay):
                self.paid[who] += amount

    def _tidy_shelf(self, desk: SimulatedDesk) -> None:
        """What nobody fetched in time goes to the next, or back to its place."""
        with desk.store.read() as session:
            there = session.execute(
                select(HeldItem.uid, HeldItem.branch_id, HeldItem.fetch_until, Item.uid)
                .join(Item, Item.id == HeldItem.item_id)
                .where(lies())
            ).all()
            stale = [
                (uid, item)
                for uid, branch, until, item in there
                if (last := kept_until(policies.calendar_of(session, branch), until)) is not None
                and last < self.world.now.date()
            ]
        for held, item in stale:
            made = self.attempt(desk, holds.take_off, held=held, why=holds.NOT_FETCHED)
            if made is not None and self.books[item].is_here:
                self.pass_on(desk, item)

    # --- doing ----------------------------------------------------------------------------------------

    def perform(self, desk: SimulatedDesk, maker: Callable[..., Operation], **facts: Any) -> Operation:
        """Make it, and count it."""
        made = desk.desk.perform(maker, **facts).operation
        self.done[made.kind()] += 1
        return made

    def attempt(self, desk: SimulatedDesk, maker: Callable[..., Operation], **facts: Any) -> Operation | None:
        """The same of what may be refused; that is counted too."""
        try:
            return self.perform(desk, maker, **facts)
        except refusals.Refusal as refusal:
            self.done[f"{maker.__name__} {type(refusal).__name__}"] += 1
            return None

    # --- what must hold -------------------------------------------------------------------------------

    def check(self) -> None:
        """Raises Broken: the invariants of the simulator, and the books against the real world."""
        when_quiet(self.world)
        for session in self._stores():
            items_are_with_whom_the_books_say(session, self.books)
            ledgers_balance(session, self.paid)
            if not fines_are_for_the_days_that_were_late(session, self.returned, TERMS):
                raise Broken("no fine was looked at")
            who_waits_first_is_first(session, self.asides, self.news)
            nobody_waits_or_is_served_twice(session, self.books)
        self.check_errands()

    def check_errands(self) -> None:
        """Raises Broken: what was sent, put in a box, or lent between libraries."""
        for session in self._stores():
            partners_books_go_to_their_readers(session)
            no_more_was_asked_than_agreed(session, AT_ONCE)
            requests_stand_as_they_are(session, self.errands.requests)
            books_stand_where_they_are(session, self.books, self.desks[0].branch)

    def _stores(self) -> Iterator[Session]:
        """The server's and both desks'."""
        for store in (self.world.server, *(desk.store for desk in self.desks)):
            with store.read() as session:
                yield session
