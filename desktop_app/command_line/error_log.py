# SPDX-License-Identifier: GPL-3.0-or-later
"""The log of unexpected errors: where it happened and what kind it was, never whose data it was about."""

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

from desktop_app.command_line.places import log_file

LONGEST = 500_000


def note(error: BaseException) -> Path:
    """Append the error to the log and say where that is. Its own text may name people: it stays out."""
    file = log_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(file, maxBytes=LONGEST, backupCount=1, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    record = logging.LogRecord("simpul", logging.ERROR, "", 0, _told(error), None, None)
    handler.emit(record)
    handler.close()
    return file


def _told(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    steps = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([type(error).__qualname__, *steps])
