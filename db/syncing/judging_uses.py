# SPDX-License-Identifier: GPL-3.0-or-later
"""What was read in the library adds up, whichever desk counts it."""

from sqlalchemy import exists, select

from db.models import ItemUse
from db.operations.operation import apply
from db.operations.uses import RecordUse
from db.syncing.judging import judge
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict


@judge.register
def _(operation: RecordUse, bench: Bench, verdict: Verdict) -> None:
    if bench.session.scalar(select(exists().where(ItemUse.uid == operation.use))):
        return
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)
