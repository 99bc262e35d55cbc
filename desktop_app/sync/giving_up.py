# SPDX-License-Identifier: GPL-3.0-or-later
"""The server has shut this desk out: unsent work is put safely into a file, then everything here is erased.

First the file, while nobody else can write, and with it the journal is closed; then a note of it beside the
store, then the erasing, last the note goes. Whatever breaks off in between, the next start finds the store
or the note, and goes on.
"""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from db.store import Store
    from desktop_app.sync.engine import Engine
    from desktop_app.sync.outbox_files import Saved

NOTE = "shut-out.json"
"""Looked for at each start, so that this module loads nothing heavy by itself."""


class GivenUp(NamedTuple):
    """Where unsent work lies now ('' where there was none) and how many operations that is.

    `key` is the store's key.json: another store may lie in the folder later.
    """

    file: str
    operations: int
    key: dict[str, str] | None = None


def save_work(store: Store, engine: Engine, at: datetime) -> GivenUp:
    """Write what waits to the user's documents, else beside the store's folder, and note where.

    From here on the store may be erased: what another process would do in it now is refused there, not lost.
    Raises OSError, NotSafe, StoreError where no place takes the file; then all is as it was.
    """
    from db import erasing, keys

    with store.write() as session:
        saved = _saved(engine, at, store.folder)
        erasing.close_journal(session)
    file = "" if saved.file is None else str(saved.file)
    given_up = GivenUp(file, saved.operations, keys.note_of(store.folder))
    _note(store.folder, given_up)
    return given_up


def _saved(engine: Engine, at: datetime, folder: Path) -> Saved:
    import platformdirs

    from desktop_app.sync.outbox_files import NotSafe, save

    documents = Path(platformdirs.user_documents_dir())
    if documents.is_dir():
        try:
            return save(engine, at, documents)
        except (OSError, NotSafe):
            pass  # a folder that may not be written to, or that lies on another PC
    return save(engine, at, folder.parent)


def _note(folder: Path, given_up: GivenUp) -> None:
    from desktop_app.sync.outbox_files import settle

    fresh = folder / (NOTE + ".new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(given_up._asdict(), file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(fresh, folder / NOTE)
    settle(folder)


def begun(folder: Path) -> GivenUp | None:
    """What was saved, where erasing this store has begun; None where this desk was not shut out."""
    try:
        given_up = GivenUp(**json.loads((folder / NOTE).read_bytes()))
    except (FileNotFoundError, ValueError, TypeError):
        return None
    from db import keys

    return given_up if keys.note_of(folder) in (None, given_up.key) else None


def finish(folder: Path) -> GivenUp:
    """Erase the closed store of which `begun` tells. May be called again. Raises OSError, KeychainMissing."""
    from db import erasing

    given_up = begun(folder)
    assert given_up is not None
    erasing.erase(folder)
    (folder / NOTE).unlink()
    return given_up
