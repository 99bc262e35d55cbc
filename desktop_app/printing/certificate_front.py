# SPDX-License-Identifier: GPL-3.0-or-later
"""The front of a certificate: what is on it and where; everything but name, number and code is shared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop_app.printing import certificate_words as words
from desktop_app.printing.certificate_design import CertificateDesign
from desktop_app.printing.certificate_facts import CertificateFacts
from desktop_app.printing.certificate_foot import Foot
from desktop_app.printing.fonts import SERIF, Weight
from desktop_app.printing.layout import Block, lines, space, stack
from desktop_app.printing.logos import logo_row
from desktop_app.printing.ornament import BORDERS, divider
from desktop_app.printing.paper import A4, MM
from desktop_app.printing.refusals import NameTooLong, TooMuchText
from desktop_app.printing.sheet import WHITE, Align, Sheet
from desktop_app.printing.text import Line, Style, balanced, fit, says_all, wrap

_SCALES = (1.13, 1.06, 1.0, 0.94, 0.88, 0.82, 0.76, 0.7)
_NAME, _SMALLEST_ON_ONE_LINE, _SMALLEST_NAME = 36.0, 22.0, 17.0
_NAME_LEADING = 1.14
_BELOW_NAME = 17.0
_LOGOS = 17 * MM
_ASIDE = 0.42
_GREY = 0.2


@dataclass(frozen=True)
class Front:
    """Where everything stands; lengths in points from the top left corner of the page."""

    common: CertificateFacts
    left: float
    width: float
    scale: float
    head: Block
    head_top: float
    number_top: float
    below_number: Block
    name_top: float
    below_name: Block
    foot: Foot

    def fit_name(self, facts: CertificateFacts) -> list[Line]:
        """The name on one line or two. Raises NameTooLong."""
        style = Style(_NAME * self.scale, Weight.SEMIBOLD, family=SERIF, leading=_NAME_LEADING)
        found = fit(facts.name, style, self.width, _SMALLEST_ON_ONE_LINE)
        if len(found) > 1:
            found = self._on_two_lines(facts.name, style)
        if not says_all(found, facts.name):
            raise NameTooLong(facts.number)
        return found

    def _on_two_lines(self, name: str, style: Style) -> list[Line]:
        size = _name_height(self.scale) / 2 / _NAME_LEADING
        while size > _SMALLEST_NAME and len(wrap(name, replace(style, size=size), self.width, 3)) > 2:
            size -= 0.5
        return balanced(name, replace(style, size=max(size, _SMALLEST_NAME)), self.width)

    def check_own(self, facts: CertificateFacts) -> None:
        """Raises NameTooLong or TooMuchText."""
        self.fit_name(facts)
        numbered = _number(facts, self.width, self.scale)
        if not says_all(numbered, numbered_text(facts)) or not self.foot.says_all(facts):
            raise TooMuchText(facts.number)

    def draw_own(self, sheet: Sheet, facts: CertificateFacts) -> None:
        """What only this certificate says."""
        number = lines(_number(facts, self.width, self.scale), self.width, Align.CENTRE)
        number.draw(sheet, self.left, self.number_top)
        name = lines(self.fit_name(facts), self.width, Align.CENTRE)
        spare = _name_height(self.scale) - name.height
        name.draw(sheet, self.left, self.name_top + spare / 2)
        self.foot.draw_own(sheet, facts)


def shared(facts: CertificateFacts) -> CertificateFacts:
    """The facts without what differs from person to person: the same for a whole batch."""
    replaces = "-" if facts.replaces else ""
    qr = "-" if facts.qr else ""
    return replace(facts, number="", code="", name="", qr=qr, verify_url="", signed="", replaces=replaces)


@lru_cache(maxsize=64)
def front_for(common: CertificateFacts, design: CertificateDesign) -> Front:
    """The layout, as large as the page allows. Raises TooMuchText."""
    for scale in _SCALES:
        if found := _laid_out(common, design, scale):
            return found
    raise TooMuchText(common.title)


def draw_static(sheet: Sheet, front: Front, design: CertificateDesign) -> None:
    """Paper, ornament and all words that the batch shares."""
    if design.paper != WHITE:
        sheet.box(0, 0, sheet.width, sheet.height, fill=design.paper)
    look = design.border, design.accent, design.second
    sheet.remembered((*look, sheet.width), lambda drawn: BORDERS[look[0]].draw(drawn, *look[1:]))
    front.head.draw(sheet, front.left, front.head_top)
    front.below_number.draw(sheet, front.left, front.number_top + _number_height(front.scale))
    middle = front.left + front.width / 2
    divider(sheet, middle, front.name_top + _name_height(front.scale) + 7, 190 * front.scale, design.second)
    front.below_name.draw(
        sheet, front.left, front.name_top + _name_height(front.scale) + _BELOW_NAME * front.scale
    )
    front.foot.draw_static(sheet)


def _laid_out(common: CertificateFacts, design: CertificateDesign, scale: float) -> Front | None:
    page_width, page_height = (A4.height, A4.width) if design.landscape else (A4.width, A4.height)
    room = BORDERS[design.border].room
    left, width = room.left, page_width - room.left - room.right
    foot = Foot(common, design, left, width, page_height - room.bottom, min(scale, 1.0))
    head = _head(common, design, width, scale)
    opening, below = _opening(common, design, width, scale), _below(common, design, width, scale)
    if head is None or below is None or not foot.is_whole:
        return None
    fixed = _number_height(scale) + _name_height(scale) + _BELOW_NAME * scale
    spare = page_height - room.top - room.bottom - head.height - opening.height - below.height - fixed
    spare -= foot.height + 8
    if spare < 0:
        return None
    # Blank paper is dealt out: most of it above the foot, some around the name.
    head_top = room.top + min(spare * 0.3, 60)
    number_top = head_top + head.height
    air = min(spare * 0.15, 30)
    name_top = number_top + _number_height(scale) + opening.height + air
    return Front(common, left, width, scale, head, head_top, number_top, opening, name_top, below, foot)


def _number_style(scale: float) -> Style:
    return Style(11.5 * scale, family=SERIF, grey=_GREY, tracking=20)


def numbered_text(facts: CertificateFacts) -> str:
    """The line with the number, in the main language."""
    return words.number(words.codes_of(facts.language)[0], facts)


def _number(facts: CertificateFacts, width: float, scale: float) -> list[Line]:
    return fit(numbered_text(facts), _number_style(scale), width, 7, 1)


def _number_height(scale: float) -> float:
    return _number_style(scale).height


def _name_height(scale: float) -> float:
    return max(_SMALLEST_NAME * 2, _NAME * scale) * _NAME_LEADING


class _Texts:
    """The same words in each language of the document below each other: the second small and grey."""

    def __init__(self, common: CertificateFacts, width: float) -> None:
        self.codes = words.codes_of(common.language)
        self.width = width
        self.whole = True

    def block(
        self, texts: Sequence[str], style: Style, most: int, colour: tuple[float, float, float] | None = None
    ) -> Block:
        """`texts` has one for each language."""
        return stack(self._parts(texts, style, most, colour))

    def _parts(
        self, texts: Sequence[str], style: Style, most: int, colour: tuple[float, float, float] | None
    ) -> Iterator[Block]:
        for place, text in enumerate(texts):
            if not text:
                continue
            shown = style if place == 0 else _aside(style)
            found = balanced(text, shown, self.width, most)
            self.whole = self.whole and says_all(found, text)
            yield lines(found, self.width, Align.CENTRE, colour if place == 0 else None)


def _aside(style: Style) -> Style:
    return replace(
        style, size=max(style.size * 0.72, 8), weight=Weight.REGULAR, grey=_ASIDE, tracking=0, leading=1.25
    )


def _head(common: CertificateFacts, design: CertificateDesign, width: float, scale: float) -> Block | None:
    texts = _Texts(common, width)
    headings = [design.heading] if design.heading else [words.heading(code) for code in texts.codes]
    style = Style(38 * scale, Weight.SEMIBOLD, family=SERIF, tracking=150, leading=1.15)
    heading = texts.block([headings[0].upper(), *headings[1:]], style, 1, design.accent)
    logos = [logo_row(design.logos, width, _LOGOS * scale), space(9 * scale)] if design.logos else []
    return stack([*logos, heading, space(2 * scale)]) if texts.whole else None


def _opening(common: CertificateFacts, design: CertificateDesign, width: float, scale: float) -> Block:
    texts = _Texts(common, width)
    said = [design.opening] if design.opening else [words.opening(code) for code in texts.codes]
    return stack([space(14 * scale), texts.block(said, Style(13.5 * scale, family=SERIF, grey=_GREY), 2)])


def _below(common: CertificateFacts, design: CertificateDesign, width: float, scale: float) -> Block | None:
    """From the role to the hours."""
    texts = _Texts(common, width)
    serif = Style(13.5 * scale, family=SERIF, grey=_GREY)
    title = Style(20 * scale, Weight.SEMIBOLD, family=SERIF, leading=1.2)
    detail = Style(12.5 * scale, family=SERIF, grey=_GREY, leading=1.28)
    block = stack(
        [
            texts.block([_body(code, common, design) for code in _own(design.body, texts.codes)], serif, 2),
            space(4 * scale),
            texts.block([common.title], title, 3, design.accent),
            space(5 * scale),
            texts.block([words.held(code, common) for code in texts.codes], detail, 3),
            texts.block([words.length(code, common) for code in texts.codes], detail, 2),
            texts.block([words.expiry(code, common) for code in texts.codes], detail, 1),
        ]
    )
    return block if texts.whole else None


def _own(own: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Words of the library's own are said once, in the language that they are in."""
    return codes[:1] if own else codes


def _body(code: str, common: CertificateFacts, design: CertificateDesign) -> str:
    said = design.body or words.body(code)
    role = words.role(code, common.role)
    return said.replace("{role}", role.upper()).replace("{kind}", words.kind(code, common.kind))
