# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk that lends and returns until it is killed, saying each thing it has done as soon as it is done.

Run as `python -m tests.crash.lending FOLDER SEED`. A line `lent BARCODE LOAN NUMBER` or `returned …` is the
acknowledgement: it is printed only after the operation was committed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from uuid import UUID

from sqlalchemy import select

from db.models import Item, JournalEntry, Loan, Member
from db.operations import circulation
from db.operations.circulation import CheckIn, CheckOut
from db.operations.desk import Desk
from db.operations.founding import desk_of
from db.operations.staff import sign_in
from db.store import Store
from tests.crash.small_library import KEY, PASSWORD


def main(folder: Path, seed: int) -> None:
    """Lend what is in, return what is out, for ever."""
    store = Store.open(folder, KEY)
    desk = desk_of(store, sign_in(store, "admin", PASSWORD))
    assert desk is not None
    random = Random(seed)
    with store.read() as session:
        items = {row.uid: row.barcode for row in session.execute(select(Item.uid, Item.barcode))}
        members = list(session.scalars(select(Member.uid)))
        out = set(
            session.scalars(
                select(Item.uid).join(Loan, Loan.item_id == Item.id).where(Loan.ended_at.is_(None))
            )
        )
    print("ready", flush=True)
    while True:
        item = random.choice(list(items))
        say(desk, items[item], step(desk, item, random.choice(members), out))


def step(desk: Desk, item: UUID, member: UUID, out: set[UUID]) -> CheckOut | CheckIn:
    """One operation, committed when it returns."""
    if item in out:
        done = desk.perform(circulation.check_in, item=item).operation
        out.discard(item)
    else:
        done = desk.perform(circulation.check_out, item=item, member=member).operation
        out.add(item)
    assert isinstance(done, CheckOut | CheckIn)
    return done


def say(desk: Desk, barcode: str, done: CheckOut | CheckIn) -> None:
    """The acknowledgement that a beep would be."""
    word = "lent" if isinstance(done, CheckOut) else "returned"
    with desk.store.read() as session:
        number = session.scalar(select(JournalEntry.number).where(JournalEntry.uid == done.uid))
    print(word, barcode, done.loan, number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
