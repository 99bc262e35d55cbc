# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul init`: a new library, or the sample library."""

import os
from argparse import Namespace
from contextlib import closing
from pathlib import Path

from db import errors, keys
from db.new_stores import made_whole
from db.operations.founding import NewLibrary, found_library
from db.operations.refusals import Invalid
from db.operations.staff import SHORTEST_PASSWORD
from db.queries import library
from db.store import Store
from desktop_app.command_line.access import folder_of, new_secret, password_needed
from desktop_app.command_line.answer import Answer
from desktop_app.command_line.arguments import given
from desktop_app.language import translate


def run(arguments: Namespace) -> Answer:
    """Raises StoreExists, KeychainMissing where neither keychain nor passphrase is there, Invalid."""
    if getattr(arguments, "sample", False):
        return _sample(folder_of(arguments))
    given(arguments, "library", "branch")
    folder = folder_of(arguments)
    with made_whole(folder) as place:
        password = new_secret(
            "SIMPUL_PASSWORD",
            lambda: translate("CommandLine", "Password for {name}: ").format(name=arguments.username),
        )
        if password is None:
            raise password_needed()
        key = new_key(place)
        with closing(Store.create(place, key)) as store:
            found_library(store, _wanted(arguments, password))
    return _answer(arguments, folder, key)


def _wanted(arguments: Namespace, password: str) -> NewLibrary:
    return NewLibrary(
        name=arguments.library,
        branch_code=arguments.branch_code or short_code(arguments.branch),
        branch_name=arguments.branch,
        username=arguments.username,
        person_name=arguments.person or arguments.username,
        password=password,
        timezone=arguments.timezone,
    )


def short_code(name: str) -> str:
    """The first three letters of a branch's name: 'Pusat' → 'PUS'."""
    return "".join(c for c in name if c.isalnum())[:3].upper()


def new_key(place: Path) -> bytes:
    """A new store's key: from SIMPUL_PASSPHRASE, else in the keychain, else from a typed passphrase."""
    if "SIMPUL_PASSPHRASE" not in os.environ:
        try:
            return keys.new_keychain_key(place)
        except errors.KeychainMissing:
            asked = new_secret("SIMPUL_PASSPHRASE", lambda: translate("CommandLine", "New passphrase: "))
            if asked is None:
                raise
            return _from_passphrase(place, asked)
    return _from_passphrase(place, os.environ["SIMPUL_PASSPHRASE"])


def _from_passphrase(place: Path, passphrase: str) -> bytes:
    if len(passphrase) < SHORTEST_PASSWORD:
        raise Invalid(field="passphrase", why="too_short")
    return keys.new_passphrase_key(place, passphrase)


def _answer(arguments: Namespace, folder: Path, key: bytes) -> Answer:
    method, code = keys.method(folder), keys.recovery_code(key)
    facts = {"store": folder, "library": arguments.library, "username": arguments.username, "key": method}
    ready = translate("CommandLine", "{library} is ready in {folder}.")
    lines = [ready.format(library=arguments.library, folder=folder)]
    if method == "passphrase":
        lines.append(translate("CommandLine", "It opens with the passphrase."))
    lines += [translate("CommandLine", "Recovery code, to print and lock away:"), code]
    return Answer({**facts, "recovery_code": code}, lines)


def _sample(folder: Path) -> Answer:
    from desktop_app.sample_library import SAMPLE_SIGN_IN, create_sample

    with closing(create_sample(folder)) as store, store.read() as session:
        name = library.setting(session, "library", "library_name")
        counts = library.counts(session)._asdict()
    username, password = SAMPLE_SIGN_IN
    ready = translate("CommandLine", "The sample library is ready in {folder}.")
    sign_in = translate("CommandLine", "Sign in as {username} with the password {password}.")
    facts = {"store": folder, "library": name, "username": username, "password": password, **counts}
    lines = [ready.format(folder=folder), sign_in.format(username=username, password=password)]
    return Answer({**facts, "key": "sample", "recovery_code": None}, lines)
