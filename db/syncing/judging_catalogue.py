# SPDX-License-Identifier: GPL-3.0-or-later
"""What was written down at a counter; of two copies under one barcode see `uniqueness`."""

from sqlalchemy import exists, select

from db.models import Item
from db.models.syncing import FieldTime
from db.operations.fast_adding import AddInPassing
from db.operations.losses import NoteParts
from db.operations.operation import apply, row
from db.syncing.judging import judge
from db.syncing.kinds import ITEMS
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict


@judge.register
def _(operation: AddInPassing, bench: Bench, verdict: Verdict) -> None:
    """A title that a cataloguer has seen to in the meantime stays as it is."""
    if bench.session.scalar(select(exists().where(Item.uid == operation.item))):
        return
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)


@judge.register
def _(operation: NoteParts, bench: Bench, verdict: Verdict) -> None:
    """Of two desks the later word stands: what is missing has been found, or what was there is gone."""
    row(bench.session, Item, operation.item)
    of_parts = FieldTime(kind=ITEMS.number, uid=operation.item, field="parts_missing", edited_at=bench.at)
    if bench.final:
        if _said_since(bench, of_parts):
            return
        bench.session.merge(of_parts)
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)


def _said_since(bench: Bench, field: FieldTime) -> bool:
    said = bench.session.get(FieldTime, (field.kind, field.uid, field.field))
    return said is not None and said.edited_at > field.edited_at
