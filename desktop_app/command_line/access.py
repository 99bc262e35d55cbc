# SPDX-License-Identifier: GPL-3.0-or-later
"""Opening the store that the words name, and signing in at its desk."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from db import errors, keys
from db.opening import open_store
from db.operations.desk import Desk
from db.operations.refusals import Unknown
from db.operations.staff import sign_in
from db.queries import library
from db.store import Store
from db.syncing.desks import desk_at
from desktop_app.backup_words import upgraded_words
from desktop_app.command_line.answer import CommandRefused, write
from desktop_app.command_line.places import default_store
from desktop_app.language import translate
from desktop_app.refusal_words import Words


def folder_of(arguments: Namespace) -> Path:
    """The store's folder that the words name."""
    store: Path | None = arguments.store
    return (store or default_store(sample=getattr(arguments, "sample", False))).absolute()


def secret(variable: str, prompt: Callable[[], str]) -> str | None:
    """A secret from the environment, else typed unseen; None where neither is possible."""
    if variable in os.environ:
        return os.environ[variable]
    return getpass(prompt()) if sys.stdin is not None and sys.stdin.isatty() else None


def new_secret(variable: str, prompt: Callable[[], str]) -> str | None:
    """As `secret`, but what is typed is typed twice."""
    first = secret(variable, prompt)
    if first is None or variable in os.environ:
        return first
    if getpass(translate("CommandLine", "Once more: ")) != first:
        raise CommandRefused(
            "typed_differently", Words(translate("CommandLine", "The two are not the same."))
        )
    return first


def passphrase() -> str | None:
    """The passphrase of a store that has one."""
    return secret("SIMPUL_PASSPHRASE", lambda: translate("CommandLine", "Passphrase: "))


@contextmanager
def opened(arguments: Namespace) -> Iterator[Store]:
    """The store, open as long as the block lasts. Raises StoreError."""
    folder = folder_of(arguments)
    try:
        store = open_store(folder, os.environ.get("SIMPUL_PASSPHRASE"))
    except errors.PassphraseNeeded:
        store = open_store(folder, passphrase())
    _tell_upgrade(store)
    try:
        yield store
    finally:
        store.close()


def known_key(place: Path) -> bytes:
    """The key of a store that was begun; its passphrase is asked for where needed. Raises WrongKey."""
    try:
        return keys.key_of(place, os.environ.get("SIMPUL_PASSPHRASE"))
    except errors.PassphraseNeeded:
        return keys.key_of(place, passphrase())


def _tell_upgrade(store: Store) -> None:
    """On standard error: what the command itself answers stays what programs expect."""
    if store.upgraded is not None:
        write(sys.stderr, [upgraded_words(store.upgraded)])


def desk_in(store: Store) -> Desk:
    """The desk of a store, nobody signed in. Raises CommandRefused where no library was founded."""
    desk = desk_at(store)
    if desk is None:
        said = Words(
            translate("CommandLine", "No library was started in this store."),
            "",
            translate("CommandLine", "Start one with 'simpul init'."),
        )
        raise CommandRefused("no_library", said)
    return desk


def signed_in(arguments: Namespace, store: Store) -> Desk:
    """The store's desk with the person at it whom the words name. Raises WrongPassword, MustWait."""
    desk = desk_in(store)
    desk.person = sign_in(store, arguments.staff, _password(store))
    return desk


def _password(store: Store) -> str:
    asked = os.environ.get("SIMPUL_PASSWORD")
    if asked is None and keys.method(store.folder) == "sample":
        from resources import sample

        return sample.library().staff_password
    asked = asked or secret("SIMPUL_PASSWORD", lambda: translate("CommandLine", "Password: "))
    if asked is None:
        raise password_needed()
    return asked


def password_needed() -> CommandRefused:
    """Where nobody can be asked and SIMPUL_PASSWORD says nothing."""
    said = Words(
        translate("CommandLine", "A password is needed."),
        "",
        translate("CommandLine", "Set SIMPUL_PASSWORD, or run this in a terminal to be asked for it."),
    )
    return CommandRefused("password_needed", said)


def branch_with_code(session: Session, code: str) -> library.BranchRow:
    """The branch with this code. Raises Unknown."""
    found = [branch for branch in library.branches(session) if branch.code.casefold() == code.casefold()]
    if not found:
        raise Unknown(what="branches", text=code)
    return found[0]


def own_branch(session: Session, uid: UUID) -> library.BranchRow:
    """The branch where this desk stands. Raises Unknown."""
    for branch in library.branches(session):
        if branch.uid == uid:
            return branch
    raise Unknown(what="branches", uid=uid)
