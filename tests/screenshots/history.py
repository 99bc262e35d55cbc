# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips printed before, and what is due."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.history.page import HistoryPage
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
