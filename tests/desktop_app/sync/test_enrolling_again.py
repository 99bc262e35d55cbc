# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk that a restored server has forgotten shows another code: it keeps its work, sent or not."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlalchemy import func, select

from central_server.api.service import CHANCE
from central_server.epochs import begin_again
from db.models import JournalEntry, Setting, Title
from db.models.syncing import Device
from db.operations.desk import utc_now
from desktop_app.sync import carrier as way
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.enrolling_again import SECRET, enrol_again
from desktop_app.sync.standing import standing_of
from tests.central_server.serving import Running
from tests.desk.cable import Cable
from tests.desktop_app.sync.conftest import server
from tests.desktop_app.sync.test_outbox_files import RealDesk, here

assert server
assert here


def forget(server: Running, *, new_epoch: bool = True) -> None:
    """As a backup from before the desk joined leaves it."""
    with server.store.write() as session:
        for device in session.scalars(select(Device)):
            session.delete(device)
        if new_epoch:
            begin_again(session, CHANCE, utc_now())


def titles(server: Running) -> int:
    with server.store.read() as session:
        return session.scalar(select(func.count()).where(Title.title.like("Gurindam %"))) or 0


def unanswered(desk: RealDesk) -> int:
    with desk.store.read() as session:
        return session.scalar(select(func.count()).where(JournalEntry.outcome.is_(None))) or 0


@pytest.mark.parametrize("new_epoch", [True, False])
def test_it_keeps_its_work_and_sends_it_again(server: Running, here: RealDesk, new_epoch: bool) -> None:
    """Also where the server's people did not begin another epoch."""
    here.work(2)
    forget(server, new_epoch=new_epoch)
    with closing(Carrier(server.url)) as carrier:
        with here.store.read() as session:
            standing = standing_of(session)
        assert standing is not None
        with pytest.raises(way.NotKnown):
            carrier.exchange(here.engine.next_request(), standing.token)
        assert enrol_again(here.store, carrier, server.code(), "meja").status == "ok"
    assert unanswered(here) == 0
    assert titles(server) == 2


def test_neither_a_lost_answer_nor_a_slip_of_the_pen_costs_the_code(server: Running, here: RealDesk) -> None:
    here.work(1)
    forget(server)
    code = server.code()
    with Cable(int(server.url.rpartition(":")[2])) as cable:
        cable.answers = False
        with closing(Carrier(f"http://127.0.0.1:{cable.port}")) as carrier, pytest.raises(way.Unreachable):
            enrol_again(here.store, carrier, code, "meja")
    with closing(Carrier(server.url)) as carrier:
        with pytest.raises(way.CodeRefused):
            enrol_again(here.store, carrier, "AAAA-BBBB-CCCC", "meja")
        enrol_again(here.store, carrier, code, "meja")
    with server.store.read() as session:
        assert session.scalar(select(func.count()).select_from(Device)) == 1
    with here.store.read() as session:
        assert session.get(Setting, SECRET) is None
    assert titles(server) == 1


def test_a_code_that_is_refused_at_once_leaves_nothing(server: Running, here: RealDesk) -> None:
    with closing(Carrier(server.url)) as carrier, pytest.raises(way.CodeRefused):
        enrol_again(here.store, carrier, "AAAA-BBBB-CCCC", "meja")
    with here.store.read() as session:
        assert session.get(Setting, SECRET) is None
