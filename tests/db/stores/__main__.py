# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the store of the newest revision: everything in it that a migration may stumble over."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from db import keys, migrations, store
from db.models import ItemType, MemberType
from db.operations import cataloguing, circulation, members, partners, policies, prints, stocktakes, visits
from db.operations.desk import Desk, Together, utc_now
from db.operations.founding import NewLibrary, found_library
from db.operations.staff import put_staff, sign_in
from db.rules.stocktake import Scan
from db.store import Store
from tests.db import workshop_world
from tests.db.stores import AS_WRITTEN, HERE, MEMBERS, PASSWORD, TITLES

FOUNDER = NewLibrary(
    name="Perpustakaan Lama",
    branch_code="PST",
    branch_name="Pusat",
    username="admin",
    person_name="Wan Rosmini",
    password=PASSWORD,
)


def make() -> Path:
    """The new fixture's folder. Raises FileExistsError where that revision has one."""
    target = HERE / migrations.head()
    target.mkdir()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        key = keys.new_passphrase_key(folder, keys.SAMPLE_PASSPHRASE, sample=True)
        with closing(Store.create(folder, key)) as made:
            desk = found_library(made, FOUNDER)
            fill(desk)
            desk.person = sign_in(made, "admin", PASSWORD)
        shutil.copyfile(folder / store.FILE_NAME, target / AS_WRITTEN)
        shutil.copyfile(folder / keys.FILE_NAME, target / keys.FILE_NAME)
    return target


def fill(desk: Desk) -> None:
    """Three out, one renewed; one back; one lent by mistake, undone; a slip; a blocked member; a workshop."""
    with desk.store.read() as session:
        item_type = session.scalars(select(ItemType.uid).where(ItemType.code == "BUKU")).one()
        member_type = session.scalars(select(MemberType.uid)).one()
    with desk.together() as perform:
        perform(policies.put_policy, member_type=member_type, terms={"max_loans": 9, "max_renewals": 2})
        perform(put_staff, username="meja", name="Sulastri", roles=("circulation",), password=PASSWORD)
        people = [_member(perform, name, member_type, desk.branch) for name in MEMBERS]
        items = [_item(perform, title, item_type, desk.branch) for title in TITLES]
        perform(members.set_member_photo, member=people[0], jpeg=b"\xff\xd8\xff\xd9")
        loans = [perform(circulation.check_out, item=item, member=people[0]) for item in items]
        perform(circulation.check_in, item=items[3])
    # A renewal must bring something: the loan is two days old by then.
    desk.clock = lambda: utc_now() + timedelta(days=2)
    with desk.together() as perform:
        perform(circulation.renew, loan=loans[0].operation.loan)
        mistake = perform(circulation.check_out, item=items[3], member=people[1]).operation
        perform(circulation.undo, of=mistake)
        perform(members.block_member, member=people[1], reason="Kartu dipinjamkan")
        perform(prints.record_print, slip="loan", facts=lambda number, at: b"{}", member=people[0])
    workshop_world.an_event(desk)
    with desk.together() as perform:
        school = partners.PartnerFacts(name="SMAN 1", kind="school")
        partner = perform(partners.put_partner, facts=school).operation.target
        paper = partners.AgreementFacts(partner=partner, number="1/PKS", kind="pks")
        perform(partners.put_agreement, facts=paper)
        card = visits.VisitFacts(sort="member", member=people[0], purpose="read")
        perform(visits.record_visit, facts=card, device=desk.device)
        begun = perform(stocktakes.start_stocktake, name="Tahunan").operation.stocktake
        scan = Scan("P3", items[3], "right")
        perform(stocktakes.record_scans, stocktake=begun, device=desk.device, scans=[scan])


def _member(perform: Together, name: str, member_type: UUID, branch: UUID) -> UUID:
    facts = members.MemberFacts(name=name, member_type=member_type, home_branch=branch, phone="0771 12345")
    return perform(members.register_member, facts=facts).operation.member


def _item(perform: Together, title: str, item_type: UUID, branch: UUID) -> UUID:
    facts = cataloguing.TitleFacts(title=title, authors=("Anonim",), subjects=("Sastra Melayu",))
    made = perform(cataloguing.put_title, facts=facts).operation.title
    copy = cataloguing.ItemFacts(barcode=f"P{TITLES.index(title)}", at_branch=branch, item_type=item_type)
    return perform(cataloguing.put_item, title=made, facts=copy).operation.item


if __name__ == "__main__":
    print(make())
