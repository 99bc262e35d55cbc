# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of the first start and what each of them sets going. Knows no widgets."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from db import backups, errors
from db.backups import Backup
from db.operations import refusals
from desktop_app.beside import Beside
from desktop_app.language import translate
from desktop_app.refusal_words import words
from desktop_app.sample_library import create_sample
from desktop_app.welcome import opening
from desktop_app.welcome.draft import PATHS, STEPS, Draft
from desktop_app.welcome.joining import Joining
from desktop_app.welcome.opened import Founded, Opened, WrongRecoveryCode


class Stopped(Exception):
    """A person has stopped it."""


@dataclass(frozen=True)
class WizardState:
    """What the wizard shows. `step`: 'start', one of `path`'s (draft.PATHS), 'working', 'recovery', 'restore'
    or 'resume'.

    `untrusted`: nobody whom this PC trusts vouches for the server; `plain`: the way to it is not encrypted.
    `asks` is what a backup, or a store that was begun, wants before it opens: '', 'passphrase' or 'code'.
    `failure` is said on the page, `note` beside the share of the work that is done.
    """

    step: str = "start"
    path: str = "new"
    untrusted: bool = False
    plain: bool = False
    problems: dict[str, str] = field(default_factory=dict)
    failure: str = ""
    done: int = 0
    total: int = 0
    note: str = ""
    stopping: bool = False
    working_on: str = ""
    recovery_code: str = ""
    keychain: bool = True
    backups: tuple[Backup, ...] = ()
    looked_in: Path | None = None
    asks: str = ""


