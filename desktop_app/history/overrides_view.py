# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done against the rules at this branch: who, for whom, which rules, why. Widgets only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from db.operations.desk import Desk
from db.queries.overrides import OverrideRow, overrides_at
from desktop_app.attention_words import OBSTACLES
from desktop_app.background import Background
from desktop_app.blocks import tokens
from desktop_app.blocks.layout import Card, EmptyState, column, row
from desktop_app.blocks.page import Command
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Chip, Label, one_at_a_time
from desktop_app.language import format_date, format_money, translate

DAYS = (7, 30, 365)


class OverridesView(QWidget):
    """The newest first; how far back is chosen."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        background: Background,
        failed: Callable[[Exception], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setObjectName("overrides")
        self._desk, self._background, self._failed, self._changed = desk, background, failed, changed
        self._days = DAYS[1]
        self.rows_model = _model()
        self.table = DataTable("overrides-list", self.rows_model)
        self.nothing = EmptyState("overrides-nothing", "check-circle")
        self.count = Label("overrides-count", "heading")
        self.ranges = {days: Chip(f"overrides-days-{days}") for days in DAYS}
        one_at_a_time(self, self.ranges.values())
        for days, chip in self.ranges.items():
            chip.clicked.connect(lambda _checked=False, days=days: self.choose(days))
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self.nothing)
        self.detail = Label("overrides-detail", "muted", wrap=True)
        self.table.chosen.connect(lambda _place: self._tell_whole())
        whole_list = column(self.count, self._list, self.detail, gap=tokens.GAP_M)
        whole_list.setStretch(1, 1)
        card = Card("overrides-card", whole_list, margin=tokens.GAP_M)
        whole = column(row(*self.ranges.values(), None, gap=tokens.GAP_S), card, gap=tokens.GAP_M)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.retranslate()

    def choose(self, days: int) -> None:
        """So many days back."""
        self._days = days
        self.look()

    def look(self) -> None:
        """Read again what is shown."""
        desk, since = self._desk(), datetime.now(UTC) - timedelta(days=self._days)

        def read() -> list[OverrideRow]:
            with desk.store.read() as session:
                return overrides_at(session, desk.branch, since)

        self._background.latest("overrides", lambda _task: read(), self._show, self._failed)

    def commands(self) -> list[Command]:
        """Keys of this side."""
        return [
            Command(
                f"overrides-{days}",
                partial(_days_words, days),
                partial(self.choose, days),
                f"Ctrl+{place}",
                "calendar",
                in_strip=False,
            )
            for place, days in enumerate(DAYS, 1)
        ]

    def _tell_whole(self) -> None:
        """The chosen line, with all that has no room in it."""
        one = self.table.current()
        known = () if one is None else (what_words(one), one.reason, one.staff, one.member, one.title)
        self.detail.set_text("  ·  ".join(filter(None, known)))

    def _show(self, rows: list[OverrideRow]) -> None:
        self.rows_model.show(rows)
        self._list.setCurrentIndex(0 if rows else 1)
        self.ranges[self._days].setChecked(True)
        self.count.set_text(translate("Overrides", "%n time(s) against the rules", None, len(rows)))
        if rows and not self.table.currentIndex().isValid():
            self.table.move_to(0)
        self._tell_whole()
        self._changed()

    def retranslate(self) -> None:
        """All words again."""
        for place, days in enumerate(DAYS, 1):
            self.ranges[days].set_words(_days_words(days), f"Ctrl+{place}")
        self.table.setAccessibleName(view_words())
        self.nothing.set_words(
            translate("Overrides", "Nothing was done against the rules"),
            translate(
                "Overrides",
                "Loans, renewals, reservations against a rule, new due dates, moves in queues, waived fines.",
            ),
        )
        self.rows_model.retranslate()
        self._show(list(self.rows_model.rows))


def view_words() -> str:
    """What this side is called."""
    return translate("Overrides", "Exceptions")


def _days_words(days: int) -> str:
    return translate("Overrides", "Last %n day(s)", None, days)


def what_words(one: OverrideRow) -> str:
    """What was done, and which rules stood against it."""
    done = {
        "lend": translate("Overrides", "Lent"),
        "renew": translate("Overrides", "Renewed"),
        "due": translate("Overrides", "Other due date"),
        "hold": translate("Overrides", "Reserved"),
        "queue": translate("Overrides", "Moved in the queue"),
        "waived": translate("Overrides", "Waived"),
    }.get(one.what, one.what)
    if one.amount:
        return f"{done}: {format_money(one.amount)}"
    rules = ", ".join(OBSTACLES[name]() for name in one.rules if name in OBSTACLES)
    return f"{done}: {rules}" if rules else done


def _model() -> RowsModel[OverrideRow]:
    columns: list[Column[OverrideRow]] = [
        Column(lambda: translate("Overrides", "When"), lambda r: format_date(r.at.astimezone().date()), 112),
        Column(lambda: translate("Overrides", "What"), what_words, strong=True),
        Column(lambda: translate("Overrides", "Why"), lambda r: r.reason),
        Column(lambda: translate("Overrides", "By"), lambda r: r.staff or "–", 124),
        Column(lambda: translate("Overrides", "Member"), lambda r: r.member or "–", 132),
        Column(
            lambda: translate("Overrides", "Item"), lambda r: r.barcode or r.title or "–", 112, spare=True
        ),
    ]
    return RowsModel(columns, lambda one: one.uid)
