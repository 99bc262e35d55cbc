# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips printed before, and what is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select

from db.models import Member, new_uid
from db.operations.desk import Desk
from db.operations.payments import cancel_payment, take_payment
from desktop_app import hands
from desktop_app.history import till
from desktop_app.history.page import HistoryPage
from desktop_app.history.till_dialog import TillDialog
from tests.screenshots import circulation
from tests.screenshots.camera import Shot
from tests.screenshots.playing import Playing


def shots(playing: Playing) -> Iterator[Shot]:
    """After the morning at the circulation desk there are slips; without one somebody borrows first."""
    page = playing.go(HistoryPage, "slips")
    if not page.presenter.state.slips:
        circulation.a_visit(playing)
        page = playing.go(HistoryPage, "slips")
    yield Shot("slips")
    yield Shot("reprint", lambda: playing.do("reprint"), playing.close_dialog)
    yield Shot("till", lambda: _count(playing), playing.close_dialog)
    page.presenter.turn_to("due")
    playing.quiet()
    yield Shot("due-list")
    page.presenter.choose_range("week")
    page.presenter.toggle_everywhere()
    playing.quiet()
    yield Shot("due-everywhere")
    yield Shot("due-print", lambda: playing.do("print-due"), playing.close_dialog)
    page.presenter.toggle_everywhere()
    page.activated("reminders")
    playing.quiet()
    yield Shot("reminders")
    yield Shot("reminder-letters", lambda: playing.do("letter-again"), playing.close_dialog)
    yield Shot("reminder-words", lambda: playing.do("words"), playing.close_dialog)
    yield Shot("renewals", lambda: playing.do("itself"), playing.close_dialog)
    page.activated("overrides")
    playing.quiet()
    yield Shot("overrides")
    page.activated("slips")


def _count(playing: Playing) -> None:
    """A fine was paid, another payment was taken back; some money is missing."""
    desk = playing.work.desk()
    if not till.read(desk).movements:
        _pay(desk)
    playing.do("till")
    dialog = playing.window.findChild(TillDialog)
    hands.until(dialog.primary.isEnabled, "the till")
    dialog.began.set_number(50_000)
    dialog.counted.set_number(62_000)
    dialog.left.set_number(50_000)


def _pay(desk: Desk) -> None:
    with desk.store.read() as session:
        member = session.scalars(select(Member.uid).where(Member.merged_into.is_(None)).limit(1)).one()
    moment, made = desk.clock() - timedelta(minutes=1), [new_uid(), new_uid()]
    for payment, amount in zip(made, (12_500, 4_000), strict=True):
        desk.perform(
            take_payment, member=member, amount=amount, device=desk.device, at=moment, payment=payment
        )
    desk.perform(cancel_payment, payment=made[1])
