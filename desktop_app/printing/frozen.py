# SPDX-License-Identifier: GPL-3.0-or-later
"""The facts of a slip as JSON, as the store keeps them, and back: what was printed can be printed again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec

from desktop_app.printing import (
    cash_count,
    clearance,
    hold_slip,
    loan_slip,
    notice_letter,
    receipt,
    return_slip,
    transit_slip,
)
from desktop_app.printing.cash_count import CashCount
from desktop_app.printing.clearance import Clearance
from desktop_app.printing.hold_slip import HoldSlip
from desktop_app.printing.loan_slip import LoanSlip
from desktop_app.printing.notice_letter import NoticeLetter
from desktop_app.printing.paper import Paper
from desktop_app.printing.receipt import Receipt
from desktop_app.printing.return_slip import ReturnSlip
from desktop_app.printing.slip import Reprint
from desktop_app.printing.transit_slip import TransitSlip

NOTICE = "notice"
"""A reminder as a letter: numbered with the reminder, and on A4 whatever slips are printed on."""
Slip = LoanSlip | ReturnSlip | Receipt | HoldSlip | TransitSlip | Clearance | CashCount | NoticeLetter
KINDS: dict[str, type[Slip]] = {
    "loan": LoanSlip,
    "return": ReturnSlip,
    "payment": Receipt,
    "hold": HoldSlip,
    "transit": TransitSlip,
    "clearance": Clearance,
    "cash": CashCount,
    NOTICE: NoticeLetter,
}
"""The kinds of db.models.Print."""
RENDERERS: dict[type[Slip], Callable[[Any, Paper], bytes]] = {
    LoanSlip: loan_slip.render,
    ReturnSlip: return_slip.render,
    Receipt: receipt.render,
    HoldSlip: hold_slip.render,
    TransitSlip: transit_slip.render,
    Clearance: clearance.render,
    CashCount: cash_count.render,
    NoticeLetter: lambda letter, _paper: notice_letter.render([letter]),
}


def freeze(slip: Slip) -> bytes:
    """The facts, for db.operations.prints."""
    return msgspec.json.encode(slip)


def thaw(kind: str, facts: bytes, reprint: Reprint | None = None) -> Slip:
    """The slip of one of KINDS. Raises KeyError for another kind, ValueError for bad facts."""
    slip: Slip = msgspec.json.decode(facts, type=KINDS[kind])
    return replace(slip, reprint=reprint) if reprint else slip


def render(slip: Slip, paper: Paper) -> bytes:
    """The slip as PDF."""
    return RENDERERS[type(slip)](slip, paper)


def document_of(slip: Slip) -> str:
    """Its name in declared_settings.DOCUMENTS."""
    return document_named(next(kind for kind, made in KINDS.items() if isinstance(slip, made)))


def document_named(kind: str) -> str:
    """The same for one of KINDS; a letter's name is not among them, as it has nothing to choose."""
    return "notice_letter" if kind == NOTICE else f"{kind}_slip"
