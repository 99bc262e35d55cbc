# SPDX-License-Identifier: GPL-3.0-or-later
"""What an import writes: titles with items, or members, many in one operation (see operations.planning)."""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import accumulate
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import Select, bindparam, delete, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.exchange.original_script import originals_of
from db.models import Branch, Item, ItemType, Member, MemberType, Title, TitleIdentifier
from db.models.columns import Row
from db.models.search import search_words
from db.operations.bulk import chunks, insert_rows, pairs
from db.operations.cataloguing import (
    HEADINGS,
    ITEMS,
    TITLE_COLUMNS,
    TITLES,
    Identifier,
    ItemFacts,
    TitleFacts,
    fingerprint,
    headings,
    reserve_title_keys,
    title_words,
)
from db.operations.desk import Making
from db.operations.members import FOUND_BY, MEMBERS, PLAIN, MemberFacts
from db.operations.operation import Changes, Operation, apply
from db.operations.refusals import Unknown
from db.rules.roles import Right

R = TypeVar("R", bound=Row)


class ImportedTitle(msgspec.Struct, frozen=True, array_like=True):
    """A title to add or to replace by these facts; its record travels in `ImportTitles.marc`."""

    title: UUID
    facts: TitleFacts


class ImportedItem(msgspec.Struct, frozen=True, array_like=True):
    """An item to add to a title or to replace by these facts."""

    item: UUID
    title: UUID
    facts: ItemFacts


class ImportedMember(msgspec.Struct, frozen=True, array_like=True):
    """A member to register or to replace by these facts."""

    member: UUID
    number: str
    facts: MemberFacts
    registered_on: date
    expires_on: date


Changed = dict[UUID, tuple[str, ...]]
"""Fields of rows, by their names on the wire: what a column refers to is called without '_id'."""


class ImportTitles(Operation, frozen=True, kw_only=True):
    """Titles and items from a file. `marc` is the records one after another, deflated; `sizes` cuts it.

    A size of 0 is a title without a record, which keeps the one it had. `changed` are the fields of those
    that were there in which the file differs from them; None, as by an older program: it has told all.
    """

    titles: tuple[ImportedTitle, ...] = ()
    items: tuple[ImportedItem, ...] = ()
    sizes: tuple[int, ...] = ()
    marc: bytes = b""
    changed: Changed | None = None


class ImportMembers(Operation, frozen=True, kw_only=True):
    """Members from a file; `changed` as in ImportTitles."""

    members: tuple[ImportedMember, ...]
    changed: Changed | None = None


# --- making -----------------------------------------------------------------------------------------------


def import_titles(
    making: Making, *, titles: Sequence[tuple[UUID, TitleFacts]], items: Sequence[ImportedItem] = ()
) -> ImportTitles:
    """Add or replace titles and items; the facts' `marc` is packed apart. Raises NotAllowed."""
    making.require(Right.IMPORT)
    records = [facts.marc or b"" for _, facts in titles]
    return ImportTitles(
        **making.header()._asdict(),
        titles=tuple([ImportedTitle(uid, replace(facts, marc=None)) for uid, facts in titles]),
        items=tuple(items),
        sizes=tuple(map(len, records)) if any(records) else (),
        marc=zlib.compress(b"".join(records), 1) if any(records) else b"",
        changed=_changed_titles(making.session, titles) | _changed_items(making.session, items),
    )


def import_members(making: Making, *, members: Sequence[ImportedMember]) -> ImportMembers:
    """Register or replace members. Raises NotAllowed."""
    making.require(Right.IMPORT)
    making.require(Right.EDIT_MEMBERS)
    changed = _changed_members(making.session, members)
    return ImportMembers(**making.header()._asdict(), members=tuple(members), changed=changed)


def _changed_titles(session: Session, titles: Sequence[tuple[UUID, TitleFacts]]) -> Changed:
    wanted = dict(titles)
    found: Changed = {}
    for there in _rows(session, select(Title), Title.uid, wanted):
        facts = _with_originals(wanted[there.uid], None, (there.original_title, there.original_authors))
        row = zip(TITLE_ROW, title_row(facts, None), strict=True)
        found[there.uid] = _different(there, row)
    numbers = defaultdict[UUID, set[tuple[str, str]]](set)
    of_title = select(Title.uid, TitleIdentifier.kind, TitleIdentifier.value)
    of_title = of_title.join(TitleIdentifier, TitleIdentifier.title_id == Title.id)
    for some in chunks(found):
        for uid, kind, value in session.execute(of_title.where(Title.uid.in_(some))):
            numbers[uid].add((kind, value))
    for uid, names in found.items():
        if numbers[uid] != {(one.kind, one.value) for one in wanted[uid].identifiers}:
            found[uid] = (*names, "identifiers")
    return found


