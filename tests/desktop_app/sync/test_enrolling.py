# SPDX-License-Identifier: GPL-3.0-or-later
"""A PC joins a real server: whole or not at all, and what came before a cut need not come again."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, func, select

from db import errors, keys
from db.models import Item
from db.models.syncing import Device
from db.store import FILE_NAME, Store
from db.syncing import invitation
from desktop_app.sync import carrier as way
from desktop_app.sync import enrolling
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.engine import Engine
from desktop_app.sync.happenings import happenings
from desktop_app.sync.progress import Progress
from desktop_app.sync.standing import enrolled_as, standing_of
from desktop_app.sync_words import progress_words
from tests.central_server.serving import Running
from tests.desk.a_library import PASSPHRASE, found_a_library, furnish
from tests.desk.cable import Cable
from tests.keychain import Keychain


def new_key(place: Path) -> bytes:
    return keys.new_passphrase_key(place, PASSPHRASE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


def begin(server: Running, folder: Path, url: str = "") -> bytes:
    with closing(Carrier(url or server.url)) as carrier:
        return enrolling.begin(folder, carrier, server.code(), "meja depan", new_key)


def items(folder: Path, key: bytes) -> int:
    with closing(Store.open(folder, key)) as store, store.read() as session:
        return session.scalar(select(func.count()).select_from(Item)) or 0


def test_a_desk_knows_who_it_is_and_has_everything(server: Running, folder: Path) -> None:
    seen: list[Progress] = []
    key = begin(server, folder)
    assert enrolling.unfinished(folder) is not None
    synced = enrolling.fetch(folder, key, seen.append)
    assert synced.status == "ok"
    assert seen[-1].done_rows == synced.rows > 0
    assert seen[-1].done_bytes > 0
    assert enrolling.unfinished(folder) is None
    assert items(folder, key) == 12
    with closing(Store.open(folder, key)) as store, store.read() as session:
        standing = standing_of(session)
        assert standing is not None
        assert (standing.name, standing.reach, standing.server) == ("meja depan", "network", server.url)
        assert [one.what for one in happenings(session)] == ["joined"]


def test_a_wrong_code_leaves_nothing(server: Running, folder: Path) -> None:
    with closing(Carrier(server.url)) as carrier, pytest.raises(way.CodeRefused):
        enrolling.begin(folder, carrier, "AAAA-BBBB-CCCC", "meja", new_key)
    assert list(folder.iterdir()) == []


def test_a_lost_answer_does_not_cost_the_code(server: Running, folder: Path) -> None:
    """The server has made the desk, the desk knows nothing of it: the same code again makes no other."""
    code = server.code()
    with Cable(int(server.url.rpartition(":")[2])) as cable:
        cable.answers = False
        url = f"http://127.0.0.1:{cable.port}"
        with closing(Carrier(url)) as carrier, pytest.raises(way.Unreachable):
            enrolling.begin(folder, carrier, code, "meja", new_key)
        cable.answers = True
        with closing(Carrier(url)) as carrier:
            key = enrolling.begin(folder, carrier, code, "meja", new_key)
        enrolling.fetch(folder, key)
    assert items(folder, key) == 12
    assert not (folder / enrolling.SECRET).exists()
    with server.store.read() as session:
        assert session.scalar(select(func.count()).select_from(Device)) == 1


def test_a_slip_of_the_pen_does_not_cost_the_code_either(server: Running, folder: Path) -> None:
    code = server.code()
    with Cable(int(server.url.rpartition(":")[2])) as cable:
        cable.answers = False
        with closing(Carrier(f"http://127.0.0.1:{cable.port}")) as carrier, pytest.raises(way.Unreachable):
            enrolling.begin(folder, carrier, code, "meja", new_key)
    with closing(Carrier(server.url)) as carrier:
        with pytest.raises(way.CodeRefused):
            enrolling.begin(folder, carrier, "AAAA-BBBB-CCCC", "meja", new_key)
        enrolling.begin(folder, carrier, code, "meja", new_key)
    with server.store.read() as session:
        assert session.scalar(select(func.count()).select_from(Device)) == 1


def test_who_stops_goes_on_later_without_another_code(server: Running, folder: Path) -> None:
    key = begin(server, folder)
    with pytest.raises(enrolling.Stopped):
        enrolling.fetch(folder, key, stopped=lambda: True)
    assert not (folder / FILE_NAME).exists()
    with pytest.raises(errors.WrongKey):
        enrolling.fetch(folder, bytes(32))
    enrolling.fetch(folder, keys.key_of(folder / enrolling.JOINING, PASSPHRASE))
    assert items(folder, key) == 12


def test_a_cut_cable_is_waited_for(server: Running, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Cable(int(server.url.rpartition(":")[2])) as cable:
        key = begin(server, folder, f"http://127.0.0.1:{cable.port}")
        cable.cut()
        waits: list[float] = []
        seen: list[Progress] = []

        def wait(seconds: float, _stopped: object) -> None:
            waits.append(seconds)
            assert seen[-1].waiting, "it was said before it is waited"
            if len(waits) == 2:
                cable.mend()

        monkeypatch.setattr(enrolling, "_wait", wait)
        enrolling.fetch(folder, key, seen.append)
    assert waits == list(enrolling.PATIENCE_SECONDS[:2])
    assert items(folder, key) == 12
    assert not seen[-1].waiting


def test_while_it_waits_it_says_how_much_is_here(
    server: Running, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enrolling, "_wait", lambda *_: cable.mend())
    monkeypatch.setattr(enrolling, "Engine", partial(Engine, most_rows=5))
    seen: list[Progress] = []

    def told(progress: Progress) -> None:
        seen.append(progress)
        if progress.done_rows >= 10 and not any(one.waiting for one in seen):
            cable.cut()

    with Cable(int(server.url.rpartition(":")[2])) as cable:
        key = begin(server, folder, f"http://127.0.0.1:{cable.port}")
        enrolling.fetch(folder, key, told)
    (waiting,) = [one for one in seen if one.waiting]
    assert waiting.done_rows >= 10
    assert waiting.total_rows == seen[-1].total_rows
    said = progress_words(waiting)
    assert said.startswith("Waiting for the connection")
    assert str(waiting.done_rows) in said


def test_a_server_that_stays_away_is_told_and_what_came_is_kept(
    server: Running, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enrolling, "PATIENCE_SECONDS", (0.0,))
    with Cable(int(server.url.rpartition(":")[2])) as cable:
        key = begin(server, folder, f"http://127.0.0.1:{cable.port}")
        cable.cut()
        with pytest.raises(way.Unreachable):
            enrolling.fetch(folder, key)
    assert enrolling.unfinished(folder) is not None
    enrolling.forget(folder)
    assert enrolling.unfinished(folder) is None


def test_a_library_that_was_there_is_kept_beside(server: Running, folder: Path) -> None:
    found_a_library(folder)
    with closing(Carrier(server.url)) as carrier, pytest.raises(errors.StoreExists):
        enrolling.enrol(folder, carrier, server.code(), "meja", new_key)
    key = begin(server, folder)
    enrolling.fetch(folder, key)
    assert items(folder, key) == 12
    (aside,) = folder.parent.glob("store-before-joining-*")
    assert items(aside, keys.key_of(aside, PASSPHRASE)) == 60


def test_whoever_is_shut_out_while_it_fetches_keeps_nothing(
    server: Running, folder: Path, keychain: Keychain
) -> None:
    """Half of it had come; the key goes from the keychain too."""
    with closing(Carrier(server.url)) as carrier:
        key = enrolling.begin(folder, carrier, server.code(), "meja", keys.new_keychain_key)
    seen: list[Progress] = []
    with pytest.raises(enrolling.Stopped):
        enrolling.fetch(folder, key, seen.append, stopped=lambda: bool(seen))
    server.revoke(token_in(folder / enrolling.JOINING, key))
    assert keychain.kept
    with pytest.raises(way.NotKnown):
        enrolling.fetch(folder, key)
    assert list(folder.iterdir()) == []
    assert keychain.kept == {}


def test_the_library_that_wanted_to_join_stays_with_its_key(
    server: Running, folder: Path, keychain: Keychain, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is nobody's but its own: only what came from the server goes, and the key that opens both stays."""
    folder.mkdir()
    key = keys.new_keychain_key(folder)
    with closing(Store.create(folder, key)) as store:
        furnish(store)
    fetch = enrolling.fetch

    def revoked_first(*given: Any, **more: Any) -> Any:
        server.revoke(token_in(folder / enrolling.JOINING, key))
        return fetch(*given, **more)

    monkeypatch.setattr(enrolling, "fetch", revoked_first)
    with closing(Carrier(server.url)) as carrier, pytest.raises(way.NotKnown):
        enrolling.join_with_data(folder, key, carrier, server.code(with_data=True), "meja")
    assert not (folder / enrolling.JOINING).exists()
    assert keys.key_of(folder) == key
    assert items(folder, key) == 60


