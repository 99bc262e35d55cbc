# SPDX-License-Identifier: GPL-3.0-or-later
"""What the registering side shows, and what its keys mean. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from db.exchange.files import written
from db.models import Registration
from db.operations import enrolling, refusals
from db.operations import registrations as made
from db.operations.desk import Desk
from db.operations.enrolling import Agreed, Enrolled, Wanted
from db.operations.feedback import note_feedback
from db.operations.operation import Changes, row
from db.operations.registrations import RegistrationFacts
from db.queries.members import MemberRow, find_members
from db.queries.registrations import (
    ConsentRow,
    MemberKnown,
    MemberPair,
    Pair,
    RegistrationDetail,
    RegistrationRow,
    Seats,
    ToTell,
    likely_members,
    likely_pairs,
    member_known,
    registration_detail,
    registrations,
    seats,
    to_tell,
)
from db.queries.workshops import Detail
from db.rules.programme import is_minor
from desktop_app.beside import Beside
from desktop_app.printing.badge import Badge
from desktop_app.printing.paper import Paper
from desktop_app.printing.ticket import Ticket
from desktop_app.workshops.registration_draft import Draft, Terms, draft_of
from desktop_app.workshops.registration_import import Columns, Fate, Read, foreseen, read_file, take_in
from desktop_app.workshops.registration_terms import first_format, terms_of
from desktop_app.workshops.ticket_files import Saved, save
from desktop_app.workshops.tickets import badges_of, count, tickets_of

ALL = ""
MOST_OFFERED = 30
"""Members that a name is looked for among."""


@dataclass(frozen=True)
class State:
    """Everything that the side shows."""

    workshop: Detail | None = None
    filter: str = ALL
    text: str = ""
    rows: tuple[RegistrationRow, ...] = ()
    seats: tuple[Seats, ...] = ()
    chosen: RegistrationDetail | None = None


class Outcome(NamedTuple):
    """What was done: 'registered', 'edited', 'cancelled' (others moved up), 'consents', 'joined', 'imported',
    'tickets', 'gave_feedback' or 'no_feedback'."""

    what: str
    enrolled: tuple[Enrolled, ...] = ()
    names: tuple[str, ...] = ()


class Form(NamedTuple):
    """What the form begins with; `registration` None for a new one."""

    draft: Draft
    terms: Terms
    registration: UUID | None = None
    before: RegistrationFacts | None = None


class RegistrationsPresenter:
    """`show` gets each new state, `fill_in` a form to be filled, `did` what was done, `failed` why not."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        beside: Beside,
        show: Callable[[State], None],
        fill_in: Callable[[Form], None],
        did: Callable[[Changes, Outcome], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.state = State()
        self.stopped = False
        """Files under way are to stop."""
        self._wanted: UUID | None = None
        self._desk, self._beside = desk, beside
        self._show, self._fill_in, self._did, self._failed = show, fill_in, did, failed

    # --- looking ------------------------------------------------------------------------------------------

    def look(self, workshop: Detail | None) -> None:
        """Show a workshop, or the same one again."""
        before = self.state.workshop
        if workshop is None or before is None or before.row.uid != workshop.row.uid:
            self._become(State(workshop))
        else:
            self.state = replace(self.state, workshop=workshop)
        self._read_again()

    def turn_to(self, state: str) -> None:
        """Only those registered, waiting or cancelled; ALL for everybody."""
        self._become(replace(self.state, filter=state))
        self._read_again()

    def search(self, text: str) -> None:
        """Only those with these words."""
        self.state = replace(self.state, text=text)
        self._read_again()

    def choose(self, registration: UUID | None) -> None:
        """Look at one of them."""
        chosen = self.state.chosen
        if registration is not None and (chosen is None or chosen.row.uid != registration):
            self._wanted = registration
            self._read_again()

    def _read_again(self) -> None:
        desk, state, wanted = self._desk(), self.state, self._wanted
        if state.workshop is not None:
            self._beside.latest(
                "registrations", lambda _task: _read(desk, state, wanted), self._become, self._failed
            )

    def _become(self, state: State) -> None:
        self.state = state
        self._wanted = None if state.chosen is None else state.chosen.row.uid
        self._show(state)

    # --- filling in ---------------------------------------------------------------------------------------

    @property
    def takes_more(self) -> bool:
        """Whether anybody may still register."""
        workshop = self.state.workshop
        return workshop is not None and workshop.row.state in {"draft", "open"}

    def new(self) -> None:
        """An empty form."""
        if self.takes_more:
            self._begin(lambda desk, workshop: _new_form(desk, workshop, None), self._fill_in)

    def card(self, member: UUID) -> None:
        """A member's card: registered at once, unless something has to be asked first."""
        if self.takes_more:
            self._begin(lambda desk, workshop: _new_form(desk, workshop, member), self._card_read)

    def _card_read(self, form: Form) -> None:
        born = form.before.birth_date if form.before else None
        asks = any(question.required for question in form.terms.questions)
        if asks or is_minor(born, form.terms.first_day) or form.before is None:
            self._fill_in(form)
        else:
            self.register((Wanted(form.before),))

    def edit(self) -> None:
        """The chosen one in a form."""
        chosen = self.state.chosen
        if chosen is not None and chosen.row.state != "cancelled":
            uid = chosen.row.uid
            self._begin(lambda desk, workshop: _edit_form(desk, workshop, uid), self._fill_in)

    def _begin(self, read: Callable[[Desk, Detail], Form], done: Callable[[Form], None]) -> None:
        desk, workshop = self._desk(), self.state.workshop
        if workshop is not None:
            self._beside.latest("registration-form", lambda _task: read(desk, workshop), done, self._failed)

    # --- doing --------------------------------------------------------------------------------------------

    def save(
        self,
        form: Form,
        people: Sequence[Wanted],
        saved: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """What the form says: people are registered, or one is changed.

        `saved` when it is done; the form stays open over what was refused.
        """
        desk, workshop = self._desk(), self.state.workshop
        if workshop is None:
            return

        def done(found: tuple[Changes, Outcome]) -> None:
            saved()
            self._done(*found)

        uid = workshop.row.uid
        self._beside.run(lambda _task: _save(desk, uid, form, people), done, failed, lane="desk")

    def register(self, people: Sequence[Wanted]) -> None:
        """Without a form."""
        workshop = self.state.workshop
        if workshop is not None:
            uid = workshop.row.uid
            self._do(lambda desk: _register(desk, uid, people))

    def cancel(self) -> None:
        """The chosen one does not come."""
        chosen = self.state.chosen
        if chosen is not None and chosen.row.state != "cancelled":
            uid, name = chosen.row.uid, chosen.row.name
            self._do(lambda desk: _cancel(desk, uid, name))

    def note_feedback(self) -> None:
        """The chosen one handed a form in; again: that was a mistake."""
        chosen = self.state.chosen
        if chosen is not None:
            uid, gave = chosen.row.uid, not chosen.row.gave_feedback
            outcome = Outcome("gave_feedback" if gave else "no_feedback", names=(chosen.row.name,))
            self._do(
                lambda desk: (
                    desk.perform(note_feedback, registration=uid, gave=gave).changes,
                    outcome,
                )
            )

    def agree(self, agreed: Agreed) -> None:
        """The chosen one, or a guardian, agrees to something."""
        chosen = self.state.chosen
        if chosen is not None:
            uid = chosen.row.uid
            self._do(lambda desk: (enrolling.record_consent(desk, uid, agreed), Outcome("consents")))

    def take_back(self, consent: ConsentRow, why: str) -> None:
        """A consent is withdrawn."""
        self._do(lambda desk: (enrolling.take_back_consent(desk, consent.uid, why), Outcome("consents")))

    def pairs(self, ready: Callable[[list[Pair | MemberPair]], None]) -> None:
        """Those who may be one person, and walk-ins who may be members."""
        desk, workshop = self._desk(), self.state.workshop
        if workshop is not None:
            uid = workshop.row.uid
            self._beside.latest("registration-pairs", lambda _task: _pairs(desk, uid), ready, self._failed)

    def join(self, pair: Pair | MemberPair) -> None:
        """They are one person."""
        if isinstance(pair, MemberPair):
            self.belong(pair.one.uid, pair.member, pair.name)
            return
        one, other = pair.one, pair.other
        outcome = Outcome("joined", names=(one.name,))
        self._do(lambda desk: (enrolling.join(desk, one.uid, other.uid), outcome))

    def belong(self, registration: UUID, member: UUID, name: str) -> None:
        """Somebody on the list is this member."""
        outcome = Outcome("joined", names=(name,))
        self._do(lambda desk: (enrolling.belong(desk, registration, member), outcome))

    def find_members(self, typed: str, ready: Callable[[Sequence[MemberRow]], None]) -> None:
        """Members with these words."""
        desk = self._desk()
        self._beside.latest("registration-members", lambda _task: _members(desk, typed), ready, self._failed)

    def tell(self, ready: Callable[[ToTell], None]) -> None:
        """How the chosen one is reached, and what there is to say."""
        desk, chosen = self._desk(), self.state.chosen
        if chosen is not None:
            uid = chosen.row.uid
            self._beside.latest("to-tell", lambda _task: _to_tell(desk, uid), ready, self._failed)

    def tickets(self, registrations: Sequence[UUID], ready: Callable[[list[Ticket]], None]) -> None:
        """Tickets of some of them, to be printed."""
        desk, workshop = self._desk(), self.state.workshop
        if workshop is None:
            return

        def work(_task: object) -> tuple[list[Ticket], Changes]:
            found = tickets_of(desk, workshop, registrations)
            return list(found.values()), count(desk, list(found))

        def done(found: tuple[list[Ticket], Changes]) -> None:
            ready(found[0])
            self._done(found[1], Outcome("tickets"))

        self._beside.run(work, done, self._failed, lane="desk")

    @property
    def listed(self) -> list[UUID]:
        """Those of the list as it is shown that have a seat."""
        return [row.uid for row in self.state.rows if row.state == "registered"]

    def save_tickets(
        self,
        folder: Path,
        paper: Paper,
        progress: Callable[[int, int, str], None],
        ready: Callable[[Saved | None], None],
    ) -> None:
        """Tickets of those listed as files; `ready` gets what was written, None where it went wrong."""
        desk, workshop, wanted = self._desk(), self.state.workshop, self.listed
        if workshop is None:
            return
        self.stopped = False

        def work(task: Any) -> Saved:
            return save(
                desk, workshop, wanted, paper, folder, task.report, lambda: self.stopped or task.cancelled
            )

        def done(saved: Saved) -> None:
            ready(saved)
            self._done(saved.changes, Outcome("tickets"))

        def failed(error: Exception) -> None:
            ready(None)
            self._failed(error)

        self._beside.run(work, done, failed, progress, lane="upkeep")

    def badges(self, registrations: Sequence[UUID], ready: Callable[[list[Badge]], None]) -> None:
        """Name tags of some of them; whatever they are printed on, the code is the ticket's."""
        desk, workshop = self._desk(), self.state.workshop
        if workshop is not None:
            self._beside.run(
                lambda _task: badges_of(desk, workshop, registrations), ready, self._failed, lane="desk"
            )

    def read_file(self, path: Path, ready: Callable[[Read], None], sheet: str = "") -> None:
        """A list of people from a file; of a workbook from one of its sheets."""
        desk, workshop = self._desk(), self.state.workshop
        if workshop is not None:
            self._beside.latest(
                "registration-file", lambda _task: read_file(desk, workshop, path, sheet), ready, self._failed
            )

    def foresee(self, read: Read, columns: Columns, ready: Callable[[list[Fate]], None]) -> None:
        """What would become of each line."""
        desk, workshop = self._desk(), self.state.workshop
        if workshop is not None:
            self._beside.latest(
                "registration-file",
                lambda _task: foreseen(desk, workshop, read, columns),
                ready,
                self._failed,
            )

    def take_in(
        self,
        read: Read,
        columns: Columns,
        progress: Callable[[int, int, str], None],
        stopped: Callable[[], bool],
        ready: Callable[[list[Fate]], None],
    ) -> None:
        """Register who is new; `ready` gets what became of each line, also when it was stopped."""
        desk, workshop = self._desk(), self.state.workshop
        if workshop is None:
            return

        def work(task: Any) -> tuple[list[Fate], Changes]:
            return take_in(
                desk, workshop, read, columns, task.report, lambda: stopped() or bool(task.cancelled)
            )

        def done(found: tuple[list[Fate], Changes]) -> None:
            fates, changes = found
            ready(fates)
            self._done(changes, Outcome("imported"))

        def failed(error: Exception) -> None:
            ready([])
            self._failed(error)

        self._beside.run(work, done, failed, progress, lane="upkeep")

    def keep_report(self, path: Path, text: str, done: Callable[[], None]) -> None:
        """What became of each line of a list, as a file."""

        def write(_task: object) -> None:
            with written(path) as file:
                file.write(text.encode("utf-8-sig"))

        self._beside.run(write, lambda _none: done(), self._failed)

    def _do(self, work: Callable[[Desk], tuple[Changes, Outcome]]) -> None:
        desk = self._desk()
        self._beside.run(
            lambda _task: work(desk), lambda found: self._done(*found), self._failed, lane="desk"
        )

    def _done(self, changes: Changes, outcome: Outcome) -> None:
        if outcome.enrolled:
            # Whoever was looking at others sees who came.
            self.state = replace(self.state, filter=ALL, text="")
            self._wanted = outcome.enrolled[0].registration
        self._did(changes, outcome)
        self._read_again()


def _read(desk: Desk, state: State, wanted: UUID | None) -> State:
    assert state.workshop is not None
    uid = state.workshop.row.uid
    with desk.store.read() as session:
        rows = tuple(registrations(session, uid, state.text, state.filter))
        if not any(row.uid == wanted for row in rows):
            wanted = rows[0].uid if rows else None
        chosen = None if wanted is None else registration_detail(session, wanted)
        return replace(state, rows=rows, seats=tuple(seats(session, uid)), chosen=chosen)


def _pairs(desk: Desk, workshop: UUID) -> list[Pair | MemberPair]:
    with desk.store.read() as session:
        return [*likely_pairs(session, workshop), *likely_members(session, workshop)]


def _members(desk: Desk, typed: str) -> list[MemberRow]:
    if not typed.strip():
        return []
    with desk.store.read() as session:
        return find_members(session, typed, MOST_OFFERED)


def _to_tell(desk: Desk, registration: UUID) -> ToTell:
    with desk.store.read() as session:
        found = to_tell(session, registration)
    if found is None:
        raise refusals.Unknown(what="registrations", uid=registration)
    return found


def _new_form(desk: Desk, workshop: Detail, member: UUID | None) -> Form:
    with desk.store.read() as session:
        terms = terms_of(session, desk, workshop)
        known = None if member is None else member_known(session, member)
    if known is None:
        return Form(Draft(format=first_format(workshop)), terms)
    facts = _facts_of_card(known, first_format(workshop))
    return Form(draft_of(facts), terms, None, facts)


def _facts_of_card(known: MemberKnown, kind: str) -> RegistrationFacts:
    """Telephone and e-mail stay with the member."""
    return RegistrationFacts(
        name=known.name,
        member=known.uid,
        institution=known.institution,
        gender=known.gender,
        birth_date=known.birth_date,
        format=kind,
    )


def _edit_form(desk: Desk, workshop: Detail, registration: UUID) -> Form:
    with desk.store.read() as session:
        one = row(session, Registration, registration)
        facts = made.facts_of(session, one)
        detail = registration_detail(session, registration)
        consents = () if detail is None else detail.consents
        standing = frozenset(consent.kind for consent in consents if consent.withdrawn_at is None)
        return Form(
            draft_of(facts, standing), terms_of(session, desk, workshop, standing), registration, facts
        )


def _save(desk: Desk, workshop: UUID, form: Form, people: Sequence[Wanted]) -> tuple[Changes, Outcome]:
    if form.registration is None:
        return _register(desk, workshop, people)
    changes = enrolling.amend(desk, form.registration, people[0])
    return changes, Outcome("edited", names=(people[0].facts.name,))


def _register(desk: Desk, workshop: UUID, people: Sequence[Wanted]) -> tuple[Changes, Outcome]:
    enrolled, changes = enrolling.enrol(desk, workshop, people)
    return changes, Outcome("registered", tuple(enrolled))


def _cancel(desk: Desk, registration: UUID, name: str) -> tuple[Changes, Outcome]:
    names, changes = enrolling.cancel(desk, registration)
    return changes, Outcome("cancelled", names=(name, *names))
