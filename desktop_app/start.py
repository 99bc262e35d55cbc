# SPDX-License-Identifier: GPL-3.0-or-later
"""The start of the window, in the order that lets what is slow go on side by side."""

import ctypes
import gc
import sys
from contextlib import suppress
from pathlib import Path

from desktop_app.background import Background
from desktop_app.welcome.opened import look_in

M_ARENA_MAX = -8
"""From glibc's malloc.h."""
SWITCH_SECONDS = 0.0005
"""How long work beside the window may keep Python to itself. Qt asks Python for every cell it paints: at the
usual five milliseconds each a table would stand still while a title is looked up."""


def run_window(folder: Path, *, sample: bool) -> int:
    """Open the window on the store in a folder; with `sample` a missing one becomes the sample library."""
    # What is loaded stays: looking through it for garbage takes a sixth of the start.
    gc.disable()
    sys.setswitchinterval(SWITCH_SECONDS)
    keep_one_heap()
    background = Background()
    # Deriving a key from a passphrase takes as long as loading and making the first window.
    front = background.begun(lambda: look_in(folder))
    from desktop_app.application import Application, make_application

    app = make_application()
    whole = Application(app, folder, background, front, with_centre=True)
    whole.start(sample=sample)
    return app.exec()


def keep_one_heap() -> None:
    """One heap for all threads: glibc gives each its own and keeps what it frees, some 10 MB with ours."""
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # another C library has no such switch
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)
