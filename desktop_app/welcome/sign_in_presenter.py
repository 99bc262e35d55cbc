# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may sign in here, and what happens to a password. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING
from uuid import UUID

from db.errors import StoreError
from db.queries.accounts import StaffRow
from db.rules.waiting import LONGEST_WAIT
from desktop_app.beside import Beside

if TYPE_CHECKING:
    from db.operations.desk import Desk, Person


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class SignInState:
    """What the page shows. `chosen` is a user name, empty where one is to be typed. `error` is '', 'wrong',
    'empty' or 'store'; `wait` the seconds before this person's next try."""

    people: tuple[StaffRow, ...] = ()
    chosen: str = ""
    error: str = ""
    wait: int = 0
    busy: bool = False

    @property
    def person(self) -> StaffRow | None:
        """The chosen tile."""
        return next((p for p in self.people if p.username == self.chosen), None)


def people_of(staff: Iterable[StaffRow], branch: UUID) -> tuple[StaffRow, ...]:
    """Whose tiles a desk of this branch shows: its own people and those of no branch. Others type."""
    return tuple(p for p in staff if p.active and p.branch in (None, branch))


class SignInPresenter:
    """`show` gets each new state; `signed_in` the person."""

    def __init__(
        self,
        background: Beside,
        show: Callable[[SignInState], None],
        signed_in: Callable[[Person], None],
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self.state = SignInState()
        self._background, self._show, self._signed_in, self._clock = background, show, signed_in, clock
        self._until: dict[str, datetime] = {}
        self._desk: Callable[[], Desk] | None = None
        self._last_person = ""

    def begin(
        self, desk: Callable[[], Desk], branch: UUID, staff: Iterable[StaffRow], last_person: str
    ) -> None:
        """Show the people of a branch's desk; the last one to work here (a user name) is chosen.

        `desk` is asked in the desk's lane only: what opens its store there comes before a password.
        """
        self._desk, self._last_person = desk, last_person
        people = people_of(staff, branch)
        self._become(SignInState(people=people, chosen=self._first_of(people)))

    def _first_of(self, people: tuple[StaffRow, ...]) -> str:
        names = [person.username for person in people]
        return self._last_person if self._last_person in names else next(iter(names), "")

    def look_again(self) -> None:
        """Read the accounts anew: somebody may have been added since, who was at the desk last, or closed."""
        desk = self._desk
        assert desk is not None

        def show(people: tuple[StaffRow, ...]) -> None:
            chosen, first = self.state.chosen, self._first_of(self.state.people)
            gone = chosen not in {"", *(person.username for person in people)}
            self._become(replace(self.state, people=people))
            if gone or (chosen == first and not self.state.busy):
                self.choose(self._first_of(people))

        self._background.run(lambda _task: _people_now(desk()), show, lane="desk")

    def end(self) -> None:
        """The form is gone: what was read for it is shown nowhere."""
        self._show = lambda _state: None

    def choose(self, username: str) -> None:
        """Another tile, or '' to type a user name."""
        self._become(replace(self.state, chosen=username, error="", wait=self._wait_of(username)))

    def step(self, by: int) -> None:
        """The tile before or after; round and round."""
        names = [p.username for p in self.state.people]
        if names:
            at = names.index(self.state.chosen) + by if self.state.chosen in names else 0
            self.choose(names[at % len(names)])

    def submit(self, password: str, typed_name: str = "") -> None:
        """Try a password for the chosen person or the typed user name."""
        username = (self.state.chosen or typed_name).strip().lower()
        wait = self._wait_of(username)
        if self.state.busy or wait:
            self._become(replace(self.state, wait=wait))
            return
        if not username or not password:
            self._become(replace(self.state, error="empty"))
            return
        self._become(replace(self.state, busy=True, error=""))
        desk = self._desk
        assert desk is not None
        self._background.run(
            lambda _task: _try(desk(), username, password, self._clock()),
            self._let_in,
            lambda error: self._refuse(username, error),
            lane="desk",
        )

    def _let_in(self, person: Person) -> None:
        self._become(replace(self.state, busy=False, error="", wait=0))
        self._signed_in(person)

    def _refuse(self, username: str, error: Exception) -> None:
        from db.operations import refusals

        match error:
            case refusals.WrongPassword():
                if error.wait:
                    self._until[username] = self._clock() + error.wait
                said = "wrong"
            case refusals.MustWait():
                self._until[username] = error.until
                said = ""
            case StoreError():
                said = "store"
            case _:
                raise error
        self._become(replace(self.state, busy=False, error=said, wait=self._wait_of(username)))

    def tick(self, typed_name: str = "") -> bool:
        """A second has passed; whether there is still something to wait for."""
        wait = self._wait_of(self.state.chosen or typed_name.strip().lower())
        if wait != self.state.wait:
            self._become(replace(self.state, wait=wait, error=self.state.error if wait else ""))
        return wait > 0

    def _wait_of(self, username: str) -> int:
        until = self._until.get(username)
        wait = until - self._clock() if until else timedelta()
        # Longer than any wait is only what a clock that was set back pretends.
        return max(0, ceil(wait.total_seconds())) if wait <= LONGEST_WAIT else 0

    def _become(self, state: SignInState) -> None:
        self.state = state
        self._show(state)


def _people_now(desk: Desk) -> tuple[StaffRow, ...]:
    from db.queries.library import staff_accounts

    with desk.store.read() as session:
        return people_of(staff_accounts(session, active_only=True), desk.branch)


def _try(desk: Desk, username: str, password: str, now: datetime) -> Person:
    # Loaded here, in the worker: whoever reads the question need not wait for it.
    from db.operations.desk import with_person
    from db.operations.desk_settings import keep_desk_setting
    from db.operations.staff import sign_in

    person = sign_in(desk.store, username, password, now)
    with suppress(StoreError):  # a full disk keeps nobody from signing in
        keep_desk_setting(with_person(desk, person), "last_person", person.username)
    return person
