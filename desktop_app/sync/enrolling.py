# SPDX-License-Identifier: GPL-3.0-or-later
"""A PC becomes a desk of a server: the code is shown, the store is made, everything it may see is fetched."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from db.new_stores import made_whole
from db.operations.desk import utc_now
from db.store import Store
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.cycles import Synced, Told, sync_fully
from desktop_app.sync.engine import Engine
from desktop_app.sync.happenings import Happening, keep
from desktop_app.sync.joining import join


def enrol(
    folder: Path,
    carrier: Carrier,
    code: str,
    name: str,
    new_key: Callable[[Path], bytes],
    told: Told | None = None,
) -> tuple[bytes, Synced]:
    """Make the store of a new desk in a folder that has none; gives its key and what was fetched.

    The store appears when it is whole. A cut leaves nothing behind but a code that was used: ask for another.
    Raises StoreExists, what the carrier raises, KeychainMissing.
    """
    with made_whole(folder) as place:
        key = new_key(place)
        made = carrier.enrol(code, name)
        with closing(Store.create(place, key)) as store:
            with store.write() as session:
                join(
                    session,
                    server=carrier.server,
                    token=made.token,
                    device=made.device,
                    branch=made.branch,
                    name=name,
                    reach=made.reach,
                )
                keep(session, Happening(utc_now(), "joined"))
            fetched = sync_fully(Engine(store, made.device, utc_now), store, carrier, told)
    return key, fetched
