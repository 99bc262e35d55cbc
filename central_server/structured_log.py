# SPDX-License-Identifier: GPL-3.0-or-later
"""The log: a JSON object a line: what happened, to which device, how many, how long; never whose data."""

import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import msgspec

OURS = "simpul"
_encoder = msgspec.json.Encoder(enc_hook=str)


class JsonLines(logging.Formatter):
    """`extra={"facts": …}` goes beside the event; of an exception only its type and where it was."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        if record.name != OURS:
            line["logger"] = record.name
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[0] is not None:
            line |= {"error": record.exc_info[0].__name__, "where": _frames(record.exc_info[2])}
        return _encoder.encode(line).decode()


def _frames(trace: TracebackType | None) -> list[str]:
    """File, line and function; no source line and no message: either may name somebody."""
    return [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]


def configure(level: str) -> None:
    """All loggers of this process write JSON lines to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(level.upper())
    logging.getLogger("uvicorn.error").setLevel(logging.INFO if level == "debug" else logging.WARNING)


def tell(level: int, event: str, **facts: Any) -> None:
    """Write a line."""
    logging.getLogger(OURS).log(level, event, extra={"facts": facts})
