# SPDX-License-Identifier: GPL-3.0-or-later
"""A loan for somebody with 500 out and 5,000 behind them, against the same for somebody with none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from functools import partial
from itertools import islice
from statistics import median
from uuid import UUID

from sqlalchemy import insert, select

from db.models import Branch, Item, Loan, Member, MemberType, new_uid
from db.operations.desk import Desk, utc_now
from db.operations.policies import put_policy
from db.store import Store
from desktop_app.circulation import visit
from tests.bench import library
from tests.bench.__main__ import Plan
from tests.bench.figures import Figure, against, p95
from tests.bench.work_undressed import timed_ms

OUT, BEHIND, SCANS, A_VISIT = 500, 5_000, 200, 10
ENOUGH = 10_000


def measure(plan: Plan) -> Iterator[Figure]:
    """The scan's work as the page has it done: lend, commit, and read the member again to show them."""
    titles = min(plan.sizes)
    with library.copied(plan.folder, titles) as folder, closing(library.opened(folder)) as store:
        desk = library.signed_in(store)
        desk.perform(put_policy, at_branch=desk.branch, terms={"max_loans": ENOUGH}, member_type=_type(store))
        many, *others = _members(store)
        _borrow_much(store, many)
        items, nobody = _free_items(store), iter(others)
        busy: list[float] = []
        new: list[float] = []
        for _ in range(SCANS // A_VISIT):
            for who, times in ((many, busy), (next(nobody), new)):
                times.extend(_visit(desk, who, items))
    work = "with rules, commit, and the member read again"
    note = f"{SCANS} scans each, in visits of {A_VISIT}, turn by turn, {work}; yardstick: "
    yield against(
        f"lend to somebody with {OUT} loans and {BEHIND:,} behind, median, {titles:,} titles",
        median(busy),
        "ms",
        median(new),
        at_most=1.1,
        note=f"{note}to somebody with none; p95 {p95(busy):.1f} against {p95(new):.1f} ms",
    )


def _type(store: Store) -> UUID:
    with store.read() as session:
        return session.scalars(select(MemberType.uid)).one()


def _members(store: Store) -> Sequence[UUID]:
    with store.read() as session:
        return session.scalars(select(Member.uid).order_by(Member.id).limit(SCANS + 1)).all()


def _borrow_much(store: Store, who: UUID) -> None:
    with store.write() as session:
        member = session.scalars(select(Member).where(Member.uid == who)).one()
        branch = session.scalars(select(Branch.id)).first()
        items = session.scalars(select(Item.id).order_by(Item.id).limit(OUT + BEHIND)).all()
        now = utc_now()
        rows = [
            {
                "uid": new_uid(),
                "item_id": item,
                "member_id": member.id,
                "branch_id": branch,
                "lent_at": now - timedelta(days=2 if place < OUT else 400),
                "due_at": now + timedelta(days=5 if place < OUT else -390),
                "renewals": 0,
                "ended_at": None if place < OUT else now - timedelta(days=391),
                "ending": None if place < OUT else "returned",
            }
            for place, item in enumerate(items)
        ]
        session.execute(insert(Loan), rows)


def _free_items(store: Store) -> Iterator[UUID]:
    with store.read() as session:
        found = session.scalars(select(Item.uid).order_by(Item.id).offset(OUT + BEHIND).limit(1_000)).all()
    yield from found


def _visit(desk: Desk, who: UUID, items: Iterator[UUID]) -> list[float]:
    """The card, and one scan after another with the member on the screen; ms of each scan."""
    member = visit.look_up(desk, who)

    def scan(item: UUID) -> None:
        nonlocal member
        visit.lend(desk, item, member)
        member = visit.look_up(desk, who, member)

    return [timed_ms(partial(scan, item)) for item in islice(items, A_VISIT)]
