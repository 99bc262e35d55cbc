# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is at the desk? Tiles and a password; in a window of its own at the start, or over the locked desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from db.queries.accounts import StaffRow
from desktop_app.background import Background
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.form import FormRow, PasswordField, TextField
from desktop_app.blocks.layout import Scrolling, column, holding, row
from desktop_app.blocks.words import Badge, Button, Label
from desktop_app.language import translate
from desktop_app.welcome.person_tile import People
from desktop_app.welcome.sign_in_presenter import SignInPresenter, SignInState

if TYPE_CHECKING:
    from db.operations.desk import Desk

WIDTH, HEIGHT = 800, 620
FIELDS_WIDTH = 420


class SignIn(QWidget):
    """`signed_in(Person)` when a password was right; Esc while the desk is locked does nothing."""

    signed_in = Signal(object)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.setObjectName("sign-in")
        self.presenter = SignInPresenter(background, self.show_state, self._let_in)
        self._locked, self._sample_password, self._closed = False, "", ""
        self._timer = QTimer(self)
        self._timer.setInterval(500)
        self._timer.timeout.connect(self._tick)
        self.destroyed.connect(self.presenter.end)
        self._make_parts()
        self.setLayout(column(Scrolling("sign-in-scroll", self._laid_out())))
        self._connect()
        self.retranslate()

    def _make_parts(self) -> None:
        self.headline = Label("sign-in-headline", "display", wrap=True)
        self.about = Label("sign-in-about", "muted", wrap=True)
        self.people = People()
        self.typed_name, self.secret = TextField("sign-in-username"), PasswordField("sign-in-password")
        self.username = FormRow("sign-in-username", self.typed_name)
        self.password = FormRow("sign-in-password", self.secret)
        self.caps = Label("sign-in-caps", "warn")
        self.caps.hide()
        self.enter = Button("sign-in-enter", "primary")
        self.other = Button("sign-in-other", "link")
        self.sample = Badge("sign-in-sample", tone="info")
        self.sample.hide()
        self.keys = Label("sign-in-keys", "small")

    def _laid_out(self) -> QWidget:
        fields = holding(
            column(
                self.username,
                self.password,
                self.caps,
                row(self.enter, tokens.GAP_M, self.other, None),
                self.sample,
                self.keys,
            ),
            "sign-in-fields",
        )
        self._widths = {fields: FIELDS_WIDTH}
        heads = column(self.headline, self.about, gap=tokens.GAP_XS)
        fields_row = row(fields, None)
        fields_row.setStretch(0, 1)
        body = holding(
            column(None, heads, self.people, fields_row, None, gap=tokens.GAP_XL, margin=tokens.GAP_XL),
            "sign-in-body",
        )
        self._widths[body] = WIDTH
        self._restyle()
        centred = row(body)
        return holding(centred, "sign-in-ground")

    def sizeHint(self) -> QSize:
        """Over a locked desk: room for three columns of tiles."""
        return QSize(theme.px(WIDTH) + 2 * theme.px(tokens.GAP_XL), theme.px(HEIGHT))

    def _connect(self) -> None:
        self.people.chosen.connect(self._choose)
        self.other.clicked.connect(lambda: self._choose(""))
        self.enter.clicked.connect(self._submit)
        self.secret.entered.connect(self._submit)
        self.typed_name.returnPressed.connect(self.secret.setFocus)
        self.secret.edit.installEventFilter(self)

    # --- from outside ----------------------------------------------------------------------------------

    def begin(
        self,
        desk: Callable[[], Desk],
        branch: UUID,
        staff: Sequence[StaffRow],
        last_person: str = "",
        *,
        sample_password: str = "",
        locked: bool = False,
        closed: str = "",
    ) -> None:
        """Ask who is at this desk. `locked`: somebody's work goes on behind; their tile is chosen.
        `closed` is the name of who was at it until the account was closed.

        `desk` and `branch` as in SignInPresenter.begin.
        """
        self._locked, self._sample_password, self._closed = locked, sample_password, closed
        self.secret.clear()
        self.presenter.begin(desk, branch, staff, last_person)
        self.retranslate()
        self._to_password()

    def show_state(self, state: SignInState) -> None:
        """Tiles, the chosen one, what was wrong, how long to wait."""
        self.people.show_people(state.people)
        self.people.choose(state.chosen)
        self.people.setVisible(bool(state.people))
        self.username.setVisible(not state.chosen)
        self.other.setVisible(bool(state.chosen))
        self._label_password(state)
        self.password.set_error(_error_words(state))
        for part in (self.enter, self.secret):
            part.setEnabled(not state.busy and not state.wait)
        if state.error == "wrong" and not state.busy:
            self.secret.clear()
        if state.wait and not self._timer.isActive():
            self._timer.start()
        if not state.busy and not state.wait:
            self._to_password()

    def _label_password(self, state: SignInState) -> None:
        person = state.person
        words = translate("SignIn", "Password")
        if person is not None:
            words = translate("SignIn", "Password of {name}").format(name=person.name)
        self.password.set_words(words)

    def retranslate(self) -> None:
        """Its words."""
        self.headline.set_text(
            translate("SignIn", "The desk is locked")
            if self._locked
            else translate("SignIn", "Who is at the desk?")
        )
        about = translate("SignIn", "Sign in to go on, also as somebody else.") if self._locked else ""
        if self._closed:
            closed = translate("SignIn", "The account of {name} was closed. Somebody else may sign in.")
            about = closed.format(name=self._closed)
        self.about.set_text(about)
        self.about.setVisible(bool(about))
        self.username.set_words(translate("SignIn", "User name"))
        self.enter.set_words(translate("SignIn", "Sign in"), "Enter")
        self.other.set_words(translate("SignIn", "Somebody else"))
        self.caps.set_text(translate("SignIn", "Caps Lock is on"))
        self.keys.set_text(translate("SignIn", "Arrow keys: another person  ·  Enter: sign in"))
        self.sample.setVisible(bool(self._sample_password))
        sample = translate("SignIn", "Sample library: everybody's password is {password}")
        self.sample.set_text(sample.format(password=self._sample_password))
        self.people.retranslate()
        self._label_password(self.presenter.state)
        self.password.set_error(_error_words(self.presenter.state))
        self.secret.retranslate()

    # --- inside ------------------------------------------------------------------------------------------

    def _choose(self, username: str) -> None:
        self.secret.clear()
        self.presenter.choose(username)

    def _submit(self) -> None:
        self.presenter.submit(self.secret.value(), self.typed_name.value())

    def _let_in(self, person: object) -> None:
        self.secret.clear()
        self.signed_in.emit(person)

    def _tick(self) -> None:
        if not self.presenter.tick(self.typed_name.value()):
            self._timer.stop()

    def _to_password(self) -> None:
        field = self.secret if self.presenter.state.chosen or self.typed_name.value() else self.typed_name
        if self.isVisible() and not self.typed_name.hasFocus():
            field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor stands where the password goes."""
        super().showEvent(event)
        self._to_password()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A focus proxy would do the same, and keep Tab from the fields before it."""
        super().focusInEvent(event)
        self._to_password()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """In the password: arrows choose another person; capitals without Shift betray Caps Lock."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.presenter.state.people:
                self.secret.clear()
                self.presenter.step(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            self._watch_caps(event)
        return False

    def _watch_caps(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps.hide()
        elif letter.isalpha() and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.setVisible(letter.isupper() != shifted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing anywhere goes into the password."""
        if event.text().isprintable() and event.text().strip() and self.secret.isEnabled():
            edit = self.secret.edit
            edit.setFocus()
            edit.insert(event.text())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language, widths the zoom."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._restyle()
        super().changeEvent(event)

    def _restyle(self) -> None:
        for widget, width in self._widths.items():
            widget.setMaximumWidth(theme.px(width))


def _error_words(state: SignInState) -> str:
    said = {
        "wrong": translate("SignIn", "This password is wrong."),
        "empty": translate("SignIn", "Please type the password."),
        "store": translate("SignIn", "The store can't be read or written just now. Please try again."),
    }.get(state.error, "")
    if state.error == "wrong" and not state.chosen:
        said = translate("SignIn", "User name or password is wrong.")
    if state.wait:
        wait = translate("SignIn", "The next try is possible in %n second(s).", None, state.wait)
        return f"{said} {wait}".strip()
    return said
