# SPDX-License-Identifier: GPL-3.0-or-later
"""Snapshots are kept ready: looked for now and then, made by a process of its own so that no desk waits."""

import asyncio
import logging
import os
import sys
from contextlib import suppress
from datetime import timedelta
from multiprocessing import get_context

from central_server import snapshots, structured_log
from central_server.api.problems import Refused
from central_server.api.service import Service
from central_server.settings import Settings
from central_server.snapshots import BeingMade, NotAgreeing, Wanted
from central_server.store import open_store
from central_server.structured_log import OURS, tell
from db.operations.desk import utc_now

AFTER_FAILURE_SECONDS = 3_600.0
"""A full disk is not filled again each minute."""
POLITE = 10
"""How much less urgent it is than answering desks (nice)."""


async def keep_ready(service: Service) -> None:
    """Look, make one where it is due, wait; until cancelled. What failed is not tried again at once."""
    while True:
        pause = AFTER_FAILURE_SECONDS
        try:
            if not await service.watch.run(_is_due, service) or await _made_beside(service.settings):
                pause = service.settings.snapshot_look_seconds
        except Refused as error:
            tell(logging.WARNING, "snapshot_missed", why=error.problem.type)
        except Exception:  # the outermost loop: desks read the feed from its beginning meanwhile
            logging.getLogger(OURS).exception("unforeseen")
        await asyncio.sleep(pause)


def _is_due(service: Service) -> bool:
    told = service.settings
    wanted = Wanted(told.snapshot_from, timedelta(days=told.snapshot_days))
    return snapshots.is_due(service.store, told.snapshots, wanted, utc_now())


async def _made_beside(told: Settings) -> bool:
    """In a process of its own, which ends with this one; whether nothing went wrong."""
    process = get_context("spawn").Process(target=make_one, args=(told,), daemon=True)
    process.start()
    try:
        await asyncio.to_thread(process.join)
    finally:
        if process.is_alive():
            process.terminate()
    return process.exitcode == 0


def make_one(told: Settings) -> None:
    """What that process does. Exits with 1 where it failed."""
    structured_log.configure(told.log_level)
    with suppress(AttributeError, OSError):  # not every system has it
        os.nice(POLITE)
    store = open_store(told.database_url)
    try:
        made = snapshots.make(store, told.snapshots, utc_now())
    except BeingMade:
        tell(logging.DEBUG, "snapshot_being_made")
    except NotAgreeing:
        tell(logging.ERROR, "snapshot_refused", advice="simpul-server doctor --mend")
        sys.exit(1)
    except OSError as error:
        tell(logging.ERROR, "snapshot_failed", error=type(error).__name__, errno=error.errno)
        sys.exit(1)
    else:
        tell(logging.INFO, "snapshot_made", rows=made.total, bytes=made.size)
    finally:
        store.close()
