# SPDX-License-Identifier: GPL-3.0-or-later
"""Visits: the day's list, the dialogs, the figures of a month."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.visits.page import VisitsPage
from tests.screenshots.camera import Shot
from tests.screenshots.playing import Playing


def shots(playing: Playing) -> Iterator[Shot]:
    """The sample's visits of today and of this month."""
    page = playing.go(VisitsPage)
    playing.quiet()
    # Early in the morning nobody has come yet.
    while not page.presenter.state.rows:
        page.presenter.move(-1)
        playing.quiet()
    page.list.move_to(0)
    yield Shot("list")
    yield Shot("lockers", lambda: playing.do("lockers"), playing.close_dialog)
    for sort in ("guest", "group", "count", "door"):
        yield Shot(sort, lambda sort=sort: playing.do(f"enter-{sort}"), playing.close_dialog)
    page.presenter.span_over("month")
    playing.quiet()
    yield Shot("figures")
