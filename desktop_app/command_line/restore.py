# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul restore`: a backup takes the library's place; what was there is moved aside, never deleted."""

import os
from argparse import Namespace
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
    _refuse_while_open(folder)
    aside = _restore(backup, folder, _recovered_key())
    lines = [translate("CommandLine", "Restored in {folder}.").format(folder=folder)]
    if aside is not None:
        lines.append(translate("CommandLine", "What was there before lies in {aside}.").format(aside=aside))
    return Answer({"store": folder, "backup": backup, "before": aside}, lines)


def _restore(backup: Path, folder: Path, key: bytes | None) -> Path | None:
    if key is not None:
        return backups.restore(backup, folder, key=key)
    try:
        return backups.restore(backup, folder, os.environ.get("SIMPUL_PASSPHRASE"))
    except errors.PassphraseNeeded:
        return backups.restore(backup, folder, passphrase())


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


def _refuse_while_open(folder: Path) -> None:
    """Raises StoreBusy while a window or another command has the store open, as far as its key is at hand."""
    if not (folder / store.FILE_NAME).exists():
        return
    try:
        key = keys.key_of(folder, os.environ.get("SIMPUL_PASSPHRASE"))
        busy = store.in_use(folder, key)
    except errors.StoreError:
        # A store that does not open is the reason to restore.
        return
    if busy:
        raise errors.StoreBusy(folder)
