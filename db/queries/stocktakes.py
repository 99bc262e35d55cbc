# SPDX-License-Identifier: GPL-3.0-or-later
"""What a stock-take has found, what it expects, and what a barcode means in it."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import Session

from db.models import Branch, Item, ItemType, Loan, Staff, Stocktake, StocktakeLine, Title
from db.models.holds import aside_since
from db.models.interloan import is_anothers
from db.models.stocktakes import entered_since, taken_back
from db.models.transits import is_elsewhere, is_not_here
from db.rules import stocktake as rules
from db.rules.stocktake import Copy, Line, Scan, Shelves, Told

AT_ONCE = 500
CALL_NUMBER = func.coalesce(func.nullif(Item.call_number, ""), Title.call_number)
OUT = exists().where(Loan.item_id == Item.id, Loan.ended_at.is_(None))
COPIES = (
    select(
        Item.barcode,
        Item.uid,
        Branch.uid.label("branch"),
        Item.location,
        CALL_NUMBER.label("call_number"),
        ItemType.uid.label("item_type"),
        Item.condition,
        OUT.label("on_loan"),
        is_not_here(bindparam("here")).label("elsewhere"),
        is_anothers(Item.id).label("borrowed"),
    )
    .join(Title, Title.id == Item.title_id)
    .join(Branch, Branch.id == Item.branch_id)
    .join(ItemType, ItemType.id == Item.item_type_id)
    .where(Item.barcode.in_(bindparam("barcodes", expanding=True)))
)


class StocktakeRow(NamedTuple):
    """A stock-take in the list. `shelves` is what it is about, `item_type` the name of its type."""

    uid: UUID
    name: str
    started_at: datetime
    started_by: str
    closed_at: datetime | None
    reopened_why: str
    shelves: Shelves
    item_type: str
    scanned: int


class FoundRow(NamedTuple):
    """A barcode that was scanned or told to be missing; or, with nothing `found`, not found yet."""

    barcode: str
    item: UUID | None
    title: str
    call_number: str
    location: str
    found: str
    at: datetime | None


def stocktakes(session: Session, branch: UUID) -> list[StocktakeRow]:
    """Those of a branch, newest first."""
    count = (
        select(func.count(StocktakeLine.barcode.distinct()))
        .where(
            StocktakeLine.stocktake_id == Stocktake.id,
            StocktakeLine.found.not_in(rules.NO_SCANS),
            ~taken_back(),
        )
        .scalar_subquery()
    )
    rows = session.execute(
        select(Stocktake, Staff.name, ItemType.uid, ItemType.name, count)
        .join(Branch, Branch.id == Stocktake.branch_id)
        .outerjoin(Staff, Staff.id == Stocktake.staff_id)
        .outerjoin(ItemType, ItemType.id == Stocktake.item_type_id)
        .where(Branch.uid == branch)
        .order_by(Stocktake.started_at.desc())
    )
    return [
        StocktakeRow(
            one.uid,
            one.name,
            one.started_at,
            by or "",
            one.closed_at if one.is_closed else None,
            one.reopened_why,
            Shelves(branch, one.location, one.call_from, one.call_to, kind),
            kind_name or "",
            scanned,
        )
        for one, by, kind, kind_name, scanned in rows
    ]


def shelves_of(session: Session, stocktake: UUID) -> Shelves:
    """What a stock-take is about. Raises NoResultFound."""
    there = _stocktake(session, stocktake)
    branch = session.get_one(Branch, there.branch_id).uid
    kind = None if there.item_type_id is None else session.get_one(ItemType, there.item_type_id).uid
    return Shelves(branch, there.location, there.call_from, there.call_to, kind)


def _stocktake(session: Session, uid: UUID) -> Stocktake:
    return session.scalars(select(Stocktake).where(Stocktake.uid == uid)).one()


def scans_of(session: Session, stocktake: UUID, barcodes: list[str]) -> list[Scan]:
    """What it means that these were scanned, in their order; a barcode that is there twice is one scan."""
    shelves, known = shelves_of(session, stocktake), dict[str, tuple[UUID, Copy]]()
    here = _stocktake(session, stocktake).branch_id
    wanted = list(dict.fromkeys(filter(None, (barcode.strip() for barcode in barcodes))))
    for spelled in (wanted, [barcode.upper() for barcode in wanted if barcode != barcode.upper()]):
        for start in range(0, len(spelled), AT_ONCE):
            for found in session.execute(
                COPIES, {"barcodes": spelled[start : start + AT_ONCE], "here": here}
            ):
                known.setdefault(found.barcode, (found.uid, Copy(*found[2:])))
    scans: dict[str, Scan] = {}
    for barcode in wanted:
        spelling = barcode if barcode in known else barcode.upper()
        item, copy = known.get(spelling, (None, None))
        text = spelling if copy is not None else barcode
        scans.setdefault(text, Scan(text, item, rules.finding(shelves, copy)))
    return list(scans.values())


def told(session: Session, stocktake: UUID) -> Told:
    """Where a stock-take stands."""
    rows = session.execute(
        select(
            StocktakeLine.uid,
            StocktakeLine.barcode,
            StocktakeLine.item,
            StocktakeLine.found,
            StocktakeLine.scanned_at,
            StocktakeLine.voids,
            StocktakeLine.condition,
        )
        .join(Stocktake, Stocktake.id == StocktakeLine.stocktake_id)
        .where(Stocktake.uid == stocktake)
    )
    return rules.told(Line(*found) for found in rows)


class Expected(NamedTuple):
    """An item that should stand on these shelves; `in_hand`: it is out, elsewhere (transits.is_elsewhere) or
    aside for somebody, or was lent, taken back, put aside or entered since the stock-take began."""

    item: UUID
    barcode: str
    title: str
    call_number: str
    location: str
    in_hand: bool


def expected(session: Session, stocktake: UUID) -> list[Expected]:
    """What should be there, in the order of the shelves. Raises NoResultFound."""
    there, shelves = _stocktake(session, stocktake), shelves_of(session, stocktake)
    lent = exists().where(
        Loan.item_id == Item.id,
        Loan.ending.is_distinct_from("cancelled"),
        Loan.ended_at.is_(None) | (Loan.ended_at > there.started_at),
    )
    seen = lent | is_elsewhere() | aside_since(there.started_at) | entered_since(there.uid)
    rows = (
        select(Item.uid, Item.barcode, Title.title, CALL_NUMBER, Item.location, seen)
        .join(Title, Title.id == Item.title_id)
        .where(
            Item.branch_id == there.branch_id,
            Item.condition.in_(sorted(rules.ON_SHELF)),
            ~is_anothers(Item.id),
        )
        .order_by(CALL_NUMBER, Item.barcode)
    )
    if there.item_type_id is not None:
        rows = rows.where(Item.item_type_id == there.item_type_id)
    return [
        one
        for one in (Expected(*found) for found in session.execute(rows))
        if rules.stands(shelves, one.location, one.call_number)
    ]


def to_be_missing(expected: list[Expected], told: Told) -> list[Expected]:
    """What should be there, and nobody has scanned or had in hand."""
    scanned = {line.item for line in told.scanned.values()}
    return [one for one in expected if not one.in_hand and one.item not in scanned]


def lines(session: Session, wanted: Sequence[Line]) -> list[FoundRow]:
    """These lines with what is known of their items, in their order."""
    uids = [line.item for line in wanted if line.item is not None]
    known: dict[UUID, tuple[str, str, str]] = {}
    for start in range(0, len(uids), AT_ONCE):
        rows = session.execute(
            select(Item.uid, Title.title, CALL_NUMBER, Item.location)
            .join(Title, Title.id == Item.title_id)
            .where(Item.uid.in_(uids[start : start + AT_ONCE]))
        )
        known |= {uid: (title, call or "", location) for uid, title, call, location in rows}
    nothing = ("", "", "")
    return [
        FoundRow(line.barcode, line.item, *known.get(line.item, nothing), line.found, line.at)  # type: ignore[arg-type]
        for line in wanted
    ]


def locations(session: Session, branch: UUID) -> list[str]:
    """Where items of a branch stand, as their records say it."""
    found = select(Item.location).join(Branch, Branch.id == Item.branch_id).distinct()
    return sorted(one for one in session.scalars(found.where(Branch.uid == branch)) if one)
