# SPDX-License-Identifier: GPL-3.0-or-later
"""Reservations: what is to be fetched, the hold shelf, all who wait, and a change."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.holds.page import HoldsPage
from tests.screenshots.camera import Shot
from tests.screenshots.playing import Playing


def shots(playing: Playing) -> Iterator[Shot]:
    """The sample's reservations."""
    page = playing.go(HoldsPage)
    for view in ("pull", "shelf", "waiting"):
        page.presenter.turn_to(view)
        playing.quiet()
        yield Shot(view)
    yield Shot("change", lambda: playing.do("change-hold"), asks=True)
    chosen = page.presenter.state.waiting[0]
    asked = ("reserve", None, chosen.title_uid)
    yield Shot("reserve", lambda: page.activated(asked), asks=True)
