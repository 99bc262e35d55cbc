# SPDX-License-Identifier: GPL-3.0-or-later
"""A ticket on thermal paper: the name large, the code larger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop_app.printing import sittings, ticket
from desktop_app.printing.layout import Block, framed, lines, rule, space
from desktop_app.printing.paper import Roll
from desktop_app.printing.roll_slip import SMALLEST, Look, centred_qr, letterhead, look_for, pages
from desktop_app.printing.sheet import About, Align
from desktop_app.printing.sittings import Sitting
from desktop_app.printing.text import CODE_FEATURES, Style, fit, wrap
from desktop_app.printing.ticket import Ticket

_QR_MM = 32.0


def draw(tickets: Iterable[Ticket], roll: Roll, about: About) -> bytes:
    """A page for each, as wide as the paper."""
    look = look_for(roll)
    return pages((_blocks(facts, look) for facts in tickets), roll, about)


def _blocks(facts: Ticket, look: Look) -> Iterator[Block]:
    width = look.width
    yield space(look.dots(12))
    yield letterhead(facts.letterhead, look)
    yield space(look.dots(10))
    yield rule(width, look.dots(3))
    yield space(look.dots(10))
    yield _centred(ticket.heading(facts).upper(), replace(look.strong, tracking=120), width)
    if mark := ticket.reprint_mark(facts):
        yield space(look.dots(6))
        inside = lines(
            fit(mark, look.strong, width - look.dots(12), SMALLEST), width - look.dots(12), Align.CENTRE
        )
        yield framed(inside, width, look.dots(6), look.dots(3))
    yield space(look.dots(8))
    yield from _who_and_what(facts, look)
    yield space(look.dots(8))
    yield rule(width, look.dots(2), dash=look.dots(6))
    yield space(look.dots(8))
    yield from _when_and_where(facts, look)
    yield space(look.dots(14))
    yield centred_qr(facts.qr, look, _QR_MM)
    yield space(look.dots(8))
    yield _centred(facts.number, replace(look.strong, features=CODE_FEATURES), width)
    yield space(look.dots(10))
    yield lines(wrap(ticket.note(facts), look.small, width, 6), width, Align.CENTRE)
    yield lines(wrap(ticket.made(facts), look.small, width, 2), width, Align.CENTRE)
    if facts.answers_at:
        yield from _afterwards(facts, look)
    yield space(look.dots(20))


def _afterwards(facts: Ticket, look: Look) -> Iterator[Block]:
    """Below a line, apart from the code for the door; a door that is shown this one knows the ticket too."""
    yield space(look.dots(10))
    yield rule(look.width, look.dots(2), dash=look.dots(6))
    yield space(look.dots(10))
    yield lines(wrap(ticket.afterwards(), look.small, look.width, 4), look.width, Align.CENTRE)
    yield space(look.dots(10))
    yield centred_qr(facts.answers_at, look, _QR_MM)


def _centred(text: str, style: Style, width: float) -> Block:
    return lines(fit(text, style, width, SMALLEST), width, Align.CENTRE)


def _who_and_what(facts: Ticket, look: Look) -> Iterator[Block]:
    name = replace(look.name, size=look.name.size + 3)
    yield lines(fit(facts.name, name, look.width, look.body.size + 2, 6), look.width, Align.CENTRE)
    yield space(look.dots(8))
    yield lines(wrap(ticket.kind(facts), look.small, look.width), look.width, Align.CENTRE)
    title = replace(look.strong, size=look.strong.size + 1)
    yield lines(wrap(facts.workshop, title, look.width, 4), look.width, Align.CENTRE)
    if said := ticket.waiting(facts):
        yield space(look.dots(6))
        inside = look.width - look.dots(16)
        yield framed(
            lines(wrap(said, look.strong, inside), inside, Align.CENTRE),
            look.width,
            look.dots(8),
            look.dots(2),
        )


def _when_and_where(facts: Ticket, look: Look) -> Iterator[Block]:
    apart = sittings.elsewhere(facts.sittings, facts.place) and facts.attends != "online"
    for sitting in facts.sittings:
        yield from _sitting(sitting, look, facts.place if apart else "")
        yield space(look.dots(5))
    if not apart:
        yield lines(wrap(ticket.where(facts), look.strong, look.width, 4), look.width)
    yield lines(wrap(ticket.attends(facts), look.body, look.width, 2), look.width)


def _sitting(sitting: Sitting, look: Look, usual_place: str) -> Iterator[Block]:
    when = f"{sittings.long_day(sitting)}, {sittings.hours(sitting).replace(' ', '')}"
    yield lines(wrap(when, look.strong, look.width, 2), look.width)
    for text in (sitting.title, sitting.place or usual_place):
        if text:
            yield lines(wrap(text, look.body, look.width, 2), look.width)
