# SPDX-License-Identifier: GPL-3.0-or-later
"""MARC-8 to Unicode with pymarc's tables (LC's); unlike pymarc's own loop it says what it could not read.

Rules: LC, MARC 21 Specifications for Record Structure, Character Sets: MARC-8.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

LATIN, ANSEL, EACC = 0x42, 0x45, 0x31
ESCAPE = 0x1B
MOST_MARKS = 2
"""Marks on one letter; more of them in a row is another encoding's word."""
_ANYWHERE = frozenset("\u0304\u0306\u0307\u0310\u0323\u0325\u0331\u0332\ufe20\ufe21\ufe22\ufe23")
"""Marks of romanization, which stand on letters that no alphabet joins them with."""
_CHARACTER_REFERENCE = re.compile(r"&#x([0-9A-Fa-f]{2,6});")


class _Tables(NamedTuple):
    """Of each set the meaning of its codes, and codes outside of all sets."""

    sets: dict[int, dict[int, tuple[int, int]]]
    odd: dict[int, int]


@cache
def _tables() -> _Tables:
    # 10 MB for as long as the program runs: only for whoever has a file in MARC-8.
    from pymarc import marc8_mapping

    return _Tables(marc8_mapping.CODESETS, marc8_mapping.ODD_MAP)


class Decoded(NamedTuple):
    """The text, how many bytes had no meaning, and how many marks stand on something they never stand on."""

    text: str
    unknown: int
    unlikely: int


class _Sets:
    """The two sets in force; escape sequences change them."""

    def __init__(self) -> None:
        self.g0, self.g1 = LATIN, ANSEL

    def escape(self, raw: bytes, at: int) -> int:
        """Follow the escape sequence at `at`; the place behind it, or `at` where it is none."""
        nxt = raw[at + 1 : at + 2]
        if nxt in {b"g", b"b", b"p", b"s"}:
            self.g0 = LATIN if nxt == b"s" else nxt[0]
            return at + 2
        here = at + 1
        if raw[here : here + 1] == b"$":
            here += 1
        second = False
        if (mark := raw[here : here + 1]) in {b"(", b",", b")", b"-"}:
            second = mark in {b")", b"-"}
            here += 1
        if raw[here : here + 1] in {b"$", b"!"}:
            here += 1
        code = raw[here] if here < len(raw) else 0
        if here == at + 1 or code not in _tables().sets:
            return at
        if second:
            self.g1 = code
        else:
            self.g0 = code
        return here + 1

    def character(self, raw: bytes, at: int) -> tuple[int, int, int]:
        """Code, set and the place behind the character at `at`."""
        if self.g0 == EACC and raw[at] < 0x80:
            return int.from_bytes(raw[at : at + 3], "big"), EACC, at + 3
        return raw[at], self.g1 if raw[at] > 0x80 else self.g0, at + 1


def decode(raw: bytes) -> Decoded:
    """Decode one subfield or field; a set that was escaped to holds until the end of `raw`."""
    if raw.isascii() and b"\x1b" not in raw:
        return Decoded(_resolved(raw.decode("ascii")), 0, 0)
    tables, sets = _tables(), _Sets()
    out, marks, unknown, unlikely, at = list[str](), "", 0, 0, 0
    while at < len(raw):
        if raw[at] == ESCAPE and (behind := sets.escape(raw, at)) != at:
            at = behind
            continue
        code, charset, at = sets.character(raw, at)
        if code < 0x20 or 0x80 <= code < 0xA0:
            unknown += code == ESCAPE
            continue
        found = tables.sets[charset].get(code)
        if found is None:
            if code == 0x20 or code not in tables.odd:
                out.append(" " if code == 0x20 else "\ufffd")
                unknown += code != 0x20
                continue
            found = (tables.odd[code], 0)
        character = chr(found[0])
        if found[1]:
            marks += character
            unlikely += len(marks) > MOST_MARKS
            continue
        unlikely += bool(marks) and not _carries(character, marks)
        out.append(character + marks)
        marks = ""
    text = unicodedata.normalize("NFC", "".join(out) + marks)
    return Decoded(_resolved(text), unknown, unlikely + bool(marks))


def _carries(base: str, marks: str) -> bool:
    """Whether the first mark has a place on this letter in some language's spelling."""
    return base.isalpha() and (
        marks[0] in _ANYWHERE or len(unicodedata.normalize("NFC", base + marks[0])) == 1
    )


def _resolved(text: str) -> str:
    """Numeric character references, with which MARC-8 says what it has no code for."""
    return _CHARACTER_REFERENCE.sub(_referred, text) if "&#x" in text else text


def _referred(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else match[0]
