# SPDX-License-Identifier: GPL-3.0-or-later
"""A member's photo, cards and block: those of a merged member are the other's.

A card that was entered twice is there once. A block of either record holds, whichever is heard of first: the
block, its lifting, or that both are one person.
"""

from msgspec.structs import replace
from sqlalchemy import exists, select

from db.models import Member, MemberCard
from db.operations.cards import AddCard
from db.operations.members import BlockMember, SetMemberPhoto, say_block
from db.operations.merging import block_changed, block_of
from db.operations.operation import apply, row
from db.syncing import edits
from db.syncing.judging import judge, standing
from db.syncing.kinds import MEMBER_PHOTOS, MEMBERS, at
from db.syncing.last_words import is_latest, said_at, say
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict

CHOSEN = "chosen"
"""The word of a photo."""


@judge.register
def _(operation: SetMemberPhoto, bench: Bench, verdict: Verdict) -> None:
    """Of a merged member it is that of the one that stands, unless that was given its own."""
    who = standing(bench, row(bench.session, Member, operation.member))
    meant = replace(operation, member=who.uid)
    verdict.touched |= touches(meant, bench.session)
    photo, of_standing = at(MEMBER_PHOTOS, operation.member), at(MEMBER_PHOTOS, who.uid)
    has_own = photo != of_standing and said_at(bench, of_standing, CHOSEN) is not None
    if is_latest(bench, photo, CHOSEN):
        if not has_own:
            apply(meant, bench.session)
        say(bench, photo, CHOSEN)


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


@judge.register
def _(operation: BlockMember, bench: Bench, verdict: Verdict) -> None:
    session, who = bench.session, row(bench.session, Member, operation.member)
    verdict.touched |= touches(operation, session)
    before = block_of(who)
    edits.merge_rows(bench, verdict, operation, frozenset({at(MEMBERS, who.uid)}), say_block)
    session.refresh(who)
    block_changed(session, who, before)
