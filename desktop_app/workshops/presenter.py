# SPDX-License-Identifier: GPL-3.0-or-later
"""What the workshops page shows: a list by view and words, and the workshop that was chosen. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from db.operations.desk import Desk
from db.queries.workshops import Detail, WorkshopRow, workshop_detail, workshops
from desktop_app.beside import Beside


@dataclass(frozen=True)
class State:
    """Everything that the page shows; `chosen` is the workshop beside the list."""

    view: str = "coming"
    text: str = ""
    rows: tuple[WorkshopRow, ...] = ()
    chosen: Detail | None = None


class WorkshopsPresenter:
    """`show` gets each new state, `failed` what went wrong."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        beside: Beside,
        show: Callable[[State], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.state = State()
        self._desk, self._beside = desk, beside
        self._show, self._failed = show, failed
        self._named: UUID | None = None

    def look(self, workshop: UUID | None = None) -> None:
        """Read list and chosen workshop again; one that is named is chosen, in whatever view it lies."""
        desk, state = self._desk(), self.state
        # One that is on its way stays wanted where somebody looks again before it has come.
        self._named = workshop or self._named
        wanted = self._named or (state.chosen.row.uid if state.chosen else None)
        follow = self._named is not None
        self._beside.latest(
            "workshops", lambda _task: _read(desk, state, wanted, follow), self._become, self._failed
        )

    def turn_to(self, view: str) -> None:
        """What is to come, what is over, or templates."""
        self._become(replace(self.state, view=view, rows=(), chosen=None))
        self.look()

    def search(self, text: str) -> None:
        """Only those with these words."""
        self.state = replace(self.state, text=text)
        self.look()

    def choose(self, row: WorkshopRow | None) -> None:
        """Look at one of them."""
        chosen = self.state.chosen
        if row is not None and (chosen is None or chosen.row.uid != row.uid):
            desk, state, self._named = self._desk(), self.state, None
            self._beside.latest(
                "workshops", lambda _task: _read(desk, state, row.uid, False), self._become, self._failed
            )

    def _become(self, state: State) -> None:
        self.state, self._named = state, None
        self._show(state)


def _read(desk: Desk, state: State, wanted: UUID | None, follow: bool) -> State:
    with desk.store.read() as session:
        chosen = None if wanted is None else workshop_detail(session, wanted)
        now = desk.clock()
        if follow and chosen is not None:
            state = replace(state, view=_view_of(chosen, now), text="")
        rows = tuple(workshops(session, state.view, now, state.text))
        if not any(chosen is not None and row.uid == chosen.row.uid for row in rows):
            chosen = workshop_detail(session, rows[0].uid) if rows else None
        return replace(state, rows=rows, chosen=chosen)


def _view_of(chosen: Detail, now: Any) -> str:
    if chosen.row.state == "template":
        return "templates"
    return "past" if chosen.row.last_at is not None and chosen.row.last_at < now else "coming"
