# SPDX-License-Identifier: GPL-3.0-or-later
"""Titles and items: added, edited, withdrawn; in bulk by the import (operations.importing)."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from db.models import TITLE_MIDDLE, Branch, Item, ItemType, Title, TitleIdentifier, new_uid
from db.models.search import search_words, words
from db.operations import refusals
from db.operations.desk import Making
from db.operations.loans import refundable
from db.operations.operation import Changes, Operation, apply, row, sure_key
from db.operations.policies import today_at
from db.rules.isbn import normalise
from db.rules.items import CONDITIONS
from db.rules.roles import Right
from db.rules.stocktake import EXPECTED

TITLES = Changes({"titles"})
ITEMS = Changes({"items"})


class Identifier(msgspec.Struct, frozen=True, array_like=True):
    """An ISBN-13 or ISSN without hyphens; `kind` is 'isbn' or 'issn'."""

    kind: str
    value: str


class TitleFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A bibliographic record; see models.Title. `marc` is the record as it came, UTF-8 ISO 2709."""

    title: str
    responsibility: str = ""
    authors: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    edition: str = ""
    publisher: str = ""
    place: str = ""
    year: int | None = None
    language: str = ""
    form: str = "book"
    series: str = ""
    call_number: str = ""
    classification: str = ""
    collation: str = ""
    notes: str = ""
    source: str = ""
    control_number: str = ""
    original_title: str = ""
    original_authors: tuple[str, ...] = ()
    marc: bytes | None = None


class ItemFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One copy; see models.Item. `price` is rupiah.

    Which of its parts are missing is said where it is handed over: see losses.NoteParts.
    """

    barcode: str
    at_branch: UUID
    item_type: UUID
    condition: str = "good"
    location: str = ""
    call_number: str = ""
    inventory_number: str = ""
    price: int | None = None
    acquired_on: date | None = None
    origin: str = ""
    note: str = ""
    parts: str = ""


class PutTitle(Operation, frozen=True, kw_only=True):
    """A title is added, or replaced by these facts."""

    title: UUID
    facts: TitleFacts


class PutItem(Operation, frozen=True, kw_only=True):
    """An item of a title is added, or replaced by these facts."""

    item: UUID
    title: UUID
    facts: ItemFacts


# --- making ------------------------------------------------------------------------------------------


def put_title(making: Making, /, *, facts: TitleFacts, title: UUID | None = None) -> PutTitle:
    """Add or change a title. Raises Invalid (no title, wrong ISBN), NotAllowed."""
    making.require(Right.EDIT_CATALOGUE)
    if not facts.title.strip():
        raise refusals.Invalid(field="title", why="empty")
    for identifier in facts.identifiers:
        if identifier.kind == "isbn" and normalise(identifier.value) != identifier.value:
            raise refusals.Invalid(field="isbn", why="bad_number")
    return PutTitle(**making.header()._asdict(), title=title or new_uid(), facts=facts)


def put_item(making: Making, /, *, title: UUID, facts: ItemFacts, item: UUID | None = None) -> PutItem:
    """Add or change an item. Raises Invalid, Taken (the barcode), LostByBorrower, Unknown, NotAllowed."""
    making.require(Right.EDIT_CATALOGUE)
    if not facts.barcode.strip():
        raise refusals.Invalid(field="barcode", why="empty")
    if facts.condition not in CONDITIONS:
        raise refusals.Invalid(field="condition", why="bad_text")
    owner = making.session.scalar(select(Item.uid).where(Item.barcode == facts.barcode))
    if owner is not None and owner != item:
        raise refusals.Taken(what="items", text=facts.barcode)
    row(making.session, Title, title)
    if item is not None and facts.condition in EXPECTED:
        _refuse_lost(making, item)
    return PutItem(**making.header()._asdict(), item=item or new_uid(), title=title, facts=facts)


def _refuse_lost(making: Making, item: UUID) -> None:
    """What its borrower lost is found by a return, or by lending it: only these take back what it cost.

    So is what was written off since.
    """
    there = making.session.scalar(select(Item).where(Item.uid == item))
    if there is None or there.condition in EXPECTED:
        return
    if refundable(making.session, there.id, today_at(making)):
        raise refusals.LostByBorrower(barcode=there.barcode)


# --- what applying shares with the import ------------------------------------------------------------

HEADINGS = ("authors", "subjects", "original_authors")
"""Facts of a title that are one a line in its row."""
TITLE_COLUMNS = tuple(f for f in TitleFacts.__struct_fields__ if f not in {*HEADINGS, "identifiers"})


def headings(text: str) -> tuple[str, ...]:
    """What a row has one a line."""
    return tuple(text.split("\n")) if text else ()


def facts_of_row(row: Title, identifiers: Iterable[Identifier], *, record: bool = True) -> TitleFacts:
    """A title's row as facts; without `record`, its MARC, that is not read."""
    said: dict[str, Any] = {name: getattr(row, name) for name in TITLE_COLUMNS if record or name != "marc"}
    said |= {name: headings(getattr(row, name)) for name in HEADINGS}
    return TitleFacts(identifiers=tuple(identifiers), **said)


