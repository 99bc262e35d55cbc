# SPDX-License-Identifier: GPL-3.0-or-later
"""Titles in their own script travel; what a program does that does not know of it takes none away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import select

from db.models import JournalEntry, Title, new_uid
from db.operations.cataloguing import TitleFacts, put_title, title_words
from db.operations.importing import import_titles
from db.queries.catalogue import search
from db.syncing.deciding import decoded_before
from db.syncing.kinds import TITLES
from desktop_app.sync.standing import enrolled_as, keep_standing
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


def test_an_edit_by_an_older_desk_leaves_it(world: World) -> None:
    a, b = world.desks[:2]
    title = make(a, put_title, facts=DREAM).title
    world.quiet()
    make(b, put_title, facts=replace(OLD, title="Mimpi bilik merah"), title=title)
    with b.store.write() as session:
        entry = session.scalars(select(JournalEntry).order_by(JournalEntry.id.desc())).first()
        assert entry is not None
        before = decoded_before(entry.before)
        known = {name: value for name, value in before[TITLES.number].items() if name not in NEW}
        entry.before = msgspec.json.encode({TITLES.number: known})
    world.quiet()
    when_quiet(world)
    assert of(world, title) == ("Mimpi bilik merah", "Cao, Xueqin", "红楼梦", "曹雪芹")
    assert found(world, "红楼") == {("Mimpi bilik merah",)}


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


def test_a_desk_gets_what_it_did_not_know_with_its_update(world: World) -> None:
    a, b = world.desks[:2]
    title = make(a, put_title, facts=DREAM).title
    world.quiet()
    with b.store.write() as session:
        row = session.scalars(select(Title).where(Title.uid == title)).one()
        row.original_title = row.original_authors = ""
        row.search_words = title_words(OLD)
        keep_standing(session, msgspec.structs.replace(enrolled_as(session), schema=1))
    world.quiet()
    when_quiet(world)
    assert of(world, title) == ("Hong lou meng", "Cao, Xueqin", "红楼梦", "曹雪芹")
    assert found(world, "红楼") == {("Hong lou meng",)}
