# SPDX-License-Identifier: GPL-3.0-or-later
"""Titles in order of popularity: the same titles, all that hangs on them, under new keys."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import TITLE_MIDDLE, Item, Title, TitleIdentifier
from db.operations import circulation
from db.operations.arrange import arrange_titles
from db.operations.cataloguing import Identifier
from db.operations.desk import Desk
from db.queries.catalogue import search
from tests.db import small_world
from tests.db.operations.shared_tables import check_indexes, shared_rows

ISBN = Identifier("isbn", "9789793062792")


@pytest.fixture
def shelf(desk: Desk, a_member: UUID) -> Desk:
    """Hujan was lent once, Bumi has two copies, Laskar one, Senja none; Pulang was lent by mistake."""
    hujan = small_world.add_item(desk, "H1", small_world.add_title(desk, "Hujan", identifiers=(ISBN,)))
    bumi = small_world.add_title(desk, "Bumi")
    for barcode in ("B1", "B2"):
        small_world.add_item(desk, barcode, bumi)
    pulang = small_world.add_item(desk, "P1", small_world.add_title(desk, "Pulang"))
    small_world.add_title(desk, "Senja")
    small_world.lend(desk, hujan, a_member)
    small_world.take_back(desk, hujan)
    mistaken = small_world.lend(desk, pulang, a_member)
    desk.perform(circulation.undo, of=mistaken)
    return desk


def shown(desk: Desk, text: str = "") -> list[str]:
    """Titles in the order of their keys."""
    with desk.store.read() as session:
        found = {row.id: row.title for row in search(session, text, small_world.here(desk)).rows}
        return [found[key] for key in sorted(found)]


def test_the_most_borrowed_and_most_held_come_first(shelf: Desk) -> None:
    assert shown(shelf) == ["Senja", "Pulang", "Bumi", "Hujan"]
    assert arrange_titles(shelf.store) == 4
    assert shown(shelf) == ["Hujan", "Bumi", "Pulang", "Senja"]


def test_nothing_but_the_order_is_changed(shelf: Desk) -> None:
    with shelf.store.read() as session:
        before = shared_rows(session)
    arrange_titles(shelf.store)
    with shelf.store.write() as session:
        assert shared_rows(session) == before
        check_indexes(session)
        assert session.scalars(select(TitleIdentifier.title_id)).one() == min(
            session.scalars(select(Title.id))
        )
    assert shown(shelf, "hujan") == ["Hujan"]


def test_arranging_again_changes_nothing(shelf: Desk) -> None:
    for _ in range(2):
        arrange_titles(shelf.store)
        assert shown(shelf) == ["Hujan", "Bumi", "Pulang", "Senja"]


def test_new_titles_go_before_and_editing_still_finds(shelf: Desk) -> None:
    arrange_titles(shelf.store)
    small_world.add_title(shelf, "Azab")
    assert shown(shelf) == ["Azab", "Hujan", "Bumi", "Pulang", "Senja"]
    with shelf.store.read() as session:
        keys = list(session.scalars(select(Title.id)))
        assert len(session.scalars(select(Item.id).where(Item.title_id.in_(keys))).all()) == 4
    assert max(keys) < TITLE_MIDDLE + 1


def test_it_is_told_how_far_it_is(shelf: Desk) -> None:
    steps: list[tuple[int, int]] = []
    arrange_titles(shelf.store, lambda done, of: steps.append((done, of)))
    assert [done for done, _ in steps] == list(range(1, len(steps) + 1))
    assert {of for _, of in steps} == {len(steps)}


def test_an_empty_catalogue_has_nothing_to_arrange(desk: Desk) -> None:
    assert arrange_titles(desk.store) == 0
