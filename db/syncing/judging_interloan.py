# SPDX-License-Identifier: GPL-3.0-or-later
"""Interlibrary loan: each side's word stands; what crossed on its way is noted to both."""

from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import exists, select

from db.models import Branch, Interloan, InterloanEvent, Item
from db.operations.interloan import (
    ActOnInterloan,
    AskInterloan,
    TakeBackInterloan,
    events_of,
)
from db.operations.operation import apply, row
from db.rules.interloan import out_of_turn, said
from db.syncing.judging import judge, standing_uid
from db.syncing.judging_stocktakes import not_missed_in_hand
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict

CROSSED = "interloan_crossed"


@judge.register
def _(operation: AskInterloan, bench: Bench, verdict: Verdict) -> None:
    if bench.session.scalar(select(exists().where(Interloan.uid == operation.interloan))):
        return
    meant = replace(operation, member=standing_uid(bench, operation.member))
    verdict.touched |= touches(meant, bench.session)
    apply(meant, bench.session)


@judge.register
def _(operation: ActOnInterloan, bench: Bench, verdict: Verdict) -> None:
    session = bench.session
    if session.scalar(select(exists().where(InterloanEvent.uid == operation.event))):
        return
    one = row(session, Interloan, operation.interloan)
    before = _crossed(bench, one)
    apply(operation, session)
    verdict.touched |= touches(operation, session)
    if one.item_id is not None:
        not_missed_in_hand(bench, verdict, session.get_one(Item, one.item_id))
    if bench.final:
        _note(bench, verdict, one, before)


@judge.register
def _(operation: TakeBackInterloan, bench: Bench, verdict: Verdict) -> None:
    one = row(bench.session, Interloan, operation.interloan)
    before = _crossed(bench, one)
    apply(operation, bench.session)
    verdict.touched |= touches(operation, bench.session)
    if bench.final:
        _note(bench, verdict, one, before)


def _crossed(bench: Bench, one: Interloan) -> frozenset[UUID]:
    if not bench.final:
        return frozenset()
    return out_of_turn(map(said, events_of(bench.session, one)), one.service)


def _note(bench: Bench, verdict: Verdict, one: Interloan, before: frozenset[UUID]) -> None:
    now = _crossed(bench, one)
    sides = {one.requester_id, one.supplier_id, one.pickup_id} - {None}
    told = set(bench.session.scalars(select(Branch.uid).where(Branch.id.in_(sides))))
    for event in events_of(bench.session, one):
        if event.uid in now - before:
            facts = {"interloan": str(one.uid), "number": one.number, "title": one.title}
            verdict.note(
                CROSSED, set(told), event.uid, side=event.side, act=event.act, status=one.status, **facts
            )
    verdict.moot += [(CROSSED, uid) for uid in before - now]
