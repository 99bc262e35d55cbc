# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses that may be used, and what a silent or strange server is taken for."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from db.operations.operation import SCHEMA_VERSION
from db.syncing.messages import PROTOCOL, SyncRequest
from desktop_app.sync import carrier
from desktop_app.sync.carrier import Carrier, checked_address
from desktop_app.sync.happenings import trouble_name
from desktop_app.sync_words import joining_words
from tests.central_server.serving import Running


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("pusat.invalid", "https" + "://pusat.invalid"),
        ("pusat.invalid:8750/", "https" + "://pusat.invalid:8750"),
        ("http://127.0.0.1:8750", "http://127.0.0.1:8750"),
        ("http://localhost:8750/api", "http://localhost:8750"),
    ],
)
def test_addresses_are_completed(typed: str, address: str) -> None:
    assert checked_address(typed) == address


@pytest.mark.parametrize(
    "typed", ["", "ftp" + "://pusat.invalid", "https" + "://", "https" + "://a:b@c", "x:y:z"]
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(carrier.BadAddress):
        checked_address(typed)


def test_names_do_not_travel_unprotected_unless_that_is_allowed() -> None:
    plain = "http" + "://pusat.invalid"
    with pytest.raises(carrier.PlainHttp):
        checked_address(plain)
    assert checked_address(plain, plain_allowed=True) == plain


@pytest.fixture
def strange_server() -> Iterator[int]:
    """Answers everything with the same few bytes that are no HTTP."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            while True:
                try:
                    near, _ = listener.accept()
                except OSError:
                    return
                with near:
                    near.recv(1_000)
                    near.sendall(b"halo\r\n\r\n")

        threading.Thread(target=answer, daemon=True).start()
        yield listener.getsockname()[1]


def test_a_server_that_speaks_something_else_is_not_reached(strange_server: int) -> None:
    with closing(Carrier(f"http://127.0.0.1:{strange_server}")) as to_it, pytest.raises(carrier.Unreachable):
        to_it.enrol("ABCD-EFGH-JKLM", "meja")


PAGE = (200, {"Content-Type": "text/html"}, b"<html>Selamat datang di WiFi")
SIGN_IN = (302, {"Location": "http" + "://wifi.invalid/masuk"}, b"")
FORBIDDEN = (403, {"Content-Type": "text/html"}, b"<html>Situs ini diblokir")
NO_JSON_OF_OURS = (200, {"Content-Type": "application/json"}, b"{}")
PROXY = (407, {}, b"")
UNKNOWN = (401, {"Content-Type": "application/problem+json"}, b'{"type": "urn:simpul:problem:no-token"}')
DOWN = (502, {"Content-Type": "text/html"}, b"<html>nginx")
Said = tuple[int, dict[str, str], bytes]


@contextmanager
def answering(status: int, headers: dict[str, str], body: bytes) -> Iterator[Carrier]:
    """The way to a server that answers everything like that."""

    class Answers(BaseHTTPRequestHandler):
        def answer(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = answer

        def log_message(self, *_: object) -> None:
            return None

    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with closing(Carrier(f"http://127.0.0.1:{server.server_port}")) as to_it:
            yield to_it
        server.shutdown()


ASKED = SyncRequest(PROTOCOL, SCHEMA_VERSION, datetime(2026, 11, 29, tzinfo=UTC), None, 1)


@pytest.mark.parametrize("said", [PAGE, SIGN_IN, FORBIDDEN, NO_JSON_OF_OURS, PROXY])
def test_a_network_that_wants_a_sign_in_first_is_not_taken_for_the_server(said: Said) -> None:
    """Else a desk would be told that it is not known any more, and a code that it is no good."""
    with answering(*said) as to_it:
        asking: tuple[Callable[[], object], ...] = (
            lambda: to_it.exchange(ASKED, "token"),
            lambda: to_it.enrol("ABCD-EFGH-JKLM", "meja"),
            lambda: to_it.bring(b"a file", "token"),
            to_it.look,
        )
        for ask in asking:
            with pytest.raises(carrier.Stranger):
                ask()


def test_the_server_itself_says_who_is_not_known() -> None:
    with answering(*UNKNOWN) as to_it, pytest.raises(carrier.NotKnown):
        to_it.exchange(ASKED, "token")
    with answering(*UNKNOWN) as to_it, pytest.raises(carrier.CodeRefused):
        to_it.enrol("ABCD-EFGH-JKLM", "meja")


def test_a_server_that_is_down_behind_its_proxy_is_in_trouble_and_no_wrong_address() -> None:
    with answering(*DOWN) as to_it, pytest.raises(carrier.ServerTroubled):
        to_it.look()


def test_a_server_without_encryption_is_not_taken_for_a_cut_cable(server: Running) -> None:
    """Whoever types the address as the wizard's example has it means https."""
    way = Carrier(server.url.removeprefix("http://"))
    with closing(way), pytest.raises(carrier.Unencrypted) as refused:
        way.look()
    said = joining_words(refused.value).as_sentence()
    assert "type http:// before this one" in said
    assert "cable" not in said
    assert trouble_name(refused.value) == "not_trusted"


def test_nobody_there_is_not_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with closing(Carrier(f"http://127.0.0.1:{port}")) as to_nobody, pytest.raises(carrier.Unreachable):
        to_nobody.enrol("ABCD-EFGH-JKLM", "meja")
