# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server serve` as a process of its own, on a free port of this machine."""

from __future__ import annotations

import os
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.central_server.serving import BASE

PATIENCE = 60.0
TOLD = 40
"""Last lines of a server's log that are shown where a test fails."""


@dataclass
class Served:
    """A running `serve`; `log` is where it writes."""

    process: subprocess.Popen[bytes]
    address: str
    log: Path

    def stop(self) -> int:
        """Ask it to end, as systemd does; gives the exit code."""
        self.process.terminate()
        return self.process.wait(PATIENCE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(url: str, folder: Path, verify: ssl.SSLContext | bool = True, **told: object) -> Iterator[Served]:
    """`simpul-server serve` with these settings, once it answers."""
    port = free_port()
    given = {"database": url, "port": port, **told}
    environment = {f"SIMPUL_SERVER_{name.upper()}": str(value) for name, value in given.items()}
    log = folder / f"{port}.log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "central_server", "serve"], env=os.environ | environment, stderr=stream
        )
    scheme = "https" if "tls_key" in told else "http"
    found = Served(process, f"{scheme}://localhost:{port}{BASE}", log)
    try:
        wait_for(found, verify)
        yield found
    except BaseException:
        sys.stderr.write("".join(log.read_text().splitlines(keepends=True)[-TOLD:]))
        raise
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def wait_for(found: Served, verify: ssl.SSLContext | bool) -> None:
    """A process tells nobody that it listens: the transport connects anew, with ever longer pauses."""
    patient = httpx.HTTPTransport(verify=verify, retries=8)
    with httpx.Client(transport=patient, timeout=PATIENCE) as client:
        assert client.get(f"{found.address}/health").status_code == 200, found.log.read_text()
