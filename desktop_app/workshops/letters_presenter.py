# SPDX-License-Identifier: GPL-3.0-or-later
"""Sending to people of a workshop: what is shown before, while and after it goes out. No widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from db.operations.desk import Desk
from db.operations.sending import TICKET, record_sending
from db.queries.sending import Addressee
from desktop_app.beside import Beside
from desktop_app.blocks.page import Changes
from desktop_app.mailing import batch
from desktop_app.mailing.account import Account, read_account
from desktop_app.mailing.batch import Letter, Outcome
from desktop_app.mailing.message import Text
from desktop_app.preferences import Settings
from desktop_app.workshops.letters import Lot, Mail, letters, read_lot, usual_text


@dataclass(frozen=True)
class State:
    """Everything shown; `failed` says why by target; `outcome` of the batch that was last."""

    lot: Lot | None = None
    busy: bool = False
    failed: Mapping[UUID, Exception] = field(default_factory=dict)
    outcome: Outcome | None = None


class LettersPresenter:
    """`show` gets each new state, `progress` how many of how many; `did` and `failed` are the page's."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        beside: Beside,
        settings: Settings,
        show: Callable[[State], None],
        failed: Callable[[Exception], None],
        progress: Callable[[int, int], None],
        did: Callable[[Changes], None],
    ) -> None:
        self.state = State()
        self._desk, self._beside, self._settings = desk, beside, settings
        self._show, self._failed, self._progress, self._did = show, failed, progress, did
        self._stop = False

    def look(self, mail: Mail) -> None:
        """Who may get it, and who got it before."""
        desk = self._desk()

        def shown(lot: Lot) -> None:
            self._become(replace(self.state, lot=lot))

        self._beside.latest("workshops-letters", lambda _task: read_lot(desk, mail), shown, self._failed)

    # --- words --------------------------------------------------------------------------------------------

    def text(self) -> Text:
        """The words as they were last changed here, else the usual ones."""
        lot = self.state.lot
        assert lot is not None
        subject, _, body = str(self._settings.get(_kept_as(lot))).partition("\n\n")
        return Text(subject, body) if body else usual_text(lot)

    def keep_text(self, text: Text) -> None:
        """Remember changed words at this desk; the usual ones need no remembering."""
        lot = self.state.lot
        assert lot is not None
        usual = text == usual_text(lot)
        self._settings.set(_kept_as(lot), "" if usual else f"{text.subject}\n\n{text.body}")

    # --- sending ------------------------------------------------------------------------------------------

    def send(self, rows: Sequence[Addressee], text: Text) -> None:
        """To these; what was taken is recorded one by one, so a batch that broke off offers only the rest."""
        lot, desk = self.state.lot, self._desk()
        if lot is None or self.state.busy or not rows:
            return
        self._stop = False
        self._become(replace(self.state, busy=True, outcome=None))
        self._progress(0, len(rows))

        def prepare(_task: Any) -> tuple[Account, list[Letter]]:
            with desk.store.read() as session:
                account = read_account(session)
            return account, letters(desk, lot, rows, text)

        self._beside.run(prepare, lambda made: self._post(desk, lot, *made), self._broke, lane="desk")

    def stop(self) -> None:
        """No further one than the one under way."""
        self._stop = True

    def _post(self, desk: Desk, lot: Lot, account: Account, made: list[Letter]) -> None:
        what = lot.mail.what

        def took(target: UUID) -> None:
            desk.perform(record_sending, target=target, what=what)

        def send(task: Any) -> Outcome:
            # Who has left the desk sends nothing any more.
            return batch.send(
                account, made, took, task.report, lambda: self._stop or task.cancelled or not task.heard
            )

        self._beside.run(
            send,
            lambda outcome: self._sent(lot, outcome),
            self._broke,
            lambda done, total, _note: self._progress(done, total),
            lane="mail",
        )

    def _sent(self, lot: Lot, outcome: Outcome) -> None:
        failed = {one.key: one.error for one in outcome.failed}
        desk = self._desk()
        if outcome.sent:
            self._did(Changes({"registrations" if lot.mail.what == TICKET else "certificates"}))

        def ended(now: Lot) -> None:
            self._become(State(now, failed=failed, outcome=outcome))

        # Busy until the list says who has had it: nobody gets it twice by a second press.
        self._beside.run(lambda _task: read_lot(desk, lot.mail), ended, self._broke)

    def _broke(self, error: Exception) -> None:
        self._become(replace(self.state, busy=False))
        self._failed(error)

    def _become(self, state: State) -> None:
        self.state = state
        self._show(state)


def _kept_as(lot: Lot) -> str:
    return f"letter_{lot.mail.what}_{lot.language}"
