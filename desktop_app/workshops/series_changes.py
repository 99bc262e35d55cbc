# SPDX-License-Identifier: GPL-3.0-or-later
"""One change made to several workshops of a series: what becomes of each, before it is done. No widgets.

A field is changed where it says what it said in the workshop that was edited; where somebody has changed it
for one workshop, it stays. What is over or cancelled stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from db.models import new_uid
from db.operations import workshops
from db.operations.desk import Desk
from db.queries.workshops import Detail, FacilitatorRow, SessionRow, series_of
from db.rules.plans import SessionFacts, WorkshopFacts
from desktop_app.workshops.workshop_draft import shifted

SCOPES = ("one", "following", "all")
HOST = ("partner", "agreement")
"""What belongs together: an agreement is one with the partner."""
Step = tuple[Callable[..., Any], Mapping[str, Any]]
"""An operation to make, and what about."""
Values = Mapping[str, Any]


class Work(NamedTuple):
    """What a change is to one workshop: the steps, how to take them back, and the fields that do or don't."""

    steps: tuple[Step, ...] = ()
    back: tuple[Step, ...] = ()
    changed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


class Fate(NamedTuple):
    """What becomes of one workshop. `stays`: 'over' or 'cancelled' where it is left as it is."""

    detail: Detail
    work: Work
    stays: str = ""


@dataclass(frozen=True)
class WorkshopChange:
    """The facts of one were edited; a state that is put on all is no matter of what it said before."""

    before: WorkshopFacts
    after: WorkshopFacts

    def on(self, one: Detail) -> Work:
        """What it is to this workshop."""
        forced = {"state", "reason"} if self.after.state == "cancelled" != self.before.state else set()
        facts, changed, kept = _over(_values(self.before), _values(self.after), _values(one.facts), forced)
        if not changed:
            return Work(kept=kept)
        put = {"target": one.row.uid}
        new = msgspec.structs.replace(one.facts, **facts)
        return Work(
            ((workshops.put_workshop, put | {"facts": new}),),
            ((workshops.put_workshop, put | {"facts": one.facts}),),
            changed,
            kept,
        )

    @property
    def takes_up(self) -> bool:
        """Whether it is for those that were cancelled."""
        return self.before.state == "cancelled"


@dataclass(frozen=True)
class SessionChange:
    """A session of one was edited: the session of the same number in the others."""

    number: int
    before: SessionFacts
    after: SessionFacts
    takes_up = False

    def on(self, one: Detail) -> Work:
        """What it is to this workshop."""
        found: SessionRow | None = next((row for row in one.sessions if row.number == self.number), None)
        if found is None or found.facts.cancelled != self.before.cancelled:
            return Work()
        there, before, after = (_timeless(facts) for facts in (found.facts, self.before, self.after))
        values, changed, kept = _over(before, after, there, set())
        new = msgspec.structs.replace(found.facts, **values)
        if (_times(self.before), _day(self.before)) != (_times(self.after), _day(self.after)):
            if _times(found.facts) == _times(self.before):
                new, changed = _moved(new, self.before, self.after), (*changed, "starts_at")
            else:
                kept = (*kept, "starts_at")
        if not changed:
            return Work(kept=kept)
        put = {"workshop": one.row.uid, "target": found.uid}
        return Work(
            ((workshops.put_session, put | {"facts": new}),),
            ((workshops.put_session, put | {"facts": found.facts}),),
            changed,
            kept,
        )


@dataclass(frozen=True)
class PersonChange:
    """Somebody who gives one was named (`before` None), edited, or (`after` None) gives it no more.

    Who it is in the others is told by name and role.
    """

    before: FacilitatorRow | None
    after: Values | None
    takes_up = False

    def on(self, one: Detail) -> Work:
        """What it is to this workshop."""
        if self.before is None:
            return self._added(one)
        who = (self.before.name, self.before.role)
        found = next((person for person in one.people if (person.name, person.role) == who), None)
        if found is None:
            return Work()
        there = _person(found)
        put = {"workshop": one.row.uid, "target": found.uid}
        back = ((workshops.put_facilitator, put | there),)
        if self.after is None:
            return Work(((workshops.put_facilitator, put | there | {"removed": True}),), back, ("people",))
        values, changed, kept = _over(_person(self.before), self.after, there, set())
        if not changed:
            return Work(kept=kept)
        return Work(((workshops.put_facilitator, put | there | values),), back, changed, kept)

    def _added(self, one: Detail) -> Work:
        assert self.after is not None
        if any(
            (person.name, person.role) == (self.after["name"], self.after["role"]) for person in one.people
        ):
            return Work()
        put = {"workshop": one.row.uid, "target": new_uid(), **self.after}
        gone = put | {"removed": True}
        return Work(((workshops.put_facilitator, put),), ((workshops.put_facilitator, gone),), ("people",))


