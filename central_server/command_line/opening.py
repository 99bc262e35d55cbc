# SPDX-License-Identifier: GPL-3.0-or-later
"""The store that the settings name, open as long as a command needs it."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import make_url, select
from sqlalchemy.orm import Session

from central_server import settings
from central_server.backups import embedded_file
from central_server.command_line.answer import CommandRefused
from central_server.publishing import bring_up_to_date
from central_server.settings import Settings
from central_server.store import CentralStore, open_store
from db import migrations
from db.models import Branch, Setting
from db.operations.refusals import Unknown


def settings_of(arguments: Namespace) -> Settings:
    """Raises WrongSettings, OSError."""
    return settings.load(arguments.config)


def named(told: Settings) -> str:
    """The store's URL without its password, for people."""
    return make_url(told.database_url).render_as_string(hide_password=True)


@contextmanager
def opened(told: Settings) -> Iterator[CentralStore]:
    """A store with a founded library and tables of the newest revision. Raises CommandRefused."""
    store = open_store(told.database_url)
    try:
        require_founded(store, told)
        yield store
    finally:
        store.close()


def require_founded(store: CentralStore, told: Settings) -> None:
    """Tables of an older revision are brought up to date. Raises CommandRefused."""
    file = embedded_file(told.database_url)
    revision = None if file is not None and not file.exists() else migrations.current(store.engine)
    if revision is not None and not migrations.knows(revision):
        said = f"The store was written by a newer program (revision {revision}): install that one."
        raise CommandRefused("newer_store", said, revision=revision)
    if revision is None or not _founded(store):
        said = f"No library was founded in {named(told)}: use 'simpul-server init', or name another store."
        raise CommandRefused("no_library", said, database=named(told))
    bring_up_to_date(store)


def _founded(store: CentralStore) -> bool:
    with store.read() as session:
        return session.get(Setting, ("server", "epoch")) is not None


def branch_with_code(session: Session, code: str) -> Branch:
    """The branch with this code, in upper or lower case. Raises Unknown."""
    for branch in session.scalars(select(Branch)):
        if branch.code.casefold() == code.casefold():
            return branch
    raise Unknown(what="branches", text=code)
