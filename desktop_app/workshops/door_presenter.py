# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on the screen at a door, and what a scan or a key means there. No widgets.

Everything that is shown goes into one lane and is answered in its order: nothing overtakes, nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from db.errors import StoreError
from db.models.search import has_words, words
from db.operations import refusals
from db.operations.desk import Desk
from db.queries import door as at_door
from db.queries.door import Counts, Door, Met, PersonRow
from db.rules.name_search import Pairs, found, prepared
from desktop_app.beside import Beside
from desktop_app.blocks.page import Changes
from desktop_app.workshops import door_work
from desktop_app.workshops.door_manner import Manner
from desktop_app.workshops.door_work import OFFERED, Answer, Asked, Asking

REMEMBERED = 200
MOST_SHOWN = 1000
"""Rows of a list that anybody scrolls through; whoever is further down is found by name."""
ANSWERS = frozenset({"answered", "counted", "no_answer"})
NOT_LOGGED = frozenset({at_door.NAME, "answered", "no_answer"})
DONE = Changes({"attendance", "registrations"})
NOBODY = Counts(0, 0, 0)


@dataclass(frozen=True)
class State:
    """Everything that the door shows. `log` has the newest first, `shown` is the list as it is searched.

    `offer` is what Enter in the empty box does. `asking` may be asked of who was let in last, and what is
    typed next answers it while `answering`. `waiting` counts what was scanned and is not answered yet.
    """

    door: Door
    rows: tuple[PersonRow, ...] = ()
    shown: tuple[PersonRow, ...] = ()
    counts: Counts = NOBODY
    log: tuple[Answer, ...] = ()
    answer: Answer | None = None
    offer: Asked | None = None
    asking: Asking | None = None
    answering: bool = False
    leaving: bool = False
    walk_in: bool = False
    text: str = ""
    waiting: int = 0
    device: UUID | None = None
    manner: Manner = Manner.STAFF

    @property
    def last(self) -> Answer | None:
        """What Undo would take back."""
        return next((one for one in self.log if one.taken and not one.undone), None)


