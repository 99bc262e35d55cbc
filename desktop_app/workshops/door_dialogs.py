# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked about attendance: something else than was seen, the whole history, heads without names.

A scanner may fire while one is open: only Ctrl+Enter accepts, and a code among the words is `scanned`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.queries.door import Door, MarkRow, PersonRow
from db.rules.proofs import TICKET
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, FormRow, NumberField, TextField, beside
from desktop_app.blocks.layout import row
from desktop_app.blocks.table import MOMENT, Column, DataTable, RowsModel
from desktop_app.blocks.words import Button
from desktop_app.language import format_datetime, translate
from desktop_app.workshops import door_phrases

CODE = re.compile(rf"{TICKET}[A-Z2-7]{{52}}", re.IGNORECASE)
CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})")


class Correction(NamedTuple):
    """What somebody was instead; `at` None for now."""

    mark: str
    reason: str
    at: datetime | None


class _AtTheDoor(Dialog):
    """Enter alone accepts nothing; `reason` is where a scanner would type."""

    scanned = Signal(str)

    def __init__(self, name: str, parent: QWidget, *, width: int = 480) -> None:
        super().__init__(name, parent, width=width)
        self.primary.setDefault(False)
        self.primary.setAutoDefault(False)
        self.reason = TextField(f"{name}-reason")
        self.reason.setMaxLength(200)
        self.reason_row = FormRow(f"{name}-reason", self.reason, required=True)
        self.reason.returnPressed.connect(self._hand_on)

    def _hand_on(self) -> None:
        found = CODE.search(self.reason.text())
        if found is not None:
            self.reason.setText(self.reason.text().replace(found.group(), ""))
            self.scanned.emit(found.group())


class MarkDialog(_AtTheDoor):
    """Present, left, absent or excused, since when, and why."""

    def __init__(self, parent: QWidget, person: PersonRow, door: Door) -> None:
        super().__init__("door-mark-dialog", parent)
        self._day = door.starts_at.astimezone().date()
        self.mark = ChoiceField("door-mark")
        self.at = TextField("door-mark-at")
        self.at.setMaxLength(5)
        self.mark_row = FormRow("door-mark", self.mark)
        self.at_row = FormRow("door-mark-at", self.at)
        self.usual = [Button(f"door-mark-usual-{n}", "chip") for n in range(4)]
        self.body.addWidget(beside((self.mark_row, self.at_row)))
        self.body.addWidget(self.reason_row)
        self.body.addLayout(row(*self.usual, None, gap=tokens.GAP_S))
        for chip in self.usual:
            chip.setAutoDefault(False)
            chip.clicked.connect(lambda _checked=False, chip=chip: self.reason.setText(chip.text()))
        self._say(person)
        self.mark.choose("excused" if not person.there else "absent")
        self.mark.setFocus()

    def _say(self, person: PersonRow) -> None:
        self.set_words(
            translate("Door", "Correct: {name}").format(name=person.name),
            translate("Door", "Now: {state}. What was noted before stays in the history.").format(
                state=door_phrases.state_words(person)
            ),
            translate("Door", "Note it"),
        )
        self.mark.set_choices(
            (mark, door_phrases.MARKS[mark]()) for mark in ("arrived", "left", "excused", "absent")
        )
        self.mark_row.set_words(translate("Door", "What is true"))
        self.at_row.set_words(translate("Door", "At (hours.minutes)"), translate("Door", "Empty: now"))
        self.reason_row.set_words(translate("Door", "Reason"))
        words = (
            translate("Door", "Scanned by mistake"),
            translate("Door", "Ill"),
            translate("Door", "Came without a ticket"),
            translate("Door", "From the paper list"),
        )
        for chip, text in zip(self.usual, words, strict=True):
            chip.set_words(text)

    @property
    def correction(self) -> Correction | None:
        """What was filled in; None where the time is none."""
        text = self.at.value()
        if not text:
            return Correction(self.mark.value(), self.reason.value(), None)
        found = CLOCK.fullmatch(text)
        if found is None or int(found[1]) > 23 or int(found[2]) > 59:
            return None
        at = datetime.combine(self._day, time(int(found[1]), int(found[2]))).astimezone()
        return Correction(self.mark.value(), self.reason.value(), at)

    def accept(self) -> None:
        """Only with a reason, and a time where one was typed."""
        wrong = self.correction is None
        self.at_row.set_error(translate("Door", "For example 08.15") if wrong else "")
        if not self.reason.value():
            self.reason_row.set_error(translate("Door", "Say why, in a few words."))
            self.reason.setFocus()
        elif not wrong:
            super().accept()


