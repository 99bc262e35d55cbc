# SPDX-License-Identifier: GPL-3.0-or-later
"""The foot of a certificate: who signs it on one side, how to verify it on the other."""

from __future__ import annotations

from db.rules.codes import grouped
from desktop_app.printing import certificate_words as words
from desktop_app.printing import codes
from desktop_app.printing.certificate_design import CertificateDesign
from desktop_app.printing.certificate_facts import CertificateFacts
from desktop_app.printing.fonts import SERIF, Weight
from desktop_app.printing.layout import Block, lines, space, stack
from desktop_app.printing.paper import MM
from desktop_app.printing.sheet import Align, Sheet
from desktop_app.printing.text import (
    CODE_FEATURES,
    ELLIPSIS,
    Line,
    Style,
    balanced,
    fit,
    line,
    says_all,
    wrap,
)

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
        self.is_whole = _signs_in_full(common, self._side, scale)

    def says_all(self, facts: CertificateFacts) -> bool:
        """Whether code and address fit beside the QR code."""
        found = self._proof(facts, self._proof_room(facts))
        return not any(part.text.endswith(ELLIPSIS) for part in found) and self._stands(found)

    def draw_static(self, sheet: Sheet) -> None:
        """Who signs."""
        self._signature.draw(sheet, self._signature_left, self._bottom - self._signature.height)

    def draw_own(self, sheet: Sheet, facts: CertificateFacts) -> None:
        """The code of this certificate, as squares and as letters."""
        left, room = self._proof_left, self._proof_room(facts)
        if room < self._side:
            module = _QR / codes.qr_side(facts.qr)
            sheet.qr(facts.qr, left, self._bottom - _QR, module)
            left += self._side - room
        proof = lines(self._proof(facts, room), room)
        proof.draw(sheet, left, self._bottom - proof.height + 2)

    def _proof_room(self, facts: CertificateFacts) -> float:
        return self._side - (_QR + 4 * MM if self._has_qr and facts.qr else 0)

    def _stands(self, found: list[Line]) -> bool:
        return sum(part.style.height for part in found) <= max(self.height, _QR) + 6

    def _proof(self, facts: CertificateFacts, room: float) -> list[Line]:
        found: list[Line] = []
        if facts.code:
            found.append(line(words.code_label(self._codes[0]), _LABEL))
            found += fit(grouped(facts.code), _CODE, room, 7, 2)
        for code in self._codes:
            found += wrap(words.validity(code, facts), _LABEL, room, 5)
        return found


def _signature(common: CertificateFacts, design: CertificateDesign, width: float, scale: float) -> Block:
    issued, office, signatory = _signing(common, width, scale)
    room = 42 * scale
    return stack(
        [
            lines(issued, width, Align.CENTRE),
            lines(office, width, Align.CENTRE),
            _picture(design.signature, width, room) if design.signature else space(room),
            lines(signatory, width, Align.CENTRE),
        ]
    )


def _signing(
    common: CertificateFacts, width: float, scale: float
) -> tuple[list[Line], list[Line], list[Line]]:
    """City and day, office, name."""
    small = Style(11.5 * scale, family=SERIF, grey=_GREY)
    name = Style(13.5 * scale, Weight.SEMIBOLD, family=SERIF)
    return (
        fit(_issued(common), small, width, 7),
        balanced(common.office, small, width, 3),
        fit(common.signatory, name, width, 8),
    )


def _issued(common: CertificateFacts) -> str:
    return words.issued(words.codes_of(common.language)[0], common)


def _signs_in_full(common: CertificateFacts, width: float, scale: float) -> bool:
    texts = _issued(common), common.office, common.signatory
    return all(map(says_all, _signing(common, width, scale), texts))


def _picture(data: bytes, width: float, height: float) -> Block:
    """The signature, a little over its lines as ink is."""
    over = height * 0.12
    return Block(
        height, lambda sheet, left, top: sheet.logo(data, left, top - over, width, height + 2 * over)
    )
