# SPDX-License-Identifier: GPL-3.0-or-later
"""The till of this desk, read and counted; runs off the GUI thread."""

from __future__ import annotations

from datetime import datetime, time
from typing import NamedTuple

from db.operations.desk import Desk
from db.operations.desk_settings import keep_within
from db.queries.tills import LAST_COUNT, Count, Till, till_of
from desktop_app.issuing import Issued, issue_one, letterhead
from desktop_app.printing.cash_count import CashCount

CASH = "cash"
"""Of printing.frozen.KINDS."""


class Entry(NamedTuple):
    """What a person counted, in rupiah; `began` counts where the till is counted for the first time."""

    began: int
    counted: int
    left: int
    note: str = ""


def read(desk: Desk) -> Till:
    """Since the last count, or since local midnight."""
    midnight = datetime.combine(desk.clock().astimezone().date(), time.min).astimezone()
    with desk.store.read() as session:
        return till_of(session, desk.device, desk.branch, midnight)


def count(desk: Desk, seen: Till, entry: Entry) -> Issued | Till:
    """Number and keep the slip, and remember the count, in one commit.

    Where the till is another by now than was `seen`, nothing is kept and that one is given back.
    Raises NumbersUsedUp, NotAllowed.
    """
    staff = desk.person.name if desk.person else ""
    began = entry.began if seen.is_first else seen.began
    with desk.together() as perform:
        till = till_of(perform.session, desk.device, desk.branch, seen.since)
        if till != seen:
            return till
        head = letterhead(perform.session, desk.branch)

        def numbered(number: str, at: datetime) -> CashCount:
            return CashCount(
                head,
                number,
                at,
                staff,
                till.since,
                began,
                till.taken,
                till.given_back,
                entry.counted,
                entry.left,
                till.late,
                entry.note,
            )

        issued = issue_one(perform, CASH, None, numbered)
        assert isinstance(issued.slip, CashCount)
        kept = Count(
            at=issued.slip.at, branch=desk.branch, left=entry.left, held=till.held, device=desk.device
        )
        keep_within(perform.session, LAST_COUNT, kept)
    return issued
