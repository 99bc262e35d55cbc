# SPDX-License-Identifier: GPL-3.0-or-later
"""Items on their way between the branches of the sample library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import select

from db.models import Partner
from db.operations.circulation import note_handed_in
from db.operations.deposits import PutDeposit, lend_deposit, put_deposit
from db.operations.desk import Together
from db.operations.transits import send_item
from resources import sample

Happening = tuple[datetime, str, Callable[..., None]]
"""When, at which branch (its code), what."""


@dataclass(frozen=True)
class SampleTransits:
    """`at(days_ago, time)` is a moment in UTC; branches by code, copies by barcode."""

    at: Callable[[int, time], datetime]
    branches: Mapping[str, UUID]
    copies: Mapping[str, UUID]
    boxes: list[str] = field(default_factory=list)

    def happenings(self) -> Iterator[Happening]:
        """Sent from the first branch and to it, on time and late; one that came, and belongs elsewhere."""
        main, other, far = (branch.code for branch in sample.branches()[:3])
        lent = {loan.item for loan in sample.loans()}
        idle = {
            code: [one.barcode for one in sample.items() if one.branch == code and one.barcode not in lent]
            for code in (main, other)
        }
        mine, theirs = idle[main][-3:], idle[other][-4:]
        for barcode, ago in zip(mine[:2], (9, 2), strict=False):
            yield self.at(ago, time(10)), other, partial(self._send, barcode, main, "home")
        for barcode, ago, why in zip(theirs[:2], (10, 1), ("home", "hold"), strict=False):
            yield self.at(ago, time(11)), main, partial(self._send, barcode, other, why)
        for barcode in theirs[2:3]:
            yield self.at(6, time(9)), other, partial(self._send, barcode, main, "hold")
            yield self.at(4, time(9)), main, partial(self._come, barcode)
        for barcode in mine[2:3]:
            yield self.at(5, time(9)), main, partial(self._send, barcode, far, "hold")
            yield self.at(3, time(9)), far, partial(self._come, barcode)

        for barcode in idle[main][-8:-4]:
            self.boxes.append(barcode)
        yield self.at(40, time(10)), main, self._lend_box

    def _lend_box(self, perform: Together, **_: Any) -> None:
        """A school has some until the end of the term; one came back."""
        schools = select(Partner.uid).where(Partner.kind == "school").order_by(Partner.name)
        partner = perform.session.scalars(schools).first()
        if partner is None or not self.boxes:
            return
        until = (self.at(-60, time(12))).date()
        box = perform(put_deposit, partner=partner, name="Semester ganjil", until=until).operation
        assert isinstance(box, PutDeposit)
        items = [self.copies[barcode] for barcode in self.boxes]
        perform(lend_deposit, deposit=box.target, items=items)
        perform(note_handed_in, item=items[0])

    def _send(self, barcode: str, to: str, why: str, perform: Together, **_: Any) -> None:
        perform(send_item, item=self.copies[barcode], to=self.branches[to], why=why)

    def _come(self, barcode: str, perform: Together, **_: Any) -> None:
        perform(note_handed_in, item=self.copies[barcode])
