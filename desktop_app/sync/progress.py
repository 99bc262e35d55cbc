# SPDX-License-Identifier: GPL-3.0-or-later
"""How far a first sync is: one value for whoever fetches (feed, snapshot) and whoever shows it."""

from __future__ import annotations

from typing import NamedTuple


class Progress(NamedTuple):
    """Rows and bytes that have come so far; `total_rows` and `total_bytes` are None where nobody knows."""

    done_rows: int = 0
    total_rows: int | None = None
    done_bytes: int = 0
    total_bytes: int | None = None
