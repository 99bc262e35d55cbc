# SPDX-License-Identifier: GPL-3.0-or-later
"""A member's cards: those of a merged member are the other's; one that was entered twice is there once."""

from msgspec.structs import replace
from sqlalchemy import exists, select

from db.models import Member, MemberCard
from db.operations.cards import AddCard
from db.operations.operation import apply, row
from db.syncing.judging import judge, standing
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict


@judge.register
def _(operation: AddCard, bench: Bench, verdict: Verdict) -> None:
    session = bench.session
    if session.scalar(select(exists().where(MemberCard.uid == operation.card))):
        return
    who = standing(bench, row(session, Member, operation.member))
    meant = replace(operation, member=who.uid)
    verdict.touched |= touches(meant, session)
    same = session.scalars(select(MemberCard).where(MemberCard.number == operation.number)).first()
    if same is None:
        apply(meant, session)
        return
    # Two desks have replaced one card: it is lost since the later of them.
    verdict.touched |= touches(replace(meant, card=same.uid), session)
    if meant.lost:
        same.lost_at = max(same.lost_at or meant.made_at, meant.made_at)
