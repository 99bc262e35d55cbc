# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies get the item types that another program's rules name for them; its backup knows each by barcode."""

from collections import Counter
from collections.abc import Iterator, Sequence
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy.orm import Session

from db.exchange.foreign_rules import ForeignRules
from db.operations.bulk import chunks
from db.operations.choices import choices_for
from db.operations.desk import Desk
from db.operations.importing import ImportedItem, import_titles
from db.operations.matching import known_items

Copies = Sequence[tuple[str, str]]


def to_change(session: Session, foreign: ForeignRules, at_branch: UUID | None) -> Counter[str]:
    """How many copies here are of another type, by the type that rules name for them."""
    return Counter(name for name, _ in _changes(session, foreign.copies, at_branch))


def give_types(desk: Desk, foreign: ForeignRules, at_branch: UUID | None) -> None:
    """Give it to them, so many in a commit. Raises NotAllowed."""
    for some in chunks(foreign.copies):
        with desk.together() as perform:
            items = [item for _, item in _changes(perform.session, some, at_branch)]
            if items:
                perform(import_titles, titles=(), items=items)


def _changes(session: Session, copies: Copies, at_branch: UUID | None) -> Iterator[tuple[str, ImportedItem]]:
    types = choices_for(session, branch=at_branch or UUID(int=0)).item_types
    for some in chunks(copies):
        known = known_items(session, (barcode for barcode, _ in some))
        for barcode, name in some:
            there, kind = known.get(barcode), types.get(name.casefold())
            if there is None or at_branch not in (None, there.facts.at_branch):
                continue
            if there.facts.item_type != kind:
                # Only looked at, its type is not made yet.
                facts = there.facts if kind is None else replace(there.facts, item_type=kind)
                yield name, ImportedItem(there.uid, there.title, facts)
