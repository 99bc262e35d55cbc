# SPDX-License-Identifier: GPL-3.0-or-later
"""Closed days by year, with the public holidays of Indonesia on offer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.operations.operation import Changes
from db.queries.library import ClosedDayRow
from db.rules.roles import Right
from desktop_app.blocks.form import ChoiceField, DateField, FormRow, TextField
from desktop_app.blocks.layout import row
from desktop_app.blocks.notice import Answer, Notice
from desktop_app.blocks.table import Column
from desktop_app.blocks.words import Button, Label
from desktop_app.language import format_date, translate
from desktop_app.settings.branches_section import weekday_name
from desktop_app.settings.calendar_presenter import CalendarPresenter, CalendarState
from desktop_app.settings.editor import Editor
from desktop_app.settings.list_section import TableCard
from desktop_app.settings.section import Section
from desktop_app.settings.work import Work


def columns() -> list[Column[ClosedDayRow]]:
    """Day, weekday, name, branch."""
    return [
        Column(lambda: translate("Calendar", "Day"), lambda d: format_date(d.day), 120, strong=True),
        Column(lambda: translate("Calendar", "Weekday"), lambda d: weekday_name(d.day.weekday()), 110),
        Column(lambda: translate("Calendar", "Why"), lambda d: d.name, 0),
        Column(
            lambda: translate("Calendar", "Where"),
            lambda d: d.branch or translate("Calendar", "Everywhere"),
            190,
        ),
    ]


class CalendarSection(Section):
    """A table of the year in view; an offer of its public holidays above."""

    section_name: ClassVar[str] = "calendar"
    icon_name: ClassVar[str] = "calendar-x"
    right: ClassVar[Right | None] = Right.EDIT_POLICIES
    concerns: ClassVar[Changes] = Changes({"places"})

    def __init__(self, work: Work) -> None:
        self.presenter = CalendarPresenter(work, self.show_state, self._tell, self.say_error)
        self.year = ChoiceField("calendar-year")
        self.year_label = Label("calendar-year-label", "strong")
        self.year_label.setBuddy(self.year)
        self.add = Button("calendar-add", "primary", "plus")
        self.remove = Button("calendar-remove", "plain", "trash")
        self.offer = Notice("calendar-offer", "info")
        self.card: TableCard[ClosedDayRow] = TableCard(
            "calendar-list",
            columns(),
            lambda day: day.uid,
            buttons=(self.add,),
            for_one=(self.remove,),
            above=row(None, self.year_label, self.year),
        )
        super().__init__(work, self.offer, self.card)
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.setStretch(box.count() - 1, 1)
        self.year.activated.connect(lambda _index: self.presenter.show_year(self.year.value()))
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.retranslate()

    def title(self) -> str:
        """Its name in the list."""
        return translate("Settings", "Closed days")

    def hint(self) -> str:
        """What they do."""
        return translate(
            "Settings", "No loan falls due on a closed day, and it costs no fine; what was due on it, moves."
        )

    def retranslate(self) -> None:
        """Its words."""
        super().retranslate()
        self.year_label.set_text(translate("Calendar", "Year"))
        self.year.setAccessibleName(translate("Calendar", "Year"))
        self.add.set_words(translate("Calendar", "Add a closed day"), "Ctrl+N")
        self.remove.set_words(translate("Calendar", "Open on this day"))
        self.card.retranslate(self.title())
        self._offer(self.presenter.state)

    def activated(self) -> None:
        """Read again."""
        self.presenter.load()

    def first_field(self) -> QWidget:
        """The table."""
        return self.card.table

    def show_state(self, state: CalendarState) -> None:
        """The year in view and what is offered for it."""
        self.year.set_choices((year, str(year)) for year in state.years)
        self.year.choose(state.year)
        self.card.show_rows(state.shown)
        self._offer(state)

    def _offer(self, state: CalendarState) -> None:
        self.offer.setVisible(bool(state.offered))
        if not state.offered:
            return
        count = len(state.offered)
        words = translate("Calendar", "%n public holiday(s) of {year} are not closed here yet", None, count)
        unsure = any(holiday.certainty != "fixed" for holiday in state.offered)
        detail = (
            translate("Calendar", "Some days are estimates until the government has set them.")
            if unsure
            else ""
        )
        take = Answer(
            "take", translate("Calendar", "Close on all of them"), "", self.presenter.close_holidays
        )
        self.offer.say(words.format(year=state.year), detail, answers=(take,))

    def _tell(self, what: str, count: int, moved: int, undo: Callable[[], None] | None) -> None:
        match what:
            case "closed":
                said = translate("Calendar", "%n day(s) are closed now.", None, count)
                if moved:
                    words = translate("Calendar", "%n loan(s) fall due on the next open day.", None, moved)
                    said = f"{said} {words}"
                self.say(said, undo)
            case "opened":
                said = translate("Calendar", "The day is open again.")
                if moved:
                    words = translate("Calendar", "%n loan(s) fall due on it again.", None, moved)
                    said = f"{said} {words}"
                self.say(said, undo)
            case _:
                self.say_undone()

    def _add(self) -> None:
        editor = ClosedDayEditor(self, self.presenter.state)

        def save() -> None:
            if (facts := editor.facts()) is not None:
                day, name, branch = facts
                self.presenter.close([(day, name)], branch)
                self.presenter.show_year(day.year)
                editor.taken()

        editor.submitted.connect(save)
        editor.open()

    def _remove(self) -> None:
        if (day := self.card.current()) is not None:
            self.presenter.open(day)


class ClosedDayEditor(Editor):
    """One closed day."""

    def __init__(self, parent: QWidget, state: CalendarState) -> None:
        self._day, self._name = DateField("closed-day"), TextField("closed-name")
        every = (None, translate("Calendar", "Everywhere"))
        self._branch = ChoiceField("closed-branch", [every, *((b.uid, b.name) for b in state.branches)])
        rows = {
            "day": FormRow("closed-day", self._day, required=True),
            "name": FormRow("closed-name", self._name, required=True),
            "branch": FormRow("closed-branch", self._branch),
        }
        super().__init__("closed-day-editor", parent, rows)
        rows["day"].set_words(translate("Calendar", "Day"))
        rows["name"].set_words(translate("Calendar", "Why"))
        rows["branch"].set_words(translate("Calendar", "Where"))
        self.set_words(
            translate("Calendar", "Add a closed day"), "", translate("Calendar", "Close on this day")
        )

    def facts(self) -> tuple[Any, str, Any] | None:
        """Day, name and branch; None where something is missing, which is said."""
        day, name = self._day.day(), self._name.value()
        if day is None:
            self.wrong("day", translate("Calendar", "Please give a day, such as 17 8 2026."))
        elif not name:
            self.wrong("name", translate("Calendar", "Please say why."))
        else:
            return day, name, self._branch.value()
        return None
