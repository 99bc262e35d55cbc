# SPDX-License-Identifier: GPL-3.0-or-later
"""New codes for people to read out and type (db.rules.codes)."""

import secrets

from db.rules.codes import CHECKS, LENGTH, code_of


def new_code(length: int = LENGTH) -> str:
    """A random code of 5 bits a character, whose check character can be typed on any keyboard."""
    while True:
        number = secrets.randbits(5 * length)
        if CHECKS[number % 37].isalnum():
            return code_of(number, length)