class FirstStartPresenter:
    """`show` gets each new state, `opened` the store when all is done."""

    def __init__(
        self,
        folder: Path,
        background: Beside,
        show: Callable[[WizardState], None],
        opened: Callable[[Opened], None],
    ) -> None:
        self.state = WizardState()
        self.draft = Draft()
        self._folder, self._background = folder, background
        self._show, self._opened = show, opened
        self._stop = False
        self._made: Opened | None = None
        self.joining = Joining(folder, self.draft, self._work, self._tell, self._founded, opened)

    def begin(self, step: str = "start", own_key: bytes | None = None) -> None:
        """Show the first page; 'restore' where trouble has led here, 'join' where a desk wants to.

        A desk that was joining when the program ended is asked whether it goes on. `own_key` opens the
        library in the folder, which then comes along.
        """
        self.joining.own_key = own_key
        if step == "join" or (step == "start" and self.joining.was_cut):
            self.joining.begin()
        else:
            self._become(replace(self.state, step=step))
        self._background.run(lambda _task: opening.keychain_available(), self._know_keychain)

    def _know_keychain(self, available: bool) -> None:
        if not available:
            self.draft.protection = "passphrase"
        self._become(replace(self.state, keychain=available))

    # --- a new library ---------------------------------------------------------------------------------

    def new_library(self) -> None:
        """Go to the first step of a new library."""
        self._tell(path="new")
        self._go(STEPS[0])

    def next(self) -> None:
        """Go on where nothing is wrong on this step; after the last one the store is made."""
        step, steps = self.state.step, PATHS[self.state.path]
        if step not in steps:
            return
        if problems := self.draft.problems(step):
            self._become(replace(self.state, problems=problems))
        elif step == "join":
            self.joining.look()
        elif step == steps[-1]:
            self._made_by(self.state.path)()
        else:
            self._go(steps[steps.index(step) + 1])

    def _made_by(self, path: str) -> Callable[[], None]:
        return self.joining.join if path == "join" else self._found

    def back(self) -> None:
        """The step before; what was typed stays."""
        step, steps = self.state.step, PATHS[self.state.path]
        if step in steps[1:]:
            self._go(steps[steps.index(step) - 1])
        elif step in {"restore", "resume", steps[0]}:
            self._go("start")

    def say_again(self) -> None:
        """Another language: what is wrong on this step is said again."""
        step, problems = self.state.step, self.state.problems
        missing = step == "join" and self.draft.problems(step)
        if step in {"join", "resume"} and not missing and self.joining.say_again():
            return
        if step in PATHS[self.state.path] and problems:
            problems = self.draft.problems(step)
        self._become(replace(self.state, problems=problems))

    def _found(self) -> None:
        draft = self.draft
        passphrase = draft.passphrase if draft.protection == "passphrase" else None
        self._work(
            "founding",
            lambda _task: opening.found(self._folder, draft.new_library(), passphrase),
            self._founded,
            self._not_founded,
        )

    def _founded(self, founded: Founded) -> None:
        self._made = founded.opened
        self._become(replace(self.state, step="recovery", recovery_code=founded.recovery_code))

    def _not_founded(self, error: Exception) -> None:
        match error:
            case errors.KeychainMissing():
                self.draft.protection = "passphrase"
                said = translate("FirstStart", "The keychain of this system did not keep the key.")
                self._become(replace(self.state, step=STEPS[-1], keychain=False, failure=said))
            case refusals.Invalid():
                step = "person" if error.field in {"password", "username"} else STEPS[0]
                self._become(replace(self.state, step=step, failure=_said(error)))
            case _:
                self._become(replace(self.state, step=STEPS[-1], failure=_said(error)))

    def finish(self) -> None:
        """The recovery code has been put away."""
        if self._made is not None:
            self._opened(self._made)

    # --- the sample library ------------------------------------------------------------------------------

    def sample(self) -> None:
        """Make the sample library."""
        self._stop = False

        def work(task: Any) -> Opened:
            return opening.describe(
                create_sample(self._folder, lambda done, total: report(task, done, total))
            )

        def report(task: Any, done: int, total: int) -> None:
            if self._stop:
                raise Stopped
            task.report(done, total)

        self._work("sample", work, self._opened, self._not_made)

    def stop(self) -> None:
        """Stop making the sample library, what was begun is swept away; or fetching, what came is kept."""
        self._stop = True
        self.joining.stop()
        self._become(replace(self.state, stopping=True))

    def _not_made(self, error: Exception) -> None:
        failure = "" if isinstance(error, Stopped) else _said(error)
        self._become(replace(self.state, step="start", stopping=False, failure=failure))

    # --- a backup ----------------------------------------------------------------------------------------

    def restore_step(self) -> None:
        """Go to the page that looks for backups."""
        self._go("restore")

    def look_in(self, folder: Path) -> None:
        """List the backups in a folder."""

        def listed(found: list[Backup]) -> None:
            said = "" if found else translate("FirstStart", "There is no backup in this folder.")
            self._become(
                replace(
                    self.state, backups=tuple(found), looked_in=folder, failure=said, asks="", problems={}
                )
            )

        self._background.run(lambda _task: backups.described(folder), listed)

    def restore(self, backup: Backup, passphrase: str = "", code: str = "") -> None:
        """Put a backup in place and open it."""
        self._work(
            "restoring",
            lambda _task: opening.restore(backup.folder, self._folder, passphrase or None, code),
            self._opened,
            self._not_restored,
        )

    def _not_restored(self, error: Exception) -> None:
        problems: dict[str, str] = {}
        asks, failure = self.state.asks, ""
        match error:
            case errors.PassphraseNeeded():
                asks = "passphrase"
            case errors.KeyMissing() | errors.KeychainMissing():
                asks = "code"
            case WrongRecoveryCode():
                problems = {"code": translate("FirstStart", "This code does not open this backup.")}
            case errors.WrongKey() if asks == "passphrase":
                problems = {
                    "passphrase": translate("FirstStart", "This passphrase does not open this backup.")
                }
            case _:
                failure = _said(error)
        self._become(replace(self.state, step="restore", asks=asks, problems=problems, failure=failure))

    # --- the one way to do something -----------------------------------------------------------------------

    def _work(
        self,
        what: str,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        before = replace(
            self.state, step="working", working_on=what, done=0, total=0, note="", failure="", problems={}
        )
        self._become(replace(before, stopping=False))
        self._background.run(work, done, failed, self._progressed)

    def _progressed(self, done: int, total: int, note: str) -> None:
        self._become(replace(self.state, done=done, total=total, note=note))

    def _tell(self, **changes: Any) -> None:
        self._become(replace(self.state, **changes))

    def _go(self, step: str) -> None:
        self._become(replace(self.state, step=step, problems={}, failure=""))

    def _become(self, state: WizardState) -> None:
        self.state = state
        self._show(state)


def _said(error: Exception) -> str:
    return words(error).as_sentence()
