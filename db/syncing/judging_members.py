# SPDX-License-Identifier: GPL-3.0-or-later
"""A member's photo, cards and block: those of a merged member are the other's.

A card that was entered twice is there once. A block of either record holds, whichever is heard of first: the
block, its lifting, or that both are one person.
"""

from typing import Any
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import exists, select

from db.models import Member, MemberCard
from db.models.syncing import Note
from db.operations.cards import AddCard
from db.operations.members import BlockMember, SetMemberPhoto, say_block
from db.operations.merging import block_changed, block_of
from db.operations.operation import apply, row
from db.syncing import edits
from db.syncing.judging import judge, standing, standing_uid
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


def settle_duplicates(bench: Bench, verdict: Verdict, merged: UUID) -> None:
    """That two may be one person is no news once they are."""
    bench.session.flush()
    about = Note.facts.contains(str(merged)) | (Note.about == merged)
    open_notes = (Note.kind == "possible_duplicate", Note.settled_at.is_(None))
    for subject in set(bench.session.scalars(select(Note.about).where(about, *open_notes))):
        told = bench.session.scalars(select(Note.facts).where(Note.about == subject, *open_notes))
        pairs = [msgspec.json.decode(facts, type=dict[str, Any]) for facts in told]
        if subject is not None and all(_are_one(bench, pair["member"], pair["other"]) for pair in pairs):
            verdict.moot.append(("possible_duplicate", subject))


def _are_one(bench: Bench, one: str, other: str) -> bool:
    return standing_uid(bench, UUID(one)) == standing_uid(bench, UUID(other))
