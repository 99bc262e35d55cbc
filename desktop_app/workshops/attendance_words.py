# SPDX-License-Identifier: GPL-3.0-or-later
"""What the attendance side says of a session beside its list of people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from db.queries.door import Heads
from db.queries.workshops import SessionRow
from desktop_app.language import format_date, format_number, format_time, translate
from desktop_app.workshops import door_phrases


class Aside(NamedTuple):
    """What a session has besides its list."""

    heads: Heads
    refused: dict[str, int]
    open: dict[UUID, int]
    """By session how many are without a mark."""
    closed: int = 0
    """How many the closing of this one marked."""
    doors: Mapping[UUID, int] = {}
    """People by the door that saw them first."""


def besides(aside: Aside, left: int, here: UUID | None) -> list[str]:
    """Line by line; `left` are without a mark and may be closed now, `here` is this desk's device."""
    said = []
    heads = aside.heads
    if heads.onsite or heads.online:
        words = translate("Attendance", "Heads counted: {heads} (children {children}, women {women})")
        said.append(
            words.format(
                heads=format_number(heads.onsite + heads.online),
                children=format_number(heads.children),
                women=format_number(heads.women),
            )
        )
    if aside.refused:
        some = ", ".join(
            f"{door_phrases.LOOKS[why].words()}: {format_number(number)}"
            for why, number in aside.refused.items()
            if why in door_phrases.LOOKS
        )
        said.append(translate("Attendance", "Not taken at the door: {list}").format(list=some))
    if left:
        words = translate("Attendance", "Still open: {without}. F12 closes the session.")
        said.append(words.format(without=without_mark_words(left)))
    if len(aside.doors) > 1:
        some = " · ".join(
            f"{door_phrases.door_name(device, here)} {format_number(people)}"
            for device, people in aside.doors.items()
        )
        said.append(translate("Attendance", "By door: {list}").format(list=some))
    return said


def without_mark_words(many: int) -> str:
    """How many have no mark."""
    return translate("Attendance", "%n without a mark", None, many)


def session_name(session: SessionRow, many: int) -> str:
    """Its number where there are several, day and hours, and its title."""
    facts = session.facts
    day = format_date(facts.starts_at.astimezone().date())
    when = f"{day}, {format_time(facts.starts_at)}–{format_time(facts.ends_at)}"
    number = f"{format_number(session.number)}." if many > 1 else ""
    return " ".join(filter(None, (number, when, facts.title)))
