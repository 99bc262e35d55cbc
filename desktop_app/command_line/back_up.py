# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul backup`: a tested copy, encrypted with the same key, made while the library is in use."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from db import backups
from db.store import FILE_NAME
from desktop_app.command_line.access import opened
from desktop_app.command_line.answer import Answer
from desktop_app.language import format_number, translate


def run(arguments: Namespace) -> Answer:
    """Nobody signs in: whoever may read the store could copy its file as well. Raises StoreError, OSError."""
    target: Path | None = arguments.target
    with opened(arguments) as store:
        made = backups.back_up(store, _place(target) if target else None, reason="asked")
    size = (made / FILE_NAME).stat().st_size
    said = translate("CommandLine", "Copied and tested: {folder} ({size} kB)")
    return Answer(
        {"backup": made, "bytes": size}, [said.format(folder=made, size=format_number(size // 1000))]
    )


def _place(target: Path) -> Path:
    """The target itself, or in it where it is a folder already."""
    target = target.absolute()
    if not target.exists():
        return target
    return target / f"simpul-{datetime.now():%Y%m%d-%H%M%S}"  # noqa: DTZ005 - a name for people, in their time
