# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups as a person reads them: why one was made, and how large it is."""

from PySide6.QtCore import QLocale

from db.backups import BEFORE
from db.store import Upgraded
from desktop_app.language import locale, translate


def reason_words(reason: str) -> str:
    """Why a backup was made."""
    if reason.startswith(BEFORE):
        return translate("Backups", "before an upgrade")
    said = {"daily": translate("Backups", "every day"), "asked": translate("Backups", "asked for")}
    return said.get(reason, reason)


def size_words(size: int) -> str:
    """Bytes as '1,3 MB'."""
    return locale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def upgraded_words(upgraded: Upgraded) -> str:
    """That this version has brought the store to its own tables, and where the copy of before lies."""
    said = translate(
        "Backups", "The library was brought up to this version. A copy of before lies in {folder}."
    )
    return said.format(folder=upgraded.backup)
