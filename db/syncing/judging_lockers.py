# SPDX-License-Identifier: GPL-3.0-or-later
"""A locker that was given was given: one given at two desks stands twice, until both keys are back."""

from msgspec.structs import replace
from sqlalchemy import exists, select

from db.models import LockerUse
from db.operations.lockers import GiveLocker
from db.operations.operation import apply
from db.syncing.judging import judge, standing_uid
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict


@judge.register
def _(operation: GiveLocker, bench: Bench, verdict: Verdict) -> None:
    if bench.session.scalar(select(exists().where(LockerUse.uid == operation.use))):
        return
    meant = replace(operation, member=standing_uid(bench, operation.member))
    verdict.touched |= touches(meant, bench.session)
    apply(meant, bench.session)
