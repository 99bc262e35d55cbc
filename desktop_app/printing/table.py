# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables on sheets: column heads, rows with hairlines, and the running foot of every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from desktop_app.language import translate
from desktop_app.printing.fonts import Weight
from desktop_app.printing.layout import Block, Placed, beside, deal, lines, rule, space, stack
from desktop_app.printing.paper import A4, MM, SheetPaper
from desktop_app.printing.sheet import Align, Colour, Sheet
from desktop_app.printing.text import CODE_FEATURES, FIGURE_FEATURES, Style, fit, line, width_of, wrap

HAIRLINE: Colour = (0.78, 0.78, 0.78)
FAINT = 0.4
_GUTTER = 10.0
_PAD = 3.5

FootOf = Callable[[int, int], Block]


@dataclass(frozen=True)
class Type:
    """Type sizes of a sheet: one step larger on A4 than on A5."""

    title: Style
    library: Style
    heading: Style
    body: Style
    label: Style
    small: Style

    @property
    def strong(self) -> Style:
        """Body text that stands out."""
        return replace(self.body, weight=Weight.SEMIBOLD)

    @property
    def figures(self) -> Style:
        """Figures of one width, to stand below each other."""
        return replace(self.body, features=FIGURE_FEATURES)

    @property
    def strong_figures(self) -> Style:
        """The same, standing out."""
        return replace(self.strong, features=FIGURE_FEATURES)

    @property
    def code(self) -> Style:
        """Numbers that people may have to type."""
        return replace(self.body, features=CODE_FEATURES)


def type_for(paper: SheetPaper) -> Type:
    """Sizes that suit `paper`."""
    body = 9.5 if paper.width >= A4.width else 8.5
    return Type(
        title=Style(body * 1.75, Weight.SEMIBOLD, leading=1.2),
        library=Style(body * 1.5, Weight.BOLD, leading=1.4),
        heading=Style(body * 1.25, Weight.SEMIBOLD),
        body=Style(body),
        label=Style(body - 1.5, Weight.SEMIBOLD, grey=FAINT),
        small=Style(body - 1, grey=FAINT),
    )


class Column(NamedTuple):
    """A column `width` points wide; text wraps over `lines` lines, then it is shortened."""

    heading: str
    width: float
    style: Style
    align: Align = Align.LEFT
    lines: int = 1


def columns_head(columns: Sequence[Column], kind: Type) -> Block:
    """The headings with a line under them."""
    cells = [
        lines(fit(column.heading, kind.label, column.width, 6), column.width, column.align)
        for column in columns
    ]
    width = sum(column.width for column in columns) + _GUTTER * (len(columns) - 1)
    return stack([_across(columns, cells), space(3), rule(width, 0.8)])


def row(columns: Sequence[Column], cells: Sequence[str | Block]) -> Block:
    """One row with a hairline under it."""
    blocks = [_cell(column, text) for column, text in zip(columns, cells, strict=True)]
    width = sum(column.width for column in columns) + _GUTTER * (len(columns) - 1)
    return stack([space(_PAD), _across(columns, blocks), space(_PAD), rule(width, 0.4, HAIRLINE)])


def _cell(column: Column, text: str | Block) -> Block:
    if isinstance(text, Block):
        return text
    if column.lines == 1:
        return lines(fit(text, column.style, column.width, column.style.size - 2), column.width, column.align)
    return lines(wrap(text, column.style, column.width, column.lines), column.width, column.align)


def _across(columns: Sequence[Column], blocks: Sequence[Block]) -> Block:
    left = 0.0
    placed = []
    for column, block in zip(columns, blocks, strict=True):
        placed.append(Placed(block, left))
        left += column.width + _GUTTER
    return beside(placed)


def room_for(heading: str, texts: Iterable[str], style: Style, kind: Type, most: float) -> float:
    """Width that the longest of `texts` needs under `heading`, at most `most`."""
    needed = max((width_of(text, style) for text in texts), default=0)
    return min(max(needed, width_of(heading, kind.label)), most) + 0.1


def rest(total: float, taken: Sequence[float]) -> float:
    """What the other columns leave of `total`."""
    return total - sum(taken) - _GUTTER * len(taken)


def widths(total: float, shares: Sequence[float]) -> list[float]:
    """`total` divided by `shares`, gutters taken off."""
    room = total - _GUTTER * (len(shares) - 1)
    return [room * share / sum(shares) for share in shares]


def foot(left: str, page: int, pages: int, paper: SheetPaper, kind: Type) -> Block:
    """The last line of a page: what it belongs to, and its number."""
    number = translate("Print", "Page {page} of {pages}").format(page=page, pages=pages)
    right = line(number, kind.small)
    text = fit(left, kind.small, paper.printable - right.width - 12, 6, 1)
    return beside(
        [Placed(lines(text, paper.printable)), Placed(lines([right], paper.printable, Align.RIGHT))]
    )


def draw_pages(
    sheet: Sheet, paper: SheetPaper, first: Block, later: Block, body: Sequence[Block], foot_of: FootOf
) -> None:
    """Deal `body` over pages that begin with `first` or `later` and end with their foot."""
    foot_height = foot_of(1, 1).height
    room = paper.height - 2 * paper.margin - foot_height - 3 * MM
    pages = deal(body, room - first.height, room - later.height)
    for number, blocks in enumerate(pages, 1):
        if number > 1:
            sheet.next_page()
        stack([later if number > 1 else first, *blocks]).draw(sheet, paper.margin, paper.margin)
        foot_of(number, len(pages)).draw(sheet, paper.margin, paper.height - paper.margin - foot_height)
