# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul restore`: a backup takes the library's place; what was there is moved aside, never deleted."""

import os
from argparse import Namespace
from contextlib import suppress
from pathlib import Path

from db import backups, errors, keys, store
from desktop_app.command_line.access import folder_of, passphrase
from desktop_app.command_line.answer import Answer, CommandRefused
from desktop_app.language import translate
from desktop_app.refusal_words import Words


def run(arguments: Namespace) -> Answer:
    """Tested by opening before anything is touched. Raises StoreError, CommandRefused for a wrong code."""
    folder, backup = folder_of(arguments), arguments.backup.absolute()
    if backup.name == store.FILE_NAME:
        backup = backup.parent
    if not (backup / store.FILE_NAME).exists():
        raise errors.BackupMissing(backup)
    recovered = _recovered_key()
    typed = _passphrase(backup, folder) if recovered is None else None
    _refuse_while_open(folder, typed, recovered)
    aside = backups.restore(backup, folder, typed, recovered)
    lines = [translate("CommandLine", "Restored in {folder}.").format(folder=folder)]
    if aside is not None:
        lines.append(translate("CommandLine", "What was there before lies in {aside}.").format(aside=aside))
    return Answer({"store": folder, "backup": backup, "before": aside}, lines)


def _passphrase(*folders: Path) -> str | None:
    """From the environment, else typed where one of them wants one."""
    given = os.environ.get("SIMPUL_PASSPHRASE")
    if given is not None or not any(_wants_passphrase(folder) for folder in folders):
        return given
    return passphrase()


def _wants_passphrase(folder: Path) -> bool:
    with suppress(errors.StoreError):
        return keys.method(folder) == "passphrase"
    return False


def _recovered_key() -> bytes | None:
    code = os.environ.get("SIMPUL_RECOVERY_CODE")
    if code is None:
        return None
    key = keys.key_from_recovery_code(code)
    if key is None:
        said = Words(
            translate("CommandLine", "This is not a recovery code."),
            translate("CommandLine", "Nothing was changed."),
            translate(
                "CommandLine", "It has 13 groups of four letters and digits; look for a typing mistake."
            ),
        )
        raise CommandRefused("bad_recovery_code", said)
    return key


def _refuse_while_open(folder: Path, typed: str | None, recovered: bytes | None) -> None:
    """Raises StoreBusy while a window or another command has the store open, as far as its key is at hand.

    What that did from then on would go into the store that is moved aside.
    """
    if not (folder / store.FILE_NAME).exists():
        return
    for key_of in (lambda: recovered, lambda: keys.key_of(folder, typed)):
        # A store that does not open is the reason to restore.
        with suppress(errors.StoreError):
            if (key := key_of()) is not None and store.in_use(folder, key):
                break
    else:
        return
    raise errors.StoreBusy(folder)
