# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes on in the month beside the counter: the van, a box for a school, loans between libraries."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

from sqlalchemy import select

from db.models import Hold, Item, Title, Transit
from db.models.holds import is_open
from db.models.transits import at_a_partner
from db.operations import deposit_checks, deposits, interloan, partners, recalls
from db.operations.holds import queue_of
from db.operations.interloan import ActOnInterloan, AskInterloan
from db.operations.partners import AgreementFacts, PartnerFacts
from db.rules.interloan import Act, InterloanFacts, Side
from db.rules.interloan import Place as Course
from tests.simulation.month_places import Body, Place, Standing
from tests.simulation.world import SimulatedDesk

if TYPE_CHECKING:
    from tests.simulation.month import Month

ASKS, LENDS = Side.REQUESTER, Side.SUPPLIER
AT_ONCE = 2
"""Interlibrary loans under way, as agreed, of either side."""
ON_THE_ROAD = (1, 1, 1, 2, 3, 10)
"""Workdays that a parcel takes; some are late."""
BROUGHT_BACK = 0.1
"""How often nobody opened the door, so that the van brings a parcel back."""
BOX, STAY = 12, 2
"""Books in the school's box, and those of them that are still there at the end."""
BEGIN = (1, 1, 1, 4, 9, 30)
"""Workdays on which something is asked for; it ends with the act beside it, None: not in this month."""
THEY_ASK = (Act.RECEIVED_BACK, Act.CANCEL, Act.LOST, Act.RECALLED, Act.RECEIVED_BACK, None)
WE_ASK = (Act.RECEIVED_BACK, Act.CANCEL, Act.RECALLED, Act.LOST, Act.RECEIVED_BACK, None)

Steps = Iterator[int]
"""What somebody does bit by bit: after how many workdays they go on."""


class Parcel(NamedTuple):
    """A book in the van: to which branch, and on which workday it comes."""

    to: UUID
    comes_on: int


