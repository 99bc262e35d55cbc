# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that is printed, on each of its papers, as pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from db.keys import recovery_code
from desktop_app.language import Language
from desktop_app.printing import (
    cash_count,
    due_list,
    loan_slip,
    member_card,
    receipt,
    recovery_sheet,
    return_slip,
)
from desktop_app.printing.pages import Pages
from desktop_app.printing.paper import A4, A5, ROLL_58, ROLL_80
from desktop_app.printing.printer import image
from desktop_app.printing.recovery_sheet import RecoverySheet
from tests.desktop_app.printing import examples

PAPERS = {"58mm": ROLL_58, "80mm": ROLL_80, "A5": A5, "A4": A4}
DPI = {"58mm": 203, "80mm": 203, "A5": 110, "A4": 100, "card": 200}


def take_all(app: QApplication, out: Path, languages: list[str]) -> int:
    """Render in each language into `out`; how many pictures that made."""
    out.mkdir(parents=True, exist_ok=True)
    speaking, taken = Language(), 0
    for language in languages:
        speaking.install(app, language)
        for name, paper, pdf in documents():
            taken += _save(pdf, out, f"{language}-{name}-{paper}", DPI[paper])
    return taken


def documents() -> Iterator[tuple[str, str, bytes]]:
    """Name, paper and PDF of each."""
    for name, paper in PAPERS.items():
        yield "loan-slip", name, loan_slip.render(examples.a_loan_slip(), paper)
        yield "loan-slip-again", name, loan_slip.render(examples.a_reprint(), paper)
        yield "return-slip", name, return_slip.render(examples.a_return_slip(), paper)
        yield "receipt", name, receipt.render(examples.a_receipt("waived"), paper)
        yield "cash-count", name, cash_count.render(examples.a_cash_count(), paper)
    for name, sheet in (("A5", A5), ("A4", A4)):
        yield "due-list", name, due_list.render(examples.a_due_list(), sheet)
    yield "member-card", "card", member_card.render(examples.a_card())
    yield "member-cards", "A4", member_card.render_sheet(examples.cards())
    code = recovery_code(bytes(range(32)))
    sheet_facts = RecoverySheet(examples.LIBRARY.library, code, examples.NOON)
    yield "recovery-code", "A5", recovery_sheet.render(sheet_facts)


def _save(pdf: bytes, out: Path, name: str, dpi: int) -> int:
    pages = Pages(pdf)
    for number in range(len(pages.sizes)):
        page = f"-{number + 1}" if len(pages.sizes) > 1 else ""
        image(pages.picture(number, dpi)).save(str(out / f"{name}{page}.png"))
    pages.close()
    return len(pages.sizes)
