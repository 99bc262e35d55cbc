# SPDX-License-Identifier: GPL-3.0-or-later
"""Unsent work on a stick, and a desk that is shut out, from the command line, with a real server."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import keys
from db.store import FILE_NAME
from db.syncing import outbox
from desktop_app.command_line import shut_out
from desktop_app.sync import giving_up, outbox_files
from desktop_app.welcome.one_window import OneWindow
from tests.central_server.conftest import QUICK
from tests.central_server.serving import SLOW, Running, serving
from tests.central_server.worlds import PASSWORD, build, open_loans
from tests.desktop_app.command_line.conftest import Simpul
from tests.desktop_app.command_line.test_documentation import table
from tests.keychain import Keychain

AFTER = {"appearance.json"}
"""What a desk may leave in its folder: language and theme."""


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.setenv("SIMPUL_PASSWORD", PASSWORD)
    url = f"sqlite:///{(tmp_path / 'central.db').as_posix()}"
    build(url)
    with serving(url, QUICK) as found:
        yield found


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """The user's documents, as the operating system would have made them."""
    folder = Path(os.environ["XDG_DOCUMENTS_DIR"])
    folder.mkdir(parents=True)
    return folder


def enrolled(simpul: Simpul, server: Running, folder: Path) -> tuple[object, ...]:
    """A new desk; gives the words that name it."""
    assert simpul("enrol", server.url, server.code(), "--store", folder, "--json").code == 0
    return ("--store", folder, "--json")


def lend_two(simpul: Simpul, at: tuple[object, ...]) -> None:
    for member, barcode in (("PUS-M", "PUS-1"), ("SEN-M", "PUS-2")):
        assert simpul("lend", member, barcode, *at).code == 0


def loans(server: Running) -> int:
    with server.store.read() as session:
        return open_loans(session)


def revoke(server: Running) -> None:
    """Shut every desk out."""
    from central_server import devices
    from db.models.syncing import Device
    from db.operations.desk import utc_now

    with server.store.write() as session:
        for (uid,) in session.query(Device.uid):
            devices.revoke(session, uid, utc_now())


def test_on_a_stick_from_desk_to_desk(
    simpul: Simpul, server: Running, tmp_path: Path, project_root: Path
) -> None:
    here, there = (enrolled(simpul, server, tmp_path / name) for name in ("here", "there"))
    lend_two(simpul, here)
    stick = tmp_path / "stick.simpul"
    saved = simpul("sync", "--to-file", stick, *here)
    assert (saved.code, saved.facts) == (0, {"file": str(stick), "operations": 2})
    taken = simpul("sync", "--take-in", stick, *there)
    assert taken.code == 0
    assert (taken.facts["status"], taken.facts["operations"], taken.facts["known"]) == ("ok", 2, 0)
    assert loans(server) == 4
    assert simpul("sync", *here).facts["waiting"] == 0
    assert simpul("sync", "--to-file", stick, *here).facts == {"file": None, "operations": 0}
    told = (project_root / "docs" / "command-line.md").read_text("utf-8")
    assert set(table(told, "sync --to-file")) >= set(saved.facts)
    assert {"file", "status", "operations", "known", "applied"} <= set(table(told, "sync --take-in"))
    assert set(taken.facts) == set(table(told, "sync --take-in"))


def test_what_is_no_such_file_and_both_at_once(simpul: Simpul, server: Running, tmp_path: Path) -> None:
    at = enrolled(simpul, server, tmp_path / "here")
    strange = tmp_path / "holiday.jpg"
    strange.write_bytes(b"\xff\xd8")
    assert simpul("sync", "--take-in", strange, *at).facts["refused"] == "no_outbox"
    assert simpul("sync", "--take-in", tmp_path / "none", *at).facts["refused"] == "file_not_found_error"
    assert simpul("sync", "--take-in", strange, "--to-file", strange, *at).code == 2


def test_shut_out_in_processes_of_its_own(
    simpul: Simpul, server: Running, tmp_path: Path, documents: Path, project_root: Path
) -> None:
    """File made, data gone, the server takes the file in when it is asked to: nothing is lost."""
    folder = tmp_path / "here"
    at = enrolled(simpul, server, folder)
    simpul("backup", *at)
    lend_two(simpul, at)
    before = loans(server)
    revoke(server)

    def run(*words: object) -> tuple[int, dict[str, object]]:
        done = subprocess.run(
            [sys.executable, "-m", "desktop_app", *map(str, words)],
            check=False, capture_output=True, text=True, timeout=10 * SLOW,
        )  # fmt: skip
        return done.returncode, json.loads(done.stdout)

    code, facts = run("sync", *at)
    assert (code, facts["status"], facts["operations"]) == (1, "revoked", 2)
    assert set(facts) == set(
        table((project_root / "docs" / "command-line.md").read_text("utf-8"), "sync, shut out")
    )
    file = Path(str(facts["file"]))
    assert (file.parent, file.suffix) == (documents, outbox.SUFFIX)
    assert {path.name for path in folder.iterdir()} <= AFTER
    assert loans(server) == before
    environment = os.environ | {"SIMPUL_SERVER_DATABASE": server.store.engine.url.render_as_string()}
    taken = subprocess.run(
        [sys.executable, "-m", "central_server", "take-in", str(file), "--revoked", "--json"],
        env=environment, check=True, capture_output=True, text=True, timeout=10 * SLOW,
    )  # fmt: skip
    assert json.loads(taken.stdout)["status"] == "ok"
    assert loans(server) == before + 2
    code, facts = run("sync", *at)
    assert (code, facts["refused"]) == (1, "store_missing")


