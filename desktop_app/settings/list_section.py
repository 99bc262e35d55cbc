# SPDX-License-Identifier: GPL-3.0-or-later
"""A section that is a table with things to do above it: add one, change the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.blocks import tokens
from desktop_app.blocks.layout import Card, Part, row
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Button
from desktop_app.settings.section import Section
from desktop_app.settings.work import Work

R = TypeVar("R")


class TableCard(Card, Generic[R]):
    """A table on a card with its buttons; those of `for_one` are there for the row under the cursor."""

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        *,
        buttons: Sequence[Button] = (),
        for_one: Sequence[Button] = (),
        above: Part = None,
        wide: bool = False,
    ) -> None:
        self.model: RowsModel[R] = RowsModel(columns, key)
        self.table = DataTable(f"{name}-table", self.model, wide=wide)
        self._for_one = tuple(for_one)
        tools = row(*buttons, *for_one, above)
        super().__init__(name, tools, self.table, margin=tokens.GAP_M)
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.setStretch(box.count() - 1, 1)
        self.table.chosen.connect(self._offer)
        self._offer(-1)

    def show_rows(self, rows: Sequence[R]) -> None:
        """Other rows; the cursor stays where it can, else stands on the first."""
        self.model.show(rows)
        if self.table.current() is None:
            self.table.move_to(0)
        self._offer(self.table.currentIndex().row())

    def _offer(self, at: int) -> None:
        there = self.model.row(at) is not None
        for button in self._for_one:
            button.setEnabled(there)

    def current(self) -> R | None:
        """The row under the cursor."""
        found: R | None = self.table.current()
        return found

    def retranslate(self, name: str) -> None:
        """Headers and cells; `name` is what screen readers call the table."""
        self.model.retranslate()
        self.table.setAccessibleName(name)


class ListSection(Section, Generic[R]):
    """`query` reads the rows, `edit(row)` opens the dialog for one (None = a new one)."""

    scrolls: ClassVar[bool] = False
    """Whether there is so much above the table that low windows scroll."""

    def __init__(
        self, work: Work, columns: Sequence[Column[R]], key: Callable[[R], Hashable], *more: Any
    ) -> None:
        name = f"settings-{self.section_name}"
        self.add = Button(f"{name}-add", "primary", "plus")
        self.change = Button(f"{name}-edit", "plain", "pencil-simple")
        self.card: TableCard[R] = TableCard(
            f"{name}-list", columns, key, buttons=(self.add,), for_one=(self.change, *self.more_for_one())
        )
        super().__init__(work, *more, self.card, scrolls=self.scrolls)
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.setStretch(box.count() - 1, 1)
        self.add.clicked.connect(lambda: self.edit(None))
        self.change.clicked.connect(lambda: self.edit(self.card.current()))
        self.card.table.opened.connect(lambda _at: self.edit(self.card.current()))

    def more_for_one(self) -> Sequence[Button]:
        """Further buttons for the row under the cursor."""
        return ()

    def query(self, session: Any) -> list[R]:
        """The rows."""
        raise NotImplementedError

    def edit(self, row: R | None) -> None:
        """Open the dialog for a row, or for a new one."""
        raise NotImplementedError

    def activated(self) -> None:
        """Read the rows again."""
        self.work.read(self.query, self.card.show_rows)

    def first_field(self) -> QWidget:
        """The table."""
        return self.card.table

    def retranslate(self) -> None:
        """Headline, headers, cells."""
        super().retranslate()
        self.card.retranslate(self.title())
