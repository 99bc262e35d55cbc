# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done with rotating collections, beside the window. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Item, Rota, RotaItem, Title
from db.operations import rotas
from db.operations.desk import Desk
from db.operations.operation import Operation
from db.operations.refusals import Refusal
from db.queries.rotas import RotaItemRow
from db.queries.transits import TransitRow
from db.rules.rotation import Stage
from db.rules.transits import HOME, ROTATION
from desktop_app.background import Background
from desktop_app.putting_aside import InHand, in_hand
from desktop_app.sending_on import Sent, go_on

Do = Callable[[Callable[[], Any], Callable[[Any], None]], None]


class Wanted(NamedTuple):
    """A rota as it was told."""

    name: str
    stages: tuple[Stage, ...]
    cyclical: bool
    active: bool


class Scanned(NamedTuple):
    """What a scan on this side came to: `put` on a rota, what is to be done with it (`hand`), or neither."""

    title: str
    put: Operation | None = None
    hand: InHand | None = None


class SentOn(NamedTuple):
    """What became of many: how each is handled, what could not be, and how many were left by a stop."""

    handled: tuple[InHand, ...]
    refused: tuple[Refusal, ...]
    left: int


class RotaWork:
    """`do` runs what is done, and tells the page; `failed` is told what could not be."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        background: Background,
        do: Do,
        did: Callable[[], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._desk, self._beside, self._do, self._did = desk, background, do, did
        self._failed = failed
        self._stop = False

    def save(self, told: Wanted, target: UUID | None, done: Callable[[UUID], None]) -> None:
        """Begin a rota, or change it."""
        desk = self._desk()

        def work() -> UUID:
            made = desk.perform(rotas.put_rota, **told._asdict(), target=target).operation
            assert isinstance(made, rotas.PutRota)
            return made.target

        self._do(work, done)

    def scanned(
        self, item: UUID, rota: UUID | None, *, may_put: bool, done: Callable[[Scanned], None]
    ) -> None:
        """An item in hand: one that is on no rota is put on the chosen one, the others are handled."""
        desk = self._desk()
        self._do(lambda: _scanned(desk, item, rota if may_put else None), done)

    def take_off(self, item: UUID, done: Callable[[Operation], None]) -> None:
        """It belongs again to where it came from."""
        desk = self._desk()
        self._do(lambda: desk.perform(rotas.take_off_rota, items=[item]).operation, done)

    def send_now(self, item: UUID, done: Callable[[Sent], None]) -> None:
        """To the next stage, before its time is over."""
        desk = self._desk()

        def work() -> Sent:
            with desk.together() as perform:
                return go_on(perform, desk, item)

        self._do(work, done)

    def send_all(
        self, items: Sequence[UUID], progress: Callable[[int, int], None], done: Callable[[SentOn], None]
    ) -> None:
        """What is due and was found, one after the other; each is whole whatever happens to the next."""
        desk = self._desk()

        def ended(result: SentOn) -> None:
            self._did()
            done(result)

        self._stop = False
        self._beside.run(
            lambda task: _send_all(desk, items, task.report, lambda: self._stop or not task.heard),
            ended,
            self._failed,
            lambda at, total, _note: progress(at, total),
            lane="desk",
        )

    def stop(self) -> None:
        """What was sent stays so."""
        self._stop = True


def _scanned(desk: Desk, item: UUID, rota: UUID | None) -> Scanned:
    with desk.store.read() as session:
        title = session.scalars(
            select(Title.title).join(Item, Item.title_id == Title.id).where(Item.uid == item)
        ).one()
        free = not _is_on(session, item)
    if free and rota is not None:
        return Scanned(title, put=desk.perform(rotas.put_on_rota, rota=rota, items=[item]).operation)
    return Scanned(title) if free else Scanned(title, hand=in_hand(desk, item))


def _is_on(session: Session, item: UUID) -> bool:
    on = select(RotaItem.id).join(Item, Item.id == RotaItem.item_id).join(Rota, Rota.id == RotaItem.rota_id)
    return session.scalar(on.where(Item.uid == item)) is not None


def _send_all(
    desk: Desk, items: Sequence[UUID], report: Callable[[int, int], None], stopped: Callable[[], bool]
) -> SentOn:
    handled: list[InHand] = []
    refused: list[Refusal] = []
    for place, item in enumerate(items):
        if stopped():
            return SentOn(tuple(handled), tuple(refused), len(items) - place)
        report(place, len(items))
        try:
            handled.append(in_hand(desk, item))
        except Refusal as error:
            refused.append(error)
    return SentOn(tuple(handled), tuple(refused), 0)


def to_send(items: Sequence[RotaItemRow]) -> list[TransitRow]:
    """What is due here, as the list of what is to be sent shows it."""
    return [
        TransitRow(
            one.item,
            one.item,
            one.title,
            one.barcode,
            one.at,
            one.to_uid,
            one.to,
            HOME if one.ends else ROTATION,
            one.since,
            "send",
            overdue=False,
            rotates=True,
        )
        for one in items
        if one.state == "due" and one.since is not None
    ]
