# SPDX-License-Identifier: GPL-3.0-or-later
"""Loan terms: which policy says what for one member type, item type and branch.

The most specific policy wins, each term on its own: branch counts more than member type, member type
more than item type (Koha's order, C4::Circulation).
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """What holds for one loan. Days are calendar days, money is integer rupiah, 0 for `fine_cap` = no cap."""

    loanable: bool = True
    loan_days: int = 7
    max_loans: int = 2
    max_renewals: int = 1
    renewal_days: int = 7
    grace_days: int = 0
    fine_per_day: int = 0
    fine_cap: int = 0
    may_pass_expiry: bool = False
    limit_is_of_type: bool = False
    """Whether `max_loans` was said for the item type, and so counts items of that type only."""


TERM_NAMES = tuple(field.name for field in fields(Terms) if field.name != "limit_is_of_type")


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy:
    """One line of the policy table: the key it applies to and the terms it says (None = not said here)."""

    member_type: int | None = None
    item_type: int | None = None
    branch: int | None = None
    terms: tuple[tuple[str, int | bool], ...] = ()

    def applies(self, member_type: int, item_type: int, branch: int) -> bool:
        """Whether every part of the key is empty or equal."""
        mine = (self.member_type, self.item_type, self.branch)
        return all(m is None or m == t for m, t in zip(mine, (member_type, item_type, branch), strict=True))

    def weight(self) -> int:
        """How specific the key is."""
        return (
            4 * (self.branch is not None) + 2 * (self.member_type is not None) + (self.item_type is not None)
        )


def resolve(policies: Iterable[Policy], member_type: int, item_type: int, branch: int) -> Terms:
    """The terms for this member type, item type and branch; the order of the policies doesn't matter."""
    said: dict[str, int | bool] = {}
    fitting = [p for p in policies if p.applies(member_type, item_type, branch)]
    for policy in sorted(fitting, key=Policy.weight):
        said.update(policy.terms)
        if any(name == "max_loans" for name, _ in policy.terms):
            said["limit_is_of_type"] = policy.item_type is not None
    return Terms(**said)  # type: ignore[arg-type]


def overall_limit(policies: Iterable[Policy], member_type: int, branch: int) -> int:
    """How many items of all types together a member may have: what policies without an item type say."""
    general = (policy for policy in policies if policy.item_type is None)
    return resolve(general, member_type, -1, branch).max_loans
