# SPDX-License-Identifier: GPL-3.0-or-later
"""What a member owes: fines that stand, less what settled them. Rupiah, always whole."""

from collections.abc import Iterable, Sequence

PAID, WAIVED, REPLACED, REFUNDED = "paid", "waived", "replaced", "refunded"
KINDS = (PAID, WAIVED, REPLACED, REFUNDED)
"""Money taken; a debt let go; a book given instead ('ganti buku'); money given back."""
CASH = {PAID: 1, WAIVED: 0, REPLACED: 0, REFUNDED: -1}
"""What a payment does to the money in the till, by its kind."""
SETTLES = {PAID: 1, WAIVED: 1, REPLACED: 1, REFUNDED: -1}
"""What it does to what is owed."""


def settled(payments: Iterable[tuple[str, int]]) -> int:
    """How much these payments (kind, amount) settle in all."""
    return sum(SETTLES[kind] * amount for kind, amount in payments)


def owed(fines: Iterable[int], payments: Iterable[tuple[str, int]]) -> int:
    """What is left to pay; below zero it is credit."""
    return sum(fines) - settled(payments)


def left_of_each(fines: Sequence[int], settled: int) -> list[int]:
    """What is left of each fine where the oldest, which come first, are settled first."""
    left = []
    for amount in fines:
        part = min(amount, max(settled, 0))
        settled -= part
        left.append(amount - part)
    return left


def most(kind: str, owes: int) -> int:
    """The most that a payment of this kind may come to, where `owes` is owed: never more than there is."""
    return max(-owes, 0) if kind == REFUNDED else max(owes, 0)
