# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk that was away for months reads what is different now, not what happened meanwhile."""

from __future__ import annotations

from sqlalchemy import select

from db.models import Title
from db.operations.cataloguing import TitleFacts, put_title
from db.syncing.messages import decode_answer
from tests.db.syncing.test_who_wins import cycle, make
from tests.simulation.invariants import when_quiet
from tests.simulation.world import World


def test_each_row_is_read_once_however_often_it_has_changed(world: World) -> None:
    """The feed has one line for a row: a long absence costs no more than beginning by the feed."""
    at_work, away = world.desks[:2]
    with at_work.store.read() as session:
        titles = session.scalars(select(Title.uid).order_by(Title.uid)).all()[:2]
    for year in range(1990, 2020):
        for title in titles:
            make(at_work, put_title, title=title, facts=TitleFacts(title="Berita Pustaka", year=year))
        cycle(world, at_work)
    request, raw, token = away.ask()
    report = away.engine.take(request, decode_answer(world.serve(raw, token)))
    assert report.rows == len(titles)
    world.quiet()
    when_quiet(world)
