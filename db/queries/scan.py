# SPDX-License-Identifier: GPL-3.0-or-later
"""What was scanned: a member card, an item's barcode, a slip, an ISBN, or words to search for."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, case, literal, null, select, type_coerce, union_all
from sqlalchemy.orm import Session

from db.models import Item, Member, MemberCard, Print, Title, TitleIdentifier
from db.models.members import card_is_lost
from db.queries.members import standing_uid
from db.rules.isbn import normalise

LOST_CARD = "lost_card"
ITEM = 2
"""Its place: cards go before it."""
NOBODY = type_coerce(null(), Member.merged_into.type)
FURTHER = select(
    literal(1), case((card_is_lost(), LOST_CARD), else_="member"), Member.uid, Member.merged_into
).join(MemberCard, MemberCard.member_id == Member.id)
NUMBERED = union_all(
    *(
        select(literal(place), literal(kind), uid, merged_into).where(number == bindparam("number"))
        for place, kind, uid, number, merged_into in (
            (0, "member", Member.uid, Member.number, Member.merged_into),
            (ITEM, "item", Item.uid, Item.barcode, NOBODY),
            (3, "slip", Print.uid, Print.number, NOBODY),
        )
    ),
    FURTHER.where(MemberCard.number == bindparam("number")),
)
WITH_ISBN = (
    select(Title.uid)
    .join(TitleIdentifier, TitleIdentifier.title_id == Title.id)
    .where(TitleIdentifier.value == bindparam("isbn"))
)


class Scan(NamedTuple):
    """`kind` is 'member', 'lost_card', 'item', 'slip', 'isbn', 'unknown' (none of our numbers) or 'text'.

    `text` is the number as it is kept; an ISBN has thirteen digits and the `uid` of its title. A member
    who was merged into another is the other.
    """

    kind: str
    text: str
    uid: UUID | None = None
    also: UUID | None = None
    """The copy with this barcode, where the number is a card's too."""

    @property
    def as_copy(self) -> "Scan":
        """The copy, where it may be one."""
        return self if self.also is None else Scan("item", self.text, self.also)


def recognise(session: Session, text: str) -> Scan:
    """Members' cards first, then items, slips, ISBNs: look-ups in unique indexes."""
    text = text.strip()
    # Typed by hand, or by a scanner while Caps Lock is on.
    for spelling in dict.fromkeys((text, text.upper())):
        if (found := _by_number(session, spelling)) is not None:
            return found
    if (isbn := normalise(_without_its_name(text))) is not None:
        return Scan("isbn", isbn, _title_with(session, isbn))
    looks_like_a_number = " " not in text and any(c.isdigit() for c in text)
    return Scan("unknown" if looks_like_a_number else "text", text)


def _by_number(session: Session, text: str) -> Scan | None:
    found = session.connection().execute(NUMBERED, {"number": text}).all()
    if not found:
        return None
    place, kind, uid, merged_into = min(found, key=lambda row: row[0])
    also = next((row[2] for row in found if row[1] == "item"), None) if place < ITEM else None
    return Scan(kind, text, uid if merged_into is None else standing_uid(session, uid), also)


def _without_its_name(text: str) -> str:
    """'ISBN: 978…' as it is printed in a book."""
    return text[4:].lstrip(": ") if text[:4].upper() == "ISBN" else text


def _title_with(session: Session, isbn: str) -> UUID | None:
    found: UUID | None = session.connection().scalar(WITH_ISBN, {"isbn": isbn})
    return found
