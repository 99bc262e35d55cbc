# SPDX-License-Identifier: GPL-3.0-or-later
"""Rotating collections ('koleksi bergilir'): an item stays at each branch of its rota for so many days.

Going on, it belongs to the next branch, and is sent there. What nobody has in hand does not move.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.models import Branch, Item, Loan, Rota, RotaItem, new_uid
from db.models.interloan import ORIGIN
from db.models.rotas import place_on_rota
from db.operations import refusals
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.operations.records import put_row, required, write
from db.operations.rota_story import on_rota
from db.operations.transits import begin, it_stays, not_gone
from db.rules.roles import Right
from db.rules.rotation import MOST_DAYS, MOST_STAGES, Stage
from db.rules.transits import HOME, ROTATION

MOST = 500
"""Items in one operation."""
ROTAS = Changes({"transits"})
MOVED = ROTAS | {"items"}


class RotaFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a rota is called, its stages in their order, and whether the first follows the last."""

    name: str
    stages: tuple[Stage, ...]
    cyclical: bool
    active: bool = True


class PutRota(Operation, frozen=True, kw_only=True):
    """Begin a rota, or change it."""

    target: UUID
    facts: RotaFacts


class Placing(msgspec.Struct, frozen=True, kw_only=True):
    """An item is put on a rota, or taken off (None); `at` is the branch to which it belongs then.

    `home` is where it goes when the rota ends; `was` and `was_at` are how it was before.
    """

    item: UUID
    rota: UUID | None
    at: UUID
    home: UUID
    was: UUID | None
    was_at: UUID


class PlaceOnRota(Operation, frozen=True, kw_only=True):
    """Items are put on a rota, or taken off."""

    places: tuple[Placing, ...]


class RotateItem(Operation, frozen=True, kw_only=True):
    """An item that is in hand goes on by its rota: it belongs to the branch `to` from now on.

    `transit`: it is sent there; None: it is there. `ends`: it leaves the rota. `was` and `moved_at` are how
    it was before; `placed_by` tells which putting on the rota was known.
    """

    item: UUID
    rota: UUID
    to: UUID
    was: UUID
    placed_by: UUID
    moved_at: datetime
    transit: UUID | None = None
    ends: bool = False

    @property
    def why(self) -> str:
        """See rules.transits."""
        return HOME if self.ends else ROTATION


class StayOnRota(Operation, frozen=True, kw_only=True):
    """An item stays, and belongs to the branch `to`; its days there count from `moved_at`.

    It was to go on with `transit`, or to leave the rota (`ended`).
    """

    item: UUID
    rota: UUID
    to: UUID
    placed_by: UUID
    moved_at: datetime
    transit: UUID | None = None
    ended: bool = False


# --- making ------------------------------------------------------------------------------------------


def put_rota(
    making: Making,
    /,
    *,
    name: str,
    stages: Sequence[Stage],
    cyclical: bool,
    active: bool = True,
    target: UUID | None = None,
) -> PutRota:
    """Begin or change one: each branch once, at least two where it is cyclical.

    Raises Invalid, Unknown, NotAllowed.
    """
    making.require(Right.ROTATE)
    required(name=name)
    fewest = 2 if cyclical else 1
    there = {key(making.session, Branch, stage.branch) for stage in stages}
    if not fewest <= len(there) == len(stages) <= MOST_STAGES:
        raise refusals.Invalid(field="stages", why="bad_number")
    if not all(1 <= stage.days <= MOST_DAYS for stage in stages):
        raise refusals.Invalid(field="days", why="bad_number")
    facts = RotaFacts(name=name.strip(), stages=tuple(stages), cyclical=cyclical, active=active)
    return PutRota(**making.header()._asdict(), target=target or new_uid(), facts=facts)


