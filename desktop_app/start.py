# SPDX-License-Identifier: GPL-3.0-or-later
"""The start of the window, in the order that lets what is slow go on side by side."""

import gc
from pathlib import Path

from desktop_app.background import Background
from desktop_app.welcome.opened import look_in


def run_window(folder: Path, *, sample: bool) -> int:
    """Open the window on the store in a folder; with `sample` a missing one becomes the sample library."""
    # What is loaded stays: looking through it for garbage takes a sixth of the start.
    gc.disable()
    background = Background()
    # Deriving a key from a passphrase takes as long as loading and making the first window.
    front = background.begun(lambda: look_in(folder))
    from desktop_app.application import Application, make_application

    app = make_application()
    whole = Application(app, folder, background, front)
    whole.start(sample=sample)
    return app.exec()
