# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody has in hand is missing no more: with or without a loan, whatever is heard of first.

Only a later word stands against it, and of later ones not that of a stock-take that began before, nor of who
looked through a deposit collection that it had left for before: those could not know that it came back.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select

from db.models import Item, Transit
from db.models.transits import at_a_partner
from db.operations.loans import CheckIn
from db.rules.items import COMES_BACK_BY_RETURN, MISSING
from db.syncing.judging_stocktakes import changed_since, missed_by, note_here, put_at
from db.syncing.judging_transits import MISSED
from db.syncing.known import History
from db.syncing.verdicts import Bench, Verdict


def comes_back(operation: CheckIn, bench: Bench, verdict: Verdict, copy: Item) -> bool:
    """Whether an item was thought to be missing, or lost, and is in hand."""
    if copy.condition not in _found_by(operation.loan):
        return False
    if not bench.final or not changed_since(bench, {copy.uid}):
        return True
    counted = missed_by(bench, copy)
    if counted is not None and counted.started_at < bench.at:
        note_here(bench, verdict, counted, operation.branch, [copy.barcode])
        return True
    return _missed_at_partner(bench, copy)


def in_hand_since(history: History, copy: Item, moment: datetime) -> bool:
    """Whether what is missing, or lost, has come back after that."""
    return any(
        one.handed_in_at > moment and copy.condition in _found_by(one.loan)
        for one in history.handed_in
        if not one.lost
    )


def _found_by(loan: UUID | None) -> frozenset[str]:
    """What a return finds; where it ended a loan that was declared lost, the story of that loss says."""
    return COMES_BACK_BY_RETURN if loan is None else frozenset({MISSING})


def _missed_at_partner(bench: Bench, copy: Item) -> bool:
    """Whether it was a partner that was said last not to have it, and it had gone there before this."""
    if put_at(bench, copy, MISSED) != put_at(bench, copy):
        return False
    there = exists().where(Transit.item_id == copy.id, at_a_partner(), Transit.sent_at < bench.at)
    return bool(bench.session.scalar(select(there)))