def put_on_rota(making: Making, /, *, rota: UUID, items: Sequence[UUID]) -> PlaceOnRota:
    """Put items on, up to MOST; each begins at the stage to which it belongs, else is to go to the first.

    Raises OnRotaAlready, Invalid (another library's), Unknown, NotAllowed.
    """
    making.require(Right.ROTATE)
    row(making.session, Rota, rota)
    places = []
    for copy in _copies(making, items):
        there = _place(making.session, copy.id)
        if there is not None and there.rota_id is not None:
            on = making.session.get_one(Rota, there.rota_id).name
            raise refusals.OnRotaAlready(item=copy.uid, barcode=copy.barcode, rota=on)
        if copy.origin == ORIGIN:
            raise refusals.NoInterloan(why="theirs")
        at = _branch(making.session, copy.branch_id)
        places.append(Placing(item=copy.uid, rota=rota, at=at, home=at, was=None, was_at=at))
    return PlaceOnRota(**making.header()._asdict(), places=tuple(places))


def take_off_rota(making: Making, /, *, items: Sequence[UUID]) -> PlaceOnRota:
    """Take items off, up to MOST: each belongs again to where it came from. Raises as put_on_rota."""
    making.require(Right.ROTATE)
    places = []
    for copy in _copies(making, items):
        there = _place(making.session, copy.id)
        if there is None or there.rota_id is None:
            raise refusals.Invalid(field="item", why="cancelled")
        was, was_at = making.session.get_one(Rota, there.rota_id).uid, _branch(making.session, copy.branch_id)
        home = _branch(making.session, there.home_branch_id)
        places.append(Placing(item=copy.uid, rota=None, at=home, home=home, was=was, was_at=was_at))
    return PlaceOnRota(**making.header()._asdict(), places=tuple(places))


def undo_placing(making: Making, /, *, of: PlaceOnRota) -> PlaceOnRota:
    """As it was before; the days count anew. Raises CannotUndo (it has moved on), Unknown, NotAllowed."""
    making.require(Right.ROTATE)
    places = []
    for one in of.places:
        copy = row(making.session, Item, one.item)
        there = row(making.session, RotaItem, place_on_rota(one.item))
        now = None if there.rota_id is None else making.session.get_one(Rota, there.rota_id).uid
        if now != one.rota or _branch(making.session, copy.branch_id) != one.at:
            raise refusals.CannotUndo(why="moved_on")
        places.append(
            Placing(item=one.item, rota=one.was, at=one.was_at, home=one.home, was=one.rota, was_at=one.at)
        )
    return PlaceOnRota(**making.header()._asdict(), places=tuple(places))


def rotate_item(making: Making, /, *, item: UUID) -> RotateItem:
    """An item that is here goes on to the next stage, or home after the last, whether it is time or not.

    Raises ItemIsOut, Invalid (no rota moves it), Unknown, NotAllowed.
    """
    making.require(Right.LEND)
    copy = row(making.session, Item, item)
    there = on_rota(making.session, copy.id)
    if there is None:
        raise refusals.Invalid(field="rota", why="empty")
    if making.session.scalar(select(exists().where(Loan.item_id == copy.id, Loan.ended_at.is_(None)))):
        raise refusals.ItemIsOut(item=item, barcode=copy.barcode)
    turn = there.onward()
    return RotateItem(
        **making.header()._asdict(),
        item=item,
        rota=there.rota,
        to=turn.to,
        was=there.belongs,
        placed_by=there.placed_by,
        moved_at=there.moved_at,
        transit=None if turn.to == making.branch else new_uid(),
        ends=turn.ends,
    )


def stay_on_rota(making: Making, /, *, transit: UUID) -> StayOnRota:
    """What was to go on stays here, where its days count anew. Raises as transits.cancel_transit."""
    making.require(Right.LEND)
    sent = not_gone(making.session, transit)
    item = making.session.get_one(Item, sent.item_id).uid
    there = row(making.session, RotaItem, place_on_rota(item))
    if there.rota_id is None or sent.why != ROTATION:
        raise refusals.CannotUndo(why="moved_on")
    header, on = making.header(), making.session.get_one(Rota, there.rota_id).uid
    return StayOnRota(
        **header._asdict(),
        item=item,
        rota=on,
        to=making.branch,
        placed_by=there.placed_by,
        moved_at=header.made_at,
        transit=transit,
    )


