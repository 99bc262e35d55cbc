# SPDX-License-Identifier: GPL-3.0-or-later
"""The server has shut this desk out: what is done then, and how it can end, each on a page of its own."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from db import errors
from desktop_app.sync import giving_up
from desktop_app.sync.giving_up import GivenUp
from desktop_app.welcome.opened import Opened


class DeskShutOut(Exception):
    """Unsent work is safe, everything else was erased."""

    def __init__(self, given_up: GivenUp) -> None:
        super().__init__()
        self.given_up = given_up


class NotErased(DeskShutOut):
    """Unsent work is safe; something could not be removed yet."""

    def __init__(self, given_up: GivenUp, reason: Exception) -> None:
        super().__init__(given_up)
        self.reason = reason


class WorkNotSaved(Exception):
    """No place took the file: nothing was erased."""

    def __init__(self, reason: Exception) -> None:
        super().__init__()
        self.reason = reason


def give_up(opened: Opened) -> NoReturn:
    """Save what was not sent, then erase. Raises DeskShutOut where all went well, or the others."""
    from desktop_app.sync.engine import Engine
    from desktop_app.sync.outbox_files import NotSafe

    desk = opened.desk
    try:
        given_up = giving_up.save_work(
            opened.store, Engine(opened.store, desk.device, desk.clock), desk.clock()
        )
    except (OSError, NotSafe, errors.StoreError) as error:
        raise WorkNotSaved(error) from error
    opened.store.close()
    erase(given_up, opened.store.folder)


def erase(given_up: GivenUp, folder: Path) -> NoReturn:
    """The second half of it, also where that was broken off. Raises DeskShutOut, NotErased."""
    try:
        giving_up.finish(folder)
    except (OSError, errors.KeychainMissing) as error:
        raise NotErased(given_up, error) from error
    raise DeskShutOut(given_up)
