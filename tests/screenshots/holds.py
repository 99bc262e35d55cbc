# SPDX-License-Identifier: GPL-3.0-or-later
"""Reservations and transit: to fetch, the hold shelf, who waits, what to send and what comes; a change.

Deposit and rotating collections.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import exists, select

from db.models import Hold, Member
from db.operations.holds import cancel_hold, place_hold
from db.operations.moving_holds import move_hold
from db.queries.holds import HoldRow
from db.rules.moving_holds import Step
from desktop_app.holds.page import HoldsPage
from tests.screenshots.camera import Shot
from tests.screenshots.playing import Playing


def shots(playing: Playing) -> Iterator[Shot]:
    """The sample's reservations."""
    page = playing.go(HoldsPage)
    for view in ("pull", "shelf", "waiting", "send", "receive", "deposits"):
        page.presenter.turn_to(view)
        playing.quiet()
        yield Shot(view)
    yield Shot("deposit-new", page.deposits.begin, asks=True)
    yield Shot("deposit-look-through", page.deposits.look_through, asks=True)
    page.presenter.turn_to("rotas")
    playing.quiet()
    yield Shot("rotas")
    yield Shot("rota-new", page.rotas.begin, asks=True)
    yield Shot("rota-change", page.rotas.change, asks=True)
    yield Shot("rota-send-due", page.rotas.send_due, asks=True)
    page.presenter.turn_to("waiting")
    playing.quiet()
    yield Shot("change", lambda: playing.do("change-hold"), asks=True)
    chosen = page.presenter.state.waiting[0]
    asked = ("reserve", None, chosen.title_uid)
    yield Shot("reserve", lambda: page.activated(asked), asks=True)
    yield from _queue(playing, page, page.presenter.state.waiting[1])


def _queue(playing: Playing, page: HoldsPage, first: HoldRow) -> Iterator[Shot]:
    """Two more wait for a while, and the second of them was put forward."""
    desk = page.desk()
    with desk.store.read() as session:
        waits = exists().where((Hold.member == Member.uid) | (Member.block_reason.is_not(None)))
        others = session.scalars(select(Member.uid).where(~waits).order_by(Member.id).limit(2)).all()
    made = []
    for who in others:
        facts = {"member": who, "title": first.title_uid, "reason": "Tugas sekolah"}
        made.append(desk.perform(place_hold, **facts).operation.hold)  # type: ignore[arg-type]
    desk.perform(move_hold, hold=made[-1], step=Step.UP, reason="Lomba karya tulis")
    page.presenter.turn_to("waiting", first.title_uid)
    playing.quiet()
    page.tables["waiting"].move_to(1)
    yield Shot("queue")
    yield Shot("move", lambda: playing.do("move-up"), asks=True)
    for hold in made:
        desk.perform(cancel_hold, hold=hold)
    page.escape()
    playing.quiet()
