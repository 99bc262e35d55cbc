# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened before and is put in now: from paper while the desk was down, or from the book drop."""

from datetime import datetime, time

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import DateField, FormRow, beside
from desktop_app.blocks.time_entry import TimeField
from desktop_app.circulation.state import State
from desktop_app.language import format_datetime, local_moment, translate


def as_of_words(state: State) -> str:
    """That everything counts as of some other time; empty as a rule."""
    if state.as_of is None:
        return ""
    said = translate("CirculationPage", "Late entry: everything counts as of {when}")
    return said.format(when=format_datetime(state.as_of))


class LateDialog(Dialog):
    """Asks when it happened; `now` is the desk's clock."""

    def __init__(self, parent: QWidget, now: datetime) -> None:
        super().__init__("late", parent)
        self._now = now
        self.day = DateField("late-day")
        self.clock = TimeField("late-time")
        self._day_row = FormRow("late-day", self.day, required=True)
        self._clock_row = FormRow("late-time", self.clock, required=True)
        self.body.addWidget(beside([self._day_row, self._clock_row]))
        self.set_words(
            translate("LateDialog", "Late entry"),
            translate(
                "LateDialog",
                "For what was written on paper while the desk was down, or lay in the book drop. "
                "What you scan from now on counts as of this time: due dates and fines go by it.",
            ),
            translate("LateDialog", "Begin"),
        )
        self._day_row.set_words(
            translate("LateDialog", "Day"), translate("LateDialog", "For example 17-8-2027.")
        )
        self._clock_row.set_words(
            translate("LateDialog", "Time"), translate("LateDialog", "For example 16:30.")
        )
        self.day.set_day(now.astimezone().date())
        self.clock.set_time(time(8))
        self.day.selectAll()
        self.day.setFocus()

    def value(self) -> datetime:
        """When it happened; only after it was accepted."""
        moment = self._moment()
        assert moment is not None
        return moment

    def _moment(self) -> datetime | None:
        day, at = self.day.day(), self.clock.moment()
        return None if day is None or at is None else local_moment(day, at)

    def accept(self) -> None:
        """Only with a time that is past."""
        moment = self._moment()
        past = moment is not None and moment < self._now
        words = translate("LateDialog", "Give a day and a time that are past.")
        self._day_row.set_error("" if past else words)
        if past:
            QDialog.accept(self)
