# SPDX-License-Identifier: GPL-3.0-or-later
"""What was scanned: a member card, an item's barcode, an ISBN, or words to search for."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Item, Member, Title, TitleIdentifier
from db.rules.isbn import normalise


class Scan(NamedTuple):
    """`kind` is 'member', 'item', 'isbn', 'unknown' (looks like a number but is none of ours) or 'text'."""

    kind: str
    text: str
    uid: UUID | None = None


def recognise(session: Session, text: str) -> Scan:
    """Members' cards first, then items, then ISBNs: three look-ups in unique indexes."""
    text = text.strip()
    for kind, model, column in (("member", Member, Member.number), ("item", Item, Item.barcode)):
        if (uid := session.scalar(select(model.uid).where(column == text))) is not None:
            return Scan(kind, text, uid)
    if (isbn := normalise(text)) is not None:
        found = session.scalar(
            select(Title.uid)
            .join(TitleIdentifier, TitleIdentifier.title_id == Title.id)
            .where(TitleIdentifier.value == isbn)
        )
        return Scan("isbn", isbn, found)
    looks_like_a_number = " " not in text and any(c.isdigit() for c in text)
    return Scan("unknown" if looks_like_a_number else "text", text)
