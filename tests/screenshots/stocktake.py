# SPDX-License-Identifier: GPL-3.0-or-later
"""Stock-takes: one under way, what a scan says, what is missing, the forms."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from db.models import Item, Loan
from desktop_app.stocktake.page import StocktakePage
from tests.screenshots.camera import Shot
from tests.screenshots.playing import Playing


def shots(playing: Playing) -> Iterator[Shot]:
    """The sample's two, and a scan of something that is out by the books."""
    page = playing.go(StocktakePage)
    playing.quiet()
    with playing.work.opened.store.read() as session:
        out = select(Item.barcode).join(Loan, Loan.item_id == Item.id).where(Loan.ended_at.is_(None))
        known = page.presenter.state.told.scanned
        barcode = next(one for one in session.scalars(out.order_by(Item.barcode)) if one not in known)
    yield Shot("under-way")
    playing.scan(barcode, lambda: page.presenter.state.last)
    playing.quiet()
    yield Shot("on-loan")
    page.presenter.turn_to("odd")
    playing.quiet()
    yield Shot("need-a-hand")
    yield Shot("missing", lambda: playing.do("missing"), playing.close_dialog)
    closed = next(one for one in page.presenter.state.rows if one.closed_at is not None)
    page.presenter.choose(closed)
    playing.quiet()
    yield Shot("reopen", lambda: playing.do("end"), playing.close_dialog)
    yield Shot("new", lambda: playing.do("new-stocktake"), playing.close_dialog)
