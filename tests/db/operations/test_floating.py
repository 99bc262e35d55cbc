# SPDX-License-Identifier: GPL-3.0-or-later
"""Where an item stays that was returned elsewhere: everywhere, or among some branches only."""

from __future__ import annotations

from itertools import chain, combinations, product
from uuid import UUID

import pytest

from db.operations import transits
from db.operations.cataloguing import put_item
from db.operations.desk import Desk
from db.operations.policies import put_branch, put_policy, put_type
from tests.db import small_world

NAMES = "ABCD"


@pytest.fixture
def places(desk: Desk) -> dict[str, UUID]:
    return {
        name: desk.perform(put_branch, code=f"C{name}", name=f"Cabang {name}").operation.target
        for name in NAMES
    }


@pytest.fixture
def items(desk: Desk, places: dict[str, UUID]) -> dict[str, UUID]:
    """One of each branch."""
    title = small_world.add_title(desk, "Melayang")
    return {
        name: desk.perform(
            put_item, title=title, facts=small_world.item_facts(desk, f"F{name}", at_branch=place)
        ).operation.item
        for name, place in places.items()
    }


def goes(desk: Desk, item: UUID, here: UUID) -> tuple[str, str] | None:
    """Where what is returned there goes, and why."""
    with desk.store.read() as session:
        found = transits.destination(session, here, item, desk.clock())
    return None if found is None else (found.name.removeprefix("Cabang "), found.why)


def test_it_stays_within_its_branches_and_goes_home_from_elsewhere(
    desk: Desk, places: dict[str, UUID], items: dict[str, UUID], book: UUID
) -> None:
    target = desk.perform(put_policy, at_branch=None, item_type=book, terms={}).operation.target
    groups = chain.from_iterable(combinations(NAMES, count) for count in range(len(NAMES) + 1))
    for group in groups:
        terms = {"floats": True, "floats_among": tuple(places[name] for name in group)}
        desk.perform(put_policy, target=target, item_type=book, terms=terms)
        for home, here in product(NAMES, NAMES):
            stays = not group or {home, here} <= set(group)
            expected = None if home == here else (here, "floats") if stays else (home, "home")
            assert goes(desk, items[home], places[here]) == expected, (group, home, here)


def test_two_pairs_and_one_that_floats_with_nobody(
    desk: Desk, places: dict[str, UUID], items: dict[str, UUID]
) -> None:
    for pair in ("AB", "C"):
        for name in pair:
            among = tuple(places[one] for one in pair)
            terms = {"floats": True, "floats_among": among}
            desk.perform(put_policy, at_branch=places[name], terms=terms)
    stays = {
        (home, here)
        for home, here in product(NAMES, NAMES)
        if (found := goes(desk, items[home], places[here])) and found[1] == "floats"
    }
    assert stays == {("A", "B"), ("B", "A")}


def test_one_item_type_floats_among_some_and_another_everywhere(
    desk: Desk, places: dict[str, UUID], items: dict[str, UUID]
) -> None:
    film = desk.perform(put_type, of="item", code="FILM", name="Film").operation.target
    pair = (places["A"], places["B"])
    desk.perform(put_policy, at_branch=places["C"], terms={"floats": True, "floats_among": pair})
    desk.perform(
        put_policy, at_branch=places["C"], item_type=film, terms={"floats": True, "floats_among": ()}
    )
    facts = small_world.item_facts(desk, "FX", at_branch=places["A"], item_type=film)
    disc = desk.perform(put_item, title=small_world.add_title(desk, "Film"), facts=facts).operation.item
    assert goes(desk, items["A"], places["C"]) == ("A", "home")
    assert goes(desk, disc, places["C"]) == ("C", "floats"), "none named: all branches"


def test_branches_that_are_named_let_nothing_float_by_themselves(
    desk: Desk, places: dict[str, UUID], items: dict[str, UUID], book: UUID
) -> None:
    terms = {"floats_among": (places["A"], places["B"])}
    desk.perform(put_policy, item_type=book, terms=terms)
    assert goes(desk, items["A"], places["B"]) == ("A", "home")
