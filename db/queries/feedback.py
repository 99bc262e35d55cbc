# SPDX-License-Identifier: GPL-3.0-or-later
"""What came of a workshop: figures, what people said of it, and stories told later."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Registration, Story, SurveyAnswer, Workshop, WorkshopSession
from db.queries.certificates import Candidate, candidates
from db.queries.door import Heads, heads
from db.queries.registrations import first_day
from db.queries.workshops import Detail, workshop_detail
from db.rules.outcomes import AGREES_FROM, Outcome
from db.rules.programme import STATEMENTS, is_minor


class Said(NamedTuple):
    """One statement (programme.STATEMENTS): how many answered it, and how many of them agree."""

    statement: str
    answers: int
    agree: int


class StoryRow(NamedTuple):
    """See models.Story."""

    uid: UUID
    told_at: datetime
    text: str
    shown_name: str
    consent: bool
    evidence: str


class Afterwards(NamedTuple):
    """All that the afterwards side shows; `forms` is how many people answered."""

    outcome: Outcome
    forms: int
    said: tuple[Said, ...]
    comments: tuple[str, ...]
    stories: tuple[StoryRow, ...]


def afterwards(session: Session, workshop: UUID, today: date) -> Afterwards | None:
    """What came of a workshop; None where there is none."""
    detail = workshop_detail(session, workshop)
    if detail is None:
        return None
    key = select(Workshop.id).where(Workshop.uid == workshop).scalar_subquery()
    answers = session.scalars(
        select(SurveyAnswer)
        .where(SurveyAnswer.workshop_id == key)
        .order_by(SurveyAnswer.answered_on, SurveyAnswer.uid)
    ).all()
    stories = session.scalars(
        select(Story).where(Story.workshop_id == key).order_by(Story.told_at.desc(), Story.uid)
    )
    return Afterwards(
        outcome_of(session, detail, today),
        len(answers),
        tuple(_said(name, (getattr(one, name) for one in answers)) for name in STATEMENTS),
        tuple(one.comment for one in answers if one.comment),
        tuple(
            StoryRow(one.uid, one.told_at, one.text, one.shown_name, one.consent, one.evidence)
            for one in stories
        ),
    )


def _said(statement: str, scores: Iterable[int | None]) -> Said:
    given = [score for score in scores if score is not None]
    return Said(statement, len(given), sum(score >= AGREES_FROM for score in given))


def outcome_of(session: Session, detail: Detail, today: date) -> Outcome:
    """Raw counts of a workshop.

    A person is one, whatever their registrations. Where no names are taken, the fullest session says how many
    people came, and each head stayed as long as its session.
    """
    counted = _heads(session, detail)
    known = [cost.planned if cost.actual is None else cost.actual for cost in detail.costs]
    about: dict[str, Any] = {
        "seats": detail.row.seats,
        "expected": detail.facts.expected,
        "children": max((one.children for one, _ in counted), default=0),
        "women": max((one.women for one, _ in counted), default=0),
        "planned_cost": sum(cost.planned for cost in detail.costs),
        "cost": sum(known) if known else None,
        "honoraria": sum(one.honorarium for one in detail.people),
    }
    if detail.facts.counted_only:
        crowds = [(one.onsite + one.online, one.online, minutes) for one, minutes in counted]
        came, online, _ = max(crowds, default=(0, 0, 0))
        return Outcome(
            registered=0,
            came=came,
            came_registered=0,
            attendances=sum(number for number, _, _ in crowds),
            online=online,
            earned=0,
            minutes=sum(number * minutes for number, _, minutes in crowds),
            **about,
        )
    named = _by_name(session, detail, today)
    fullest = {name: max(about[name], named[name]) for name in ("children", "women")}
    return Outcome(**{**about, **named, **fullest})


def _heads(session: Session, detail: Detail) -> list[tuple[Heads, int]]:
    """Of each session that was held: heads, and how many minutes it had."""
    uids = [one.uid for one in detail.sessions if not one.facts.cancelled]
    rows = session.scalars(select(WorkshopSession).where(WorkshopSession.uid.in_(uids)))
    return [(heads(session, one.id), one.minutes) for one in rows]


def _by_name(session: Session, detail: Detail, today: date) -> dict[str, int]:
    found = candidates(session, detail.row.uid, today)
    people = found.people if found is not None else ()
    how = {
        one.uid: one
        for one in session.scalars(
            select(Registration).where(Registration.uid.in_([one.uid for one in people]))
        )
    }
    expected = [one for one in people if how[one.uid].state == "registered"]
    came = [one for one in people if _visits(one)]
    alone = [how[one.uid] for one in came if one.people == 1]
    first = first_day(session, detail.row.uid) or today
    return {
        "children": sum(is_minor(one.birth_date, first) for one in alone),
        "women": sum(one.gender == "female" for one in alone),
        "ages_known": sum(one.birth_date is not None for one in alone),
        "genders_known": sum(bool(one.gender) for one in alone),
        "registered": sum(one.people for one in expected),
        "came": sum(_most(one) for one in came),
        "came_registered": sum(_most(one) for one in expected),
        "attendances": sum(seen.came(one.people) for one in came for seen in one.presences),
        "online": sum(_most(one) for one in came if how[one.uid].format == "online"),
        "earned": sum(_most(one) for one in came if one.earned.earned),
        "minutes": sum(seen.came(one.people) * seen.minutes for one in came for seen in one.presences),
    }


def _visits(one: Candidate) -> int:
    return sum(seen.there for seen in one.presences)


def _most(one: Candidate) -> int:
    """How many people came at all: of a group as many as at its fullest session."""
    return max((seen.came(one.people) for seen in one.presences), default=0)
