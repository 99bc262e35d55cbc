# SPDX-License-Identifier: GPL-3.0-or-later
"""The feedback form on A4: five statements in Indonesian and English, five boxes each, room for words."""

from __future__ import annotations

from dataclasses import dataclass

from db.rules import survey
from desktop_app.printing.layout import Block, Placed, beside, lines, rule, space, stack
from desktop_app.printing.paper import A4, MM, SheetPaper
from desktop_app.printing.sheet import About, Align, Sheet
from desktop_app.printing.sheet_slip import letterhead
from desktop_app.printing.slip import Letterhead
from desktop_app.printing.table import HAIRLINE, Type, type_for
from desktop_app.printing.text import line, wrap

PAPER = SheetPaper("A4", A4.width, A4.height, 18 * MM)
_BOX, _GAP = 8 * MM, 4 * MM
_SCORES = 5 * _BOX + 4 * _GAP
_LINES = 5


@dataclass(frozen=True)
class FeedbackForm:
    """`answers_at` is an address to answer at instead, '' where there is none: then no code is printed."""

    letterhead: Letterhead
    workshop: str
    when: str
    language: str
    answers_at: str = ""


def render(form: FeedbackForm) -> bytes:
    """One page, as PDF."""
    about = About("Umpan balik · Feedback", form.letterhead.library, "Umpan balik", form.language)
    with Sheet(PAPER.width, PAPER.height, about) as drawn:
        _page(form).draw(drawn, PAPER.margin, PAPER.margin)
    return drawn.pdf


def _page(form: FeedbackForm) -> Block:
    kind, width = type_for(PAPER), PAPER.printable
    asked = [
        block
        for number, words in enumerate(survey.WORDED.values(), 1)
        for block in _statement(number, words, kind)
    ]
    closing = [space(16), lines(wrap(_COMMENT, kind.strong, width), width)]
    closing += [block for _ in range(_LINES) for block in (space(24), rule(width, 0.5, HAIRLINE))]
    return stack(
        [
            _head(form, kind, width),
            space(10),
            rule(width, 1.6),
            space(12),
            lines(wrap("Umpan balik · Feedback", kind.title, width), width),
            space(4),
            lines(wrap(form.workshop, kind.heading, width, 3), width),
            lines(wrap(form.when, kind.body, width, 2), width),
            space(10),
            lines(wrap(_HOW, kind.body, width), width),
            *([lines(wrap(_BY_TELEPHONE, kind.body, width), width)] if form.answers_at else []),
            space(14),
            _scale(kind, width),
            *asked,
            *closing,
            space(14),
            lines(wrap(_NAMELESS, kind.body, width), width),
        ]
    )


_HOW, _COMMENT, _NAMELESS = (" · ".join(both) for both in (survey.HOW, survey.COMMENT, survey.NAMELESS))

_BY_TELEPHONE = "Atau lewat ponsel: pindai kode di atas. · Or by telephone: scan the code above."


def _head(form: FeedbackForm, kind: Type, width: float) -> Block:
    head = letterhead(form.letterhead, width * 0.75, kind)
    if not form.answers_at:
        return head
    from desktop_app.printing import codes

    side = 24 * MM
    module = side / codes.qr_side(form.answers_at)
    square = Block(side, lambda sheet, left, top: sheet.qr(form.answers_at, left, top, module))
    return beside([Placed(head), Placed(square, width - side)])


def _scale(kind: Type, width: float) -> Block:
    left = width - _SCORES
    said = [
        lines([line(f"1 = {' · '.join(survey.SCALE[0])}", kind.label)], left),
        lines([line(f"5 = {' · '.join(survey.SCALE[-1])}", kind.label)], left),
    ]
    numbers = [
        Placed(
            lines([line(str(score), kind.strong)], _BOX, Align.CENTRE),
            left + (score - 1) * (_BOX + _GAP),
        )
        for score in range(1, 6)
    ]
    return beside([Placed(stack(said)), *numbers])


def _statement(number: int, words: tuple[str, str], kind: Type) -> tuple[Block, ...]:
    width = PAPER.printable
    left = width - _SCORES
    room = left - 8 * MM
    text = stack(
        [
            lines(wrap(f"{number}. {words[0]}", kind.strong, room), room),
            lines(wrap(words[1], kind.body, room), room),
        ]
    )
    boxes = [Placed(_box(), left + place * (_BOX + _GAP)) for place in range(5)]
    return space(9), beside([Placed(text), *boxes]), space(9), rule(width, 0.5, HAIRLINE)


def _box() -> Block:
    return Block(_BOX, lambda sheet, left, top: sheet.box(left, top, _BOX, _BOX, border=0.8, radius=1.5))
