# SPDX-License-Identifier: GPL-3.0-or-later
"""What the history page reads, as plain values; runs off the GUI thread."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from db.operations.desk import Desk
from db.operations.policies import calendar_of, policies_of
from db.operations.prints import record_reprint
from db.queries.circulation import DayFigures, DueRow, PrintRow, day_figures, due_list, prints
from db.queries.library import branches, setting
from db.queries.members import taken_back_at
from db.rules.fines import lateness_at
from db.rules.terms import Case, resolve
from desktop_app.printing import due_facts as printed
from desktop_app.printing import frozen
from desktop_app.printing.frozen import Slip
from desktop_app.printing.receipt import Receipt
from desktop_app.printing.slip import Letterhead, Reprint

RANGES: dict[str, int | None] = {"overdue": -1, "today": 0, "week": 7, "all": None}
"""Which loans a due list shows: those due until so many days from today; None = all that are out."""
FAR = timedelta(days=36_500)


class DueLine(NamedTuple):
    """One open loan, its calendar days late (below zero: days left), and the fine if it came back now."""

    row: DueRow
    days_late: int
    fine: int


class Due(NamedTuple):
    """A due list as shown, with whose letterhead it is printed under."""

    letterhead: Letterhead
    lines: list[DueLine]


def slips(desk: Desk, number: str) -> list[PrintRow]:
    """Slips whose number begins so, newest first."""
    with desk.store.read() as session:
        return prints(session, number=number.strip().upper())


def due(desk: Desk, which: str, *, everywhere: bool, member: UUID | None = None) -> Due:
    """The loans of RANGES, of this desk's branch or of all, of one member or of all."""
    now = datetime.now().astimezone()
    today = now.date()
    days = RANGES[which]
    end = today + (FAR if days is None else timedelta(days=days + 1))
    before = datetime.combine(end, time.min).astimezone()
    with desk.store.read() as session:
        here = next(branch for branch in branches(session) if branch.uid == desk.branch)
        library = setting(session, "library", "library_name", "")
        branch = None if everywhere else here.id
        rows = due_list(session, before=before, branch=branch, member=member)
        policies = policies_of(session)
        calendars = {key: calendar_of(session, key) for key in {row.branch_id for row in rows}}
    head = Letterhead(library, here.name, here.address, here.phone)
    if which == "overdue":
        rows = [row for row in rows if calendars[row.branch_id].is_overdue(row.due_at, now)]

    def line(row: DueRow) -> DueLine:
        calendar = calendars[row.branch_id]
        due_day = calendar.falls_due(row.due_at).astimezone().date()
        case = Case(row.member_type_id, row.item_type_id, row.branch_id, calendar.local_day(row.lent_at))
        late = lateness_at(resolve(policies, case), calendar, row.due_at, now, row.price)
        return DueLine(row, (today - due_day).days, late.amount)

    return Due(head, [line(row) for row in rows])


def day(desk: Desk) -> DayFigures:
    """What this branch did since local midnight, and what is out."""
    now = datetime.now().astimezone()
    with desk.store.read() as session:
        here = next(branch.id for branch in branches(session) if branch.uid == desk.branch)
        since = datetime.combine(now.date(), time.min).astimezone()
        return day_figures(session, here, calendar_of(session, here), since, now, desk.device)


def as_printed(row: PrintRow) -> Slip:
    """A slip as it was printed first. Raises KeyError or ValueError where its facts can't be read."""
    return frozen.thaw(row.kind, row.facts)


def reprint(desk: Desk, row: PrintRow) -> Slip:
    """Count one more copy, and give the slip marked as such."""
    done = desk.perform(record_reprint, target=row.uid)
    slip = frozen.thaw(row.kind, row.facts, Reprint(row.reprints + 1, done.operation.made_at))
    return _as_it_stands(desk, slip) if isinstance(slip, Receipt) else slip


def _as_it_stands(desk: Desk, receipt: Receipt) -> Receipt:
    """Money that was given back needs no second receipt without that word."""
    if receipt.payment is None:
        return receipt
    with desk.store.read() as session:
        return replace(receipt, taken_back=taken_back_at(session, receipt.payment))


def to_print(shown: Due, scope: str, staff: str, at: datetime, *, phones: bool) -> printed.DueList:
    """A due list as it is printed: by member, with the telephone only where the person may see it."""

    def by(line: DueLine) -> tuple[str, str]:
        return line.row.member_name, line.row.member_number

    groups = [
        printed.DueGroup(name, number, next(iter(found)).row.phone if phones else "", _rows(found))
        for (name, number), found in ((k, list(g)) for k, g in groupby(sorted(shown.lines, key=by), by))
    ]
    return printed.DueList(shown.letterhead, at, staff, scope, tuple(groups))


def _rows(lines: Sequence[DueLine]) -> tuple[printed.DueRow, ...]:
    return tuple(
        printed.DueRow(
            line.row.title, line.row.barcode, line.row.due_at.astimezone().date(), line.days_late, line.fine
        )
        for line in lines
    )
