# SPDX-License-Identifier: GPL-3.0-or-later
"""What is lent before it was catalogued: written down by whoever lends, found and seen to by a cataloguer."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from db.models import Branch, Item, Title
from db.operations import circulation, refusals
from db.operations.cataloguing import TitleFacts, put_title
from db.operations.desk import Desk
from db.operations.fast_adding import AddInPassing, add_in_passing, title_facts
from db.queries.catalogue import Filters, search
from db.rules.items import TO_CATALOGUE
from tests.db import small_world


def listed(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        here = session.scalars(select(Branch.id).where(Branch.uid == desk.branch)).one()
        return [row.title for row in search(session, "", here, Filters(to_catalogue=True)).rows]


def test_it_is_lent_at_once_and_waits_for_the_cataloguer(desk: Desk) -> None:
    clerk = small_world.seated(desk, "circulation")
    made = clerk.perform(
        add_in_passing, name=" Syair  Perahu ", barcode="9789799731234", author="Hamzah"
    ).operation
    assert isinstance(made, AddInPassing)
    member = small_world.register(desk, "Siti Aminah")
    clerk.perform(circulation.check_out, item=made.item, member=member)
    assert listed(desk) == ["Syair Perahu"]
    with desk.store.read() as session:
        title = session.scalars(select(Title).where(Title.uid == made.title)).one()
        assert (title.source, title.authors) == (TO_CATALOGUE, "Hamzah")
        assert session.scalars(select(Item.barcode).where(Item.uid == made.item)).one() == "9789799731234"
    assert [i.value for i in title_facts(made).identifiers] == ["9789799731234"]
    desk.perform(put_title, title=made.title, facts=TitleFacts(title="Syair Perahu"))
    assert listed(desk) == []


@pytest.mark.parametrize(("name", "barcode"), [("", "77"), ("Syair", " ")])
def test_it_has_a_title_and_a_barcode(desk: Desk, name: str, barcode: str) -> None:
    with pytest.raises(refusals.Invalid):
        desk.perform(add_in_passing, name=name, barcode=barcode)


def test_a_barcode_is_one_copys(desk: Desk) -> None:
    desk.perform(add_in_passing, name="Syair", barcode="77")
    with pytest.raises(refusals.Taken):
        desk.perform(add_in_passing, name="Hikayat", barcode="77")
