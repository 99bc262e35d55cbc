# SPDX-License-Identifier: GPL-3.0-or-later
"""Twenty items and three members, with a raw key so that opening is quick."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from db.models import ItemType, MemberType
from db.operations.cataloguing import ItemFacts, PutTitle, TitleFacts, put_item, put_title
from db.operations.founding import NewLibrary, found_library
from db.operations.members import MemberFacts, register_member
from db.operations.policies import put_policy
from db.store import Store

KEY = bytes(range(32))
PASSWORD = "kata sandi uji"
ITEMS = 20
FOUNDER = NewLibrary(
    name="Perpustakaan Uji",
    branch_code="PST",
    branch_name="Pusat",
    username="admin",
    person_name="Uji",
    password=PASSWORD,
)


def found_a_library(folder: Path) -> None:
    """Make it and close it."""
    with closing(Store.create(folder, KEY)) as store:
        desk = found_library(store, FOUNDER)
        with store.read() as session:
            member_type = session.scalars(select(MemberType.uid)).one()
            item_type = session.scalars(select(ItemType.uid).where(ItemType.code == "BUKU")).one()
        with desk.together() as perform:
            perform(put_policy, member_type=member_type, terms={"max_loans": 1_000})
            for number in range(3):
                facts = MemberFacts(
                    name=f"Anggota {number}", member_type=member_type, home_branch=desk.branch
                )
                perform(register_member, facts=facts)
            for number in range(ITEMS):
                title = perform(put_title, facts=TitleFacts(title=f"Judul {number}")).operation
                assert isinstance(title, PutTitle)
                item = ItemFacts(barcode=f"3{number:08d}", at_branch=desk.branch, item_type=item_type)
                perform(put_item, title=title.title, facts=item)
