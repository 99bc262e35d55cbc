# SPDX-License-Identifier: GPL-3.0-or-later
"""Ornaments of our own, as vector shapes: frames, waves, and rows after motifs of Malay songket cloth.

*Pucuk rebung*, the bamboo shoot, is the row of tall triangles at the head of the cloth; *bunga cengkih*, the
clove flower, fills the gaps.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from desktop_app.printing.paper import MM
from desktop_app.printing.sheet import WHITE, Colour, Sheet, Step


class Room(NamedTuple):
    """What a border leaves blank at each side, in points."""

    left: float
    top: float
    right: float
    bottom: float


class Border(NamedTuple):
    """An ornament round a page and the room that it takes; `draw(sheet, accent, second)`."""

    room: Room
    draw: Callable[[Sheet, Colour, Colour], None]


def tint(colour: Colour, share: float, paper: Colour = WHITE) -> Colour:
    """`share` of a colour on white paper, or on another: opaque, so that every printer prints it alike."""
    red, green, blue = (part * share + blank * (1 - share) for part, blank in zip(colour, paper, strict=True))
    return red, green, blue


def polygon(*points: tuple[float, float]) -> list[Step]:
    """A closed shape of straight lines."""
    return [("M", points[0]), *(("L", point) for point in points[1:]), ("Z",)]


def diamond(x: float, y: float, wide: float, high: float) -> list[Step]:
    """A diamond round (x, y)."""
    return polygon((x, y - high / 2), (x + wide / 2, y), (x, y + high / 2), (x - wide / 2, y))


def flower(x: float, y: float, size: float) -> list[Step]:
    """Four pointed petals round (x, y): bunga cengkih."""
    steps: list[Step] = []
    for quarter in range(4):
        turn = quarter * math.pi / 2
        steps += [
            ("M", (x, y)),
            ("C", *(_turned(x, y, turn, size, *point) for point in ((0.34, 0.1), (0.42, 0.36), (0.0, 0.5)))),
            (
                "C",
                *(_turned(x, y, turn, size, *point) for point in ((-0.42, 0.36), (-0.34, 0.1), (0.0, 0.0))),
            ),
            ("Z",),
        ]
    return steps


def _turned(x: float, y: float, turn: float, size: float, across: float, along: float) -> tuple[float, float]:
    along, across = along * size, across * size
    return (
        x + across * math.cos(turn) - along * math.sin(turn),
        y + across * math.sin(turn) + along * math.cos(turn),
    )


def rosette(x: float, y: float, radius: float, petals: int, depth: float, turn: float) -> list[Step]:
    """One closed wavy line round (x, y), turned by `turn` radians, as on share certificates."""
    count = petals * 6
    points = []
    for place in range(count):
        angle = 2 * math.pi * place / count
        reach = radius * (1 - depth + depth * math.cos(petals * angle))
        points.append((x + reach * math.cos(angle + turn), y + reach * math.sin(angle + turn)))
    return _smooth(points)


def _smooth(points: list[tuple[float, float]]) -> list[Step]:
    """A closed curve through points (Catmull-Rom as Bézier)."""
    count = len(points)
    steps: list[Step] = [("M", points[0])]
    for place in range(count):
        before, start, end, after = (points[(place + by) % count] for by in (-1, 0, 1, 2))
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        steps.append(("C", first, second, end))
    return [*steps, ("Z",)]


def divider(sheet: Sheet, x: float, y: float, width: float, colour: Colour) -> None:
    """A fine rule with a flower in its middle, centred on (x, y)."""
    gap = 9
    sheet.stroke(x - width / 2, y, x - gap, y, 0.7, colour)
    sheet.stroke(x + gap, y, x + width / 2, y, 0.7, colour)
    sheet.path(flower(x, y, 8), fill=colour)


def _no_border(sheet: Sheet, accent: Colour, second: Colour) -> None:
    """Blank paper."""


def _frame(sheet: Sheet, accent: Colour, second: Colour) -> None:
    """A double frame with stepped corners, and a pale rosette behind the words."""
    centre = sheet.width / 2, sheet.height / 2
    radius = min(sheet.width, sheet.height) * 0.36
    for part in range(9):
        line = rosette(*centre, radius, 12, 0.17, part * math.pi / 54)
        sheet.path(line, stroke=tint(accent, 0.1), thick=0.4)
    outer, step = 9 * MM, 5.5 * MM
    sheet.path(_stepped(sheet, outer, step), stroke=accent, thick=2.2)
    sheet.path(_stepped(sheet, outer + 1.7 * MM, step), stroke=second, thick=0.7)
    for x in (outer + step / 2, sheet.width - outer - step / 2):
        for y in (outer + step / 2, sheet.height - outer - step / 2):
            sheet.path(flower(x, y, step * 0.95), fill=second)


def _stepped(sheet: Sheet, inset: float, step: float) -> list[Step]:
    left, top, right, bottom = inset, inset, sheet.width - inset, sheet.height - inset
    return polygon(
        (left + step, top),
        (right - step, top),
        (right - step, top + step),
        (right, top + step),
        (right, bottom - step),
        (right - step, bottom - step),
        (right - step, bottom),
        (left + step, bottom),
        (left + step, bottom - step),
        (left, bottom - step),
        (left, top + step),
        (left + step, top + step),
    )


def _songket(sheet: Sheet, accent: Colour, second: Colour) -> None:
    """Cloth at head and foot, its shoots pointing at the words, and a chain of diamonds down the sides."""
    for top, down in ((0.0, 1), (sheet.height, -1)):
        _head_of_cloth(sheet, top, down, accent, second)
    start, end = 27 * MM, sheet.height - 27 * MM
    count = round((end - start) / (7 * MM))
    for x in (8 * MM, sheet.width - 8 * MM):
        for place in range(count + 1):
            y = start + (end - start) * place / count
            sheet.path(diamond(x, y, 2.2 * MM, 4.4 * MM), fill=second if place % 2 else accent)


def _head_of_cloth(sheet: Sheet, edge: float, down: int, accent: Colour, second: Colour) -> None:
    band = 8 * MM
    sheet.box(0, min(edge, edge + down * band), sheet.width, band, fill=accent)
    for at, thick in ((1.4 * MM, 0.9), (band - 1.4 * MM, 0.9)):
        sheet.stroke(0, edge + down * at, sheet.width, edge + down * at, thick, second)
    count = round(sheet.width / (9 * MM))
    wide = sheet.width / count
    for place in range(count):
        middle = (place + 0.5) * wide
        sheet.path(flower(middle, edge + down * band / 2, 4.4 * MM), fill=second)
        for colour, share in ((accent, 1.0), (second, 0.74), (WHITE, 0.6), (accent, 0.42)):
            sheet.path(shoot(middle, edge + down * band, wide * share, down * 12 * MM * share), fill=colour)
        sheet.path(diamond(place * wide, edge + down * (band + 6.5 * MM), 1.5 * MM, 3.2 * MM), fill=second)


def shoot(middle: float, foot: float, wide: float, high: float) -> list[Step]:
    """One bamboo shoot: a tall triangle whose sides swell a little."""
    left, right, tip = middle - wide / 2, middle + wide / 2, foot + high
    return [
        ("M", (left, foot)),
        (
            "C",
            (left + wide * 0.1, foot + high * 0.45),
            (middle - wide * 0.1, foot + high * 0.75),
            (middle, tip),
        ),
        (
            "C",
            (middle + wide * 0.1, foot + high * 0.75),
            (right - wide * 0.1, foot + high * 0.45),
            (right, foot),
        ),
        ("Z",),
    ]


def _sea(sheet: Sheet, accent: Colour, second: Colour) -> None:
    """Three tides down the left side, a thread of the second colour between them."""
    for reach, share, shift in ((30, 0.16, 0.0), (25, 0.45, 1.1), (19, 1.0, 2.3)):
        edge = list(_tide(sheet.height, reach * MM, 4 * MM, shift))
        whole: list[Step] = [("M", (0, 0)), ("L", edge[0][1]), *edge[1:], ("L", (0, sheet.height)), ("Z",)]
        sheet.path(whole, fill=tint(accent, share))
    thread = list(_tide(sheet.height, 22.4 * MM, 4 * MM, 1.75))
    sheet.path(thread, stroke=second, thick=1.1)
    for place in range(3):
        sheet.path(flower(8 * MM, sheet.height / 2 + (place - 1) * 12 * MM, 7 * MM), fill=second)


def _tide(height: float, reach: float, swell: float, shift: float) -> Iterator[Step]:
    """A wavy line from top to bottom at about `reach` from the left."""
    count = 6
    piece = height / count

    def at(y: float) -> float:
        return reach + swell * math.sin(y / height * 2.4 * math.pi + shift)

    yield "M", (at(0), 0.0)
    for place in range(count):
        top, bottom = place * piece, (place + 1) * piece
        slope = [
            swell * math.cos(y / height * 2.4 * math.pi + shift) * 2.4 * math.pi / height
            for y in (top, bottom)
        ]
        yield (
            "C",
            (at(top) + slope[0] * piece / 3, top + piece / 3),
            (at(bottom) - slope[1] * piece / 3, bottom - piece / 3),
            (at(bottom), bottom),
        )


BORDERS: dict[str, Border] = {
    "none": Border(Room(20 * MM, 18 * MM, 20 * MM, 16 * MM), _no_border),
    "frame": Border(Room(22 * MM, 17 * MM, 22 * MM, 17 * MM), _frame),
    "songket": Border(Room(22 * MM, 25 * MM, 22 * MM, 24 * MM), _songket),
    "sea": Border(Room(44 * MM, 18 * MM, 16 * MM, 15 * MM), _sea),
}
"""By the name that a design gives."""