class DoorPresenter:
    """`show(state)` after each change, `answered` after each scan and correction, `sound` is for the ear."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        beside: Beside,
        door: Door,
        show: Callable[[State], None],
        answered: Callable[[Answer], None],
        sound: Callable[[str], None],
        did: Callable[[Changes], None],
        manner: Manner = Manner.STAFF,
    ) -> None:
        self.state = State(door, device=desk().device, manner=manner)
        self._desk, self._beside = desk, beside
        self._show, self._answered, self._sound, self._did = show, answered, sound, did
        self._names: dict[str, tuple[tuple[str, Pairs], ...]] = {}

    # --- the list -------------------------------------------------------------------------------------

    def look(self) -> None:
        """Read the list again; tickets that were let in without data are matched first."""
        desk, door = self._desk(), self.state.door

        def read(_task: object) -> tuple[int, list[PersonRow]]:
            settled = door_work.settle_strangers(desk, door)
            with desk.store.read() as session:
                return settled, at_door.people(session, door)

        def came(result: tuple[int, list[PersonRow]]) -> None:
            settled, rows = result
            self._become(replace(self.state, rows=tuple(rows)))
            self._search()
            if settled:
                self._did(DONE)

        # In the lane of the scans: what it reads is never older than an answer that is shown already.
        self._beside.run(read, came, self._failed, lane="desk")

    def typed(self, text: str) -> None:
        """Names are searched with every key; a code shows the whole list."""
        if text and not self.state.answering:
            self._become(replace(self.state, offer=None))
        state = self.state
        for_others = state.walk_in or state.answering or state.manner.locked
        searched = at_door.is_name(text) and not for_others
        text = text if searched else ""
        if text != self.state.text:
            self._become(replace(self.state, text=text))
            self._search()

    def _search(self) -> None:
        typed, rows = words(self.state.text), self.state.rows

        def shown(places: list[int] | None) -> None:
            listed = rows[:MOST_SHOWN] if places is None else tuple(rows[place] for place in places)
            self._become(replace(self.state, shown=self._fresh(listed)))

        if typed:
            self._beside.latest("door-search", lambda _task: self._listed(typed, rows), shown, self._failed)
        else:
            self._beside.latest("door-search", lambda _task: None, shown, self._failed)

    def _listed(self, typed: list[str], rows: tuple[PersonRow, ...]) -> list[int]:
        """By name, however it was typed; behind those whoever comes from a school of that name."""
        named = self._found(typed, rows)
        schools = {row.institution for row in rows if row.institution}
        meant = {school for school in schools if has_words(" ".join(typed), school)}
        known = frozenset(named)
        from_there = (at for at, row in enumerate(rows) if row.institution in meant and at not in known)
        return [*named, *from_there][:MOST_SHOWN]

    def _found(self, typed: list[str], rows: tuple[PersonRow, ...]) -> list[int]:
        for row in rows:
            if row.name not in self._names:
                self._names[row.name] = prepared(words(row.name))
        return found(typed, [self._names[row.name] for row in rows])

    def _fresh(self, listed: tuple[PersonRow, ...]) -> tuple[PersonRow, ...]:
        """As they are now: somebody may have come in while the list was searched."""
        now = {row.registration: row for row in self.state.rows}
        return tuple(now.get(row.registration, row) for row in listed)

    # --- what is shown at the door -----------------------------------------------------------------------

    def entered(self, text: str, source: str = "scan") -> None:
        """Enter in the box, or a code before the camera. Alone it takes what is offered."""
        text = text.strip()
        if not text:
            self._enter_alone()
            return
        if self.state.answering and (asking := self.state.asking) is not None:
            locked, leaving = self.state.manner.locked, self.state.leaving
            self._ask(Asked(text, leaving=leaving, source=source, locked=locked, asking=asking))
            self._next_question(asking)
            return
        walk_in = self.state.walk_in
        if walk_in and at_door.is_name(text):
            self._become(replace(self.state, walk_in=False))
        locked = self.state.manner.locked
        self._ask(Asked(text, leaving=self.state.leaving, walk_in=walk_in, source=source, locked=locked))

    def _enter_alone(self) -> None:
        """It skips a question, and takes what is offered."""
        offer, asking = self.state.offer, self.state.asking
        if self.state.answering and asking is not None:
            self._next_question(asking)
        elif offer is not None and offer.party:
            for one in offer.party:
                asked = Asked(registration=one, leaving=offer.leaving, source=offer.source, alone=True)
                self._ask(asked)
        elif offer is not None:
            self._ask(offer)

    def _next_question(self, asking: Asking) -> None:
        """What is typed from now on is for the one after, however long the store takes."""
        rest = asking.rest()
        self._become(replace(self.state, asking=rest, answering=rest is not None))

    def answer(self) -> None:
        """What is typed next answers what is asked; once more: it does not."""
        asked = self.state.asking is not None
        self._become(replace(self.state, answering=asked and not self.state.answering, walk_in=False))

    def tick(self, row: PersonRow) -> None:
        """Somebody chosen in the list."""
        certain = row.state != "registered"
        asked = Asked(
            registration=row.registration, leaving=self.state.leaving, certain=certain, source="list"
        )
        self._ask(asked)

    def _ask(self, asked: Asked) -> None:
        desk, door = self._desk(), self.state.door
        # What was offered waits until a question has been answered.
        offer = self.state.offer if asked.asking is not None else None
        self._become(replace(self.state, waiting=self.state.waiting + 1, offer=offer, text=""))

        def done(answer: Answer) -> None:
            self._land(asked, answer)

        def failed(error: Exception) -> None:
            if not isinstance(error, refusals.Refusal | StoreError):
                self._land(asked, self._broken(asked, error))
                raise error
            self._land(asked, self._broken(asked, error))

        self._beside.run(lambda _task: door_work.answer(desk, door, asked), done, failed, lane="desk")

    def _broken(self, asked: Asked, error: Exception) -> Answer:
        return Answer("failed", Met(""), self._desk().clock(), asked.text, error=error)

    def _land(self, asked: Asked, answer: Answer) -> None:
        offer = self._offer(asked, answer)
        log = self.state.log if answer.why in NOT_LOGGED else (answer, *self.state.log)[:REMEMBERED]
        state = replace(self.state, waiting=self.state.waiting - 1, answer=answer, log=log, offer=offer)
        self._become(self._with(self._asking_now(state, answer), answer.person))
        self._sound("good" if answer.taken or answer.why == "answered" else "bad")
        self._answered(answer)
        if answer.why == at_door.NAME:
            self._offer_name(asked.text)
        elif not self.state.waiting:
            self._search()
        if answer.why == "answered":
            self._did(Changes({"registrations"}))
        if answer.taken:
            self._did(DONE if answer.made is not None else Changes({"attendance"}))

    def _asking_now(self, state: State, answer: Answer) -> State:
        """Of whoever was let in last; what was no answer is asked for again."""
        answered = answer.why in ANSWERS - {"no_answer"}
        if answered or answer.why == at_door.NAME or state.manner is Manner.VISITORS:
            return state
        return replace(state, asking=answer.asking, answering=answer.why == "no_answer")

    def _offer(self, asked: Asked, answer: Answer) -> Asked | None:
        if answer.why in ANSWERS:
            return self.state.offer
        if answer.companions and self.state.manner is not Manner.VISITORS:
            party = tuple(one.registration for one in answer.companions)
            return Asked(party=party, leaving=answer.why == "out", source=asked.source)
        if answer.why not in OFFERED or self.state.leaving or self.state.manner.locked:
            return None
        met = answer.met
        return Asked(
            asked.text, registration=met.registration, member=met.member, certain=True, source=asked.source
        )

    def _offer_name(self, text: str) -> None:
        """The likest name is offered: Enter takes it, and the next scan forgets it."""
        typed, rows, leaving = words(text), self.state.rows, self.state.leaving

        def offered(places: list[int]) -> None:
            listed = self._fresh(tuple(rows[place] for place in places))
            first = listed[0] if listed else None
            offer = None
            if first is not None and not self.state.waiting:
                certain = first.state != "registered"
                offer = Asked(
                    registration=first.registration, leaving=leaving, certain=certain, source="list"
                )
            self._become(replace(self.state, shown=listed or self.state.shown, offer=offer, text=text))

        self._beside.latest("door-search", lambda _task: self._found(typed, rows), offered, self._failed)

    def _with(self, state: State, person: PersonRow | None) -> State:
        """The list with one person as they are now."""
        if person is None:
            return state
        put = False

        def renewed(rows: tuple[PersonRow, ...]) -> tuple[PersonRow, ...]:
            nonlocal put
            found_ = tuple(person if row.registration == person.registration else row for row in rows)
            put = put or person in found_
            return found_

        rows, shown = renewed(state.rows), renewed(state.shown)
        if not put:
            rows = tuple(sorted((*rows, person), key=lambda row: (row.name, row.registration)))
        return replace(state, rows=rows, shown=shown)

    # --- keys -------------------------------------------------------------------------------------------

    def turn(self) -> None:
        """From arriving to leaving and back, for what is scanned from now on."""
        self._become(replace(self.state, leaving=not self.state.leaving, walk_in=False, offer=None))

    def expect_walk_in(self) -> None:
        """The next name is one who was not registered; once more: it is not."""
        self._become(
            replace(self.state, walk_in=not self.state.walk_in, leaving=False, offer=None, answering=False)
        )

    def let_go(self) -> None:
        """Esc: nothing is offered or answered, no walk-in is expected, the whole list is shown."""
        self._become(replace(self.state, offer=None, walk_in=False, answering=False, text=""))
        self._search()

    def undo(self) -> None:
        """Take the last mark of this door back, of all that were scanned before the key."""
        self._beside.run(lambda _task: None, lambda _none: self._undo_last(), self._failed, lane="desk")

    def _undo_last(self) -> None:
        desk, door, last = self._desk(), self.state.door, self.state.last
        if last is None:
            return

        def undone(person: PersonRow | None) -> None:
            gone = last._replace(undone=True, person=person)
            log = tuple(gone if one.mark == last.mark else one for one in self.state.log)
            state = replace(self.state, log=log, answer=gone, offer=None)
            if last.made is not None:
                rows = tuple(row for row in state.rows if row.registration != last.made)
                shown = tuple(row for row in state.shown if row.registration != last.made)
                self._become(replace(state, rows=rows, shown=shown))
            else:
                self._become(self._with(state, person))
            self._sound("good")
            self._answered(gone)
            self._did(DONE)

        self._beside.run(
            lambda _task: door_work.take_back(desk, door, last), undone, self._failed, lane="desk"
        )

    def correct(self, registration: UUID, mark: str, reason: str, at: datetime | None = None) -> None:
        """Somebody was not what the marks say; `mark` as in a mark, at a moment or now."""
        desk, door = self._desk(), self.state.door

        def corrected(person: PersonRow | None) -> None:
            self._become(self._with(self.state, person))
            self._answered(Answer("corrected", Met("", registration), desk.clock(), person=person))
            self._did(Changes({"attendance"}))

        self._beside.run(
            lambda _task: door_work.correct(desk, door, registration, mark, reason, at),
            corrected,
            self._failed,
            lane="desk",
        )

    def take_back(self, registration: UUID, mark: UUID, reason: str) -> None:
        """One mark of somebody's history was a mistake."""
        desk, door = self._desk(), self.state.door

        def gone(person: PersonRow | None) -> None:
            log = tuple(one._replace(undone=one.undone or one.mark == mark) for one in self.state.log)
            self._become(self._with(replace(self.state, log=log), person))
            self._did(Changes({"attendance"}))

        def work(_task: object) -> PersonRow | None:
            return door_work.take_back_one(desk, door, registration, mark, reason)

        self._beside.run(work, gone, self._failed, lane="desk")

    def count_heads(self, counted: Mapping[str, int]) -> None:
        """Note a count without names."""
        desk, session = self._desk(), self.state.door.session
        self._beside.run(
            lambda _task: door_work.count_heads(desk, session, counted),
            lambda _none: self._did(Changes({"attendance"})),
            self._failed,
            lane="desk",
        )

    def forget(self) -> None:
        """Who was answered has read it."""
        self._become(replace(self.state, answer=None))

    def open_further(self) -> None:
        """Unlocked: the list, names and corrections are there from now on."""
        self._become(replace(self.state, manner=Manner.STAFF, answer=None))
        self._search()

    # --- telling ------------------------------------------------------------------------------------------

    def _failed(self, error: Exception) -> None:
        answer = Answer("failed", Met(""), self._desk().clock(), error=error)
        self._become(replace(self.state, answer=answer))
        self._sound("bad")
        if not isinstance(error, refusals.Refusal | StoreError):
            raise error

    def _become(self, state: State) -> None:
        if state.rows is not self.state.rows:
            state = replace(state, counts=at_door.counts(list(state.rows)))
        self.state = state
        self._show(state)
