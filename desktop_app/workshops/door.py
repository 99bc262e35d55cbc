# SPDX-License-Identifier: GPL-3.0-or-later
"""Door mode: a full screen for those who come in, fed by a scanner, a camera or a list. Widgets only."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog

from db.queries import door as at_door
from db.queries.door import Door, PersonRow
from db.rules.roles import Right
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.function_keys import FunctionKeyBar
from desktop_app.blocks.layout import Card, column, holding, row
from desktop_app.blocks.page import Command
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Badge, Elided, Label
from desktop_app.language import format_date, format_number, translate
from desktop_app.unlocking import UnlockDialog, unlock
from desktop_app.workshops import door_phrases
from desktop_app.workshops.door_asking import ask_correction, ask_heads, ask_history
from desktop_app.workshops.door_board import VisitorBoard
from desktop_app.workshops.door_camera import CameraPicture
from desktop_app.workshops.door_dialogs import CODE
from desktop_app.workshops.door_manner import Manner
from desktop_app.workshops.door_parts import DoorBox, Feedback, PeopleList, log_model
from desktop_app.workshops.door_presenter import DoorPresenter, State
from desktop_app.workshops.door_work import Answer
from desktop_app.workshops.view import Context

SCANNING = frozenset({"door-turn", "door-camera", "door-next-camera", "door-widen", "door-leave"})
KEYS = {
    Manner.STAFF: (SCANNING - {"door-widen"})
    | {"door-undo", "door-answer", "door-walk-in", "door-list", "door-correct", "door-history", "door-heads"},
    Manner.STEWARD: SCANNING | {"door-undo", "door-answer"},
    Manner.VISITORS: SCANNING - {"door-turn"},
}
"""What each door can do, by the command's id."""


