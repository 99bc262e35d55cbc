# SPDX-License-Identifier: GPL-3.0-or-later
"""A slip on thermal paper: black only, nothing under 8 points, as long as its content."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from desktop_app.language import translate
from desktop_app.printing import codes
from desktop_app.printing.fonts import Weight
from desktop_app.printing.layout import Block, Placed, beside, deal, framed, lines, rule, space, stack
from desktop_app.printing.paper import Roll
from desktop_app.printing.sheet import About, Align, Sheet
from desktop_app.printing.slip import Content, Fact, Letterhead, Row, Total
from desktop_app.printing.text import CODE_FEATURES, Style, fit, joined, line, width_of, wrap

SMALLEST = 8.0
_WIDE = 170.0
_QR_MM = 24.0
_LEADING = 1.25
_LABEL_SHARE = 0.3
"""Of the width, what a label has at least beside a long value."""
_VALUE_LINES = 3
LONGEST = 14_400 - 1
"""Points that a page of a PDF may be long at most (ISO 32000-1, annex C), less a dot to round up by."""


@dataclass(frozen=True)
class Look:
    """Sizes for one width of paper."""

    roll: Roll
    name: Style
    strong: Style
    body: Style
    code: Style
    small: Style

    @property
    def width(self) -> float:
        """What the head reaches, in points."""
        return self.roll.printable

    @property
    def is_wide(self) -> bool:
        """Whether barcode and outcome fit on one line."""
        return self.width >= _WIDE

    def dots(self, count: int) -> float:
        """So many dots of the head, in points."""
        return count * self.roll.dot


def look_for(roll: Roll) -> Look:
    """The sizes for this paper."""
    body = 9.0 if roll.printable >= _WIDE else 8.5
    regular = Style(body, leading=_LEADING)
    return Look(
        roll=roll,
        name=Style(body + 2.5, Weight.BOLD, leading=1.2),
        strong=replace(regular, weight=Weight.BOLD),
        body=regular,
        code=replace(regular, features=CODE_FEATURES),
        small=replace(regular, size=SMALLEST),
    )


def draw(content: Content, roll: Roll, about: About) -> bytes:
    """The slip as a PDF of one page, as wide as the paper."""
    look = look_for(roll)
    return strip(_blocks(content, look), roll, about)


def strip(blocks: Iterable[Block], roll: Roll, about: About) -> bytes:
    """Blocks below each other on paper as long as they need: one page, unless a PDF has none so long."""
    return pages(deal(list(blocks), LONGEST, LONGEST), roll, about)


def pages(several: Iterable[Iterable[Block]], roll: Roll, about: About) -> bytes:
    """The same several times, a page each; there is at least one."""
    stacked = (stack(blocks) for blocks in several)
    first = next(stacked)
    with Sheet(roll.width, _length(first, roll), about) as sheet:
        first.draw(sheet, roll.margin, 0)
        for whole in stacked:
            sheet.next_page(_length(whole, roll))
            whole.draw(sheet, roll.margin, 0)
    return sheet.pdf


def _length(whole: Block, roll: Roll) -> float:
    return math.ceil(whole.height / roll.dot) * roll.dot


def _blocks(content: Content, look: Look) -> Iterator[Block]:
    yield space(look.dots(12))
    yield letterhead(content.letterhead, look)
    yield space(look.dots(10))
    yield rule(look.width, look.dots(3))
    yield space(look.dots(8))
    yield _heading(content, look)
    if content.reprint:
        yield space(look.dots(8))
        yield _reprint(content, look)
    yield space(look.dots(6))
    yield _facts(content.facts, look)
    yield space(look.dots(8))
    yield rule(look.width, look.dots(2), dash=look.dots(6))
    yield space(look.dots(6))
    yield _rows(content, look)
    yield space(look.dots(6))
    yield rule(look.width, look.dots(2), dash=look.dots(6))
    yield space(look.dots(6))
    yield from (total_line(total, look) for total in content.totals)
    yield space(look.dots(12))
    yield _foot(content, look)
    yield space(look.dots(20))


def letterhead(head: Letterhead, look: Look) -> Block:
    """Who prints, centred."""
    parts = fit(head.library, look.name, look.width, look.body.size + 1)
    parts += wrap(head.branch, look.strong, look.width, 2) if head.branch else []
    parts += joined(head.contact, look.small, look.width)
    return lines(parts, look.width, Align.CENTRE)


def _heading(content: Content, look: Look) -> Block:
    kind = replace(look.strong, size=look.strong.size + 1)
    number = replace(kind, features=CODE_FEATURES)
    if width_of(content.kind, kind) + width_of(content.number, number) + 8 <= look.width:
        left = lines([line(content.kind, kind)], look.width)
        right = lines([line(content.number, number)], look.width, Align.RIGHT)
        return beside([Placed(left), Placed(right)])
    parts = fit(content.kind, kind, look.width, SMALLEST) + fit(content.number, number, look.width, SMALLEST)
    return lines(parts, look.width)


def _reprint(content: Content, look: Look) -> Block:
    inside = look.width - look.dots(12)
    mark = replace(look.strong, size=look.strong.size + 2)
    parts = fit(content.reprint_mark, mark, inside, SMALLEST)
    parts.append(line(content.reprint_time, look.small))
    return framed(lines(parts, inside, Align.CENTRE), look.width, look.dots(6), look.dots(3))


def _facts(facts: tuple[Fact, ...], look: Look) -> Block:
    labels = [line(fact.label, look.body) for fact in facts]
    indent = min(max((label.width for label in labels), default=0) + 8, look.width * 0.45)
    return stack(_fact(fact, indent, look) for fact in facts)


def _fact(fact: Fact, indent: float, look: Look) -> Block:
    style = replace(look.strong, features=CODE_FEATURES) if fact.is_code else look.strong
    room = look.width - indent
    label = lines(fit(fact.label, look.body, indent - 4, SMALLEST, 1), indent)
    value = lines(fit(fact.value, style, room, SMALLEST), room)
    return beside([Placed(label), Placed(value, indent)])


def _rows(content: Content, look: Look) -> Block:
    if not content.rows:
        return lines(wrap(content.empty, look.body, look.width), look.width, Align.CENTRE)
    indent = indent_for(len(content.rows), look)
    gap = space(look.dots(9))
    heads = [] if look.is_wide else [item_heads(content.columns[0], look)]
    blocks = [item(place, row, indent, look) for place, row in enumerate(content.rows, 1)]
    return stack([*heads, *[part for block in blocks for part in (block, gap)][:-1]])


def indent_for(count: int, look: Look) -> float:
    """Room for the numbers of so many items."""
    return width_of(str(count), look.body) + look.dots(14)


def item_heads(column: str, look: Look) -> Block:
    """On narrow paper: what the date on each row is, said once."""
    left = line(translate("Slip", "Title"), look.small)
    right = line(column, look.small)
    held = [Placed(lines([left], look.width)), Placed(lines([right], look.width, Align.RIGHT))]
    return stack([beside(held), space(look.dots(4))])


def item(place: int, row: Row, indent: float, look: Look) -> Block:
    """One item with its number in the list."""
    room = look.width - indent
    parts = [lines(wrap(row.title, look.body, room, 2), room), _outcome(row, room, look)]
    parts.append(lines(joined(row.remarks, look.small, room), room, Align.RIGHT))
    number = lines([line(str(place), look.body)], indent)
    return beside([Placed(number), Placed(stack(parts), indent)])


def _outcome(row: Row, room: float, look: Look) -> Block:
    """Barcode left and what happened right, on one line if there is room."""
    said = row.outcome if look.is_wide else row.cells[0]
    outcome = line(said, look.strong)
    code = line(row.barcode, look.code)
    if code.width + outcome.width + 6 <= room:
        return beside([Placed(lines([code], room)), Placed(lines([outcome], room, Align.RIGHT))])
    code_lines = fit(row.barcode, look.code, room, SMALLEST)
    return stack(
        [
            lines(code_lines, room),
            lines(fit(said, look.strong, room, SMALLEST), room, Align.RIGHT),
        ]
    )


def total_line(total: Total, look: Look) -> Block:
    """A label left, a value right; one that is no sum but a name may need several lines."""
    style = look.strong if total.strong else look.body
    room = look.width - 6 - min(width_of(total.label, style), look.width * _LABEL_SHARE)
    value = wrap(total.value, style, room, _VALUE_LINES)
    label = wrap(total.label, style, look.width - 6 - max((part.width for part in value), default=0.0), 2)
    return beside([Placed(lines(label, look.width)), Placed(lines(value, look.width, Align.RIGHT))])


def _foot(content: Content, look: Look) -> Block:
    """QR with the number under it; the note beside it where the paper is wide enough."""
    code = _qr(content.number, look)
    side = _qr_dots(content.number, look) * look.roll.dot
    room = look.width - side - look.dots(24)
    if look.is_wide:
        note = lines(wrap(content.note, look.small, room, 7), room)
        return beside([Placed(code), Placed(note, side + look.dots(24))])
    note = lines(wrap(content.note, look.small, look.width, 6), look.width, Align.CENTRE)
    return stack([note, space(look.dots(12)), beside([Placed(code, _on_dot(look.width - side, look) / 2)])])


def _on_dot(length: float, look: Look) -> float:
    return round(length / look.roll.dot / 2) * 2 * look.roll.dot


def centred_qr(content: str, look: Look, high: float = _QR_MM) -> Block:
    """A QR code of about `high` millimetres in the middle of the roll, its squares whole dots."""
    side = _qr_dots(content, look, high) * look.roll.dot
    return beside([Placed(_square(content, side), _on_dot(look.width - side, look) / 2)])


def _square(content: str, side: float) -> Block:
    module = side / codes.qr_side(content)
    return Block(side, lambda sheet, left, top: sheet.qr(content, left, top, module))


def _qr_dots(content: str, look: Look, high: float = _QR_MM) -> int:
    side = codes.qr_side(content)
    wanted = high / 25.4 * look.roll.dpi
    return side * max(4, int(wanted // side))


def _qr(number: str, look: Look) -> Block:
    width = _qr_dots(number, look) * look.roll.dot
    square = _square(number, width)
    text = line(number, replace(look.small, features=CODE_FEATURES))
    if text.width <= width:
        return stack([square, space(look.dots(8)), lines([text], width, Align.CENTRE)])
    return stack([square, space(look.dots(8)), lines(wrap(number, text.style, look.width), look.width)])
