# SPDX-License-Identifier: GPL-3.0-or-later
"""Days of which there are visits from before there were sums are counted when the server starts."""

from __future__ import annotations

from sqlalchemy import delete, select

from central_server.own_desk import own_desk
from central_server.store import open_store
from central_server.visit_days import catch_up
from db.models import VisitDay
from db.models.syncing import FeedEntry
from db.operations.visits import VisitFacts, record_visit
from db.syncing.kinds import VISIT_DAYS


def test_days_without_a_sum_are_counted_once(url: str) -> None:
    store = open_store(url)
    desk = own_desk(store, "admin")
    assert desk is not None
    desk.perform(record_visit, facts=VisitFacts(sort="count", people=4), device=desk.device)
    with store.write() as session:
        session.execute(delete(VisitDay))
        session.execute(delete(FeedEntry).where(FeedEntry.kind == VISIT_DAYS.number))
    assert [catch_up(store), catch_up(store)] == [1, 0]
    with store.read() as session:
        assert session.scalars(select(VisitDay.visits)).all() == [4]
        assert (
            len(session.scalars(select(FeedEntry.uid).where(FeedEntry.kind == VISIT_DAYS.number)).all()) == 1
        )
    store.close()
