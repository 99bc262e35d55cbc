# SPDX-License-Identifier: GPL-3.0-or-later
"""The first-start wizard: language, then the sample library, a new library or a backup."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget

from desktop_app.background import Background
from desktop_app.blocks.dialog import confirm
from desktop_app.language import translate
from desktop_app.welcome.draft_steps import DraftStep, LibraryStep, PersonStep, ProtectionStep
from desktop_app.welcome.first_start_presenter import FirstStartPresenter, WizardState
from desktop_app.welcome.join_steps import JoinStep, ResumeStep
from desktop_app.welcome.restore_step import RestoreStep
from desktop_app.welcome.step import Step
from desktop_app.welcome.steps import RecoveryStep, StartStep, WorkingStep


class FirstStart(QStackedWidget):
    """`opened(Opened)` when a store is there; after founding the administrator is signed in on its desk."""

    opened = Signal(object)
    language_wanted = Signal(str)
    left = Signal()

    def __init__(self, folder: Path, background: Background) -> None:
        super().__init__()
        self.setObjectName("first-start")
        self._background = background
        self.presenter = FirstStartPresenter(folder, background, self.show_state, self.opened.emit)
        self._came_for = "start"
        self._steps: dict[str, Step] = {}

    def _make_steps(self) -> None:
        self.start, self.working = StartStep(), WorkingStep()
        self.recovery, self.restore, self.resume = RecoveryStep(), RestoreStep(), ResumeStep()
        self.drafts: dict[str, DraftStep] = {
            "join": JoinStep(),
            "library": LibraryStep(),
            "person": PersonStep(),
            "protection": ProtectionStep(),
        }
        self._steps = {
            "start": self.start,
            **self.drafts,
            "working": self.working,
            "recovery": self.recovery,
            "restore": self.restore,
            "resume": self.resume,
        }
        for step in self._steps.values():
            self.addWidget(step)

    def _connect(self) -> None:
        presenter = self.presenter
        self.start.language_wanted.connect(self.language_wanted)
        self.start.sample_wanted.connect(presenter.sample)
        self.start.new_wanted.connect(presenter.new_library)
        self.start.join_wanted.connect(presenter.joining.begin)
        self.start.restore_wanted.connect(presenter.restore_step)
        for step in self.drafts.values():
            step.forward.connect(presenter.next)
            step.backward.connect(self._back)
            step.typed.connect(self._typed)
        self.drafts["protection"].chosen.connect(self._choose_protection)  # type: ignore[attr-defined]
        self.drafts["join"].plain_allowed.connect(self._allow_plain)  # type: ignore[attr-defined]
        self.working.stop_wanted.connect(presenter.stop)
        self.recovery.forward.connect(presenter.finish)
        self.recovery.code.save_wanted.connect(self._save_code)
        self.recovery.code.print_wanted.connect(self._print_code)
        self.resume.backward.connect(self._back)
        self.resume.go_on.connect(presenter.joining.go_on)
        self.resume.start_over.connect(self._start_over)
        self.restore.backward.connect(self._back)
        self.restore.look_wanted.connect(presenter.look_in)
        self.restore.restore_wanted.connect(presenter.restore)

    def begin(self, step: str = "start", own_key: bytes | None = None) -> None:
        """Show the first page; 'restore' where trouble has led here, 'join' where a desk wants it."""
        if not self._steps:  # most starts open a store and never come here
            self._make_steps()
            self._connect()
        self._came_for = step
        self.presenter.begin(step, own_key)

    def _back(self) -> None:
        """To the step before; from where somebody came in, out again."""
        step = self.presenter.state.step
        if step == self._came_for or (step == "resume" and self._came_for == "join"):
            self.left.emit()
        else:
            self.presenter.back()

    def _start_over(self) -> None:
        if confirm(
            self,
            "resume-start-over",
            translate("FirstStart", "Begin again?"),
            translate("FirstStart", "What has come is thrown away. The centre must give another code."),
            translate("FirstStart", "Throw away"),
            danger=True,
        ):
            self.presenter.joining.start_over()

    def _typed(self, key: str, text: str) -> None:
        draft = self.presenter.draft
        before = getattr(draft, key)
        setattr(draft, key, text)
        if key == "branch":
            LibraryStep.suggest(draft, before)
        elif key == "person":
            PersonStep.suggest(draft, before)
        elif key in {"server", "join_code"}:
            draft.take_apart()
        self._fill()

    def _choose_protection(self, protection: str) -> None:
        self.presenter.draft.protection = protection
        self._fill()

    def _allow_plain(self, allowed: bool) -> None:
        self.presenter.draft.allow_plain(allowed=allowed)
        self._fill()

    def _fill(self) -> None:
        step = self._steps[self.presenter.state.step]
        if isinstance(step, DraftStep):
            step.show_draft(self.presenter.draft)

    def show_state(self, state: WizardState) -> None:
        """Show a step and what it says; the cursor goes to its first field when it is new."""
        step = self._steps[state.step]
        fresh = self.currentWidget() is not step
        self._fill()
        step.show_state(state)  # type: ignore[attr-defined]
        self.setCurrentWidget(step)
        if fresh and not state.problems and (field := step.first_field()) is not None:
            field.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Problems are told in the language of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._steps:
            self.presenter.say_again()

    def _save_code(self) -> None:
        from desktop_app.printing.put_away import save_code

        draft, code = self.presenter.draft, self.presenter.state.recovery_code
        save_code(self, self._background, draft.library, code, self._put_away, self.recovery.set_failure)

    def _print_code(self) -> None:
        from desktop_app.printing.put_away import print_code

        draft, code = self.presenter.draft, self.presenter.state.recovery_code
        print_code(self, self._background, draft.library, code, self._put_away, self.recovery.set_failure)

    def _put_away(self) -> None:
        self.recovery.set_failure("")
        self.recovery.kept.setText(translate("FirstStart", "The code is in a safe place"))
        self.recovery.kept.setChecked(True)
