# SPDX-License-Identifier: GPL-3.0-or-later
"""Interlibrary loan: what was asked, what others ask, the forms, figures, nothing found."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.interloan.page import InterloanPage
from desktop_app.interloan.presenter import ASKED, ASKED_US, FIGURES
from tests.screenshots.camera import Shot
from tests.screenshots.playing import Playing


def shots(playing: Playing) -> Iterator[Shot]:
    """The sample's requests, one of each kind."""
    page = playing.go(InterloanPage)
    playing.quiet()
    yield Shot("asked")
    yield Shot("new", lambda: playing.do("ask"), playing.close_dialog)
    page.presenter.turn_to(ASKED_US)
    playing.quiet()
    yield Shot("asked-us")
    yield Shot("cannot", lambda: playing.do("other-answer"), playing.close_dialog)
    page.presenter.turn_to(FIGURES)
    playing.quiet()
    yield Shot("figures")
    page.presenter.turn_to(ASKED)
    playing.type("zzyzx", lambda: not page.presenter.state.rows)
    playing.quiet()
    yield Shot("none-found")
