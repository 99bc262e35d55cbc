# SPDX-License-Identifier: GPL-3.0-or-later
"""A ticket on A5: who, what, the sessions in a table, and the code at the foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop_app.language import translate
from desktop_app.printing import codes, sittings, table, ticket
from desktop_app.printing.fonts import Weight
from desktop_app.printing.layout import Block, Placed, beside, framed, lines, rule, space, stack
from desktop_app.printing.paper import MM, SheetPaper
from desktop_app.printing.sheet import About, Align, Sheet
from desktop_app.printing.sheet_slip import letterhead
from desktop_app.printing.table import Column, Type
from desktop_app.printing.text import CODE_FEATURES, Style, fit, line, wrap
from desktop_app.printing.ticket import Ticket

_QR, _SMALL_QR = 42 * MM, 26 * MM


def draw(tickets: Iterable[Ticket], paper: SheetPaper, about: About) -> bytes:
    """A page for each, or more for many sessions; the code is on the first."""
    with Sheet(paper.width, paper.height, about) as sheet:
        for place, facts in enumerate(tickets):
            if place:
                sheet.next_page()
            _one(sheet, facts, paper)
    return sheet.pdf


def _one(sheet: Sheet, facts: Ticket, paper: SheetPaper) -> None:
    kind = table.type_for(paper)
    columns = _columns(facts, paper, kind)
    first = stack([*_opening(facts, paper, kind), table.columns_head(columns, kind)])
    later = table.columns_head(columns, kind)
    rows = [table.row(columns, _cells(facts, place)) for place in range(len(facts.sittings))]

    def foot(page: int, pages: int) -> Block:
        left = f"{facts.letterhead.library} · {ticket.heading(facts)} {facts.number} · {ticket.made(facts)}"
        return table.foot(left, page, pages, paper, kind)

    table.draw_pages(sheet, paper, first, later, rows, foot)


def _opening(facts: Ticket, paper: SheetPaper, kind: Type) -> Iterator[Block]:
    width = paper.printable
    right = width * 0.34
    title = [line(ticket.heading(facts), kind.title), *fit(facts.number, kind.code, right, 6)]
    if mark := ticket.reprint_mark(facts):
        title += fit(mark, kind.strong, right, 6)
    head = [
        Placed(letterhead(facts.letterhead, width * 0.62, kind)),
        Placed(lines(title, right, Align.RIGHT), width - right),
    ]
    yield beside(head)
    yield space(9)
    yield rule(width, 1.6)
    yield space(14)
    room = width - _QR - 8 * MM
    yield beside([Placed(stack(_person(facts, room, kind))), Placed(_code(facts, kind), width - _QR)])
    yield space(16)


def _person(facts: Ticket, room: float, kind: Type) -> Iterator[Block]:
    name = Style(20, Weight.BOLD, leading=1.15)
    yield lines(fit(facts.name, name, room, 12, 5), room)
    if facts.institution:
        yield lines(wrap(facts.institution, kind.body, room, 2), room)
    yield space(10)
    yield lines([line(ticket.kind(facts), kind.label)], room)
    yield lines(wrap(facts.workshop, replace(kind.heading, leading=1.25), room, 4), room)
    yield space(8)
    yield lines(wrap(ticket.where(facts), kind.strong, room, 4), room)
    yield lines(wrap(ticket.attends(facts), kind.body, room, 2), room)
    if said := ticket.waiting(facts):
        yield space(8)
        yield framed(lines(wrap(said, kind.strong, room - 14), room - 14), room, 7, 1, 3)
    yield space(8)
    yield lines(wrap(ticket.note(facts), kind.small, room, 5), room)
    if facts.answers_at:
        yield space(10)
        yield _afterwards(facts, room, kind)


def _afterwards(facts: Ticket, room: float, kind: Type) -> Block:
    """A smaller code, away from the one for the door; a door that is shown it knows the ticket too."""
    module = _SMALL_QR / codes.qr_side(facts.answers_at)
    square = Block(_SMALL_QR, lambda sheet, left, top: sheet.qr(facts.answers_at, left, top, module))
    beside_it = room - _SMALL_QR - 4 * MM
    words = lines(wrap(ticket.afterwards(), kind.small, beside_it, 6), beside_it)
    return beside([Placed(square), Placed(words, _SMALL_QR + 4 * MM)])


def _code(facts: Ticket, kind: Type) -> Block:
    module = _QR / codes.qr_side(facts.qr)
    square = Block(_QR, lambda sheet, left, top: sheet.qr(facts.qr, left, top, module))
    number = Style(kind.body.size, Weight.SEMIBOLD, CODE_FEATURES)
    return stack([square, space(5), lines(fit(facts.number, number, _QR, 6), _QR, Align.CENTRE)])


def _columns(facts: Ticket, paper: SheetPaper, kind: Type) -> list[Column]:
    heads = [translate("Ticket", "Day"), translate("Ticket", "Time")]
    cells = [_cells(facts, place) for place in range(len(facts.sittings))]
    rooms = [
        table.room_for(head, [row[at] for row in cells], kind.figures, kind, paper.printable * 0.42)
        for at, head in enumerate(heads)
    ]
    rest = table.rest(paper.printable, rooms)
    last = Column(translate("Ticket", "Session"), rest, kind.body, lines=3)
    return [*(Column(head, room, kind.figures) for head, room in zip(heads, rooms, strict=True)), last]


def _cells(facts: Ticket, place: int) -> list[str]:
    sitting = facts.sittings[place]
    elsewhere = sitting.place if sitting.place != facts.place else ""
    said = " · ".join(part for part in (sitting.title, elsewhere) if part)
    return [sittings.long_day(sitting), sittings.hours(sitting), said]
