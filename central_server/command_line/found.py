# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server init`: the tables, the library, its first branch and administrator, the first epoch."""

import os
import re
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from getpass import getpass
from pathlib import Path

from central_server.api.service import CHANCE
from central_server.backups import embedded_file
from central_server.command_line.answer import Answer, CommandRefused
from central_server.command_line.opening import named, settings_of
from central_server.from_desk import BelongsToAServer, take_over
from central_server.own_desk import as_desks_see, found
from central_server.settings import Settings
from central_server.store import CentralStore, open_store
from db import errors
from db.opening import open_store as open_desk
from db.operations.founding import NewLibrary, desk_of
from db.store import Store

PASSWORD, PASSPHRASE = "SIMPUL_PASSWORD", "SIMPUL_PASSPHRASE"
NEXT = "Next: 'simpul-server serve', and 'simpul-server enrol-code --branch CODE' for each desk."


def run(arguments: Namespace) -> Answer:
    """Raises CommandRefused where there is a library already, Invalid where a name won't do."""
    told = settings_of(arguments)
    with _empty(told) as store:
        if arguments.from_desk is not None:
            return _taken_over(store, told, arguments.from_desk)
        desk = found(store, _wanted(arguments), CHANCE)
    facts = {
        "database": named(told),
        "library": arguments.library,
        "branch": desk.branch,
        "username": arguments.username,
    }
    return Answer(facts, [f"{arguments.library} is ready in {named(told)}.", NEXT])


@contextmanager
def _empty(told: Settings) -> Iterator[CentralStore]:
    """A store with tables and no library in it."""
    _make_folder(told)
    with closing(open_store(told.database_url)) as store:
        store.upgrade()
        _refuse_a_second(store, told)
        yield store


def _taken_over(store: CentralStore, told: Settings, folder: Path) -> Answer:
    """From the folder of a desk's store, or of a backup of it."""
    with closing(_opened_desk(folder)) as desk:
        try:
            rows = take_over(store, desk, CHANCE)
        except BelongsToAServer as error:
            raise CommandRefused("enrolled", f"The desk in {folder} belongs to a server already.") from error
    facts = {"database": named(told), "from_desk": folder, "rows": rows}
    return Answer(facts, [f"The library of {folder} ({rows} rows) is ready in {named(told)}.", NEXT])


def _opened_desk(folder: Path) -> Store:
    try:
        return open_desk(folder, os.environ.get(PASSPHRASE))
    except errors.StoreError as error:
        kind = re.sub(r"(?<!^)(?=[A-Z])", "_", type(error).__name__).lower()
        said = f"The desk's store in {folder} does not open ({kind.replace('_', ' ')}): set {PASSPHRASE}?"
        raise CommandRefused(kind, said) from error


def _make_folder(told: Settings) -> None:
    """The embedded store lies where nobody else on this machine can read it."""
    if not told.database:
        told.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = embedded_file(told.database_url)
    if file is not None:
        file.touch(mode=0o600)


def _refuse_a_second(store: CentralStore, told: Settings) -> None:
    if desk_of(as_desks_see(store)) is not None:
        raise CommandRefused("founded_already", f"There is a library in {named(told)} already.")


def _wanted(arguments: Namespace) -> NewLibrary:
    if not (arguments.library and arguments.branch):
        said = (
            "Name the library and its first branch (--library, --branch), or a desk's folder (--from-desk)."
        )
        raise CommandRefused("names_needed", said)
    return NewLibrary(
        name=arguments.library,
        branch_code=arguments.branch_code or _short(arguments.branch),
        branch_name=arguments.branch,
        username=arguments.username,
        person_name=arguments.person or arguments.username,
        password=_password(),
        timezone=arguments.timezone,
    )


def _short(name: str) -> str:
    """The first three letters of a branch's name: 'Pusat' → 'PUS'."""
    return "".join(c for c in name if c.isalnum())[:3].upper()


def _password() -> str:
    if PASSWORD in os.environ:
        return os.environ[PASSWORD]
    if not sys.stdin.isatty():
        said = f"The administrator needs a password: set {PASSWORD}, or run this in a terminal."
        raise CommandRefused("password_needed", said)
    first = getpass("Password of the administrator: ")
    if getpass("Once more: ") != first:
        raise CommandRefused("typed_differently", "The two are not the same.")
    return first
