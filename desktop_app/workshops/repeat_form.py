# SPDX-License-Identifier: GPL-3.0-or-later
"""The form for dates that come again: which they are is shown before anything is made. Widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from db.rules.calendar import Calendar
from db.rules.recurrence import EVERY, LONGEST, dates
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.form import ChoiceField, NumberField, SwitchField
from desktop_app.blocks.layout import column
from desktop_app.blocks.words import Label
from desktop_app.facts_form import FactsForm
from desktop_app.language import format_long_date, translate


@dataclass(frozen=True, kw_only=True)
class RepeatDraft:
    """`count` dates in all, the first one that is there already included."""

    every: str = "week"
    step: int = 1
    count: int = 4
    apart: bool = False
    skip: bool = True


class Repeated(NamedTuple):
    """The dates after the first; `apart`: each a workshop with registration of its own."""

    days: tuple[date, ...]
    apart: bool


def all_dates(first: date, draft: RepeatDraft, calendar: Calendar) -> list[tuple[date, bool]]:
    """Each date after the first, and whether it is kept: closed days are passed over, not made up for."""
    found = dates(first, draft.every, draft.count, step=draft.step)
    return [(day, not draft.skip or calendar.is_open(day)) for day in found if day != first]


class RepeatForm(FactsForm[RepeatDraft, Repeated]):
    """From a first date on."""

    def __init__(self, parent: QWidget, first: date, calendar: Calendar) -> None:
        self._first, self._calendar = first, calendar
        name = "workshops-repeat"
        self.preview = QListWidget()
        self.preview.setObjectName(f"{name}-preview")
        self.preview.setFixedHeight(theme.px(150))
        self.count = Label(f"{name}-number", "muted", wrap=True)
        super().__init__(
            name,
            parent,
            RepeatDraft(),
            {
                "every": ChoiceField(f"{name}-every", [(every, every) for every in EVERY]),
                "step": NumberField(f"{name}-step", 1, 52),
                "count": NumberField(f"{name}-count", 2, LONGEST),
                "apart": SwitchField(f"{name}-apart"),
                "skip": SwitchField(f"{name}-skip"),
            },
            width=560,
        )
        self.field(ChoiceField, "every").currentIndexChanged.connect(lambda _place: self._show_dates())
        for key in ("apart", "skip"):
            self.field(SwitchField, key).toggled.connect(lambda _on: self._show_dates())
        for key in ("step", "count"):
            self.field(NumberField, key).valueChanged.connect(lambda _number: self._show_dates())
        self._show_dates()

    def _laid_out(self) -> QVBoxLayout:
        return column(super()._laid_out(), self.preview, self.count, gap=tokens.GAP_M)

    def sections(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """See RecordForm."""
        return [("", [("every", "step", "count"), ("skip", "apart")])]

    def draft(self) -> RepeatDraft:
        """See RecordForm."""
        return RepeatDraft(**self.values())

    def facts(self) -> Repeated:
        """See FactsForm."""
        draft = self.draft()
        kept = (day for day, keep in all_dates(self._first, draft, self._calendar) if keep)
        return Repeated(tuple(kept), draft.apart)

    def problems(self, draft: RepeatDraft) -> dict[str, str]:
        """See RecordForm."""
        return {} if self.facts().days else {"count": "empty"}

    def _show_dates(self) -> None:
        found: Sequence[tuple[date, bool]] = all_dates(self._first, self.draft(), self._calendar)
        left_out = translate("Workshops", "{day}: the branch is closed, left out")
        self.preview.clear()
        self.preview.addItems(
            [
                format_long_date(day) if keep else left_out.format(day=format_long_date(day))
                for day, keep in found
            ]
        )
        kept = sum(keep for _, keep in found)
        apart = self.draft().apart
        said = (
            translate("Workshops", "%n workshop(s) with registration of their own are added.", None, kept)
            if apart
            else translate("Workshops", "%n session(s) of this workshop are added.", None, kept)
        )
        self.count.set_text(said)

    def retranslate(self) -> None:
        """All words."""
        text = translate("Workshops", "From {day} on.").format(day=format_long_date(self._first))
        self.set_words(translate("Workshops", "Repeat"), text, translate("Workshops", "Add them"))
        every = self.field(ChoiceField, "every")
        every.set_choices(
            [
                ("day", translate("Workshops", "Day by day")),
                ("week", translate("Workshops", "Week by week")),
                ("month", translate("Workshops", "Each month, same weekday")),
            ]
        )
        self.preview.setAccessibleName(translate("Workshops", "Dates"))
        for name, label, hint in (
            ("every", translate("Workshops", "How often"), ""),
            ("step", translate("Workshops", "Every so many"), translate("Workshops", "2: every other one")),
            (
                "count",
                translate("Workshops", "Dates in all"),
                translate("Workshops", "The first one included"),
            ),
            ("skip", translate("Workshops", "Closed days"), ""),
            ("apart", translate("Workshops", "Registration"), ""),
        ):
            self.rows[name].set_words(label, hint)
        for name, text in (
            ("skip", translate("Workshops", "Leave them out")),
            ("apart", translate("Workshops", "For each date by itself (a series)")),
        ):
            self.field(SwitchField, name).setText(text)
