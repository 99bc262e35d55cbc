# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a copy, in words."""

from collections.abc import Callable
from datetime import datetime

from db.queries.copy_history import CopyHistory, Event, What
from db.rules.transits import HOLD, HOME, ROTATION
from desktop_app import interloan_words, stocktake_words
from desktop_app.catalogue.phrases import condition_words
from desktop_app.language import format_date, format_datetime, format_due, format_number, translate

TONES = {
    What.LOST: "bad",
    What.DAMAGED: "bad",
    What.MISSED: "bad",
    What.SUPERSEDED: "warn",
    What.CLAIMED: "warn",
    What.UNDONE: "faint",
}


def when_words(event: Event) -> str:
    """The day, and the time where that is known."""
    return format_date(event.at.date()) if event.whole_day else format_datetime(event.at)


def what_words(event: Event) -> str:
    """What happened, for a line of a list."""
    return WORDS[event.what](event)


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


def member_words(event: Event) -> str:
    """Who had it then."""
    return "" if event.borrower is None else "  ·  ".join(event.borrower)


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


def _due(event: Event) -> str:
    if isinstance(event.due, datetime):
        return format_due(event.due)
    return "" if event.due is None else format_date(event.due)


def _acquired(event: Event) -> str:
    if event.said:
        return translate("CopyHistory", "Acquired ({origin})").format(origin=event.said)
    return translate("CopyHistory", "Acquired")


def _changed(event: Event) -> str:
    if event.said:
        words = translate("CopyHistory", "Its record was changed: {condition}")
        return words.format(condition=condition_words(event.said))
    return translate("CopyHistory", "Its record was changed")


def _belongs(event: Event) -> str:
    words = translate("CopyHistory", "Belongs to {branch} from here on")
    return words.format(branch=event.other)


def _lent(event: Event) -> str:
    words = translate("CopyHistory", "Lent, due {date}")
    if event.said:
        words = translate("CopyHistory", "Lent, due {date}, still out")
    return words.format(date=_due(event))


def _fetched(event: Event) -> str:
    words = translate("CopyHistory", "Fetched from the hold shelf: lent, due {date}")
    if event.said:
        words = translate("CopyHistory", "Fetched from the hold shelf: lent, due {date}, still out")
    return words.format(date=_due(event))


def _renewed(event: Event) -> str:
    words = translate("CopyHistory", "Renewed, due {date}")
    if event.by_itself:
        words = translate("CopyHistory", "Renewed by itself, due {date}")
    return words.format(date=_due(event))


def _returned(event: Event) -> str:
    if _is_late(event):
        return translate("CopyHistory", "Returned late, was due {date}").format(date=_due(event))
    return translate("CopyHistory", "Returned")


def _damaged(event: Event) -> str:
    if event.said:
        return translate("CopyHistory", "Damaged: {note}").format(note=" ".join(event.said.split()))
    return translate("CopyHistory", "Damaged")


def _parts(event: Event) -> str:
    if event.said:
        return translate("CopyHistory", "Parts missing: {parts}").format(parts=event.said)
    return translate("CopyHistory", "All its parts are there")


def _aside(event: Event) -> str:
    if event.other:
        words = translate("CopyHistory", "Put aside for a reservation at {branch}")
        return words.format(branch=event.other)
    return translate("CopyHistory", "Put aside for a reservation")


def _sent(event: Event) -> str:
    words = {
        HOME: translate("CopyHistory", "Sent home to {branch}"),
        HOLD: translate("CopyHistory", "Sent to {branch} for a reservation"),
        ROTATION: translate("CopyHistory", "Sent on to {branch} in its rotating collection"),
    }.get(event.said, translate("CopyHistory", "Sent to {branch}"))
    return words.format(branch=event.other)


def _deposited(event: Event) -> str:
    words = translate("CopyHistory", "Lent to {partner} in the deposit collection “{name}”, until {date}")
    return words.format(partner=event.other, name=event.said, date=_due(event))


def _read(event: Event) -> str:
    if event.times == 1:
        return translate("CopyHistory", "Read in the library")
    return translate("CopyHistory", "Read in the library, %n times", None, event.times)


def _counted(event: Event) -> str:
    words = translate("CopyHistory", "Counted in the stock-take “{name}”: {found}")
    return words.format(name=event.other, found=stocktake_words.found(event.said))


def _interloan(event: Event) -> str:
    words = translate("CopyHistory", "Interlibrary loan with {library}: {step}")
    return words.format(library=event.other, step=interloan_words.done(event.said))


def _of_other(words: Callable[[], str]) -> Callable[[Event], str]:
    """One sentence that names the other side, or none."""
    return lambda event: words().format(other=event.other)


WORDS: dict[What, Callable[[Event], str]] = {
    What.ACQUIRED: _acquired,
    What.ADDED: _of_other(lambda: translate("CopyHistory", "Its record was made")),
    What.CHANGED: _changed,
    What.BELONGS: _belongs,
    What.LENT: _lent,
    What.FETCHED: _fetched,
    What.UNDONE: _of_other(lambda: translate("CopyHistory", "Lent, taken back by undo")),
    What.RENEWED: _renewed,
    What.CLAIMED: _of_other(lambda: translate("CopyHistory", "Said to be returned")),
    What.RETURNED: _returned,
    What.LOST: _of_other(lambda: translate("CopyHistory", "Lost by the borrower")),
    What.SUPERSEDED: _of_other(lambda: translate("CopyHistory", "Back unnoticed: lent to somebody else")),
    What.FOUND: _of_other(lambda: translate("CopyHistory", "Found again")),
    What.DAMAGED: _damaged,
    What.PARTS: _parts,
    What.ASIDE: _aside,
    What.TAKEN_OFF: _of_other(lambda: translate("CopyHistory", "No longer put aside")),
    What.SENT: _sent,
    What.ARRIVED: _of_other(lambda: translate("CopyHistory", "Received from {other}")),
    What.SEEN: _of_other(lambda: translate("CopyHistory", "In hand here after it was sent to {other}")),
    What.STAYED: _of_other(lambda: translate("CopyHistory", "Not sent after all")),
    What.DEPOSITED: _deposited,
    What.FOUND_THERE: _of_other(lambda: translate("CopyHistory", "Found at {other} when looked through")),
    What.CAME_BACK: _of_other(lambda: translate("CopyHistory", "Back from {other}")),
    What.READ: _read,
    What.ON_ROTA: _of_other(lambda: translate("CopyHistory", "Put in the rotating collection “{other}”")),
    What.ROTATED: _of_other(
        lambda: translate("CopyHistory", "Its days here began in the rotating collection “{other}”")
    ),
    What.OFF_ROTA: _of_other(lambda: translate("CopyHistory", "In no rotating collection any more")),
    What.COUNTED: _counted,
    What.MISSED: _of_other(lambda: translate("CopyHistory", "Missed in the stock-take “{other}”")),
    What.NOT_MISSING: _of_other(
        lambda: translate("CopyHistory", "Not missing after all in the stock-take “{other}”")
    ),
    What.INTERLOAN: _interloan,
}
