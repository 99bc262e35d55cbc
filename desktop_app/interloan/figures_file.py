# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of interlibrary loans as a CSV file that spreadsheets open."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from desktop_app.interloan.models import FigureRow
from desktop_app.language import translate


def as_csv(rows: Sequence[FigureRow]) -> str:
    """A line of headings, and one for each figure."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(
        (
            translate("Interloan", "In the last twelve months"),
            translate("Interloan", "We asked"),
            translate("Interloan", "They ask us"),
        )
    )
    writer.writerows(rows)
    return out.getvalue()


def write_figures(file: Path, rows: Sequence[FigureRow]) -> None:
    """Write it whole or not at all; with a mark that spreadsheets want. Raises OSError."""
    fresh = file.with_name(file.name + ".new")
    fresh.write_text(as_csv(rows), encoding="utf-8-sig", newline="")
    os.replace(fresh, file)
