# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners: the register, one partner, the forms for it and for its agreements, nothing found."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.partners.page import PartnersPage
from tests.screenshots.camera import Shot
from tests.screenshots.playing import Playing


def shots(playing: Playing) -> Iterator[Shot]:
    """The sample's partners: one whose agreement ends soon, one whose has ended."""
    page = playing.go(PartnersPage)
    playing.quiet()
    row = next(row for row in page.presenter.state.rows if len(row.agreements) > 1)
    page.presenter.choose(row)
    playing.quiet()
    yield Shot("register")
    yield Shot("change", lambda: playing.do("edit-partner"), playing.close_dialog)
    yield Shot("agreement", lambda: playing.do("edit-agreement"), playing.close_dialog)
    yield Shot("interlending", page.ask_place, asks=True)
    yield Shot("renew", lambda: playing.do("renew-agreement"), playing.close_dialog)
    yield Shot("new", lambda: playing.do("new-partner"), playing.close_dialog)
    playing.type("zzyzx", lambda: not page.presenter.state.rows)
    playing.quiet()
    yield Shot("none-found")
