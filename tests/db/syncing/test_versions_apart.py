# SPDX-License-Identifier: GPL-3.0-or-later
"""An older desk meets a newer server: rows of kinds that it does not know come later, with the update."""

from __future__ import annotations

from uuid import UUID

import msgspec
import pytest
from sqlalchemy import func, select

from db.models import Hold, Title
from db.operations import circulation
from db.operations.cataloguing import TitleFacts, put_title
from db.syncing.kinds import HOLDS, ORDER, TITLES
from db.syncing.messages import WireRow, decode_answer
from desktop_app.sync import mending, pulling
from desktop_app.sync.standing import Standing, enrolled_as, keep_standing
from tests.db.syncing.test_who_wins import cycle, item, kinds, make, member
from tests.db.syncing.test_who_wins_holds import place
from tests.simulation.invariants import when_quiet
from tests.simulation.world import SimulatedDesk, World


def counted(desk: SimulatedDesk) -> tuple[int, int]:
    """Titles and holds here."""
    with desk.store.read() as session:
        found = (session.scalar(select(func.count()).select_from(model)) for model in (Title, Hold))
        titles, holds = (count or 0 for count in found)
    return titles, holds


def standing_at(desk: SimulatedDesk) -> Standing:
    with desk.store.read() as session:
        return enrolled_as(session)


def cycles(world: World, desk: SimulatedDesk) -> int:
    """Cycles until there is nothing more to say."""
    for count in range(1, 50):
        request, raw, token = desk.ask()
        if not desk.take(request, world.serve(raw, token)):
            return count
    raise AssertionError("it goes on and on")


@pytest.fixture
def older(world: World, monkeypatch: pytest.MonkeyPatch) -> SimulatedDesk:
    """A desk whose program knows neither titles nor holds; another desk has made one of each."""
    b = world.desks[1]
    make(b, put_title, facts=TitleFacts(title="Hikayat baru"))
    place(b, world)
    cycle(world, b)
    known = frozenset(ORDER) - {TITLES.number, HOLDS.number}
    for module in (pulling, mending):
        monkeypatch.setattr(module, "KNOWN", known)
    return world.desks[0]


def test_what_a_desk_does_not_know_stops_nothing(world: World, older: SimulatedDesk) -> None:
    before = counted(older)
    lent = make(older, circulation.check_out, item=item(world, "B1"), member=member(world))
    assert cycles(world, older) <= 2
    assert counted(older) == before
    standing = standing_at(older)
    assert (standing.status, standing.doubted) == ("ok", ())
    with world.server.read() as session:
        assert session.scalar(select(func.count()).where(circulation.Loan.uid == lent.loan)) == 1
    assert "desk_mended" not in kinds(world)


def test_with_the_update_it_comes(
    world: World, older: SimulatedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles, holds = counted(older)
    cycles(world, older)
    for module in (pulling, mending):
        monkeypatch.setattr(module, "KNOWN", frozenset(ORDER))
    with older.store.write() as session:
        keep_standing(session, msgspec.structs.replace(enrolled_as(session), schema=0))
    cycles(world, older)
    assert counted(older) == (titles + 1, holds + 1)
    world.quiet()
    when_quiet(world)


def test_a_row_of_no_kind_at_all_is_counted_and_left(world: World) -> None:
    """In the catalogue, which keeps no account of its rows elsewhere."""
    a, b = world.desks[:2]
    make(b, put_title, facts=TitleFacts(title="Hikayat baru"))
    cycle(world, b)
    request, raw, token = a.ask()
    answer = decode_answer(world.serve(raw, token))
    (page,) = answer.pages
    strange = WireRow(177, UUID(int=1), msgspec.Raw(b'{"novel":1}'))
    page = msgspec.structs.replace(page, rows=(strange, *page.rows), count=(page.count or 0) + 1)
    report = a.engine.take(request, msgspec.structs.replace(answer, pages=(page,)))
    assert (report.status, report.rows, report.more) == ("ok", 1, False)
    assert standing_at(a).doubted == ()
