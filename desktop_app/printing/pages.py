# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of a PDF as pictures, in memory: for the preview in the window and for the printer."""

from __future__ import annotations

import threading
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]

# pdfium may be in one thread at a time only.
_PDFIUM = threading.RLock()


class PageSize(NamedTuple):
    """Width and height in points."""

    width: float
    height: float


class Picture(NamedTuple):
    """A page as pixels: 4 bytes each (blue, green, red, unused), `stride` bytes a row."""

    width: int
    height: int
    stride: int
    data: bytes


class Pages:
    """The pages of one PDF."""

    def __init__(self, pdf: bytes) -> None:
        with _PDFIUM:
            self._document = pypdfium2.PdfDocument(pdf)
            self.sizes = tuple(PageSize(*page.get_size()) for page in self._document)

    def picture(self, page: int, dpi: float, crisp: bool = False) -> Picture:
        """Page number `page` (from 0) at `dpi`; `crisp`: black or white only, for thermal heads."""
        with _PDFIUM:
            bitmap = self._document[page].render(
                scale=dpi / 72,
                prefer_bgrx=True,
                no_smoothtext=crisp,
                no_smoothimage=crisp,
                no_smoothpath=crisp,
            )
            return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))

    def close(self) -> None:
        """Let go of the document; the pages can't be drawn any more."""
        with _PDFIUM:
            self._document.close()