def _changed_items(session: Session, items: Sequence[ImportedItem]) -> Changed:
    wanted = {imported.item: imported for imported in items}
    statement = (
        select(Item, Title.uid, Branch.uid, ItemType.uid)
        .join(Title, Title.id == Item.title_id)
        .join(Branch, Branch.id == Item.branch_id)
        .join(ItemType, ItemType.id == Item.item_type_id)
    )
    found: Changed = {}
    for some in chunks(wanted):
        for there, title, branch, kind in session.execute(statement.where(Item.uid.in_(some))):
            new = wanted[there.uid]
            said = (new.title, new.facts.at_branch, new.facts.item_type)
            refs = zip(("title", "branch", "item_type"), (title, branch, kind), said, strict=True)
            plain = zip(ITEM_COLUMNS, _plain(new.facts), strict=True)
            names = (name for name, old, now in refs if old != now)
            found[there.uid] = (*names, *_different(there, plain))
    return found


def _changed_members(session: Session, members: Sequence[ImportedMember]) -> Changed:
    columns = _columns(members, session)
    there = _rows(session, select(Member), Member.uid, columns)
    return {one.uid: _different(one, columns[one.uid].items()) for one in there}


DERIVED = frozenset({"search_words", "fingerprint", "marc"})
"""What a row has besides what is said of it."""


def _different(there: Row, columns: Iterable[tuple[str, Any]]) -> tuple[str, ...]:
    return tuple(
        name.removesuffix("_id")
        for name, value in columns
        if name not in DERIVED and getattr(there, name) != value
    )


def _rows(
    session: Session, statement: Select[R], column: InstrumentedAttribute[UUID], uids: Iterable[UUID]
) -> Iterator[R]:
    for some in chunks(uids):
        yield from session.scalars(statement.where(column.in_(some)))


# --- applying ---------------------------------------------------------------------------------------------


@apply.register
def _(operation: ImportTitles, session: Session) -> Changes:
    with _bypassing(session):
        if operation.titles:
            _write_titles(operation, session)
        if operation.items:
            _write_items(operation.items, session)
    return (TITLES if operation.titles else Changes()) | (ITEMS if operation.items else Changes())


@contextmanager
def _bypassing(session: Session) -> Iterator[None]:
    """Rows are read and written inside without the session knowing: what waits in it goes first."""
    session.flush()
    yield
    session.expire_all()


_TITLE_PLAIN = tuple(name for name in TITLE_COLUMNS if name != "marc")
TITLE_ROW = (*_TITLE_PLAIN, *HEADINGS, "fingerprint", "marc", "search_words")
_title_plain = attrgetter(*_TITLE_PLAIN)


def title_row(facts: TitleFacts, marc: bytes | None) -> tuple[Any, ...]:
    """What stands in TITLE_ROW: as cataloguing.title_columns has it, the record apart."""
    lines = ("\n".join(getattr(facts, name)) for name in HEADINGS)
    return (*_title_plain(facts), *lines, fingerprint(facts), marc, title_words(facts))


def _records(operation: ImportTitles) -> Iterator[bytes | None]:
    if not operation.sizes:
        yield from [None] * len(operation.titles)
        return
    unpacked = zlib.decompress(operation.marc)
    for size, end in zip(operation.sizes, accumulate(operation.sizes), strict=True):
        yield unpacked[end - size : end] if size else None


def _write_titles(operation: ImportTitles, session: Session) -> None:
    there = keys_of(session, Title, [imported.title for imported in operation.titles])
    new_key = reserve_title_keys(session, len(operation.titles) - len(there))
    originals = _originals(session, list(there.values()))
    added, changed, identifiers = [], [], []
    for imported, marc in zip(operation.titles, _records(operation), strict=True):
        key = there.get(imported.title)
        row = title_row(_with_originals(imported.facts, marc, originals.get(key)), marc)
        if key is None:
            key, new_key = new_key, new_key + 1
            added.append((*row, key, imported.title))
        else:
            changed.append((key, dict(zip(TITLE_ROW, row, strict=True))))
        identifiers += [(key, i.kind, i.value) for i in imported.facts.identifiers]
    insert_rows(session, Title, (*TITLE_ROW, "id", "uid"), added)
    if changed:
        _replace_titles(session, changed)
    insert_rows(session, TitleIdentifier, ("title_id", "kind", "value"), identifiers)


Originals = tuple[str, str]
"""Title and authors in the original script, as a row has them."""


def _originals(session: Session, keys: Sequence[int]) -> dict[int | None, Originals]:
    found = select(Title.id, Title.original_title, Title.original_authors).where(Title.id.in_(keys))
    return {row.id: (row.original_title, row.original_authors) for row in session.execute(found)}


