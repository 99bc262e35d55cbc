# SPDX-License-Identifier: GPL-3.0-or-later
"""A small library at the centre: two branches, each with an item lent to a member of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.api.service import CHANCE
from central_server.own_desk import found, own_desk
from central_server.store import CentralStore, open_store
from db.models import Branch, Item, ItemType, Loan, Member, MemberType, new_uid
from db.operations.cataloguing import ItemFacts, TitleFacts, put_item, put_title
from db.operations.circulation import CheckOut, check_out
from db.operations.desk import Desk, utc_now
from db.operations.founding import NewLibrary
from db.operations.members import MemberFacts, register_member
from db.operations.operation import SCHEMA_VERSION, Operation, encode
from db.operations.policies import put_branch
from db.syncing.messages import PROTOCOL, Sent, SyncRequest

PASSWORD = "gurindam dua belas"
SECRETS = ("Siti Rahayu", "0812-7001-2002", "Jalan Teratai 9")
"""Name, telephone and address of the member of branch PUS: they show nowhere but where they belong."""
ITEMS = 6
"""At each branch; of the first of them the loan is open."""


def build(url: str) -> None:
    """Found the library in an empty database."""
    store = open_store(url)
    store.upgrade()
    new = NewLibrary(
        name="Perpustakaan Kota",
        branch_code="PUS",
        branch_name="Pusat",
        username="admin",
        person_name="Raja Ali",
        password=PASSWORD,
    )
    found(store, new, CHANCE)
    desk = own_desk(store, "admin")
    assert desk is not None
    desk.perform(put_branch, code="SEN", name="Senggarang")
    fill(store, desk, "PUS", *SECRETS)
    fill(store, desk, "SEN", "Budi Santoso", "0812-9009-1001", "Jalan Kamboja 1")
    store.close()


def fill(store: CentralStore, desk: Desk, code: str, name: str, phone: str, address: str) -> None:
    """Titles and items of a branch, a member of it, and a loan to that member."""
    with store.read() as session:
        branch = uid_of(session, code)
        item_type, member_type = session.scalar(select(ItemType.uid)), session.scalar(select(MemberType.uid))
    assert item_type
    assert member_type
    there = Desk(desk.store, desk.device, branch, desk.person, desk.clock, desk.tracker)
    for number in range(ITEMS):
        title = there.perform(put_title, facts=TitleFacts(title=f"Hikayat {code} {number}")).operation
        facts = ItemFacts(barcode=f"{code}-{number}", at_branch=branch, item_type=item_type)
        there.perform(put_item, title=title.title, facts=facts)  # type: ignore[attr-defined]
    facts = MemberFacts(name=name, phone=phone, address=address, home_branch=branch, member_type=member_type)
    there.perform(register_member, facts=facts, number=f"{code}-M")
    with store.read() as session:
        item, member = item_of(session, f"{code}-0"), member_of(session, f"{code}-M")
    there.perform(check_out, item=item, member=member)


def uid_of(session: Session, code: str) -> UUID:
    """A branch by its code."""
    return session.scalars(select(Branch.uid).where(Branch.code == code)).one()


def item_of(session: Session, barcode: str) -> UUID:
    """An item by its barcode."""
    return session.scalars(select(Item.uid).where(Item.barcode == barcode)).one()


def member_of(session: Session, number: str) -> UUID:
    """A member by the card's number."""
    return session.scalars(select(Member.uid).where(Member.number == number)).one()


def open_loans(session: Session) -> int:
    """How many items are out."""
    return len(session.scalars(select(Loan.id).where(Loan.ended_at.is_(None))).all())


@dataclass
class Pen:
    """Writes what a desk would send: operations numbered from one."""

    branch: UUID
    staff: UUID | None = None
    number: int = 0

    def lend(self, item: UUID, member: UUID) -> Sent:
        """A loan made just now."""
        now = utc_now()
        return self.sent(
            CheckOut(
                uid=new_uid(),
                made_at=now,
                branch=self.branch,
                staff=self.staff,
                loan=new_uid(),
                item=item,
                member=member,
                due_at=now + timedelta(days=7),
            )
        )

    def sent(self, operation: Operation) -> Sent:
        """Any operation, with the next number."""
        self.number += 1
        return Sent(
            number=self.number,
            uid=operation.uid,
            schema=SCHEMA_VERSION,
            made_at=operation.made_at,
            payload=msgspec.Raw(encode(operation)),
        )


def a_request(*operations: Sent, **fields: object) -> SyncRequest:
    """What a desk asks that was never here before."""
    told = {"protocol": PROTOCOL, "schema": SCHEMA_VERSION, "now": utc_now(), "epoch": None, "log_from": 1}
    return SyncRequest(**{**told, **fields}, operations=operations)  # type: ignore[arg-type]
