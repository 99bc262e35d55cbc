# SPDX-License-Identifier: GPL-3.0-or-later
"""The library's own words for each reminder, in each language. Widgets only."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.blocks import theme
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, FormRow, LongTextField, TextField, beside
from desktop_app.blocks.layout import row
from desktop_app.blocks.words import Button
from desktop_app.history.reminders import ITEMS, PLACE_HOLDERS, TOLD, usual_text
from desktop_app.history.reminders_presenter import RemindersPresenter
from desktop_app.language import translate
from desktop_app.mailing.message import Text
from desktop_app.notice_words import notice_name

TEXT_HEIGHT = 220


class ReminderWordsDialog(Dialog):
    """What is typed counts for the whole library once it is kept."""

    def __init__(self, parent: QWidget, presenter: RemindersPresenter, sort: str) -> None:
        super().__init__("reminder-words", parent, width=720)
        self.presenter = presenter
        self._typed: dict[tuple[str, str], Text] = {}
        """Of the reminders and languages that were in view, what was changed."""
        self.sort, self.language = ChoiceField("reminder-words-sort"), ChoiceField("reminder-words-language")
        self.subject, self.body_text = (
            TextField("reminder-words-subject"),
            LongTextField("reminder-words-text"),
        )
        self.usual = Button("reminder-words-usual", "link", "arrow-counter-clockwise")
        self.usual.setAutoDefault(False)
        sort_row = FormRow("reminder-words-sort", self.sort)
        language_row = FormRow("reminder-words-language", self.language)
        subject_row = FormRow("reminder-words-subject", self.subject, required=True)
        self.text_row = FormRow("reminder-words-text", self.body_text, required=True)
        self.body.addWidget(beside((sort_row, language_row)))
        self.body.addWidget(subject_row)
        self.body.addWidget(self.text_row)
        self.body.addLayout(row(self.usual, None))
        self.body_text.setFixedHeight(theme.px(TEXT_HEIGHT))
        self.sort.set_choices([(one, notice_name(one)) for one in TOLD])
        self.language.set_choices([("id", "Bahasa Indonesia"), ("en", "English")])
        self.sort.choose(sort)
        self.language.choose(presenter.language)
        sort_row.set_words(translate("Notices", "Reminder"))
        language_row.set_words(translate("Notices", "Language of reminders"))
        subject_row.set_words(translate("Notices", "Subject"))
        holders = ", ".join(f"{{{name}}}" for name in PLACE_HOLDERS)
        self.text_row.set_words(
            translate("Notices", "Text"),
            translate("Notices", "Filled in for each: {holders}").format(holders=holders),
        )
        self.usual.set_words(translate("Notices", "The usual words"))
        self.set_words(
            translate("Notices", "Words of reminders"),
            translate("Notices", "They count in the whole library, for letters, e-mail and messages."),
            translate("Notices", "Keep"),
        )
        self.sort.currentIndexChanged.connect(lambda _at: self._turn())
        self.language.currentIndexChanged.connect(lambda _at: self._turn())
        self.usual.clicked.connect(lambda _checked=False: self._put(usual_text(*self._which())))
        self._fill()

    def _which(self) -> tuple[str, str]:
        return self.sort.value(), self.language.value()

    def _turn(self) -> None:
        """To another reminder or language; what was typed for this one waits to be kept with it."""
        self._remember()
        self._fill()

    def _remember(self) -> None:
        text = Text(self.subject.value(), self.body_text.value(), self._shown[1])
        if text != self.presenter.text(*self._shown):
            self._typed[self._shown] = text
        else:
            self._typed.pop(self._shown, None)

    def _fill(self) -> None:
        self._shown = self._which()
        self._put(self._typed.get(self._shown) or self.presenter.text(*self._shown))

    def _put(self, text: Text) -> None:
        self.subject.setText(text.subject)
        self.body_text.setPlainText(text.body)
        self.text_row.set_error("")

    def accept(self) -> None:
        """Keep them, unless the loans would not be told."""
        self._remember()
        for shown, text in self._typed.items():
            if ITEMS not in text.body or not text.subject:
                self._turn_to(*shown)
                said = translate("Notices", "A subject is needed, and {holder} where the loans stand.")
                self.text_row.set_error(said.format(holder=ITEMS))
                return
        for (sort, _language), text in self._typed.items():
            self.presenter.keep_text(sort, text)
        super().accept()

    def _turn_to(self, sort: str, language: str) -> None:
        self.sort.choose(sort)
        self.language.choose(language)
