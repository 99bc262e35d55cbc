# SPDX-License-Identifier: GPL-3.0-or-later
"""What the partners page shows: the register by words, and the one that was chosen. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from db.operations.desk import Desk
from db.operations.interlending import Place, places, put_place
from db.operations.partners import (
    AgreementFacts,
    PartnerFacts,
    PutPartner,
    put_agreement,
    put_partner,
)
from db.queries.library import branches
from db.queries.partners import AgreementRecord, Held, PartnerRecord, ending, held_with, partners, pressing
from db.rules.agreements import Span
from db.rules.roles import Right
from desktop_app.beside import Beside

FACTS = tuple(PartnerFacts.__struct_fields__)
OF_AGREEMENT = tuple(name for name in AgreementFacts.__struct_fields__ if name != "removed")


@dataclass(frozen=True)
class State:
    """Everything that the page shows; `held` are workshops with the chosen one.

    `place` is where the chosen one's system takes messages, where it does.
    `ending` counts partners with whom an agreement ends within half a year, `pressing` those of them where a
    new one is due; `only_ending`: no others are shown, the next to end first.
    """

    text: str = ""
    rows: tuple[PartnerRecord, ...] = ()
    chosen: PartnerRecord | None = None
    held: tuple[Held, ...] = ()
    place: Place | None = None
    branches: tuple[tuple[UUID, str], ...] = ()
    read: bool = False
    only_ending: bool = False
    ending: int = 0
    pressing: int = 0


class Told(NamedTuple):
    """Where messages go, and what either side is called there; all empty: nowhere."""

    address: str
    we: str
    they: str


class PartnersPresenter:
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

    def today(self) -> date:
        """The day on which agreements are judged."""
        return self._desk().clock().astimezone().date()

    def may_edit(self) -> bool:
        """Whether the person signed in may change the register."""
        return self._desk().may(Right.EDIT_PARTNERS)

    def may_set_place(self) -> bool:
        """Whether the person signed in may say where a partner's system takes messages."""
        return self._desk().may(Right.SETTINGS)

    def put_place(self, partner: UUID, told: Told, done: Callable[[], None]) -> None:
        """Say it."""
        desk = self._desk()

        def work(_task: object) -> None:
            desk.perform(put_place, partner=partner, **told._asdict())

        self._beside.run(work, lambda _none: done(), self._failed, lane="desk")

    def look(self, partner: UUID | None = None) -> None:
        """Read again; a partner that is named is chosen, whatever was searched for."""
        desk, state = self._desk(), self.state
        if partner is not None:
            state = replace(state, text="", only_ending=False)
        wanted = partner or (state.chosen.uid if state.chosen else None)
        self._beside.latest("partners", lambda _task: _read(desk, state, wanted), self._become, self._failed)

    def search(self, text: str) -> None:
        """Only those with these words."""
        self.state = replace(self.state, text=text)
        self.look()

    def turn_to(self, *, only_ending: bool) -> None:
        """All of the register, or those with whom an agreement ends soon."""
        self.state = replace(self.state, only_ending=only_ending, chosen=None)
        self.look()

    def span_of(self, record: PartnerRecord) -> Span | None:
        """Of whose end the list speaks: of the agreement to be reminded of, else of what they come to."""
        day = self.today()
        one = record.ending(day) if self.state.only_ending else None
        return record.span(day) if one is None else one.span

    def choose(self, row: PartnerRecord | None) -> None:
        """Look at one of them."""
        if row is not None and (self.state.chosen is None or self.state.chosen.uid != row.uid):
            desk, state = self._desk(), self.state
            self._beside.latest(
                "partners", lambda _task: _read(desk, state, row.uid), self._become, self._failed
            )

    def put(self, facts: PartnerFacts, target: UUID | None) -> UUID:
        """Add or change one; in the desk's lane. Raises what put_partner raises."""
        made = self._desk().perform(put_partner, facts=facts, target=target).operation
        assert isinstance(made, PutPartner)
        return made.target

    def put_agreement(self, facts: AgreementFacts, target: UUID | None) -> UUID:
        """Add or change an agreement; its partner. In the desk's lane. Raises what put_agreement raises."""
        self._desk().perform(put_agreement, facts=facts, target=target)
        return facts.partner

    def _become(self, state: State) -> None:
        self.state = state
        self._show(state)


def facts_of(record: PartnerRecord | None) -> PartnerFacts:
    """What a change starts from; of a new one that it is a school, as most are."""
    if record is None:
        return PartnerFacts(name="", kind="school")
    return PartnerFacts(**{name: getattr(record, name) for name in FACTS})


def facts_of_agreement(record: AgreementRecord) -> AgreementFacts:
    """What a change starts from."""
    return AgreementFacts(**{name: getattr(record, name) for name in OF_AGREEMENT})


def _read(desk: Desk, state: State, wanted: UUID | None) -> State:
    day = desk.clock().astimezone().date()
    with desk.store.read() as session:
        ends = ending(session, day)
        rows = tuple(partners(session, state.text))
        if state.only_ending:
            found = {row.uid for row in rows}
            rows = tuple(row for row in ends if row.uid in found)
        chosen = next((row for row in rows if row.uid == wanted), rows[0] if rows else None)
        held = tuple(held_with(session, chosen.uid)) if chosen else ()
        own = tuple((branch.uid, branch.name) for branch in branches(session))
        return replace(
            state,
            rows=rows,
            chosen=chosen,
            held=held,
            place=places(session).get(chosen.uid) if chosen else None,
            branches=own,
            read=True,
            ending=len(ends),
            pressing=pressing(ends, day),
        )
