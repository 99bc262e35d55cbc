# SPDX-License-Identifier: GPL-3.0-or-later
"""One layout for every shape of poster, measured in hundredths of its width.

Above, on the library's colour: what it is. Below, on paper: when, where, for whom, how. At the foot: who.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.printing import codes, poster_icons
from desktop_app.printing import poster_facts as said
from desktop_app.printing.fonts import SERIF, Weight
from desktop_app.printing.layout import Block, lines, space, stack
from desktop_app.printing.logos import logo_row
from desktop_app.printing.ornament import diamond, flower, rosette, shoot, tint
from desktop_app.printing.poster_facts import PosterFacts
from desktop_app.printing.poster_icons import Icon
from desktop_app.printing.refusals import TooMuchText
from desktop_app.printing.sheet import BLACK, WHITE, Align, Colour, Sheet
from desktop_app.printing.text import Line, Style, balanced, fit, line, says_all, wrap

_PAPER: Colour = (0.984, 0.973, 0.945)
_INK: Colour = (0.11, 0.13, 0.14)
_MARGIN = 8.0
_TITLE_LINES = 5
_SHORT, _SHORT_TITLE = 18, 1.5
# Shares of the largest size: of any title, of one above a description, and what an even look may cost.
_SMALLEST_TITLE, _LARGE_ENOUGH, _WORTH_IT = 0.42, 0.7, 0.78
_SMALLEST_QR = 15.0
_SCALES = (1.0, 0.93, 0.86, 0.79, 0.72, 0.65)


@dataclass(frozen=True)
class Shape:
    """In hundredths of the width: where the header's words begin, heights of the parts, size of the title,
    side of the QR code; `body` is a factor on the text below."""

    top: float

    header: float
    fringe: float
    foot: float
    title: float
    body: float
    qr: float


def draw(sheet: Sheet, facts: PosterFacts, shape: Shape) -> None:
    """The whole page. Raises TooMuchText."""
    page = _Page(sheet, facts, shape)
    page.ground()
    page.header()
    page.body()
    page.foot()


class _Page:
    def __init__(self, sheet: Sheet, facts: PosterFacts, shape: Shape) -> None:
        self._sheet, self._facts, self._shape = sheet, facts, shape
        self._u = sheet.width / 100
        self._left = _MARGIN * self._u
        self._width = sheet.width - 2 * self._left
        self._header = shape.header * self._u
        self._foot_top = sheet.height - shape.foot * self._u

    def ground(self) -> None:
        """Colours and ornament."""
        sheet, facts, u = self._sheet, self._facts, self._u
        sheet.box(0, 0, sheet.width, self._header, fill=facts.accent)
        lighter = tint(facts.accent, 0.88)
        centre = 86 * u, min(22 * u, self._header * 0.34)
        for part in range(7):
            bloom = rosette(*centre, 40 * u, 12, 0.17, part * 0.0748)
            sheet.path(bloom, stroke=lighter, thick=0.28 * u)
        sheet.path(flower(*centre, 22 * u), fill=lighter)
        sheet.box(0, self._header, sheet.width, sheet.height - self._header, fill=_PAPER)
        self._fringe()

    def _fringe(self) -> None:
        """The end of the cloth: shoots hanging into the paper."""
        sheet, facts, u = self._sheet, self._facts, self._u
        count, high = 20, self._shape.fringe * u
        wide = sheet.width / count
        sheet.stroke(0, self._header - 0.9 * u, sheet.width, self._header - 0.9 * u, 0.35 * u, facts.second)
        for place in range(count):
            middle = (place + 0.5) * wide
            for colour, share in (
                (facts.accent, 1.0),
                (facts.second, 0.72),
                (_PAPER, 0.57),
                (facts.accent, 0.4),
            ):
                sheet.path(shoot(middle, self._header, wide * share, high * share), fill=colour)
        for place in range(count + 1):
            sheet.path(diamond(place * wide, self._header + high * 0.62, 0.8 * u, 1.7 * u), fill=facts.second)

    def header(self) -> None:
        """Kind, title, who speaks, and a sentence or two where there is room."""
        u, facts = self._u, self._facts
        top = self._shape.top * u
        top += self._kind(top) + 4.2 * u
        room = self._header - top - 4.5 * u
        small = Style(2.9 * u * self._shape.body, Weight.SEMIBOLD, leading=1.35)
        speakers = balanced(said.with_speakers(facts), small, self._width, 3) if facts.speakers else []
        beneath = (
            [space(2.4 * u), lines(speakers, self._width, colour=tint(facts.second, 0.62))]
            if speakers
            else []
        )
        words = self._description()
        asides = [space(2.6 * u), lines(words, self._width, colour=tint(facts.accent, 0.16))] if words else []
        title = self._title(room - stack([*beneath, *asides]).height, _LARGE_ENOUGH) if asides else []
        if not title:
            asides, title = [], self._title(room - stack(beneath).height, _SMALLEST_TITLE)
        if not title:
            raise TooMuchText(facts.title)
        block = stack([lines(title, self._width, colour=WHITE), *beneath, *asides])
        block.draw(self._sheet, self._left, top + max(room - block.height, 0) * 0.6)

    def _kind(self, top: float) -> float:
        """A small banner; its height."""
        u, facts = self._u, self._facts
        style = Style(2.3 * u * min(self._shape.body, 1.1), Weight.BOLD, tracking=140)
        name = line(said.kind(facts).upper(), style)
        high = style.size * 2.1
        self._sheet.box(self._left, top, name.width + 3.6 * u, high, fill=facts.second, radius=high / 2)
        text = lines([name], name.width, colour=_darker(facts.accent))
        text.draw(self._sheet, self._left + 1.8 * u, top + (high - text.height) / 2)
        return high

    def _title(self, room: float, smallest: float) -> list[Line]:
        """As large as it fits, a little smaller where no word is left alone then; empty: it does not fit."""
        biggest = self._shape.title * self._u
        size = biggest * (_SHORT_TITLE if len(self._facts.title) <= _SHORT else 1)
        first: list[Line] = []
        while size > biggest * smallest:
            style = Style(size, Weight.SEMIBOLD, family=SERIF, leading=1.06)
            found = balanced(self._facts.title, style, self._width, _TITLE_LINES)
            if len(found) * style.height <= room and says_all(found, self._facts.title):
                first = first or found
                if _even(found) or size < first[0].style.size * _WORTH_IT:
                    return found if _even(found) else first
            size *= 0.97
        return first

    def _description(self) -> list[Line]:
        """The description, if it is short enough for a poster."""
        style = Style(2.55 * self._u * self._shape.body, leading=1.42)
        if not self._facts.description:
            return []
        found = wrap(self._facts.description, style, self._width * 0.9, 4)
        return found if says_all(found, self._facts.description) else []

    def body(self) -> None:
        """When, where, for whom on the left; the code on the right."""
        u = self._u
        top = self._header + self._shape.fringe * u + 3 * u * self._shape.body
        room = self._foot_top - top - 2.5 * u
        card = self._card_width()
        width = self._width - (card + 4 * u if card else 0)
        rows = self._fitting_rows(width, room)
        rows.draw(self._sheet, self._left, top + (room - rows.height) * 0.5)
        if card:
            self._card(self._left + self._width - card, top, room, card)

    def _card_width(self) -> float:
        return (self._shape.qr + 4) * self._u if self._facts.qr else 0.0

    def _fitting_rows(self, width: float, room: float) -> Block:
        for scale in _SCALES:
            unit = self._u * scale * self._shape.body
            rows = self._rows(width, unit)
            high = sum(row.height for row in rows)
            spare = room - high - 2.4 * unit * (len(rows) - 1)
            if all(row.height for row in rows) and spare >= 0:
                gap = 2.4 * unit + min(spare / (len(rows) + 1), 3 * unit)
                return stack([part for row in rows for part in (space(gap), row)][1:])
        raise TooMuchText(self._facts.title)

    def _rows(self, width: float, unit: float) -> list[Block]:
        return [self._row(icon, texts, width, unit) for icon, texts in self._told()]

    def _told(self) -> Iterator[tuple[Icon, list[str]]]:
        facts = self._facts
        yield from (
            (icon, texts)
            for icon, texts in (
                (poster_icons.calendar, said.when(facts)),
                (poster_icons.pin, said.where(facts)),
                (poster_icons.people, said.for_whom(facts)),
                (poster_icons.pencil, [] if facts.qr else said.register(facts)),
            )
            if texts
        )

    def _row(self, icon: Icon, texts: Sequence[str], width: float, u: float) -> Block:
        """One fact; of no height where it is too long for the column."""
        size, indent = 6.4 * u, 9.0 * u
        first = Style(3.05 * u, Weight.BOLD, leading=1.25)
        rest = Style(2.6 * u, Weight.REGULAR, leading=1.35)
        found: list[Line] = []
        for place, text in enumerate(texts):
            part = balanced(text, first if place == 0 else rest, width - indent, 3)
            if not says_all(part, text):
                return space(0)
            found += part
        words = lines(found, width - indent, colour=_INK)
        high = max(size, words.height)

        def shown(sheet: Sheet, left: float, top: float) -> None:
            poster_icons.draw(sheet, icon, left, top + (high - size) / 2, size, self._facts.accent)
            words.draw(sheet, left + indent, top + (high - words.height) / 2)

        return Block(high, shown)

    def _card(self, left: float, top: float, room: float, width: float) -> None:
        u = self._u
        side, pad = self._shape.qr * u, 2 * u
        said_first = Style(2.35 * u * min(self._shape.body, 1.1), Weight.BOLD, leading=1.25)
        words: list[Line] = []
        for place, text in enumerate(said.register(self._facts)):
            style = (
                said_first
                if place == 0
                else replace(said_first, weight=Weight.SEMIBOLD, size=said_first.size * 0.86)
            )
            words += fit(text, style, width - 2 * pad, style.size * 0.62, 3)
        caption = lines(words, width - 2 * pad, Align.CENTRE, _darker(self._facts.accent))
        side = min(side, room - caption.height - 3.2 * pad)
        if side < _SMALLEST_QR * u:
            raise TooMuchText(self._facts.title)
        high = side + caption.height + 3.2 * pad
        top += (room - high) / 2
        self._sheet.box(
            left, top, width, high, fill=WHITE, border=0.25 * u, radius=2 * u, colour=self._facts.second
        )
        module = side / codes.qr_side(self._facts.qr)
        self._sheet.qr(self._facts.qr, left + (width - side) / 2, top + pad * 1.1, module)
        caption.draw(self._sheet, left + pad, top + side + 2.1 * pad)

    def foot(self) -> None:
        """Hosts and sponsor."""
        u, sheet, facts = self._u, self._sheet, self._facts
        high = self._shape.foot * u
        sheet.box(0, self._foot_top, sheet.width, high, fill=WHITE)
        sheet.box(0, self._foot_top, sheet.width, 0.5 * u, fill=facts.second)
        logo = high * 0.46
        style = Style(1.95 * u * self._shape.body, grey=0.25, leading=1.3)
        texts = [text for text in (said.held_by(facts), said.supported_by(facts)) if text]
        logos = (*facts.logos, *facts.sponsor_logos)
        if not logos:
            words = self._credits(texts, style, self._width, Align.CENTRE)
            words.draw(sheet, self._left, self._foot_top + (high - words.height) / 2)
            return
        across = self._width * 0.42
        row = logo_row(logos, across, logo, Align.LEFT)
        row.draw(sheet, self._left, self._foot_top + (high - row.height) / 2 + 0.2 * u)
        words = self._credits(texts, style, self._width - across - 4 * u, Align.RIGHT)
        words.draw(sheet, self._left + across + 4 * u, self._foot_top + (high - words.height) / 2 + 0.2 * u)

    def _credits(self, texts: Sequence[str], style: Style, width: float, align: Align) -> Block:
        parts = [balanced(text, style, width, 3) for text in texts]
        if not all(says_all(part, text) for part, text in zip(parts, texts, strict=True)):
            raise TooMuchText(self._facts.title)
        return lines([part for found in parts for part in found], width, align)


def _even(found: Sequence[Line]) -> bool:
    """Whether no line is much shorter than the longest."""
    widths = [part.width for part in found]
    return min(widths) >= max(widths) * 0.55


def _darker(colour: Colour) -> Colour:
    return tint(colour, 0.75, BLACK)
