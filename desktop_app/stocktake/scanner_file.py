# SPDX-License-Identifier: GPL-3.0-or-later
"""What a scanner that works by itself has collected: a text file, one barcode a line."""

from __future__ import annotations

import re
from pathlib import Path

MOST_BYTES = 20_000_000
SEPARATORS = re.compile(r"[\t;,]")


def barcodes_in(path: Path) -> list[str]:
    """The barcodes of a file, each once, in their order.

    Some scanners write date or quantity behind them: only what stands before the first tab, comma or
    semicolon is read. What can't be seen is no part of a barcode: old ones end the file with Ctrl+Z, or fill
    it up with nothing. Raises OSError.
    """
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES)
    found = (_seen(SEPARATORS.split(line, maxsplit=1)[0]) for line in _decoded(raw).splitlines())
    return list(dict.fromkeys(filter(None, found)))


def _seen(cell: str) -> str:
    return "".join(char for char in cell if char.isprintable()).strip().strip('"')


def _decoded(raw: bytes) -> str:
    """Barcodes are ASCII; what is not can't be one of ours."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    return raw.decode("utf-8-sig", errors="replace")
