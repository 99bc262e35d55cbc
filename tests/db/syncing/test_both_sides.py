# SPDX-License-Identifier: GPL-3.0-or-later
"""What each desk did, told with the note: everywhere, whatever a desk may see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import msgspec
import pytest
from sqlalchemy import select, update

from central_server.noting import tell_sides
from db.models import Branch, JournalEntry
from db.models.syncing import Note
from db.operations import circulation
from db.queries.notes import NoteRow, notes, whole
from db.queries.sides import ABOUT, EDITS, MORE, ONE_SIDED
from db.syncing import edits
from desktop_app.attention_words import NOTES
from tests.db.syncing.disagreements import DESKS, DISAGREEMENTS, disagreed, edited_twice, lent_twice
from tests.db.syncing.test_who_wins import cycle, item, make, member
from tests.simulation.world import SimulatedDesk, World

STORIES = pytest.mark.parametrize(
    ("kind", "story", "deeds"), DISAGREEMENTS, ids=[story.__name__ for _, story, _ in DISAGREEMENTS]
)
SEEN_ALONE = frozenset({"scanned_after_closing"})
"""A note of a stock-take: who closed it, and that somebody scanned since."""


def note_at(desk: SimulatedDesk, kind: str) -> NoteRow:
    with desk.store.read() as session:
        found = [whole(session, row) for row in notes(session) if row.kind == kind]
    return found[0]


@STORIES
def test_every_desk_is_told_what_each_did_where_when_and_by_whom(
    kind: str, story: Callable[[World], None], deeds: tuple[str, ...]
) -> None:
    world = disagreed(story, DESKS.get(kind, 2))
    with world.server.read() as session:
        told = session.scalars(select(Note).where(Note.kind == kind)).first()
        assert told is not None
        places = set(session.scalars(select(Branch.name)))
    there = [
        note_at(desk, kind)
        for desk in world.desks
        if str(desk.branch) in told.branches and not (kind == "interloan_crossed" and desk is world.desks[2])
    ]
    assert there
    for note in there:
        assert tuple(side.what for side in note.sides) == deeds
        assert not note.half
        assert all(side.branch in places and side.by == "Admin" for side in note.sides)
        times = [side.at for side in note.sides if isinstance(side.at, datetime)]
        assert len(times) == len(deeds)
        assert times == sorted(times)


def test_every_kind_of_note_is_told_of_or_has_one_side() -> None:
    told = {kind for kind, _, _ in DISAGREEMENTS}
    assert set(NOTES) - told - ONE_SIDED == SEEN_ALONE
    assert set(ABOUT) | set(MORE) <= set(NOTES)
    assert {edit.kind() for edit in edits.EDITS} <= set(EDITS)


def test_of_two_edits_each_value_is_told_with_who_made_it() -> None:
    world = disagreed(edited_twice)
    note = note_at(world.desks[1], "edited_twice")
    assert [side.said for side in note.sides] == ["Balai Pustaka", "Gramedia"]
    assert (note.facts["kept"], note.facts["won"]) == ("Gramedia", True)
    assert len({side.branch for side in note.sides}) == 2


def test_a_desk_that_may_not_see_a_member_is_told_all_but_the_name() -> None:
    """C sees its own branch alone; the server tells it what the others did."""
    world = World(1, desks=3)
    a, _, c = world.desks
    for number, desk in enumerate((a, c)):
        make(desk, circulation.check_out, item=item(world), member=member(world, 2 if desk is c else number))
    cycle(world, a)
    cycle(world, c)
    world.quiet()
    sides = note_at(c, "return_implied").sides
    assert [(side.what, bool(side.branch), side.by) for side in sides] == [("CheckOut", True, "Admin")] * 2
    assert sides[0].who == "", "somebody, whose name is not known here"
    assert sides[1].who


def test_of_a_note_without_sides_a_desk_tells_what_its_own_rows_know() -> None:
    world = disagreed(lent_twice)
    a = world.desks[0]
    with a.store.write() as session:
        note = session.scalars(select(Note)).one()
        facts = {k: v for k, v in msgspec.json.decode(note.facts).items() if k != "sides"}
        note.facts = msgspec.json.encode(facts).decode()
    assert [side.what for side in note_at(a, "return_implied").sides] == ["CheckOut", "CheckOut"]
    with a.store.write() as session:
        session.execute(update(Note).values(facts='{"loan": "0197a1b2-0000-7000-8000-000000000000"}'))
    note = note_at(a, "return_implied")
    assert note.half, "and says so where it knows nothing of the other"


def test_an_operation_that_cannot_be_read_has_no_side() -> None:
    world = disagreed(lent_twice)
    with world.server.write() as session:
        note = session.scalars(select(Note)).one()
        note.facts, note.kind = "{}", "refused"
        noted = update(JournalEntry).where(JournalEntry.uid == note.operation)
        session.execute(noted.values(kind="unreadable", payload=b"?"))
        tell_sides(session, [note.uid])
        assert msgspec.json.decode(note.facts) == {"sides": []}
