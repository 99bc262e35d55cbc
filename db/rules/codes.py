# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes that people read out and type: base 32 with a check character (crockford.com/base32)."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECKS = ALPHABET + "*~$=U"
"""37 is prime: one wrong character, or two changed over, always shows."""
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
LENGTH = 13
"""Characters of 5 bits before the check character: 65 bits, of which 64 are random."""
TICKET_LENGTH = 8
"""The same of what stands on a ticket for people to type: 40 bits."""


def code_of(number: int, length: int = LENGTH) -> str:
    """The code of a number, with its check character. Raises ValueError where it does not fit."""
    if not 0 <= number < 32**length:
        raise ValueError(number)
    letters = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))
    return letters + CHECKS[number % 37]


def read_code(typed: str, length: int = LENGTH) -> str | None:
    """What somebody typed (any case, blanks, hyphens, O for 0) as a code is kept; None if damaged.

    `length` is without the check character, which one text of 37 has by chance where some of it is missing.
    """
    text = "".join(typed.upper().split()).replace("-", "")
    body, check = text[:-1], text[-1:]
    if len(body) != length or any(letter not in _VALUES for letter in body):
        return None
    number = 0
    for letter in body:
        number = number << 5 | _VALUES[letter]
    check = {"O": "0", "I": "1", "L": "1"}.get(check, check)
    return code_of(number, len(body)) if check == CHECKS[number % 37] else None


def grouped(code: str) -> str:
    """In groups of four for reading out."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
