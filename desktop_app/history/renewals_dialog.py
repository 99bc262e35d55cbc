# SPDX-License-Identifier: GPL-3.0-or-later
"""What is renewed by itself: what was today, what will be, what is not and why; and to do it now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from typing import NamedTuple

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from db.operations.desk import Desk
from db.operations.renewing_itself import NOT_LONGER, TAKEN_BACK, chances, renew_what_is_due
from db.queries.circulation import renewed_by_themselves
from db.queries.library import branches
from db.rules.eligibility import Obstacle
from desktop_app.attention_words import OBSTACLES
from desktop_app.background import Background
from desktop_app.blocks import theme
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.layout import EmptyState
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.language import format_date, translate

WIDTH, HIGH = 920, 340
"""Pixels at 100 %."""
WHY: dict[str, Callable[[], str]] = OBSTACLES | {
    Obstacle.MEMBER_BLOCKED: lambda: translate("Renewals", "the member is blocked"),
    Obstacle.MEMBER_EXPIRED: lambda: translate("Renewals", "the membership ends before"),
    Obstacle.RENEWALS_USED: lambda: translate("Renewals", "all renewals are used"),
    Obstacle.SUSPENDED: lambda: translate("Renewals", "the member is suspended"),
    Obstacle.HELD: lambda: translate("Renewals", "others wait for it"),
    NOT_LONGER: lambda: translate("Renewals", "it would gain no day"),
    TAKEN_BACK: lambda: translate("Renewals", "somebody took it back"),
}


class Line(NamedTuple):
    """One loan: until when it runs on, why not, or that it does since today."""

    title: str
    barcode: str
    name: str
    due_at: datetime
    until: datetime
    against: tuple[str, ...] = ()
    done: bool = False


def read(desk: Desk) -> list[Line]:
    """What is to come, then what was renewed since midnight."""
    midnight = datetime.combine(desk.clock().astimezone().date(), time.min).astimezone()
    with desk.store.read() as session:
        here = next(branch.id for branch in branches(session) if branch.uid == desk.branch)
        to_come = chances(session, desk.branch, desk.clock())
        done = renewed_by_themselves(session, here, midnight)
    lines = [Line(c.title, c.barcode, c.name, c.due_at, c.until, c.against) for c in to_come]
    return [*lines, *(Line(*row, done=True) for row in done)]


class RenewalsDialog(Dialog):
    """`renewed` is told how many were; the window goes on meanwhile."""

    def __init__(
        self,
        parent: QWidget,
        desk: Callable[[], Desk],
        background: Background,
        renewed: Callable[[int], None],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__("renewals", parent, width=WIDTH)
        self._desk, self._background = desk, background
        self._renewed, self._refused = renewed, failed
        self.rows_model: RowsModel[Line] = RowsModel(columns(), lambda line: (line.barcode, line.due_at))
        self.table = DataTable("renewals-loans", self.rows_model)
        self.nothing = EmptyState("renewals-nothing", "arrows-clockwise")
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self.nothing)
        self._list.setFixedHeight(theme.px(HIGH))
        self.body.addWidget(self._list)
        self.table.setAccessibleName(title_words())
        self.nothing.set_words(
            translate("Renewals", "Nothing falls due soon that is renewed by itself"),
            translate("Renewals", "The loan policies say for whom and what it is (Settings)."),
        )
        self._show([])
        self.primary.setEnabled(False)
        self._busy = False
        here = self._desk()
        reading = self._background.run(lambda _task: read(here), self._show, self._failed)
        self.finished.connect(lambda _code: reading.cancel())

    def _show(self, lines: list[Line]) -> None:
        count = sum(not line.against and not line.done for line in lines)
        self.set_words(
            title_words(),
            translate(
                "Renewals",
                "This desk does it each day, without a line too, for what falls due by the next open day. "
                "Whatever is not renewed is reminded of as always.",
            ),
            translate("Renewals", "Renew %n now", None, count),
            translate("Renewals", "Close"),
        )
        self.primary.setEnabled(count > 0)
        (self.primary if count else self.secondary).setFocus()
        self.rows_model.show(lines)
        self._list.setCurrentIndex(0 if lines else 1)
        if lines and self.table.current() is None:
            self.table.move_to(0)

    def accept(self) -> None:
        """Renew; it closes when that is done."""
        if not self.primary.isEnabled():
            return
        self._busy = True
        self.primary.setEnabled(False)
        self.secondary.setEnabled(False)
        desk = self._desk()
        self._background.run(lambda _task: renew_what_is_due(desk), self._done, self._failed, lane="desk")

    def reject(self) -> None:
        """Not while it is at work."""
        if not self._busy:
            super().reject()

    def _done(self, count: int) -> None:
        QDialog.accept(self)
        self._renewed(count)

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self.reject()
        self._refused(error)


def title_words() -> str:
    """What it is called."""
    return translate("Renewals", "Renewed by themselves")


def outcome_words(line: Line) -> str:
    """What becomes of a loan, or has."""
    until = format_date(line.until.astimezone().date())
    if line.done:
        return translate("Renewals", "renewed today, until {date}").format(date=until)
    if line.against:
        why = ", ".join(WHY[one]() for one in line.against if one in WHY)
        return translate("Renewals", "not: {why}").format(why=why)
    return translate("Renewals", "will be, until {date}").format(date=until)


def _tone(line: Line) -> str:
    return "good" if line.done else "warn" if line.against else ""


def columns() -> list[Column[Line]]:
    """Each loan and what becomes of it."""
    return [
        Column(
            lambda: translate("Renewals", "Due"), lambda r: format_date(r.due_at.astimezone().date()), 124
        ),
        Column(lambda: translate("Renewals", "Member"), lambda r: r.name, 164),
        Column(lambda: translate("Renewals", "Title"), lambda r: r.title),
        Column(lambda: translate("Renewals", "Barcode"), lambda r: r.barcode, 118, spare=True),
        Column(lambda: translate("Renewals", "What becomes of it"), outcome_words, 330, tone=_tone),
    ]
