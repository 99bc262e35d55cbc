# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of reservations shows, and what a key means there. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.exchange.files import written
from db.models import Branch, Item, Title
from db.operations import holds, refusals
from db.operations.circulation import undo
from db.operations.deposits import PutDeposit, lend_deposit, put_deposit
from db.operations.desk import Desk
from db.operations.moving_holds import move_hold
from db.operations.operation import Operation, sure_key
from db.operations.policies import calendar_of, never_lent
from db.operations.rotas import stay_on_rota
from db.operations.transits import cancel_transit
from db.queries.catalogue import search
from db.queries.holds import (
    HoldRow,
    PullRow,
    ShelfRow,
    Who,
    hold_shelf,
    queue_for,
    to_pull,
    waiting_at,
    who_is,
)
from db.queries.library import BranchRow, branches
from db.queries.members import find_members
from db.queries.partners import partners
from db.queries.rotas import RotaItemRow, RotaRow, on_rotas, rotas
from db.queries.scan import recognise
from db.queries.transits import (
    DepositItem,
    DepositRow,
    TransitRow,
    deposits,
    items_of_deposit,
    on_the_way_to,
    to_send,
)
from db.rules.moving_holds import Step
from db.rules.roles import Right
from db.rules.transits import ROTATION
from desktop_app.background import Background
from desktop_app.holds.looking_through import Looked, LookedThrough, look_through
from desktop_app.holds.rota_work import RotaWork
from desktop_app.holds.rota_work import to_send as rotating
from desktop_app.putting_aside import InHand, Kept, in_hand, keep_for_next, put_aside
from desktop_app.sending_on import Sent, go_on, send
from desktop_app.sync.standing import standing_of

VIEWS = ("pull", "shelf", "waiting", "send", "receive", "deposits", "rotas")


@dataclass(frozen=True)
class State:
    """Everything that the page shows; `synced_at` is empty where the desk stands alone.

    `title` is the only one of which the queue is shown, where one was asked for.
    """

    view: str = "pull"
    pull: tuple[PullRow, ...] = ()
    shelf: tuple[ShelfRow, ...] = ()
    waiting: tuple[HoldRow, ...] = ()
    send: tuple[TransitRow, ...] = ()
    receive: tuple[TransitRow, ...] = ()
    deposits: tuple[DepositRow, ...] = ()
    deposit: UUID | None = None
    """The one that is chosen, of which `of_deposit` are the items."""
    of_deposit: tuple[DepositItem, ...] = ()
    partners: tuple[tuple[UUID, str], ...] = ()
    rotas: tuple[RotaRow, ...] = ()
    rota: UUID | None = None
    """The one that is chosen."""
    on_rotas: tuple[RotaItemRow, ...] = ()
    """The items of all of them."""
    may_rotate: bool = False
    everywhere: bool = False
    title: UUID | None = None
    title_name: str = ""
    synced_at: datetime | None = None
    branches: tuple[BranchRow, ...] = ()
    here: UUID | None = None
    read: bool = False


class Wish(NamedTuple):
    """What is asked for a reservation: who and what are uids, or what was typed or scanned for them.

    `item` is given where no other copy will do.
    """

    member: UUID | str
    title: UUID | str
    pickup: UUID
    suspended_until: date | None
    reason: str | None = None
    item: UUID | None = None


class Subject(NamedTuple):
    """Who and what a reservation begins with, as far as that was chosen elsewhere."""

    who: Who | None
    title: UUID | None
    name: str
    branches: tuple[BranchRow, ...]
    item: UUID | None = None
    barcode: str = ""


