# SPDX-License-Identifier: GPL-3.0-or-later
"""How certificates look: what may be chosen, the designs that come with the program, designs as JSON."""

from __future__ import annotations

from dataclasses import dataclass, replace

import msgspec

from desktop_app.language import translate
from desktop_app.printing.sheet import WHITE, Colour

TEAL: Colour = (0.043, 0.298, 0.341)
GOLD: Colour = (0.722, 0.553, 0.255)
WINE: Colour = (0.431, 0.094, 0.173)
SEA: Colour = (0.043, 0.373, 0.486)


@dataclass(frozen=True)
class CertificateDesign:
    """`border` is a name in `ornament.BORDERS`; `qr_place` 'left' or 'right', the signature stands opposite.

    Empty `heading`, `opening` and `body` print the usual words; `body` may say {role} and {kind}. `logos` are
    those of all hosts, PNG or JPEG, as `signature` is. Colours are red, green and blue from 0 to 1.

    `signatory`, `office`, `city`, `language` and `valid_months` (0: for ever) go into the facts when one is
    issued with the design; what is printed comes from there alone.
    """

    border: str = "frame"
    accent: Colour = TEAL
    second: Colour = GOLD
    paper: Colour = WHITE
    landscape: bool = True
    heading: str = ""
    opening: str = ""
    body: str = ""
    logos: tuple[bytes, ...] = ()
    signature: bytes | None = None
    show_back: bool = True
    show_qr: bool = True
    qr_place: str = "left"
    signatory: str = ""
    office: str = ""
    city: str = ""
    language: str = "id"
    valid_months: int = 0


_CALM = CertificateDesign()
_SONGKET = CertificateDesign(border="songket", accent=WINE)
_SEA = CertificateDesign(border="sea", accent=SEA)

DESIGNS: dict[str, CertificateDesign] = {
    "calm": _CALM,
    "songket": _SONGKET,
    "sea": _SEA,
    "calm_upright": replace(_CALM, landscape=False),
    "songket_upright": replace(_SONGKET, landscape=False, accent=TEAL),
    "sea_upright": replace(_SEA, landscape=False),
}
"""The designs that come with the program, to use or to begin from."""


def design_name(name: str) -> str:
    """What a design of `DESIGNS` is called in the window."""
    return {
        "calm": translate("CertificateDesign", "Calm"),
        "songket": translate("CertificateDesign", "Songket cloth"),
        "sea": translate("CertificateDesign", "Sea"),
        "calm_upright": translate("CertificateDesign", "Calm, upright"),
        "songket_upright": translate("CertificateDesign", "Songket cloth, upright"),
        "sea_upright": translate("CertificateDesign", "Sea, upright"),
    }[name]


def border_name(name: str) -> str:
    """What a border of `ornament.BORDERS` is called in the window."""
    return {
        "none": translate("CertificateDesign", "No border"),
        "frame": translate("CertificateDesign", "Double frame"),
        "songket": translate("CertificateDesign", "Songket cloth"),
        "sea": translate("CertificateDesign", "Sea"),
    }[name]


def freeze(design: CertificateDesign) -> bytes:
    """The design as JSON, pictures included, as the store keeps it."""
    return msgspec.json.encode(design)


def thaw(kept: bytes | str) -> CertificateDesign:
    """A design that was kept. ValueError when it is none."""
    return msgspec.json.decode(kept, type=CertificateDesign)
