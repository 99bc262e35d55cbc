# SPDX-License-Identifier: GPL-3.0-or-later
"""A title's queue, and moving somebody in it: the keys, what is asked, what is told."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from db.operations.desk import Done
from db.queries.holds import HoldRow
from db.rules.moving_holds import Step
from db.rules.roles import Right
from desktop_app.blocks.page import Command
from desktop_app.holds.dialogs import AskReason
from desktop_app.holds.models import who_words
from desktop_app.language import format_number, translate

if TYPE_CHECKING:
    from desktop_app.holds.page import HoldsPage

WORDS: dict[Step, Callable[[], str]] = {
    Step.UP: lambda: translate("Holds", "Forward one"),
    Step.DOWN: lambda: translate("Holds", "Back one"),
    Step.FIRST: lambda: translate("Holds", "To the front"),
    Step.LAST: lambda: translate("Holds", "To the end"),
}
KEYS = {
    Step.UP: ("Alt+Up", "arrow-up"),
    Step.DOWN: ("Alt+Down", "arrow-down"),
    Step.FIRST: ("Alt+Home", "arrow-line-up"),
    Step.LAST: ("Alt+End", "arrow-line-down"),
}


class MoveDialog(AskReason):
    """Why somebody is moved in a queue."""

    def __init__(self, parent: QWidget, row: HoldRow, step: Step) -> None:
        super().__init__("move-hold", parent)
        place = translate("Holds", "number {place} of {number}").format(
            place=format_number(row.place or 0), number=format_number(row.waiting)
        )
        about = " · ".join((row.title, who_words(row.who), place))
        self.ask(translate("Holds", "Move in the queue?"), about, WORDS[step]())


def commands(page: HoldsPage) -> list[Command]:
    """From all who wait to the queue of a title and back; there, the keys that move the chosen one."""
    if page.presenter.state.title is None:
        return [
            Command(
                "title-queue",
                lambda: translate("Holds", "Queue of this title"),
                partial(show_queue, page),
                "F4",
                "users",
                lambda: page.tables["waiting"].current() is not None,
            )
        ]
    back = Command("all-titles", lambda: translate("Holds", "All titles"), page.escape, "F4", "users")
    moves = (
        Command(
            f"move-{step.value}",
            WORDS[step],
            partial(_move, page, step),
            *KEYS[step],
            partial(_leads_somewhere, page, step),
        )
        for step in KEYS
    )
    return [back, *moves]


def _leads_somewhere(page: HoldsPage, step: Step) -> bool:
    chosen: HoldRow | None = page.tables["waiting"].current()
    if chosen is None or chosen.place is None or not page.may(Right.OVERRIDE):
        return False
    return chosen.place != (1 if step in (Step.FIRST, Step.UP) else chosen.waiting)


def show_queue(page: HoldsPage) -> None:
    """Who waits for the title of the chosen reservation."""
    if (chosen := page.tables["waiting"].current()) is not None:
        page.presenter.turn_to("waiting", chosen.title_uid)


def _move(page: HoldsPage, step: Step) -> None:
    chosen = page.tables["waiting"].current()
    if chosen is None:
        return
    dialog = MoveDialog(page, chosen, step)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        page.presenter.move(chosen, step, dialog.value(), partial(_moved, page))


def _moved(page: HoldsPage, done: Done) -> None:
    said = translate("Holds", "Moved in the queue.")
    page.undo_offered.emit(said, lambda: page.presenter.take_back(done.operation))
