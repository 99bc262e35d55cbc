# SPDX-License-Identifier: GPL-3.0-or-later
"""What circulation asks: why all the same, and until when."""

from datetime import date, datetime

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import DateField, FormRow, TextField
from desktop_app.language import translate


class ReasonDialog(Dialog):
    """Asks why a rule is set aside, to 'lend' or to 'renew'; not accepted without a reason."""

    def __init__(self, parent: QWidget, against: str, intent: str) -> None:
        super().__init__("override", parent)
        self.reason = FormRow("override-reason", TextField("override-reason"), required=True)
        self.body.addWidget(self.reason)
        if intent == "renew":
            asked = translate("ReasonDialog", "Renew all the same?")
            said = translate("ReasonDialog", "Renew all the same")
        else:
            asked = translate("ReasonDialog", "Lend all the same?")
            said = translate("ReasonDialog", "Lend all the same")
        self.set_words(asked, against, said)
        self.reason.set_words(
            translate("ReasonDialog", "Reason"), translate("ReasonDialog", "It is kept with the loan.")
        )
        self.reason.field.setFocus()

    def value(self) -> str:
        """The reason."""
        field = self.reason.field
        assert isinstance(field, TextField)
        return field.value()

    def accept(self) -> None:
        """Only with a reason."""
        if self.value():
            super().accept()
        else:
            self.reason.set_error(translate("ReasonDialog", "Say why, in a few words."))


class AddDialog(Dialog):
    """Asks what something is called that no catalogue has; `scanned` stands for its barcode."""

    def __init__(self, parent: QWidget, scanned: str) -> None:
        super().__init__("add-in-passing", parent)
        self.rows = {
            name: FormRow(f"add-{name}", TextField(f"add-{name}"), required=name != "author")
            for name in ("title", "author", "barcode")
        }
        for row in self.rows.values():
            self.body.addWidget(row)
        self.set_words(
            translate("AddDialog", "Not in the catalogue"),
            translate("AddDialog", "It is lent at once, and waits in the catalogue to be catalogued."),
            translate("AddDialog", "Write it down and lend it"),
        )
        self.rows["title"].set_words(translate("AddDialog", "Title"))
        self.rows["author"].set_words(translate("AddDialog", "Author"))
        self.rows["barcode"].set_words(
            translate("AddDialog", "Barcode"), translate("AddDialog", "As scanned, or from a new label")
        )
        self._field("barcode").setText(scanned)
        self._field("title").setFocus()

    def _field(self, name: str) -> TextField:
        field = self.rows[name].field
        assert isinstance(field, TextField)
        return field

    def value(self) -> tuple[str, str, str]:
        """Title, author, barcode."""
        title, author, barcode = (self._field(name).value() for name in self.rows)
        return title, author, barcode

    def accept(self) -> None:
        """Only with a title and a barcode."""
        missing = [name for name in ("title", "barcode") if not self._field(name).value()]
        for name, row in self.rows.items():
            row.set_error(translate("AddDialog", "This is needed.") if name in missing else "")
        if missing:
            self._field(missing[0]).setFocus()
        else:
            super().accept()


class DueDateDialog(Dialog):
    """Asks for another due date and why."""

    def __init__(self, parent: QWidget, title: str, due: date) -> None:
        super().__init__("due-date", parent)
        self.day = FormRow("due-date-day", DateField("due-date-day"), required=True)
        self.why = FormRow("due-date-reason", TextField("due-date-reason"), required=True)
        for form_row in (self.day, self.why):
            self.body.addWidget(form_row)
        self.set_words(
            translate("DueDateDialog", "Another due date"), title, translate("DueDateDialog", "Set due date")
        )
        self.day.set_words(
            translate("DueDateDialog", "Due on"), translate("DueDateDialog", "For example 17-8-2027.")
        )
        self.why.set_words(translate("DueDateDialog", "Reason"))
        self._day.set_day(due)
        self._day.selectAll()
        self._day.setFocus()

    @property
    def _day(self) -> DateField:
        assert isinstance(self.day.field, DateField)
        return self.day.field

    def value(self) -> tuple[date, str]:
        """The day and the reason; only after it was accepted."""
        day = self._day.day()
        assert day is not None
        assert isinstance(self.why.field, TextField)
        return day, self.why.field.value()

    def accept(self) -> None:
        """Only with a day from today on, and a reason."""
        day = self._day.day()
        good_day = day is not None and day >= datetime.now().astimezone().date()
        assert isinstance(self.why.field, TextField)
        good_reason = bool(self.why.field.value())
        self.day.set_error("" if good_day else translate("DueDateDialog", "Give a day from today on."))
        self.why.set_error("" if good_reason else translate("DueDateDialog", "Say why, in a few words."))
        if good_day and good_reason:
            QDialog.accept(self)
