# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a copy, in words."""

from collections.abc import Callable
from datetime import datetime

from db.queries.copy_history import CopyHistory, Event, What
from db.rules.transits import HOLD, HOME, ROTATION
from desktop_app import interloan_words, stocktake_words
from desktop_app.catalogue.phrases import condition_words
from desktop_app.language import format_date, format_due, format_number, format_time, translate

TONES = {
    What.LOST: "bad",
    What.DAMAGED: "bad",
    What.MISSED: "bad",
    What.SUPERSEDED: "warn",
    What.CLAIMED: "warn",
    What.UNDONE: "faint",
}


def when_words(event: Event) -> str:
    """The day; below it, after a line break, the time where that is known."""
    if event.whole_day:
        return format_date(event.at.date())
    return f"{format_date(event.at.astimezone().date())}\n{format_time(event.at)}"


def what_words(event: Event) -> str:
    """What happened; below it what more is known of it."""
    return _lines(_deed(event), _detail(event))


def where_words(event: Event) -> str:
    """At which branch; below it who had it then."""
    return _lines(event.branch, "" if event.borrower is None else "  ·  ".join(event.borrower))


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def tone(event: Event) -> str:
    """What needs an eye."""
    match event.what:
        case What.RETURNED if _is_late(event):
            return "bad"
        case What.LENT | What.FETCHED if event.said:
            return "warn"
        case What.PARTS if event.said:
            return "bad"
    return TONES.get(event.what, "")


def count_words(history: CopyHistory) -> str:
    """How many events are listed, and whether there are more."""
    number = len(history.events)
    if history.more:
        return translate("CopyHistory", "the newest {number} events, there are older ones").format(
            number=format_number(number)
        )
    return translate("CopyHistory", "%n event(s)", None, number)


def _is_late(event: Event) -> bool:
    return isinstance(event.due, datetime) and event.at > event.due


DEEDS: dict[What, Callable[[], str]] = {
    What.ACQUIRED: lambda: translate("CopyHistory", "Acquired"),
    What.ADDED: lambda: translate("CopyHistory", "Its record was made"),
    What.CHANGED: lambda: translate("CopyHistory", "Its record was changed"),
    What.BELONGS: lambda: translate("CopyHistory", "Belongs to another branch from here on"),
    What.LENT: lambda: translate("CopyHistory", "Lent"),
    What.FETCHED: lambda: translate("CopyHistory", "Fetched from the hold shelf, and lent"),
    What.UNDONE: lambda: translate("CopyHistory", "Lent, taken back by undo"),
    What.RENEWED: lambda: translate("CopyHistory", "Renewed"),
    What.CLAIMED: lambda: translate("CopyHistory", "Said to be returned"),
    What.RETURNED: lambda: translate("CopyHistory", "Returned"),
    What.LOST: lambda: translate("CopyHistory", "Lost by the borrower"),
    What.SUPERSEDED: lambda: translate("CopyHistory", "Back unnoticed: lent to somebody else"),
    What.FOUND: lambda: translate("CopyHistory", "Found again"),
    What.DAMAGED: lambda: translate("CopyHistory", "Damaged"),
    What.PARTS: lambda: translate("CopyHistory", "All its parts are there"),
    What.ASIDE: lambda: translate("CopyHistory", "Put aside for a reservation"),
    What.TAKEN_OFF: lambda: translate("CopyHistory", "No longer put aside"),
    What.SENT: lambda: translate("CopyHistory", "Sent to another branch"),
    What.ARRIVED: lambda: translate("CopyHistory", "Received from another branch"),
    What.SEEN: lambda: translate("CopyHistory", "In hand here, though sent elsewhere"),
    What.STAYED: lambda: translate("CopyHistory", "Not sent after all"),
    What.DEPOSITED: lambda: translate("CopyHistory", "Lent in a deposit collection"),
    What.FOUND_THERE: lambda: translate("CopyHistory", "Deposit collection looked through: it is there"),
    What.CAME_BACK: lambda: translate("CopyHistory", "Back from a deposit collection"),
    What.READ: lambda: translate("CopyHistory", "Read in the library"),
    What.ON_ROTA: lambda: translate("CopyHistory", "Put in a rotating collection"),
    What.ROTATED: lambda: translate("CopyHistory", "Its days here began"),
    What.OFF_ROTA: lambda: translate("CopyHistory", "In no rotating collection any more"),
    What.COUNTED: lambda: translate("CopyHistory", "Counted in a stock-take"),
    What.MISSED: lambda: translate("CopyHistory", "Missed in a stock-take"),
    What.NOT_MISSING: lambda: translate("CopyHistory", "Not missing after all"),
    What.INTERLOAN: lambda: translate("CopyHistory", "Interlibrary loan"),
}


