# SPDX-License-Identifier: GPL-3.0-or-later
"""What the ways of settling a fine are called."""

from desktop_app.language import translate


def payment_name(sort: str) -> str:
    """A kind of rules.ledger."""
    return {
        "paid": translate("Payments", "Paid"),
        "waived": translate("Payments", "Waived"),
        "replaced": translate("Payments", "Settled with a book"),
        "refunded": translate("Payments", "Money given back"),
    }.get(sort, sort)
