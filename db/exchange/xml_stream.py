# SPDX-License-Identifier: GPL-3.0-or-later
"""XML bytes on their way to the parser: one encoding, no document type; where to go on after a break."""

import codecs
import re
from collections.abc import Callable

from db.exchange.iso2709 import BLOCK, Stream
from db.exchange.records import Refused

_DECLARATION = re.compile(rb"\s*<\?xml\b[^>]*?\?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_DOCTYPE = re.compile(rb"\s*(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<!DOCTYPE[^>\[]*", re.DOTALL)
_OTHER = re.compile(r"(?:iso[-_]?8859|latin|windows-|cp\d|koi8|gb|big5|shift|euc|tis|mac|us-ascii)")
RECORD = re.compile(rb"<(?:[\w.-]+:)?record[\s>/]")
_PATTERN_LENGTH = 64
LONGEST = 32 << 20
"""Bytes after which a record has no end, and after which none follows a break."""


class XmlSource:
    """Blocks of a document as UTF-8; `line` is the line that the next block begins on.

    Raises Refused (doctype) where entities might be declared.
    """

    def __init__(self, stream: Stream) -> None:
        self._read: Callable[[int], bytes] = stream.read
        self.line = 1
        self._first = self._start()

    def _start(self) -> bytes:
        block = self._read(BLOCK)
        if wide := _wide(block):
            block = self._transcode(block, wide)
        block = block.removeprefix(codecs.BOM_UTF8)
        if declaration := _DECLARATION.match(block):
            named = _ENCODING.search(declaration[0])
            block = self._without(block, declaration.end())
            if named and not wide and _OTHER.match(name := named[1].decode("ascii").lower()):
                block = self._transcode(block, name)
        if doctype := _DOCTYPE.match(block):
            if block[doctype.end() : doctype.end() + 1] != b">":
                raise Refused("doctype", what=str(self.line))
            block = self._without(block, doctype.end() + 1)
        return block

    def _transcode(self, block: bytes, encoding: str) -> bytes:
        """From now on everything comes as UTF-8."""
        try:
            decoder = codecs.getincrementaldecoder(encoding)("replace")
        except LookupError:
            return block
        self._read = _transcoded(self._read, decoder)
        return decoder.decode(block).lstrip("\ufeff").encode("utf-8", "replace")

    def _without(self, block: bytes, end: int) -> bytes:
        self.line += block.count(b"\n", 0, end)
        return block[end:]

    def block(self) -> bytes:
        """The next bytes; empty at the end."""
        first, self._first = self._first, b""
        return first or self._read(BLOCK)

    def to_next_record(self, behind: bytes) -> tuple[bytes, bytes]:
        """(skipped, rest): `rest` begins with the next record from `behind` on, empty where none is."""
        passed = bytearray(behind)
        searched = 0
        while True:
            if found := RECORD.search(passed, searched):
                return bytes(passed[: found.start()]), bytes(passed[found.start() :])
            searched = max(0, len(passed) - _PATTERN_LENGTH)
            more = self.block() if len(passed) < LONGEST else b""
            if not more:
                return bytes(passed), b""
            passed += more


def _wide(block: bytes) -> str:
    if block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return {b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}.get(block[:2], "")


def _transcoded(read: Callable[[int], bytes], decoder: codecs.IncrementalDecoder) -> Callable[[int], bytes]:
    """Later blocks of a two-byte encoding as UTF-8."""

    def more(size: int) -> bytes:
        return decoder.decode(read(size)).encode("utf-8", "replace")

    return more
