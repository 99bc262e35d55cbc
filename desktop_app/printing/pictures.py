# SPDX-License-Identifier: GPL-3.0-or-later
"""Logos and signatures for documents by the hundred: read, made small and packed once for all of them."""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFImageXObject

_DPI = 300
_MOST_PIXELS = 640


class Packed(NamedTuple):
    """A picture as a PDF holds it; `mask` says where it is transparent, None where it is not."""

    name: str
    image: PDFImageXObject
    mask: PDFImageXObject | None


def size_of(data: bytes) -> tuple[int, int]:
    """Pixels across and down. OSError if unreadable."""
    with Image.open(BytesIO(data)) as opened:
        return opened.size


def reduced(data: bytes) -> bytes:
    """A logo or a signature as designs keep it, which travel to every desk: no larger than print needs, as
    PNG, transparent where it was. OSError if unreadable."""
    with Image.open(BytesIO(data)) as opened:
        shown = ImageOps.exif_transpose(opened).convert("RGBA")
    shown.thumbnail((_MOST_PIXELS, _MOST_PIXELS), Image.Resampling.LANCZOS)
    out = BytesIO()
    shown.save(out, "PNG", optimize=True)
    return out.getvalue()


@lru_cache(maxsize=32)
def packed(data: bytes, width: float, height: float) -> Packed:
    """A picture for a place of so many points, at most 300 dpi. OSError if unreadable."""
    with Image.open(BytesIO(data)) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGBA")
    most = (max(round(width / 72 * _DPI), 1), max(round(height / 72 * _DPI), 1))
    upright.thumbnail(most, Image.Resampling.LANCZOS)
    name = f"logo{sha256(data).hexdigest()[:16]}x{most[0]}x{most[1]}"
    alpha = upright.getchannel("A")
    mask = _object(name + "mask", alpha) if any(alpha.histogram()[:255]) else None
    return Packed(name, _object(name, upright.convert("RGB")), mask)


def _object(name: str, picture: Image.Image) -> PDFImageXObject:
    return PDFImageXObject(name, ImageReader(picture))


def show(canvas: Any, document: Any, picture: Packed, place: tuple[float, float, float, float]) -> None:
    """Draw it at (left, bottom, width, height) of the page; a document keeps it once."""
    if not canvas.hasForm(picture.name):
        # What a document takes in it marks as its own.
        image = copy(picture.image)
        if picture.mask is not None:
            document.addForm(f"{picture.name}mask", mask := copy(picture.mask))
            image.smask = document.Reference(mask)
        document.addForm(picture.name, image)
    left, bottom, width, height = place
    canvas.saveState()
    canvas.transform(width, 0, 0, height, left, bottom)
    canvas.doForm(picture.name)
    canvas.restoreState()
