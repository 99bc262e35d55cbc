# SPDX-License-Identifier: GPL-3.0-or-later
"""A deposit collection is looked through: at the partner, or as it comes back. Knows no widgets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from db.operations.deposit_checks import CheckDeposit, check_deposit
from db.operations.deposits import MOST
from db.operations.desk import Desk
from db.operations.operation import Operation
from db.queries.transits import DepositItem, DepositRow
from desktop_app.language import format_date, translate
from desktop_app.putting_aside import InHand, in_hand


class Looked(NamedTuple):
    """What was found, and what was not; `came_back`: it is here, else it stays at the partner."""

    came_back: bool
    found: tuple[DepositItem, ...]
    rest: tuple[DepositItem, ...]


class LookedThrough(NamedTuple):
    """What is done with what came back; what was noted, of which undoing takes back what is missing."""

    back: tuple[InHand, ...]
    made: tuple[Operation, ...]
    missing: int


def look_through(desk: Desk, deposit: UUID, told: Looked) -> LookedThrough:
    """Take back what came, or note that it is there; the rest is missing. Raises what these do."""
    back = tuple(in_hand(desk, one.item) for one in told.found) if told.came_back else ()
    made: list[Operation] = []
    missing = 0
    for there, rest in _parts(() if told.came_back else told.found, told.rest):
        done = desk.perform(check_deposit, deposit=deposit, there=there, missing=rest).operation
        assert isinstance(done, CheckDeposit)
        if done.missed:
            made.append(done)
            missing += len(done.missed)
    return LookedThrough(back, tuple(made), missing)


def _parts(
    there: Sequence[DepositItem], rest: Sequence[DepositItem]
) -> Iterator[tuple[list[UUID], list[UUID]]]:
    for start in range(0, len(there), MOST):
        yield [one.transit for one in there[start : start + MOST]], []
    for start in range(0, len(rest), MOST):
        yield [], [one.transit for one in rest[start : start + MOST]]


def as_csv(row: DepositRow, items: Sequence[DepositItem]) -> bytes:
    """The list for the partner to check, in a spreadsheet program: UTF-8 with its mark."""
    text = io.StringIO(newline="")
    sheet = csv.writer(text)
    sheet.writerow(
        (
            translate("Deposits", "Partner"),
            translate("Deposits", "Deposit collection"),
            translate("Holds", "Title"),
            translate("Holds", "Barcode"),
            translate("Holds", "Call number"),
            translate("Deposits", "Lent"),
            translate("Deposits", "Back by"),
            translate("Deposits", "Seen there"),
            translate("Deposits", "Came back"),
        )
    )
    until = format_date(row.until)
    for one in items:
        what = (row.partner, row.name, one.title, one.barcode, one.call_number)
        sheet.writerow((*what, day(one.sent_at), until, day(one.checked_at), stands(one)))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def day(moment: datetime | None) -> str:
    """The day here; empty where there is none."""
    return format_date(moment.astimezone().date()) if moment else ""


def stands(one: DepositItem) -> str:
    """When it came back, or that it did not."""
    if one.back_at:
        return day(one.back_at)
    return translate("Deposits", "missing") if one.missing else translate("Deposits", "still out")
