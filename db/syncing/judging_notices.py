# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was told was told: reminders given at two desks both stand, also of a loan that had ended by then."""

from sqlalchemy import select

from db.models import HoldNotice, Notice
from db.operations.notices import GiveNotice, TellOfHolds
from db.operations.operation import apply
from db.syncing.judging import judge
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict


@judge.register(GiveNotice)
@judge.register(TellOfHolds)
def _(operation: GiveNotice | TellOfHolds, bench: Bench, verdict: Verdict) -> None:
    """Nobody can be untold, so nothing is asked: neither who told before, nor whether it was over by then."""
    model = Notice if isinstance(operation, GiveNotice) else HoldNotice
    there = select(model.uid).where(model.uid.in_([told.notice for told in operation.told]))
    if bench.session.scalars(there).first() is not None:
        return
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)
