# SPDX-License-Identifier: GPL-3.0-or-later
"""Four signs drawn by our own code: calendar, pin, people, pencil; white on a disc."""

from __future__ import annotations

import math
from collections.abc import Callable

from desktop_app.printing.sheet import WHITE, Colour, Sheet, Step

_CURVE = 0.5523

Icon = Callable[[Sheet, float, float, float], None]


def disc(x: float, y: float, radius: float) -> list[Step]:
    """A circle round (x, y)."""
    k = radius * _CURVE
    return [
        ("M", (x + radius, y)),
        ("C", (x + radius, y + k), (x + k, y + radius), (x, y + radius)),
        ("C", (x - k, y + radius), (x - radius, y + k), (x - radius, y)),
        ("C", (x - radius, y - k), (x - k, y - radius), (x, y - radius)),
        ("C", (x + k, y - radius), (x + radius, y - k), (x + radius, y)),
        ("Z",),
    ]


def draw(sheet: Sheet, icon: Icon, left: float, top: float, size: float, colour: Colour) -> None:
    """An icon on its disc, `size` across."""
    middle = left + size / 2, top + size / 2
    sheet.path(disc(*middle, size / 2), fill=colour)
    icon(sheet, *middle, size * 0.27)


def calendar(sheet: Sheet, x: float, y: float, half: float) -> None:
    """A leaf of a calendar."""
    thick = half * 0.2
    sheet.box(
        x - half * 0.9,
        y - half * 0.75,
        half * 1.8,
        half * 1.65,
        border=thick,
        radius=half * 0.2,
        colour=WHITE,
    )
    sheet.stroke(x - half * 0.9, y - half * 0.2, x + half * 0.9, y - half * 0.2, thick, WHITE)
    for side in (-0.45, 0.45):
        sheet.stroke(x + side * half, y - half * 1.1, x + side * half, y - half * 0.5, thick, WHITE)
    for column in (-0.4, 0.05, 0.5):
        sheet.box(x + (column - 0.12) * half, y + half * 0.2, half * 0.24, half * 0.24, fill=WHITE)


def pin(sheet: Sheet, x: float, y: float, half: float) -> None:
    """A pin on a map."""
    top = y - half * 0.3
    reach = half * 0.78
    k = reach * _CURVE
    steps: list[Step] = [
        ("M", (x, y + half * 1.15)),
        ("C", (x - half * 0.3, y + half * 0.6), (x - reach, top + k * 1.1), (x - reach, top)),
        ("C", (x - reach, top - k), (x - k, top - reach), (x, top - reach)),
        ("C", (x + k, top - reach), (x + reach, top - k), (x + reach, top)),
        ("C", (x + reach, top + k * 1.1), (x + half * 0.3, y + half * 0.6), (x, y + half * 1.15)),
        ("Z",),
    ]
    sheet.path(steps, stroke=WHITE, thick=half * 0.2)
    sheet.path(disc(x, top, half * 0.28), fill=WHITE)


def people(sheet: Sheet, x: float, y: float, half: float) -> None:
    """Two of many."""
    for aside, size in ((half * 0.55, 0.8), (-half * 0.3, 1.0)):
        head = half * 0.36 * size
        sheet.path(disc(x + aside, y - half * 0.45, head), fill=WHITE)
        wide, foot = half * 0.68 * size, y + half * 0.85
        steps: list[Step] = [
            ("M", (x + aside - wide, foot)),
            (
                "C",
                (x + aside - wide, y - half * 0.1),
                (x + aside + wide, y - half * 0.1),
                (x + aside + wide, foot),
            ),
            ("Z",),
        ]
        sheet.path(steps, fill=WHITE)


def pencil(sheet: Sheet, x: float, y: float, half: float) -> None:
    """To write oneself down."""
    turn = math.pi / 4
    across, along = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))

    def at(side: float, down: float) -> tuple[float, float]:
        return (
            x + half * (across[0] * side + along[0] * down),
            y + half * (across[1] * side + along[1] * down),
        )

    body: list[Step] = [
        ("M", at(-0.3, -1.1)),
        *(("L", at(*point)) for point in ((0.3, -1.1), (0.3, 0.6), (0, 1.2), (-0.3, 0.6))),
        ("Z",),
    ]
    sheet.path(body, stroke=WHITE, thick=half * 0.2)
    sheet.path([("M", at(-0.3, -0.65)), ("L", at(0.3, -0.65))], stroke=WHITE, thick=half * 0.18)
