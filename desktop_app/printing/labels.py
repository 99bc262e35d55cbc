# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels of copies: the call number for the spine, the barcode with its number in figures, or both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from desktop_app.language import current_language, translate
from desktop_app.printing import codes
from desktop_app.printing.fonts import Weight
from desktop_app.printing.label_stock import Labels, dealt
from desktop_app.printing.layout import Block, lines, space, stack
from desktop_app.printing.paper import MM
from desktop_app.printing.refusals import LabelTooSmall, NoSuchLetters
from desktop_app.printing.sheet import About, Align, Sheet
from desktop_app.printing.text import CODE_FEATURES, Style, fit, line, width_of, wrap

What = Literal["both", "spine", "barcode"]
WHAT: tuple[What, ...] = ("both", "spine", "barcode")
_SMALLEST, _LARGEST = 6.0, 20.0
_DOT = 25.4 / 203 * MM
"""A roll's head prints whole dots: narrower bars than two of them run together."""
_NARROWEST = 0.17 * MM
_WIDEST = 0.38 * MM
_PIECES = re.compile(r"[^/.-]*[/.-]+|[^/.-]+")
_QUIET = 10
"""Modules of blank that Code 128 wants at either side."""


@dataclass(frozen=True)
class ItemLabel:
    """`call_number` in the lines that it is broken into."""

    library: str
    barcode: str
    title: str
    call_number: tuple[str, ...]


def render(labels: Sequence[ItemLabel], stock: Labels, what: What = "both", first: int = 0) -> bytes:
    """Labels on `stock` from label `first` on. LabelTooSmall, NoSuchLetters: nothing was made."""
    heading = translate("Labels", "Labels")
    about = About(heading, labels[0].library if labels else "", heading, current_language())
    with Sheet(stock.paper.width, stock.paper.height, about) as sheet:
        for label, left, top in dealt(sheet, labels, stock, 0 if stock.roll else first):
            _one(sheet, label, stock, what, left, top)
    return sheet.pdf


def _one(sheet: Sheet, label: ItemLabel, stock: Labels, what: What, left: float, top: float) -> None:
    width, height = stock.width * MM, stock.height * MM
    pad = min(2.5, 0.07 * stock.height) * MM
    if what == "spine":
        _spine(sheet, label, left + pad, top + pad, width - 2 * pad, height - 2 * pad)
    elif what == "barcode":
        _barcode(sheet, label, stock, left, top + pad, width, height - 2 * pad)
    else:
        share = _spine_share(label, stock, width - 2 * pad)
        _spine(sheet, label, left + pad, top + pad, share - 0.8 * MM, height - 2 * pad)
        beside = left + pad + share
        sheet.stroke(beside, top + pad, beside, top + height - pad, 0.3, (0.7, 0.7, 0.7))
        _barcode(sheet, label, stock, beside, top + pad, left + width - beside, height - 2 * pad)


def _spine_share(label: ItemLabel, stock: Labels, room: float) -> float:
    """What the barcode leaves, up to two fifths."""
    bars = (codes.code128_width(label.barcode) + 2 * _QUIET) if codes.can_be_code128(label.barcode) else 0
    return max(0.25 * room, min(0.4 * room, room - bars * _least(stock) * 1.1))


def _spine(sheet: Sheet, label: ItemLabel, left: float, top: float, width: float, height: float) -> None:
    """The library small above, the call number as large as it goes in what is left."""
    head = lines([], width)
    if height > 16 * MM and label.library:
        style = Style(6, Weight.SEMIBOLD, grey=0.25)
        head = lines(fit(label.library, style, width, 4.5, 2), width, Align.CENTRE)
    head.draw(sheet, left, top)
    room = height - head.height
    number = _call_number(label, width, room)
    number.draw(sheet, left, top + head.height + (room - number.height) / 2)


def _call_number(label: ItemLabel, width: float, height: float) -> Block:
    """In the lines of its parts; a part that has no room so is broken on, where it has signs to break at."""
    for parts in (lambda _style: label.call_number, lambda style: _broken(label, style, width)):
        size = _LARGEST
        while size >= _SMALLEST:
            style = Style(size, Weight.BOLD, CODE_FEATURES, leading=1.15)
            said = parts(style)
            high = size * 1.15 * len(said)
            if high <= height and all(width_of(part, style) <= width for part in said):
                return lines([line(part, style) for part in said], width, Align.CENTRE)
            size -= 0.5
    raise LabelTooSmall(label.barcode)


def _broken(label: ItemLabel, style: Style, width: float) -> tuple[str, ...]:
    """'SKRIPSI/2019/FKIP' after a slash, hyphen or stop, as much on a line as there is room for."""
    found: list[str] = []
    for part in label.call_number:
        found.append("")
        for piece in _PIECES.findall(part):
            if found[-1] and width_of(found[-1] + piece, style) > width:
                found.append("")
            found[-1] += piece
    return tuple(found)


def _barcode(
    sheet: Sheet, label: ItemLabel, stock: Labels, left: float, top: float, width: float, height: float
) -> None:
    """The title on a line, the bars, and the number as people read it."""
    if not codes.can_be_code128(label.barcode):
        odd = "".join(sorted({char for char in label.barcode if not " " <= char <= "~"}))
        raise NoSuchLetters(label.barcode, odd)
    module = _module(label.barcode, stock, width)
    inner = width - 3 * MM
    words: list[Block] = []
    if height > 14 * MM:
        words.append(lines(wrap(label.title, Style(6, grey=0.2), inner, 1), inner, Align.CENTRE))
        words.append(space(1.5))
    number = Style(min(9.0, 0.16 * height), Weight.SEMIBOLD, CODE_FEATURES)
    foot = lines(fit(label.barcode, number, inner, 5, 1), inner, Align.CENTRE)
    head = stack(words)
    head.draw(sheet, left + 1.5 * MM, top)
    high = height - head.height - foot.height - 1.5
    wide = codes.code128_width(label.barcode) * module
    sheet.code128(label.barcode, left + (width - wide) / 2, top + head.height, module, high)
    foot.draw(sheet, left + 1.5 * MM, top + height - foot.height)


def _least(stock: Labels) -> float:
    return 2 * _DOT if stock.roll else _NARROWEST


def _module(barcode: str, stock: Labels, width: float) -> float:
    """The width of the narrowest bar: as wide as there is room for, whole dots on a roll."""
    room = width / (codes.code128_width(barcode) + 2 * _QUIET)
    module = min(_WIDEST, room)
    if stock.roll:
        module = module // _DOT * _DOT
    if module < _least(stock) - 1e-6:
        raise LabelTooSmall(barcode)
    return module
