# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server serve` as a process of its own: several on one database, TLS, a proxy, and how it ends."""

from __future__ import annotations

import os
import shutil
import signal
import ssl
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from central_server import devices
from central_server.api.service import CHANCE
from central_server.store import open_store
from db.operations.desk import utc_now
from tests.central_server.processes import PATIENCE, served
from tests.central_server.worlds import SECRETS, uid_of


def enrolled(url: str, address: str) -> str:
    store = open_store(url)
    with store.write() as session:
        code = devices.make_code(session, uid_of(session, "PUS"), "network", utc_now(), CHANCE)
    store.close()
    token: str = httpx.post(f"{address}/enrol", json={"code": code, "name": "Meja"}).json()["token"]
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


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_it_speaks_tls_itself(sqlite_url: str, tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            *"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2".split(),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    trust = ssl.create_default_context(cafile=str(certificate))
    with served(sqlite_url, tmp_path, trust, tls_certificate=certificate, tls_key=key) as found:
        assert httpx.get(f"{found.address}/health", verify=trust).json()["status"] == "ok"


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
