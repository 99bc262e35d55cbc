# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of the visits page."""

from __future__ import annotations

from collections.abc import Iterable

from db.queries.visits import VisitRow
from db.rules.visits import AGE_GROUPS, AUDIENCES, COUNT, DOOR, GENDERS, GROUP, GUEST, MEMBER, PURPOSES
from desktop_app.language import format_number, translate


def purpose(code: str) -> str:
    """What somebody came for."""
    return {
        "read": translate("Visits", "Reading"),
        "borrow": translate("Visits", "Borrowing"),
        "study": translate("Visits", "Studying"),
        "internet": translate("Visits", "Internet"),
        "workshop": translate("Visits", "Workshop"),
        "children": translate("Visits", "Children's corner"),
        "meeting": translate("Visits", "Meeting"),
        "other": translate("Visits", "Something else"),
    }.get(code, translate("Visits", "not said"))


def audience(code: str) -> str:
    """Who a guest is."""
    return {
        "public": translate("Visits", "Public"),
        "pupil": translate("Visits", "Pupil"),
        "student": translate("Visits", "University student"),
        "teacher": translate("Visits", "Teacher"),
        "civil_servant": translate("Visits", "Civil servant"),
        "worker": translate("Visits", "Employee"),
        "other": translate("Visits", "Other"),
    }.get(code, translate("Visits", "not said"))


def gender(code: str) -> str:
    """Woman or man."""
    return {
        "female": translate("Visits", "Woman"),
        "male": translate("Visits", "Man"),
    }.get(code, translate("Visits", "not said"))


def age_group(code: str) -> str:
    """How old, as the national figures ask."""
    return {
        "child": translate("Visits", "Child (to 12)"),
        "teen": translate("Visits", "Teenager (13 to 17)"),
        "adult": translate("Visits", "Adult (18 to 59)"),
        "senior": translate("Visits", "Senior (from 60)"),
    }.get(code, translate("Visits", "not said"))


def sort(code: str) -> str:
    """How a visit was entered."""
    return {
        MEMBER: translate("Visits", "Member"),
        GUEST: translate("Visits", "Guest"),
        GROUP: translate("Visits", "Group"),
        COUNT: translate("Visits", "Counted"),
        DOOR: translate("Visits", "Door counter"),
    }[code]


def who(row: VisitRow) -> str:
    """Whom a line of the list is about."""
    match row.sort:
        case "member":
            return row.who or translate("Visits", "A member")
        case "guest":
            return " · ".join(filter(None, (row.who or audience(row.audience), row.institution)))
        case "group":
            return row.institution
    return row.who or sort(row.sort)


def hour(number: int) -> str:
    """An hour of the day: '09–10'."""
    return f"{number:02d}–{(number + 1) % 24:02d}"


def people(row: VisitRow) -> str:
    """How many, and what is to be known of the number."""
    return format_number(row.people)


def why_not(row: VisitRow) -> str:
    """Why a line does not count; empty where it does."""
    if row.cancelled:
        return translate("Visits", "taken back")
    if row.counts:
        return ""
    if row.sort == DOOR:
        return translate("Visits", "earlier reading")
    return translate("Visits", "same visit")


def choices(codes: Iterable[str], words: object) -> list[tuple[str, str]]:
    """Codes with their words, for a choice."""
    assert callable(words)
    return [(code, words(code)) for code in codes]


def purposes() -> list[tuple[str, str]]:
    """All purposes, 'not said' first."""
    return choices(("", *PURPOSES), purpose)


def audiences() -> list[tuple[str, str]]:
    """Who guests may be."""
    return choices(AUDIENCES, audience)


def genders() -> list[tuple[str, str]]:
    """Not said, woman, man."""
    return choices(GENDERS, gender)


def age_groups() -> list[tuple[str, str]]:
    """Not said, and from young to old."""
    return choices(AGE_GROUPS, age_group)
