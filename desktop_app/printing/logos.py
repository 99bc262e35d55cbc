# SPDX-License-Identifier: GPL-3.0-or-later
"""Logos of several hosts in one row: the same area to the eye, whatever their shape."""

from __future__ import annotations

import math
from collections.abc import Sequence

from desktop_app.printing.layout import Block
from desktop_app.printing.pictures import size_of
from desktop_app.printing.sheet import Align, Sheet

_WIDEST = 3.2


def logo_row(logos: Sequence[bytes], width: float, height: float, align: Align = Align.CENTRE) -> Block:
    """Logos beside each other, at most `height` high and `width` across. OSError when one is unreadable."""
    boxes = [_box(data, height) for data in logos]
    gap = height * 0.5
    total = sum(wide for wide, _ in boxes) + gap * (len(boxes) - 1)
    scale = min(1.0, width / total) if total else 1.0

    def draw(sheet: Sheet, left: float, top: float) -> None:
        x = left + (width - total * scale) * align.value
        for data, (wide, high) in zip(logos, boxes, strict=True):
            sheet.logo(data, x, top + (height - high * scale) / 2, wide * scale, high * scale)
            x += (wide + gap) * scale

    return Block(height, draw)


def _box(data: bytes, height: float) -> tuple[float, float]:
    """A square logo stands `height` high; a wide one lower, so that it does not outshine the others."""
    across, down = size_of(data)
    shape = min(across / down, _WIDEST)
    high = height / math.sqrt(max(shape, 1.0))
    return high * across / down, high