def undo_rotation(making: Making, /, *, of: RotateItem) -> StayOnRota:
    """It has not gone on. Raises CannotUndo (it has moved on), Unknown, NotAllowed."""
    making.require(Right.LEND)
    copy = row(making.session, Item, of.item)
    there = row(making.session, RotaItem, place_on_rota(of.item))
    on = None if there.rota_id is None else making.session.get_one(Rota, there.rota_id).uid
    if _branch(making.session, copy.branch_id) != of.to or on != (None if of.ends else of.rota):
        raise refusals.CannotUndo(why="moved_on")
    if of.transit is not None:
        not_gone(making.session, of.transit)
    return StayOnRota(
        **making.header()._asdict(),
        item=of.item,
        rota=of.rota,
        to=of.was,
        placed_by=of.placed_by,
        moved_at=of.moved_at,
        transit=of.transit,
        ended=of.ends,
    )


def _copies(making: Making, items: Sequence[UUID]) -> list[Item]:
    if not 1 <= len(items) <= MOST:
        raise refusals.Invalid(field="items", why="bad_number")
    return [row(making.session, Item, item) for item in dict.fromkeys(items)]


def _place(session: Session, item: int) -> RotaItem | None:
    return session.scalar(select(RotaItem).where(RotaItem.item_id == item))


def _branch(session: Session, branch: int) -> UUID:
    return session.get_one(Branch, branch).uid


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: PutRota, session: Session) -> Changes:
    put_row(session, Rota, operation.target, operation.facts, {})
    return ROTAS


@apply.register
def _(operation: PlaceOnRota, session: Session) -> Changes:
    for one in operation.places:
        put_place(session, one, operation)
        row(session, Item, one.item).branch_id = sure_key(session, Branch, one.at)
    return MOVED


def put_place(session: Session, one: Placing, by: Operation) -> None:
    """The item's row, as a placing says."""
    write(
        session,
        RotaItem,
        place_on_rota(one.item),
        item_id=sure_key(session, Item, one.item),
        rota_id=key(session, Rota, one.rota),
        home_branch_id=sure_key(session, Branch, one.home),
        placed_by=by.uid,
        moved_at=by.made_at,
    )


@apply.register
def _(operation: RotateItem, session: Session) -> Changes:
    send_on_its_way(operation, session)
    go_on(operation, session)
    return MOVED


def send_on_its_way(operation: RotateItem, session: Session) -> None:
    """The sending, where there is one."""
    if operation.transit is not None:
        begin(session, operation, operation.transit, operation.item, operation.to, operation.why)


def go_on(operation: RotateItem, session: Session) -> None:
    """The item belongs to the next branch."""
    there = row(session, RotaItem, place_on_rota(operation.item))
    there.moved_at = operation.made_at
    if operation.ends:
        there.rota_id = None
    row(session, Item, operation.item).branch_id = sure_key(session, Branch, operation.to)


@apply.register
def _(operation: StayOnRota, session: Session) -> Changes:
    cancel(operation, session)
    stay(operation, session)
    return MOVED


def cancel(operation: StayOnRota, session: Session) -> None:
    """The sending, where there was one."""
    if operation.transit is not None:
        it_stays(session, operation.transit, operation.made_at)


def stay(operation: StayOnRota, session: Session) -> None:
    """The item belongs to where it stays."""
    there = row(session, RotaItem, place_on_rota(operation.item))
    there.moved_at, there.rota_id = operation.moved_at, key(session, Rota, operation.rota)
    row(session, Item, operation.item).branch_id = sure_key(session, Branch, operation.to)
