# SPDX-License-Identifier: GPL-3.0-or-later
"""What a member owes: fines that stand, less what settled them. Rupiah, always whole."""

PAID, WAIVED, REPLACED, REFUNDED = "paid", "waived", "replaced", "refunded"
KINDS = (PAID, WAIVED, REPLACED, REFUNDED)
"""Money taken; a debt let go; a book given instead ('ganti buku'); money given back."""
CASH = {PAID: 1, WAIVED: 0, REPLACED: 0, REFUNDED: -1}
"""What a payment does to the money in the till, by its kind."""
SETTLES = {PAID: 1, WAIVED: 1, REPLACED: 1, REFUNDED: -1}
"""What it does to what is owed."""


def most(kind: str, owes: int) -> int:
    """The most that a payment of this kind may come to, where `owes` is owed: never more than there is."""
    return max(-owes, 0) if kind == REFUNDED else max(owes, 0)
