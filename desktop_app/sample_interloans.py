# SPDX-License-Identifier: GPL-3.0-or-later
"""Interlibrary loans of the sample library: asked of a branch and of a partner, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from typing import NamedTuple
from uuid import UUID

from db.operations import interloan
from db.operations.desk import Together
from db.rules.interloan import Act, InterloanFacts, Side
from resources import sample

Happening = tuple[datetime, str, Callable[..., None]]
"""When, at which branch, what."""


class Step(NamedTuple):
    """At which branch somebody said or did something, so many days ago."""

    days_ago: int
    branch: str
    side: Side
    act: Act
    reason: str = ""


class Story(NamedTuple):
    """`asker` is a branch; `of` a branch or a partner's key; `wanted` a title's key, or what was written."""

    days_ago: int
    asker: str
    of: str
    wanted: str
    author: str = ""
    is_for_member: bool = True
    steps: tuple[Step, ...] = ()


ASKS, LENDS = Side.REQUESTER, Side.SUPPLIER
STORIES = (
    Story(
        90,
        "PST",
        "BTC",
        "T0005",
        steps=(
            Step(89, "BTC", LENDS, Act.SHIPPED),
            Step(88, "PST", ASKS, Act.RECEIVED),
            Step(70, "PST", ASKS, Act.SHIPPED_BACK),
            Step(69, "BTC", LENDS, Act.RECEIVED_BACK),
        ),
    ),
    Story(
        40,
        "PST",
        "UMK",
        "Ekologi Mangrove Pesisir Bintan",
        "Tim Peneliti UMK",
        steps=(
            Step(38, "PST", LENDS, Act.WILL_SUPPLY),
            Step(36, "PST", LENDS, Act.SHIPPED),
            Step(35, "PST", ASKS, Act.RECEIVED),
        ),
    ),
    Story(
        30,
        "PST",
        "UMK",
        "Statistik Perikanan Kepulauan Riau",
        steps=(Step(28, "PST", LENDS, Act.UNFILLED, "NotOnShelf"),),
    ),
    Story(6, "PST", "BTC", "T0007", steps=(Step(5, "BTC", LENDS, Act.SHIPPED),)),
    Story(4, "PST", "PYG", "T0009", steps=(Step(3, "PYG", LENDS, Act.CONDITION, "LibraryUseOnly"),)),
    Story(1, "PST", "UMK", "Kamus Dialek Melayu Kepulauan", "Balai Bahasa (contoh)"),
    Story(
        20,
        "BTC",
        "PST",
        "T0002",
        steps=(
            Step(19, "PST", LENDS, Act.SHIPPED),
            Step(18, "BTC", ASKS, Act.RECEIVED),
            Step(2, "BTC", ASKS, Act.RENEW),
        ),
    ),
    Story(3, "PYG", "PST", "T0004", is_for_member=False, steps=(Step(2, "PST", LENDS, Act.WILL_SUPPLY),)),
    Story(1, "BTC", "PST", "T0003"),
)


@dataclass
class SampleInterloans:
    """`at(days_ago, time)` is a moment in UTC; the others are uids by the sample's keys."""

    at: Callable[[int, time], datetime]
    branches: Mapping[str, UUID]
    partners: Mapping[str, UUID]
    titles: Mapping[str, UUID]
    copies: Mapping[str, UUID]
    cards: Mapping[str, UUID]

    def happenings(self) -> Iterator[Happening]:
        """All of them, each story in its order."""
        people = [member for member in sample.members() if member.blocked_days_ago is None]
        for place, story in enumerate(STORIES):
            made: list[UUID] = []
            homes = [member for member in people if member.branch == story.asker]
            reader = self.cards[homes[7 * place % len(homes)].number] if story.is_for_member else None
            yield self.at(story.days_ago, time(11)), story.asker, partial(self._ask, story, reader, made)
            for number, step in enumerate(story.steps):
                moment = self.at(step.days_ago, time(11, 20 + number))
                yield moment, step.branch, partial(self._go_on, story, step, made)

    def _ask(self, story: Story, reader: UUID | None, made: list[UUID], perform: Together) -> None:
        known = next((title for title in sample.titles() if title.key == story.wanted), None)
        facts = InterloanFacts(
            title=known.title if known else story.wanted,
            author=known.authors[0] if known and known.authors else story.author,
            publisher=known.publisher if known else "",
            year=known.year if known else None,
            catalogued=self.titles[known.key] if known else None,
            supplier=self.branches.get(story.of),
            supplying_partner=self.partners.get(story.of) if story.of not in self.branches else None,
        )
        done = perform(interloan.ask_interloan, facts=facts, member=reader).operation
        assert isinstance(done, interloan.AskInterloan)
        made.append(done.interloan)

    def _go_on(self, story: Story, step: Step, made: list[UUID], perform: Together) -> None:
        perform(
            interloan.act_on_interloan,
            interloan=made[0],
            side=step.side,
            act=step.act,
            reason=step.reason,
            item=self._copy(story) if step.act is Act.SHIPPED else None,
        )

    def _copy(self, story: Story) -> UUID | None:
        """The first copy that the branch has, where it has one."""
        there = (one for one in sample.items() if (one.title, one.branch) == (story.wanted, story.of))
        return next((self.copies[one.barcode] for one in there), None)
