# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders: whom to tell today, how, and what each is told. Widgets only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.operations.desk import Desk
from db.rules.notices import ARRIVED, DUE_SOON, HOLD_READY, MESSAGE, RECALLED, WANTED_BACK, WHATSAPP
from desktop_app.background import Background
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.form import ChoiceField, FormRow, LongTextField
from desktop_app.blocks.layout import Card, EmptyState, column, row
from desktop_app.blocks.notice import Notice
from desktop_app.blocks.page import Changes, Command, Toast
from desktop_app.blocks.progress import ProgressLine
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Button, Label
from desktop_app.history.reminder_words_dialog import ReminderWordsDialog
from desktop_app.history.reminders import Reminder, whatsapp_link
from desktop_app.history.reminders_presenter import RemindersPresenter, State
from desktop_app.language import current_language, format_date, format_number, translate
from desktop_app.mailing.batch import Outcome
from desktop_app.notice_words import notice_name, way_name
from desktop_app.preferences import Settings
from desktop_app.printing.notice_letter import NoticeLetter
from desktop_app.printing.output import Output
from desktop_app.printing.paper import A4
from desktop_app.refusal_words import words

MESSAGE_HEIGHT = 120
SOON, READY = (DUE_SOON, RECALLED, WANTED_BACK), (HOLD_READY, ARRIVED)
TONES = dict.fromkeys(SOON, "warn") | dict.fromkeys(READY, "good")
QWIDGETSIZE_MAX = 16_777_215
"""Qt's own: no limit."""


