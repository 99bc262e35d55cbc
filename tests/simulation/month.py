# SPDX-License-Identifier: GPL-3.0-or-later
"""Forty workdays of one branch at two desks: what people really did is known, so the books can be held to it.

Whoever comes brings real books: a desk that has missed what the other did is told otherwise by its books, and
must cope. Days without a line, a closing that nobody foresaw, late returns, lost books, people who wait.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from db.models import (
    ClosedDay,
    Fine,
    HeldItem,
    Hold,
    Item,
    ItemType,
    Loan,
    Member,
    MemberType,
    Payment,
    Title,
    new_uid,
)
from db.models.circulation import left_to_pay
from db.models.holds import is_open, lies
from db.operations import circulation, closing, holds, importing, losses, payments, policies, refusals
from db.operations.cataloguing import ItemFacts, TitleFacts
from db.operations.importing import ImportedItem, ImportedMember
from db.operations.members import MemberFacts
from db.operations.operation import Operation
from db.rules.holds import kept_until
from db.rules.ledger import CASH
from db.store import Store
from tests.simulation.invariants import Broken, when_quiet
from tests.simulation.memory import MemoryStore
from tests.simulation.month_books import (
    Aside,
    News,
    Return,
    fines_are_for_the_days_that_were_late,
    who_waits_first_is_first,
)
from tests.simulation.world import SimulatedDesk, World, beginning

MEMBERS, TITLES, WORKDAYS, A_DAY = 1_200, 900, 40, 22
"""`A_DAY`: people who come to each desk."""
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


class Body(NamedTuple):
    """Where a book is, whatever any desk believes: with a member, or None: here; `lost` for good."""

    member: UUID | None = None
    lost: bool = False


class Month:
    """Two desks of one branch, the server, and the real world around them."""

    def __init__(self, seed: int) -> None:
        self.world = World(seed, start=beginning(), most_rows=5_000)
        self.random = self.world.random
        self.desks = [self.world.enrol(0), self.world.enrol(0)]
        self.world.quiet()
        self.books: dict[UUID, Body] = {}
        self.titles: dict[UUID, UUID] = {}
        self.people: list[UUID] = []
        self.done: Counter[str] = Counter()
        self.paid: Counter[UUID] = Counter()
        self.returned: dict[tuple[UUID, datetime], Return] = {}
        self.asides: list[Aside] = []
        self.news = News({}, ([], []))
        self._stock()

    def _stock(self) -> None:
        """The library's own records, from files, and its rules."""
        desk = self.desks[0].desk
        with desk.store.read() as session:
            item_type = session.scalars(select(ItemType.uid).where(ItemType.code == "BUKU")).one()
            kind = session.scalars(select(MemberType.uid)).first()
        assert kind is not None
        titles = [(new_uid(), TitleFacts(title=f"Buku {number}")) for number in range(TITLES)]
        items = [
            ImportedItem(
                new_uid(), title, ItemFacts(barcode=f"K{number}", at_branch=desk.branch, item_type=item_type)
            )
            for number, (title, _) in enumerate(titles)
        ]
        self.people = [new_uid() for _ in range(MEMBERS)]
        today = self.world.now.date()
        members = [
            ImportedMember(
                uid,
                f"X{number}",
                MemberFacts(name=f"Warga {number}", member_type=kind, home_branch=desk.branch),
                today,
                today + timedelta(days=365),
            )
            for number, uid in enumerate(self.people)
        ]
        desk.perform(importing.import_titles, titles=titles, items=items)
        desk.perform(importing.import_members, members=members)
        desk.perform(policies.put_policy, at_branch=desk.branch, terms=TERMS)
        self.books = {item.item: Body() for item in items}
        self.titles = {item.item: item.title for item in items}
        self.world.quiet()

    # --- days -----------------------------------------------------------------------------------------

    def play(self) -> None:
        """All days, then everybody syncs."""
        day = self.world.now.date()
        flood = WORKDAYS // 2
        for number in range(WORKDAYS):
            day += timedelta(days=2 if number == flood + 1 else 1)
            day += timedelta(days=1 if day.weekday() == 6 else 0)
            self._live(day, closes_tomorrow=number == flood)
        self.world.quiet()

    def _live(self, day: date, *, closes_tomorrow: bool) -> None:
        begins = datetime.combine(day, datetime.min.time(), self.world.now.tzinfo) + MORNING
        self.world.now = max(self.world.now, begins)
        up = [desk for desk in self.desks if self.random.random() >= LINE_DOWN]
        for number in range(A_DAY):
            for desk in self.desks:
                self.world.let_pass(timedelta(minutes=self.random.randint(1, 9)))
                self._somebody_comes(desk)
                if desk in up and number % 4 == 0:
                    self._sync(desk)
        self._tidy_shelf(self.desks[0])
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
        self.news.synced[self.desks.index(desk)].append(self.world.now)

    # --- people ---------------------------------------------------------------------------------------

    def _somebody_comes(self, desk: SimulatedDesk) -> None:
        who = self._who(desk)
        if self.random.random() < 0.9:
            for item in [item for item, body in self.books.items() if body.member == who and not body.lost]:
                self._with_a_loan(desk, item, who)
        self._settle(desk, who)
        for _ in range(self.random.randint(0, 2)):
            self._borrow(desk, who)
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
            loan = self._loan_of(desk, item, who)
            known = self._known_of(desk, item)
            if loan is not None and known is not None:
                made = self._perform(desk, losses.declare_lost, loan=loan)
                self.returned[loan, made.at] = known[1]
                self.books[item] = self.books[item]._replace(lost=True)
        elif chance < RENEWS:
            if (loan := self._loan_of(desk, item, who)) is not None:
                self._try(desk, circulation.renew, loan=loan)
        else:
            self._hand_in(desk, item)

    def _loan_of(self, desk: SimulatedDesk, item: UUID, who: UUID) -> UUID | None:
        """The loan of whoever stands there, as this desk knows it: of nobody else's can they say anything."""
        with desk.store.read() as session:
            running = select(Loan.uid).join(Item).join(Member, Member.id == Loan.member_id)
            return session.scalar(running.where(Item.uid == item, Member.uid == who, Loan.ended_at.is_(None)))

    def _hand_in(self, desk: SimulatedDesk, item: UUID) -> None:
        try:
            self._take_back(desk, item)
        except refusals.NotOnLoan:
            self.done["handed in unknown"] += 1
        self.done["CheckIn"] += 1
        self.books[item] = Body()
        self._put_aside_if_wanted(desk, item)

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

    def _put_aside_if_wanted(self, desk: SimulatedDesk, item: UUID) -> None:
        with desk.store.read() as session:
            copy = session.scalars(select(Item).where(Item.uid == item)).one()
            first = holds.next_in_line(session, copy, self.world.now.date())
            known, waiting = self._who_waits(session, copy.title_id)
        if first is not None:
            try:
                made = self._perform(desk, holds.put_aside, hold=first.uid, item=item)
            except refusals.Refusal as refusal:
                self.done[f"put_aside {type(refusal).__name__}"] += 1
                return
            assert isinstance(made, holds.PutAside)
            self.asides.append(Aside(self.desks.index(desk), made.held, known, waiting))

    def _who_waits(self, session: Session, title: int) -> tuple[frozenset[UUID], frozenset[UUID]]:
        """The holds on a title that a desk knows, and those of them that wait: told without rules.holds."""
        aside = exists().where(HeldItem.hold_id == Hold.id, lies())
        known = session.scalars(select(Hold.uid).where(Hold.title_id == title))
        waiting = session.scalars(select(Hold.uid).where(Hold.title_id == title, is_open(), ~aside))
        return frozenset(known), frozenset(waiting)

    def _borrow(self, desk: SimulatedDesk, who: UUID) -> None:
        """A book that really stands here, whatever the books say; what lies aside for them before that."""
        here = [item for item, body in self.books.items() if body.member is None]
        with desk.store.read() as session:
            aside = session.scalars(
                select(Item.uid)
                .join(HeldItem, HeldItem.item_id == Item.id)
                .join(Hold, Hold.id == HeldItem.hold_id)
                .where(Hold.member == who, lies())
            ).all()
        wished = [item for item in aside if self.books[item].member is None] or here
        item = self.random.choice(wished)
        lend = {"item": item, "member": who}
        try:
            self._perform(desk, circulation.check_out, **lend)
        except refusals.AlreadyLent:
            # The other desk took it back, and this one has not heard of it.
            self._take_back(desk, item)
            self.done["taken back to be lent"] += 1
            if not self._try(desk, circulation.check_out, **lend):
                return
        except refusals.Refusal as refusal:
            self.done[f"CheckOut {type(refusal).__name__}"] += 1
            return
        self.books[item] = Body(who)

    def _wait(self, desk: SimulatedDesk, who: UUID) -> None:
        out = [item for item, body in self.books.items() if body.member not in (None, who) and not body.lost]
        if out:
            title = self.titles[self.random.choice(out)]
            try:
                made = self._perform(desk, holds.place_hold, title=title, member=who, pickup=desk.branch)
            except refusals.Refusal as refusal:
                self.done[f"place_hold {type(refusal).__name__}"] += 1
                return
            assert isinstance(made, holds.PlaceHold)
            self.news.placed_by[made.hold] = self.desks.index(desk)

    def _settle(self, desk: SimulatedDesk, who: UUID) -> None:
        with desk.store.read() as session:
            key = session.scalar(select(Member.id).where(Member.uid == who))
            owes = payments.owed_by(session, key or 0)
        if owes > 0 and self.random.random() < PAYS:
            amount = owes if self.random.random() < 0.7 else min(owes, 500)
            pay = {"member": who, "amount": amount, "device": desk.desk.device}
            if self._try(desk, payments.take_payment, **pay):
                self.paid[who] += amount

    def _tidy_shelf(self, desk: SimulatedDesk) -> None:
        """What nobody fetched in time goes to the next, or back to its place."""
        with desk.store.read() as session:
            there = session.execute(
                select(HeldItem.uid, HeldItem.branch_id, HeldItem.fetch_until).where(lies())
            ).all()
            stale = [
                uid
                for uid, branch, until in there
                if (last := kept_until(policies.calendar_of(session, branch), until)) is not None
                and last < self.world.now.date()
            ]
        for held in stale:
            self._try(desk, holds.take_off, held=held, why=holds.NOT_FETCHED)

    # --- doing ----------------------------------------------------------------------------------------

    def _perform(self, desk: SimulatedDesk, maker: Callable[..., Operation], **facts: Any) -> Operation:
        made = desk.desk.perform(maker, **facts).operation
        self.done[made.kind()] += 1
        return made

    def _try(self, desk: SimulatedDesk, maker: Callable[..., Operation], **facts: Any) -> bool:
        try:
            self._perform(desk, maker, **facts)
        except refusals.Refusal as refusal:
            self.done[f"{maker.__name__} {type(refusal).__name__}"] += 1
            return False
        return True

    # --- what must hold -------------------------------------------------------------------------------

    def check(self) -> None:
        """Raises Broken: the invariants of the simulator, and the books against the real world."""
        when_quiet(self.world)
        for store in (self.world.server, *(desk.store for desk in self.desks)):
            self._items_are_where_the_books_say(store)
            self._ledgers_balance(store)
            with store.read() as session:
                if not fines_are_for_the_days_that_were_late(session, self.returned, TERMS):
                    raise Broken("no fine was looked at")
                who_waits_first_is_first(session, self.asides, self.news)
            self._nobody_waits_or_is_served_twice(store)

    def _items_are_where_the_books_say(self, store: Store | MemoryStore) -> None:
        with store.read() as session:
            out = select(Item.uid, Member.uid).join(Loan, Loan.item_id == Item.id)
            rows = session.execute(
                out.join(Member, Member.id == Loan.member_id).where(Loan.ended_at.is_(None))
            )
            books = {item: member for item, member in rows if item in self.books}
            lost = set(session.scalars(select(Item.uid).where(Item.condition == "lost")))
        real = {item: body.member for item, body in self.books.items() if body.member and not body.lost}
        if books != real:
            wrong = {item for item in books.keys() | real.keys() if books.get(item) != real.get(item)}
            raise Broken(f"{len(wrong)} of {len(real)} items are not where the books say")
        if lost != {item for item, body in self.books.items() if body.lost}:
            raise Broken("what is lost is not what the books say")

    def _ledgers_balance(self, store: Store | MemoryStore) -> None:
        """What each member owes is what was asked less what that person really paid."""
        with store.read() as session:
            owed = session.execute(select(Member.uid, left_to_pay(Member.id, CASH)).select_from(Member)).all()
            asked = select(Member.uid, func.sum(Fine.amount)).join(Fine, Fine.member_id == Member.id)
            fines: dict[UUID, int] = dict(
                session.execute(asked.where(Fine.cancelled_at.is_(None)).group_by(Member.uid)).all()
            )
        wrong = [who for who, left in owed if left != fines.get(who, 0) - self.paid[who]]
        if wrong:
            raise Broken(f"{len(wrong)} members owe something else than what was asked less what they paid")

        if sum(self.paid.values()) != self._in_the_tills(store):
            raise Broken("the tills don't hold what was paid")

    def _in_the_tills(self, store: Store | MemoryStore) -> int:
        with store.read() as session:
            paid = session.execute(
                select(Payment.kind, Payment.amount).where(Payment.cancelled_at.is_(None))
            ).all()
        return sum(CASH[kind] * amount for kind, amount in paid)

    def _nobody_waits_or_is_served_twice(self, store: Store | MemoryStore) -> None:
        with store.read() as session:
            aside = session.execute(
                select(Hold.uid, Item.uid).join_from(Hold, HeldItem).join(Item).where(lies())
            )
            lying = aside.all()
            waiting = session.execute(
                select(Title.uid, Hold.placed_at, Hold.member)
                .join(Title, Title.id == Hold.title_id)
                .where(is_open())
            ).all()
        if any(self.books[item].member is not None for _, item in lying if item in self.books):
            raise Broken("something lies aside that somebody has at home")
        if len({item for _, item in lying}) != len(lying):
            raise Broken("one item lies aside for two")
        if len({(title, member) for title, _, member in waiting}) != len(waiting):
            raise Broken("somebody waits twice for one title")
