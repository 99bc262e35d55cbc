# SPDX-License-Identifier: GPL-3.0-or-later
"""What keeps further scans waiting, what passes by itself, and what a person may answer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from db.errors import StoreError
from db.operations import refusals
from db.queries.scan import Scan
from db.rules.eligibility import Obstacle
from db.rules.items import missing_of, parts_of
from db.rules.roles import Right
from desktop_app.circulation.visit import VisitRow

ABOUT_THE_MEMBER = frozenset({Obstacle.MEMBER_BLOCKED, Obstacle.MEMBER_EXPIRED})

QUESTIONS: dict[type[Exception], tuple[str, ...]] = {
    refusals.CheckParts: ("parts",),
    refusals.TwoMeanings: ("as_copy", "as_card"),
}
"""What always has the same answers."""

NEED_AGAIN = frozenset({"again", "override"})
"""Answers that do the same once more."""
NEED_MEMBER = frozenset({"add"})
"""Answers that lend."""

Again = Callable[[str | None], VisitRow]
"""The same once more, with a reason where a rule is set aside."""


@dataclass(frozen=True)
class Problem:
    """Something a person must decide before the next scan is taken. `choices` names what keys may answer."""

    error: Exception
    scan: Scan | None
    choices: tuple[str, ...]
    again: Again | None = None


def about_parts(row: VisitRow) -> refusals.CheckParts | None:
    """The question that an item of several parts raises when it comes back."""
    parts = parts_of(row.parts)
    if not parts or row.action not in ("returned", "found"):
        return None
    missing = missing_of(row.parts, row.parts_missing)
    return refusals.CheckParts(item=row.item, title=row.title, parts=parts, missing=missing)


def with_checks(rows: Iterable[VisitRow], item: UUID, *, to_check: bool) -> tuple[VisitRow, ...]:
    """The same rows; those by which an item of several parts came back say whether to look for these."""
    return tuple(
        row._replace(parts_to_check=to_check) if row.item == item and about_parts(row) else row
        for row in rows
    )


def passes_by(error: Exception) -> bool:
    """Whether the next scan may follow at once: nothing was lent or lost, and nothing needs deciding."""
    harmless = refusals.NotOnLoan | refusals.CannotUndo | refusals.NotLonger
    just_now = isinstance(error, refusals.AlreadyLent) and error.case == "just_now"
    return just_now or isinstance(error, harmless)


def choices(error: Exception, rights: frozenset[Right]) -> tuple[str, ...]:
    """What a person may answer to a problem, besides leaving it."""
    answers = QUESTIONS.get(type(error), ())
    match error:
        case refusals.AlreadyLent(case="same_member"):
            answers = ("renew", "return")
        case refusals.AlreadyLent(case="other_member"):
            answers = ("return_and_lend", "reserve")
        case refusals.Obstructed():
            answers = tuple(_ways_round(error, rights))
        case refusals.WhichCopy(item=item):
            answers = ("copies",) if item is None else ("lend_copy", "copies")
        case refusals.Unknown(what="item" | "unknown" | "isbn"):
            answers = ("search", "add")
        case refusals.Unknown():
            answers = ("search",)
        case StoreError():
            answers = ("again",)
        case refusals.ClockSetBack() if Right.CONFIRM_CLOCK in rights:
            answers = ("confirm_clock",)
    return answers


def _ways_round(error: refusals.Obstructed, rights: frozenset[Right]) -> Iterable[str]:
    if ABOUT_THE_MEMBER & set(error.obstacles) and Right.SEE_MEMBERS in rights:
        yield "member"
    if error.overridable:
        yield "override"
