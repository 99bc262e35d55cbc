# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet for the wall or the door, A4: 'tell us', with a code that a telephone reads across a table."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.printing import codes
from desktop_app.printing.feedback_form import PAPER, FeedbackForm
from desktop_app.printing.layout import Block, lines, rule, space, stack
from desktop_app.printing.paper import MM
from desktop_app.printing.sheet import About, Align, Sheet
from desktop_app.printing.sheet_slip import letterhead
from desktop_app.printing.table import Type, type_for
from desktop_app.printing.text import CODE_FEATURES, Style, wrap

_QR = 110 * MM
_TITLE = "Ceritakan kepada kami · Tell us"
_HOW = (
    "Pindai dengan kamera ponsel: lima pernyataan, satu menit, tanpa nama.",
    "Scan it with your telephone's camera: five statements, one minute, no name.",
)
_CERTIFICATE = (
    "Untuk sertifikat, ketik juga kode di tiket Anda.",
    "For the certificate type the code on your ticket too.",
)


def render(form: FeedbackForm, *, certificate: bool = False) -> bytes:
    """One page, as PDF; `certificate`: feedback is one of the things that earn it."""
    about = About(_TITLE, form.letterhead.library, "Umpan balik", form.language)
    with Sheet(PAPER.width, PAPER.height, about) as drawn:
        _page(form, certificate).draw(drawn, PAPER.margin, PAPER.margin)
    return drawn.pdf


def _page(form: FeedbackForm, certificate: bool) -> Block:
    kind, width = type_for(PAPER), PAPER.printable
    title = replace(kind.title, size=kind.title.size * 1.5)
    said = [_both(pair, kind, width) for pair in ((_HOW, _CERTIFICATE) if certificate else (_HOW,))]
    small = replace(kind.small, features=CODE_FEATURES)
    return stack(
        [
            letterhead(form.letterhead, width, kind),
            space(10),
            rule(width, 1.6),
            space(26),
            _centred(_TITLE, title, width),
            space(12),
            _centred(form.workshop, kind.heading, width, 3),
            _centred(form.when, kind.body, width, 2),
            space(26),
            _code(form.answers_at, width),
            space(26),
            *(block for one in said for block in (one, space(10))),
            space(4),
            _centred(form.answers_at, small, width, 3),
        ]
    )


def _both(words: tuple[str, str], kind: Type, width: float) -> Block:
    return stack([_centred(words[0], kind.heading, width, 2), _centred(words[1], kind.body, width, 2)])


def _centred(text: str, style: Style, width: float, most: int = 1) -> Block:
    return lines(wrap(text, style, width, most), width, Align.CENTRE)


def _code(content: str, width: float) -> Block:
    module, left = _QR / codes.qr_side(content), (width - _QR) / 2
    return Block(_QR, lambda sheet, x, y: sheet.qr(content, x + left, y, module))
