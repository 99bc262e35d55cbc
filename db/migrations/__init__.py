# SPDX-License-Identifier: GPL-3.0-or-later
"""Alembic, driven from the program: a store is upgraded when it is opened.

Alembic itself is imported only when there is something to upgrade, so that a start stays quick.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine


@cache
def revisions() -> tuple[str, ...]:
    """The revisions that this program knows, oldest first: the four digits that each file begins with."""
    names = (entry.name for entry in files("db.migrations.versions").iterdir())
    return tuple(sorted({name[:4] for name in names if name[:4].isdecimal()}))


def head() -> str:
    """The newest revision that this program knows."""
    return revisions()[-1]


def knows(revision: str) -> bool:
    """Whether this program can work with a store of that revision."""
    return revision in revisions()


def current(engine: Engine) -> str | None:
    """The revision of a store; None where nothing was ever made in it."""
    with engine.connect() as connection:
        return _current(connection)


def _current(connection: Connection) -> str | None:
    from sqlalchemy import inspect, text

    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def upgrade(
    engine: Engine, revision: str = "head", after: Callable[[Connection], None] | None = None
) -> None:
    """Bring a store to a revision in one transaction: whole, or not at all.

    `after` is done in it as well where an older store was changed, not where a new one was made.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("db.migrations")).replace("%", "%%"))
    with engine.begin() as connection:
        before = _current(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        if after is not None and before not in (None, _current(connection)):
            after(connection)
