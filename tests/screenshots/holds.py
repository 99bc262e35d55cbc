# SPDX-License-Identifier: GPL-3.0-or-later
"""Reservations and transit: to fetch, the hold shelf, who waits, what to send and what comes; a change."""

from __future__ import annotations

from collections.abc import Iterator

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
    page.presenter.turn_to("waiting")
    playing.quiet()
    yield Shot("change", lambda: playing.do("change-hold"), asks=True)
    chosen = page.presenter.state.waiting[0]
    asked = ("reserve", None, chosen.title_uid)
    yield Shot("reserve", lambda: page.activated(asked), asks=True)