def _with_originals(facts: TitleFacts, marc: bytes | None, there: Originals | None) -> TitleFacts:
    """What a file leaves out stays. An older program reads no 880 at all: then its new record says it."""
    if there is None:
        if marc is None or b"880" not in marc or facts.original_title or facts.original_authors:
            return facts
        title, authors = originals_of(marc)
    else:
        title, authors = there[0], headings(there[1])
    return replace(
        facts,
        original_title=facts.original_title or title,
        original_authors=facts.original_authors or authors,
    )


def _replace_titles(session: Session, changed: Sequence[tuple[int, dict[str, object]]]) -> None:
    for key, columns in changed:
        kept = {name: value for name, value in columns.items() if name != "marc" or value is not None}
        session.execute(update(Title).where(Title.id == key).values(kept))
    keys = [key for key, _ in changed]
    session.execute(delete(TitleIdentifier).where(TitleIdentifier.title_id.in_(keys)))


ITEM_COLUMNS = tuple(f for f in ItemFacts.__struct_fields__ if f not in {"at_branch", "item_type"})
ITEM_ROW = ("title_id", "branch_id", "item_type_id", *ITEM_COLUMNS)
_plain = attrgetter(*ITEM_COLUMNS)


def _write_items(items: Sequence[ImportedItem], session: Session) -> None:
    there = keys_of(session, Item, [imported.item for imported in items])
    titles = keys_of(session, Title, {imported.title for imported in items})
    branches = keys_of(session, Branch, {imported.facts.at_branch for imported in items})
    types = keys_of(session, ItemType, {imported.facts.item_type for imported in items})
    added, changed = [], []
    for imported in items:
        facts = imported.facts
        row = (
            sure(titles, imported.title, "titles"),
            sure(branches, facts.at_branch, "branches"),
            sure(types, facts.item_type, "item_types"),
            *_plain(facts),
        )
        key = there.get(imported.item)
        if key is None:
            added.append((imported.item, *row))
        else:
            changed.append(dict(zip(("key", *ITEM_ROW), (key, *row), strict=True)))
    insert_rows(session, Item, ("uid", *ITEM_ROW), added)
    _update(session, Item, changed)


@apply.register
def _(operation: ImportMembers, session: Session) -> Changes:
    with _bypassing(session):
        _write_members(operation.members, session)
    return MEMBERS


def _write_members(members: Sequence[ImportedMember], session: Session) -> None:
    there = keys_of(session, Member, [imported.member for imported in members])
    added, changed = [], []
    for uid, columns in _columns(members, session).items():
        key = there.get(uid)
        if key is None:
            added.append({"uid": uid, **columns})
        else:
            changed.append({"key": key, **columns})
    _insert(session, Member, added)
    _update(session, Member, changed)


def _columns(members: Sequence[ImportedMember], session: Session) -> dict[UUID, dict[str, Any]]:
    """What stands of each in the table. Raises Unknown."""
    types = keys_of(session, MemberType, {imported.facts.member_type for imported in members})
    branches = keys_of(session, Branch, {imported.facts.home_branch for imported in members})
    found = {}
    for imported in members:
        facts = imported.facts
        found[imported.member] = {
            **{name: getattr(facts, name) for name in PLAIN},
            "number": imported.number,
            "member_type_id": sure(types, facts.member_type, "member_types"),
            "branch_id": sure(branches, facts.home_branch, "branches"),
            "registered_on": imported.registered_on,
            "expires_on": imported.expires_on,
            "search_words": search_words(
                imported.number if name == "number" else getattr(facts, name) for name in FOUND_BY
            ),
        }
    return found


def _update(session: Session, model: type[Row], changed: Sequence[Mapping[str, Any]]) -> None:
    if changed:
        table = model.__table__
        session.connection().execute(
            update(table)  # type: ignore[arg-type]
            .where(table.c.id == bindparam("key"))
            .values({name: bindparam(name) for name in changed[0] if name != "key"}),
            changed,
        )


def _insert(session: Session, model: type[Row], added: Sequence[Mapping[str, Any]]) -> None:
    if added:
        insert_rows(session, model, tuple(added[0]), [tuple(row.values()) for row in added])


def keys_of(session: Session, model: type[Row], uids: Iterable[UUID]) -> dict[UUID, int]:
    """This store's keys of the uids that it has."""
    return dict(pairs(session, model.uid, model.id, uids))


def sure(keys: Mapping[UUID, int], uid: UUID, what: str) -> int:
    """The key of a uid. Raises Unknown."""
    try:
        return keys[uid]
    except KeyError:
        raise Unknown(what=what, uid=uid) from None


__all__ = [
    "Identifier",
    "ImportMembers",
    "ImportTitles",
    "ImportedItem",
    "ImportedMember",
    "ImportedTitle",
    "import_members",
    "import_titles",
    "keys_of",
    "sure",
]
