# SPDX-License-Identifier: GPL-3.0-or-later
"""A small library on disk for the stories: five members, sixty items, one administrator."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import select

from db import keys
from db.models import Item, ItemType, Loan, MemberType
from db.operations.cataloguing import ItemFacts, PutTitle, TitleFacts, put_item, put_title
from db.operations.founding import NewLibrary, found_library
from db.operations.members import MemberFacts, RegisterMember, register_member
from db.operations.policies import put_policy
from db.store import Store

PASSPHRASE = "frasa sandi cerita"
PASSWORD = "kata sandi cerita"
NAMES = ("Siti Aminah", "Budi Santoso", "王小明 Lim", "Hasan", "Dewi Lestari Rahmawati")
TITLES = 60


class Library(NamedTuple):
    """Where it lies, members' card numbers, and items' barcodes."""

    folder: Path
    cards: list[str]
    barcodes: list[str]

    @property
    def environment(self) -> dict[str, str]:
        """What the program needs to open it without asking."""
        return {"SIMPUL_PASSPHRASE": PASSPHRASE}

    def store(self) -> Store:
        """Open it, beside the program."""
        return Store.open(self.folder, keys.key_of(self.folder, PASSPHRASE))

    def out(self) -> dict[str, int]:
        """Barcodes of the items that are out, each with how many open loans it has (always one)."""
        with closing(self.store()) as store, store.read() as session:
            found = session.scalars(
                select(Item.barcode).join(Loan, Loan.item_id == Item.id).where(Loan.ended_at.is_(None))
            )
            counts: dict[str, int] = {}
            for barcode in found:
                counts[barcode] = counts.get(barcode, 0) + 1
            return counts


def found_a_library(folder: Path) -> Library:
    """Make it, closed again so that the program has it to itself."""
    key = keys.new_passphrase_key(folder, PASSPHRASE)
    with closing(Store.create(folder, key)) as store:
        cards, barcodes = furnish(store)
    return Library(folder, cards, barcodes)


def furnish(empty: Any) -> tuple[list[str], list[str]]:
    """Found the library of these stories in an empty store, a desk's or the server's; cards and barcodes."""
    founder = NewLibrary(
        name="Perpustakaan Cerita",
        branch_code="PST",
        branch_name="Pusat",
        username="admin",
        person_name="Adi Putra",
        password=PASSWORD,
    )
    desk = found_library(empty, founder)
    with empty.read() as session:
        member_type = session.scalars(select(MemberType.uid)).one()
        item_type = session.scalars(select(ItemType.uid).where(ItemType.code == "BUKU")).one()
    cards: list[str] = []
    barcodes = [f"3100{number:05d}" for number in range(TITLES)]
    with desk.together() as perform:
        perform(put_policy, member_type=member_type, terms={"max_loans": 100, "loan_days": 14})
        for name in NAMES:
            facts = MemberFacts(name=name, member_type=member_type, home_branch=desk.branch)
            made = perform(register_member, facts=facts).operation
            assert isinstance(made, RegisterMember)
            cards.append(made.number)
        for number, barcode in enumerate(barcodes):
            title = perform(put_title, facts=TitleFacts(title=f"Buku cerita nomor {number}")).operation
            assert isinstance(title, PutTitle)
            item = ItemFacts(barcode=barcode, at_branch=desk.branch, item_type=item_type)
            perform(put_item, title=title.title, facts=item)
    return cards, barcodes
