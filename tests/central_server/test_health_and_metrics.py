# SPDX-License-Identifier: GPL-3.0-or-later
"""Health, metrics and the log: figures and states, never data."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator

import pytest

from central_server.store import open_store
from central_server.structured_log import OURS, JsonLines
from db import migrations
from db.syncing.messages import encode
from tests.central_server.conftest import QUICK
from tests.central_server.serving import Running, serving, synced
from tests.central_server.worlds import SECRETS, Pen, a_request, item_of, member_of, uid_of
from tests.postgresql import Postgres

SAMPLE = re.compile(r'^[a-z_]+(?:\{[a-z]+="[^"]*"(?:,[a-z]+="[^"]*")*\})? -?[0-9.e+-]+$')


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the server writes to its log."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root, ours = logging.getLogger(), logging.getLogger(OURS)
    before = ours.level
    root.addHandler(handler)
    ours.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    ours.setLevel(before)


def test_health_says_revision_and_nothing_else(server: Running) -> None:
    with server.client() as client:
        answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "revision": migrations.head(), "protocol": 1, "schema": 2}


def test_health_of_a_server_whose_database_is_gone(postgres: Postgres, postgres_world: str) -> None:
    url = postgres.new_database(postgres_world)
    with serving(url.render_as_string(hide_password=False), QUICK) as server:
        token = server.enrolled()
        postgres.drop(url)
        with server.client(token) as client:
            health, cycle = client.get("/health"), client.post("/sync", content=b"{}")
    assert (health.status_code, health.json()["status"]) == (503, "database_away")
    assert (cycle.status_code, cycle.json()["type"]) == (503, "urn:simpul:problem:database")
    assert int(cycle.headers["Retry-After"]) > 0


def test_a_restarted_database_is_not_noticed_by_desks(postgres: Postgres, postgres_url: str) -> None:
    """Connections that it has dropped are made anew, and the request is done."""
    with serving(postgres_url, QUICK) as server, server.client(server.enrolled()) as client:
        postgres.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            f" WHERE datname = '{open_store(postgres_url).engine.url.database}'"
        )
        assert synced(client, a_request()).status == "ok"


def test_health_of_tables_of_another_revision(small_server: Running) -> None:
    with small_server.store.write() as session:
        session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    with small_server.client() as client:
        answer = client.get("/health")
    assert (answer.status_code, answer.json()["status"]) == (503, "wrong_revision")


def lend(server: Running, log: io.StringIO | None = None) -> str:
    token = server.enrolled()
    with server.store.read() as session:
        pen = Pen(uid_of(session, "PUS"))
        sent = pen.lend(item_of(session, "PUS-1"), member_of(session, "PUS-M"))
    with server.client(token) as client:
        synced(client, a_request(sent))
    return token


def test_metrics_are_what_prometheus_reads(server: Running) -> None:
    lend(server)
    with server.client() as client:
        answer = client.get("/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    lines = answer.text.splitlines()
    assert [line for line in lines if not line.startswith("#") and not SAMPLE.match(line)] == []
    assert 'simpul_operations_total{outcome="applied"} 1' in lines
    assert 'simpul_devices{state="enrolled"} 1' in lines
    assert 'simpul_requests_total{endpoint="/sync",status="200"} 1' in lines
    assert 'simpul_rows{scope="loans"} 3' in lines
    assert not [secret for secret in SECRETS if secret in answer.text]


def test_metrics_of_a_server_whose_database_is_gone_are_those_of_the_process(
    postgres: Postgres, postgres_world: str
) -> None:
    url = postgres.new_database(postgres_world)
    with serving(url.render_as_string(hide_password=False), QUICK) as server, server.client() as client:
        assert "simpul_database_up 1" in client.get("/metrics").text.splitlines()
        postgres.drop(url)
        answer = client.get("/metrics")
    lines = answer.text.splitlines()
    assert answer.status_code == 200
    assert "simpul_database_up 0" in lines
    assert 'simpul_requests_total{endpoint="/metrics",status="200"} 1' in lines
    assert not [line for line in lines if line.startswith("simpul_devices")]


def test_the_log_says_what_happened_and_to_which_desk(small_server: Running, log: io.StringIO) -> None:
    token = lend(small_server)
    with small_server.client(token) as client:
        client.post("/sync", content=b"{")
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    (cycle,) = [line for line in lines if line["event"] == "sync"]
    assert {"time", "level", "device", "status", "applied", "rows", "bytes_in", "bytes_out", "ms"} <= set(
        cycle
    )
    assert (cycle["applied"], cycle["status"]) == (1, "ok")
    assert next(line for line in lines if line["event"] == "refused")["status"] == 400


def test_the_log_never_names_anybody(small_server: Running, log: io.StringIO) -> None:
    token = lend(small_server)
    code = small_server.code()
    with small_server.client() as client:
        client.post("/enrol", json={"code": code, "name": "Meja Ibu Siti"})
        client.post("/enrol", json={"code": code, "name": "Meja Ibu Siti"})
    said = log.getvalue()
    assert said
    for secret in (*SECRETS, token, code, "Ibu Siti", "PUS-M", "127.0.0.1"):
        assert secret not in said


def test_an_error_is_told_by_kind_and_place_alone(log: io.StringIO) -> None:
    try:
        raise ValueError(SECRETS[0])
    except ValueError:
        logging.getLogger(OURS).exception("unforeseen")
    line = json.loads(log.getvalue())
    assert (line["event"], line["error"]) == ("unforeseen", "ValueError")
    assert line["where"][-1].startswith("test_health_and_metrics.py:")
    assert SECRETS[0] not in log.getvalue()


def test_an_unforeseen_error_is_a_problem_without_details(
    small_server: Running, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError(SECRETS[1])

    token = small_server.enrolled()
    monkeypatch.setattr("central_server.api.sync.answer", broken)
    with small_server.client(token) as client:
        answer = client.post("/sync", content=encode(a_request()))
    assert (answer.status_code, answer.json()["type"]) == (500, "urn:simpul:problem:unforeseen")
    assert SECRETS[1] not in answer.text + log.getvalue()
    assert "RuntimeError" in log.getvalue()
