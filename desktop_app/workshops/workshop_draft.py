# SPDX-License-Identifier: GPL-3.0-or-later
"""A workshop as it is typed in its form, and what is made of that. No widgets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from db.rules.earning import Rule
from db.rules.plans import Question, SessionFacts, Topic, WorkshopFacts
from desktop_app.language import local_moment

_TOPIC = re.compile(r"(.*?)\s*[|;]\s*(\d{1,4})\s*\S*")


class Planned(NamedTuple):
    """A workshop, and the sessions that come with a new one."""

    facts: WorkshopFacts
    sessions: tuple[SessionFacts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WorkshopDraft:
    """Everything that is asked of a workshop. `day`, `starts`, `ends`: its first session, only for a new one.

    `topics` one a line, minutes behind a bar.
    """

    title: str
    kind: str
    at_branch: UUID
    description: str
    day: str = ""
    starts: str = ""
    ends: str = ""
    room: UUID | None = None
    place: str = ""
    link: str = ""
    audience: str
    age_group: str
    expected: int | None
    partner: UUID | None
    agreement: UUID | None
    sponsor: UUID | None
    seats_onsite: int | None
    seats_online: int | None
    waiting_list: bool
    counted_only: bool
    late_after: int
    questions: tuple[Question, ...]
    rule: Rule
    design: UUID | None
    topics: str
    literacy_aim: bool
    strategy: str
    skill: str
    beneficiaries: str


FIRST_SESSION = ("day", "starts", "ends", "room", "place", "link")
ASKED = tuple(field.name for field in fields(WorkshopDraft) if field.name not in FIRST_SESSION)


def draft_of(facts: WorkshopFacts, first: SessionFacts | None = None) -> WorkshopDraft:
    """What the form begins with; of a first session that is copied, all but the day."""
    values: dict[str, Any] = {name: getattr(facts, name) for name in ASKED}
    values["topics"] = "\n".join(f"{t.text} | {t.minutes}" if t.minutes else t.text for t in facts.topics)
    if first is not None:
        starts, ends = (moment.astimezone() for moment in (first.starts_at, first.ends_at))
        values |= {"starts": f"{starts:%H.%M}", "ends": f"{ends:%H.%M}"}
        values |= {"room": first.room, "place": first.place, "link": first.link}
    return WorkshopDraft(**values)


def facts_of_draft(draft: WorkshopDraft, before: WorkshopFacts) -> WorkshopFacts:
    """What was typed, over what the form does not ask."""
    values = {name: getattr(draft, name) for name in ASKED}
    values = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    return msgspec.structs.replace(before, **values | {"topics": topics_in(draft.topics)})


def topics_in(text: str) -> tuple[Topic, ...]:
    """'Menulis pantun | 90': a topic a line, with its minutes where they are said."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        parts = _TOPIC.fullmatch(line)
        found.append(Topic(parts[1], int(parts[2])) if parts and parts[1] else Topic(line))
    return tuple(found)


def minutes_of(topics: Iterable[Topic]) -> int:
    """Minutes of all topics."""
    return sum(topic.minutes for topic in topics)


def session_on(day: date, starts: time, ends: time, **facts: Any) -> SessionFacts:
    """A session on a local day; one that ends before it begins ends on the next day."""
    first, last = local_moment(day, starts), local_moment(day, ends)
    if last < first:
        last = local_moment(day + timedelta(days=1), ends)
    return SessionFacts(starts_at=_utc(first), ends_at=_utc(last), **facts)


def shifted(session: SessionFacts, days: int) -> SessionFacts:
    """The same at the same local time, so many days later."""
    moved = {}
    for name in ("starts_at", "ends_at"):
        local = getattr(session, name).astimezone()
        moved[name] = _utc(local_moment(local.date() + timedelta(days=days), local.time()))
    return msgspec.structs.replace(session, **moved)


def copied_sessions(first: SessionFacts, sessions: Iterable[SessionFacts]) -> tuple[SessionFacts, ...]:
    """`first`, and behind it what followed the first of `sessions`, with the same days between them."""
    there = sorted((one for one in sessions if not one.cancelled), key=lambda one: one.starts_at)
    if not there:
        return (first,)
    days = (_day(first.starts_at) - _day(there[0].starts_at)).days
    first = msgspec.structs.replace(
        first, title=there[0].title, set_up=there[0].set_up, clear_up=there[0].clear_up
    )
    return (first, *(shifted(one, days) for one in there[1:]))


def _day(moment: datetime) -> date:
    return moment.astimezone().date()


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