def test_whoever_had_sent_everything_gets_no_file(
    simpul: Simpul, server: Running, tmp_path: Path, documents: Path
) -> None:
    at = enrolled(simpul, server, tmp_path / "here")
    revoke(server)
    answer = simpul("sync", *at)
    assert (answer.code, answer.facts) == (1, {"status": "revoked", "operations": 0, "file": None})
    assert list(documents.iterdir()) == []


def test_without_documents_the_file_lies_beside_the_store(
    simpul: Simpul, server: Running, tmp_path: Path
) -> None:
    at = enrolled(simpul, server, tmp_path / "place" / "here")
    simpul("lend", "PUS-M", "PUS-1", *at)
    revoke(server)
    assert Path(simpul("sync", *at).facts["file"]).parent == tmp_path / "place"


@pytest.mark.parametrize(
    "step",
    ["desktop_app.sync.giving_up._note", "db.erasing._remove", "db.keys.forget", "pathlib.Path.unlink"],
)
def test_broken_off_anywhere_it_goes_on(
    simpul: Simpul,
    server: Running,
    tmp_path: Path,
    documents: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    folder = tmp_path / "here"
    at = enrolled(simpul, server, folder)
    simpul("lend", "PUS-M", "PUS-1", *at)
    simpul("backup", *at)
    revoke(server)

    def power_cut(*_given: object, **_more: object) -> None:
        raise PermissionError(13, "the power went", "somewhere")

    with monkeypatch.context() as broken:
        broken.setattr(step, power_cut)
        answer = simpul("sync", *at)
        assert answer.code == 1
        assert answer.facts["refused"] == "permission_error"
    answer = simpul("sync", *at)
    assert (answer.facts["status"], answer.facts["operations"]) == ("revoked", 1)
    assert Path(answer.facts["file"]).exists()
    assert {path.name for path in folder.iterdir()} <= AFTER


def test_where_no_place_takes_the_file_nothing_is_erased(
    simpul: Simpul, server: Running, tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "here"
    at = enrolled(simpul, server, folder)
    simpul("lend", "PUS-M", "PUS-1", *at)
    revoke(server)

    def full(*_given: object) -> None:
        raise OSError(28, "no room", "somewhere")

    with monkeypatch.context() as disk:
        disk.setattr(outbox_files, "save", full)
        assert simpul("sync", *at).facts["refused"] == "o_s_error"
    assert (folder / FILE_NAME).exists()
    assert giving_up.begun(folder) is None
    assert simpul("search", "hikayat", *at).code == 0


def test_nobody_adds_to_what_was_saved(
    simpul: Simpul, server: Running, tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody lends at another command line between the saving and the erasing: refused, not lost."""
    at = enrolled(simpul, server, tmp_path / "here")
    simpul("lend", "PUS-M", "PUS-1", *at)
    revoke(server)
    meanwhile = []
    finish = giving_up.finish

    def lent_meanwhile(folder: Path) -> giving_up.GivenUp:
        meanwhile.append(simpul("lend", "SEN-M", "PUS-2", *at))
        return finish(folder)

    monkeypatch.setattr(giving_up, "finish", lent_meanwhile)
    answer = simpul("sync", *at)
    assert (answer.facts["status"], answer.facts["operations"]) == ("revoked", 1)
    [lent] = meanwhile
    assert (lent.code, lent.facts["loans"][0]["refused"]) == (1, "shut_out")


def test_beside_an_open_window_nothing_is_erased(
    simpul: Simpul, server: Running, tmp_path: Path, documents: Path
) -> None:
    folder = tmp_path / "here"
    at = enrolled(simpul, server, folder)
    revoke(server)
    window = OneWindow(folder)
    window.take()
    answer = simpul("sync", *at)
    assert (answer.code, answer.facts["refused"]) == (1, "window_open")
    assert (folder / FILE_NAME).exists()
    window.release()
    assert simpul("sync", *at).facts["status"] == "revoked"


def test_a_new_library_in_the_same_folder_is_not_touched(
    simpul: Simpul, server: Running, tmp_path: Path, documents: Path
) -> None:
    """The note of the old one may have stayed: it names the key of the store that it is about."""
    folder = tmp_path / "here"
    at = enrolled(simpul, server, folder)
    note = giving_up.GivenUp("", 0, {"method": "passphrase", "salt": "00"})
    giving_up._note(folder, note)
    assert giving_up.begun(folder) is None
    assert simpul("sync", *at).facts["status"] == "ok"


def test_nothing_but_that_answer_erases(
    simpul: Simpul, server: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A token that nobody knows, a server that answers 403 to everything, no server at all."""
    folder = tmp_path / "here"
    at = enrolled(simpul, server, folder)
    monkeypatch.setattr(shut_out, "begin", None)
    from db.models.syncing import Device

    with server.store.write() as session:
        session.query(Device).update({"token_hash": b"another"})
    assert simpul("sync", *at).facts["refused"] == "not_known"
    assert (folder / FILE_NAME).exists()


def test_the_keychain_forgets_too(
    simpul: Simpul, server: Running, tmp_path: Path, keychain: Keychain, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SIMPUL_PASSPHRASE")
    folder = tmp_path / "here"
    at = enrolled(simpul, server, folder)
    assert keys.method(folder) == "keychain"
    assert len(keychain.kept) == 1
    revoke(server)
    assert simpul("sync", *at).facts["status"] == "revoked"
    assert keychain.kept == {}
