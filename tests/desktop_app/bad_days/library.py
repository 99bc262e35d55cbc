# SPDX-License-Identifier: GPL-3.0-or-later
"""A small library: a membership that has ended, a member blocked, an item withdrawn; staff of every role."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select

from db import keys
from db.models import Item, ItemType, JournalEntry, Loan, MemberType
from db.operations.cataloguing import ItemFacts, TitleFacts, put_item, put_title
from db.operations.desk import Desk, Together
from db.operations.desk_settings import keep_desk_setting
from db.operations.founding import NewLibrary, found_library
from db.operations.members import MemberFacts, block_member, register_member
from db.operations.policies import put_policy
from db.operations.staff import put_staff
from db.rules.roles import ROLES
from db.store import Store

PASSPHRASE, PASSWORD = "hujan di penyengat", "kata sandi hujan"
CARD, OTHER, EXPIRED, BLOCKED = "A1", "A2", "A3", "A4"
SHELF = ("B1", "B2", "B3")
WITHDRAWN = "B9"
ENDED = date(2026, 1, 31)
BLOCK_REASON = "Kartu dipinjamkan"
FOUNDER = NewLibrary(
    name="Perpustakaan Hujan",
    branch_code="PST",
    branch_name="Pusat",
    username="admin",
    person_name="Wan Rosmini",
    password=PASSWORD,
)


def by_passphrase(folder: Path) -> bytes:
    """The key that most of these tests open with."""
    return keys.new_passphrase_key(folder, PASSPHRASE)


def make(folder: Path, new_key: Callable[[Path], bytes] = by_passphrase) -> None:
    """Made and closed again; its window speaks English, so that the tests can be read."""
    with closing(Store.create(folder, new_key(folder))) as store:
        desk = found_library(store, FOUNDER)
        keep_desk_setting(desk, "language", "en")
        with store.read() as session:
            book = session.scalars(select(ItemType.uid).where(ItemType.code == "BUKU")).one()
            public = session.scalars(select(MemberType.uid)).one()
        with desk.together() as perform:
            for role in ROLES:
                perform(put_staff, username=role, name=role, roles=(role,), password=PASSWORD)
            perform(put_policy, member_type=public, terms={"max_loans": 5, "loan_days": 7})
            _members(perform, desk, public)
            for barcode in (*SHELF, WITHDRAWN):
                _item(perform, desk, barcode, book)


def _members(perform: Together, desk: Desk, public: UUID) -> None:
    for number, name in ((CARD, "Siti Aminah"), (OTHER, "Raja Ali"), (EXPIRED, "Hasan"), (BLOCKED, "Dewi")):
        facts = MemberFacts(name=name, member_type=public, home_branch=desk.branch)
        ends = {"registered_on": date(2025, 1, 31), "expires_on": ENDED} if number == EXPIRED else {}
        made = perform(register_member, facts=facts, number=number, **ends).operation
    perform(block_member, member=made.member, reason=BLOCK_REASON)


def _item(perform: Together, desk: Desk, barcode: str, book: UUID) -> None:
    title = perform(put_title, facts=TitleFacts(title=f"Buku {barcode}")).operation.title
    condition = "withdrawn" if barcode == WITHDRAWN else "good"
    facts = ItemFacts(barcode=barcode, at_branch=desk.branch, item_type=book, condition=condition)
    perform(put_item, title=title, facts=facts)


def out(store: Store) -> list[str]:
    """Barcodes of what is out."""
    with store.read() as session:
        asked = select(Item.barcode).join(Loan, Loan.item_id == Item.id).where(Loan.ended_at.is_(None))
        return sorted(session.scalars(asked))


def entries(store: Store) -> int:
    """How many operations the journal has."""
    with store.read() as session:
        return session.scalar(select(func.count()).select_from(JournalEntry)) or 0
