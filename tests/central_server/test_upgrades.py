# SPDX-License-Identifier: GPL-3.0-or-later
"""A server's store of an older program: what rows say from now on is in the feed's sums, and is no news."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from central_server import publishing
from central_server.store import open_store
from db import migrations
from db.models import Title
from db.models.syncing import FeedEntry, Scope
from db.syncing.kinds import TITLES, at
from db.syncing.scopes import CATALOGUE
from db.syncing.wire import bodies, decode_body, encode_body, hash_of
from tests.central_server.conftest import Run
from tests.central_server.processes import PATIENCE
from tests.central_server.test_doctor import bad
from tests.db.exchange.samples import field, record

SINCE = ("original_title", "original_authors")
"""What titles of revision 0008 did not say."""
RECORD = record(
    field("100", ("6", "880-02"), ("a", "Abu Nuwas")),
    field("245", ("6", "880-01"), ("a", "Hikayat")),
    field("880", ("6", "245-01/(3/r"), ("a", "حِكاية")),
    field("880", ("6", "100-02/(3/r"), ("a", "أبو نواس")),
)


def written_by_0008(url: str) -> int:
    """Make the small library that of an older program; how far its feed is."""
    with closing(open_store(url)) as store, store.write() as session:
        scope = session.scalars(select(Scope).where(Scope.name == CATALOGUE)).one()
        keys = [at(TITLES, uid) for uid in session.scalars(select(Title.uid))]
        for key, raw in bodies(session, keys).items():
            body = {name: value for name, value in decode_body(raw).items() if name not in SINCE}
            entry = session.get_one(FeedEntry, (key.kind, key.uid, scope.id))
            value = hash_of(key, encode_body(body))
            scope.sum += value - entry.hash
            entry.hash = value
        session.execute(update(Title).where(Title.title == "Hikayat PUS 0").values(marc=RECORD))
        session.flush()
        for name in SINCE:
            session.execute(text(f"ALTER TABLE titles DROP COLUMN {name}"))
        session.execute(text("UPDATE alembic_version SET version_num = '0008'"))
        return scope.version


def test_titles_get_their_script_from_their_records_and_the_feed_agrees(url: str, run: Run) -> None:
    version = written_by_0008(url)
    code, told = run("doctor")
    assert (code, bad(told)) == (0, set())
    with closing(open_store(url)) as store, store.read() as session:
        row = session.scalars(select(Title).where(Title.title == "Hikayat PUS 0")).one()
        assert (row.original_title, row.original_authors) == ("حِكاية", "أبو نواس")
        assert {"hikayat", "حكايه", "نواس"} <= set(row.search_words.split())
        assert set(session.scalars(select(Title.original_title))) == {"", "حِكاية"}
        assert session.scalar(select(func.max(Scope.version)).where(Scope.name == CATALOGUE)) == version


def test_the_tables_and_the_sums_are_upgraded_together_or_not_at_all(
    url: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    written_by_0008(url)
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "sum_again", power_is_cut)
        with closing(open_store(url)) as store, pytest.raises(PowerCut):
            publishing.bring_up_to_date(store)
    with closing(open_store(url)) as store:
        assert migrations.current(store.engine) == "0008"
    code, told = run("doctor")
    assert (code, bad(told)) == (0, set())


class PowerCut(Exception):
    pass


def power_is_cut(_session: Session) -> None:
    raise PowerCut


def test_two_servers_that_start_at_once_upgrade_it_once(url: str, run: Run) -> None:
    written_by_0008(url)
    doctor = [sys.executable, "-m", "central_server", "doctor"]
    told = os.environ | {"SIMPUL_SERVER_DATABASE": url}
    started = [subprocess.Popen(doctor, env=told, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    ended = [(process.communicate(timeout=PATIENCE)[0], process.returncode) for process in started]
    assert [code for _, code in ended] == [0, 0, 0], ended
    code, said = run("doctor")
    assert (code, bad(said)) == (0, set())
