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

    @property
    def ended(self) -> bool:
        """Whether it has an end; else it was cut, or is the last."""
        return self.raw.endswith((b"\r", b"\n"))


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
        while raw := stream.read(size):
            if text := decoder.decode(raw):
                return text.encode("utf-8", "replace")
        return b""

    return read


def _cut(waiting: bytes, read: Callable[[int], bytes], end: bytes) -> Iterator[bytes]:
    while waiting:
        start = 0
        while (at := waiting.find(end, start)) >= 0:
            yield waiting[start : at + 1]
            start = at + 1
        waiting = waiting[start:]
        if len(waiting) >= LONGEST:
            whole = _whole_characters(waiting)
            yield waiting[:whole]
            waiting = waiting[whole:]
        if not (more := read(BLOCK)):
            if waiting:
                yield waiting
            return
        waiting += more


def _whole_characters(raw: bytes) -> int:
    """How many bytes of UTF-8 stand before a character, or a line's end, that may be cut at the end."""
    if raw.endswith(b"\r"):
        return len(raw) - 1
    for back in range(1, min(len(raw), 4) + 1):
        byte = raw[-back]
        if byte >= 0xC0:
            needed = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return len(raw) - back if back < needed else len(raw)
        if byte < 0x80:
            break
    return len(raw)


def _line(number: int, raw: bytes) -> Line:
    bare = raw.rstrip(b"\r\n\x00\x1a")
    try:
        return Line(number, bare.decode("utf-8"), raw, "")
    except UnicodeDecodeError:
        return Line(number, bare.decode("cp1252", "replace"), raw, "cp1252")