Change = WorkshopChange | SessionChange | PersonChange


def fates(change: Change, series: Sequence[Detail], this: UUID, scope: str, now: datetime) -> list[Fate]:
    """What becomes of each workshop of a series, in its order; the edited one changes whatever it is."""
    first = next(one.row.first_at for one in series if one.row.uid == this)
    found = []
    for one in series:
        if one.row.uid == this:
            found.append(Fate(one, change.on(one)))
        elif scope == "all" or (scope == "following" and _follows(one, first)):
            stays = _stays(one, change, now)
            found.append(Fate(one, Work() if stays else change.on(one), stays))
    return found


def _follows(one: Detail, first: datetime | None) -> bool:
    return one.row.first_at is None or first is None or one.row.first_at >= first


def _stays(one: Detail, change: Change, now: datetime) -> str:
    if one.row.last_at is not None and one.row.last_at < now:
        return "over"
    return "cancelled" if one.row.state == "cancelled" and not change.takes_up else ""


def carry_out(desk: Desk, found: Sequence[Fate]) -> None:
    """All of it, or nothing. Raises what the operations raise."""
    _perform(desk, [step for fate in found for step in fate.work.steps])


def take_back(desk: Desk, found: Sequence[Fate]) -> None:
    """Each workshop as it was, all or nothing. Raises RoomTaken where a room was given away meanwhile."""
    _perform(desk, [step for fate in found for step in fate.work.back])


def _perform(desk: Desk, steps: Sequence[Step]) -> None:
    with desk.together() as perform:
        for make, about in steps:
            perform(make, **about)


def read_series(desk: Desk, one: Detail) -> list[Detail]:
    """The workshops of its series, itself too; itself alone where it is in none."""
    if one.facts.series is None:
        return [one]
    with desk.store.read() as session:
        return series_of(session, one.facts.series)


# --- field by field ----------------------------------------------------------------------------------


def _over(
    before: Values, after: Values, there: Values, forced: set[str]
) -> tuple[dict[str, Any], tuple[str, ...], tuple[str, ...]]:
    """New values, the fields that change, and those that were changed here before and stay."""
    edited = {name for name, value in after.items() if value != before.get(name)}
    own = {name for name in edited - forced if there[name] not in (before.get(name), after[name])}
    if edited & set(HOST) and own & set(HOST):
        own |= edited & set(HOST)
    new = {name: after[name] for name in after if name in edited - own and there[name] != after[name]}
    return new, tuple(new), tuple(name for name in after if name in own)


def _values(facts: WorkshopFacts) -> Values:
    return {name: getattr(facts, name) for name in facts.__struct_fields__ if name != "series"}


def _timeless(facts: SessionFacts) -> Values:
    skipped = ("starts_at", "ends_at", "cancelled")
    return {name: getattr(facts, name) for name in facts.__struct_fields__ if name not in skipped}


def _person(row: FacilitatorRow) -> dict[str, Any]:
    return {name: value for name, value in row._asdict().items() if name != "uid"}


def _times(facts: SessionFacts) -> tuple[Any, timedelta]:
    return facts.starts_at.astimezone().time(), facts.ends_at - facts.starts_at


def _day(facts: SessionFacts) -> Any:
    return facts.starts_at.astimezone().date()


def _moved(there: SessionFacts, before: SessionFacts, after: SessionFacts) -> SessionFacts:
    """On its own day, as many days later or earlier as the edited one, at the same local time."""
    elsewhere = msgspec.structs.replace(there, starts_at=after.starts_at, ends_at=after.ends_at)
    return shifted(elsewhere, (_day(there) - _day(before)).days)
