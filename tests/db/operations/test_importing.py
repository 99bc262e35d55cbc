# SPDX-License-Identifier: GPL-3.0-or-later
"""Many titles, items or members in one operation: what one by one would give, records kept as they came."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Item, Member, Title, TitleIdentifier, new_uid
from db.operations import refusals
from db.operations.cataloguing import Identifier, PutItem, PutTitle, TitleFacts
from db.operations.desk import Desk
from db.operations.importing import (
    ImportedItem,
    ImportedMember,
    ImportMembers,
    ImportTitles,
    import_members,
    import_titles,
)
from db.operations.members import RegisterMember
from db.operations.operation import apply
from tests.db import small_world
from tests.db.operations.shared_tables import check_indexes, shared_rows
from tests.db.small_world import OPENING, TODAY

ISBN = Identifier("isbn", "9789793062792")


def header() -> dict[str, Any]:
    return {"uid": new_uid(), "made_at": OPENING}


def whole(title: str) -> TitleFacts:
    return TitleFacts(title=title, authors=("Ani", "Budi"), identifiers=(ISBN,), year=2005, notes="ya")


def test_titles_and_items_are_as_if_put_one_by_one(desk: Desk) -> None:
    uids = {title: (new_uid(), new_uid()) for title in ("Hujan", "Pulang")}
    items = {title: small_world.item_facts(desk, f"B-{title}", price=5) for title in uids}
    with desk.store.write() as session:
        for title, (uid, item) in uids.items():
            apply(PutTitle(**header(), title=uid, facts=whole(title)), session)
            apply(PutItem(**header(), title=uid, item=item, facts=items[title]), session)
        session.flush()
        one_by_one = shared_rows(session)
        for table in (TitleIdentifier, Item, Title):
            session.execute(table.__table__.delete())
    made = [(uid, whole(title)) for title, (uid, _) in uids.items()]
    copies = [ImportedItem(item, uid, items[title]) for title, (uid, item) in uids.items()]
    desk.perform(import_titles, titles=made, items=copies)
    with desk.store.write() as session:
        assert shared_rows(session) == one_by_one
        check_indexes(session)


def test_members_are_as_if_registered_one_by_one(desk: Desk) -> None:
    uid, facts = new_uid(), small_world.member_facts(desk, "Siti", other_name="李", phone="0812-1")
    days = {"registered_on": TODAY, "expires_on": TODAY.replace(year=2028)}
    with desk.store.write() as session:
        apply(RegisterMember(**header(), member=uid, number="M1", facts=facts, **days), session)
        session.flush()
        registered = shared_rows(session)
        session.execute(Member.__table__.delete())
    desk.perform(import_members, members=[ImportedMember(uid, "M1", facts, *days.values())])
    with desk.store.write() as session:
        assert shared_rows(session) == registered
        check_indexes(session)


def marcs(desk: Desk) -> dict[UUID, bytes | None]:
    with desk.store.read() as session:
        return {row.uid: row.marc for row in session.execute(select(Title.uid, Title.marc))}


def test_each_record_goes_to_its_title_and_none_takes_none_away(desk: Desk) -> None:
    first, second, third = new_uid(), new_uid(), new_uid()
    records = {first: b"satu" * 99, second: None, third: b"tiga"}
    titles = [(uid, TitleFacts(title="Hujan", marc=marc)) for uid, marc in records.items()]
    made = desk.perform(import_titles, titles=titles).operation
    assert (made.sizes, all(imported.facts.marc is None for imported in made.titles)) == ((396, 0, 4), True)
    assert marcs(desk) == records
    desk.perform(import_titles, titles=[(first, TitleFacts(title="Hujan"))])
    assert marcs(desk) == records


def test_a_title_again_is_replaced_with_its_numbers(desk: Desk) -> None:
    uid = small_world.add_title(desk, "Hujan", identifiers=(ISBN,), notes="lama")
    desk.perform(import_titles, titles=[(uid, TitleFacts(title="Pulang"))])
    row = small_world.row_of(desk, Title, uid)
    assert (row.title, row.notes) == ("Pulang", "")
    with desk.store.read() as session:
        assert session.scalars(select(TitleIdentifier)).all() == []


@pytest.mark.parametrize("missing", ["title", "at_branch", "item_type"])
def test_an_item_without_a_place_brings_nothing_in(desk: Desk, missing: str) -> None:
    title = new_uid()
    where = {} if missing == "title" else {missing: new_uid()}
    item = ImportedItem(
        new_uid(), new_uid() if missing == "title" else title, small_world.item_facts(desk, "B1", **where)
    )
    with pytest.raises(refusals.Unknown):
        desk.perform(import_titles, titles=[(title, TitleFacts(title="Hujan"))], items=[item])
    assert marcs(desk) == {}


def test_what_waits_in_the_session_is_seen_and_what_it_holds_is_read_anew(desk: Desk, a_member: UUID) -> None:
    """A replay applies one operation after another in one session: an import goes past it."""
    title, item = new_uid(), new_uid()
    put, imported = small_world.item_facts(desk, "B1"), small_world.item_facts(desk, "B2")
    with desk.store.write() as session:
        apply(PutTitle(**header(), title=title, facts=TitleFacts(title="Hujan")), session)
        apply(PutItem(**header(), title=title, item=item, facts=put), session)
        held = session.scalars(select(Member).where(Member.uid == a_member)).one()
        held.note = "menunggu"
        apply(ImportTitles(**header(), items=(ImportedItem(item, title, imported),)), session)
        facts = small_world.member_facts(desk, "Siti Baru")
        row = ImportedMember(a_member, "A000001", facts, TODAY, TODAY)
        apply(ImportMembers(**header(), members=(row,)), session)
        assert (held.name, held.note) == ("Siti Baru", "")
    assert small_world.row_of(desk, Item, item).barcode == "B2"
    assert small_world.row_of(desk, Member, a_member).name == "Siti Baru"


def test_nothing_to_import_changes_nothing(desk: Desk) -> None:
    assert desk.perform(import_titles, titles=[]).changes == frozenset()
    assert desk.perform(import_titles, titles=[(new_uid(), whole("Hujan"))]).changes == {"titles"}
