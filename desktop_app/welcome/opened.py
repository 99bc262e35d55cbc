# SPDX-License-Identifier: GPL-3.0-or-later
"""A store as the windows before the main one know it, and what may stand in the way. Loads nothing heavy."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from db import errors
from db.encrypted_file import FILE_NAME
from db.queries.accounts import StaffRow
from resources import sample

if TYPE_CHECKING:
    from db.front_door import Front
    from db.operations.desk import Desk
    from db.store import Store

PASSPHRASE_VARIABLE = "SIMPUL_PASSPHRASE"
SAMPLE_PERSON = "sirkulasi"
"""Who is at the sample library's desk the first time: somebody who lends."""


class Opened(NamedTuple):
    """A store at work. `values` are its settings, `staff` its active accounts; nobody is signed in yet,
    unless the library was founded just now."""

    store: Store
    desk: Desk
    values: dict[str, Any]
    staff: list[StaffRow]
    branch_name: str
    is_sample: bool


class Founded(NamedTuple):
    """A new library, and the code that opens it when the keychain or the passphrase is lost."""

    opened: Opened
    recovery_code: str


class NoLibrary(Exception):
    """The store is whole, but no library was ever founded in it."""


class NoGoodBackup(Exception):
    """None of the backups beside the store opens."""


class WrongRecoveryCode(Exception):
    """The code is none, or that of another store."""


def is_new(folder: Path) -> bool:
    """Whether there is no store yet."""
    return not (folder / FILE_NAME).exists()


def given_passphrase() -> str | None:
    """The passphrase from the environment, used without asking."""
    return os.environ.get(PASSPHRASE_VARIABLE) or None


def look_in(folder: Path) -> Front | None:
    """See front_door.look; for a worker, where it is loaded too."""
    from db import front_door

    return front_door.look(folder, given_passphrase())


def is_sample(folder: Path) -> bool:
    """Whether the store holds the sample library."""
    from db import keys

    with suppress(errors.StoreMissing, errors.KeyNoteLost):
        return keys.method(folder) == "sample"
    return False


def sample_password() -> str:
    """The password of everybody in the sample library."""
    return sample.library().staff_password
