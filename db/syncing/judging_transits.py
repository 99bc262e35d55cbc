# SPDX-License-Identifier: GPL-3.0-or-later
"""Items on their way where others were at work too: whoever had it in hand, had it; notes."""

from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import exists, select

from db.models import Branch, Deposit, Item, Transit
from db.models.syncing import FieldTime
from db.models.transits import at_a_partner
from db.operations.deposit_checks import CheckDeposit, UndoDepositCheck, note_there
from db.operations.deposits import LendDeposit
from db.operations.operation import apply, row
from db.operations.stocktakes import put_conditions
from db.operations.transit_story import tell_transits
from db.operations.transits import CancelTransit, MoveHome, SendItem
from db.rules.items import MISSING
from db.rules.stocktake import EXPECTED
from db.syncing.judging import judge
from db.syncing.judging_stocktakes import changed_since, keep_times, not_missed_in_hand
from db.syncing.kinds import ITEMS, TRANSITS, at
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict

CROSSED = "kept_and_arrived"
MISSED = "missed"
"""The field whose time says when a partner was told last not to have an item."""


@judge.register
def _(operation: SendItem, bench: Bench, verdict: Verdict) -> None:
    """Sent at two desks: the later sending is what counts; where it was lent or seen since, it is gone."""
    if bench.session.scalar(select(exists().where(Transit.uid == operation.transit))):
        return
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)
    copy = row(bench.session, Item, operation.item)
    settle(bench, verdict, copy.id)
    not_missed_in_hand(bench, verdict, copy)


@judge.register
def _(operation: LendDeposit, bench: Bench, verdict: Verdict) -> None:
    """As each was sent; what was entered before stays as it is."""
    wanted = Transit.uid.in_([one.transit for one in operation.lent])
    known = set(bench.session.scalars(select(Transit.uid).where(wanted)))
    meant = replace(operation, lent=tuple(one for one in operation.lent if one.transit not in known))
    verdict.touched |= touches(meant, bench.session)
    apply(meant, bench.session)
    for one in meant.lent:
        settle(bench, verdict, row(bench.session, Item, one.item).id)


@judge.register
def _(operation: CheckDeposit, bench: Bench, verdict: Verdict) -> None:
    """Nothing is missing at a partner that anybody has had in hand since it went there.

    Looked through at two desks: the later word on each item.
    """
    row(bench.session, Deposit, operation.deposit)
    for one in operation.missed:
        row(bench.session, Transit, one.transit)
    verdict.touched |= touches(operation, bench.session)
    found = set(note_there(operation, bench.session))
    gone = {one.item for one in operation.missed} - _still_there(bench, operation)
    later = changed_since(bench, found | {one.item for one in operation.missed}) if bench.final else set()
    put_conditions(bench.session, list(found - later), {MISSING}, "good")
    missing = [one.item for one in operation.missed if one.item not in gone | later]
    put_conditions(bench.session, missing, EXPECTED, MISSING)
    keep_times(bench, {*found, *missing} - later)
    for uid in missing if bench.final else ():
        bench.session.merge(FieldTime(kind=ITEMS.number, uid=uid, field=MISSED, edited_at=bench.at))


def _still_there(bench: Bench, operation: CheckDeposit) -> set[UUID]:
    """What was missed, and neither came back nor went on, nor was found there later."""
    bench.session.flush()
    out = Transit.uid.in_([one.transit for one in operation.missed]) & at_a_partner()
    found_later = Transit.checked_at.is_not(None) & (Transit.checked_at > operation.made_at)
    still = select(Item.uid).join(Transit, Transit.item_id == Item.id).where(out, ~found_later)
    return set(bench.session.scalars(still))


@judge.register
def _(operation: UndoDepositCheck, bench: Bench, verdict: Verdict) -> None:
    """What somebody has said of an item after that stands."""
    later = changed_since(bench, [one.item for one in operation.missed]) if bench.final else set()
    meant = replace(operation, missed=tuple(one for one in operation.missed if one.item not in later))
    verdict.touched |= touches(meant, bench.session)
    apply(meant, bench.session)
    keep_times(bench, {one.item for one in meant.missed})


@judge.register
def _(operation: CancelTransit, bench: Bench, verdict: Verdict) -> None:
    """It stays, says one desk; another has had it in hand: there it is."""
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)
    if bench.final:
        _note_crossed(bench, verdict, row(bench.session, Transit, operation.transit))


@judge.register
def _(operation: MoveHome, bench: Bench, verdict: Verdict) -> None:
    """Returned at two branches where it floats: it belongs where it came last."""
    copy = row(bench.session, Item, operation.item)
    if bench.final:
        if moved_since(bench, copy):
            return
        bench.session.merge(FieldTime(kind=ITEMS.number, uid=copy.uid, field="branch", edited_at=bench.at))
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)


def moved_since(bench: Bench, copy: Item) -> bool:
    """Whether somebody said later on where an item belongs."""
    there = bench.session.get(FieldTime, (ITEMS.number, copy.uid, "branch"))
    return there is not None and there.edited_at > bench.at


def settle(bench: Bench, verdict: Verdict, item: int) -> None:
    """Tell of an item's sendings anew, once its story was told."""
    told = tell_transits(bench.session, item, whole=bench.final)
    verdict.touched |= {at(TRANSITS, sent.uid) for sent in told.changed}
    for sent in told.sends if bench.final else ():
        if sent in told.changed or not _crossed(sent):
            _note_crossed(bench, verdict, sent)


def _crossed(sent: Transit) -> bool:
    """Whether it was seen elsewhere, whatever was said of its staying."""
    return sent.seen_branch_id not in (None, sent.branch_id)


def _note_crossed(bench: Bench, verdict: Verdict, sent: Transit) -> None:
    if sent.cancelled_at is None:
        return
    if not _crossed(sent):
        verdict.moot.append((CROSSED, sent.uid))
        return
    copy = bench.session.get_one(Item, sent.item_id)
    places: set[UUID | None] = {
        bench.session.get_one(Branch, place).uid
        for place in (sent.branch_id, sent.seen_branch_id)
        if place is not None
    }
    verdict.note(CROSSED, places, sent.uid, item=str(copy.uid), barcode=copy.barcode)
