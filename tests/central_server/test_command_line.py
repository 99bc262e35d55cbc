# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server`, command by command: facts for programs, words for people, exit codes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from central_server.command_line import list_devices
from central_server.command_line.arguments import COMMANDS
from central_server.command_line.run import main
from central_server.store import open_store
from db.models import JournalEntry, Title
from db.models.syncing import Device, EnrolmentCode
from db.syncing import feed, invitation
from db.syncing.messages import encode
from db.syncing.scopes import CATALOGUE
from tests.central_server.conftest import QUICK, Run
from tests.central_server.serving import serving, synced
from tests.central_server.worlds import PASSWORD, a_request
from tests.postgresql import Postgres

CSV = """title,gmd_name,edition,isbn_issn,publisher_name,publish_year,collation,series_title,call_number,\
language_name,place_name,classification,notes,image,sor,authors,topics,item_code
"Gurindam dua belas","Text","","9789794072240","Balai Pustaka","1847","","","899.28","Indonesia","Jakarta",\
"899.28","","","","<Raja Ali Haji>","<Syair>","<B-900>"
"""


def test_a_library_is_founded_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIMPUL_SERVER_DATA_FOLDER", str(tmp_path / "data"))
    monkeypatch.setenv("SIMPUL_PASSWORD", PASSWORD)
    words = ["init", "--library", "Perpustakaan", "--branch", "Tanjungpinang Kota"]
    assert main(words) == 0
    assert "is ready" in capsys.readouterr().out
    assert main(words) == 1
    assert "already" in capsys.readouterr().err
    if os.name == "posix":
        assert (tmp_path / "data").stat().st_mode & 0o077 == 0
        assert (tmp_path / "data" / "central.db").stat().st_mode & 0o077 == 0
    assert main(["enrol-code", "--branch", "tan"]) == 0
    assert main(["doctor"]) == 0


