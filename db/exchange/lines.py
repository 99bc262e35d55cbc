# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of a text file of unknown encoding and line ends, with their own bytes."""

import codecs
from collections.abc import Callable, Iterator
from typing import NamedTuple

from db.exchange.iso2709 import BLOCK, Stream

LONGEST = 4 << 20
"""Bytes after which a line is cut: no record of ours is that long."""


class Line(NamedTuple):
    """A line without its end; `encoding` is what it was read as where that was not UTF-8."""

    number: int
    text: str
    raw: bytes
    encoding: str


def lines(stream: Stream) -> Iterator[Line]:
    """Every line. UTF-16 comes as UTF-8; a line that is not UTF-8 is read as Windows-1252."""
    first = stream.read(BLOCK)
    read: Callable[[int], bytes] = stream.read
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        decoder = codecs.getincrementaldecoder("utf-16")("replace")
        first = decoder.decode(first).encode("utf-8", "replace")
        read = _transcoded(stream, decoder)
    first = first.removeprefix(codecs.BOM_UTF8)
    end = b"\r" if b"\n" not in first and b"\r" in first else b"\n"
    for number, raw in enumerate(_cut(first, read, end), 1):
        yield _line(number, raw)


def _transcoded(stream: Stream, decoder: codecs.IncrementalDecoder) -> Callable[[int], bytes]:
    def read(size: int) -> bytes:
        return decoder.decode(stream.read(size)).encode("utf-8", "replace")

    return read


def _cut(waiting: bytes, read: Callable[[int], bytes], end: bytes) -> Iterator[bytes]:
    while waiting:
        start = 0
        while (at := waiting.find(end, start)) >= 0:
            yield waiting[start : at + 1]
            start = at + 1
        waiting = waiting[start:]
        more = read(BLOCK) if len(waiting) < LONGEST else b""
        if not more:
            if waiting:
                yield waiting
            waiting = read(BLOCK)
            continue
        waiting += more


def _line(number: int, raw: bytes) -> Line:
    bare = raw.rstrip(b"\r\n\x00\x1a")
    try:
        return Line(number, bare.decode("utf-8"), raw, "")
    except UnicodeDecodeError:
        return Line(number, bare.decode("cp1252", "replace"), raw, "cp1252")
