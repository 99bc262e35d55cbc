# SPDX-License-Identifier: GPL-3.0-or-later
"""The foot of a certificate: who signs it on one side, how to verify it on the other."""

from __future__ import annotations

from desktop_app.printing import certificate_words as words
from desktop_app.printing import codes
from desktop_app.printing.certificate_design import CertificateDesign
from desktop_app.printing.certificate_facts import CertificateFacts, grouped
from desktop_app.printing.fonts import SERIF, Weight
from desktop_app.printing.layout import Block, lines, space, stack
from desktop_app.printing.paper import MM
from desktop_app.printing.sheet import Align, Sheet
from desktop_app.printing.text import CODE_FEATURES, Line, Style, balanced, fit, line, wrap

_QR = 25 * MM
_GREY = 0.2
_LABEL = Style(7.5, grey=0.35)
_CODE = Style(10.5, Weight.SEMIBOLD, CODE_FEATURES)


class Foot:
    """Both sides, standing on `bottom`."""

    def __init__(
        self,
        common: CertificateFacts,
        design: CertificateDesign,
        left: float,
        width: float,
        bottom: float,
        scale: float,
    ) -> None:
        self._side = min(width * 0.44, 78 * MM)
        self._bottom = bottom
        self._codes = words.codes_of(common.language)
        self._signature = _signature(common, design, self._side, scale)
        self._has_qr = design.show_qr and bool(common.qr)
        near, far = left, left + width - self._side
        self._proof_left, self._signature_left = (near, far) if design.qr_place == "left" else (far, near)
        self.height = max(self._signature.height, _QR if self._has_qr else 0.0)

    def draw_static(self, sheet: Sheet) -> None:
        """Who signs."""
        self._signature.draw(sheet, self._signature_left, self._bottom - self._signature.height)

    def draw_own(self, sheet: Sheet, facts: CertificateFacts) -> None:
        """The code of this certificate, as squares and as letters."""
        left, room = self._proof_left, self._side
        if self._has_qr and facts.qr:
            module = _QR / codes.qr_side(facts.qr)
            sheet.qr(facts.qr, left, self._bottom - _QR, module)
            left, room = left + _QR + 4 * MM, room - _QR - 4 * MM
        proof = lines(self._proof(facts, room), room)
        proof.draw(sheet, left, self._bottom - proof.height + 2)

    def _proof(self, facts: CertificateFacts, room: float) -> list[Line]:
        found: list[Line] = []
        if facts.code:
            found.append(line(words.code_label(self._codes[0]), _LABEL))
            found += fit(grouped(facts.code), _CODE, room, 7, 2)
        for code in self._codes:
            found += wrap(words.validity(code, facts), _LABEL, room, 5)
        return found


def _signature(common: CertificateFacts, design: CertificateDesign, width: float, scale: float) -> Block:
    small = Style(11.5 * scale, family=SERIF, grey=_GREY)
    name = Style(13.5 * scale, Weight.SEMIBOLD, family=SERIF)
    codes_of = words.codes_of(common.language)
    room = 42 * scale
    return stack(
        [
            lines(fit(words.issued(codes_of[0], common), small, width, 7), width, Align.CENTRE),
            lines(balanced(common.office, small, width, 3), width, Align.CENTRE),
            _picture(design.signature, width, room) if design.signature else space(room),
            lines(fit(common.signatory, name, width, 8), width, Align.CENTRE),
        ]
    )


def _picture(data: bytes, width: float, height: float) -> Block:
    """The signature, a little over its lines as ink is."""
    over = height * 0.12
    return Block(
        height, lambda sheet, left, top: sheet.logo(data, left, top - over, width, height + 2 * over)
    )