class HistoryDialog(_AtTheDoor):
    """Every mark of a person at a session; `taken_back(mark, reason)` for the chosen one."""

    taken_back = Signal(object, str)

    def __init__(
        self, parent: QWidget, person: PersonRow, marks: Sequence[MarkRow], device: UUID | None
    ) -> None:
        super().__init__("door-history-dialog", parent, width=720)
        self._model = history_model(device)
        self.table = DataTable("door-history", self._model)
        self.table.setMinimumHeight(theme.px(240))
        self.body.addWidget(self.table)
        self.body.addWidget(self.reason_row)
        self.secondary.setAutoDefault(False)
        self.table.chosen.connect(lambda _row: self._allow())
        self.set_words(
            translate("Door", "History: {name}").format(name=person.name),
            door_phrases.state_words(person),
            translate("Door", "Take this mark back"),
            translate("Door", "Close"),
        )
        self.table.setAccessibleName(translate("Door", "Marks"))
        self.reason_row.set_words(translate("Door", "Why the chosen mark is taken back"))
        self._model.show(marks)
        self.table.move_to(len(marks) - 1)
        self._allow()
        self.table.setFocus()

    def _allow(self) -> None:
        mark = self.table.current()
        may = mark is not None and mark.kind != "void" and not mark.taken_back
        self.primary.setEnabled(may)
        self.reason.setEnabled(may)

    def accept(self) -> None:
        """Only with a reason."""
        mark = self.table.current()
        if mark is None or not self.primary.isEnabled():
            return
        if not self.reason.value():
            self.reason_row.set_error(translate("Door", "Say why, in a few words."))
            self.reason.setFocus()
            return
        self.taken_back.emit(mark.uid, self.reason.value())
        super().accept()


def history_model(device: UUID | None) -> RowsModel[MarkRow]:
    """What was noted, when, how, by whom, at which door."""

    columns: list[Column[MarkRow]] = [
        Column(lambda: translate("Door", "When"), lambda m: format_datetime(m.happened_at), MOMENT),
        Column(
            lambda: translate("Door", "What"),
            lambda m: door_phrases.MARKS.get(m.kind, lambda: m.kind)(),
            100,
            strong=True,
            struck=lambda m: m.taken_back,
        ),
        Column(
            lambda: translate("Door", "How"),
            lambda m: door_phrases.SOURCES.get(m.source, lambda: m.source)(),
            90,
        ),
        Column(lambda: translate("Door", "Reason"), lambda m: m.reason),
        Column(lambda: translate("Door", "By"), lambda m: m.staff, 120),
        Column(lambda: translate("Door", "Desk"), lambda m: door_phrases.door_name(m.device, device), 90),
    ]
    return RowsModel(columns, lambda mark: mark.uid)


class HeadsDialog(_AtTheDoor):
    """People counted without names. A door's newest count stands, doors add up."""

    FIELDS = ("onsite", "online", "children", "women")

    def __init__(self, parent: QWidget, last: Sequence[int] = (0, 0, 0, 0)) -> None:
        super().__init__("door-heads-dialog", parent)
        self.numbers = {name: NumberField(f"door-heads-{name}", 0, 99_999) for name in self.FIELDS}
        self.rows = {name: FormRow(f"door-heads-{name}", field) for name, field in self.numbers.items()}
        for number, value in zip(self.numbers.values(), last, strict=True):
            number.set_number(value)
        self.body.addWidget(beside((self.rows["onsite"], self.rows["online"])))
        self.body.addWidget(beside((self.rows["children"], self.rows["women"])))
        self.reason_row.hide()
        self._say()
        self.numbers["onsite"].setFocus()
        self.numbers["onsite"].selectAll()

    def _say(self) -> None:
        self.set_words(
            translate("Door", "Count heads"),
            translate(
                "Door",
                "People without names, as this door counts them. The newest count of each door stands.",
            ),
            translate("Door", "Note the count"),
        )
        said: dict[str, Callable[[], str]] = {
            "onsite": lambda: translate("Door", "On site"),
            "online": lambda: translate("Door", "Online"),
            "children": lambda: translate("Door", "Children among them"),
            "women": lambda: translate("Door", "Women among them"),
        }
        for name, words in said.items():
            self.rows[name].set_words(words())

    @property
    def counted(self) -> dict[str, int]:
        """By field."""
        return {name: field.number() or 0 for name, field in self.numbers.items()}

    def accept(self) -> None:
        """Not more children or women than people."""
        counted = self.counted
        whole = counted["onsite"] + counted["online"]
        wrong = [name for name in ("children", "women") if counted[name] > whole]
        for name in ("children", "women"):
            self.rows[name].set_error(
                translate("Door", "More than were counted in all.") if name in wrong else ""
            )
        if not wrong:
            super().accept()
