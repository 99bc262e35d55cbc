# SPDX-License-Identifier: GPL-3.0-or-later
"""Name tags on sheets of labels: the name as large as it goes, the institution, the code of the ticket."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.language import current_language, translate
from desktop_app.printing import codes
from desktop_app.printing.fonts import Weight
from desktop_app.printing.label_stock import Labels, dealt
from desktop_app.printing.layout import Block, lines, space, stack
from desktop_app.printing.paper import A4, MM
from desktop_app.printing.sheet import About, Align, Sheet
from desktop_app.printing.text import (
    CODE_FEATURES,
    Line,
    Style,
    balanced,
    fit,
    line,
    says_all,
    width_of,
    wrap,
)

_SMALLEST_NAME = 8.0
_FLAT = 45 * MM
"""Lower labels have the code beside the name, not below it."""
_APART = 3 * MM


@dataclass(frozen=True)
class Badge:
    """`number` is the ticket's, `qr` what its code says."""

    name: str
    institution: str
    workshop: str
    library: str
    number: str
    qr: str


def render(badges: Sequence[Badge], labels: Labels, first: int = 0) -> bytes:
    """Badges on label sheets, from label `first` on: a sheet that was begun is used up."""
    heading = translate("Badge", "Name tags")
    about = About(heading, badges[0].library if badges else "", heading, current_language())
    with Sheet(A4.width, A4.height, about) as sheet:
        for badge, left, top in dealt(sheet, badges, labels, first):
            _one(sheet, badge, labels, left, top)
    return sheet.pdf


def _one(sheet: Sheet, badge: Badge, labels: Labels, left: float, top: float) -> None:
    width, height = labels.width * MM, labels.height * MM
    flat = height < _FLAT
    pad = (3.5 if flat else 5) * MM
    side = min(0.4 * height, 22 * MM)
    code = stack(_code(badge, side))
    code.draw(sheet, left + width - pad - side, top + height - pad - code.height)
    head = stack(_head(badge, width - 2 * pad))
    head.draw(sheet, left + pad, top + pad)
    # Beside the code, the blank that a scanner needs around it kept free.
    beside = width - 2 * pad - side - _APART
    institution = _institution(badge, beside, (0.28 * height if flat else code.height))
    institution.draw(sheet, left + pad, top + height - pad - institution.height)
    begins = pad + head.height + MM
    ends = height - pad - (institution.height + MM if flat else code.height + _APART)
    wide = beside if flat else width - 2 * pad
    name = lines(_name(badge.name, wide, ends - begins), wide)
    name.draw(sheet, left + pad, top + begins + max(0.0, (ends - begins - name.height) / 2))


def _head(badge: Badge, room: float) -> Iterator[Block]:
    yield lines(fit(badge.library, Style(6.5, Weight.SEMIBOLD, grey=0.35), room, 5, 1), room)
    yield lines(wrap(badge.workshop, Style(7.5, Weight.SEMIBOLD), room, 1), room)


def _code(badge: Badge, side: float) -> Iterator[Block]:
    module = side / codes.qr_side(badge.qr)
    yield Block(side, lambda sheet, left, top: sheet.qr(badge.qr, left, top, module))
    yield space(2)
    style = Style(6.5, Weight.SEMIBOLD, CODE_FEATURES)
    yield lines(fit(badge.number, style, side, 4, 1), side, Align.CENTRE)


def _institution(badge: Badge, room: float, height: float) -> Block:
    style = Style(9.5)
    found = wrap(badge.institution, style, room, 3) if badge.institution else []
    while sum(part.style.height for part in found) > height and style.size > 6:
        style = replace(style, size=style.size - 0.5)
        found = wrap(badge.institution, style, room, 3)
    return lines(found, room)


def _name(name: str, width: float, height: float) -> list[Line]:
    """As large as it goes on one line or two; a name that is too long for three small ones is cut."""
    size = min(30.0, height / 1.1)
    while size > _SMALLEST_NAME:
        style = Style(size, Weight.BOLD, leading=1.1)
        if width_of(name, style) <= width:
            return [line(name, style)]
        several = balanced(name, style, width, int(height // style.height) or 1)
        if sum(part.style.height for part in several) <= height and says_all(several, name):
            return several
        size -= 0.5
    style = Style(_SMALLEST_NAME, Weight.BOLD, leading=1.1)
    return wrap(name, style, width, max(1, int(height // style.height)))
