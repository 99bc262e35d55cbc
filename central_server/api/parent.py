# SPDX-License-Identifier: GPL-3.0-or-later
"""A worker process ends with the one that started it, whatever ended that: killed, it can tell nobody."""

import os
import signal
from collections.abc import Callable
from multiprocessing import parent_process
from threading import Thread


def end_with_parent() -> None:
    """Ask this process to end when its parent is gone; nothing where it is no worker of another."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.join,), daemon=True).start()


def _end_after(join: Callable[[], None]) -> None:
    join()
    os.kill(os.getpid(), signal.SIGTERM)