SENT_WHY: dict[str, Callable[[], str]] = {
    HOME: lambda: translate("CopyHistory", "Sent home"),
    HOLD: lambda: translate("CopyHistory", "Sent for a reservation"),
    ROTATION: lambda: translate("CopyHistory", "Sent on in its rotating collection"),
}


def _deed(event: Event) -> str:
    usual = DEEDS[event.what]
    match event.what:
        case What.RENEWED if event.by_itself:
            return translate("CopyHistory", "Renewed by itself")
        case What.RETURNED if _is_late(event):
            return translate("CopyHistory", "Returned late")
        case What.PARTS if event.said:
            return translate("CopyHistory", "Parts missing")
        case What.SENT:
            return SENT_WHY.get(event.said, usual)()
        case What.INTERLOAN:
            words = translate("CopyHistory", "Interlibrary loan: {step}")
            return words.format(step=interloan_words.done(event.said))
    return usual()


def _detail(event: Event) -> str:
    return DETAILS[event.what](event) if event.what in DETAILS else event.other


def _said(event: Event) -> str:
    return " ".join(event.said.split())


def _until(event: Event) -> str:
    words = translate("CopyHistory", "due {date}")
    if event.said:
        words = translate("CopyHistory", "due {date}, still out")
    return words.format(date=_due(event))


def _was_due(event: Event) -> str:
    words = translate("CopyHistory", "was due {date}")
    return words.format(date=_due(event)) if _is_late(event) else ""


def _condition(event: Event) -> str:
    return condition_words(event.said) if event.said else ""


def _fetched_where(event: Event) -> str:
    words = translate("CopyHistory", "to be fetched at {branch}")
    return words.format(branch=event.other) if event.other else ""


def _to(event: Event) -> str:
    return translate("CopyHistory", "to {branch}").format(branch=event.other)


def _from(event: Event) -> str:
    return translate("CopyHistory", "from {branch}").format(branch=event.other)


def _deposit(event: Event) -> str:
    words = translate("CopyHistory", "{partner}  ·  {name}, until {date}")
    return words.format(partner=event.other, name=event.said, date=_due(event))


def _times(event: Event) -> str:
    return translate("CopyHistory", "%n times", None, event.times) if event.times > 1 else ""


def _finding(event: Event) -> str:
    return f"{event.other}  ·  {stocktake_words.found(event.said)}"


DETAILS: dict[What, Callable[[Event], str]] = {
    What.ACQUIRED: _said,
    What.CHANGED: _condition,
    What.LENT: _until,
    What.FETCHED: _until,
    What.RENEWED: _until,
    What.RETURNED: _was_due,
    What.DAMAGED: _said,
    What.PARTS: _said,
    What.ASIDE: _fetched_where,
    What.SENT: _to,
    What.ARRIVED: _from,
    What.SEEN: _to,
    What.DEPOSITED: _deposit,
    What.READ: _times,
    What.COUNTED: _finding,
}
"""Of the others who else had to do with it is all that is known."""


def _due(event: Event) -> str:
    if isinstance(event.due, datetime):
        return format_due(event.due)
    return "" if event.due is None else format_date(event.due)
