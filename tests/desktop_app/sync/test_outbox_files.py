# SPDX-License-Identifier: GPL-3.0-or-later
"""Unsent work of a real desk on a stick, brought to a real server by another; and what stands in its way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.operations.cataloguing import TitleFacts, put_title
from db.operations.desk import Desk
from db.operations.staff import sign_in
from db.store import Store
from db.syncing import outbox
from db.syncing.desks import desk_at
from db.syncing.messages import OutboxAnswer
from desktop_app.sync import carrier as way
from desktop_app.sync import enrolling, outbox_files
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.cycles import sync_fully
from desktop_app.sync.engine import Engine
from desktop_app.sync.standing import NotEnrolled, waiting
from tests.central_server.serving import Running
from tests.central_server.worlds import PASSWORD
from tests.desktop_app.sync.test_enrolling import begin

AT = datetime(2026, 11, 20, 3, tzinfo=UTC)


class RealDesk:
    """An enrolled desk with its store open."""

    def __init__(self, server: Running, folder: Path) -> None:
        key = begin(server, folder)
        enrolling.fetch(folder, key)
        self.store = Store.open(folder, key)
        desk = desk_at(self.store)
        assert desk is not None
        desk.person = sign_in(self.store, "admin", PASSWORD)
        self.desk: Desk = desk
        self.engine = Engine(self.store, desk.device, desk.clock)

    def work(self, count: int) -> None:
        """So many operations."""
        for number in range(count):
            self.desk.perform(put_title, facts=TitleFacts(title=f"Gurindam {number}"))

    def waiting(self) -> int:
        with self.store.read() as session:
            return waiting(session, self.desk.device)

    def sync(self, server: Running) -> None:
        with closing(Carrier(server.url)) as carrier:
            assert sync_fully(self.engine, carrier).status == "ok"

    def bring(self, server: Running, file: Path) -> OutboxAnswer:
        with closing(Carrier(server.url)) as carrier:
            return outbox_files.bring(self.store, carrier, file)


@pytest.fixture
def here(server: Running, tmp_path: Path) -> Iterator[RealDesk]:
    """The desk without network."""
    desk = RealDesk(server, tmp_path / "here")
    yield desk
    desk.store.close()


@pytest.fixture
def there(server: Running, tmp_path: Path) -> Iterator[RealDesk]:
    """The desk that has one."""
    desk = RealDesk(server, tmp_path / "there")
    yield desk
    desk.store.close()


def test_from_one_desk_over_another_to_the_server_and_known_when_online_again(
    server: Running, here: RealDesk, there: RealDesk, tmp_path: Path
) -> None:
    here.work(3)
    saved = outbox_files.save(here.engine, AT, tmp_path)
    assert saved.file is not None
    assert (saved.operations, saved.file.parent, here.waiting()) == (3, tmp_path, 3)
    assert saved.file.name == f"simpul-{here.desk.device.hex[-8:]}-20261120-030000.simpul"
    assert b"Gurindam" not in saved.file.read_bytes()
    here.work(2)
    assert there.bring(server, saved.file) == OutboxAnswer("ok", 3, applied=3)
    later = outbox_files.save(here.engine, AT, tmp_path / "later.simpul")
    assert later.file == tmp_path / "later.simpul"
    assert there.bring(server, later.file) == OutboxAnswer("ok", 5, known=3, applied=2)
    here.sync(server)
    assert here.waiting() == 0
    assert there.bring(server, saved.file).known == 3


def test_where_nothing_waits_there_is_no_file(here: RealDesk, tmp_path: Path) -> None:
    assert outbox_files.save(here.engine, AT, tmp_path / "empty.simpul") == (None, 0)
    assert not (tmp_path / "empty.simpul").exists()


def test_a_stick_that_loses_data_is_noticed(
    here: RealDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.work(1)
    monkeypatch.setattr(Path, "read_bytes", lambda _path: b"\0" * 512)
    with pytest.raises(outbox_files.NotSafe):
        outbox_files.save(here.engine, AT, tmp_path)


def test_a_place_that_takes_no_file_is_told(here: RealDesk, tmp_path: Path) -> None:
    here.work(1)
    with pytest.raises(FileNotFoundError):
        outbox_files.save(here.engine, AT, tmp_path / "no stick" / "file.simpul")
    assert here.waiting() == 1


def test_what_is_no_such_file_is_not_sent(server: Running, there: RealDesk, tmp_path: Path) -> None:
    strange = tmp_path / "holiday.jpg"
    strange.write_bytes(b"\xff\xd8\xff")
    with pytest.raises(outbox.NoOutbox):
        there.bring(server, strange)
    strange.write_bytes(outbox.MAGIC + b"{}\n")
    with pytest.raises(outbox.NoOutbox):
        there.bring(server, strange)


def test_larger_than_the_server_takes(
    server: Running, here: RealDesk, there: RealDesk, tmp_path: Path
) -> None:
    here.work(1)
    saved = outbox_files.save(here.engine, AT, tmp_path)
    assert saved.file is not None
    most = server.service.settings.largest_body
    with saved.file.open("ab") as file:
        file.truncate(most + 1)
    with pytest.raises(way.TooMuch):
        there.bring(server, saved.file)


def test_a_desk_that_stands_alone_has_nobody_to_send_to(tmp_path: Path) -> None:
    from tests.desk.a_library import found_a_library

    library = found_a_library(tmp_path / "alone")
    with closing(library.store()) as store:
        desk = desk_at(store)
        assert desk is not None
        with pytest.raises(NotEnrolled):
            outbox_files.save(Engine(store, desk.device, desk.clock), AT, tmp_path)