class Errands:
    """All that is sent and fetched; `requests` is how each interlibrary loan really stands."""

    def __init__(self, month: Month) -> None:
        self.month, self.random = month, month.random
        self.there = month.world.enrol(2)
        self.theirs: set[UUID] = set()
        """Books of the other branch."""
        self.borrowed: set[UUID] = set()
        """Books of a partner that came."""
        self.requests: dict[UUID, Standing] = {}
        self._van: dict[UUID, Parcel] = {}
        self._steps: list[tuple[int, Steps]] = []
        self._away: list[UUID] = []
        """What stays at the school."""
        self._last = month.desks[0]
        """The desk of the last step of an interlibrary loan."""
        self._day = 0

    def begin(self, readers: list[UUID]) -> None:
        """Whom the library works with, and what is going to be done; `readers` are the other branch's."""
        desk = self.month.desks[0].desk
        self._school, self._library = (
            desk.perform(partners.put_partner, facts=PartnerFacts(name=name, kind=kind)).operation.target
            for name, kind in (("SMAN 1", "school"), ("Perpustakaan Kota", "library"))
        )
        terms: dict[str, Any] = {"lends": True, "lends_most": AT_ONCE, "lends_days": 14}
        agreed = AgreementFacts(partner=self._library, number="1/PKS", kind="pks", **terms)
        desk.perform(partners.put_agreement, facts=agreed)
        self._steps = [
            (1, self._a_box_for_a_school()),
            *((1 + 4 * number, self._somebody_visits(who)) for number, who in enumerate(readers)),
            *zip(BEGIN, map(self._they_ask, THEY_ASK), strict=True),
            *zip(BEGIN, map(self._we_ask, WE_ASK), strict=True),
        ]

    def go_on(self, day: int) -> None:
        """A workday's van, and whoever goes on with something."""
        self._day = day
        for item in [item for item, parcel in self._van.items() if parcel.comes_on <= day]:
            self._unload(item, self._van.pop(item))
        self._fetch_from_the_shelf_there()
        due = [steps for on, steps in self._steps if on <= day]
        self._steps = [(on, steps) for on, steps in self._steps if on > day]
        for steps in due:
            if (wait := next(steps, None)) is not None:
                self._steps.append((day + wait, steps))

    # --- the van ----------------------------------------------------------------------------------------

    def load(self, item: UUID, to: UUID) -> None:
        """It is in the van now."""
        self._van[item] = Parcel(to, self._day + self.random.choice(ON_THE_ROAD))
        self.month.books[item] = Body(at=Place.VAN)

    def _unload(self, item: UUID, parcel: Parcel) -> None:
        """Whoever opens the door scans it, whether that desk has heard of it or not."""
        is_for_us = parcel.to != self.there.branch
        if self.random.random() < BROUGHT_BACK:
            is_for_us = not is_for_us
            self.month.done["brought back"] += 1
        desk = self.random.choice(self.month.desks) if is_for_us else self.there
        self.month.hand_in(desk, item, "came unannounced")

    def _fetch_from_the_shelf_there(self) -> None:
        """What our members wait for, and the other branch has."""
        with self.there.store.read() as session:
            wanted = select(Item.uid).join(Hold, Hold.title_id == Item.title_id).where(is_open())
            items = session.scalars(wanted.distinct().order_by(Item.uid)).all()
        for item in items:
            if item in self.theirs and self.month.books[item] == Body(at=Place.THERE):
                self.month.pass_on(self.there, item)

    def send_home(self) -> None:
        """What belongs to the other branch and stands on a shelf here is seen and scanned."""
        lies_aside = self.month.hold_shelf()
        for item in sorted(self.theirs - lies_aside):
            if self.month.books[item].is_here:
                self.month.hand_in(self.month.desks[0], item, "seen on the shelf")

    # --- errands ----------------------------------------------------------------------------------------

    def _somebody_visits(self, who: UUID) -> Steps:
        """A reader of the other branch brings its book to this one, and one of ours to that."""
        theirs = self.random.choice(sorted(self.theirs))
        if self._books[theirs] == Body(at=Place.THERE):
            self.month.lend(self.there, theirs, who)
        yield self.random.randint(1, 4)
        desk = self._desk()
        if self._books[theirs].member == who:
            self.month.hand_in(desk, theirs)
        self.month.borrow(desk, who)
        yield self.random.randint(1, 4)
        for item in [item for item, body in self._books.items() if body.member == who and not body.lost]:
            self.month.hand_in(self.there, item)

    def _a_box_for_a_school(self) -> Steps:
        """Packed at one desk, looked through at the school, most of it brought back to either desk."""
        desk, until = self.month.desks[0], self.month.world.now.date() + timedelta(days=60)
        of = {"partner": self._school, "name": "Titipan", "until": until}
        made = self.month.attempt(desk, deposits.put_deposit, **of)
        assert isinstance(made, deposits.PutDeposit)
        box: list[UUID] = []
        while len(box) < BOX:
            item = self._from_the_shelf()
            if self.month.attempt(desk, deposits.lend_deposit, deposit=made.target, items=[item]):
                self._books[item] = Body(at=Place.SCHOOL)
                box.append(item)
        self._away = box[:STAY]
        for item in self._away:
            self.month.wait_for(desk, item, self.random.choice(self.month.people))
        yield 4
        with desk.store.read() as session:
            there = session.scalars(select(Transit.uid).where(at_a_partner()).order_by(Transit.uid)).all()
        seen = {"there": there[1:], "missing": there[:1]}
        self.month.attempt(desk, deposit_checks.check_deposit, deposit=made.target, **seen)
        yield 3
        for number, item in enumerate(box[STAY:]):
            if number == BOX // 2:
                yield 2
            self.month.hand_in(self._desk(), item)

    def _they_ask(self, ending: Act | None) -> Steps:
        """The partner asks by letter for a book of ours; we write for both sides."""
        while (request := self._ask(requesting_partner=self._library)) is None:
            yield 2
        yield 1
        if ending is Act.CANCEL:
            yield from self._act(request, ASKS, Act.CANCEL, Standing(Course.AT_SUPPLIER, is_open=False))
            return
        yield from self._act(request, LENDS, Act.WILL_SUPPLY, Standing(Course.AT_SUPPLIER))
        item = self._from_the_shelf()
        while not self._once(request, LENDS, Act.SHIPPED, Standing(Course.TO_REQUESTER), item=item):
            yield 1
            item = self._from_the_shelf()
        self._books[item] = Body(at=Place.PARTNER)
        yield 4
        if ending is None:
            return
        if ending is Act.LOST:
            yield from self._act(
                request, LENDS, Act.LOST, Standing(Course.LOST, is_open=False), amount=75_000
            )
            self._books[item] = Body(at=Place.PARTNER, lost=True)
            return
        if ending is Act.RECALLED:
            due = self.month.world.now.date() + timedelta(days=3)
            yield from self._act(request, LENDS, Act.RECALLED, Standing(Course.TO_REQUESTER), due=due)
            yield 2
        yield from self._act(request, LENDS, Act.RECEIVED_BACK, Standing(Course.BACK, is_open=False))
        self.month.hand_in(self._desk(), item, "back from a partner")

    def _we_ask(self, ending: Act | None) -> Steps:
        """A partner's book for a reader; others wait for ours, which is at the school."""
        reader, ours = self.random.choice(self.month.people), self.random.choice(self._away)
        title = self.month.titles[ours]
        while (request := self._ask(reader, supplying_partner=self._library, catalogued=title)) is None:
            yield 2
        yield 1
        if ending is Act.CANCEL:
            yield from self._act(request, ASKS, Act.CANCEL, Standing(Course.AT_SUPPLIER, is_open=False))
            return
        yield from self._act(request, LENDS, Act.SHIPPED, Standing(Course.TO_REQUESTER))
        yield 1
        made = yield from self._act(request, ASKS, Act.RECEIVED, Standing(Course.AT_REQUESTER))
        assert made.item is not None
        self._books[made.item], self.month.titles[made.item] = Body(), title
        self.borrowed.add(made.item)
        self.month.hand_in(self._last, made.item, "unpacked")
        yield from self._reader_has_it(made.item, reader)
        if ending is None:
            return
        if ending is Act.RECALLED:
            due = self.month.world.now.date() + timedelta(days=2)
            yield from self._act(request, LENDS, Act.RECALLED, Standing(Course.AT_REQUESTER), due=due)
            yield from self._tell(made.item, reader)
        yield from self._comes_back(request, made.item, reader, is_lost=ending is Act.LOST)

    def _reader_has_it(self, item: UUID, reader: UUID) -> Steps:
        """Fetched within some days, unless something stands against it; kept for some."""
        for _ in range(4):
            if self._books[item].is_here and self.month.lend(self._desk(), item, reader):
                break
            yield 1
        yield 3

    def _tell(self, item: UUID, reader: UUID) -> Steps:
        """The reader is told to bring it."""
        desk = self._desk()
        loan = self.month.loan_of(desk, item, reader)
        if loan is not None and self.month.attempt(desk, recalls.recall, loan=loan):
            yield 1

    def _comes_back(self, request: UUID, item: UUID, reader: UUID, *, is_lost: bool) -> Steps:
        """From the reader, and to the partner, who says that it came; or the reader has lost it."""
        while not self._books[item].lost and not self._sent_back(request, item):
            if self._books[item].member == reader and is_lost:
                self.month.lose(self._desk(), item, reader)
            elif self._books[item].member is not None:
                self.month.hand_in(self._desk(), item)
            yield 1
        if self._books[item].lost:
            yield from self._act(request, ASKS, Act.LOST, Standing(Course.LOST, is_open=False), amount=60_000)
            self._books[item] = Body(at=Place.GONE)
            return
        yield 2
        yield from self._act(request, LENDS, Act.RECEIVED_BACK, Standing(Course.BACK, is_open=False))

    def _sent_back(self, request: UUID, item: UUID) -> bool:
        if not self._books[item].is_here:
            return False
        if not self._once(request, ASKS, Act.SHIPPED_BACK, Standing(Course.TO_SUPPLIER)):
            return False
        self._books[item] = Body(at=Place.GONE)
        with self.month.desks[0].store.read() as session:
            of = select(Title.id).where(Title.uid == self.month.titles[item])
            self.month.done["others waited"] += bool(queue_of(session, session.scalars(of).one()))
        return True

    # --- doing ------------------------------------------------------------------------------------------

    @property
    def _books(self) -> dict[UUID, Body]:
        return self.month.books

    def _desk(self) -> SimulatedDesk:
        return self.random.choice(self.month.desks)

    def _from_the_shelf(self) -> UUID:
        """A book of ours that stands here, and lies aside for nobody."""
        away = self.theirs | self.borrowed | self.month.hold_shelf()
        return self.random.choice(
            [item for item, body in self._books.items() if body.is_here and item not in away]
        )

    def _ask(self, member: UUID | None = None, **facts: UUID) -> UUID | None:
        """At the desk where the letters are kept; None where as much is under way as was agreed."""
        whole = InterloanFacts(title="Hikayat", **facts)
        made = self.month.attempt(self.month.desks[0], interloan.ask_interloan, facts=whole, member=member)
        if made is None:
            return None
        assert isinstance(made, AskInterloan)
        self.requests[made.interloan] = Standing(Course.AT_SUPPLIER)
        return made.interloan

    def _act(
        self, request: UUID, side: Side, act: Act, now: Standing, **how: Any
    ) -> Generator[int, None, ActOnInterloan]:
        """At either desk; where that has not heard of what was before, on another day."""
        while (made := self._once(request, side, act, now, **how)) is None:
            yield 1
        return made

    def _once(self, request: UUID, side: Side, act: Act, now: Standing, **how: Any) -> ActOnInterloan | None:
        of = {"interloan": request, "side": side, "act": act, **how}
        self._last = self._desk()
        made = self.month.attempt(self._last, interloan.act_on_interloan, **of)
        if made is None:
            return None
        assert isinstance(made, ActOnInterloan)
        self.requests[request] = now
        self.month.done[f"{side} {act}"] += 1
        return made
