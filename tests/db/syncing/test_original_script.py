# SPDX-License-Identifier: GPL-3.0-or-later
"""Titles in their own script travel; what a program does that does not know of it takes none away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from db.models import Title, new_uid
from db.operations.cataloguing import TitleFacts, put_title
from db.operations.importing import import_titles
from db.queries.catalogue import search
from db.syncing import overlay
from db.syncing.kinds import TITLES
from tests.db.exchange.samples import field, record
from tests.db.syncing.test_who_wins import ORDERS, arrive, everywhere, make
from tests.simulation.invariants import when_quiet
from tests.simulation.world import World

NEW = {"original_title": "红楼梦", "original_authors": ("曹雪芹",)}
DREAM = TitleFacts(title="Hong lou meng", authors=("Cao, Xueqin",), **NEW)  # type: ignore[arg-type]
OLD = replace(DREAM, original_title="", original_authors=())
RECORD = record(
    field("245", ("6", "880-01"), ("a", "Hong lou meng")), field("880", ("6", "245-01/$1"), ("a", "红楼梦"))
)


def of(world: World, uid: UUID) -> tuple[Any, ...]:
    """As the server and every desk have it."""
    names = ("title", "authors", "original_title", "original_authors")
    (one,) = everywhere(world, select(*(getattr(Title, name) for name in names)).where(Title.uid == uid))
    return one  # type: ignore[no-any-return]


def found(world: World, text: str) -> set[tuple[str, ...]]:
    """Titles found at each desk."""
    answers = set()
    for desk in world.desks:
        with desk.store.read() as session:
            answers.add(tuple(row.title for row in search(session, text, 1).rows))
    return answers


@ORDERS
def test_two_desks_edit_one_title_in_two_scripts(world: World, first: int) -> None:
    a, b = world.desks[:2]
    title = make(a, put_title, facts=OLD).title
    world.quiet()
    make(a, put_title, facts=DREAM, title=title)
    make(b, put_title, facts=replace(OLD, title="Mimpi bilik merah"), title=title)
    arrive(world, first)
    assert of(world, title) == ("Mimpi bilik merah", "Cao, Xueqin", "红楼梦", "曹雪芹")
    assert found(world, "红楼") == found(world, "雪芹") == {("Mimpi bilik merah",)}


@pytest.fixture
def older_desk(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """What desks note of a title before they change it does not have what they don't know."""
    bodies = overlay.bodies

    def as_they_know_it(*asked: Any) -> Any:
        told = {}
        for key, raw in bodies(*asked).items():
            body = overlay.decode_body(raw)
            if key.kind == TITLES.number:
                body = {name: value for name, value in body.items() if name not in NEW}
            told[key] = overlay.encode_body(body)
        return told

    monkeypatch.setattr(overlay, "bodies", as_they_know_it)
    yield world


def test_an_older_desk_that_takes_a_file_in_leaves_it(world: World) -> None:
    a, b = world.desks[:2]
    title = new_uid()
    make(a, import_titles, titles=[(title, DREAM)])
    world.quiet()
    make(b, import_titles, titles=[(title, replace(OLD, title="Mimpi bilik merah"))])
    world.quiet()
    when_quiet(world)
    assert of(world, title) == ("Mimpi bilik merah", "Cao, Xueqin", "红楼梦", "曹雪芹")
    assert found(world, "红楼") == {("Mimpi bilik merah",)}


def test_of_a_record_that_an_older_desk_took_in_it_is_read(world: World) -> None:
    title = new_uid()
    make(world.desks[0], import_titles, titles=[(title, replace(OLD, marc=RECORD))])
    world.quiet()
    when_quiet(world)
    assert of(world, title)[2:] == ("红楼梦", "")
    assert found(world, "红楼") == {("Hong lou meng",)}
