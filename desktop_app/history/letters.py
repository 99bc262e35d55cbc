# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders as letters: each is numbered, noted as given and kept in one commit; runs off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from db.errors import StoreError
from db.operations.desk import Desk
from db.operations.prints import record_print
from db.operations.refusals import Refusal
from db.queries.circulation import prints
from db.rules.notices import LETTER
from desktop_app.history import records, reminders
from desktop_app.history.reminders import Reminder
from desktop_app.printing.frozen import NOTICE, freeze
from desktop_app.printing.notice_letter import NoticeLetter

Write = Callable[[Reminder, str], NoticeLetter]
"""The letter of a reminder with its number."""


class Letters(NamedTuple):
    """Those to print, in order; `broke` is why the others were not given."""

    made: tuple[NoticeLetter, ...]
    broke: Exception | None = None


def make(
    desk: Desk,
    rows: Sequence[Reminder],
    write: Write,
    report: Callable[[int, int], None],
    stopped: Callable[[], bool],
) -> Letters:
    """A letter to each; whoever had theirs before gets it once more. What was given before a stop counts."""
    made: list[NoticeLetter] = []
    try:
        for done, row in enumerate(rows):
            if stopped():
                break
            report(done, len(rows))
            made += again(desk, row, write) or [give(desk, row, write)]
    except (Refusal, StoreError) as error:
        return Letters(tuple(made), error)
    return Letters(tuple(made))


def give(desk: Desk, row: Reminder, write: Write) -> NoticeLetter:
    """A letter that nobody had yet. Raises Refusal, StoreError: then it was not given."""
    with desk.together() as perform:
        letter = write(row, reminders.note(perform, row, LETTER))
        perform(
            record_print,
            slip=NOTICE,
            facts=lambda _number, _at: freeze(letter),
            member=row.member,
            number=letter.number,
        )
    return letter


def again(desk: Desk, row: Reminder, write: Write) -> list[NoticeLetter]:
    """The letters by which it was given: as they are kept, each a reprint; else written anew."""
    return [
        _kept(desk, number) or write(reminders.told_by(row, number), number)
        for number in reminders.numbers_of(row)
    ]


def _kept(desk: Desk, number: str) -> NoticeLetter | None:
    """A kept letter as a reprint; None where it was printed before letters were kept, or elsewhere."""
    with desk.store.read() as session:
        found = next((one for one in prints(session, number=number) if one.number == number), None)
    if found is None or found.kind != NOTICE:
        return None
    letter = records.reprint(desk, found)
    assert isinstance(letter, NoticeLetter)
    return letter
