# SPDX-License-Identifier: GPL-3.0-or-later
"""Stores as each revision of the tables wrote them: `0001/as-written.db` with its key.json, and so on.

`python -m tests.db.stores` adds the one of the newest revision; those of released ones are never made anew.
They hold one small library of invented people, under the sample library's key, which is no secret.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from db import keys, store

HERE = Path(__file__).resolve().parent
AS_WRITTEN = "as-written.db"
PASSWORD = "kata sandi lama"
MEMBERS = ("Siti Aminah", "Raja Ali Haji", "王小明")
TITLES = ("Laskar Pelangi", "Bumi Manusia", "Gurindam Dua Belas", "Sitti Nurbaya")


def laid_out(revision: str, folder: Path) -> Path:
    """A copy of the store of that revision, in a folder where it may be opened and changed."""
    folder.mkdir(parents=True)
    shutil.copyfile(HERE / revision / AS_WRITTEN, folder / store.FILE_NAME)
    shutil.copyfile(HERE / revision / keys.FILE_NAME, folder / keys.FILE_NAME)
    return folder
