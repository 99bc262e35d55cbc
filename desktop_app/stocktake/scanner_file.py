# SPDX-License-Identifier: GPL-3.0-or-later
"""What a scanner that works by itself has collected: a text file, a barcode in each line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

MOST_BYTES = 20_000_000
SAMPLE = 400
"""Barcodes of a column that are looked up to tell whether it is one."""
SEPARATORS = re.compile(r"[\t;,]")


def barcodes_in(path: Path, known: Callable[[Sequence[str]], int]) -> list[str]:
    """The barcodes of a file, each once, in their order.

    Some scanners write date, quantity or kind beside them, parted by tab, comma or semicolon: it is the
    column of which most are `known` (how many of these are), of equals the first. What can't be seen is no
    part of a barcode: old ones end the file with Ctrl+Z, or fill it up with nothing. Raises OSError.
    """
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES)
    lines = [[_seen(cell) for cell in SEPARATORS.split(line)] for line in _decoded(raw).splitlines()]
    width = max(map(len, lines), default=0)
    columns = [[line[at] for line in lines if at < len(line) and line[at]] for at in range(width)]
    found = columns[0] if columns else []
    if width > 1:
        found = max(columns, key=lambda column: known(list(dict.fromkeys(column))[:SAMPLE]))
    return list(dict.fromkeys(found))


def _seen(cell: str) -> str:
    return "".join(char for char in cell if char.isprintable()).strip().strip('"')


def _decoded(raw: bytes) -> str:
    """Barcodes are ASCII; what is not can't be one of ours."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    return raw.decode("utf-8-sig", errors="replace")
