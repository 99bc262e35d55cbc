# SPDX-License-Identifier: GPL-3.0-or-later
"""What people say afterwards: the five statements, and stories of what became of it."""

from uuid import UUID

from sqlalchemy.orm import Session

from db.models import Registration, Story, SurveyAnswer, Workshop, new_uid
from db.operations import refusals
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.operations.records import one_of, required, write
from db.rules.programme import STATEMENTS
from db.rules.roles import Right

FEEDBACK = Changes({"feedback"})
SOURCES = ("paper", "link")
"""On paper, typed in by staff; or at the server's page, whose address a QR code has too."""


class AnswerSurvey(Operation, frozen=True, kw_only=True):
    """Somebody answered: 1 (disagree) to 5 (agree) by statement (programme.STATEMENTS), others left out.

    Who it was is not said: see NoteFeedback.
    """

    target: UUID
    workshop: UUID
    scores: dict[str, int]
    comment: str = ""
    source: str = "paper"


class NoteFeedback(Operation, frozen=True, kw_only=True):
    """Somebody handed a form in, or has answered; or (`gave` False) that was a mistake. Not what it says."""

    registration: UUID
    gave: bool = True


class PutStory(Operation, frozen=True, kw_only=True):
    """A story is written down, or changed."""

    target: UUID
    workshop: UUID
    text: str
    registration: UUID | None = None
    shown_name: str = ""
    consent: bool = False
    evidence: str = ""


def answer_survey(
    making: Making,
    /,
    *,
    workshop: UUID,
    scores: dict[str, int],
    comment: str = "",
    source: str = "paper",
    target: UUID | None = None,
) -> AnswerSurvey:
    """Enter one person's answers; `target` where their form has an id already.

    Raises Invalid (nothing said, no score), NotAllowed, Unknown.
    """
    making.require(Right.REGISTER)
    row(making.session, Workshop, workshop)
    one_of("source", source, SOURCES)
    if not scores and not comment.strip():
        raise refusals.Invalid(field="scores", why="empty")
    if any(name not in STATEMENTS or not 1 <= score <= 5 for name, score in scores.items()):
        raise refusals.Invalid(field="scores", why="bad_number")
    return AnswerSurvey(
        **making.header()._asdict(),
        target=target or new_uid(),
        workshop=workshop,
        scores=scores,
        comment=comment.strip(),
        source=source,
    )


def note_feedback(making: Making, /, *, registration: UUID, gave: bool = True) -> NoteFeedback:
    """Note that somebody handed a form in, or that nobody did. Raises NotAllowed, Unknown."""
    making.require(Right.REGISTER)
    row(making.session, Registration, registration)
    return NoteFeedback(**making.header()._asdict(), registration=registration, gave=gave)


def put_story(
    making: Making,
    /,
    *,
    workshop: UUID,
    text: str,
    registration: UUID | None = None,
    shown_name: str = "",
    consent: bool = False,
    evidence: str = "",
    target: UUID | None = None,
) -> PutStory:
    """Write a story down. Raises Invalid, NotAllowed, Unknown."""
    making.require(Right.PLAN_WORKSHOPS)
    row(making.session, Workshop, workshop)
    required(text=text)
    return PutStory(
        **making.header()._asdict(),
        target=target or new_uid(),
        workshop=workshop,
        text=text.strip(),
        registration=registration,
        shown_name=shown_name,
        consent=consent,
        evidence=evidence,
    )


@apply.register
def _(operation: AnswerSurvey, session: Session) -> Changes:
    write(
        session,
        SurveyAnswer,
        operation.target,
        workshop_id=sure_key(session, Workshop, operation.workshop),
        answered_on=operation.made_at.date(),
        source=operation.source,
        comment=operation.comment,
        **{name: operation.scores.get(name) for name in STATEMENTS},
    )
    return FEEDBACK


@apply.register
def _(operation: NoteFeedback, session: Session) -> Changes:
    row(session, Registration, operation.registration).gave_feedback = operation.gave
    return FEEDBACK | {"registrations"}


@apply.register
def _(operation: PutStory, session: Session) -> Changes:
    write(
        session,
        Story,
        operation.target,
        workshop_id=sure_key(session, Workshop, operation.workshop),
        registration_id=key(session, Registration, operation.registration),
        told_at=operation.made_at,
        text=operation.text,
        shown_name=operation.shown_name,
        consent=operation.consent,
        evidence=operation.evidence,
    )
    return FEEDBACK
