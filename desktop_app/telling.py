# SPDX-License-Identifier: GPL-3.0-or-later
"""Telling somebody how it stands with a seat: the telephone, and a message ready to be copied."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from db.queries.registrations import ToTell
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import FormRow, LongTextField
from desktop_app.blocks.layout import row
from desktop_app.blocks.words import Button, Label
from desktop_app.language import format_long_date, format_time, translate


class TellDialog(Dialog):
    """Accepted when the person has been told; the message may be changed before it is copied."""

    def __init__(self, parent: QWidget, person: ToTell) -> None:
        super().__init__("tell", parent)
        self.reach = Label("tell-reach", "strong", wrap=True)
        self.message = LongTextField("tell-message", 6)
        self.message_row = FormRow("tell-message", self.message)
        self.copied = Label("tell-copied", "muted")
        self.copy = Button("tell-copy", "plain", "copy")
        self.copy.setAutoDefault(False)
        self.copy.setShortcut("Ctrl+Shift+C")
        self.copy.clicked.connect(lambda _checked=False: self._copy())
        self.body.addWidget(self.reach)
        self.body.addWidget(self.message_row)
        self.body.addLayout(row(self.copy, self.copied, None))
        self.set_words(
            translate("Telling", "Tell {name}").format(name=person.name),
            "",
            translate("Telling", "Has been told"),
            translate("Telling", "Not yet"),
        )
        reach = " · ".join(filter(None, (person.phone, person.email)))
        self.reach.set_text(reach or translate("Telling", "No telephone and no e-mail are known here."))
        self.message_row.set_words(translate("Telling", "Message"))
        self.message.setPlainText(message(person))
        self.copy.set_words(translate("Telling", "Copy the message"), "Ctrl+Shift+C")
        self.copy.setShortcut("Ctrl+Shift+C")
        self.copy.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.message.value())
        self.copied.set_text(translate("Telling", "Copied."))


def message(person: ToTell) -> str:
    """What may be sent, in the language of now."""
    greeting = translate("Telling", "Dear {name},").format(name=person.name)
    match person.state:
        case "registered":
            news = translate("Telling", "you have a seat in “{title}”.")
            asks = translate("Telling", "If you cannot come, please tell us: others are waiting.")
        case "waiting":
            news = translate("Telling", "all seats in “{title}” are taken; you are number {place} to wait.")
            asks = translate("Telling", "We tell you as soon as a seat is free.")
        case _:
            news = translate("Telling", "your registration for “{title}” has been cancelled.")
            asks = translate("Telling", "You are welcome to register again.")
    lines = [greeting, news.format(title=person.title, place=person.place), *_when(person), asks]
    return "\n".join(lines)


def _when(person: ToTell) -> list[str]:
    if person.starts_at is None or person.state == "cancelled":
        return []
    day = format_long_date(person.starts_at.astimezone().date())
    when = translate("Telling", "{day}, {time}").format(day=day, time=format_time(person.starts_at))
    return [f"{when} · {person.where}" if person.where else when]
