# SPDX-License-Identifier: GPL-3.0-or-later
"""Loan terms: which policy says what for one member type, item type and branch on a day.

The most specific policy wins, each term on its own: a season counts more than what holds all year
(INLISLite's order), branch more than member type, member type more than item type (Koha's, C4::Circulation).
Days say nothing without their hours, nor an amount without its period: these are told together (`WITH`).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import NamedTuple, TypeVar
from uuid import UUID

Said = int | bool | date | tuple[UUID, ...]
"""What a policy may say of a term."""
MOST = 1_000_000_000
"""No number above this: it has to fit into the tables."""


NOBODY = UUID(int=0)
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """What holds for one loan. Days are calendar days, money is rupiah; 0 = none for caps and ages."""

    loanable: bool = True
    loan_days: int = 7
    loan_hours: int = 0
    """Where above 0: so many hours instead of days, for loans and renewals."""
    due_on: date | None = None
    """Until this day everything falls due on it, whatever `loan_days` says."""
    max_loans: int = 2
    min_age: int = 0
    """Years of age on the day of lending."""
    max_renewals: int = 1
    renewal_days: int = 7
    grace_days: int = 0
    fine_per_day: int = 0
    """The fine, in rupiah, for each `fine_period`."""
    fine_period: int = 1
    """So many open days late cost one fine, each time that so many have begun; 0 is as 1."""
    fine_cap: int = 0
    cap_at_price: bool = False
    """No fine above what the item costs, where its price is known."""
    max_debt: int = 0
    """Who owes more than this many rupiah borrows nothing."""
    suspend_days: int = 0
    """Days without borrowing for each `suspend_period` ('skorsing')."""
    suspend_period: int = 1
    """So many open days late, as with the fine."""
    suspend_cap: int = 0
    lost_price: int = 0
    """What a lost item costs whose price is not known."""
    lost_fee: int = 0
    """For the work of replacing it; never taken back."""
    refund_days: int = 365
    """The price is taken back where a lost item turns up within so many days."""
    may_pass_expiry: bool = False
    max_holds: int = 3
    """How many open holds a member may have; 0 = none."""
    on_shelf_holds: bool = True
    """Whether a hold may be placed while a copy is on the shelf where it would be fetched."""
    hold_days: int = 0
    """After so many days a hold that nobody could fill is over; 0 = never."""
    pickup_days: int = 3
    """So many days an item waits on the hold shelf; 0 = for ever."""
    floats: bool = False
    """Whether an item stays where it was returned, and belongs there from then on."""
    floats_among: tuple[UUID, ...] = ()
    """The branches among which it does so; none = all."""
    recall_days: int = 0
    """A borrower who is told that others wait keeps it no longer than so many days; 0 = none is recalled."""
    renews_itself: bool = False
    """Whether a loan that nobody brings back is renewed by itself, as often as it may be renewed."""
    limit_is_of_type: bool = False
    """Whether `max_loans` was said for the item type, and so counts items of that type only."""


TERM_NAMES = tuple(field.name for field in fields(Terms) if field.name != "limit_is_of_type")
KINDS: Mapping[str, type] = {
    name: date if (said := getattr(Terms(), name)) is None else type(said) for name in TERM_NAMES
}
"""What each is: yes or no (bool), a number from 0 (int), a day (date), or branches (tuple)."""


WITH: Mapping[str, str] = {
    "loan_days": "loan_hours",
    "fine_per_day": "fine_period",
    "suspend_days": "suspend_period",
}
"""A policy that says the first and not the second leaves the second to none that is more general."""


def may_say(term: str, value: object) -> bool:
    """Whether a policy may say this of the term: what is of its very kind."""
    match KINDS.get(term):
        case kind if kind is int:
            return type(value) is int and 0 <= value <= MOST
        case kind if kind is tuple:
            return isinstance(value, tuple) and all(isinstance(one, UUID) for one in value)
        case kind:
            return type(value) is kind


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy:
    """One line of the policy table: the key it applies to and the terms it says (None = not said here).

    `since` and `until` are the first and last day of its season, None = open at that end. `uid` decides
    between two of one key, which two desks may have made.
    """

    member_type: int | None = None
    item_type: int | None = None
    branch: int | None = None
    since: date | None = None
    until: date | None = None
    terms: tuple[tuple[str, Said], ...] = ()
    uid: UUID = NOBODY

    def applies(self, case: "Case") -> bool:
        """Whether every part of the key is empty or equal, and the day within its season."""
        mine = (self.member_type, self.item_type, self.branch)
        theirs = (case.member_type, case.item_type, case.branch)
        fits = all(m is None or m == t for m, t in zip(mine, theirs, strict=True))
        return fits and (self.since or date.min) <= case.day <= (self.until or date.max)

    @property
    def seasonal(self) -> bool:
        """Whether it holds for a part of the time only."""
        return self.since is not None or self.until is not None

    def competes_with(self, other: "Policy") -> bool:
        """Of two of one key: whether both hold all year, or each for a season and some day is in both."""
        if not (self.seasonal and other.seasonal):
            return self.seasonal == other.seasonal
        begins = max(self.since or date.min, other.since or date.min)
        return begins <= min(self.until or date.max, other.until or date.max)

    def weight(self) -> tuple[int, date, date, UUID]:
        """How specific the key is; of two seasons the one that began later, then ends earlier, counts."""
        key = (
            self.seasonal,
            self.branch is not None,
            self.member_type is not None,
            self.item_type is not None,
        )
        places = sum(8 >> place for place, said in enumerate(key) if said)
        ends = date.fromordinal(date.max.toordinal() - (self.until or date.max).toordinal() + 1)
        return places, self.since or date.min, ends, self.uid


class Case(NamedTuple):
    """What is asked about: keys of this store, and the branch's day."""

    member_type: int
    item_type: int
    branch: int
    day: date


