# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the first start, thin: fields, words, signals."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from desktop_app.blocks import tokens
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.progress import ProgressLine
from desktop_app.blocks.recovery_code import RecoveryCode
from desktop_app.blocks.words import Button, Label
from desktop_app.language import LANGUAGES, current_language, translate
from desktop_app.welcome.first_start_presenter import WizardState
from desktop_app.welcome.step import Step
from desktop_app.welcome.tile import Tile

STOPPABLE = frozenset({"sample", "joining"})


class StartStep(Step):
    """Language, and how to begin."""

    language_wanted = Signal(str)
    sample_wanted = Signal()
    new_wanted = Signal()
    join_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self) -> None:
        self.languages = {code: Button(f"language-{code}", "chip") for code in LANGUAGES}
        for code, button in self.languages.items():
            button.setCheckable(True)
            button.set_words(LANGUAGES[code])
            button.clicked.connect(lambda _checked=False, code=code: self.language_wanted.emit(code))
        self.sample = Tile("start-sample", "book-open")
        self.new = Tile("start-new", "plus-circle")
        self.join = Tile("start-join", "cloud")
        self.restore = Tile("start-restore", "clock-counter-clockwise")
        tiles = column(self.sample, self.new, self.join, self.restore, gap=tokens.GAP_M)
        super().__init__("start", row(*self.languages.values(), None), tokens.GAP_S, tiles)
        self.sample.clicked.connect(self.sample_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.join.clicked.connect(self.join_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.set_head(
            translate("FirstStart", "Welcome"), translate("FirstStart", "How would you like to begin?")
        )
        self.set_buttons(backward=False)
        for code, button in self.languages.items():
            button.setChecked(code == current_language())
        self.sample.set_words(
            translate("FirstStart", "Try the sample library"),
            translate("FirstStart", "Three branches with books, members and loans: nothing can go wrong."),
        )
        self.new.set_words(
            translate("FirstStart", "Start a new library"),
            translate("FirstStart", "Name it, name its first branch and its first administrator."),
        )
        self.join.set_words(
            translate("FirstStart", "Join a library"),
            translate(
                "FirstStart", "Its centre gives an address and a code; then all comes from its server."
            ),
        )
        self.restore.set_words(
            translate("FirstStart", "Restore from a backup"),
            translate("FirstStart", "From a USB stick or another computer."),
        )

    def first_field(self) -> Tile:
        """The first way to begin."""
        return self.sample

    def show_state(self, state: WizardState) -> None:
        """What went wrong before."""
        self.set_failure(state.failure)


class WorkingStep(Step):
    """Something is being made."""

    stop_wanted = Signal()

    def __init__(self) -> None:
        self.progress = ProgressLine("working-progress")
        self.note = Label("working-note", "strong", wrap=True)
        self.kept = Label("working-kept", "muted", wrap=True)
        super().__init__("working", self.progress, self.note, self.kept)
        self.progress.cancelled.connect(self.stop_wanted)
        self._state = WizardState()

    def show_state(self, state: WizardState) -> None:
        """How far it is."""
        fresh = (state.working_on, state.stopping) != (self._state.working_on, self._state.stopping)
        self._state = state
        if fresh or not self.progress.isVisibleTo(self):
            self.progress.start(
                self._doing(), can_cancel=state.working_on in STOPPABLE and not state.stopping
            )
            self.retranslate()
        self.note.set_text(state.note)
        self.note.setVisible(bool(state.note))
        if state.total:
            self.progress.step(state.done, state.total)
        else:
            self.progress.go_on()

    def _doing(self) -> str:
        if self._state.stopping:
            return translate("FirstStart", "Stopping…")
        return {
            "sample": translate("FirstStart", "A year of loans is being played through…"),
            "restoring": translate("FirstStart", "The backup is tested and put in place…"),
            "looking": translate("FirstStart", "The server is asked…"),
            "joining": translate("FirstStart", "Catalogue, members and loans are fetched…"),
        }.get(self._state.working_on, translate("FirstStart", "The store is being made…"))

    def retranslate(self) -> None:
        """Its words."""
        headline = {
            "sample": translate("FirstStart", "The sample library is on its way"),
            "restoring": translate("FirstStart", "The backup is on its way"),
            "looking": translate("FirstStart", "Is there a server?"),
            "joining": translate("FirstStart", "This desk joins the library"),
        }.get(self._state.working_on, translate("FirstStart", "Your library is on its way"))
        self.set_head(headline)
        self.set_buttons(backward=False)
        self.progress.say(self._doing())
        self.kept.setVisible(self._state.working_on == "joining")
        self.kept.set_text(
            translate(
                "FirstStart",
                "When the connection is cut, it is waited for; what has come is kept. It is kept, too, if "
                "you stop: you go on later, without another code.",
            )
        )


class RecoveryStep(Step):
    """The recovery code, once; it must be put away."""

    def __init__(self) -> None:
        self.code = RecoveryCode("recovery")
        self.kept = QCheckBox()
        self.kept.setObjectName("recovery-kept")
        super().__init__("recovery-step", self.code, self.kept, width=600)
        self.kept.toggled.connect(self.next.setEnabled)
        self.next.setEnabled(False)
        self.retranslate()

    def retranslate(self) -> None:
        """Its words."""
        self.set_head(
            translate("FirstStart", "Put the recovery code away"),
            translate(
                "FirstStart",
                "It opens the library when this computer is lost. Print it, save it, or write it down.",
            ),
        )
        self.set_buttons(translate("FirstStart", "Open the desk"), backward=False)
        self.kept.setText(translate("FirstStart", "The code is in a safe place"))

    def show_state(self, state: WizardState) -> None:
        """The code."""
        self.code.show_code(state.recovery_code)

    def first_field(self) -> QCheckBox:
        """The confirmation."""
        return self.kept
