# SPDX-License-Identifier: GPL-3.0-or-later
"""Cutting a stream into ISO 2709 records, whatever their lengths claim."""

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

BLOCK = 1 << 18
LONGEST = 8 << 20
"""Bytes without a record terminator after which a piece is given up."""
_BETWEEN = b" \t\r\n\x00\x1a\xef\xbb\xbf\x1d"
LEADER = re.compile(rb"\d{5}[acdnposx ][a-zA-Z ][a-zA-Z# ][a-zA-Z# ][a# ]\d\d\d{5}.{3}4[5 ]", re.DOTALL)


class Stream(Protocol):
    """Anything to read bytes from."""

    def read(self, size: int, /) -> bytes: ...


class Piece(NamedTuple):
    """What stands between two records' ends: the byte offset, the bytes, whether a terminator closed them."""

    offset: int
    raw: bytes
    closed: bool


def pieces(stream: Stream) -> Iterator[Piece]:
    """The records of a stream. Blanks and line ends between records belong to none."""
    waiting, offset = b"", 0
    while block := stream.read(BLOCK):
        waiting += block
        start = 0
        while (end := waiting.find(b"\x1d", start)) >= 0:
            end = _end_by_length(waiting, start, end)
            yield from _inside(Piece(offset + start, waiting[start : end + 1], True))
            start = end + 1
        offset += start
        waiting = waiting[start:]
        if len(waiting) > LONGEST:
            yield Piece(offset, waiting, False)
            offset, waiting = offset + len(waiting), b""
    if waiting:
        yield from _inside(Piece(offset, waiting, False))


def _end_by_length(waiting: bytes, start: int, end: int) -> int:
    """A later end where the length says so and is right: a terminator byte inside a field."""
    first = waiting[start : start + 5]
    if not first.isdigit() or start + int(first) <= end + 1:
        return end
    declared = start + int(first) - 1
    closes = waiting[declared : declared + 1] == b"\x1d" and waiting[declared - 1 : declared] == b"\x1e"
    return declared if closes and LEADER.match(waiting, end + 1) is None else end


def _inside(piece: Piece) -> Iterator[Piece]:
    """One piece, or two where a record's end is missing and the next leader begins inside."""
    raw = piece.raw
    if raw[:5].isdigit() and int(raw[:5]) == len(raw):
        yield piece
        return
    stripped = raw.lstrip(_BETWEEN)
    if not stripped:
        return
    offset = piece.offset + len(raw) - len(stripped)
    for match in LEADER.finditer(stripped, 24):
        at = match.start()
        if piece.closed and int(match[0][:5]) == len(stripped) - at and b"\x1e" in stripped[:at]:
            yield Piece(offset, stripped[:at], False)
            yield Piece(offset + at, stripped[at:], True)
            return
    yield Piece(offset, stripped, piece.closed)
