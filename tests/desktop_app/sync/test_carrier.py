# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses that may be used, and what a silent or strange server is taken for."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from desktop_app.sync import carrier
from desktop_app.sync.carrier import Carrier, checked_address


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


def test_nobody_there_is_not_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with closing(Carrier(f"http://127.0.0.1:{port}")) as to_nobody, pytest.raises(carrier.Unreachable):
        to_nobody.enrol("ABCD-EFGH-JKLM", "meja")
