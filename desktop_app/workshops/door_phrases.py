# SPDX-License-Identifier: GPL-3.0-or-later
"""What a door says: in large letters who it was and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from db.queries import door as at_door
from db.queries.door import Door, PersonRow
from db.rules.attendance import State
from db.rules.programme import ADULT
from desktop_app.language import format_date, format_datetime, format_number, format_time, translate
from desktop_app.refusal_words import words
from desktop_app.workshops.door_work import HOW_MANY, Answer, Asking


class Look(NamedTuple):
    """Icon, tone and the one line that says what came of it."""

    icon: str
    tone: str
    words: Callable[[], str]


LOOKS = {
    "in": Look("check-circle", "good", lambda: translate("Door", "Welcome")),
    "out": Look("sign-out", "info", lambda: translate("Door", "Goodbye")),
    "walk_in": Look("user-plus", "good", lambda: translate("Door", "Walk-in, taken in")),
    "counted": Look("users-three", "good", lambda: translate("Door", "Counted")),
    "answered": Look("check-circle", "good", lambda: translate("Door", "Noted")),
    "no_answer": Look("question", "warn", lambda: translate("Door", "That is no answer to the question")),
    "not_in": Look("question", "warn", lambda: translate("Door", "Leaves, but was not in")),
    "failed": Look("x-circle", "bad", lambda: translate("Door", "Not noted")),
    at_door.THERE: Look("clock-counter-clockwise", "warn", lambda: translate("Door", "Second scan")),
    at_door.WAITING: Look("hourglass", "warn", lambda: translate("Door", "On the waiting list")),
    at_door.CANCELLED: Look("prohibit", "warn", lambda: translate("Door", "Registration was cancelled")),
    at_door.NOT_REGISTERED: Look("identification-card", "warn", lambda: translate("Door", "Not registered")),
    at_door.OTHER_WORKSHOP: Look(
        "calendar-x", "bad", lambda: translate("Door", "Ticket for another workshop")
    ),
    at_door.OTHER_DAY: Look("calendar-x", "bad", lambda: translate("Door", "Ticket for another day")),
    at_door.FOREIGN: Look(
        "warning-octagon", "bad", lambda: translate("Door", "Not a ticket of this library")
    ),
    at_door.DAMAGED: Look("warning-octagon", "bad", lambda: translate("Door", "Damaged code")),
    at_door.UNKNOWN: Look("question", "bad", lambda: translate("Door", "Unknown code")),
    at_door.NAME: Look("magnifying-glass", "info", lambda: translate("Door", "Is it one of these?")),
}
STATES: dict[State, Callable[[], str]] = {
    State.UNKNOWN: lambda: translate("Door", "not seen"),
    State.PRESENT: lambda: translate("Door", "present"),
    State.LATE: lambda: translate("Door", "late"),
    State.EXCUSED: lambda: translate("Door", "excused"),
    State.ABSENT: lambda: translate("Door", "absent"),
}
TONES = {
    State.PRESENT: "good",
    State.LATE: "warn",
    State.EXCUSED: "info",
    State.ABSENT: "bad",
    State.UNKNOWN: "faint",
}
MARKS: dict[str, Callable[[], str]] = {
    "arrived": lambda: translate("Door", "arrived"),
    "left": lambda: translate("Door", "left"),
    "absent": lambda: translate("Door", "absent"),
    "excused": lambda: translate("Door", "excused"),
    "unseen": lambda: translate("Door", "not seen when it closed"),
    "void": lambda: translate("Door", "taken back"),
}
SOURCES: dict[str, Callable[[], str]] = {
    "scan": lambda: translate("Door", "scanned"),
    "camera": lambda: translate("Door", "camera"),
    "list": lambda: translate("Door", "list"),
    "walk_in": lambda: translate("Door", "walk-in"),
    "paper": lambda: translate("Door", "paper"),
    "import": lambda: translate("Door", "imported"),
    "closing": lambda: translate("Door", "closing"),
    "correction": lambda: translate("Door", "correction"),
}
REGISTERED: dict[str, Callable[[], str]] = {
    "waiting": lambda: translate("Door", "waiting list"),
    "cancelled": lambda: translate("Door", "cancelled"),
}


NAMED = 4
"""Names of a booking that fit in a line."""


def look(answer: Answer) -> Look:
    """How an answer looks."""
    if answer.undone:
        return Look("arrow-counter-clockwise", "info", lambda: translate("Door", "Taken back"))
    found = LOOKS[answer.why]
    return found._replace(tone="warn") if answer.taken and answer.met.guardian_asked else found


def name(answer: Answer) -> str:
    """Who it was; of somebody unknown, how the code begins."""
    return answer.met.name or (answer.code[:12] if answer.why != at_door.NAME else "")


def given_name(answer: Answer) -> str:
    """What visitors may read of a name: its first word that is no title; a group's is nobody's."""
    if answer.met.people > 1:
        return answer.met.name
    return next((word for word in answer.met.name.split() if not word.endswith(".")), "")


def outcome(answer: Answer) -> str:
    """What came of it, in one line."""
    said = look(answer).words()
    since = answer.met.presence.arrived_at
    if answer.why == at_door.THERE and since is not None and not answer.undone:
        return translate("Door", "Second scan: in since {time}").format(time=format_time(since))
    if answer.why == "counted" and not answer.undone:
        came = translate("Door", "{came} of {people} came")
        return came.format(came=answer.said, people=format_number(answer.met.people))
    if answer.why == "in" and answer.person is not None and answer.person.presence.state == State.LATE:
        return translate("Door", "Welcome (late)")
    return said


def details(answer: Answer, *, locked: bool = False) -> str:
    """What somebody at the door should know besides; at a `locked` one others decide."""
    if answer.error is not None:
        return words(answer.error).as_sentence()
    return "\n".join(line for line in _lines(answer, locked) if line)


def _lines(answer: Answer, locked: bool) -> list[str]:
    met = answer.met
    lines = [met.institution, _ages(answer)]
    if met.was_in and answer.taken and not answer.undone:
        words = translate("Door", "Was in '{session}' until now")
        lines.append(words.format(session=met.was_in))
    if answer.companions and not answer.undone:
        lines.append(_companions(answer, locked))
    if met.people > 1:
        lines.append(translate("Door", "Group of %n people", None, met.people))
    if met.other:
        when = format_datetime(met.other_at) if met.other_at is not None else ""
        lines.append(" · ".join(filter(None, (met.other, when))))
    lines.append(translate("Door", "Call a colleague.") if locked and not answer.taken else _advice(answer))
    return lines


def _ages(answer: Answer) -> str:
    met = answer.met
    if met.age is None or met.age >= ADULT:
        return ""
    years = translate("Door", "%n year(s) old", None, met.age)
    born = translate("Door", "born {date}").format(date=format_date(met.born)) if met.born else ""
    asked = translate("Door", "no guardian's consent yet") if met.guardian_asked else ""
    return " · ".join(filter(None, (years, born, asked)))


def _companions(answer: Answer, locked: bool) -> str:
    """How many of the booking are not seen yet; a locked door names nobody who was not scanned."""
    many = translate("Door", "%n more of this booking", None, len(answer.companions))
    names = "" if locked else ", ".join(one.name for one in answer.companions[:NAMED])
    return f"{many}: {names}" if names else many


def asked(asking: Asking, answering: bool) -> str:
    """The question for whoever stands at the door, and how it is answered."""
    question = asking.questions[0]
    if question is HOW_MANY:
        words = translate("Door", "How many of {people} came?")
        text = words.format(people=format_number(asking.people))
    else:
        text = question.text
    if question.kind == "yes_no":
        text += f"  1 {translate('Door', 'Yes')} · 2 {translate('Door', 'No')}"
    elif question.kind == "choice":
        text += "  " + " · ".join(f"{n} {choice}" for n, choice in enumerate(question.choices, 1))
    if not answering:
        return translate("Door", "F2 answers for {name}: {question}").format(name=asking.name, question=text)
    return f"{asking.name}: {text}"


def _advice(answer: Answer) -> str:
    match answer.why:
        case at_door.WAITING | at_door.CANCELLED | at_door.NOT_REGISTERED:
            return translate("Door", "Enter lets them in all the same.")
        case at_door.FOREIGN | at_door.DAMAGED | at_door.UNKNOWN:
            return translate("Door", "Type the name instead.")
        case "in" | "out" if answer.companions:
            return translate("Door", "Enter: all of them. Esc: only this one.")
        case at_door.NAME:
            return translate("Door", "Enter takes the first. Down chooses another. F4: walk-in.")
        case "walk_in" if answer.met.why == at_door.STRANGER and not answer.undone:
            return translate("Door", "The ticket is genuine. The name follows when this desk has synced.")
    return ""


def session_words(door: Door) -> str:
    """Day, hours and title of the session."""
    day = format_date(door.starts_at.astimezone().date())
    hours = f"{format_time(door.starts_at)}–{format_time(door.ends_at)}"
    return " · ".join(filter(None, (day, hours, door.session_title)))


def state_words(person: PersonRow) -> str:
    """What somebody's marks come to, with the time."""
    seen = person.presence
    said = STATES[seen.state]()
    if seen.left_at is not None:
        return translate("Door", "left {time}").format(time=format_time(seen.left_at))
    if seen.arrived_at is not None:
        return f"{said} {format_time(seen.arrived_at)}"
    if seen.state == State.UNKNOWN and person.state in REGISTERED:
        return REGISTERED[person.state]()
    return said


def door_name(device: UUID, here: UUID | None) -> str:
    """A door by its desk."""
    return translate("Door", "this desk") if device == here else device.hex[-4:].upper()


def name_of(person: PersonRow) -> str:
    """The name, and how many people where it is a group."""
    return f"{person.name} ({format_number(person.people)})" if person.people > 1 else person.name
