# SPDX-License-Identifier: GPL-3.0-or-later
"""Of two values of a field the other put in place of the one that was kept, in all kinds of record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import msgspec
import pytest
from sqlalchemy import select

from db.models import (
    LoanPolicy,
    Partner,
    Registration,
    Room,
    Rota,
    Staff,
    TitleIdentifier,
    Workshop,
)
from db.models.syncing import Note
from db.operations import refusals
from db.operations.certificates import put_design
from db.operations.partners import PartnerFacts, put_partner
from db.operations.policies import change_setting
from db.operations.putting_back import edit_of
from db.operations.staff import put_staff
from db.operations.workshops import put_room
from db.queries.notes import notes
from desktop_app.attention_words import said
from tests.db.syncing import disagreements as d
from tests.db.syncing import two_edits as e
from tests.db.syncing.test_who_wins import make
from tests.desktop_app.attention.test_attention import choose, presenter_of
from tests.desktop_app.attention.test_taking_back import journal
from tests.simulation.invariants import when_quiet
from tests.simulation.world import SimulatedDesk, World


@pytest.mark.parametrize(
    ("story", "column", "fields"),
    [
        (e.planned_twice, Workshop.topics, {"topics": '[["Syair",60]]'}),
        (e.staged_twice, Rota.name, {"name": "Keliling A", "stages": ""}),
        (e.numbered_twice, TitleIdentifier.value, {"identifiers": "03178471"}),
        (e.answered_twice, Registration.answers, {"answers": '{"Umur":"12"}'}),
        (e.floating_twice, LoanPolicy.floats_among, {"floats_among": ()}),
    ],
)
def test_of_several_fields_each_is_put_back_by_its_own_note(
    story: Callable[[World], None], column: Any, fields: dict[str, Any]
) -> None:
    """What is written out as one text, too."""
    world = d.disagreed(story)
    b = world.desks[1]
    presenter = presenter_of(b)
    for _ in fields:
        choose(presenter, "edited_twice")
        assert presenter.state.chosen is not None
        assert presenter.state.chosen.facts["field"] in fields
        presenter.undo("")
    world.quiet()
    when_quiet(world)
    with world.server.read() as session:
        expected = next(iter(fields.values()))
        found = session.scalars(select(column).where(column.is_not(None))).all()
        assert (found == [expected]) if expected else (found == [(world.branches[0],)])
        stages = session.scalars(select(Rota.stages)).all()
    assert all('"days":45' in one and '"days":60' not in one for one in stages)


def _change_partner(desk: SimulatedDesk) -> None:
    facts = PartnerFacts(name="SDN 1", kind="school", phone="0771-3")
    make(desk, put_partner, target=_uid(desk, Partner), facts=facts)


def _change_room(desk: SimulatedDesk) -> None:
    make(desk, put_room, target=_uid(desk, Room), at_branch=desk.world.branches[0], name="Aula", seats=50)


def _change_account(desk: SimulatedDesk) -> None:
    facts = {"username": "ani", "name": "Ani Z", "roles": ["circulation"], "home_branch": desk.branch}
    with desk.store.read() as session:
        target = session.scalars(select(Staff.uid).where(Staff.username == "ani")).one()
    make(desk, put_staff, target=target, **facts)


def _uid(desk: SimulatedDesk, model: Any) -> object:
    with desk.store.read() as session:
        return session.scalars(select(model.uid)).one()


@pytest.mark.parametrize(
    ("story", "change"),
    [
        (e.partner_called_twice, _change_partner),
        (e.set_twice, lambda desk: make(desk, change_setting, name="library_name", value="Lain")),
        (e.seats_counted_twice, _change_room),
        (e.account_twice, _change_account),
    ],
    ids=["partner", "setting", "room", "account"],
)
def test_what_somebody_has_changed_since_is_not_put_back(
    story: Callable[[World], None], change: Callable[[SimulatedDesk], object]
) -> None:
    world = d.disagreed(story)
    b = world.desks[1]
    choose(presenter := presenter_of(b), "edited_twice")
    change(b)
    before = journal(b.store)
    with pytest.raises(refusals.CannotUndo):
        presenter.undo("")
    assert journal(b.store) == before


def test_a_list_in_a_note_of_an_earlier_version_is_not_put_back() -> None:
    facts = {"record": "titles", "row": str(UUID(int=1)), "field": "identifiers", "other": "[]"}
    assert edit_of({**facts, "kept": "[['isbn', '1']]"}) is None
    assert edit_of({**facts, "kept": '[["isbn","1"]]'}) is not None
    assert edit_of({"record": "settings", "row": facts["row"], "field": "value"}) is None


def test_what_is_too_long_for_a_note_is_told_by_its_beginning_and_not_put_back() -> None:
    logo = "a" * 100_000
    world = World(1, desks=2)
    a, b = world.desks[:2]
    made = make(a, put_design, name="Resmi", body="{}")
    world.quiet()
    for desk, title in ((a, "Sertifikat"), (b, "Piagam")):
        make(
            desk, put_design, target=made.target, name="Resmi", body=f'{{"title":"{title}","logo":"{logo}"}}'
        )
    world.quiet()
    with b.store.read() as session:
        [note] = session.scalars(select(Note)).all()
    assert len(note.facts) < 2_000
    assert edit_of(msgspec.json.decode(note.facts)) is None
    choose(presenter := presenter_of(b), "edited_twice")
    assert presenter.counter() is None


def test_what_two_values_point_at_is_told_by_its_name() -> None:
    world = d.disagreed(e.planned_twice)
    b = world.desks[1]
    with b.store.write() as session:
        note = session.scalars(select(Note)).first()
        assert note is not None
        partner = session.scalars(select(Partner.uid)).one()
        facts = {"record": "workshops", "field": "partner", "kept": str(partner), "other": None}
        note.facts = msgspec.json.encode(facts).decode()
    with b.store.read() as session:
        told = said(next(row for row in notes(session) if row.facts.get("field") == "partner"))
    assert "“SDN 1” was kept, “–” gave way" in told.done
