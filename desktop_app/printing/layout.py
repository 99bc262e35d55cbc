# SPDX-License-Identifier: GPL-3.0-or-later
"""Blocks that know their height before they are drawn, stacked, set side by side and dealt out over pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from desktop_app.printing.sheet import BLACK, Align, Colour, Sheet
from desktop_app.printing.text import Line

# The middle of a capital letter above the baseline, as a share of the size (Inter: cap height 0.727).
CAP_MIDDLE = 0.364


class Block(NamedTuple):
    """Something `height` points high; `draw(sheet, left, top)`.

    `keep_next`: never the last on a page. `on_top`: drawn first when this block begins a page.
    """

    height: float
    draw: Callable[[Sheet, float, float], None]
    keep_next: bool = False
    on_top: Block | None = None


class Placed(NamedTuple):
    """A block at a distance from the left (and top) of the block that holds it."""

    block: Block
    left: float = 0.0
    top: float = 0.0


def space(height: float) -> Block:
    """Blank paper."""
    return Block(height, lambda sheet, left, top: None)


def rule(width: float, thick: float, colour: Colour = BLACK, dash: float = 0) -> Block:
    """A line across."""
    return Block(thick, lambda sheet, left, top: sheet.rule(left, top, width, thick, colour, dash))


def lines(
    content: Sequence[Line], width: float, align: Align = Align.LEFT, colour: Colour | None = None
) -> Block:
    """Lines of text below each other."""
    heights = [line.style.height for line in content]

    def draw(sheet: Sheet, left: float, top: float) -> None:
        for line, height in zip(content, heights, strict=True):
            baseline = top + height / 2 + line.style.size * CAP_MIDDLE
            sheet.text(line, left + width * align.value, baseline, align, colour)
            top += height

    return Block(sum(heights), draw)


def stack(blocks: Iterable[Block]) -> Block:
    """Blocks below each other as one."""
    held = list(blocks)

    def draw(sheet: Sheet, left: float, top: float) -> None:
        for block in held:
            block.draw(sheet, left, top)
            top += block.height

    return Block(sum(block.height for block in held), draw)


def beside(placed: Iterable[Placed]) -> Block:
    """Blocks beside each other as one, as high as the highest."""
    held = list(placed)

    def draw(sheet: Sheet, left: float, top: float) -> None:
        for block, right, down in held:
            block.draw(sheet, left + right, top + down)

    return Block(max((item.block.height + item.top for item in held), default=0.0), draw)


def framed(inner: Block, width: float, pad: float, thick: float, radius: float = 0) -> Block:
    """`inner` inside a border; it should be `width` - 2 * `pad` wide."""

    def draw(sheet: Sheet, left: float, top: float) -> None:
        half = thick / 2
        height = inner.height + 2 * pad
        sheet.box(left + half, top + half, width - thick, height - thick, border=thick, radius=radius)
        inner.draw(sheet, left + pad, top + pad)

    return Block(inner.height + 2 * pad, draw)


def deal(blocks: Sequence[Block], first_room: float, room: float) -> list[list[Block]]:
    """Blocks over pages; the first page has `first_room`, the others `room`. Always at least one page."""
    pages: list[list[Block]] = [[]]
    left = first_room
    place = 0
    while place < len(blocks):
        group = _kept_together(blocks, place)
        place += len(group)
        if pages[-1] and sum(block.height for block in group) > left:
            pages.append([])
            left = room
            group = [*filter(None, [group[0].on_top]), *group]
        pages[-1] += group
        left -= sum(block.height for block in group)
    return pages


def _kept_together(blocks: Sequence[Block], place: int) -> list[Block]:
    end = place
    while blocks[end].keep_next and end + 1 < len(blocks):
        end += 1
    return list(blocks[place : end + 1])
