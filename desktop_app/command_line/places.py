# SPDX-License-Identifier: GPL-3.0-or-later
"""Where this user's libraries and the log lie."""

from pathlib import Path

import platformdirs

NAME = "simpul-pustaka"


def default_store(*, sample: bool = False) -> Path:
    """The store's folder where nobody said which: the library's own, or the sample library's beside it."""
    return platformdirs.user_data_path(NAME, appauthor=False) / ("sample" if sample else "library")


def log_file() -> Path:
    """What went wrong unexpectedly is noted here."""
    return platformdirs.user_log_path(NAME, appauthor=False) / "simpul.log"
