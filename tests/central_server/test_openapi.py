# SPDX-License-Identifier: GPL-3.0-or-later
"""The API as it describes itself, and requests made up from that description: none ends in a 5xx."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace
from schemathesis import Case, GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from central_server.api.description import described
from central_server.api.endpoints import BASE, ENDPOINTS
from db.operations.desk import utc_now
from db.operations.operation import SCHEMA_VERSION
from db.syncing import outbox
from db.syncing.messages import PROTOCOL
from tests.central_server.conftest import QUICK
from tests.central_server.serving import Running, serving
from tests.central_server.worlds import a_request

DESCRIPTION = schemathesis.openapi.from_dict(described())
MADE_UP = [
    (
        operation.path,
        mode is GenerationMode.POSITIVE,
        DESCRIPTION[operation.path][operation.method].as_strategy(generation_mode=mode),
    )
    for operation in (found.ok() for found in DESCRIPTION.get_all_operations())
    for mode in GenerationMode
    if operation.body or mode is GenerationMode.POSITIVE
]
"""Requests as described, and, where there is a body, others."""
METRICS_TOKEN = "lihat"
LABELLED = outbox.sealed(UUID(int=7), utc_now(), a_request(), bytes(32))
"""The file of a desk that nobody knows: whatever follows it gets further than the label."""
REACHED = {
    "/sync": {200},
    "/enrol": {403},
    "/snapshot": {404},
    "/snapshot/{id}": {404},
    "/outbox": {200},
    "/events": {401},
    "/health": {200},
    "/verify/{code}": {404},
    "/metrics": {200},
    "/openapi.json": {200},
}


@pytest.fixture(scope="module")
def whole_server(sqlite_world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One server for all that is made up."""
    file = tmp_path_factory.mktemp("made-up") / "central.db"
    shutil.copyfile(sqlite_world, file)
    with serving(f"sqlite:///{file.as_posix()}", replace(QUICK, metrics_token=METRICS_TOKEN)) as found:
        yield found


@pytest.fixture(scope="module")
def token(whole_server: Running) -> str:
    return whole_server.enrolled()


def of_this_version(body: Any) -> Any:
    """A request that gets further than its version; JSON Schema's integer '1.0' made one of ours."""

    def whole(value: Any) -> Any:
        match value:
            case dict():
                return {key: whole(inner) for key, inner in value.items()}
            case list():
                return [whole(inner) for inner in value]
            case float() if value.is_integer():
                return int(value)
        return value

    return {**whole(body), "protocol": PROTOCOL, "schema": SCHEMA_VERSION, "epoch": None, "log_from": 1}


@pytest.mark.parametrize(
    ("path", "is_good", "made_up"), MADE_UP, ids=lambda v: v if isinstance(v, str | bool) else ""
)
def test_whatever_is_asked_is_answered_as_described(
    whole_server: Running, token: str, path: str, is_good: bool, made_up: SearchStrategy[Case]
) -> None:
    """With a token, but where a valid one opens a stream that does not end."""
    statuses = set[int]()
    shown = {"/metrics": METRICS_TOKEN, "/openapi.json": METRICS_TOKEN, "/events": "unknown"}.get(path, token)
    headers = {"Authorization": f"Bearer {shown}"}

    @settings(
        max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
    )
    @given(case=made_up)
    def ask(case: Case) -> None:
        if path == "/sync" and is_good:
            case.body = of_this_version(case.body)
        if path == "/outbox" and is_good:
            case.body = LABELLED + case.body.data
        answer = case.call(base_url=whole_server.url + BASE, headers=headers, timeout=20)
        statuses.add(answer.status_code)
        case.validate_response(answer, excluded_checks=[positive_data_acceptance])
        assert answer.status_code < 500

    ask()
    assert statuses & (REACHED[path] if is_good else {400}), "it never got past the door"


def test_every_endpoint_is_described(small_server: Running) -> None:
    with small_server.client() as client:
        told = client.get("/openapi.json").json()
    assert told["openapi"] == "3.1.0"
    assert set(told["paths"]) == {e.path for e in ENDPOINTS} | {"/openapi.json"}
    assert {path for path, found in told["paths"].items() for o in found.values() if "security" in o} == {
        "/sync", "/outbox", "/snapshot", "/snapshot/{id}", "/events", "/metrics", "/openapi.json",
    }  # fmt: skip
    request = told["components"]["schemas"]["SyncRequest"]
    assert request["required"] == ["protocol", "schema", "now", "epoch", "log_from"]
