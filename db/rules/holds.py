# SPDX-License-Identifier: GPL-3.0-or-later
"""The queue for a title: who waits, in which order, and whether an item may go to somebody else."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from db.rules.calendar import Calendar

CANCELLED, NOT_FETCHED, EXPIRED, MISTAKE = "cancelled", "not_fetched", "expired", "mistake"
WHYS = (CANCELLED, NOT_FETCHED, EXPIRED, MISTAKE)
"""Why a hold ended without a loan."""


def kept_until(calendar: Calendar, fetch_until: date | None) -> date | None:
    """The last day to fetch what lies aside: where that day was closed since, the next open one.

    None: it lies without end.
    """
    return None if fetch_until is None else calendar.open_on_or_after(fetch_until)


class Waiting(NamedTuple):
    """An open hold; `item` and `pickup` are keys of this store.

    It takes part again on the day `suspended_until`, and no longer after `expires_on`. `has_item`: one lies
    aside for it. Where it was moved by hand it queues at `queues_at`, and there by `tie`.
    """

    uid: UUID
    member: UUID
    item: int | None
    pickup: int
    placed_at: datetime
    suspended_until: date | None = None
    expires_on: date | None = None
    has_item: bool = False
    queues_at: datetime | None = None
    tie: UUID | None = None

    @property
    def turn(self) -> tuple[datetime, UUID, UUID]:
        """What the queue is ordered by: no two are alike, and all desks have the same."""
        return self.queues_at or self.placed_at, self.tie or self.uid, self.uid


def queue(holds: Iterable[Waiting], today: date) -> list[Waiting]:
    """Who waits for an item of the title, the first first; of a member's two holds for the same thing the
    earlier one counts.

    The earlier is that placed earlier, wherever it was moved to.
    """
    counted: dict[UUID, list[Waiting]] = {}
    for hold in sorted(holds, key=lambda hold: (not hold.has_item, hold.placed_at, hold.uid)):
        theirs = counted.setdefault(hold.member, [])
        is_first = not any(is_for_the_same(hold.item, one.item) for one in theirs)
        if is_first and (hold.has_item or _takes_part(hold, today)):
            theirs.append(hold)
    waiting = (hold for theirs in counted.values() for hold in theirs if not hold.has_item)
    return sorted(waiting, key=lambda hold: hold.turn)


def is_for_the_same(item: object, other: object) -> bool:
    """Whether two holds on a title are for the same thing; two that name an item each are not, as volumes."""
    return item is None or other is None or item == other


def _takes_part(hold: Waiting, today: date) -> bool:
    suspended = hold.suspended_until is not None and today < hold.suspended_until
    return not suspended and not is_past(hold.expires_on, today)


def is_past(expires_on: date | None, today: date) -> bool:
    """Whether the last day of a hold has passed."""
    return expires_on is not None and expires_on < today


def next_for(holds: Iterable[Waiting], item: int, today: date, *, for_all: bool = True) -> Waiting | None:
    """Who gets this item: the first who waits for any (if it is `for_all`, as a Copy), or for this one."""
    return next((hold for hold in queue(holds, today) if _fits(hold, item, for_all=for_all)), None)


def _fits(hold: Waiting, item: int, *, for_all: bool) -> bool:
    return hold.item == item or (hold.item is None and for_all)


def position(holds: Iterable[Waiting], hold: UUID, today: date) -> int | None:
    """The place in the queue, from 1; None for who does not wait in it."""
    order = [one.uid for one in queue(holds, today)]
    return order.index(hold) + 1 if hold in order else None


def is_wanted(
    holds: Iterable[Waiting], item: int, by: UUID, others_free: int, today: date, *, for_all: bool = True
) -> bool:
    """Whether others who wait would go without, were the item lent to (or kept by) the member `by`.

    `others_free` is how many other copies are on some shelf, for all, and put aside for nobody.
    """
    before: list[Waiting] = []
    for hold in queue(holds, today):
        if hold.member == by and hold.item in (None, item):
            break
        if hold.member != by:
            before.append(hold)
    if any(hold.item == item for hold in before):
        return True
    return for_all and sum(hold.item is None for hold in before) > others_free


class Copy(NamedTuple):
    """An item on some shelf, put aside for nobody; both are keys of this store.

    `for_all`: not only for who waits for this very one (models.holds.for_whoever_waits).
    """

    item: int
    branch: int
    for_all: bool = True


def assign(holds: Iterable[Waiting], copies: Iterable[Copy], today: date) -> list[tuple[Waiting, Copy]]:
    """Which copy is fetched from the shelf for whom: in order, where it is fetched before elsewhere.

    Every desk comes to the same answer, so that no two branches look for one.
    """
    left, found = sorted(copies), []
    for hold in queue(holds, today):
        fitting = [one for one in left if _fits(hold, one.item, for_all=one.for_all)]
        if fitting:
            there = [one for one in fitting if one.branch == hold.pickup]
            chosen = (there or fitting)[0]
            left.remove(chosen)
            found.append((hold, chosen))
    return found


class Out(NamedTuple):
    """A copy that somebody has; `item` is a key of this store, `due_at` when it is due."""

    due_at: datetime
    loan: UUID
    item: int
    member: UUID


def to_recall(
    holds: Iterable[Waiting], copies: Iterable[Copy], out: Iterable[Out], today: date
) -> list[tuple[Waiting, Out]]:
    """Who is asked to bring a copy back for whom: for those who get none from a shelf, in order, what is due
    first. Nobody for what they wait for themselves."""
    waiting = list(holds)
    served = {hold.uid for hold, _ in assign(waiting, copies, today)}
    left, found = sorted(out), []
    for hold in queue(waiting, today):
        fitting = (one for one in left if hold.item in (None, one.item) and one.member != hold.member)
        if hold.uid not in served and (first := next(fitting, None)) is not None:
            left.remove(first)
            found.append((hold, first))
    return found
