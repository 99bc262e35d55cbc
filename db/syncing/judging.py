# SPDX-License-Identifier: GPL-3.0-or-later
"""How an operation takes effect where others were at work too: each subject registers its own."""

from functools import singledispatch

from sqlalchemy import select

from db.models import Member
from db.operations.operation import Operation, apply
from db.syncing import edits
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict


@singledispatch
def judge(operation: Operation, bench: Bench, verdict: Verdict) -> None:
    """Apply, with what its kind needs besides. Raises Refusal."""
    if isinstance(operation, edits.EDITS):
        edits.merge(bench, verdict, operation)
        return
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)


def standing_member(bench: Bench, who: Member) -> Member:
    """The member that a registration was merged into."""
    while who.merged_into is not None:
        into = bench.session.scalar(select(Member).where(Member.uid == who.merged_into))
        if into is None:
            break
        who = into
    return who
