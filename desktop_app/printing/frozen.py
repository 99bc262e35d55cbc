# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts of a slip as JSON, as the store keeps them, and back: what was printed can be printed again."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from desktop_app.printing import clearance, hold_slip, loan_slip, receipt, return_slip, transit_slip
from desktop_app.printing.clearance import Clearance
from desktop_app.printing.hold_slip import HoldSlip
from desktop_app.printing.loan_slip import LoanSlip
from desktop_app.printing.paper import Paper
from desktop_app.printing.receipt import Receipt
from desktop_app.printing.return_slip import ReturnSlip
from desktop_app.printing.slip import Reprint
from desktop_app.printing.transit_slip import TransitSlip

Slip = LoanSlip | ReturnSlip | Receipt | HoldSlip | TransitSlip | Clearance
KINDS: dict[str, type[Slip]] = {
    "loan": LoanSlip,
    "return": ReturnSlip,
    "payment": Receipt,
    "hold": HoldSlip,
    "transit": TransitSlip,
    "clearance": Clearance,
}
"""The kinds of db.models.Print."""


def freeze(slip: Slip) -> bytes:
    """The facts, for db.operations.prints."""
    return msgspec.json.encode(slip)


def thaw(kind: str, facts: bytes, reprint: Reprint | None = None) -> Slip:
    """The slip of one of KINDS. Raises KeyError for another kind, ValueError for bad facts."""
    slip: Slip = msgspec.json.decode(facts, type=KINDS[kind])
    return replace(slip, reprint=reprint) if reprint else slip


def render(slip: Slip, paper: Paper) -> bytes:
    """The slip as PDF."""
    match slip:
        case LoanSlip():
            return loan_slip.render(slip, paper)
        case ReturnSlip():
            return return_slip.render(slip, paper)
        case HoldSlip():
            return hold_slip.render(slip, paper)
        case TransitSlip():
            return transit_slip.render(slip, paper)
        case Clearance():
            return clearance.render(slip, paper)
    return receipt.render(slip, paper)


def document_of(slip: Slip) -> str:
    """Its name in declared_settings.DOCUMENTS."""
    kind = next(kind for kind, made in KINDS.items() if isinstance(slip, made))
    return f"{kind}_slip"
