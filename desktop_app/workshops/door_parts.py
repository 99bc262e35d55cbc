# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts of the door: the box for scans, the large feedback, the list to tick, what was scanned last."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy

from db.queries.door import PersonRow
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Elided, Label, Picture, set_role
from desktop_app.language import format_time, translate
from desktop_app.workshops import door_phrases
from desktop_app.workshops.door_work import Answer

SECOND_ENTER_MS = 400
"""Scanners that send two Enters must not confirm by the second what the first has asked."""


class DoorBox(QLineEdit):
    """Enter empties it at once, for the next burst. Alone it is `entered('')`, if a person pressed it."""

    entered = Signal(str)
    escaped = Signal()
    moved_down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("door-box")
        self.setMaxLength(200)
        set_role(self, role="scan", held="false")
        self._since = QElapsedTimer()
        self.picture = Picture("door-box-icon", "barcode", 20)
        self.picture.setParent(self)
        self.picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Esc and Down mean something here."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter()
            case Qt.Key.Key_Escape:
                self.clear()
                self.escaped.emit()
            case Qt.Key.Key_Down:
                self.moved_down.emit()
            case _:
                super().keyPressEvent(event)

    def _enter(self) -> None:
        text = self.text().strip()
        doubled = self._since.isValid() and self._since.elapsed() < SECOND_ENTER_MS
        self.clear()
        if text:
            self._since.start()
        if text or not doubled:
            self.entered.emit(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The mark inside keeps its place."""
        super().resizeEvent(event)
        self.picture.move(theme.px(12), (self.height() - self.picture.height()) // 2)

    def start_with(self, text: str) -> None:
        """A key pressed elsewhere lands here."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.end(False)
        self.insert(text)
        self.textEdited.emit(self.text())


class PeopleList(DataTable):
    """Space or Enter ticks the row; letters and digits go to the box."""

    ticked = Signal(object)
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__("door-people", people_model())
        self.opened.connect(lambda _row: self._tick(move=False))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key for each row."""
        commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Space:
            self._tick(move=True)
        elif event.text().strip() and event.text().isprintable() and not event.modifiers() & commands:
            self.typed.emit(event.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def _tick(self, *, move: bool) -> None:
        person = self.current()
        if person is not None:
            self.ticked.emit(person)
        if move:
            self.move_to(self.currentIndex().row() + 1)


def people_model(*more: Column[PersonRow]) -> RowsModel[PersonRow]:
    """Name, where from, and what was seen of them; and what else is asked for."""
    columns: list[Column[PersonRow]] = [
        Column(lambda: translate("Door", "Name"), door_phrases.name_of, strong=True),
        Column(lambda: translate("Door", "Institution"), lambda p: p.institution, 130),
        Column(
            lambda: translate("Door", "Seen"),
            door_phrases.state_words,
            120,
            tone=lambda p: door_phrases.TONES[p.presence.state],
        ),
        *more,
    ]
    return RowsModel(columns, lambda person: person.registration)


def log_model() -> RowsModel[tuple[int, Answer]]:
    """What was scanned, the newest first."""
    columns: list[Column[tuple[int, Answer]]] = [
        Column(lambda: translate("Door", "Time"), lambda r: format_time(r[1].at), 76),
        Column(
            lambda: translate("Door", "Last scans"),
            lambda r: door_phrases.name(r[1]),
            strong=True,
            struck=lambda r: r[1].undone,
        ),
        Column(
            lambda: "",
            lambda r: door_phrases.outcome(r[1]),
            260,
            tone=lambda r: door_phrases.look(r[1]).tone,
            spoken=lambda: translate("Door", "What came of it"),
        ),
    ]
    return RowsModel(columns, lambda row: row[0])


class Feedback(QFrame):
    """Who it was and what came of it, in a colour that is seen from three metres away."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("door-feedback")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture = Picture("door-feedback-icon", "barcode", 96, "faint")
        self.outcome = Elided("door-feedback-outcome", "door-outcome")
        self.name = Label("door-feedback-name", "door-name", wrap=True)
        self.details = Label("door-feedback-details", "door-details", wrap=True)
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.details.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        said = column(None, self.outcome, self.name, self.details, None, gap=tokens.GAP_S)
        inner = row(self.picture, said, gap=tokens.GAP_XL, margin=tokens.GAP_XL)
        inner.setStretch(1, 1)
        self.setLayout(inner)

    def sizeHint(self) -> QSize:
        """Always as high: nothing moves from scan to scan."""
        return QSize(super().sizeHint().width(), theme.px(240))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(theme.px(200), theme.px(200))

    def show_answer(self, answer: Answer | None, *, locked: bool = False) -> None:
        """Another answer; None before the first. `locked` as in door_phrases.details."""
        if answer is None:
            self._wear("neutral", "barcode")
            asks = translate("Door", "Scan a ticket or a card, or type a name")
            self.outcome.set_text(translate("Door", "Scan a ticket or a card") if locked else asks)
            self.name.hide()
            self.details.set_text("")
            return
        look = door_phrases.look(answer)
        self._wear(look.tone, look.icon)
        self.outcome.set_text(door_phrases.outcome(answer))
        self.name.set_text(door_phrases.name(answer))
        self.name.setVisible(bool(self.name.text()))
        self.details.set_text(door_phrases.details(answer, locked=locked))
        self.setAccessibleName(f"{self.name.text()}: {door_phrases.outcome(answer)}")

    def _wear(self, tone: str, icon_name: str) -> None:
        for part in (self, self.outcome, self.name, self.details):
            set_role(part, role=part.property("role") or "door", tone=tone)
        self.picture.show_icon(icon_name, "faint" if tone == "neutral" else "surface")
