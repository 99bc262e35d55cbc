# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a record of a file is one that the store has: by control number, ISBN and title, or fingerprint."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from db.models import Branch, Item, ItemType, Title, TitleIdentifier
from db.models.search import words
from db.operations.bulk import chunks, pairs
from db.operations.cataloguing import Identifier, ItemFacts, TitleFacts, facts_of_row, fingerprint
from db.operations.importing import ITEM_COLUMNS

T = TypeVar("T")


class KnownTitle(NamedTuple):
    """A title that is there, or is put there by the same batch."""

    uid: UUID
    facts: TitleFacts


class KnownItem(NamedTuple):
    """An item that is there, or is put there by the same batch; `title` is its title's uid."""

    uid: UUID
    title: UUID
    facts: ItemFacts


class Known:
    """The titles that a batch of facts may match; those that the batch adds are told by `note`.

    `owners` are the titles that have copies of the batch.
    """

    def __init__(
        self, session: Session, wanted: Sequence[TitleFacts], prints: Sequence[str], owners: Set[UUID]
    ) -> None:
        self._session = session
        self._by_uid: dict[UUID, KnownTitle] = {}
        self._by_number: dict[tuple[str, str], list[KnownTitle]] = {}
        self._by_isbn: dict[str, list[KnownTitle]] = {}
        self._by_fingerprint: dict[str, list[KnownTitle]] = {}
        for title in _candidates(session, wanted, prints, owners):
            self.note(title, fingerprint(title.facts))

    def note(self, title: KnownTitle, print_: str) -> None:
        """From now on this title matches; what was noted of it before is forgotten."""
        facts = title.facts
        self._by_uid[title.uid] = title
        if facts.control_number:
            _put(self._by_number, (facts.source, facts.control_number), title)
        for identifier in facts.identifiers:
            if identifier.kind == "isbn":
                _put(self._by_isbn, identifier.value, title)
        _put(self._by_fingerprint, print_, title)

    def matches(
        self,
        facts: TitleFacts,
        print_: str,
        owners: frozenset[UUID] = frozenset(),
        barcodes: frozenset[str] = frozenset(),
    ) -> Iterator[tuple[KnownTitle, bool]]:
        """The titles that this may be, likeliest first, and whether their facts are replaced or only filled.

        A record with a control number is the one with that number of that source. A number without a source
        counts only with the same title. Records that both have numbers of one source, and different ones, are
        different. A match by ISBN or fingerprint with a numbered record of another source only fills its
        blanks, so that importing both files in turn comes to rest. Of titles alike, those that have the
        record's copies already (`owners`) come first. One that has them, and ISBN or title, is the one that
        was edited here since; so is one that has these copies alone, where all but the name is the same.
        """
        if facts.control_number:
            for title in self._by_number.get((facts.source, facts.control_number), ()):
                if facts.source or _same_title(facts, title.facts):
                    yield title, True
                    return
        alike = [*self._alike(facts, print_), *self._edited(facts, owners, barcodes)]
        for title in sorted(alike, key=lambda found: found.uid not in owners) if owners else alike:
            theirs = title.facts
            if not theirs.control_number:
                yield title, True
            elif not facts.control_number or facts.source != theirs.source:
                yield title, False

    def _alike(self, facts: TitleFacts, print_: str) -> Iterator[KnownTitle]:
        for identifier in facts.identifiers:
            for title in self._by_isbn.get(identifier.value, ()):
                if _same_title(facts, title.facts):
                    yield title
        yield from self._by_fingerprint.get(print_, ())

    def _edited(
        self, facts: TitleFacts, owners: frozenset[UUID], barcodes: frozenset[str]
    ) -> Iterator[KnownTitle]:
        title = self._by_uid.get(next(iter(owners))) if len(owners) == 1 else None
        if title is not None and (
            _same_title(facts, title.facts)
            or _isbns(facts) & _isbns(title.facts)
            or (_same_but_name(facts, title.facts) and self._has_no_others(title, barcodes))
        ):
            yield title

    def _has_no_others(self, title: KnownTitle, barcodes: frozenset[str]) -> bool:
        """Whether its copies, and it has some, are all among these."""
        of_it = select(Item.barcode).join(Title, Title.id == Item.title_id).where(Title.uid == title.uid)
        there = set(self._session.scalars(of_it))
        return bool(there) and there <= barcodes


def _isbns(facts: TitleFacts) -> set[str]:
    return {identifier.value for identifier in facts.identifiers if identifier.kind == "isbn"}


def _same_but_name(one: TitleFacts, other: TitleFacts) -> bool:
    """Whether what tells a title from others is said, without an ISBN, and is the same but for its name."""
    if _isbns(one) or _isbns(other) or not one.authors or not (one.year or one.publisher):
        return False
    return all(getattr(one, name) == getattr(other, name) for name in BESIDE_NAME)


BESIDE_NAME = ("authors", "edition", "publisher", "year", "collation", "form")


