# SPDX-License-Identifier: GPL-3.0-or-later
"""The poster of a workshop on A4 or A3, and the same as a square and a tall picture for social media."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

from PIL import Image

from desktop_app.printing import poster_facts
from desktop_app.printing.pages import Pages, Picture
from desktop_app.printing.paper import MM
from desktop_app.printing.poster_facts import PosterFacts, captions
from desktop_app.printing.poster_layout import Shape, draw
from desktop_app.printing.refusals import NoSuchLetters
from desktop_app.printing.sheet import About, Sheet
from desktop_app.printing.text import missing_characters

__all__ = ["PICTURES", "SHEETS", "PosterFacts", "captions", "drawn", "picture", "pictured", "render"]


class Format(NamedTuple):
    """Width and height in points, and the layout for them."""

    width: float
    height: float
    shape: Shape


_UPRIGHT = Shape(top=8, header=73, fringe=6.5, foot=16, title=11.5, body=1.0, qr=25)

SHEETS: dict[str, Format] = {
    "A4": Format(210 * MM, 297 * MM, _UPRIGHT),
    "A3": Format(297 * MM, 420 * MM, _UPRIGHT),
}
"""Paper that a poster is made for."""

PICTURES: dict[str, Format] = {
    "square": Format(540, 540, Shape(top=6.5, header=50, fringe=4, foot=12, title=8.6, body=0.86, qr=21)),
    "story": Format(540, 960, Shape(top=15, header=96, fringe=6.5, foot=19, title=12.0, body=1.08, qr=26)),
}
"""Pictures: 1080 by 1080 and 1080 by 1920 pixels."""

_PIXELS_A_POINT = 2


def render(facts: PosterFacts, paper: str = "A4") -> bytes:
    """The poster as PDF on 'A4' or 'A3'.

    Raises TooMuchText, NoSuchLetters, and OSError for a logo that cannot be read.
    """
    return drawn(facts, SHEETS[paper])


def picture(facts: PosterFacts, shape: str = "square") -> bytes:
    """The same as PNG: 'square' or 'story'. Raises as `render` does."""
    made = PICTURES[shape]
    pages = Pages(drawn(facts, made))
    try:
        shown = pages.picture(0, 72 * _PIXELS_A_POINT)
    finally:
        pages.close()
    size = shown.width, shown.height
    image = Image.frombuffer("RGB", size, shown.data, "raw", "BGRX", shown.stride, 1)
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def pictured(facts: PosterFacts, made: str, width: int, height: int) -> Picture:
    """How any of them looks, as large as it can be within so many pixels. Raises as `render` does."""
    form = (SHEETS | PICTURES)[made]
    pages = Pages(drawn(facts, form))
    try:
        return pages.picture(0, 72 * min(width / form.width, height / form.height))
    finally:
        pages.close()


def drawn(facts: PosterFacts, made: Format) -> bytes:
    """The poster in one of its formats as PDF. Raises as `render` does."""
    _check_letters(facts)
    about = About(facts.title, ", ".join(facts.organisers), poster_facts.kind(facts), facts.language)
    with Sheet(made.width, made.height, about) as sheet:
        draw(sheet, facts, made.shape)
    return sheet.pdf


def _check_letters(facts: PosterFacts) -> None:
    said = [facts.title, facts.place, facts.link, facts.audience, facts.description, facts.register]
    said += [facts.register_url, facts.fee, facts.sponsor, facts.zone, *facts.organisers, *facts.speakers]
    if missing := missing_characters("".join(said)):
        raise NoSuchLetters(facts.title, "".join(sorted(missing)))
