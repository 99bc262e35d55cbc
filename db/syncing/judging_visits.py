# SPDX-License-Identifier: GPL-3.0-or-later
"""Who came came: every desk's visits add up; a card shown at two desks within an hour came once."""

from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import exists, select

from db.models import Visit
from db.models.syncing import FieldTime
from db.operations.operation import apply, row
from db.operations.visits import CancelVisit, CorrectVisit, RecordVisit, recount
from db.syncing.judging import judge, standing_uid
from db.syncing.kinds import VISITS
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict


@judge.register
def _(operation: RecordVisit, bench: Bench, verdict: Verdict) -> None:
    if bench.session.scalar(select(exists().where(Visit.uid == operation.visit))):
        return
    who = standing_uid(bench, operation.facts.member)
    meant = replace(operation, facts=replace(operation.facts, member=who))
    verdict.touched |= touches(meant, bench.session)
    apply(meant, bench.session)


@judge.register
def _(operation: CorrectVisit, bench: Bench, verdict: Verdict) -> None:
    """Field by field; of two corrections of one field the later stands."""
    row(bench.session, Visit, operation.visit)
    verdict.touched |= touches(operation, bench.session)
    stands = {
        name: value
        for name, value in operation.changed.items()
        if not bench.final or _is_newest(bench, operation.visit, name)
    }
    apply(replace(operation, changed=stands), bench.session)


def _is_newest(bench: Bench, visit: UUID, name: str) -> bool:
    there = bench.session.get(FieldTime, (VISITS.number, visit, name))
    if there is not None and there.edited_at > bench.at:
        return False
    bench.session.merge(FieldTime(kind=VISITS.number, uid=visit, field=name, edited_at=bench.at))
    return True


@judge.register
def _(operation: CancelVisit, bench: Bench, verdict: Verdict) -> None:
    """Taken back at two desks it was taken back once, at the earlier time."""
    there = row(bench.session, Visit, operation.visit)
    verdict.touched |= touches(operation, bench.session)
    earlier = there.cancelled_at
    apply(operation, bench.session)
    if earlier is not None and there.cancelled_at is not None:
        there.cancelled_at = min(earlier, there.cancelled_at)
        recount(bench.session, there)
