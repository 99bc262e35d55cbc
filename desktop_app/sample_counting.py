# SPDX-License-Identifier: GPL-3.0-or-later
"""A month of visits at the sample library, lockers in use, and two stock-takes: one closed, one under way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from random import Random
from typing import Any
from uuid import UUID

from db.operations import lockers, stocktakes, visits
from db.operations.desk import Together
from db.operations.visits import VisitFacts
from db.queries.stocktakes import scans_of
from db.rules.visits import AGE_GROUPS, AUDIENCES, GENDERS, PURPOSES
from resources import sample

Happening = tuple[datetime, str, Callable[..., None]]
"""When, at which branch (its code), what."""
DAYS, MEMBERS_A_DAY, GUESTS_A_DAY = 30, 9, 6
SCHOOLS = ("SDN 004 Bukit Bestari", "SMP Negeri 5", "TK Pertiwi", "Kelompok tani Dompak")
SUNDAY = 6


@dataclass(frozen=True)
class SampleCounting:
    """`at(days_ago, time)` is a moment in UTC, `cards` the members by their numbers."""

    at: Callable[[int, time], datetime]
    today: date
    now: datetime
    device: UUID
    cards: Mapping[str, UUID]

    def happenings(self) -> Iterator[Happening]:
        """All that happened up to now, the same each time."""
        branch, chance = sample.branches()[0].code, Random(2789)
        for ago in range(DAYS, -1, -1):
            if self.at(ago, time(12)).weekday() == SUNDAY:
                continue
            for moment, facts in self._day(ago, chance):
                if moment < self.now:
                    yield moment, branch, partial(self._come, facts)
        yield from self._keys(branch)
        yield from self._stock(branch)

    def _day(self, ago: int, chance: Random) -> Iterator[tuple[datetime, VisitFacts]]:
        cards = list(self.cards.values())
        for card in chance.sample(cards, min(MEMBERS_A_DAY, len(cards))):
            facts = VisitFacts(
                sort="member", member=card, purpose=_purpose(chance), used_ict=chance.randint(0, 4) // 4
            )
            yield self._moment(ago, chance), facts
        for _ in range(chance.randint(2, GUESTS_A_DAY)):
            facts = VisitFacts(
                sort="guest",
                purpose=_purpose(chance),
                audience=chance.choice(AUDIENCES[:5]),
                gender=chance.choice(GENDERS[1:]),
                age_group=chance.choice(AGE_GROUPS[1:]),
                used_ict=chance.randint(0, 3) // 3,
            )
            yield self._moment(ago, chance), facts
        if chance.random() < 0.2:
            children, women = chance.randint(8, 24), chance.randint(1, 3)
            yield (
                self._moment(ago, chance),
                VisitFacts(
                    sort="group",
                    purpose="children",
                    institution=chance.choice(SCHOOLS),
                    women=women,
                    children=children,
                    people=women + children,
                ),
            )
        for _ in range(chance.randint(0, 5)):
            yield self._moment(ago, chance), VisitFacts(sort="count", purpose="read")

    def _moment(self, ago: int, chance: Random) -> datetime:
        return self.at(ago, time(chance.randint(8, 15), chance.randrange(60)))

    def _come(self, facts: VisitFacts, perform: Together, **_: Any) -> None:
        perform(visits.record_visit, facts=facts, device=self.device)

    # --- lockers --------------------------------------------------------------------------------------

    def _keys(self, branch: str) -> Iterator[Happening]:
        """Three are in use; one of them since yesterday, and nobody has brought its key back."""
        card = next(iter(self.cards.values()))
        yield self.at(1, time(14)), branch, partial(self._give, "12", None, "Tamu dari Bintan")
        for minute, locker, member, name in ((5, "7", card, ""), (20, "9", None, "Rombongan SDN 004")):
            morning = self.at(0, time(8, minute))
            moment = morning if morning < self.now else self.at(1, time(15, minute))
            yield moment, branch, partial(self._give, locker, member, name)

    def _give(self, locker: str, member: UUID | None, name: str, perform: Together, **_: Any) -> None:
        perform(lockers.give_locker, locker=locker, member=member, name=name)

    # --- stock ----------------------------------------------------------------------------------------

    def _stock(self, branch: str) -> Iterator[Happening]:
        here = [item.barcode for item in sample.items() if item.branch == branch]
        away = [item.barcode for item in sample.items() if item.branch != branch]
        last: list[UUID] = []
        yield self.at(200, time(16)), branch, partial(self._begin, last, "Opname tengah tahun")
        yield self.at(199, time(16)), branch, partial(self._scan, last, here)
        yield self.at(198, time(16)), branch, partial(self._close, last)
        now: list[UUID] = []
        yield self.at(2, time(16)), branch, partial(self._begin, now, "Opname akhir tahun")
        scanned = [*here[: len(here) * 2 // 3], *away[:3], "999900000001"]
        yield self.at(1, time(16)), branch, partial(self._scan, now, scanned)

    def _begin(self, begun: list[UUID], name: str, perform: Together, **_: Any) -> None:
        made = perform(stocktakes.start_stocktake, name=name).operation
        assert isinstance(made, stocktakes.StartStocktake)
        begun.append(made.stocktake)

    def _scan(self, begun: list[UUID], barcodes: list[str], perform: Together, **_: Any) -> None:
        scans = scans_of(perform.session, begun[0], barcodes)
        for start in range(0, len(scans), stocktakes.MOST_LINES):
            some = scans[start : start + stocktakes.MOST_LINES]
            perform(stocktakes.record_scans, stocktake=begun[0], device=self.device, scans=some)

    def _close(self, begun: list[UUID], perform: Together, **_: Any) -> None:
        perform(stocktakes.close_stocktake, stocktake=begun[0])


def _purpose(chance: Random) -> str:
    return chance.choices(PURPOSES[:6], (8, 6, 5, 4, 1, 3))[0]
