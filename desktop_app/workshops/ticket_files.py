# SPDX-License-Identifier: GPL-3.0-or-later
"""Tickets of many as files: one each, named after its number and nobody's name, and one of all to print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from db.exchange.files import written
from db.operations.desk import Desk
from db.operations.operation import Changes
from db.queries.workshops import Detail
from desktop_app.printing.paper import Paper
from desktop_app.printing.ticket import Ticket, render, render_many
from desktop_app.workshops.tickets import count, tickets_of

ALL_IN_ONE = "tiket-cetak.pdf"
CHUNK = 25
"""Tickets that are counted in one transaction: a scan that comes meanwhile waits for no more."""


class Saved(NamedTuple):
    """What was written; `together` is empty where it was stopped before the file of all."""

    folder: Path
    each: int
    together: str
    changes: Changes


def save(
    desk: Desk,
    workshop: Detail,
    registrations: Sequence[UUID],
    paper: Paper,
    folder: Path,
    report: Callable[[int, int], None],
    stopped: Callable[[], bool],
) -> Saved:
    """What was written before it is stopped stays, and is counted as printed; the rest is not.

    Raises Refusal, OSError.
    """
    tickets = tickets_of(desk, workshop, registrations)
    wanted, done, changes = list(tickets), 0, Changes()
    for start in range(0, len(wanted), CHUNK):
        made = []
        for uid in wanted[start : start + CHUNK]:
            if stopped():
                break
            _write(folder / name_of(tickets[uid]), render(tickets[uid], paper))
            made.append(uid)
            report(done + len(made), 2 * len(wanted))
        done += len(made)
        changes |= count(desk, made)
    whole = render_many(list(tickets.values()), paper, stopped)
    if whole:
        _write(folder / ALL_IN_ONE, whole)
    return Saved(folder, done, ALL_IN_ONE if whole else "", changes)


def name_of(ticket: Ticket) -> str:
    """'tiket-7K3M-9QX2-A.pdf'."""
    return f"tiket-{ticket.number}.pdf"


def _write(path: Path, pdf: bytes) -> None:
    with written(path) as file:
        file.write(pdf)
