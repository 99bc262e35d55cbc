# SPDX-License-Identifier: GPL-3.0-or-later
"""Children's books that rotate between the branches of the sample library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import partial
from typing import Any
from uuid import UUID

from db.operations.circulation import note_handed_in
from db.operations.desk import Together
from db.operations.rotas import PutRota, put_on_rota, put_rota, rotate_item
from db.rules.rotation import Stage
from resources import sample

Happening = tuple[datetime, str, Callable[..., None]]
"""When, at which branch (its code), what."""
SHELF, DAYS = "Ruang Anak", 60


@dataclass
class SampleRotas:
    """`at(days_ago, time)` is a moment in UTC; branches by code, copies by barcode."""

    at: Callable[[int, time], datetime]
    branches: Mapping[str, UUID]
    copies: Mapping[str, UUID]
    made: list[UUID] = field(default_factory=list)

    def happenings(self) -> Iterator[Happening]:
        """Some came to the next branch, one is on its way there, for the others it is time."""
        main, other = (branch.code for branch in sample.branches()[:2])
        mine, theirs = self._idle(main)[:8], self._idle(other)[:3]
        if len(mine) < 4:
            return
        yield self.at(75, time(9)), main, partial(self._begin, mine)
        if theirs:
            yield self.at(20, time(9)), other, partial(self._put, theirs)
        for barcode in mine[:2]:
            yield self.at(14, time(9)), main, partial(self._go_on, barcode)
            yield self.at(12, time(9)), other, partial(self._come, barcode)
        yield self.at(2, time(9)), main, partial(self._go_on, mine[2])

    def _idle(self, branch: str) -> list[str]:
        """Children's books of a branch that nobody has borrowed yet."""
        lent = {loan.item for loan in sample.loans()}
        return [
            one.barcode
            for one in sample.items()
            if (one.branch, one.location, one.condition) == (branch, SHELF, "good")
            and one.barcode not in lent
        ]

    def _begin(self, barcodes: list[str], perform: Together, **_: Any) -> None:
        stages = [Stage(self.branches[branch.code], DAYS) for branch in sample.branches()[:3]]
        made = perform(put_rota, name="Buku anak bergilir", stages=stages, cyclical=True).operation
        assert isinstance(made, PutRota)
        self.made.append(made.target)
        self._put(barcodes, perform)

    def _put(self, barcodes: list[str], perform: Together, **_: Any) -> None:
        perform(put_on_rota, rota=self.made[0], items=[self.copies[barcode] for barcode in barcodes])

    def _go_on(self, barcode: str, perform: Together, **_: Any) -> None:
        perform(rotate_item, item=self.copies[barcode])

    def _come(self, barcode: str, perform: Together, **_: Any) -> None:
        perform(note_handed_in, item=self.copies[barcode])
