# SPDX-License-Identifier: GPL-3.0-or-later
"""When something was last said of a row, which need not be there: the later word counts, whenever it comes.

The server alone keeps account of it, beside the times of edited fields.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from db.models.syncing import FieldTime
from db.syncing.kinds import RowKey
from db.syncing.verdicts import Bench

AT_ONCE = 500


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


def say_all(bench: Bench, rows: Iterable[RowKey], word: str) -> None:
    """The same of many rows at once, now."""
    wanted = sorted(rows) if bench.final else []
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        there = select(FieldTime).where(
            FieldTime.kind.in_({row.kind for row in some}),
            FieldTime.uid.in_({row.uid for row in some}),
            FieldTime.field == word,
        )
        known = {RowKey(one.kind, one.uid): one for one in bench.session.scalars(there)}
        for row in some:
            if (before := known.get(row)) is None:
                one = FieldTime(kind=row.kind, uid=row.uid, field=word, edited_at=bench.at)
                bench.session.add(one)
            else:
                before.edited_at = max(before.edited_at, bench.at)


def is_latest(bench: Bench, row: RowKey, word: str) -> bool:
    """Whether what is said now is not older than what was said before."""
    before = said_at(bench, row, word)
    return before is None or before <= bench.at
