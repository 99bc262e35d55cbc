# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server init`: the tables, the library, its first branch and administrator, the first epoch."""

import os
import sys
from argparse import Namespace
from contextlib import closing
from getpass import getpass

from sqlalchemy import make_url

from central_server.api.service import CHANCE
from central_server.command_line.answer import Answer, CommandRefused
from central_server.command_line.opening import named, settings_of
from central_server.own_desk import as_desks_see, found
from central_server.settings import Settings
from central_server.store import CentralStore, open_store
from db.operations.founding import NewLibrary, desk_of

PASSWORD = "SIMPUL_PASSWORD"


def run(arguments: Namespace) -> Answer:
    """Raises CommandRefused where there is a library already, Invalid where a name won't do."""
    told = settings_of(arguments)
    _make_folder(told)
    with closing(open_store(told.database_url)) as store:
        store.upgrade()
        _refuse_a_second(store, told)
        desk = found(store, _wanted(arguments), CHANCE)
    facts = {
        "database": named(told),
        "library": arguments.library,
        "branch": desk.branch,
        "username": arguments.username,
    }
    lines = [
        f"{arguments.library} is ready in {named(told)}.",
        "Next: 'simpul-server serve', and 'simpul-server enrol-code --branch CODE' for each desk.",
    ]
    return Answer(facts, lines)


def _make_folder(told: Settings) -> None:
    """The embedded store lies where nobody else on this machine can read."""
    if not told.database:
        told.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (told.folder / os.path.basename(make_url(told.database_url).database or "")).touch(mode=0o600)


def _refuse_a_second(store: CentralStore, told: Settings) -> None:
    if desk_of(as_desks_see(store)) is not None:
        raise CommandRefused("founded_already", f"There is a library in {named(told)} already.")


def _wanted(arguments: Namespace) -> NewLibrary:
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
