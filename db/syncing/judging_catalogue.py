# SPDX-License-Identifier: GPL-3.0-or-later
"""What was written down at a counter; of two copies under one barcode see `uniqueness`."""

from sqlalchemy import exists, select

from db.models import Item
from db.operations.fast_adding import AddInPassing
from db.operations.operation import apply
from db.syncing.judging import judge
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict


@judge.register
def _(operation: AddInPassing, bench: Bench, verdict: Verdict) -> None:
    """A title that a cataloguer has seen to in the meantime stays as it is."""
    if bench.session.scalar(select(exists().where(Item.uid == operation.item))):
        return
    verdict.touched |= touches(operation, bench.session)
    apply(operation, bench.session)