class DoorWindow(QDialog):
    """Over the main window until Shift+Esc. `answered(Answer)` after each scan, when it is shown;
    `asking(MarkDialog)` when a correction is asked for.

    Not `awaited`: a locked desk puts it aside and brings it back.
    """

    answered = Signal(object)
    asking = Signal(object)
    awaited = False

    def __init__(self, context: Context, door: Door, manner: Manner = Manner.STAFF) -> None:
        super().__init__(context.window())
        self.setObjectName("door")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.context = context
        self.presenter = DoorPresenter(
            context.desk, context.background, door, self._show, self._tell, context.sound, context.did, manner
        )
        self._make_parts()
        self._lay_out()
        self._connect()
        theme.dress(self)
        self.retranslate()
        self.presenter.look()

    def _make_parts(self) -> None:
        self.title_label = Elided("door-title", "title")
        self.session_label = Elided("door-session", "muted")
        self.mode = Badge("door-mode")
        self.count = Label("door-count", "display")
        self.count_words = Label("door-count-words", "muted")
        self.waiting = Badge("door-waiting", tone="warn")
        self.box = DoorBox()
        self.feedback = Feedback()
        self.board = VisitorBoard()
        self.question = Label("door-question", "strong", wrap=True)
        self._log = log_model()
        self.log = DataTable("door-log", self._log)
        self.log.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.people = PeopleList()
        self.camera = CameraPicture(self.context.background, self.context.failed, self.context.settings)
        self.keys = FunctionKeyBar()

    def _lay_out(self) -> None:
        said = column(self.title_label, self.session_label, gap=2)
        counted = column(self.count, self.count_words, gap=0)
        for label in (self.count, self.count_words):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        head = row(said, self.waiting, self.mode, counted, gap=tokens.GAP_L)
        head.setStretch(0, 1)
        self.log_card = Card("door-log-card", self.log, margin=tokens.GAP_S)
        self.people_card = Card("door-people-card", self.people, heading=True, margin=tokens.GAP_M)
        left = column(self.box, self.question, self.feedback, self.board, self.log_card, gap=tokens.GAP_M)
        for place, stretch in ((2, 3), (3, 3), (4, 2)):
            left.setStretch(place, stretch)
        right = column(self.people_card, row(None, self.camera, None), gap=tokens.GAP_M)
        right.setStretch(0, 1)
        self.right = holding(right)
        both = row(left, self.right, gap=tokens.GAP_L)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        inside = column(head, both, gap=tokens.GAP_M, margin=tokens.GAP_L)
        inside.setStretch(1, 1)
        whole = column(inside, self.keys, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.box.entered.connect(self.presenter.entered)
        self.box.textEdited.connect(lambda text: self.presenter.typed(text.strip()))
        self.box.escaped.connect(self.presenter.let_go)
        self.box.moved_down.connect(self._into_list)
        self.camera.found.connect(partial(self.presenter.entered, source="camera"))
        self.finished.connect(lambda _result: self.camera.stop())
        self.board.over.connect(self.presenter.forget)
        self.people.ticked.connect(self.presenter.tick)
        self.people.typed.connect(self.box.start_with)
        self.people.left_upwards.connect(self.box.setFocus)
        self.people.chosen.connect(lambda _row: self._refresh_keys())
        for command in self._all_commands():
            for key in command.shortcut.split("|"):
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.activated.connect(partial(self._press, command))

    def open(self) -> None:
        """Fill the screen."""
        self.showFullScreen()
        self.activateWindow()
        self.box.setFocus()

    # --- keys --------------------------------------------------------------------------------------------

    @property
    def keeps_desk_open(self) -> bool:
        """A door that is locked itself need not be locked because nobody touches it: see MainWindow."""
        return self.presenter.state.manner.locked

    def commands(self) -> list[Command]:
        """What can be done at the door; the strip shows them."""
        can = KEYS[self.presenter.state.manner]
        return [command for command in self._all_commands() if command.id in can]

    def _all_commands(self) -> list[Command]:
        may_register = partial(self.context.may, Right.REGISTER)
        someone = self._someone
        turn = translate("Door", "Arriving") if self.presenter.state.leaving else translate("Door", "Leaving")
        return [
            Command("door-undo", lambda: translate("Door", "Undo the last"), self.presenter.undo, "Ctrl+Z"),
            Command(
                "door-answer",
                lambda: translate("Door", "Answer"),
                self._answer,
                "F2",
                enabled=lambda: self.presenter.state.asking is not None,
                in_strip=self.presenter.state.asking is not None,
            ),
            Command("door-turn", lambda: turn, self.presenter.turn, "F3"),
            Command(
                "door-walk-in",
                lambda: translate("Door", "Walk-in"),
                self._walk_in,
                "F4",
                enabled=may_register,
            ),
            Command(
                "door-list",
                lambda: translate("Door", "List or scan"),
                self._change_place,
                "F5",
                in_strip=False,
            ),
            Command("door-correct", lambda: translate("Door", "Correct"), self._correct, "F6", "", someone),
            Command("door-history", lambda: translate("Door", "History"), self._history, "F7", "", someone),
            Command(
                "door-heads",
                lambda: translate("Door", "Count heads"),
                self._count_heads,
                "F8",
                in_strip=self.presenter.state.asking is None,
            ),
            Command("door-camera", lambda: translate("Door", "Camera"), self._turn_camera, "F9"),
            Command(
                "door-next-camera",
                lambda: translate("Door", "Next camera"),
                self._next_camera,
                "Shift+F9",
                in_strip=False,
            ),
            Command("door-widen", lambda: translate("Door", "Unlock"), self.widen, "F12"),
            Command("door-leave", lambda: translate("Door", "Leave the door"), self.leave, "Shift+Esc"),
        ]

    def _press(self, command: Command) -> None:
        if command.enabled() and command.id in KEYS[self.presenter.state.manner]:
            command.run()

    def _someone(self) -> bool:
        return self._chosen() is not None

    def _chosen(self) -> PersonRow | None:
        """Where the cursor is in the list, else who was scanned last."""
        if self.people.hasFocus() and (row_ := self.people.current()) is not None:
            return row_
        answer = self.presenter.state.answer
        return None if answer is None else answer.person

    def _walk_in(self) -> None:
        self.presenter.expect_walk_in()
        self.box.setFocus()

    def _turn_camera(self) -> None:
        self.camera.turn()
        self._dress(self.presenter.state.manner)

    def _next_camera(self) -> None:
        self.camera.next()
        self._dress(self.presenter.state.manner)

    def _answer(self) -> None:
        self.presenter.answer()
        self.box.setFocus()

    def _into_list(self) -> None:
        if self.presenter.state.shown:
            self.people.setFocus()
            self.people.move_to(max(0, self.people.currentIndex().row()))

    def _change_place(self) -> None:
        if self.people.hasFocus():
            self.box.setFocus()
        else:
            self._into_list()

    def _correct(self) -> None:
        if (person := self._chosen()) is not None:
            self.asking.emit(ask_correction(self, self.presenter, person))

    def _history(self) -> None:
        if (person := self._chosen()) is not None:
            ask_history(self.context, self, self.presenter, person)

    def _count_heads(self) -> None:
        ask_heads(self.context, self, self.presenter)

    def leave(self) -> None:
        """Back to the main window; what was scanned is noted all the same. A locked door asks who may."""
        if self.presenter.state.manner.locked:
            self._unlocked(translate("Door", "Leave the door"), self.accept)
        else:
            self.accept()

    def widen(self) -> None:
        """From a locked door to one with the list, for whoever knows a password."""
        self._unlocked(translate("Door", "Unlock the door"), self.presenter.open_further)

    def _unlocked(self, purpose: str, then: Callable[[], None]) -> None:
        desk, background = self.context.desk(), self.context.background
        username = desk.person.username if desk.person is not None else ""
        dialog = UnlockDialog(self, username, purpose, CODE)
        dialog.scanned.connect(self.presenter.entered)
        dialog.accepted.connect(then)
        dialog.finished.connect(dialog.deleteLater)
        dialog.submitted.connect(
            lambda name, password: background.run(
                lambda _task: unlock(desk, name, password, Right.TAKE_ATTENDANCE),
                lambda _none: dialog.taken(),
                dialog.refuse,
            )
        )
        dialog.open()

    def reject(self) -> None:
        """Qt calls it for Esc and for the window manager's close: nobody leaves by accident."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nobody wanted is typed into the box."""
        if event.text().strip() and event.text().isprintable():
            self.box.start_with(event.text())
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    # --- showing -----------------------------------------------------------------------------------------

    def look_again(self) -> None:
        """Something has changed elsewhere."""
        self.presenter.look()

    def _tell(self, answer: Answer) -> None:
        shown = self.presenter.state.shown
        if answer.person in shown and not self.people.hasFocus():
            self.people.move_to(shown.index(answer.person))
        self.answered.emit(answer)

    def _show(self, state: State) -> None:
        counts = state.counts
        self.count.set_text(f"{format_number(counts.there)} / {format_number(counts.expected)}")
        inside = translate("Door", "%n in now", None, counts.inside)
        self.count_words.set_text(inside)
        mode, tone = self._mode(state)
        self.mode.show_as(mode, tone)
        waits = translate("Door", "%n waiting", None, state.waiting) if state.waiting > 1 else ""
        self.waiting.show_as(waits, "warn")
        self._dress(state.manner)
        if state.manner is Manner.VISITORS:
            if state.answer is not self.board.answer:
                self.board.show_answer(state.answer)
        else:
            self.feedback.show_answer(state.answer, locked=state.manner.locked)
        many = len(state.log)
        self._log.show([(many - place, answer) for place, answer in enumerate(state.log)])
        self._show_people(state)
        asking = state.asking
        self.question.set_text(door_phrases.asked(asking, state.answering) if asking is not None else "")
        self.question.setVisible(asking is not None)
        self._say_hint(state)
        self._refresh_keys()

    def _dress(self, manner: Manner) -> None:
        """A locked door has no list and no log: who stands there sees who was scanned, and nobody else."""
        visitors = manner is Manner.VISITORS
        self.people_card.setVisible(not manner.locked)
        self.right.setVisible(not manner.locked or not self.camera.isHidden())
        self.log_card.setVisible(not manner.locked)
        self.feedback.setVisible(not visitors)
        self.board.setVisible(visitors)
        self.count.setVisible(not visitors)
        self.count_words.setVisible(not visitors)

    def _show_people(self, state: State) -> None:
        model = self.people.model()
        model.show(state.shown)  # type: ignore[attr-defined]
        if (state.text or state.offer) and state.shown and not self.people.hasFocus():
            self.people.move_to(0)

    @staticmethod
    def _mode(state: State) -> tuple[str, str]:
        if state.answering:
            return translate("Door", "Answer"), "accent"
        if state.walk_in:
            return translate("Door", "Walk-in: type the name"), "accent"
        if state.leaving:
            return translate("Door", "Leaving"), "info"
        return translate("Door", "Arriving"), "good"

    def _say_hint(self, state: State) -> None:
        hint = translate("Door", "Scan, or type a name or a code …")
        if state.answering:
            hint = translate("Door", "The answer, then Enter; Enter alone skips it")
        elif state.offer is not None and state.offer.party:
            hint = translate("Door", "Enter: all of them. Esc: only this one.")
        elif state.manner.locked:
            hint = translate("Door", "Scan, or type the code on the ticket …")
        elif state.walk_in:
            hint = translate("Door", "Name of the walk-in, then Enter")
        elif state.offer is not None:
            hint = translate("Door", "Enter takes them in; Esc forgets it")
        self.box.setPlaceholderText(hint)
        self.box.setAccessibleDescription(hint)

    def _refresh_keys(self) -> None:
        self.keys.show_commands(self.commands())

    def retranslate(self) -> None:
        """All words again."""
        door = self.presenter.state.door
        self.setWindowTitle(translate("Door", "Door: {title}").format(title=door.title))
        self.title_label.set_text(door.title)
        self.session_label.set_text(self._session_words(door))
        self.box.setAccessibleName(translate("Door", "Scan or name"))
        self.camera.retranslate()
        self.people.setAccessibleName(translate("Door", "People on the list"))
        self.people_card.set_heading(translate("Door", "On the list"))
        self.log.setAccessibleName(translate("Door", "Last scans"))
        self._log.retranslate()
        self.people.model().retranslate()  # type: ignore[attr-defined]
        self._show(self.presenter.state)

    def _session_words(self, door: Door) -> str:
        said = door_phrases.session_words(door)
        today = self.context.desk().clock().astimezone().date()
        if door.starts_at.astimezone().date() == today:
            return said
        words = translate("Door", "Not today: this session is on {date}")
        return words.format(date=format_date(door.starts_at.astimezone().date())) + f" · {said}"

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def open_door(
    context: Context, session: UUID, manner: Manner, opened: Callable[[DoorWindow | None], None]
) -> None:
    """Read the session and open its door; `opened` gets the window, None where it could not be opened."""
    desk = context.desk()

    def read(_task: object) -> Door | None:
        with desk.store.read() as reading:
            return at_door.door_of(reading, session)

    def found(door: Door | None) -> None:
        window = None if door is None else DoorWindow(context, door, manner)
        opened(window)
        if window is not None:
            window.open()

    def failed(error: Exception) -> None:
        opened(None)
        context.failed(error)

    context.background.run(read, found, failed)
