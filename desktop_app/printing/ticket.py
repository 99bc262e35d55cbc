# SPDX-License-Identifier: GPL-3.0-or-later
"""The ticket: a registration on paper, with a QR code that a door can read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.language import current_language, format_datetime, translate
from desktop_app.printing import certificate_words
from desktop_app.printing.paper import Paper, Roll
from desktop_app.printing.sheet import About
from desktop_app.printing.sittings import Sitting
from desktop_app.printing.slip import Letterhead, Reprint


@dataclass(frozen=True)
class Ticket:
    """`kind` is a code that `certificate_words` knows; `qr` what the code says, made by the caller.

    `attends` is 'onsite' or 'online' (then `link` says where). `waiting` is the place on the waiting list, 0
    for a seat. `persons` counts the whole family or group. `at` is an aware datetime; an empty `note` prints
    the usual one. `answers_at` is where this person gives feedback afterwards, '' where nobody asks for it.
    """

    letterhead: Letterhead
    number: str
    name: str
    workshop: str
    kind: str
    sittings: tuple[Sitting, ...]
    place: str
    qr: str
    at: datetime
    attends: str = "onsite"
    link: str = ""
    persons: int = 1
    institution: str = ""
    waiting: int = 0
    note: str = ""
    reprint: Reprint | None = None
    answers_at: str = ""


def render(ticket: Ticket, paper: Paper) -> bytes:
    """The ticket as PDF on a roll or on a sheet; the same bytes for the same ticket."""
    about = About(
        f"{heading(ticket)} {ticket.number}", ticket.letterhead.library, heading(ticket), current_language()
    )
    return _draw([ticket], paper, about)


def render_many(
    tickets: Sequence[Ticket], paper: Paper, cancelled: Callable[[], bool] = lambda: False
) -> bytes:
    """All of them as one PDF to print; empty when cancelled half-way, or without any."""
    if not tickets:
        return b""
    title = translate("Ticket", "Tickets")
    about = About(title, tickets[0].letterhead.library, title, current_language())
    try:
        return _draw(_until(cancelled, tickets), paper, about)
    except _GivenUp:
        return b""


class _GivenUp(Exception):
    """Cancelled half-way."""


def _until(cancelled: Callable[[], bool], tickets: Iterable[Ticket]) -> Iterator[Ticket]:
    for ticket in tickets:
        if cancelled():
            raise _GivenUp
        yield ticket


def _draw(tickets: Iterable[Ticket], paper: Paper, about: About) -> bytes:
    from desktop_app.printing import roll_ticket, sheet_ticket

    if isinstance(paper, Roll):
        return roll_ticket.draw(tickets, paper, about)
    return sheet_ticket.draw(tickets, paper, about)


def heading(ticket: Ticket) -> str:
    """What it is: a ticket, or a place on the waiting list."""
    if ticket.waiting:
        return translate("Ticket", "Waiting list")
    return translate("Ticket", "Ticket")


def kind(ticket: Ticket) -> str:
    """The kind of event, to stand alone."""
    said = certificate_words.kind(current_language(), ticket.kind)
    return said[:1].upper() + said[1:]


def where(ticket: Ticket) -> str:
    """The place, or the link of those who attend online."""
    if ticket.attends == "online":
        return ticket.link or translate("Ticket", "The link follows.")
    return ticket.place


def attends(ticket: Ticket) -> str:
    """Format, and how many persons where it is more than one."""
    format_of = {
        "onsite": translate("Ticket", "On site"),
        "online": translate("Ticket", "Online"),
    }.get(ticket.attends, ticket.attends)
    if ticket.persons < 2:
        return format_of
    persons = translate("Ticket", "%n person(s)", None, ticket.persons)
    return f"{format_of} · {persons}"


def waiting(ticket: Ticket) -> str:
    """The place on the waiting list in words; empty for a seat."""
    if not ticket.waiting:
        return ""
    words = translate("Ticket", "Place {place} on the waiting list. You are told as soon as a seat is free.")
    return words.format(place=ticket.waiting)


def note(ticket: Ticket) -> str:
    """What the ticket asks of the person."""
    if ticket.note:
        return ticket.note
    if ticket.attends == "online":
        return translate("Ticket", "Sign in under the name on this ticket, so that your attendance counts.")
    return translate("Ticket", "Show this code at the door. If you cannot come, tell us: others are waiting.")


def afterwards() -> str:
    """Beside the second code."""
    return translate(
        "Ticket", "Afterwards: tell us how it was. The certificate needs it; your answers have no name."
    )


def made(ticket: Ticket) -> str:
    """When the person was registered."""
    return translate("Ticket", "Registered {time}").format(time=format_datetime(ticket.at))


def reprint_mark(ticket: Ticket) -> str:
    """What a copy says of itself; empty on the first print."""
    if ticket.reprint is None:
        return ""
    mark = translate("Slip", "REPRINT {count}", "mark on a copy of a slip")
    return f"{mark.format(count=ticket.reprint.count)} · {format_datetime(ticket.reprint.at)}"
