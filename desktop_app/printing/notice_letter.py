# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters that remind of loans: A4, folded in three the address shows in the window of a DL envelope."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.language import day_in, time_in, words_in
from desktop_app.printing import table
from desktop_app.printing.layout import Block, deal, lines, rule, space, stack
from desktop_app.printing.paper import A4, MM
from desktop_app.printing.sheet import About, Align, Sheet
from desktop_app.printing.sheet_slip import letterhead, reprint_box
from desktop_app.printing.slip import Letterhead, Reprint
from desktop_app.printing.table import Column, Type
from desktop_app.printing.text import line, wrap

_WINDOW_LEFT, _WINDOW_TOP, _WINDOW_WIDTH = 22 * MM, 50 * MM, 85 * MM
"""Where the address stands: inside the window of ISO 269 DL envelopes, on the left."""
_FACTS_WIDTH = 70 * MM
_BODY_TOP = 92 * MM
_FOOT = 18 * MM
_WINDOW_HEIGHT = 30 * MM
_SMALLEST = 7.0
_WIDTH = A4.printable


@dataclass(frozen=True)
class LetterRow:
    """One loan and when it is due, or what lies ready and until when."""

    title: str
    barcode: str
    due: str


@dataclass(frozen=True)
class NoticeLetter:
    """`before` and `after` are the text around the table of loans, paragraphs apart by empty lines.

    `days` heads its last column where that says something else than when they are due.
    """

    letterhead: Letterhead
    number: str
    day: date
    name: str
    address: tuple[str, ...]
    subject: str
    before: str
    rows: tuple[LetterRow, ...]
    after: str
    language: str
    days: str = ""
    reprint: Reprint | None = None


def render(letters: Sequence[NoticeLetter]) -> bytes:
    """All of them in one document, each beginning a page."""
    first = letters[0]
    heading = words_in(first.language).translate("Notices", "Reminders")
    about = About(heading, first.letterhead.library, heading, first.language)
    with Sheet(A4.width, A4.height, about) as sheet:
        for place, letter in enumerate(letters):
            if place:
                sheet.next_page()
            _draw(sheet, letter)
    return sheet.pdf


def _draw(sheet: Sheet, letter: NoticeLetter) -> None:
    head = stack([letterhead(letter.letterhead, _WIDTH, table.type_for(A4)), space(6), rule(_WIDTH, 1.2)])
    head.draw(sheet, A4.margin, 14 * MM)
    _address(letter).draw(sheet, _WINDOW_LEFT, _WINDOW_TOP)
    facts = _facts(letter)
    facts.draw(sheet, A4.width - A4.margin - _FACTS_WIDTH, _WINDOW_TOP)
    room = A4.height - _FOOT - 18 * MM
    pages = deal(list(_body(letter)), A4.height - _BODY_TOP - _FOOT, room)
    for place, blocks in enumerate(pages):
        if place:
            sheet.next_page()
        stack(blocks).draw(sheet, A4.margin, _BODY_TOP if place == 0 else 18 * MM)


def _address(letter: NoticeLetter) -> Block:
    """Smaller where it has many lines: guardian and school come before street and town."""
    kind = table.type_for(A4)
    size = kind.body.size
    while (block := _address_at(letter, size, kind)).height > _WINDOW_HEIGHT and size > _SMALLEST:
        size -= 0.5
    return block


def _address_at(letter: NoticeLetter, size: float, kind: Type) -> Block:
    parts = wrap(letter.name, replace(kind.strong, size=size), _WINDOW_WIDTH, 2)
    for part in letter.address:
        parts += wrap(part, replace(kind.body, size=size), _WINDOW_WIDTH, 2)
    most = int(_WINDOW_HEIGHT // (_SMALLEST * kind.body.leading))
    return lines(parts[:most], _WINDOW_WIDTH)


def _facts(letter: NoticeLetter) -> Block:
    kind, say = table.type_for(A4), words_in(letter.language)
    number = say.translate("Notices", "No. {number}").format(number=letter.number)
    parts = [*([line(number, kind.code)] if letter.number else [])]
    parts.append(line(day_in(letter.language, letter.day), kind.body))
    facts = lines(parts, _FACTS_WIDTH, Align.RIGHT)
    return (
        facts if letter.reprint is None else stack([facts, space(6), _mark(letter.reprint, letter.language)])
    )


def _mark(reprint: Reprint, language: str) -> Block:
    """What a copy says of itself, in the letter's own language."""
    mark = words_in(language).translate("Slip", "REPRINT {count}", "mark on a copy of a slip")
    day = day_in(language, reprint.at.astimezone().date(), "d MMM yyyy")
    when = f"{day} {time_in(language, reprint.at)}"
    return reprint_box(mark.format(count=reprint.count), when, _FACTS_WIDTH, table.type_for(A4))


def _body(letter: NoticeLetter) -> Iterator[Block]:
    kind = table.type_for(A4)
    yield lines(wrap(letter.subject, kind.heading, _WIDTH, 2), _WIDTH)
    yield space(10)
    yield from _paragraphs(letter.before)
    columns = _columns(letter)
    if letter.rows:
        yield table.columns_head(columns, kind)._replace(keep_next=True)
        for row in letter.rows:
            yield table.row(columns, [row.title, row.barcode, row.due])
        yield space(10)
    yield from _paragraphs(letter.after)


def _paragraphs(text: str) -> Iterator[Block]:
    kind = table.type_for(A4)
    for part in text.split("\n\n"):
        said = [one for piece in part.splitlines() for one in wrap(piece, kind.body, _WIDTH)]
        if said:
            yield stack([lines(said, _WIDTH), space(8)])


def _columns(letter: NoticeLetter) -> list[Column]:
    kind, say = table.type_for(A4), words_in(letter.language)
    heads = (say.translate("Slip", "Barcode"), letter.days or say.translate("DueList", "Due"))
    cells = ([row.barcode for row in letter.rows], [row.due for row in letter.rows])
    rooms = [
        table.room_for(head, list(some), style, kind, _WIDTH * 0.3)
        for head, some, style in zip(heads, cells, (kind.code, kind.figures), strict=True)
    ]
    title = Column(say.translate("Slip", "Title"), table.rest(_WIDTH, rooms), kind.body, lines=2)
    return [
        title,
        Column(heads[0], rooms[0], kind.code),
        Column(heads[1], rooms[1], kind.figures, Align.RIGHT),
    ]