def fitting(policies: Iterable[Policy], case: Case) -> list[Policy]:
    """Those that apply, the most specific last; the order of `policies` doesn't matter."""
    return sorted((p for p in policies if p.applies(case)), key=Policy.weight)


def over(general: Mapping[str, T], specific: Mapping[str, T]) -> dict[str, T]:
    """What holds by term where a policy says `specific` over what more general ones say."""
    unsaid = {WITH[name] for name in specific if name in WITH}
    return {name: said for name, said in general.items() if name not in unsaid} | dict(specific)


def resolve(policies: Iterable[Policy], case: Case) -> Terms:
    """The terms that hold for this case."""
    said: dict[str, Said] = {}
    for policy in fitting(policies, case):
        said = over(said, dict(policy.terms))
        if any(name == "max_loans" for name, _ in policy.terms):
            said["limit_is_of_type"] = policy.item_type is not None
    return Terms(**said)  # type: ignore[arg-type]


def said_by(policies: Iterable[Policy], case: Case) -> Mapping[str, Policy]:
    """Why: the policy that decides each term. What no policy says is left out, and as Terms has it."""
    said: dict[str, Policy] = {}
    for policy in fitting(policies, case):
        said = over(said, {name: policy for name, _ in policy.terms})
    return said


def lent_to_nobody(
    policies: Iterable[Policy],
    member_types: Collection[int],
    item_types: Collection[int],
    branches: Collection[int],
    day: date,
) -> frozenset[tuple[int, int]]:
    """Item types that members of no type may borrow, each with the branch at which that is so."""
    saying = [p for p in policies if any(name == "loanable" for name, _ in p.terms)]
    if all(said for p in saying for name, said in p.terms if name == "loanable"):
        return frozenset()
    return frozenset(
        (kind, branch)
        for kind in item_types
        for branch in branches
        if not any(resolve(saying, Case(who, kind, branch, day)).loanable for who in member_types)
    )


def overall_limit(policies: Iterable[Policy], case: Case) -> int:
    """How many items of all types together a member may have: what policies without an item type say."""
    return resolve((p for p in policies if p.item_type is None), case).max_loans
