# SPDX-License-Identifier: GPL-3.0-or-later
"""Invented facts for test prints: what a real one holds, and nobody's data."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from desktop_app.printing import (
    cash_count,
    clearance,
    deposit_list,
    due_list,
    hold_slip,
    interloan_slip,
    loan_slip,
    member_card,
    pull_list,
    receipt,
    return_slip,
    ticket,
    transit_slip,
)
from desktop_app.printing.cash_count import CashCount
from desktop_app.printing.clearance import Clearance
from desktop_app.printing.deposit_list import DepositLine, DepositList
from desktop_app.printing.due_facts import DueGroup, DueList, DueRow
from desktop_app.printing.hold_slip import HoldSlip
from desktop_app.printing.interloan_slip import InterloanSlip
from desktop_app.printing.loan_slip import LoanSlip
from desktop_app.printing.member_card import MemberCard
from desktop_app.printing.paper import A4, Paper
from desktop_app.printing.pull_list import PullLine, PullList
from desktop_app.printing.receipt import Receipt
from desktop_app.printing.return_slip import ReturnSlip
from desktop_app.printing.sittings import Sitting
from desktop_app.printing.slip import Letterhead
from desktop_app.printing.ticket import Ticket
from desktop_app.printing.transit_slip import TransitSlip

TITLES = (("Laskar Pelangi", "310000001"), ("Bumi Manusia", "310000002"), ("Gurindam Dua Belas", "310000003"))
NAME, NUMBER = "Contoh Anggota", "A000000"


def draw(document: str, paper: Paper, letterhead: Letterhead, staff: str) -> bytes:
    """A test print of one of declared_settings.DOCUMENTS on this paper, as PDF."""
    now = datetime.now(UTC)
    match document:
        case "member_card":
            return _member_card(paper, letterhead, now)
        case "ticket":
            return _ticket(paper, letterhead, now)
    signed = {
        "return_slip": _return_slip,
        "payment_slip": _receipt,
        "due_list": _due_list,
        "hold_slip": _hold_slip,
        "transit_slip": _transit_slip,
        "clearance_slip": _clearance,
        "cash_slip": _cash_count,
        "pull_list": _pull_list,
        "deposit_list": _deposit_list,
        "interloan": _interloan,
    }
    return signed.get(document, _loan_slip)(paper, letterhead, staff, now)


def _loan_slip(paper: Paper, letterhead: Letterhead, staff: str, now: datetime) -> bytes:
    due = (now + timedelta(days=7)).date()
    rows = tuple(loan_slip.LoanRow(title, barcode, due) for title, barcode in TITLES)
    return loan_slip.render(
        LoanSlip(letterhead, "S000000", now, staff, NAME, NUMBER, rows, fines=2500), paper
    )


def _return_slip(paper: Paper, letterhead: Letterhead, staff: str, now: datetime) -> bytes:
    rows = tuple(return_slip.ReturnRow(title, barcode, now.date()) for title, barcode in TITLES[:2])
    late = return_slip.ReturnRow(*TITLES[2], now.date(), days_late=3, fine=1500)
    return return_slip.render(
        ReturnSlip(letterhead, "S000000", now, staff, (*rows, late), NAME, NUMBER), paper
    )


def _hold_slip(paper: Paper, letterhead: Letterhead, staff: str, now: datetime) -> bytes:
    until = (now + timedelta(days=3)).date()
    kept = HoldSlip(
        letterhead,
        "S000000",
        now,
        staff,
        "C.A. …0000",
        *TITLES[0],
        letterhead.branch,
        here=True,
        fetch_until=until,
    )
    return hold_slip.render(kept, paper)


def _transit_slip(paper: Paper, letterhead: Letterhead, staff: str, now: datetime) -> bytes:
    sent = TransitSlip(letterhead, "S000000", now, staff, *TITLES[0], letterhead.branch, "home")
    return transit_slip.render(sent, paper)


def _pull_list(paper: Paper, letterhead: Letterhead, staff: str, now: datetime) -> bytes:
    lines = tuple(PullLine("899.221 3", "", title, barcode, letterhead.branch) for title, barcode in TITLES)
    return pull_list.render(PullList(letterhead, now, staff, lines), paper)


def _deposit_list(paper: Paper, letterhead: Letterhead, staff: str, now: datetime) -> bytes:
    lines = tuple(DepositLine(title, barcode, "899.221 3") for title, barcode in TITLES)
    until = (now + timedelta(days=90)).date()
    made = DepositList(letterhead, now, staff, "SMAN 1", "12/PKS", "Semester 1", until, lines)
    return deposit_list.render(made, paper)


def _receipt(paper: Paper, letterhead: Letterhead, staff: str, now: datetime) -> bytes:
    paid = Receipt(letterhead, "S000000", now, staff, NAME, NUMBER, "paid", amount=2000, left=500)
    return receipt.render(paid, paper)


def _clearance(paper: Paper, letterhead: Letterhead, staff: str, now: datetime) -> bytes:
    return clearance.render(Clearance(letterhead, "S000000", now, staff, NAME, NUMBER), paper)


def _cash_count(paper: Paper, letterhead: Letterhead, staff: str, now: datetime) -> bytes:
    since = now - timedelta(hours=6)
    made = CashCount(letterhead, "S000000", now, staff, since, 50_000, 12_000, 2_000, 60_000, 50_000)
    return cash_count.render(made, paper)


def _member_card(paper: Paper, letterhead: Letterhead, now: datetime) -> bytes:
    card = MemberCard(letterhead, NAME, NUMBER, "Umum", (now + timedelta(days=365)).date())
    return member_card.render_sheet([card]) if paper == A4 else member_card.render(card)


def _ticket(paper: Paper, letterhead: Letterhead, now: datetime) -> bytes:
    start = now + timedelta(days=7)
    sitting = Sitting(start, start + timedelta(hours=2))
    return ticket.render(
        Ticket(
            letterhead=letterhead,
            number="0000-0000-0",
            name=NAME,
            workshop="Gurindam Dua Belas",
            kind="workshop",
            sittings=(sitting,),
            place=letterhead.branch,
            qr="SPT1",
            at=now,
        ),
        paper,
    )


def _interloan(paper: Paper, letterhead: Letterhead, staff: str, now: datetime) -> bytes:
    other, title = letterhead.library, TITLES[2][0]
    made = InterloanSlip(letterhead, interloan_slip.REQUEST, "000000", now, staff, other, title)
    return interloan_slip.render(made, paper)


def _due_list(paper: Paper, letterhead: Letterhead, staff: str, now: datetime) -> bytes:
    rows = tuple(
        DueRow(title, barcode, (now - timedelta(days=late)).date(), late, max(0, late) * 500)
        for (title, barcode), late in zip(TITLES, (4, 1, -3), strict=True)
    )
    group = DueGroup(NAME, NUMBER, "", rows)
    return due_list.render(DueList(letterhead, now, staff, letterhead.branch, (group,)), paper)