def test_a_server_that_does_not_know_the_desk_takes_nothing_away(server: Running, folder: Path) -> None:
    """It may be another one, or restored from a backup: only the answer 'revoked' wipes."""
    key = begin(server, folder)
    with server.store.write() as session:
        session.execute(delete(Device))
    with pytest.raises(way.NotKnown):
        enrolling.fetch(folder, key)
    assert enrolling.unfinished(folder) is not None


def token_in(place: Path, key: bytes) -> str:
    with closing(Store.open(place, key)) as store, store.read() as session:
        return enrolled_as(session).token


def test_a_server_is_looked_at_before_the_code_is_shown(server: Running) -> None:
    with closing(Carrier(server.url)) as carrier:
        carrier.look()


@pytest.mark.parametrize(("newer", "server_older"), [(1, True), (-2, False)])
def test_versions_apart_are_told_and_the_code_stays_good(
    server: Running, monkeypatch: pytest.MonkeyPatch, newer: int, server_older: bool
) -> None:
    monkeypatch.setattr(way, "SCHEMA_VERSION", way.SCHEMA_VERSION + newer)
    with closing(Carrier(server.url)) as carrier, pytest.raises(way.VersionsApart) as apart:
        carrier.look()
    assert apart.value.server_older is server_older


def test_another_program_at_the_address_is_no_server(
    server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(way, "BASE", "/elsewhere")
    with closing(Carrier(server.url)) as carrier, pytest.raises(way.Stranger):
        carrier.look()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "https" + "://pusat.invalid:8750/join/ABCD-EFGH-2345",
            ("https" + "://pusat.invalid:8750", "ABCD-EFGH-2345"),
        ),
        (" pusat.invalid/join/abcd-efgh-2345 ", ("pusat.invalid", "ABCD-EFGH-2345")),
        ("pusat.invalid", ("pusat.invalid", "")),
        ("pusat.invalid/join/ABCD", ("pusat.invalid/join/ABCD", "")),
    ],
)
def test_an_invitation_is_taken_apart(text: str, parts: tuple[str, str]) -> None:
    assert invitation.read(text) == parts
    if parts[1]:
        assert invitation.read(invitation.text_of(*parts)) == parts