def title_columns(facts: TitleFacts) -> dict[str, Any]:
    """The columns of a title's row, all but id and uid."""
    return {
        **{name: getattr(facts, name) for name in TITLE_COLUMNS},
        **{name: "\n".join(getattr(facts, name)) for name in HEADINGS},
        "fingerprint": fingerprint(facts),
        "search_words": title_words(facts),
    }


def title_words(facts: TitleFacts) -> str:
    """What a title is found by; numbers have b-trees of their own."""
    original = (facts.original_title, *facts.original_authors)
    romanised = (facts.title, *facts.authors, facts.responsibility)
    return search_words((*romanised, *facts.subjects, facts.series, facts.call_number, *original))


def fingerprint(facts: TitleFacts) -> str:
    """Title, first author, year and edition, folded: what tells the same record in a later import."""
    author = facts.authors[0] if facts.authors else facts.responsibility
    parts = (words(facts.title), sorted(words(author)), [str(facts.year or "")], words(facts.edition))
    return "|".join(" ".join(part) for part in parts)


TITLE_KEYS = 0x7469746C65
"""The lock under which keys of titles are chosen."""


def reserve_title_keys(session: Session, count: int) -> int:
    """The first of `count` consecutive keys below all others: what is new is shown first until arranged."""
    if session.get_bind().dialect.name == "postgresql":
        # Many write at once there: until the commit, whoever else makes titles waits here.
        session.execute(select(func.pg_advisory_xact_lock(TITLE_KEYS)))
    lowest = session.scalar(select(func.min(Title.id)))
    return (TITLE_MIDDLE if lowest is None else lowest) - count


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: PutTitle, session: Session) -> Changes:
    found = session.scalar(select(Title).where(Title.uid == operation.title))
    columns = title_columns(operation.facts)
    if found is None:
        found = Title(uid=operation.title, **columns)
        found.id = reserve_title_keys(session, 1)
        session.add(found)
    else:
        for name, value in columns.items():
            setattr(found, name, value)
    session.flush()
    session.execute(delete(TitleIdentifier).where(TitleIdentifier.title_id == found.id))
    session.add_all(
        TitleIdentifier(title_id=found.id, kind=i.kind, value=i.value) for i in operation.facts.identifiers
    )
    return TITLES


@apply.register
def _(operation: PutItem, session: Session) -> Changes:
    facts = operation.facts
    columns = {
        name: getattr(facts, name)
        for name in ItemFacts.__struct_fields__
        if name not in {"at_branch", "item_type"}
    }
    columns["title_id"] = sure_key(session, Title, operation.title)
    columns["branch_id"] = sure_key(session, Branch, facts.at_branch)
    columns["item_type_id"] = sure_key(session, ItemType, facts.item_type)
    found = session.scalar(select(Item).where(Item.uid == operation.item))
    if found is None:
        session.add(Item(uid=operation.item, **columns))
    else:
        for name, value in columns.items():
            setattr(found, name, value)
    return ITEMS
