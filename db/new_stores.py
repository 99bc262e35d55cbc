# SPDX-License-Identifier: GPL-3.0-or-later
"""A new store appears in its folder whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from db import errors, keys, store

UNFINISHED = "unfinished"


@contextmanager
def made_whole(folder: Path) -> Iterator[Path]:
    """A place to build a store in; when the block ends well and the store is closed, it moves to `folder`.

    What an interrupted attempt left behind is swept away by the next one; one that fails leaves no folders
    that were not there. Raises StoreExists.
    """
    if (folder / store.FILE_NAME).exists():
        raise errors.StoreExists(folder)
    place = folder / UNFINISHED
    shutil.rmtree(place, ignore_errors=True)
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    place.mkdir(parents=True)
    try:
        yield place
        put_in_place(place, folder)
    finally:
        shutil.rmtree(place, ignore_errors=True)
        with suppress(OSError):  # a folder with a store in it stays
            for one in made:
                one.rmdir()


def put_in_place(place: Path, folder: Path) -> None:
    """Move a store that is whole and closed. The key first: with library.db the folder holds a store."""
    for name in (keys.FILE_NAME, store.FILE_NAME):
        os.replace(place / name, folder / name)
