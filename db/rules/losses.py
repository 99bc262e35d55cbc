# SPDX-License-Identifier: GPL-3.0-or-later
"""What a lost item costs, and until when that is taken back if it turns up. Rupiah, always whole."""

from datetime import date, timedelta

from db.rules.terms import Terms

LATE, LOST, HANDLING, DAMAGE = "late", "lost", "handling", "damage"
"""Kinds of fine: for lateness; for the item itself; for the work of replacing it; for what was done to it."""


def charges(terms: Terms, price: int | None) -> dict[str, int]:
    """What is asked for a lost item, by kind of fine; what would cost nothing is left out."""
    asked = {LOST: terms.lost_price if price is None else price, HANDLING: terms.lost_fee}
    return {kind: amount for kind, amount in asked.items() if amount}


def refund_until(terms: Terms, declared: date) -> date | None:
    """The last day on which the price is taken back if the item turns up; None: never."""
    return declared + timedelta(days=terms.refund_days) if terms.refund_days else None
