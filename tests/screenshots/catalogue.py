# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogue: finding, one title with its copies, the forms."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from db.models import Item, Transit
from db.rules.transits import ROTATION
from desktop_app import hands
from desktop_app.catalogue.page import CataloguePage
from tests.screenshots.camera import Shot
from tests.screenshots.playing import Playing


def shots(playing: Playing) -> Iterator[Shot]:
    """What a cataloguer sees in a day."""
    page = playing.go(CataloguePage)
    hands.until(lambda: bool(page.presenter.state.rows), "all titles")
    yield Shot("all-titles")
    _look_up(playing, page, "sejarah")
    yield Shot("results")
    page.presenter.narrow(available=True, branch=page.presenter.state.frame.here_id)
    playing.quiet()
    yield Shot("filters")
    page.presenter.widen()
    playing.type("zzyzx", lambda: page.presenter.state.answered and not page.presenter.state.rows)
    yield Shot("nothing-found")
    _look_up(playing, page, "laskar pelangi")
    yield Shot("title-detail")
    yield Shot("title-form", lambda: playing.do("edit-title"), playing.close_dialog)
    yield Shot("new-title", lambda: playing.do("new-title"), playing.close_dialog)
    yield Shot("new-copy", lambda: playing.do("add-copy"), playing.close_dialog)
    yield Shot("copy-form", lambda: playing.do("edit-copy"), playing.close_dialog)
    yield Shot("copy-history", lambda: playing.do("history"), playing.close_dialog)
    yield Shot("labels", lambda: playing.do("labels"), playing.close_dialog)
    yield Shot("withdraw", lambda: playing.do("withdraw"), asks=True)
    _show_one_that_travels(playing, page)
    yield Shot("history-of-one-that-travels", lambda: playing.do("history"), playing.close_dialog)
    page.clear_all()


def _show_one_that_travels(playing: Playing, page: CataloguePage) -> None:
    """A children's book that goes from branch to branch."""
    with playing.work.opened.store.read() as session:
        came = select(Item.uid).join(Transit).where(Transit.why == ROTATION, Transit.arrived_at.is_not(None))
        copy = session.scalars(came.order_by(Item.barcode)).first()
    playing.go(CataloguePage, ("item", copy))
    hands.until(lambda: page.presenter.state.copy == copy, "the copy that travels")
    playing.quiet()


def _look_up(playing: Playing, page: CataloguePage, words: str) -> None:
    """Type words; wait until the first title stands beside the list with a copy chosen."""
    state = page.presenter
    playing.type(words, lambda: state.state.text == words and state.state.answered and state.state.card)
    page.presenter.settle()
    playing.quiet()
