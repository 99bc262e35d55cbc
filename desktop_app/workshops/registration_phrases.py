# SPDX-License-Identifier: GPL-3.0-or-later
"""Registering in words: states, consents, what is wrong with a field, what was done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from db.operations.enrolling import Enrolled
from db.queries.registrations import ConsentRow, RegistrationDetail, RegistrationRow, Seats
from db.rules.plans import Question
from desktop_app.blocks.page import Tone
from desktop_app.language import (
    current_language,
    day_in,
    format_date,
    format_datetime,
    format_number,
    translate,
)
from desktop_app.workshops import phrases
from desktop_app.workshops.phrases import Words, named

FILTERS: Words = {
    "": lambda: translate("Registrations", "All"),
    "registered": lambda: translate("Registrations", "Registered"),
    "waiting": lambda: translate("Registrations", "Waiting"),
    "cancelled": lambda: translate("Registrations", "Cancelled"),
}
TONES = {"registered": "good", "waiting": "warn", "cancelled": "muted"}
GENDERS: Words = {
    "": lambda: "–",
    "female": lambda: translate("Registrations", "Female"),
    "male": lambda: translate("Registrations", "Male"),
}
CONSENTS: Words = {
    "guardian": lambda: translate("Registrations", "Guardian's consent"),
    "photo": lambda: translate("Registrations", "Pictures"),
    "data": lambda: translate("Registrations", "Data kept for invitations"),
    "needs": lambda: translate("Registrations", "Needs written down"),
}
FAULTS: Words = {
    "empty": lambda: translate("Registrations", "This is needed."),
    "bad_date": lambda: translate("Registrations", "This is no date. Write day, month, year."),
    "future": lambda: translate("Registrations", "This day is still to come."),
    "bad_email": lambda: translate("Registrations", "An e-mail address has an @."),
    "bad_number": lambda: translate("Registrations", "This is no number that fits."),
    "uncounted": lambda: translate(
        "Registrations",
        "A formula without its value. Open the list in the spreadsheet program and save it.",
    ),
}


def state(row: RegistrationRow) -> str:
    """A registration's state, with the place on the waiting list."""
    said = named(FILTERS, row.state)
    return f"{said} · {format_number(row.place)}" if row.place else said


def short_day(moment: datetime) -> str:
    """'2 Nov': the year is that of the workshop."""
    return day_in(current_language(), moment.astimezone().date(), "d MMM")


def seats(every: Iterable[Seats]) -> str:
    """'On site 12 / 20 · Online 3 / 10 · Waiting 2'."""
    every = list(every)
    said = []
    for one in every:
        taken = format_number(one.taken)
        number = taken if one.seats is None else f"{taken} / {format_number(one.seats)}"
        said.append(f"{named(phrases.FORMATS, one.format)} {number}")
    waiting = sum(one.waiting for one in every)
    if waiting:
        said.append(f"{named(FILTERS, 'waiting')} {format_number(waiting)}")
    return " · ".join(said)


def about(detail: RegistrationDetail, questions: Iterable[Question]) -> list[str]:
    """Everything that is known of somebody, in few lines: the list needs the room."""
    row = detail.row
    born = format_date(detail.birth_date) if detail.birth_date else ""
    gender = named(GENDERS, detail.gender) if detail.gender else ""
    missing = translate("Registrations", "Under age, and no guardian has agreed yet (F5).")
    since = translate("Registrations", "{state} since {time}").format(
        state=state(row), time=format_datetime(row.since)
    )
    member = _line(translate("Registrations", "Member {value}"), detail.member_number)
    lines = [
        missing if row.unguarded else "",
        " · ".join(filter(None, (since, detail.phone, detail.email))),
        " · ".join(filter(None, (row.institution, gender, born, member))),
        _line(translate("Registrations", "Comes with: {value}"), ", ".join(detail.party)),
        _line(translate("Registrations", "Needs: {value}"), detail.needs),
        _line(translate("Registrations", "Note: {value}"), detail.note),
        _tickets(row.tickets_printed),
        translate("Registrations", "Has given feedback") if row.gave_feedback else "",
    ]
    lines += [f"{text}: {answer}" for text, answer in _answers(detail, questions)]
    lines.append(_line(translate("Registrations", "Agreed to: {value}"), ", ".join(_standing(detail))))
    return list(filter(None, lines))


def _line(text: str, value: str) -> str:
    return text.format(value=value) if value else ""


def _tickets(printed: int) -> str:
    return translate("Registrations", "Ticket printed %n time(s)", None, printed) if printed else ""


def _answers(detail: RegistrationDetail, questions: Iterable[Question]) -> Iterable[tuple[str, str]]:
    yes_no = {"yes": translate("Registrations", "Yes"), "no": translate("Registrations", "No")}
    known = {question.name: question for question in questions}
    for name, answer in detail.answers.items():
        question = known.get(name)
        is_choice = question is not None and question.kind == "yes_no"
        yield (question.text if question else name), (yes_no.get(answer, answer) if is_choice else answer)


def _standing(detail: RegistrationDetail) -> Iterable[str]:
    return (named(CONSENTS, c.kind) for c in detail.consents if c.withdrawn_at is None)


def consent_state(consent: ConsentRow) -> str:
    """Since when it stands, or when and why it was taken back."""
    if consent.withdrawn_at is None:
        return translate("Registrations", "Given {time}").format(time=format_datetime(consent.given_at))
    said = translate("Registrations", "Withdrawn {time}").format(time=format_datetime(consent.withdrawn_at))
    return f"{said}: {consent.withdrawn_why}" if consent.withdrawn_why else said


def registered(enrolled: Iterable[Enrolled]) -> tuple[str, Tone]:
    """What is said of people just registered, and its tone."""
    enrolled = list(enrolled)
    waiting = [one.name for one in enrolled if one.state == "waiting"]
    seated = [one.name for one in enrolled if one.state != "waiting"]
    said = []
    if seated:
        said.append(translate("Registrations", "Registered: {names}.").format(names=", ".join(seated)))
    if waiting:
        text = translate("Registrations", "No seat is left; on the waiting list: {names}.")
        said.append(text.format(names=", ".join(waiting)))
    return " ".join(said), "warn" if waiting else "good"


def cancelled(name: str, promoted: Iterable[str]) -> str:
    """That somebody does not come, and who has the seat now."""
    said = translate("Registrations", "Cancelled: {name}.").format(name=name)
    if up := ", ".join(promoted):
        said += " " + translate("Registrations", "Now has a seat: {names}. Tell them.").format(names=up)
    return said
