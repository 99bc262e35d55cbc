# SPDX-License-Identifier: GPL-3.0-or-later
"""Exporting the store: titles, items and members as records, written to a file."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.exchange.item_fields import ItemMapping
from db.exchange.records import ItemRecord, MemberRecord, TitleRecord
from db.exchange.writers import (
    Written,
    write_items_csv,
    write_marc21,
    write_marcxml,
    write_members_csv,
    write_titles_csv,
)
from db.exchange.writing import DEFAULT_MAPPING
from db.models import Branch, Item, ItemType, Member, MemberType, Title
from db.operations.desk import Desk, Making
from db.operations.matching import known_titles
from db.operations.planning import as_record
from db.rules.roles import Right

KINDS = ("marc21", "marcxml", "titles", "items", "members")
"""MARC21 and MARCXML with items inside; SLiMS's CSV layouts for titles, items and members."""
AT_ONCE = 400

Progress = Callable[[int, int], None]
"""Records written, records in all."""


def export_file(
    desk: Desk,
    path: Path,
    kind: str,
    *,
    mapping: ItemMapping = DEFAULT_MAPPING,
    progress: Progress = lambda done, total: None,
) -> Written:
    """Write everything of one kind to a file, which appears when it is whole; see KINDS.

    `mapping` says where MARC records hold the items. Raises NotAllowed, OSError, StoreError; an exception of
    `progress` stops the export and leaves no file.
    """
    with desk.store.read() as session:
        making = Making(session, desk.clock(), desk.branch, desk.person)
        making.require(Right.EXPORT)
        if kind == "members":
            making.require(Right.SEE_MEMBERS)
        counted = select(func.count()).select_from(_TABLES[kind])
        total = session.scalar(counted.where(_STANDS) if kind == "members" else counted) or 0

        def told(done: int) -> None:
            progress(done, total)

        match kind:
            case "marc21":
                return write_marc21(path, title_records(session), mapping, told)
            case "marcxml":
                return write_marcxml(path, title_records(session), mapping, told)
            case "titles":
                return write_titles_csv(path, title_records(session), told)
            case "items":
                return write_items_csv(path, item_records(session), told)
            case _:
                return write_members_csv(path, member_records(session), told)


_STANDS = Member.merged_into.is_(None)
_TABLES = {"marc21": Title, "marcxml": Title, "titles": Title, "items": Item, "members": Member}


def title_records(session: Session) -> Iterator[TitleRecord]:
    """Every title with its items, oldest first."""
    for ids in _parts(list(session.scalars(select(Title.id).order_by(Title.uid)))):
        items = _items_of(session, ids)
        found = session.execute(select(Title.id, Title.uid).where(Title.id.in_(ids)))
        uids = {row.id: row.uid for row in found}
        facts_of = {title.uid: title.facts for title in known_titles(session, ids)}
        for key in ids:
            yield as_record(facts_of[uids[key]], items.get(key, ()))


def _items_of(session: Session, titles: list[int]) -> dict[int, list[ItemRecord]]:
    """Copies by title; branch and type by their codes."""
    found: dict[int, list[ItemRecord]] = {}
    rows = session.execute(
        select(Item, Branch.code, ItemType.code)
        .join(Branch, Branch.id == Item.branch_id)
        .join(ItemType, ItemType.id == Item.item_type_id)
        .where(Item.title_id.in_(titles))
        .order_by(Item.barcode)
    )
    for item, branch, item_type in rows:
        found.setdefault(item.title_id, []).append(_item_record(item, branch, item_type, ""))
    session.expunge_all()
    return found


def _item_record(item: Item, branch: str, item_type: str, title: str) -> ItemRecord:
    return ItemRecord(
        barcode=item.barcode,
        branch=branch,
        item_type=item_type,
        location=item.location,
        call_number=item.call_number,
        inventory_number=item.inventory_number,
        status="" if item.condition == "good" else item.condition,
        price=item.price,
        acquired_on=item.acquired_on,
        source=item.origin,
        note=item.note,
        title=title,
    )


def item_records(session: Session) -> Iterator[ItemRecord]:
    """Every item with its title; branch and type by their names, as SLiMS writes them."""
    for ids in _parts(list(session.scalars(select(Item.id).order_by(Item.id)))):
        rows = session.execute(
            select(Item, Branch.name, ItemType.name, Title.title)
            .join(Branch, Branch.id == Item.branch_id)
            .join(ItemType, ItemType.id == Item.item_type_id)
            .join(Title, Title.id == Item.title_id)
            .where(Item.id.in_(ids))
            .order_by(Item.id)
        )
        for row in rows:
            yield _item_record(*row)
        session.expunge_all()


def member_records(session: Session) -> Iterator[MemberRecord]:
    """Every member, once where one was merged into another; blocks and photos stay here."""
    rows = session.execute(
        select(Member, MemberType.name)
        .join(MemberType, MemberType.id == Member.member_type_id)
        .where(_STANDS)
        .order_by(Member.id)
        .execution_options(yield_per=AT_ONCE)
    )
    for member, member_type in rows:
        yield _member_record(member, member_type)
        session.expunge(member)


def _member_record(member: Member, member_type: str) -> MemberRecord:
    return MemberRecord(
        number=member.number,
        name=member.name,
        gender=member.gender,
        member_type=member_type,
        email=member.email,
        address=member.address,
        institution=member.institution,
        phone=member.phone,
        identity_number=member.identity_number,
        since=member.registered_on,
        registered_on=member.registered_on,
        expires_on=member.expires_on,
        birth_date=member.birth_date,
        notes=member.note,
    )


T = TypeVar("T", bound=Any)


def _parts(ids: list[T]) -> Iterator[list[T]]:
    for at in range(0, len(ids), AT_ONCE):
        yield ids[at : at + AT_ONCE]