class HoldsPresenter:
    """`show` gets each new state; `kept` what was put aside; `did` what was changed, for the other pages."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        background: Background,
        show: Callable[[State], None],
        did: Callable[[frozenset[str]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.state = State()
        self._desk, self._beside = desk, background
        self._show, self._did, self._failed = show, did, failed
        self.rotas = RotaWork(desk, background, self._do, self._after, failed)

    def look(self) -> None:
        """Read again."""
        desk, state = self._desk(), self.state
        self._beside.latest("holds", lambda _task: _read(desk, state), self._become, self._failed)

    def turn_to(self, view: str, title: UUID | None = None) -> None:
        """Another side; of all who wait perhaps those for one title alone."""
        self.state = replace(self.state, view=view, title=title)
        self._show(self.state)
        self.look()

    def toggle_everywhere(self) -> None:
        """Those who fetch here, or at every branch."""
        self.state = replace(self.state, everywhere=not self.state.everywhere, title=None)
        self.look()

    def _become(self, state: State) -> None:
        self.state = replace(state, view=self.state.view, rota=self._still(state))
        self._show(self.state)

    def _still(self, state: State) -> UUID | None:
        """What was chosen while it was read."""
        there = any(one.rota == self.state.rota for one in state.rotas)
        return self.state.rota if there else state.rota

    # --- doing ------------------------------------------------------------------------------------------

    def put_aside(self, row: PullRow, kept: Callable[[Kept], None]) -> None:
        """It was found on the shelf."""
        desk = self._desk()

        def work() -> Kept:
            with desk.together() as perform:
                return put_aside(perform, desk, row.hold, row.item)

        self._do(work, kept)

    def scanned(self, item: UUID, told: Callable[[Kept | None], None]) -> None:
        """An item is in hand: put aside for whoever is next, if anybody waits for it."""
        desk = self._desk()

        def work() -> Kept | None:
            with desk.together() as perform:
                return keep_for_next(perform, desk, item)

        self._do(work, told)

    def in_hand(self, item: UUID, told: Callable[[InHand], None]) -> None:
        """An item was scanned where it stands or has come to: kept for whoever waits, or sent on."""
        desk = self._desk()
        self._do(lambda: in_hand(desk, item), told)

    def send(self, row: TransitRow, told: Callable[[Sent], None]) -> None:
        """It stands here and belongs elsewhere."""
        desk = self._desk()

        def work() -> Sent:
            with desk.together() as perform:
                if row.rotates:
                    return go_on(perform, desk, row.item)
                return send(perform, desk, row.item, row.to_uid, row.why)

        self._do(work, told)

    def choose_rota(self, rota: UUID) -> None:
        """Show the items of another rota."""
        if rota != self.state.rota:
            self.state = replace(self.state, rota=rota)
            self._show(self.state)

    def choose_deposit(self, deposit: UUID) -> None:
        """Show the items of another collection."""
        if deposit != self.state.deposit:
            self.state = replace(self.state, deposit=deposit)
            self.look()

    def save_deposit(self, told: tuple[UUID, str, date], target: UUID | None) -> None:
        """Begin a collection, or change it."""
        desk = self._desk()
        partner, name, until = told

        def work() -> UUID:
            made = desk.perform(put_deposit, partner=partner, name=name, until=until, target=target).operation
            assert isinstance(made, PutDeposit)
            return made.target

        def done(deposit: UUID) -> None:
            self.choose_deposit(deposit)

        self._do(work, done)

    def lend_to(self, deposit: UUID, item: UUID, done: Callable[[Any], None]) -> None:
        """An item goes along."""
        desk = self._desk()
        self._do(lambda: desk.perform(lend_deposit, deposit=deposit, items=[item]), done)

    def take_out(self, transit: UUID) -> None:
        """An item does not go along after all."""
        desk = self._desk()
        self._do(lambda: desk.perform(cancel_transit, transit=transit), lambda _done: None)

    def looked_through(self, told: Looked, done: Callable[[LookedThrough], None]) -> None:
        """What was found of the chosen collection, at the partner or as it came back; the rest is missing."""
        desk, deposit = self._desk(), self.state.deposit
        if deposit is not None:
            self._do(lambda: look_through(desk, deposit, told), done)

    def take_all_back(self, made: tuple[Operation, ...]) -> None:
        """Nothing of that is missing."""
        desk = self._desk()
        self._do(lambda: [desk.perform(undo, of=one) for one in made], lambda _done: None)

    def save_list(self, path: Path, text: Callable[[], bytes], then: Callable[[], None]) -> None:
        """What `text` gives as a file."""

        def work(_task: object) -> None:
            with written(path) as file:
                file.write(text())

        self._beside.run(work, lambda _none: then(), self._failed)

    def keep_here(self, row: TransitRow, done: Callable[[Any], None]) -> None:
        """It is not sent after all."""
        desk = self._desk()
        stays = stay_on_rota if row.why == ROTATION else cancel_transit
        self._do(lambda: desk.perform(stays, transit=row.transit), done)

    def take_off(self, row: ShelfRow, told: Callable[[Kept | None], None]) -> None:
        """Off the hold shelf; where somebody else waits it is put aside for them at once."""
        desk = self._desk()
        why = holds.NOT_FETCHED if row.task in ("wait", "not_fetched") else holds.MISTAKE

        def work() -> Kept | None:
            with desk.together() as perform:
                perform(holds.take_off, held=row.held, why=why)
                return keep_for_next(perform, desk, row.item)

        self._do(work, told)

    def cancel(self, row: HoldRow, done: Callable[[Any], None]) -> None:
        """Nobody waits any more."""
        why = holds.EXPIRED if row.state == "expired" else holds.CANCELLED
        desk = self._desk()
        self._do(lambda: desk.perform(holds.cancel_hold, hold=row.hold, why=why), done)

    def change(self, row: HoldRow, pickup: UUID, until: date | None, done: Callable[[Any], None]) -> None:
        """Fetched elsewhere, or put off until a day."""
        desk = self._desk()
        change = partial(holds.change_hold, hold=row.hold, pickup=pickup, suspended_until=until)
        self._do(lambda: desk.perform(change), done)

    def move(self, row: HoldRow, step: Step, reason: str, done: Callable[[Any], None]) -> None:
        """To another place in the queue."""
        desk = self._desk()
        self._do(lambda: desk.perform(move_hold, hold=row.hold, step=step, reason=reason), done)

    def begin(
        self,
        member: UUID | None,
        subject: UUID | None,
        ready: Callable[[Subject], None],
        *,
        only: bool = False,
    ) -> None:
        """What the form of a new reservation begins with; `subject` is a title or one of its items.

        `only`: this item, and no other copy.
        """
        desk = self._desk()
        self._beside.run(
            lambda _task: _subject(desk, member, subject, only), ready, self._failed, lane="desk"
        )

    def place(
        self, wish: Wish, placed: Callable[[Operation], None], failed: Callable[[Exception], None]
    ) -> None:
        """Place it; `failed` is told what stands against it."""
        desk = self._desk()

        def done(operation: Operation) -> None:
            self._did(frozenset({"holds"}))
            self.look()
            placed(operation)

        self._beside.run(lambda _task: _place(desk, wish), done, failed, lane="desk")

    def take_back(self, operation: Operation) -> None:
        """It was placed by mistake."""
        desk = self._desk()
        self._do(lambda: desk.perform(undo, of=operation), lambda _done: None)

    def _do(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        def done(result: Any) -> None:
            self._after()
            then(result)

        self._beside.run(lambda _task: work(), done, self._failed, lane="desk")

    def _after(self) -> None:
        self._did(frozenset({"holds", "transits", "items", "prints"}))
        self.look()


def _read(desk: Desk, state: State) -> State:
    today = desk.clock().astimezone().date()
    with desk.store.read() as session:
        standing = standing_of(session)
        calendar = calendar_of(session, sure_key(session, Branch, desk.branch))
        if state.title is not None:
            waiting = queue_for(session, state.title, today)
            name = session.scalar(select(Title.title).where(Title.uid == state.title)) or ""
        else:
            waiting, name = waiting_at(session, None if state.everywhere else desk.branch, today), ""
        there = tuple(deposits(session, desk.branch, today))
        chosen = state.deposit if any(one.deposit == state.deposit for one in there) else None
        chosen = chosen or (there[0].deposit if there else None)
        on = tuple(on_rotas(session, desk.branch, calendar, desk.clock()))
        going = tuple(rotas(session, on))
        rota = state.rota if any(one.rota == state.rota for one in going) else None
        return replace(
            state,
            pull=tuple(to_pull(session, desk.branch, today, never_lent(session, today))),
            shelf=tuple(hold_shelf(session, desk.branch, calendar, today)),
            waiting=tuple(waiting),
            title_name=name,
            send=(*rotating(on), *to_send(session, desk.branch, desk.clock())),
            receive=tuple(on_the_way_to(session, desk.branch, desk.clock())),
            deposits=there,
            deposit=chosen,
            of_deposit=tuple(items_of_deposit(session, chosen)) if chosen else (),
            partners=tuple((one.uid, one.name) for one in partners(session) if one.active),
            rotas=going,
            rota=rota or (going[0].rota if going else None),
            on_rotas=on,
            may_rotate=desk.may(Right.ROTATE),
            synced_at=standing.synced_at if standing else None,
            branches=tuple(branches(session)),
            here=desk.branch,
            read=True,
        )


def _subject(desk: Desk, member: UUID | None, subject: UUID | None, only: bool) -> Subject:
    with desk.store.read() as session:
        title = None if subject is None else _title_of(session, subject)
        name = "" if title is None else session.scalars(select(Title.title).where(Title.uid == title)).one()
        who = None if member is None else who_is(session, member)
        barcode = session.scalar(select(Item.barcode).where(Item.uid == subject)) if only else None
        item = subject if barcode is not None else None
        return Subject(who, title, name, tuple(branches(session)), item, barcode or "")


def _title_of(session: Session, subject: UUID) -> UUID:
    of_item = select(Title.uid).join(Item, Item.title_id == Title.id).where(Item.uid == subject)
    return session.scalar(of_item) or subject


def _place(desk: Desk, wish: Wish) -> Operation:
    with desk.store.read() as session:
        member = wish.member if isinstance(wish.member, UUID) else _find_member(session, wish.member)
        here = session.scalars(select(Branch.id).where(Branch.uid == desk.branch)).one()
        title = wish.title if isinstance(wish.title, UUID) else _find_title(session, wish.title, here)
    return desk.perform(
        holds.place_hold,
        member=member,
        title=title,
        item=wish.item,
        pickup=wish.pickup,
        suspended_until=wish.suspended_until,
        reason=wish.reason,
    ).operation


def _find_member(session: Session, typed: str) -> UUID:
    """By the card, else the only one with these words. Raises Unknown."""
    scan = recognise(session, typed)
    if scan.kind == "member" and scan.uid is not None:
        return scan.uid
    found = find_members(session, typed, limit=2) if typed.strip() else []
    if len(found) != 1:
        raise refusals.Unknown(what="members", text=typed)
    return found[0].uid


def _find_title(session: Session, typed: str, here: int) -> UUID:
    """By a copy's barcode or the ISBN, else the only one with these words. Raises Unknown."""
    scan = recognise(session, typed).as_copy
    if scan.kind in ("item", "isbn") and scan.uid is not None:
        return _title_of(session, scan.uid)
    found = search(session, typed, here, limit=2, count=False).rows if typed.strip() else []
    if len(found) != 1:
        raise refusals.Unknown(what="titles", text=typed)
    return found[0].uid
