# SPDX-License-Identifier: GPL-3.0-or-later
"""ISBN check digits (ISO 2108) and one form for both lengths."""

import re

_NOISE = re.compile(r"[\s\-\u2010-\u2015]")


def _sum13(digits: str) -> int:
    return sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits))


def check_digit_13(first12: str) -> str:
    """The thirteenth digit for the first twelve."""
    return str(-_sum13(first12) % 10)


def check_digit_10(first9: str) -> str:
    """The tenth character ('0'-'9' or 'X') for the first nine digits."""
    remainder = -sum(int(d) * (10 - i) for i, d in enumerate(first9)) % 11
    return "X" if remainder == 10 else str(remainder)


def normalise(text: str) -> str | None:
    """An ISBN-10 or ISBN-13 as thirteen digits; None where length or check digit is wrong."""
    bare = _NOISE.sub("", text).upper()
    if len(bare) == 13 and bare.isdecimal() and bare.isascii() and bare.startswith(("978", "979")):
        return bare if check_digit_13(bare[:12]) == bare[12] else None
    if len(bare) == 10 and bare[:9].isdecimal() and bare.isascii() and check_digit_10(bare[:9]) == bare[9]:
        body = "978" + bare[:9]
        return body + check_digit_13(body)
    return None
