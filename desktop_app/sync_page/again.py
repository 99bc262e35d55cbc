# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk that the server has forgotten shows another code, beside the window. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import NamedTuple, Protocol
from uuid import UUID

from db.operations.desk import Desk
from db.syncing import invitation
from db.syncing.messages import EnrolAnswer
from desktop_app.beside import Beside
from desktop_app.language import translate
from desktop_app.sync.carrier import Carrier, carrier_to
from desktop_app.sync.enrolling_again import go_on_as, show_code
from desktop_app.sync.happenings import trouble_name
from desktop_app.sync.standing import enrolled_as
from desktop_app.sync_words import joining_words, trouble_words


class Held(Protocol):
    """What keeps the desk in step lets it rest meanwhile; see desktop_app.keeping_in_step."""

    def hold(self) -> None:
        """No cycle begins before `go_on`."""

    def go_on(self) -> None:
        """Sync at once, under the name that the desk has now."""


class _Made(NamedTuple):
    answer: EnrolAnswer
    carrier: Carrier
    name: str


class Again:
    """`known` is called when the server knows the desk again, with its branch where that is another one now;
    `told` with what went wrong."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        beside: Beside,
        held: Held,
        known: Callable[[UUID | None], None],
        told: Callable[[str], None],
    ) -> None:
        self._desk, self._beside, self._held = desk, beside, held
        self._known, self._told = known, told
        self.busy = False

    def show(self, text: str) -> None:
        """A code as it was typed or scanned; of an invitation its code is taken."""
        code = invitation.read(text).code or text.strip()
        if self.busy:
            return
        if not code:
            self._told(translate("SyncPage", "Type the code, or scan it."))
            return
        self.busy = True
        self._held.hold()
        desk = self._desk()
        self._beside.run(lambda _task: _shown(desk, code), self._answered, self._failed, lane="sync")

    def _answered(self, made: _Made) -> None:
        """In the desk's lane, so that no operation is made while the desk changes its name."""
        desk = self._desk()
        self._beside.run(lambda _task: _gone_on(desk, made), self._gone_on, self._failed, lane="desk")

    def _gone_on(self, branch: UUID | None) -> None:
        self.busy = False
        self._held.go_on()
        self._known(branch)

    def _failed(self, error: Exception) -> None:
        self.busy = False
        self._held.go_on()
        self._told(_said(error))


def _shown(desk: Desk, code: str) -> _Made:
    with desk.store.read() as session:
        standing = enrolled_as(session)
    with closing(carrier_to(standing)) as carrier:
        carrier.look()
        name = standing.name or str(desk.device)
        answer = show_code(desk.store, carrier, code, name)
        return _Made(answer, carrier, name)


def _gone_on(desk: Desk, made: _Made) -> UUID | None:
    before = desk.branch
    go_on_as(desk.store, made.answer, made.carrier, made.name)
    desk.device, desk.branch = made.answer.device, made.answer.branch
    return None if desk.branch == before else desk.branch


def _said(error: Exception) -> str:
    away = trouble_name(error) in {"unreachable", "stranger", "server_troubled"}
    return (joining_words(error) if away else trouble_words(error)).as_sentence()
