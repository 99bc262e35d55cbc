# SPDX-License-Identifier: GPL-3.0-or-later
"""A server's address and a one-time code in one text: what a QR code holds, and what a scanner types."""

from __future__ import annotations

import re
from typing import NamedTuple

PATH = "/join/"
CODE = r"[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}"
WHOLE = re.compile(rf"(?P<server>.+?){PATH}(?P<code>{CODE})/?", re.IGNORECASE)


class Invitation(NamedTuple):
    """Where the server is, and the code that it takes once; either may be empty."""

    server: str
    code: str


def text_of(server: str, code: str) -> str:
    """The two in one text, written like an address."""
    return f"{server.rstrip('/')}{PATH}{code}"


def read(text: str) -> Invitation:
    """The two again; of an address alone the code is empty."""
    found = WHOLE.fullmatch(text.strip())
    if found is None:
        return Invitation(text.strip(), "")
    return Invitation(found["server"], found["code"].upper())
