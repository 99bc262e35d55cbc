# SPDX-License-Identifier: GPL-3.0-or-later
"""A scan or photo of a paper as a PDF small enough to keep. Runs off the GUI thread."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageOps

from desktop_app.printing.pages import Pages

LARGEST_FILE = 40_000_000
"""Bytes of a file that is looked at at all."""
LONGEST_SIDE = 1_900
"""Pixels: an A4 page at about 160 dpi, on which signatures and small print are read."""
DPI, QUALITY = 162, 70


class NotAScan(Exception):
    """The file is neither a picture nor a PDF that can be read."""


class Scan(NamedTuple):
    """A PDF and how many pages it has."""

    pdf: bytes
    pages: int


def read_scan(path: Path) -> Scan:
    """A picture becomes a grey page, a PDF stays as it is. Raises NotAScan, OSError."""
    if path.stat().st_size > LARGEST_FILE:
        raise NotAScan
    data = path.read_bytes()
    if not data.startswith(b"%PDF"):
        data = _page(data)
    try:
        pages = Pages(data)
    except pypdfium2.PdfiumError as error:
        raise NotAScan from error
    count = len(pages.sizes)
    pages.close()
    return Scan(data, count)


def _page(data: bytes) -> bytes:
    try:
        with Image.open(BytesIO(data)) as opened:
            upright = ImageOps.exif_transpose(opened).convert("L")
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise NotAScan from error
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    made = BytesIO()
    upright.save(made, "PDF", resolution=DPI, quality=QUALITY)
    return made.getvalue()
