# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server serve` as a process of its own: several on one database, TLS, a proxy, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import httpx
import psutil
import pytest

from central_server import devices
from central_server.api.service import CHANCE
from central_server.command_line.run import main
from central_server.store import open_store
from db.operations.desk import utc_now
from desktop_app.sync.carrier import Carrier, NotTrusted
from tests.central_server.authority import Authority
from tests.central_server.processes import PATIENCE, served
from tests.central_server.serving import BASE
from tests.central_server.worlds import SECRETS, uid_of


def a_code(url: str) -> str:
    with closing(open_store(url)) as store, store.write() as session:
        return devices.make_code(session, uid_of(session, "PUS"), "network", utc_now(), CHANCE)


def enrolled(url: str, address: str) -> str:
    told = {"code": a_code(url), "name": "Meja"}
    token: str = httpx.post(f"{address}/enrol", json=told).json()["token"]
    return token


def test_it_ends_at_once_though_somebody_listens(sqlite_url: str, tmp_path: Path) -> None:
    with served(sqlite_url, tmp_path, log_level="debug") as found:
        shown = {"Authorization": f"Bearer {enrolled(sqlite_url, found.address)}"}
        with httpx.stream("GET", f"{found.address}/events", headers=shown, timeout=PATIENCE) as stream:
            lines = stream.iter_lines()
            assert next(lines) == "event: news"
            found.process.terminate()
            assert set(lines) <= {"event: news", "data: {}", ""}
        assert found.process.wait(PATIENCE) in {0, -signal.SIGTERM}
        said = found.log.read_text()
    assert "graceful shutdown exceeded" not in said
    assert not [secret for secret in SECRETS if secret in said]


def test_several_processes_on_one_database_are_one_server(postgres_url: str, tmp_path: Path) -> None:
    with (
        served(postgres_url, tmp_path, workers=2) as first,
        served(postgres_url, tmp_path) as second,
    ):
        token = enrolled(postgres_url, first.address)
        for address in (first.address, second.address) * 3:
            answer = httpx.post(
                f"{address}/sync",
                content=b"{}",
                headers={"Authorization": f"Bearer {token}"},
                timeout=PATIENCE,
            )
            assert answer.status_code == 400, "known at every process"
        assert first.stop() in {0, -signal.SIGTERM}
        assert httpx.get(f"{second.address}/health").status_code == 200


def test_workers_end_with_the_process_that_started_them(postgres_url: str, tmp_path: Path) -> None:
    with served(postgres_url, tmp_path, workers=2) as found:
        workers = psutil.Process(found.process.pid).children()
        found.process.kill()
        found.process.wait()
        _, left = psutil.wait_procs(workers, PATIENCE)
    assert len(workers) >= 2
    assert left == []


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificates")
def test_it_speaks_tls_itself_to_desks_that_trust_who_vouches_for_it(sqlite_url: str, tmp_path: Path) -> None:
    """A real authority, a real handshake; who trusts another authority, or nobody, sends nothing."""
    ours, others = Authority(tmp_path, "ours"), Authority(tmp_path, "others")
    given = ours.certify("localhost")
    trust = ssl.create_default_context(cafile=str(ours.certificate))
    with served(sqlite_url, tmp_path, trust, tls_certificate=given.certificate, tls_key=given.key) as found:
        address = found.address.removesuffix(BASE)
        for authority in ("", others.certificate.read_text()):
            with closing(Carrier(address, authority=authority)) as stranger, pytest.raises(NotTrusted):
                stranger.enrol(a_code(sqlite_url), "Meja")
        by_number = address.replace("localhost", "127.0.0.1")
        wrong_name = Carrier(by_number, authority=ours.certificate.read_text())
        with closing(wrong_name), pytest.raises(NotTrusted):
            wrong_name.look()
        code = a_code(sqlite_url)
        told = ["--authority", str(ours.certificate), address, code]
        assert simpul(tmp_path / "desk", "enrol", *told).returncode == 0
        again = simpul(tmp_path / "desk", "sync")  # the authority is kept in the store
        assert again.returncode == 0, again.stderr
        no_certificate = simpul(tmp_path / "other", "enrol", "--authority", str(given.key), address, code)
        assert '"bad_authority"' in no_certificate.stdout


def simpul(store: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The desk's command line."""
    return subprocess.run(
        [sys.executable, "-m", "desktop_app", "--store", str(store), *words, "--json"],
        env=os.environ | {"SIMPUL_PASSPHRASE": "gurindam dua belas"},
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def test_who_came_through_a_trusted_proxy_is_believed(sqlite_url: str, tmp_path: Path) -> None:
    """Guesses are counted by where they come from, not by the proxy."""
    guess = {"code": "AAAA-BBBB-CCCC", "name": "X"}
    with served(sqlite_url, tmp_path, trusted_proxy="127.0.0.1") as found:
        statuses = [
            httpx.post(f"{found.address}/enrol", json=guess, headers={"X-Forwarded-For": client}).status_code
            for client in ("192.0.2.1",) * 11 + ("192.0.2.2",)
        ]
    assert statuses == [403] * 10 + [429, 403]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"tls_key": "no-such-key.pem"}, "tls_certificate"),
        ({"tls_certificate": __file__, "tls_key": __file__}, "tls_certificate"),
        ({"database": "sqlite:///no-such-store.db"}, "No library"),
    ],
)
def test_it_does_not_begin_what_it_cannot_do(
    sqlite_url: str, tmp_path: Path, told: dict[str, str], said: str
) -> None:
    settings = {"database": sqlite_url, **told}
    environment = {f"SIMPUL_SERVER_{name.upper()}": value for name, value in settings.items()}
    ended = subprocess.run(
        [sys.executable, "-m", "central_server", "serve"],
        env=os.environ | environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert ended.returncode == 1
    assert said in ended.stderr


def test_it_does_not_begin_on_a_port_that_another_program_has(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setenv("SIMPUL_SERVER_DATABASE", sqlite_url)
        monkeypatch.setenv("SIMPUL_SERVER_PORT", str(port))
        assert main(["serve", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["refused"], told["port"]) == ("port", port)
    assert f"127.0.0.1:{port} (" in told["reason"]
