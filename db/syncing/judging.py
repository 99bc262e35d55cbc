# SPDX-License-Identifier: GPL-3.0-or-later
"""How an operation takes effect where others were at work too: each subject registers its own."""

from functools import singledispatch
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select

from db.models import Member, Registration
from db.operations import merging
from db.operations.operation import Operation, apply
from db.syncing import edits
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict

M = TypeVar("M", Member, Registration)


@singledispatch
def judge(operation: Operation, bench: Bench, verdict: Verdict) -> None:
    """Apply, with what its kind needs besides. Raises Refusal."""
    if isinstance(operation, edits.EDITS):
        edits.merge(bench, verdict, operation)
        return
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)


def standing(bench: Bench, one: M) -> M:
    """The member or registration that this one was merged into, as far as it is known here."""
    return merging.standing(bench.session, one)


def standing_uid(bench: Bench, member: UUID | None) -> UUID | None:
    """The same of a member by uid, whom this place may not know."""
    known = None if member is None else bench.session.scalar(select(Member).where(Member.uid == member))
    return member if known is None else standing(bench, known).uid
