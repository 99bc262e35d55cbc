# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that came through the wrong encoding: noticed, and put right where that is certain."""

import re

# What stands on screen when a byte 80-FF is taken for Windows-1252 or Latin-1, and the byte it was.
_BYTE_OF = {chr(b): b for b in range(0x80, 0x100)}
_BYTE_OF.update({c: b for b in range(0x80, 0xA0) if (c := bytes([b]).decode("cp1252", "ignore"))})
_LATER = "[" + "".join(re.escape(c) for c, b in _BYTE_OF.items() if b < 0xC0) + "]"
_TWICE = re.compile(f"[\xc2-\xdf]{_LATER}|[\xe0-\xef]{_LATER}{{2}}|[\xf0-\xf4]{_LATER}{{3}}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CYRILLIC_RUN = re.compile(rb"[\xc0-\xff]{3,}")
_HIGH = re.compile(rb"[\x80-\xff]")
_NO_LATIN = frozenset(b"\x81\x8d\x8f\x90\x9d")


def _once(match: re.Match[str]) -> str:
    try:
        return bytes(_BYTE_OF[c] for c in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def mend_twice_encoded(text: str) -> str:
    """UTF-8 that was taken for Windows-1252 and encoded again, up to three times over, as it was meant.

    What is right already stays: single accented letters never form such sequences.
    """
    for _ in range(3):
        if text.isascii() or _TWICE.search(text) is None:
            return text
        mended = _TWICE.sub(_once, text)
        if mended == text:
            return text
        text = mended
    return text


def guess_eight_bit(raw: bytes) -> str:
    """The likelier of two 8-bit encodings: 'cp1251' where whole words are of high bytes, else 'cp1252'."""
    high = len(_HIGH.findall(raw))
    in_runs = sum(len(run) for run in _CYRILLIC_RUN.findall(raw))
    return "cp1251" if in_runs * 2 > high else "cp1252"


def decode_eight_bit(raw: bytes, encoding: str) -> str:
    """Decode; bytes without a character become U+FFFD."""
    return raw.decode(encoding, "replace")


def looks_latin(raw: bytes) -> bool:
    """Whether high bytes stand between letters as in Windows-1252 text."""
    return not _NO_LATIN & set(raw)


def tidy(text: str) -> str:
    """One line: no control characters, no runs of blanks."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return " ".join(_CONTROL.sub("", text).split())
