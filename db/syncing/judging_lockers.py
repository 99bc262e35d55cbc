# SPDX-License-Identifier: GPL-3.0-or-later
"""A locker given is given: at two desks it stands twice, with a note, until a key is back."""

from collections.abc import Sequence

from msgspec.structs import replace
from sqlalchemy import exists, select

from db.models import LockerUse
from db.operations.lockers import GiveLocker, TakeLockerBack
from db.operations.operation import apply, row
from db.syncing.judging import judge, standing_uid
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict

TWICE = "locker_twice"


@judge.register
def _(operation: GiveLocker, bench: Bench, verdict: Verdict) -> None:
    if bench.session.scalar(select(exists().where(LockerUse.uid == operation.use))):
        return
    meant = replace(operation, member=standing_uid(bench, operation.member))
    verdict.touched |= touches(meant, bench.session)
    apply(meant, bench.session)
    bench.session.flush()
    out = _out(bench, use := row(bench.session, LockerUse, operation.use))
    if bench.final and len(out) > 1:
        place = max(out.index(use), 1)
        facts = {"locker": operation.locker, "other": str(out[place - 1].uid)}
        verdict.note(TWICE, {operation.branch}, out[place].uid, **facts)


@judge.register
def _(operation: TakeLockerBack, bench: Bench, verdict: Verdict) -> None:
    """Once one key is back there is nothing to look at any more, but where three were given."""
    verdict.touched |= touches(operation, bench.session)
    before = _out(bench, row(bench.session, LockerUse, operation.use))
    apply(operation, bench.session)
    bench.session.flush()
    still = _out(bench, row(bench.session, LockerUse, operation.use))
    over = before if len(still) < 2 else [one for one in before if one not in still]
    verdict.moot += [(TWICE, one.uid) for one in over]


def _out(bench: Bench, use: LockerUse) -> Sequence[LockerUse]:
    """Those who have that locker, by the time at which they were given it."""
    of = (LockerUse.branch_id == use.branch_id, LockerUse.locker == use.locker, LockerUse.back_at.is_(None))
    return bench.session.scalars(
        select(LockerUse).where(*of).order_by(LockerUse.given_at, LockerUse.uid)
    ).all()
