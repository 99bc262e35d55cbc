# SPDX-License-Identifier: GPL-3.0-or-later
"""Unsent work on a stick: written to a file here, or brought to the server for a desk without network."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from db.exchange.files import written
from db.syncing import outbox
from db.syncing.messages import OutboxAnswer
from db.syncing.tokens import hashed
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.engine import AnyStore, Engine, Unsent
from desktop_app.sync.standing import enrolled_as

LARGEST = 2**30
"""Bytes of a file that is looked at, and of what is in it."""


class Saved(NamedTuple):
    """Where the file lies (None: nothing waited, so there is none) and how many operations are in it."""

    file: Path | None
    operations: int


class NotSafe(Exception):
    """The file could not be read back as it was written: a bad stick or disk."""


def proposed_name(device: UUID, at: datetime) -> str:
    """A name that tells desks and times apart and nothing about anybody."""
    return f"simpul-{device.hex[-8:]}-{at:%Y%m%d-%H%M%S}{outbox.SUFFIX}"


def save(engine: Engine, at: datetime, target: Path) -> Saved:
    """Write all that waits to a file, or into a folder under a name of its own.

    It appears when it is whole, and is read back. Raises NotEnrolled, NotSafe, OSError.
    """
    unsent = engine.unsent()
    count = len(unsent.request.operations)
    if not count:
        return Saved(None, 0)
    file = target / proposed_name(unsent.device, at) if target.is_dir() else target
    key = hashed(unsent.token)
    with written(file) as stream:
        stream.write(outbox.sealed(unsent.device, at, unsent.request, key))
    settle(file.parent)
    _read_back(file, unsent, key)
    return Saved(file, count)


def settle(folder: Path) -> None:
    """The name too is on the disk before anything else happens; Windows has no way to ask for it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _read_back(file: Path, unsent: Unsent, key: bytes) -> None:
    try:
        found = outbox.opened(file.read_bytes(), key, LARGEST)
    except (outbox.NoOutbox, outbox.SealBroken) as error:
        raise NotSafe from error
    if [one.uid for one in found.operations] != [one.uid for one in unsent.request.operations]:
        raise NotSafe


def bring(store: AnyStore, carrier: Carrier, file: Path) -> OutboxAnswer:
    """Give another desk's file to the server. Raises NoOutbox, NotEnrolled, OSError, what bring raises."""
    if file.stat().st_size > LARGEST:
        raise outbox.NoOutbox
    raw = file.read_bytes()
    outbox.label_of(raw)
    with store.read() as session:
        token = enrolled_as(session).token
    return carrier.bring(raw, token)
