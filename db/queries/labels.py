# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies for whose spines labels are printed."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from db.models import Branch, Item, Title
from db.rules.call_numbers import call_number_of

MOST = 2000
"""Copies at once: thirty sheets of the smallest labels."""


class Labelled(NamedTuple):
    """A copy, and the call number for its spine: its own, else the title's, else one made of class, author
    and title."""

    uid: UUID
    barcode: str
    title: str
    call_number: str


def with_uids(session: Session, items: Sequence[UUID]) -> list[Labelled]:
    """These copies, in this order; without those that are not known."""
    found = {one.uid: one for one in _read(session, _copies().where(Item.uid.in_(items)))}
    return [found[uid] for uid in items if uid in found]


def with_barcode(session: Session, barcode: str) -> list[Labelled]:
    """The copy with a barcode, or none."""
    return _read(session, _copies().where(Item.barcode == barcode))


def acquired_since(session: Session, branch: UUID, day: date) -> list[Labelled]:
    """A branch's copies of that day and after, as they came in."""
    wanted = (
        _copies()
        .join(Branch, Branch.id == Item.branch_id)
        .where(Branch.uid == branch, Item.acquired_on >= day, Item.condition != "withdrawn")
        .order_by(Item.acquired_on, Item.barcode)
        .limit(MOST)
    )
    return _read(session, wanted)


def _copies() -> Select[*tuple[Any, ...]]:
    return select(
        Item.uid,
        Item.barcode,
        Title.title,
        Item.call_number,
        Title.call_number,
        Title.classification,
        Title.authors,
    ).join(Title, Title.id == Item.title_id)


def _read(session: Session, wanted: Select[*tuple[Any, ...]]) -> list[Labelled]:
    return [
        Labelled(uid, barcode, title, own or titles or call_number_of(kind, authors.splitlines(), title))
        for uid, barcode, title, own, titles, kind, authors in session.execute(wanted)
    ]
