# SPDX-License-Identifier: GPL-3.0-or-later
"""When something was last said of a row, which need not be there: the later word counts, whenever it comes.

The server alone keeps account of it, beside the times of edited fields.
"""

from datetime import datetime

from db.models.syncing import FieldTime
from db.syncing.kinds import RowKey
from db.syncing.verdicts import Bench


def said_at(bench: Bench, row: RowKey, word: str) -> datetime | None:
    """In corrected time; None where nothing was said, and at a desk, which does not decide."""
    there = bench.session.get(FieldTime, (row.kind, row.uid, word)) if bench.final else None
    return None if there is None else there.edited_at


def say(bench: Bench, row: RowKey, word: str, moment: datetime | None = None) -> None:
    """Remember that it was said, now or at another `moment`."""
    if not bench.final:
        return
    moments = (said_at(bench, row, word), moment or bench.at)
    latest = max(one for one in moments if one is not None)
    bench.session.merge(FieldTime(kind=row.kind, uid=row.uid, field=word, edited_at=latest))


def is_latest(bench: Bench, row: RowKey, word: str) -> bool:
    """Whether what is said now is not older than what was said before."""
    before = said_at(bench, row, word)
    return before is None or before <= bench.at
