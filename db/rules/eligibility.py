# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands against lending, renewing or a hold, all of it at once, so that a person sees every reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.rules.fines import IN_TIME, Lateness
from db.rules.items import LENDABLE
from db.rules.terms import Terms


class Obstacle(StrEnum):
    """A reason not to lend, renew or place a hold.

    An item that can be scanned can be handed out: with the right and a reason each of them may be overridden.
    """

    MEMBER_BLOCKED = "member_blocked"
    MEMBER_EXPIRED = "member_expired"
    LIMIT_REACHED = "limit_reached"
    NOT_FOR_LOAN = "not_for_loan"
    ITEM_CONDITION = "item_condition"
    HAS_OVERDUE = "has_overdue"
    RENEWALS_USED = "renewals_used"
    SUSPENDED = "suspended"
    TOO_YOUNG = "too_young"
    OWES = "owes"
    HELD = "held"
    HOLDS_USED = "holds_used"
    ON_SHELF = "on_shelf"
    FOR_ANOTHER = "for_another"
    LATE_AT_A_COST = "late_at_a_cost"
    CLAIMED = "claimed"
    HAS_IT = "has_it"


@dataclass(frozen=True, kw_only=True, slots=True)
class Borrower:
    """What counts about the member on the day of the loan."""

    blocked: bool
    expires_on: date
    open_loans: int
    overdue_loans: int
    limit: int
    """How many items of all types together (terms.overall_limit)."""
    open_of_type: int = 0
    """Open loans of this item's type; counts only where the limit is of that type."""
    suspended_until: date | None = None
    """The last day of the longest suspension for returning late."""
    owes: int = 0
    """Rupiah; below zero it is credit."""
    age: int | None = None
    """Whole years; None where this desk doesn't know."""


def lending_obstacles(
    terms: Terms,
    who: Borrower,
    condition: str,
    today: date,
    *,
    held: bool = False,
    for_another: bool = False,
) -> Iterator[Obstacle]:
    """Every reason against lending an item in this condition to this member today.

    `held`: it is put aside for, or wanted by, others (rules.holds); `for_another`: another library lent it
    for somebody else.
    """
    yield from _standing(who, today)
    yield from _age(terms, who)
    if terms.max_debt and who.owes > terms.max_debt:
        yield Obstacle.OWES
    if who.overdue_loans:
        yield Obstacle.HAS_OVERDUE
    if limit_reached(terms, who) is not None:
        yield Obstacle.LIMIT_REACHED
    if not terms.loanable:
        yield Obstacle.NOT_FOR_LOAN
    if condition not in LENDABLE:
        yield Obstacle.ITEM_CONDITION
    if held:
        yield Obstacle.HELD
    if for_another:
        yield Obstacle.FOR_ANOTHER


def limit_reached(terms: Terms, who: Borrower) -> int | None:
    """The number that no further loan may pass, of all items or of this type; None while there is room."""
    if who.open_loans >= who.limit:
        return who.limit
    if terms.limit_is_of_type and who.open_of_type >= terms.max_loans:
        return terms.max_loans
    return None


def renewal_obstacles(
    terms: Terms,
    who: Borrower,
    renewals: int,
    today: date,
    *,
    held: bool = False,
    late: Lateness = IN_TIME,
    claimed: bool = False,
) -> Iterator[Obstacle]:
    """Every reason against renewing a loan that was renewed so many times before; `held` as for lending.

    `late`: what it would cost if it came back now; a renewal would wipe that away. `claimed`: its borrower
    says that it came back.
    """
    yield from _standing(who, today)
    if late.costs:
        yield Obstacle.LATE_AT_A_COST
    if renewals >= terms.max_renewals:
        yield Obstacle.RENEWALS_USED
    if held:
        yield Obstacle.HELD
    if claimed:
        yield Obstacle.CLAIMED


def hold_obstacles(
    terms: Terms, who: Borrower, holds: int, today: date, *, on_shelf: bool, has_it: bool = False
) -> Iterator[Obstacle]:
    """Every reason against one more hold; `holds` there are; `on_shelf`: a copy could be had at once;
    `has_it`: it is lent to the member."""
    yield from _standing(who, today)
    yield from _age(terms, who)
    if terms.max_debt and who.owes > terms.max_debt:
        yield Obstacle.OWES
    if not terms.loanable:
        yield Obstacle.NOT_FOR_LOAN
    if has_it:
        yield Obstacle.HAS_IT
    if holds >= terms.max_holds:
        yield Obstacle.HOLDS_USED
    if on_shelf and not terms.on_shelf_holds:
        yield Obstacle.ON_SHELF


def _standing(who: Borrower, today: date) -> Iterator[Obstacle]:
    if who.blocked:
        yield Obstacle.MEMBER_BLOCKED
    if who.expires_on < today:
        yield Obstacle.MEMBER_EXPIRED
    if who.suspended_until is not None and today <= who.suspended_until:
        yield Obstacle.SUSPENDED


def _age(terms: Terms, who: Borrower) -> Iterator[Obstacle]:
    if terms.min_age and who.age is not None and who.age < terms.min_age:
        yield Obstacle.TOO_YOUNG
