# SPDX-License-Identifier: GPL-3.0-or-later
"""What the reminders' side of the history page shows and does. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from uuid import UUID

from db.operations.desk import Desk
from db.operations.interloan import INTERLOANS
from db.operations.loans import LOANS
from db.operations.notices import NOTICES
from db.operations.prints import PRINTS
from db.rules.notices import EMAIL
from desktop_app.beside import Beside
from desktop_app.blocks.page import Changes
from desktop_app.history import letters, reminders
from desktop_app.history.letters import Letters
from desktop_app.history.reminders import Reminder, Today
from desktop_app.language import current_language
from desktop_app.mailing import batch
from desktop_app.mailing.account import Account, read_account
from desktop_app.mailing.batch import Letter, Outcome
from desktop_app.mailing.message import Text, message
from desktop_app.preferences import Settings
from desktop_app.printing.notice_letter import NoticeLetter

Key = tuple[UUID, str, bool]
TOLD = NOTICES | LOANS | PRINTS | INTERLOANS
"""What is recalled is due sooner; a letter is kept."""


@dataclass(frozen=True)
class State:
    """Everything shown; `failed` says by first loan why an e-mail was not taken."""

    today: Today | None = None
    chosen: Key | None = None
    busy: bool = False
    failed: dict[UUID, Exception] = field(default_factory=dict)
    outcome: Outcome | None = None

    @property
    def row(self) -> Reminder | None:
        """The row that actions for one are about."""
        rows = self.today.rows if self.today else ()
        return next((one for one in rows if one.key == self.chosen), rows[0] if rows else None)

    @property
    def waiting(self) -> tuple[Reminder, ...]:
        """Whom nobody has told yet."""
        return tuple(row for row in (self.today.rows if self.today else ()) if row.waiting)

    @property
    def by_mail(self) -> tuple[Reminder, ...]:
        """Those of them who have an address."""
        return tuple(row for row in self.waiting if row.who.email)


class RemindersPresenter:
    """`show` gets each new state; `printed(letters)` what to print; `did` what has changed."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        beside: Beside,
        settings: Settings,
        show: Callable[[State], None],
        printed: Callable[[list[NoticeLetter]], None],
        failed: Callable[[Exception], None],
        progress: Callable[[int, int], None],
        did: Callable[[Changes], None],
    ) -> None:
        self.state = State()
        self.language = current_language()
        self._desk, self._beside, self._settings = desk, beside, settings
        self._show, self._printed, self._failed = show, printed, failed
        self._progress, self._did = progress, did
        self._stop = False
        self._wanted: UUID | None = None

    def look(self) -> None:
        """Read again whom to tell."""
        desk, days = self._desk(), reminders.days_of(self._settings.get)
        self._beside.latest(
            "history-reminders",
            lambda _task: reminders.read(desk, days),
            self._looked,
            self._failed,
        )

    def _looked(self, today: Today) -> None:
        wanted, self._wanted = self._wanted, None
        found = [one for one in today.rows if any(loan.loan == wanted for loan in one.loans)]
        if found:
            self._become(today=today, chosen=found[0].key)
        else:
            self._become(today=today)

    def choose_ready(self, uid: UUID) -> None:
        """The row of what lies ready or has come, once it is read."""
        self._wanted = uid

    def choose(self, key: Key) -> None:
        """Another row."""
        if key != self.state.chosen:
            self._become(chosen=key)

    # --- words -------------------------------------------------------------------------------------------

    def text(self, sort: str, language: str) -> Text:
        """The words with place holders."""
        return reminders.text_of(self._settings.get, sort, language)

    def keep_text(self, sort: str, text: Text) -> None:
        """The library's own words from now on; the usual ones need no keeping."""
        usual = text == reminders.usual_text(sort, text.language)
        kept = "" if usual else f"{text.subject}\n\n{text.body}"
        self._settings.set(reminders.kept_as(sort, text.language), kept)
        self._become()

    def may_change_words(self) -> bool:
        """Whether the person here may."""
        return self._settings.may_set(reminders.kept_as("due_soon", "id"))

    def message(self, row: Reminder) -> Text:
        """What is told to one member."""
        assert self.state.today is not None
        return reminders.message_of(row, self.state.today, self.text(row.sort, self.language))

    # --- telling -----------------------------------------------------------------------------------------

    def print_letters(self, rows: Sequence[Reminder]) -> None:
        """Letters to these, numbered, noted as given and kept; those given before are printed once more."""
        desk, today = self._desk(), self.state.today
        if self.state.busy or today is None or not rows:
            return
        self._stop = False
        self._become(busy=True)
        self._progress(0, len(rows))
        texts = {row.sort: self.text(row.sort, self.language) for row in rows}

        def write(row: Reminder, number: str) -> NoticeLetter:
            return reminders.letter_of(row, today, texts[row.sort], number)

        self._beside.run(
            lambda task: letters.make(desk, rows, write, task.report, lambda: self._stop or not task.heard),
            self._made,
            self._broke,
            lambda done, total, _note: self._progress(done, total),
            lane="desk",
        )

    def _made(self, found: Letters) -> None:
        if found.made:
            self._printed(list(found.made))
        self._become(busy=False)
        if found.broke is not None:
            self._failed(found.broke)
        self._did(TOLD)
        self.look()

    def note(self, row: Reminder, way: str) -> None:
        """It was told by message: copied, or handed to WhatsApp."""
        desk = self._desk()

        def done(_number: str) -> None:
            self._did(TOLD)
            self.look()

        self._beside.run(lambda _task: reminders.give(desk, row, way), done, self._broke, lane="desk")

    def send(self) -> None:
        """E-mail to all who wait and have an address; each that the server took is noted at once."""
        rows, today, desk = self.state.by_mail, self.state.today, self._desk()
        if self.state.busy or today is None or not rows:
            return
        self._stop = False
        self._become(busy=True, outcome=None, failed={})
        self._progress(0, len(rows))
        by_key = {row.loans[0].loan: row for row in rows}
        mails = [Letter(key, partial(_mail, row, self.message(row))) for key, row in by_key.items()]

        def send(task: Any) -> Outcome:
            with desk.store.read() as session:
                account = read_account(session)
            return batch.send(
                account,
                mails,
                lambda key: reminders.give(desk, by_key[key], EMAIL),
                task.report,
                lambda: self._stop or task.cancelled or not task.heard,
            )

        self._beside.run(
            send,
            self._sent,
            self._broke,
            lambda done, total, _note: self._progress(done, total),
            lane="mail",
        )

    def stop(self) -> None:
        """No further e-mail or letter than the one under way."""
        self._stop = True

    def _sent(self, outcome: Outcome) -> None:
        failed: dict[UUID, Exception] = {one.key: one.error for one in outcome.failed}
        self._become(busy=False, failed=failed, outcome=outcome)
        self._did(TOLD)
        self.look()

    def _broke(self, error: Exception) -> None:
        self._become(busy=False)
        self._failed(error)
        self.look()

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._show(self.state)


def _mail(row: Reminder, text: Text, account: Account) -> Any:
    return message(account, row.who.name, row.who.email, text)
