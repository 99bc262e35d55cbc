# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates, reminders and tickets by e-mail: who gets it, in which words, how far it is. Widgets only."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from db.operations.sending import CERTIFICATE, REMINDER, TICKET
from db.queries.sending import Addressee
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog, confirm
from desktop_app.blocks.form import FormRow, LongTextField, NumberField, TextField
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.notice import Notice
from desktop_app.blocks.progress import ProgressLine
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Button, Label
from desktop_app.language import format_date, format_number, translate
from desktop_app.mailing.batch import Outcome
from desktop_app.mailing.message import Text
from desktop_app.refusal_words import words
from desktop_app.workshops.letters import Lot, Mail, place_holders
from desktop_app.workshops.letters_presenter import LettersPresenter, State
from desktop_app.workshops.view import Context

HEIGHT, TABLE_HEIGHT, TEXT_HEIGHT = 640, 120, 120
DAYS, MOST_DAYS = 60, 3_650


class LettersDialog(Dialog):
    """The first button sends to all who have not had it; another sends to one, also again."""

    def __init__(self, context: Context, mail: Mail, chosen: UUID | None = None) -> None:
        super().__init__("letters", context.window(), width=820)
        self._mail, self._chosen = mail, chosen
        self.presenter = LettersPresenter(
            context.desk,
            context.background,
            context.settings,
            self._show,
            self._broke,
            self._step,
            context.did,
        )
        self._model = RowsModel(self._columns(), lambda one: one.target)
        self.summary = Label("letters-summary", "strong", wrap=True)
        self.days = NumberField("letters-days", 1, MOST_DAYS)
        self.days.set_number(mail.days or DAYS)
        self.days_row = FormRow("letters-days", self.days)
        self.days_row.setVisible(mail.what == REMINDER)
        self.table = DataTable("letters-people", self._model)
        self.table.setMinimumHeight(theme.px(TABLE_HEIGHT))
        self.one = Button("letters-one", "plain", "envelope")
        self.one.setAutoDefault(False)
        self.subject, self.body_text = TextField("letters-subject"), LongTextField("letters-text")
        self.subject_row = FormRow("letters-subject", self.subject, required=True)
        self.text_row = FormRow("letters-text", self.body_text, required=True)
        self.progress = ProgressLine("letters-progress")
        self.came_of_it = Notice("letters-result")
        self._language = ""
        self._lay_out()
        self._connect()
        self._say()
        self.resize(self.width(), theme.px(HEIGHT))
        self._look()

    def _lay_out(self) -> None:
        head = row(self.summary, self.one, gap=tokens.GAP_M)
        head.setStretch(0, 1)
        parts = (self.days_row, self.table, self.subject_row, self.text_row, self.progress)
        whole = column(head, *parts, self.came_of_it, gap=tokens.GAP_M)
        whole.setStretch(2, 1)
        self.body.addLayout(whole)
        self.body_text.setFixedHeight(theme.px(TEXT_HEIGHT))
        # Enter in a field sends nothing to anybody.
        self.primary.setDefault(False)
        self.primary.setAutoDefault(False)

    def _connect(self) -> None:
        self.days.valueChanged.connect(lambda _days: self._look())
        self.table.chosen.connect(lambda _row: self._enable())
        self.table.opened.connect(lambda _row: self.send_one())
        self.one.clicked.connect(lambda _checked=False: self.send_one())
        self.progress.cancelled.connect(self.presenter.stop)

    def _look(self) -> None:
        days = self.days.number() or DAYS
        self.presenter.look(Mail(self._mail.what, self._mail.workshop, days))

    # --- showing ------------------------------------------------------------------------------------------

    def _columns(self) -> list[Column[Addressee]]:
        found: list[Column[Addressee]] = [
            Column(lambda: translate("Letters", "Name"), lambda one: one.name, strong=True),
            Column(
                lambda: translate("Letters", "Address"),
                lambda one: one.address or translate("Letters", "no address"),
                200,
                tone=lambda one: "" if one.address else "warn",
            ),
        ]
        if self._mail.what == REMINDER:
            found += [
                Column(lambda: translate("Letters", "Workshop"), lambda one: one.title),
                Column(
                    lambda: translate("Letters", "Valid until"),
                    lambda one: format_date(one.until) if one.until else "",
                    110,
                ),
            ]
        found.append(Column(lambda: translate("Letters", "State"), self._state_of, tone=self._tone_of))
        return found

    def _state_of(self, one: Addressee) -> str:
        error = self.presenter.state.failed.get(one.target)
        if error is not None:
            return words(error).headline
        if one.sent_at is not None:
            return translate("Letters", "sent {when}").format(
                when=format_date(one.sent_at.astimezone().date())
            )
        return translate("Letters", "not sent yet")

    def _tone_of(self, one: Addressee) -> str:
        if one.target in self.presenter.state.failed:
            return "bad"
        return "muted" if one.sent_at is None else "good"

    def _show(self, state: State) -> None:
        lot = state.lot
        if lot is None:
            return
        self._model.show(lot.rows)
        if lot.rows and self.table.current() is None:
            places = [place for place, one in enumerate(lot.rows) if one.target == self._chosen]
            self.table.move_to(places[0] if places else 0)
        if self._language != lot.language:
            self._language = lot.language
            text = self.presenter.text()
            self.subject.setText(text.subject)
            self.body_text.setPlainText(text.body)
        holders = ", ".join(f"{{{name}}}" for name in place_holders(lot))
        self.text_row.set_words(
            translate("Letters", "Text"),
            translate("Letters", "Filled in for each: {holders}").format(holders=holders),
        )
        self.summary.set_text(_summary(lot))
        self.primary.set_words(_send_words(len(lot.waiting)), "Ctrl+Enter")
        self.primary.setShortcut("Ctrl+Return")
        if not state.busy:
            self.progress.finish()
        if state.outcome is not None:
            self._say_outcome(state.outcome)
        self._enable()

    def _enable(self) -> None:
        state, one = self.presenter.state, self.table.current()
        ready = state.lot is not None and not state.busy
        self.primary.setEnabled(ready and state.lot is not None and bool(state.lot.waiting))
        self.one.setEnabled(ready and one is not None and bool(one.address))
        again = one is not None and one.sent_at is not None
        text = translate("Letters", "Send to this one")
        self.one.set_words(translate("Letters", "Send to this one again") if again else text, "Enter")
        for part in (self.days, self.subject, self.body_text):
            part.setEnabled(not state.busy)

    def _step(self, done: int, total: int) -> None:
        note = translate("Letters", "{done} of {total}")
        self.progress.step(done, total, note.format(done=format_number(done), total=format_number(total)))

    def _say_outcome(self, outcome: Outcome) -> None:
        sent = translate("Letters", "%n sent.", None, outcome.sent)
        missed = translate("Letters", "%n not taken: the list says why.", None, len(outcome.failed))
        left = translate("Letters", "%n not tried: send again to go on.", None, outcome.left)
        parts = [missed] if outcome.failed else []
        parts += [left] if outcome.left else []
        if outcome.stopped is not None:
            why = words(outcome.stopped)
            parts.insert(0, why.headline)
            self.came_of_it.say(sent, " ".join(parts), why.advice, tone="bad")
        else:
            self.came_of_it.say(sent, " ".join(parts), tone="warn" if parts else "good")

    def _broke(self, error: Exception) -> None:
        self.came_of_it.say(*words(error), tone="bad")

    # --- doing --------------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Send to all who have an address and have not had it."""
        lot = self.presenter.state.lot
        if lot is not None and self.primary.isEnabled():
            self._send(lot.waiting)

    def send_one(self) -> None:
        """Send to the one chosen; asked first where it was sent before."""
        one = self.table.current()
        if one is None or not self.one.isEnabled():
            return
        again = translate("Letters", "Send it to {name} again?").format(name=one.name)
        if one.sent_at is None or confirm(
            self, "letters-again", again, self._state_of(one), translate("Letters", "Send again")
        ):
            self._send((one,))

    def _send(self, rows: tuple[Addressee, ...]) -> None:
        text = Text(self.subject.value(), self.body_text.value())
        for form_row, said in ((self.subject_row, text.subject), (self.text_row, text.body)):
            form_row.set_error("" if said else translate("Letters", "Words are needed here."))
        if text.subject and text.body:
            self.came_of_it.hide()
            self.presenter.keep_text(text)
            self.progress.start(translate("Letters", "Sending"))
            self.presenter.send(rows, text)

    def reject(self) -> None:
        """While it goes out: stop first, so that what became of it can be read."""
        if self.presenter.state.busy:
            self.presenter.stop()
        else:
            super().reject()

    def _say(self) -> None:
        title = {
            CERTIFICATE: translate("Letters", "Certificates by e-mail"),
            REMINDER: translate("Letters", "Certificates that end soon"),
            TICKET: translate("Letters", "Tickets by e-mail"),
        }[self._mail.what]
        about = {
            CERTIFICATE: translate("Letters", "Each gets their own certificate as a PDF."),
            REMINDER: translate(
                "Letters", "Of all workshops of this branch. Each is told once, or again on purpose."
            ),
            TICKET: translate("Letters", "Each who has a seat gets their own ticket as a PDF."),
        }[self._mail.what]
        self.set_words(title, about, _send_words(0), translate("Letters", "Close"))
        self.days_row.set_words(translate("Letters", "That end within so many days"))
        self.subject_row.set_words(translate("Letters", "Subject"))
        self.text_row.set_words(translate("Letters", "Text"))
        self.table.setAccessibleName(translate("Letters", "Who gets it"))


def open_letters(context: Context, mail: Mail, chosen: UUID | None = None) -> QWidget:
    """Open the dialog; it goes when it is closed."""
    dialog = LettersDialog(context, mail, chosen)
    dialog.finished.connect(lambda _code: dialog.deleteLater())
    dialog.open()
    return dialog


def _send_words(count: int) -> str:
    if count:
        return translate("Letters", "Send to %n", None, count)
    return translate("Letters", "Send")


def _summary(lot: Lot) -> str:
    had = sum(one.sent_at is not None for one in lot.rows)
    without = sum(not one.address for one in lot.rows)
    parts = [
        translate("Letters", "%n will get it", None, len(lot.waiting)),
        translate("Letters", "%n had it", None, had),
        translate("Letters", "%n without an address", None, without),
    ]
    return " · ".join(parts)
