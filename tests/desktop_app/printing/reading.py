# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading printed PDFs back: text, sizes, fonts, colours, codes."""

from __future__ import annotations

import ctypes
from io import BytesIO
from typing import Any, NamedTuple

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp


class Facts(NamedTuple):
    """What a PDF says of itself and how its text stands on the first page."""

    about: dict[str, str]
    language: str
    fonts: set[str]
    smallest: float
    colours: set[tuple[int, int, int]]
    spans: list[tuple[float, float]]


def text_of(pdf: bytes) -> str:
    """All text in reading order, blanks squeezed (pdfium turns a whole line round for one Arabic title)."""
    return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(BytesIO(pdf)).pages)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in points."""
    return [page.get_size() for page in pypdfium2.PdfDocument(pdf)]


def fonts_of(pdf: bytes) -> list[Any]:
    """Font dictionaries of every page."""
    found = []
    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        fonts = page["/Resources"].get("/Font", {})
        found += [font.get_object() for font in fonts.values()]
    return found


def unembedded(pdf: bytes) -> list[str]:
    """Names of fonts whose file is not inside."""
    return [
        str(font["/BaseFont"])
        for font in fonts_of(pdf)
        if "/FontDescriptor" not in font or "/FontFile2" not in font["/FontDescriptor"]
    ]


def facts(pdf: bytes) -> Facts:
    """What `pdf` says and shows."""
    reader = pypdf.PdfReader(BytesIO(pdf))
    sizes, colours, spans = _objects(pdf)
    return Facts(
        about={key: str(value) for key, value in (reader.metadata or {}).items()},
        language=str(reader.trailer["/Root"].get("/Lang", "")),
        fonts={str(font["/BaseFont"]).partition("+")[2] for font in fonts_of(pdf)},
        smallest=min(sizes, default=0),
        colours=colours,
        spans=spans,
    )


def _objects(pdf: bytes) -> tuple[list[float], set[tuple[int, int, int]], list[tuple[float, float]]]:
    sizes, colours, spans = [], set(), []
    for item in pypdfium2.PdfDocument(pdf)[0].get_objects():
        colours.add(_colour(item.raw))
        left, _, right, _ = item.get_bounds()
        spans.append((left, right))
        if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
            size = ctypes.c_float()
            pdfium.FPDFTextObj_GetFontSize(item.raw, size)
            sizes.append(size.value)
    return sizes, colours, spans


def _colour(raw: Any) -> tuple[int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(raw, *parts)
    return parts[0].value, parts[1].value, parts[2].value


def decoded(pdf: bytes, dpi: float, page: int = 0) -> set[tuple[str, str]]:
    """Kind and content of every code that a scanner finds on a page."""
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72).to_pil()
    return {(str(code.format), code.text) for code in zxingcpp.read_barcodes(picture)}