class RemindersView(QWidget):
    """Letters and e-mail go to all who wait, a message to the one chosen. `told` shows a toast."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        background: Background,
        output: Output,
        settings: Settings,
        window: Callable[[], QWidget],
        toast: Callable[[Toast], None],
        did: Callable[[Changes], None],
        changed: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setObjectName("reminders")
        self._output, self._window, self._toast, self._changed = output, window, toast, changed
        self.presenter = RemindersPresenter(
            desk, background, settings, self._show, self._print, self._failed, self._step, did
        )
        self.rows_model = _model(self._state_of, self._tone_of)
        self.table = DataTable("reminders-people", self.rows_model)
        self.nobody = EmptyState("reminders-nobody", "check-circle")
        self.count = Label("reminders-count", "heading", wrap=True)
        self.language = ChoiceField("reminders-language")
        self.language_row = FormRow("reminders-language", self.language)
        self.contact = Label("reminders-contact", "strong", wrap=True)
        self.history = Label("reminders-history", "muted", wrap=True)
        self.message = LongTextField("reminders-message", 8)
        self.message.setReadOnly(True)
        self.letters = Button("reminders-letters", "primary", "printer")
        self.mail = Button("reminders-mail", "plain", "envelope")
        self.copy = Button("reminders-copy", "plain", "copy")
        self.whatsapp = Button("reminders-whatsapp", "plain", "whatsapp-logo")
        self.change_words = Button("reminders-words", "link", "pencil-simple")
        self.progress = ProgressLine("reminders-progress")
        self.came_of_it = Notice("reminders-result")
        self._filling = False
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self.nobody)
        head = row(self.count, self.mail, self.letters, gap=tokens.GAP_S)
        head.setStretch(0, 1)
        left = column(head, self.progress, self.came_of_it, self._list, gap=tokens.GAP_M)
        left.setStretch(3, 1)
        doing = row(self.whatsapp, self.copy, None, gap=tokens.GAP_S)
        tongue = row(self.language_row, self.change_words, gap=tokens.GAP_S)
        tongue.setAlignment(self.change_words, Qt.AlignmentFlag.AlignBottom)
        right = column(self.contact, self.history, self.message, doing, tongue, gap=tokens.GAP_M)
        right.setStretch(2, 1)
        self.message.setMinimumHeight(theme.px(MESSAGE_HEIGHT))
        self.message.setMaximumHeight(QWIDGETSIZE_MAX)
        self.one_card = Card("reminders-one", right, margin=tokens.GAP_M)
        both = row(Card("reminders-list", left, margin=tokens.GAP_M), self.one_card, gap=tokens.GAP_L)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        self.setLayout(both)

    def _connect(self) -> None:
        self.table.chosen.connect(self._row_chosen)
        self.letters.clicked.connect(lambda _checked=False: self.print_letters())
        self.mail.clicked.connect(lambda _checked=False: self.send())
        self.copy.clicked.connect(lambda _checked=False: self.copy_message())
        self.whatsapp.clicked.connect(lambda _checked=False: self.open_whatsapp())
        self.change_words.clicked.connect(lambda _checked=False: self.edit_words())
        self.language.currentIndexChanged.connect(lambda _at: self._speak())
        self.progress.cancelled.connect(self.presenter.stop)

    def commands(self) -> list[Command]:
        """Keys of this side."""
        state = self.presenter.state
        one = state.row
        phone = one is not None and bool(whatsapp_link(one, self.presenter.message(one)))
        return [
            _command(
                "letters", self.letters, self.print_letters, "F9", bool(state.waiting) and not state.busy
            ),
            _command("mail", self.mail, self.send, "F7", bool(state.by_mail) and not state.busy),
            _command("whatsapp", self.whatsapp, self.open_whatsapp, "F8", phone),
            _command("copy", self.copy, self.copy_message, "F5", one is not None),
            Command(
                "letter-again",
                lambda: translate("Notices", "Letter to this one"),
                self.print_one,
                "Shift+F9",
                "printer",
                lambda: one is not None and not state.busy,
                in_strip=False,
            ),
            Command(
                "words",
                lambda: translate("Notices", "Change the words"),
                self.edit_words,
                "F10",
                "pencil-simple",
                self.presenter.may_change_words,
                in_strip=False,
            ),
        ]

    # --- doing --------------------------------------------------------------------------------------------

    def print_letters(self) -> None:
        """A letter to each who waits."""
        self.came_of_it.hide()
        self.progress.start(translate("Notices", "Preparing letters"))
        self.presenter.print_letters(self.presenter.state.waiting)

    def print_one(self) -> None:
        """A letter to the one chosen; one that was printed before is printed again as it is kept."""
        if (one := self.presenter.state.row) is not None:
            self.presenter.print_letters([one])

    def send(self) -> None:
        """E-mail to each who waits and has an address."""
        if self.presenter.state.by_mail:
            self.came_of_it.hide()
            self.progress.start(translate("Notices", "Sending"))
            self.presenter.send()

    def copy_message(self) -> None:
        """The message to the clipboard; it counts as given."""
        if (one := self.presenter.state.row) is not None:
            QGuiApplication.clipboard().setText(self.presenter.message(one).body)
            self._toast(Toast(translate("Notices", "Copied, and noted as told.")))
            self.presenter.note(one, MESSAGE)

    def open_whatsapp(self) -> None:
        """WhatsApp with the message; it counts as given."""
        one = self.presenter.state.row
        link = whatsapp_link(one, self.presenter.message(one)) if one is not None else ""
        if one is None or not link:
            return
        if QDesktopServices.openUrl(QUrl(link)):
            self.presenter.note(one, WHATSAPP)
        else:
            said = translate("Notices", "No program here opens WhatsApp. Copy the message instead.")
            self._toast(Toast(said, "warn"))

    def edit_words(self) -> None:
        """The words of each reminder, with place holders."""
        if not self.presenter.may_change_words():
            return
        one = self.presenter.state.row
        sort = one.sort if one is not None else "due_soon"
        dialog = ReminderWordsDialog(self._window(), self.presenter, sort)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _print(self, letters: list[NoticeLetter]) -> None:
        from desktop_app.printing import notice_letter

        name = translate("Notices", "Reminders")
        self._output.preview(
            lambda: notice_letter.render(letters), "notice_letter", name, self._window(), paper=A4
        )

    def _speak(self) -> None:
        self.presenter.language = self.language.value()
        self._show(self.presenter.state)

    def _row_chosen(self, place: int) -> None:
        found = self.rows_model.row(place)
        if found is not None and not self._filling:
            self.presenter.choose(found.key)

    # --- showing ------------------------------------------------------------------------------------------

    def _state_of(self, one: Reminder) -> str:
        error = self.presenter.state.failed.get(one.loans[0].loan)
        if error is not None:
            return words(error).headline
        if not one.given:
            return translate("Notices", "not told yet")
        last = one.given[-1]
        told = translate("Notices", "told {when} by {way}").format(
            when=format_date(last.given_at.astimezone().date()), way=way_name(last.way)
        )
        return f"{told} (×{format_number(len(one.given))})" if len(one.given) > 1 else told

    def _tone_of(self, one: Reminder) -> str:
        if one.loans[0].loan in self.presenter.state.failed:
            return "bad"
        return "good" if one.given else "muted"

    def _show(self, state: State) -> None:
        today = state.today
        rows = today.rows if today is not None else ()
        self._filling = True
        self.rows_model.show(rows)
        self._list.setCurrentIndex(0 if rows else 1)
        if state.row is not None and self.table.current() != state.row:
            self.table.move_to(rows.index(state.row))
        self._filling = False
        self.one_card.setVisible(bool(rows))
        waiting = translate("Notices", "%n to be told", None, len(state.waiting))
        told = translate("Notices", "%n told", None, len(rows) - len(state.waiting))
        self.count.set_text(f"{waiting}  ·  {told}" if today is not None else "")
        if not state.busy:
            self.progress.finish()
        if state.outcome is not None and not state.busy:
            self._say_outcome(state.outcome)
        self._show_one(state.row)
        for command in self.commands():
            if (button := self.findChild(Button, f"reminders-{command.id}")) is not None:
                button.setEnabled(command.enabled())
        self.change_words.setVisible(self.presenter.may_change_words())
        self._changed()

    def _show_one(self, one: Reminder | None) -> None:
        if one is None:
            self.message.clear()
            return
        guardian = translate("Notices", "Parent or guardian: {name}")
        reach = " · ".join(filter(None, (one.who.phone, one.who.email)))
        self.contact.set_text(
            f"{one.who.name}\n"
            + (f"{guardian.format(name=one.who.guardian)}\n" if one.who.guardian else "")
            + (reach or translate("Notices", "No telephone and no e-mail are known here."))
        )
        self.history.set_text(
            "\n".join(
                f"{format_date(at.given_at.astimezone().date())}  {notice_name(at.sort)}: "
                f"{way_name(at.way)} {at.number}  ({at.branch})"
                for at in one.given
            )
        )
        self.history.setVisible(bool(one.given))
        self.message.setPlainText(self.presenter.message(one).body)

    def _step(self, done: int, total: int) -> None:
        note = translate("Notices", "{done} of {total}")
        self.progress.step(done, total, note.format(done=format_number(done), total=format_number(total)))

    def _say_outcome(self, outcome: Outcome) -> None:
        sent = translate("Notices", "%n sent.", None, outcome.sent)
        parts = []
        if outcome.failed:
            missed = len(outcome.failed)
            parts.append(translate("Notices", "%n not taken: the list says why.", None, missed))
        if outcome.left:
            parts.append(translate("Notices", "%n not tried: send again to go on.", None, outcome.left))
        if outcome.stopped is not None:
            why = words(outcome.stopped)
            self.came_of_it.say(sent, " ".join([why.headline, *parts]), why.advice, tone="bad")
        else:
            self.came_of_it.say(sent, " ".join(parts), tone="warn" if parts else "good")

    def _failed(self, error: Exception) -> None:
        self._toast(Toast(words(error).as_sentence(), "bad"))

    def retranslate(self) -> None:
        """All words again."""
        self.letters.set_words(translate("Notices", "Letters"), "F9")
        self.mail.set_words(translate("Notices", "E-mail"), "F7")
        self.whatsapp.set_words(translate("Notices", "WhatsApp"), "F8")
        self.copy.set_words(translate("Notices", "Copy the message"), "F5")
        self.change_words.set_words(translate("Notices", "Change the words"), "F10")
        self.language_row.set_words(translate("Notices", "Language of reminders"))
        self.language.set_choices([("id", "Bahasa Indonesia"), ("en", "English")])
        self.language.choose(current_language())
        self.presenter.language = self.language.value()
        self.table.setAccessibleName(translate("Notices", "Whom to remind"))
        self.message.setAccessibleName(translate("Notices", "Message"))
        self.nobody.set_words(
            translate("Notices", "Nobody is to be reminded today"),
            translate("Notices", "The settings say after how many days somebody is (Branches)."),
        )
        self.rows_model.retranslate()
        self._show(self.presenter.state)


def _command(name: str, button: Button, run: Callable[[], None], key: str, possible: bool) -> Command:
    icons = {"letters": "printer", "mail": "envelope", "whatsapp": "whatsapp-logo", "copy": "copy"}
    return Command(name, button.text, run, key, icons[name], lambda: possible)


def _model(state: Callable[[Reminder], str], tone: Callable[[Reminder], str]) -> RowsModel[Reminder]:
    columns: list[Column[Any]] = [
        Column(lambda: translate("Notices", "Member"), lambda r: r.who.name, strong=True),
        Column(
            lambda: translate("Notices", "Reminder"),
            lambda r: f"{notice_name(r.sort)} · {format_number(len(r.loans))}",
            188,
            tone=lambda r: TONES.get(r.sort, "bad"),
        ),
        Column(lambda: translate("Notices", "State"), state, 152, tone=tone),
    ]
    return RowsModel(columns, lambda one: one.key)
