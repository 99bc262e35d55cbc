# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with a plan, each as one transaction at the desk. No widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from db.models import new_uid
from db.operations import workshops
from db.operations.desk import Desk, Together
from db.queries.planning import Choices, choices
from db.queries.workshops import CostRow, Detail, FacilitatorRow, SessionRow
from db.rules.plans import SessionFacts, WorkshopFacts
from desktop_app.workshops.workshop_draft import Planned, shifted

NEXT_STATE: Mapping[str, str] = {"draft": "open", "open": "closed", "closed": "open", "cancelled": "draft"}
"""What one key makes of a workshop: published, closed for registration, opened again, taken up again."""


def read_choices(desk: Desk) -> Choices:
    """What forms offer."""
    with desk.store.read() as session:
        return choices(session)


def plan(desk: Desk, planned: Planned, target: UUID | None = None) -> UUID:
    """Plan a workshop with its sessions, or change one; all or nothing. Raises what the operations raise."""
    target = target or new_uid()
    with desk.together() as perform:
        perform(workshops.put_workshop, facts=planned.facts, target=target)
        for session in planned.sessions:
            perform(workshops.put_session, workshop=target, facts=session)
    return target


def change_state(desk: Desk, detail: Detail, state: str, reason: str = "") -> UUID:
    """Publish, close, cancel (with a reason), take up again."""
    facts = msgspec.structs.replace(detail.facts, state=state, reason=reason)
    desk.perform(workshops.put_workshop, facts=facts, target=detail.row.uid)
    return detail.row.uid


def keep_as_template(desk: Desk, detail: Detail) -> UUID:
    """A template with the same facts and sessions."""
    facts = msgspec.structs.replace(
        detail.facts, state="template", series=None, reason="", feedback_closed=False
    )
    return plan(desk, Planned(facts, kept_sessions(detail)))


def kept_sessions(detail: Detail) -> tuple[SessionFacts, ...]:
    """Those that were not cancelled."""
    return tuple(one.facts for one in detail.sessions if not one.facts.cancelled)


def put_session(desk: Desk, workshop: UUID, facts: SessionFacts, target: UUID | None = None) -> None:
    """Add or change a session. Raises RoomTaken and what else the operation raises."""
    desk.perform(workshops.put_session, workshop=workshop, facts=facts, target=target)


def toggle_session(desk: Desk, workshop: UUID, session: SessionRow) -> None:
    """Cancel a session, or take that back. Raises RoomTaken where its room was given away meanwhile."""
    facts = msgspec.structs.replace(session.facts, cancelled=not session.facts.cancelled)
    put_session(desk, workshop, facts, session.uid)


def repeat(desk: Desk, detail: Detail, first: SessionRow, days: Sequence[date], *, apart: bool) -> None:
    """More sessions like `first` on these days, or (`apart`) the whole workshop again, joined as a series."""
    start = first.facts.starts_at.astimezone().date()
    with desk.together() as perform:
        if apart:
            _again(perform, detail, [(day - start).days for day in days])
            return
        for day in days:
            facts = msgspec.structs.replace(shifted(first.facts, (day - start).days), cancelled=False)
            perform(workshops.put_session, workshop=detail.row.uid, facts=facts)


def _again(perform: Together, detail: Detail, later: Sequence[int]) -> None:
    series = detail.facts.series or new_uid()
    facts = msgspec.structs.replace(detail.facts, series=series)
    if detail.facts.series is None:
        perform(workshops.put_workshop, facts=facts, target=detail.row.uid)
    for days in later:
        target = new_uid()
        perform(workshops.put_workshop, facts=facts, target=target)
        for session in kept_sessions(detail):
            perform(workshops.put_session, workshop=target, facts=shifted(session, days))
        for person in detail.people:
            values = {name: value for name, value in person._asdict().items() if name != "uid"}
            perform(workshops.put_facilitator, workshop=target, **values)


def put_person(desk: Desk, workshop: UUID, facts: Mapping[str, Any], target: UUID | None = None) -> None:
    """Add or change a person who gives it."""
    desk.perform(workshops.put_facilitator, workshop=workshop, target=target, **facts)


def put_cost(desk: Desk, workshop: UUID, facts: Mapping[str, Any], target: UUID | None = None) -> None:
    """Add or change a line of the budget."""
    desk.perform(workshops.put_cost, workshop=workshop, target=target, **facts)


def remove(desk: Desk, workshop: UUID, row: FacilitatorRow | CostRow, *, removed: bool = True) -> None:
    """Take a person or a line of the budget out, or put it back."""
    values = {name: value for name, value in row._asdict().items() if name != "uid"} | {"removed": removed}
    put = put_person if isinstance(row, FacilitatorRow) else put_cost
    put(desk, workshop, values, row.uid)


def put_room(desk: Desk, branch: UUID, facts: Mapping[str, Any], target: UUID | None = None) -> None:
    """Add or change a room."""
    desk.perform(workshops.put_room, at_branch=branch, target=target, **facts)


def blank(branch: UUID) -> WorkshopFacts:
    """What a new workshop begins with."""
    return WorkshopFacts(at_branch=branch, title="", kind="workshop", seats_onsite=30)


class Sums(NamedTuple):
    """Rupiah of a source, or of all."""

    planned: int
    actual: int


def sums(costs: Sequence[CostRow]) -> tuple[Sums, dict[str, Sums]]:
    """Of all lines, and by source in the order of the lines; what is not known yet counts nothing."""
    by: dict[str, Sums] = {}
    for cost in costs:
        before = by.get(cost.source, Sums(0, 0))
        by[cost.source] = Sums(before.planned + cost.planned, before.actual + (cost.actual or 0))
    total = Sums(sum(one.planned for one in by.values()), sum(one.actual for one in by.values()))
    return total, by
