# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies: compressed either way, limited before and after they are unpacked."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID

import httpx
import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from central_server.api import bodies
from central_server.api.problems import Refused
from db.syncing.messages import decode_answer, encode
from tests.central_server.conftest import QUICK
from tests.central_server.serving import Running, serving
from tests.central_server.worlds import a_request

MIB = 1_048_576
SMALL = msgspec.structs.replace(QUICK, largest_body=64 * 1_024, largest_unpacked=MIB)


@pytest.fixture
def narrow(sqlite_url: str) -> Iterator[Running]:
    """A server that takes 64 KiB, and 1 MiB unpacked."""
    with serving(sqlite_url, SMALL) as found:
        yield found


def asked(server: Running, body: bytes | Iterator[bytes], **headers: str) -> httpx.Response:
    shown = {name.replace("_", "-"): value for name, value in headers.items()}
    with server.client(server.enrolled()) as client:
        return client.post("/sync", content=body, headers=shown)


@pytest.mark.parametrize(
    ("encoding", "pack"), [("identity", bytes), ("gzip", gzip.compress), ("zstd", zstandard.compress)]
)
def test_a_request_may_be_packed(small_server: Running, encoding: str, pack: object) -> None:
    packed = pack(encode(a_request()))  # type: ignore[operator]
    answer = asked(small_server, packed, Content_Encoding=encoding)
    assert decode_answer(answer.content).status == "ok"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, zstd", "zstd"),
        ("gzip", "gzip"),
        ("identity", None),
        ("zstd;q=0, gzip;q=0.5", "gzip"),
        ("*", "zstd"),
        ("br", None),
    ],
)
def test_an_answer_comes_as_it_was_asked_for(
    small_server: Running, accepted: str, encoding: str | None
) -> None:
    answer = asked(small_server, encode(a_request()), Accept_Encoding=accepted)
    assert answer.headers.get("Content-Encoding") == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert decode_answer(answer.content).complete


def test_a_body_that_says_it_is_large_is_not_even_read(narrow: Running) -> None:
    assert asked(narrow, b"x" * (64 * 1_024 + 1)).status_code == 413


def test_a_body_that_does_not_say_how_large_it_is_is_read_no_further(narrow: Running) -> None:
    answer = asked(narrow, (b"x" * 1_024 for _ in range(65)))
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:simpul:problem:too-large"


BOMBS = {
    "gzip": gzip.compress(bytes(20 * MIB)),
    "zstd": zstandard.compress(bytes(300 * MIB)),
    "gzip of many members": gzip.compress(bytes(64 * 1_024)) * 300,
    "zstd of many frames": zstandard.compress(bytes(64 * 1_024)) * 300,
    "zstd that asks for much memory": zstandard.ZstdCompressor(
        compression_params=zstandard.ZstdCompressionParameters(window_log=27)
    ).compress(bytes(MIB + 1)),
}


@pytest.mark.parametrize("bomb", BOMBS, ids=str)
def test_a_bomb_is_refused(narrow: Running, bomb: str) -> None:
    assert len(BOMBS[bomb]) < SMALL.largest_body
    answer = asked(narrow, BOMBS[bomb], Content_Encoding=bomb.split(maxsplit=1)[0])
    assert answer.status_code in {400, 413}
    assert "memory" in bomb or answer.status_code == 413


def test_a_bomb_costs_no_more_memory_than_is_allowed() -> None:
    with pytest.raises(Refused):
        bodies.unpacked(BOMBS["zstd"], "zstd", MIB)
    reader = bodies.unpacked(zstandard.compress(bytes(MIB)), "zstd", MIB)
    assert len(reader) == MIB


@pytest.mark.parametrize("encoding", ["br", "deflate", "gzip, gzip"])
def test_other_encodings_are_not_understood(small_server: Running, encoding: str) -> None:
    answer = asked(small_server, b"{}", Content_Encoding=encoding)
    assert answer.status_code == 415


@pytest.mark.parametrize("encoding", ["identity", "gzip", "zstd"])
@given(raw=st.binary(max_size=200))
def test_damage_is_refused_and_nothing_else_is_raised(encoding: str, raw: bytes) -> None:
    with suppress(Refused):
        assert len(bodies.unpacked(raw, encoding, 100)) <= 100


@given(raw=st.binary(max_size=2_000), encoding=st.sampled_from(["gzip", "zstd", ""]))
def test_what_was_packed_is_unpacked(raw: bytes, encoding: str) -> None:
    assert bodies.unpacked(bodies.packed(raw, encoding), encoding, 2_000) == raw


@given(st.text(st.characters(codec="ascii"), max_size=60))
def test_any_accept_encoding_is_understood_somehow(header: str) -> None:
    assert bodies.accepted(header) in {"zstd", "gzip", ""}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b'{"protocol":1}',
        b'{"protocol":1,"schema":1,"now":"2026-01-01T00:00:00","epoch":null,"log_from":1}',
        b'{"protocol":1,"schema":1,"now":"2026-01-01T00:00:00Z","epoch":null,"log_from":-1}',
        b'{"protocol":1,"schema":1,"now":"2026-01-01T00:00:00Z","epoch":null,"log_from":99999999999999999999}',
        b"\x00\xff",
    ],
)
def test_what_is_no_request_is_refused(small_server: Running, body: bytes) -> None:
    answer = asked(small_server, body)
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:simpul:problem:unreadable")


def test_problems_say_nothing_but_what_they_are(small_server: Running) -> None:
    with small_server.client() as client:
        for answer in (client.get("/nothing"), client.get("/sync"), client.put("/enrol"), client.get("/..")):
            told = answer.json()
            assert set(told) == {"type", "title", "status", "detail"}
            assert told["status"] == answer.status_code
            assert answer.headers["Cache-Control"] == "no-store"
        assert client.get("/sync").headers["Allow"] == "POST"


def test_a_device_that_names_itself_oddly_is_a_device(small_server: Running) -> None:
    with small_server.client() as client:
        made = client.post("/enrol", json={"code": small_server.code(), "name": "Meja “2” — المكتبة 🕮"})
    assert UUID(made.json()["device"]).version == 7