@pytest.mark.skipif(os.name != "posix", reason="rights of files are the system's own there")
def test_a_store_in_a_place_of_its_own_is_readable_by_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "library.db"
    monkeypatch.setenv("SIMPUL_SERVER_DATABASE", f"sqlite:///{file.as_posix()}")
    monkeypatch.setenv("SIMPUL_PASSWORD", PASSWORD)
    assert main(["init", "--library", "Perpustakaan", "--branch", "Pusat"]) == 0
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name != "posix", reason="names of files are text there")
def test_a_file_name_that_is_not_utf8_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIMPUL_SERVER_DATA_FOLDER", str(tmp_path / "data"))
    missing = os.fsdecode(bytes(tmp_path) + b"/cadangan-\xe9.gz")
    assert main(["restore", missing, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["path"] == missing


@pytest.mark.parametrize("words", [["doctor"], ["devices"], ["serve"], ["backup", "copy.db"]], ids=" ".join)
def test_a_damaged_store_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    """And what to do about it: the doctor is asked just then."""
    file = tmp_path / "central.db"
    file.write_bytes(b"no store" * 5_000)
    monkeypatch.setenv("SIMPUL_SERVER_DATABASE", f"sqlite:///{file.as_posix()}")
    assert main([*words, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["refused"] == "damaged"
    assert "simpul-server restore" in told["reason"]


def test_a_library_is_founded_on_postgresql(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = postgres.new_database()
    monkeypatch.setenv("SIMPUL_SERVER_DATABASE", url.render_as_string(hide_password=False))
    monkeypatch.setenv("SIMPUL_PASSWORD", PASSWORD)
    assert main(["init", "--library", "Perpustakaan", "--branch", "Pusat", "--branch-code", "P1"]) == 0
    assert main(["enrol-code", "--branch", "P1", "--reach", "branch"]) == 0
    assert main(["doctor"]) == 0
    capsys.readouterr()
    postgres.drop(url)


@pytest.mark.parametrize(
    ("password", "kind"), [("short", "invalid"), ("", "invalid"), (None, "password_needed")]
)
def test_without_a_good_password_nothing_is_founded(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    password: str | None,
    kind: str,
) -> None:
    monkeypatch.setenv("SIMPUL_SERVER_DATA_FOLDER", str(tmp_path))
    if password is not None:
        monkeypatch.setenv("SIMPUL_PASSWORD", password)
    assert main(["init", "--library", "L", "--branch", "B", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["refused"] == kind
    assert main(["devices"]) == 1


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"init", "serve", "backup", "restore", "revoke"}))
def test_without_a_library_there_is_nothing_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.setenv("SIMPUL_SERVER_DATA_FOLDER", str(tmp_path / "nowhere"))
    file = tmp_path / "file"
    file.write_bytes(b"")
    more = {
        "enrol-code": ["--branch", "X"],
        "interlend": ["Mitra", "--branch", "X"],
        "interlend-to": ["Mitra", "--stop"],
        "import": [str(file)],
        "take-in": [str(file)],
    }.get(command, [])
    assert main([command, *more, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["refused"] == "no_library"
    assert not (tmp_path / "nowhere").exists()


def test_words_that_make_no_sense_end_with_two(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([], ["fly"], ["enrol-code"], ["restore"], ["restore", "x", "--new-epoch"]):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 2
        assert "usage:" in capsys.readouterr().err


def test_settings_that_make_no_sense_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "server.toml"
    file.write_text("prot = 1\n")
    assert main(["devices", "--config", str(file)]) == 1
    assert "prot" in capsys.readouterr().err
    monkeypatch.setenv("SIMPUL_SERVER_DATABASE", "postgresql+psycopg://a:secret@127.0.0.1:1/none")
    assert main(["devices"]) == 1
    said = capsys.readouterr().err
    assert "does not answer" in said
    assert "secret" not in said


def test_desks_are_enrolled_listed_and_shut_out(url: str, run: Run) -> None:
    code, made = run("enrol-code", "--branch", "sen", "--reach", "branch")
    assert (code, made["branch"], made["reach"]) == (0, "SEN", "branch")
    with serving(url, QUICK) as server, server.client() as client:
        device = client.post("/enrol", json={"code": made["code"], "name": "Meja 1"}).json()
        (listed,) = run("devices")[1]["devices"]
        assert (listed["device"], listed["name"], listed["branch"]) == (device["device"], "Meja 1", "SEN")
        assert run("revoke", "Meja 9")[1]["refused"] == "unknown"
        assert run("revoke", "Meja 1")[0] == 0
        with server.client(device["token"]) as desk:
            assert synced(desk, a_request()).status == "revoked"
    assert run("devices")[1]["devices"][0]["revoked_at"] is not None
    assert run("revoke", device["device"])[0] == 0, "shut out twice is shut out"


def test_two_desks_of_one_name_are_shut_out_by_id(url: str, run: Run) -> None:
    with serving(url, QUICK) as server:
        server.enrolled()
        server.enrolled()
    code, told = run("revoke", "Meja PUS")
    assert (code, told["refused"], len(told["devices"])) == (1, "several", 2)


def test_rejects_never_take_the_place_of_the_files_themselves(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "judul.csv"
    file.write_text(f"{CSV}one cell\n")
    before = file.read_bytes()
    with pytest.raises(SystemExit) as ended:
        run("import", file, "--rejects", tmp_path)
    assert ended.value.code == 2
    assert file.read_bytes() == before
    assert run("import", file, "--branch", "sen", "--rejects", tmp_path / "ditolak")[0] == 0
    assert (tmp_path / "ditolak" / "judul.csv").exists()


def test_an_import_is_in_the_feed_at_once_and_only_once(url: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "biblio.csv"
    file.write_text(CSV, "utf-8")
    before = catalogue_version(url)
    code, told = run("import", file, "--branch", "sen")
    assert (code, told["files"][0]["created"], told["files"][0]["items_created"]) == (0, 1, 1)
    assert catalogue_version(url) == before + 2
    assert run("import", file, "--branch", "sen")[1]["files"][0]["unchanged"] == 1
    assert catalogue_version(url) == before + 2
    assert run("doctor")[0] == 0
    with serving(url, QUICK) as server, server.client(server.enrolled("SEN", "branch")) as client:
        assert b"Gurindam dua belas" in client.post("/sync", content=encode(a_request())).content
    with open_store(url).read() as session:
        entry = session.query(JournalEntry).order_by(JournalEntry.id.desc()).first()
        assert entry is not None
        assert session.query(Device).filter(Device.uid == entry.device).first() is None
        assert session.query(Title).filter(Title.title == "Gurindam dua belas").count() == 1


def catalogue_version(url: str) -> int:
    store = open_store(url)
    with store.read() as session:
        version = feed.states(session, [CATALOGUE])[CATALOGUE].version
    store.close()
    return version


@pytest.mark.parametrize(
    ("more", "kind"),
    [(["--staff", "nobody"], "unknown"), (["--branch", "XX"], "unknown"), ([], "file")],
)
def test_an_import_that_cannot_be_says_why(run: Run, tmp_path: Path, more: list[str], kind: str) -> None:
    code, told = run("import", tmp_path / "missing.mrc", *more)
    assert (code, told["refused"]) == (1, kind)


def test_a_file_of_nothing_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear library\n")
    code, told = run("import", file)
    assert (code, told["files"][0]["refused"], told["files"][0]["created"]) == (1, 1, 0)


def test_address_and_code_are_one_qr_code(run: Run, tmp_path: Path) -> None:
    picture = tmp_path / "meja.png"
    words = ("enrol-code", "--branch", "PUS", "--address", "https" + "://pusat.invalid/", "--qr", picture)
    code, made = run(*words)
    assert code == 0
    (found,) = zxingcpp.read_barcodes(Image.open(picture))
    assert found.text == made["invitation"]
    assert invitation.read(found.text) == ("https" + "://pusat.invalid", made["code"])
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({}, "http://127.0.0.1:8750"),
        ({"HOST": "0.0.0.0"}, ""),
        ({"HOST": "0.0.0.0", "ADDRESS": "https" + "://pusat.invalid"}, "https" + "://pusat.invalid"),
        ({"TRUSTED_PROXY": "127.0.0.1"}, ""),
    ],
)
def test_the_address_is_that_of_the_settings(
    run: Run, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], address: str
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(f"SIMPUL_SERVER_{name}", value)
    assert run("enrol-code", "--branch", "PUS")[1]["address"] == address


def test_a_qr_code_that_cannot_be_made_uses_up_no_code(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert run("enrol-code", "--branch", "PUS", "--qr", tmp_path / "meja.gif")[1]["refused"] == "qr"
    monkeypatch.setenv("SIMPUL_SERVER_HOST", "0.0.0.0")
    assert run("enrol-code", "--branch", "PUS", "--qr", tmp_path / "meja.svg")[1]["refused"] == "address"
    elsewhere = tmp_path / "nowhere" / "meja.svg"
    assert (
        run("enrol-code", "--branch", "PUS", "--address", "https://pusat.example", "--qr", elsewhere)[0] == 1
    )
    store = open_store(os.environ["SIMPUL_SERVER_DATABASE"])
    with store.read() as session:
        assert session.query(EnrolmentCode).count() == 0
    store.close()


def test_a_command_that_is_stopped_says_so_to_programs_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(list_devices, "run", stopped)
    code, facts = run("devices")
    assert (code, facts["refused"]) == (1, "stopped")
