# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the report of a stock-take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop_app.printing.slip import Letterhead


@dataclass(frozen=True)
class ReportRow:
    """An item that is not where it should be: `found` as in rules.stocktake, empty where nobody found it."""

    found: str
    barcode: str
    title: str
    call_number: str
    location: str


@dataclass(frozen=True)
class Report:
    """`scanned` barcodes in all, `right` of them in their place; `rows` are all else, grouped by `found`."""

    letterhead: Letterhead
    at: datetime
    staff: str
    name: str
    started_at: datetime
    closed_at: datetime | None
    scanned: int
    right: int
    rows: tuple[ReportRow, ...]
