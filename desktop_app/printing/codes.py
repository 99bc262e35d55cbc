# SPDX-License-Identifier: GPL-3.0-or-later
"""QR and Code 128 as rectangles of whole modules: (left, row, width)."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

import segno
from segno import consts

Rectangle = tuple[int, int, int]

# ISO/IEC 15417, values 0 to 105: widths of bar, space, bar, space, bar, space; then the stop.
_PATTERNS = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 "
    "122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 "
    "322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 "
    "112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 "
    "331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 "
    "112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 "
    "124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 "
    "411311 113141 114131 311141 411131 211412 211214 211232"
).split()
_STOP = "2331112"
_START_B, _START_C, _TO_B, _TO_C = 104, 105, 100, 99
_SHORTEST_PAIRS = 4
_MASK = 2


@lru_cache(maxsize=16)
def _qr(content: str) -> tuple[bytearray, ...]:
    """Worked out once for the room it takes and for drawing: that is a third of a slip's time."""
    address, hash_sign, signed = content.partition("#")
    if hash_sign and signed.isascii() and signed.isalnum() and signed.isupper():
        # What is signed in capitals and digits takes a third less room; one mask of the eight, tried alone,
        # is as readable, and a thousand certificates need not try all of them.
        parts = [(address + hash_sign, consts.MODE_BYTE), (signed, consts.MODE_ALPHANUMERIC)]
        return tuple(segno.make(parts, micro=False, error="m", mask=_MASK).matrix)  # type: ignore[arg-type]
    return tuple(segno.make(content, micro=False, error="m").matrix)


def qr_side(content: str) -> int:
    """Modules on a side, quiet zone not counted."""
    return len(_qr(content))


def qr_rectangles(content: str) -> list[Rectangle]:
    """Dark stretches of a QR code of level M or better."""
    return [piece for row, modules in enumerate(_qr(content)) for piece in _stretches(modules, row)]


def _stretches(modules: bytearray, row: int) -> list[Rectangle]:
    found, left = [], 0
    for dark, group in groupby(modules):
        width = len(list(group))
        if dark:
            found.append((left, row, width))
        left += width
    return found


def code128_width(content: str) -> int:
    """Modules across, quiet zone not counted."""
    return 11 * (len(_values(content)) + 1) + 13


def code128_rectangles(content: str) -> list[Rectangle]:
    """Bars of a Code 128 for `content`, printable ASCII. ValueError for anything else."""
    values = _values(content)
    check = (values[0] + sum(place * value for place, value in enumerate(values))) % 103
    widths = "".join(_PATTERNS[value] for value in [*values, check]) + _STOP
    found, left = [], 0
    for place, width in enumerate(map(int, widths)):
        if place % 2 == 0:
            found.append((left, 0, width))
        left += width
    return found


def can_be_code128(content: str) -> bool:
    """Whether Code 128 set B can say `content`."""
    return bool(content) and all(" " <= char <= "~" for char in content)


def _values(content: str) -> list[int]:
    if not can_be_code128(content):
        raise ValueError("Code 128 holds printable ASCII only")
    values: list[int] = []
    pairs_set = False
    place = 0
    while place < len(content):
        digits = _digits_from(content, place)
        wants_pairs = digits >= 2 if pairs_set else digits >= _SHORTEST_PAIRS and digits % 2 == 0
        if wants_pairs != pairs_set or not values:
            values.append(_shift(wants_pairs, first=not values))
            pairs_set = wants_pairs
        values.append(int(content[place : place + 2]) if pairs_set else ord(content[place]) - 32)
        place += 2 if pairs_set else 1
    return values


def _digits_from(content: str, place: int) -> int:
    rest = content[place:]
    return len(rest) - len(rest.lstrip("0123456789"))


def _shift(pairs: bool, first: bool) -> int:
    if first:
        return _START_C if pairs else _START_B
    return _TO_C if pairs else _TO_B