def _put(index: dict[Any, list[KnownTitle]], key: Any, title: KnownTitle) -> None:
    known = index.get(key)
    if known is None:
        index[key] = [title]
        return
    known[:] = [other for other in known if other.uid != title.uid]
    known.append(title)


def _same_title(one: TitleFacts, other: TitleFacts) -> bool:
    return one.title == other.title or words(one.title) == words(other.title)


def _candidates(
    session: Session, wanted: Sequence[TitleFacts], prints: Sequence[str], owners: Set[UUID]
) -> Iterator[KnownTitle]:
    ids: set[int] = set()
    numbers = {facts.control_number for facts in wanted if facts.control_number}
    sources = {facts.source for facts in wanted if facts.control_number}
    isbns = {i.value for facts in wanted for i in facts.identifiers if i.kind == "isbn"}
    for source in sources:
        of_source = select(Title.id).where(Title.source == source)
        for part in chunks(numbers):
            ids.update(session.scalars(of_source.where(Title.control_number.in_(part))))
    ids.update(key for _, key in pairs(session, TitleIdentifier.value, TitleIdentifier.title_id, isbns))
    ids.update(key for _, key in pairs(session, Title.fingerprint, Title.id, set(prints)))
    ids.update(key for _, key in pairs(session, Title.uid, Title.id, owners))
    return known_titles(session, ids)


def known_titles(session: Session, ids: Iterable[int]) -> Iterator[KnownTitle]:
    """Titles with their facts, their records too."""
    for part in chunks(ids):
        identifiers: dict[int, list[Identifier]] = {}
        for found in session.execute(
            select(TitleIdentifier.title_id, TitleIdentifier.kind, TitleIdentifier.value)
            .where(TitleIdentifier.title_id.in_(part))
            .order_by(TitleIdentifier.id)
        ):
            identifiers.setdefault(found[0], []).append(Identifier(found[1], found[2]))
        for row in session.scalars(select(Title).options(undefer(Title.marc)).where(Title.id.in_(part))):
            yield KnownTitle(row.uid, facts_of_row(row, identifiers.get(row.id, ())))
        session.expunge_all()


def known_items(session: Session, barcodes: Iterable[str]) -> dict[str, KnownItem]:
    """The items that have one of these barcodes."""
    found: dict[str, KnownItem] = {}
    for part in chunks(set(barcodes)):
        rows = session.execute(
            select(Item.uid, Title.uid, Branch.uid, ItemType.uid, *(getattr(Item, n) for n in ITEM_COLUMNS))
            .join(Title, Title.id == Item.title_id)
            .join(Branch, Branch.id == Item.branch_id)
            .join(ItemType, ItemType.id == Item.item_type_id)
            .where(Item.barcode.in_(part))
        )
        for uid, title, branch, item_type, *rest in rows:
            facts = ItemFacts(
                at_branch=branch, item_type=item_type, **dict(zip(ITEM_COLUMNS, rest, strict=True))
            )
            found[facts.barcode] = KnownItem(uid, title, facts)
    return found


def titles_called(session: Session, title: str) -> list[UUID]:
    """Titles of this name, the exactly same spelling first; SLiMS links its items by name alone."""
    start = " ".join(words(title)) + "|"
    if start == "|":
        return []
    rows = session.execute(
        select(Title.uid, Title.title)
        .where(Title.fingerprint >= start, Title.fingerprint < start[:-1] + "}")
        .order_by(Title.id.desc())
        .limit(50)
    ).all()
    return [row.uid for row in sorted(rows, key=lambda row: row.title != title)]


def merged(old: T, new: T, keep: Iterable[str] = ()) -> T:
    """`old` with what `new` says; what `new` leaves out, and the fields to keep, stay."""
    blank: tuple[object, ...] = (None, "", (), b"")
    changed = {
        name: value
        for name in type(new).__struct_fields__  # type: ignore[attr-defined]
        if (value := getattr(new, name)) not in blank and name not in keep and value != getattr(old, name)
    }
    return msgspec.structs.replace(old, **changed) if changed else old  # type: ignore[type-var]


OWN = frozenset({"source", "control_number", "marc", "form"})
TELLING = frozenset({"authors", "responsibility", "year", "edition"})


def filled(old: TitleFacts, new: TitleFacts) -> TitleFacts:
    """`old` with what it left out and `new` says; its number and its record stay its own.

    So does what tells it from others: with another fingerprint it would be a stranger to the records that it
    was made of, and their file would double it the next time.
    """
    whole = _filled(old, new, OWN)
    if whole is old or fingerprint(whole) == fingerprint(old):
        return whole
    return _filled(old, new, OWN | TELLING)


def _filled(old: TitleFacts, new: TitleFacts, keep: Set[str]) -> TitleFacts:
    missing = {
        name: value
        for name in TitleFacts.__struct_fields__
        if name not in keep and not getattr(old, name) and (value := getattr(new, name))
    }
    return msgspec.structs.replace(old, **missing) if missing else old
