# SPDX-License-Identifier: GPL-3.0-or-later
"""A server without TLS at an address that is not loopback: this machine's own in its network."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from db.rules.addresses import is_loopback
from desktop_app.sync import carrier
from tests.central_server.serving import Running
from tests.desk.cable import Cable

SOMEWHERE = ("192.0.2.1", 9)
"""An address that nobody has: only which way would lead there is asked, nothing is sent."""


def own_address() -> str:
    """This machine's address in its network; loopback where it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(SOMEWHERE)
            with socket.create_server((asked.getsockname()[0], 0)) as tried:
                return str(tried.getsockname()[0])
        except OSError:
            return "127.0.0.1"


@contextmanager
def over_the_network(server: Running, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Where the server is reached; a machine without a network takes its loopback for one."""
    host = own_address()
    if is_loopback(host):
        monkeypatch.setattr(carrier, "is_loopback", lambda _host: False)
    with Cable(int(server.url.rpartition(":")[2]), host) as cable:
        yield f"http://{host}:{cable.port}"
