# SPDX-License-Identifier: GPL-3.0-or-later
"""The back of a certificate: topics and how long each took."""

from __future__ import annotations

from functools import lru_cache

from desktop_app.language import words_in
from desktop_app.printing import certificate_words as words
from desktop_app.printing.certificate_design import CertificateDesign
from desktop_app.printing.certificate_facts import CertificateFacts, Topic
from desktop_app.printing.fonts import SERIF, Weight
from desktop_app.printing.layout import Block, Placed, beside, lines, rule, space, stack
from desktop_app.printing.ornament import divider, tint
from desktop_app.printing.paper import A4, MM
from desktop_app.printing.refusals import TooMuchText
from desktop_app.printing.sheet import WHITE, Align, Sheet
from desktop_app.printing.text import FIGURE_FEATURES, Style, balanced, fit, line, says_all, wrap

_SIZES = (11.5, 10.5, 9.5, 8.5, 7.5)
_SIDE, _TOP = 26 * MM, 20 * MM
_NUMBERS, _MINUTES = 30.0, 70.0
_UNDER_HEAD = 18.0


def draw_back(sheet: Sheet, facts: CertificateFacts, design: CertificateDesign, form: str) -> None:
    """The page of topics. Raises TooMuchText."""
    width = sheet.width - 2 * _SIDE
    sheet.reused(form, lambda drawn: _static(drawn, facts, design))
    number = Style(9, family=SERIF, grey=0.35)
    code = words.codes_of(facts.language)[0]
    said = lines(fit(words.number(code, facts), number, width, 6, 1), width, Align.CENTRE)
    said.draw(sheet, _SIDE, sheet.height - 16 * MM)


def _static(sheet: Sheet, facts: CertificateFacts, design: CertificateDesign) -> None:
    if design.paper != WHITE:
        sheet.box(0, 0, sheet.width, sheet.height, fill=design.paper)
    sheet.box(9 * MM, 9 * MM, sheet.width - 18 * MM, sheet.height - 18 * MM, border=0.8, colour=design.second)
    head, table = _laid_out(facts, design, sheet.width, sheet.height)
    head.draw(sheet, _SIDE, _TOP)
    divider(sheet, sheet.width / 2, _TOP + head.height + 7, 190, design.second)
    table.draw(sheet, _SIDE, _TOP + head.height + _UNDER_HEAD)


def check_back(facts: CertificateFacts, design: CertificateDesign) -> None:
    """Raises TooMuchText."""
    long, short = A4.height, A4.width
    _laid_out(facts, design, *((long, short) if design.landscape else (short, long)))


@lru_cache(maxsize=16)
def _laid_out(
    facts: CertificateFacts, design: CertificateDesign, page_width: float, page_height: float
) -> tuple[Block, Block]:
    """Heading and table."""
    width = page_width - 2 * _SIDE
    head = _head(facts, design, width)
    room = page_height - _TOP - head.height - _UNDER_HEAD - 18 * MM
    return head, _table(facts.topics, facts.language, facts.title, width, room, design)


def _head(facts: CertificateFacts, design: CertificateDesign, width: float) -> Block:
    codes = words.codes_of(facts.language)
    heading = Style(22, Weight.SEMIBOLD, family=SERIF, tracking=60)
    title = Style(12.5, family=SERIF, grey=0.2)
    said = " · ".join(words.back_words(words_in(code))[0] for code in codes)
    return stack(
        [
            lines([line(said, heading)], width, Align.CENTRE, design.accent),
            lines(balanced(facts.title, title, width, 3), width, Align.CENTRE),
        ]
    )


def _table(
    topics: tuple[Topic, ...], language: str, title: str, width: float, room: float, design: CertificateDesign
) -> Block:
    for size in _SIZES:
        found = _rows(topics, language, width, Style(size), design)
        if found is not None and found.height <= room:
            return found
    raise TooMuchText(title)


def _rows(
    topics: tuple[Topic, ...], language: str, width: float, style: Style, design: CertificateDesign
) -> Block | None:
    _, number, topic, minutes, total = _said(language)
    figures = Style(style.size, features=FIGURE_FEATURES)
    strong = Style(style.size, Weight.SEMIBOLD, FIGURE_FEATURES)
    blocks = [_row(number, topic, minutes, width, Style(style.size * 0.85, Weight.SEMIBOLD, grey=0.35))]
    blocks.append(rule(width, 1.2, design.accent))
    for place, one in enumerate(topics, 1):
        if not says_all(wrap(one.text, style, _text_room(width), 3), one.text):
            return None
        blocks += [_row(str(place), one.text, str(one.minutes), width, figures)]
        blocks.append(rule(width, 0.4, tint(design.accent, 0.3)))
    whole = sum(one.minutes for one in topics)
    return stack([*blocks, space(1), _row("", total, str(whole), width, strong)])


def _said(language: str) -> tuple[str, ...]:
    both = [words.back_words(words_in(code)) for code in words.codes_of(language)]
    return tuple(" / ".join(dict.fromkeys(parts)) for parts in zip(*both, strict=True))


def _text_room(width: float) -> float:
    return width - _NUMBERS - _MINUTES - 10


def _row(number: str, text: str, minutes: str, width: float, style: Style) -> Block:
    pad = style.size * 0.42
    cells = beside(
        [
            Placed(lines([line(number, style)], _NUMBERS)),
            Placed(lines(wrap(text, style, _text_room(width), 3), _text_room(width)), _NUMBERS),
            Placed(lines(fit(minutes, style, _MINUTES, 6), _MINUTES, Align.RIGHT), width - _MINUTES),
        ]
    )
    return stack([space(pad), cells, space(pad)])
