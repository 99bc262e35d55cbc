# SPDX-License-Identifier: GPL-3.0-or-later
"""The sign-in sheet (daftar hadir): who is expected, and a place to sign for each session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.language import current_language, format_datetime, translate
from desktop_app.printing import certificate_words, sittings, table
from desktop_app.printing.layout import Block, Placed, beside, lines, rule, space, stack
from desktop_app.printing.paper import A4, MM, SheetPaper
from desktop_app.printing.sheet import About, Align, Colour, Sheet
from desktop_app.printing.sheet_slip import letterhead
from desktop_app.printing.sittings import Sitting
from desktop_app.printing.slip import Letterhead
from desktop_app.printing.table import HAIRLINE, Type
from desktop_app.printing.text import Line, fit, line, wrap

UPRIGHT = SheetPaper("A4", A4.width, A4.height, 15 * MM)
LYING = SheetPaper("A4", A4.height, A4.width, 15 * MM)
_ROW = 11 * MM
_NUMBERS = 9 * MM
_SIGNATURE = 38 * MM
_LYING_FROM, _MOST = 3, 4
_PAD = 3.0
_LINE: Colour = (0.5, 0.5, 0.5)


@dataclass(frozen=True)
class Expected:
    """A person on the list and where they come from."""

    name: str
    institution: str = ""


@dataclass(frozen=True)
class SignInSheet:
    """`blank_rows` follow the names, for those who come unannounced. `at` is an aware datetime."""

    letterhead: Letterhead
    workshop: str
    kind: str
    place: str
    sittings: tuple[Sitting, ...]
    people: tuple[Expected, ...]
    at: datetime
    staff: str
    facilitators: tuple[str, ...] = ()
    blank_rows: int = 8


def render(sheet: SignInSheet) -> bytes:
    """The sheet as PDF, A4: upright for two sessions, lying for more; beyond four a list for each four."""
    paper = LYING if len(sheet.sittings) >= _LYING_FROM else UPRIGHT
    title = translate("SignInSheet", "Sign-in sheet")
    with Sheet(
        paper.width, paper.height, About(title, sheet.letterhead.library, title, current_language())
    ) as drawn:
        for place, group in enumerate(_groups(sheet.sittings)):
            if place:
                drawn.next_page()
            _list(drawn, sheet, group, paper)
    return drawn.pdf


def _groups(whole: Sequence[Sitting]) -> list[Sequence[Sitting]]:
    return [whole[start : start + _MOST] for start in range(0, max(len(whole), 1), _MOST)]


def _list(drawn: Sheet, sheet: SignInSheet, group: Sequence[Sitting], paper: SheetPaper) -> None:
    kind = table.type_for(paper)
    grid = _Grid(group, paper, kind)
    first = stack([*_opening(sheet, group, paper, kind), grid.head()])
    later = stack([_continued(sheet, paper, kind), grid.head()])
    people = [*sheet.people, *[Expected("")] * sheet.blank_rows]
    rows = [grid.row(number, person) for number, person in enumerate(people, 1)]

    def foot(page: int, pages: int) -> Block:
        words = translate("SignInSheet", "{library} · printed {time} by {staff}")
        said = words.format(
            library=sheet.letterhead.library, time=format_datetime(sheet.at), staff=sheet.staff
        )
        return table.foot(said, page, pages, paper, kind)

    table.draw_pages(drawn, paper, first, later, rows, foot)


def _opening(sheet: SignInSheet, group: Sequence[Sitting], paper: SheetPaper, kind: Type) -> Iterator[Block]:
    width = paper.printable
    right = width * 0.36
    title = [line(translate("SignInSheet", "Sign-in sheet"), kind.title)]
    yield beside(
        [
            Placed(letterhead(sheet.letterhead, width * 0.6, kind)),
            Placed(lines(title, right, Align.RIGHT), width - right),
        ]
    )
    yield space(8)
    yield rule(width, 1.6)
    yield space(8)
    yield lines([line(_kind(sheet), kind.label), *wrap(sheet.workshop, kind.heading, width, 3)], width)
    yield space(3)
    for label, value in _facts(sheet, group):
        indent = 28 * MM
        cells = [
            Placed(lines([line(label, kind.label)], indent)),
            Placed(lines(wrap(value, kind.body, width - indent, 3), width), indent),
        ]
        yield beside(cells)
    yield space(8)


def _kind(sheet: SignInSheet) -> str:
    said = certificate_words.kind(current_language(), sheet.kind)
    return said[:1].upper() + said[1:]


def _facts(sheet: SignInSheet, group: Sequence[Sitting]) -> Iterator[tuple[str, str]]:
    days = dict.fromkeys(sittings.long_day(sitting) for sitting in group)
    yield translate("SignInSheet", "Day"), "; ".join(days)
    if sheet.place:
        yield translate("SignInSheet", "Place"), sheet.place
    if sheet.facilitators:
        yield translate("SignInSheet", "Facilitators"), ", ".join(sheet.facilitators)


def _continued(sheet: SignInSheet, paper: SheetPaper, kind: Type) -> Block:
    words = translate("Print", "{what} (continued)").format(what=sheet.workshop)
    return stack([lines(fit(words, kind.strong, paper.printable, 7, 1), paper.printable), space(6)])


class _Grid:
    """Columns with lines between them: number, name, institution, a signature for each session."""

    def __init__(self, group: Sequence[Sitting], paper: SheetPaper, kind: Type) -> None:
        self._group, self._kind, self._width = group, kind, paper.printable
        signatures = [min(_SIGNATURE, paper.printable * 0.5 / max(len(group), 1))] * len(group)
        rest = paper.printable - _NUMBERS - sum(signatures)
        self._widths = [_NUMBERS, rest * 0.6, rest * 0.4, *signatures]

    def head(self) -> Block:
        """What stands over the columns."""
        said = [
            translate("SignInSheet", "No."),
            translate("SignInSheet", "Name"),
            translate("SignInSheet", "Institution"),
        ]
        cells = [[line(text, self._kind.label)] for text in said]
        cells += [
            self._session(sitting, width)
            for sitting, width in zip(self._group, self._widths[3:], strict=True)
        ]
        high = max(sum(part.style.height for part in cell) for cell in cells) + 2 * _PAD
        return self._boxed(cells, high, 1.0)

    def _session(self, sitting: Sitting, width: float) -> list[Line]:
        when = f"{sittings.short_day(sitting)}, {sittings.hours(sitting)}"
        said = fit(when, self._kind.label, width - 2 * _PAD, 6, 2)
        if sitting.title:
            said += fit(sitting.title, self._kind.small, width - 2 * _PAD, 6, 1)
        return said

    def row(self, number: int, person: Expected) -> Block:
        """A person, or a blank for one."""
        body = self._kind.body
        cells = [
            [line(str(number), self._kind.figures)],
            fit(person.name, body, self._widths[1] - 2 * _PAD, 7, 3),
            fit(person.institution, self._kind.small, self._widths[2] - 2 * _PAD, 6, 2),
            *[[] for _ in self._group],
        ]
        return self._boxed(cells, _ROW, 0.5)

    def _boxed(self, cells: Sequence[Sequence[Line]], high: float, thick: float) -> Block:
        def draw(sheet: Sheet, left: float, top: float) -> None:
            x = left
            for cell, width in zip(cells, self._widths, strict=True):
                block = lines(cell, width - 2 * _PAD)
                block.draw(sheet, x + _PAD, top + (high - block.height) / 2)
                sheet.stroke(x, top, x, top + high, 0.5, HAIRLINE)
                x += width
            sheet.stroke(x, top, x, top + high, 0.5, HAIRLINE)
            sheet.rule(left, top + high - thick, self._width, thick, _LINE)

        return Block(high, draw)
