# SPDX-License-Identifier: GPL-3.0-or-later
"""What a member owes: fines and fees that stand, less what settled them. Rupiah, always whole.

Only money comes back as credit. What was let go settles what was owed then, and is over with that.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

PAID, WAIVED, REPLACED, REFUNDED = "paid", "waived", "replaced", "refunded"
KINDS = (PAID, WAIVED, REPLACED, REFUNDED)
"""Money taken; a debt let go; a book given instead ('ganti buku'); money given back."""
CASH = {PAID: 1, WAIVED: 0, REPLACED: 0, REFUNDED: -1}
"""What a payment does to the money in the till, by its kind."""
LETS_GO = frozenset({WAIVED, REPLACED})
ASKED = "asked"
"""A fine or a fee, among the lines of a ledger."""


class Line(NamedTuple):
    """What was asked of a member, or a payment by its kind; what was asked stands until `until`."""

    kind: str
    amount: int
    at: datetime
    until: datetime | None
    uid: UUID


def most(kind: str, owes: int) -> int:
    """The most that a payment of this kind may come to, where `owes` is owed: never more than there is."""
    return max(-owes, 0) if kind == REFUNDED else max(owes, 0)


def owed(lines: Iterable[Line]) -> int:
    """What a member owes after all of this, in whichever order it was heard of; below zero it is credit."""
    story = sorted(lines, key=lambda line: (line.at, line.kind in LETS_GO, line.amount, line.uid))
    left = {line.uid: line.amount for line in story}
    for number, line in enumerate(story):
        if line.kind in LETS_GO:
            _let_go(line, [one for one in story[:number] if _stands(one, line.at)], left)
    cash = sum(CASH.get(line.kind, 0) * line.amount for line in story)
    return max(_balance([line for line in story if line.until is None], left), min(-cash, 0))


def _stands(line: Line, at: datetime) -> bool:
    return line.until is None or at < line.until


def _let_go(waiver: Line, standing: Sequence[Line], left: dict[UUID, int]) -> None:
    """For whatever it comes to exactly, else what was asked last, the largest of it first: money has settled
    what is older.

    What was given back too much comes after all that was asked.
    """
    worth = min(waiver.amount, max(_balance(standing, left), 0))
    debts = [one for one in reversed(standing) if one.kind in (ASKED, REFUNDED)]
    for one in sorted(debts, key=lambda one: (one.kind == REFUNDED, left[one.uid] != waiver.amount)):
        part = min(worth, left[one.uid])
        left[one.uid] -= part
        worth -= part


def _balance(lines: Iterable[Line], left: dict[UUID, int]) -> int:
    signs = {ASKED: 1, REFUNDED: 1, PAID: -1}
    return sum(signs.get(line.kind, 0) * left[line.uid] for line in lines)
