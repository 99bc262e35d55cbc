# SPDX-License-Identifier: GPL-3.0-or-later
"""The yardstick of certificates: the same two pages as one writes them down with reportlab, without more.

The same faces, lines, logos, signature and QR code; lines of text as they are, unshaped, unmeasured. Of the
ornament there is the frame alone. What all share is a form, kept once.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import segno
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from db.rules.codes import grouped
from desktop_app.printing.certificate_facts import CertificateFacts
from desktop_app.printing.fonts import font_bytes

WIDTH, HEIGHT = 841.89, 595.28
MIDDLE = WIDTH / 2
FACES = ("EBGaramond-Regular", "EBGaramond-SemiBold", "Inter-Regular", "Inter-SemiBold")
REGULAR, STRONG, SANS, SANS_STRONG = (f"Bare-{stem}" for stem in FACES)


class Bare:
    """Draws certificates with the pictures it was given, read once."""

    def __init__(self, logos: Iterable[bytes], signature: bytes) -> None:
        for stem in FACES:
            font = TTFont(f"Bare-{stem}", BytesIO(font_bytes(stem)))
            # reportlab keeps one font for each name of a face: this one and ours shall not be the same.
            font.face.name = b"Bare-" + font.face.name
            pdfmetrics.registerFont(font)
        self._logos = [ImageReader(BytesIO(data)) for data in logos]
        self._signature = ImageReader(BytesIO(signature))

    def pdf(self, batch: Iterable[CertificateFacts]) -> bytes:
        """All of `batch` in one document."""
        out = BytesIO()
        canvas = Canvas(
            out, (WIDTH, HEIGHT), pdfVersion=(1, 7), invariant=1, pageCompression=1, initialFontName=REGULAR
        )
        for one in batch:
            self._front(canvas, one)
            canvas.showPage()
            self._back(canvas, one)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def _front(self, canvas: Canvas, one: CertificateFacts) -> None:
        if not canvas.hasForm("front"):
            canvas.beginForm("front")
            self._shared_front(canvas, one)
            canvas.endForm()
        canvas.doForm("front")
        _centred(canvas, REGULAR, 13, 420, f"Nomor: {one.number}")
        _centred(canvas, STRONG, 40, 350, one.name)
        _qr(canvas, one.qr, 62, 48, 71)
        _left(canvas, SANS, 7.5, 145, 85, "Kode verifikasi")
        _left(canvas, SANS_STRONG, 10.5, 145, 72, grouped(one.code))
        _left(canvas, SANS, 7.5, 145, 61, "Dokumen ini sah bila terverifikasi di")
        _left(canvas, SANS, 7.5, 145, 51, one.verify_url)

    def _shared_front(self, canvas: Canvas, one: CertificateFacts) -> None:
        canvas.rect(25, 25, WIDTH - 50, HEIGHT - 50)
        canvas.rect(30, 30, WIDTH - 60, HEIGHT - 60)
        for place, logo in enumerate(self._logos):
            canvas.drawImage(logo, 340 + 80 * place, 490, 54, 54, mask="auto")
        canvas.drawImage(self._signature, 640, 80, 117, 44, mask="auto")
        _centred(canvas, STRONG, 43, 440, "SERTIFIKAT")
        _centred(canvas, REGULAR, 15, 390, "diberikan kepada")
        canvas.line(MIDDLE - 100, 335, MIDDLE + 100, 335)
        _centred(canvas, REGULAR, 15, 310, "sebagai PESERTA dalam lokakarya")
        _centred(canvas, STRONG, 22, 280, one.title)
        _centred(canvas, REGULAR, 14, 255, "yang diselenggarakan oleh " + " dan ".join(one.organisers))
        _centred(canvas, REGULAR, 14, 237, f"pada 26–27 November 2026 di {one.place}")
        _centred(canvas, REGULAR, 14, 219, "8 jam pelajaran (JP) @ 45 menit, seluruhnya 360 menit")
        for y, text in ((140, f"{one.city}, 27 November 2026"), (126, one.office), (60, one.signatory)):
            canvas.setFont(REGULAR, 11.5)
            canvas.drawCentredString(698, y, text)

    def _back(self, canvas: Canvas, one: CertificateFacts) -> None:
        if not canvas.hasForm("back"):
            canvas.beginForm("back")
            _shared_back(canvas, one)
            canvas.endForm()
        canvas.doForm("back")
        _centred(canvas, REGULAR, 9, 48, f"Nomor: {one.number}")


def _shared_back(canvas: Canvas, one: CertificateFacts) -> None:
    canvas.rect(25, 25, WIDTH - 50, HEIGHT - 50)
    _centred(canvas, STRONG, 22, 510, "Materi")
    _centred(canvas, REGULAR, 12.5, 490, one.title)
    for x, text in ((74, "No."), (104, "Materi"), (700, "Menit")):
        _left(canvas, SANS_STRONG, 10, x, 450, text)
    y = 430
    for place, topic in enumerate(one.topics, 1):
        for x, text in ((74, str(place)), (104, topic.text), (740, str(topic.minutes))):
            _left(canvas, SANS, 11.5, x, y, text)
        canvas.line(74, y - 6, 768, y - 6)
        y -= 24
    for x, text in ((104, "Jumlah"), (740, str(one.minutes))):
        _left(canvas, SANS_STRONG, 11.5, x, y, text)


def _left(canvas: Canvas, font: str, size: float, x: float, y: float, text: str) -> None:
    canvas.setFont(font, size)
    canvas.drawString(x, y, text)


def _centred(canvas: Canvas, font: str, size: float, y: float, text: str) -> None:
    canvas.setFont(font, size)
    canvas.drawCentredString(MIDDLE, y, text)


def _qr(canvas: Canvas, text: str, left: float, bottom: float, side: float) -> None:
    modules = segno.make(text, micro=False, error="m").matrix
    unit = side / len(modules)
    path = canvas.beginPath()
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            if dark:
                path.rect(left + column * unit, bottom + side - (row + 1) * unit, unit, unit)
    canvas.drawPath(path, stroke=0, fill=1)
