# SPDX-License-Identifier: GPL-3.0-or-later
"""The guided tour: the main job played on the real widgets, off screen, on a fresh sample library.

Looks a title up, lends three, takes one back late, prints; then says what it did and where to look.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from db.models import Branch, Item, ItemType, Loan, Member
from db.store import Store
from desktop_app import hands
from desktop_app.application import Application, make_application
from desktop_app.attention.page import AttentionPage
from desktop_app.catalogue.page import CataloguePage
from desktop_app.circulation.page import CirculationPage
from desktop_app.desk_at_work import DeskAtWork
from desktop_app.hands import Stuck
from desktop_app.issuing import Issued
from desktop_app.language import format_money, translate
from desktop_app.printing import frozen
from desktop_app.sample_centre import available
from desktop_app.sample_library import SAMPLE_SIGN_IN, create_sample
from desktop_app.sync_page.page import SyncPage

LOOKED_UP = "laskar pelangi"
LENT = 3
SERVER_MS = 120_000
"""The sample's server is founded and started meanwhile: on a slow PC that takes a minute."""


class Cast(NamedTuple):
    """Who and what plays: a member's card, three barcodes on the shelf, one that is out and late."""

    card: str
    barcodes: list[str]
    late: str


def run_tour(folder: Path | None, out: Path) -> int:
    """Play the tour and leave pictures and slips in `out`; 1 where something did not go as it should."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application()
    store = folder or out / "store"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    create_sample(store).close()
    whole = Application(app, store, with_centre=True)
    tour = Tour(whole, out)
    try:
        tour.play()
    except Stuck as error:
        said = translate("Tour", "The tour got stuck: {what} did not come.")
        sys.stderr.write(said.format(what=error) + "\n")
        return 1
    finally:
        whole.quit()
    sys.stdout.write("\n".join(tour.told) + "\n")
    return 0


class Tour:
    """One play. Every step waits for the window's own signals."""

    def __init__(self, whole: Application, out: Path) -> None:
        self._whole, self._out = whole, out
        self.told: list[str] = []
        self._pictures = 0
        self._slips: list[Issued] = []

    def play(self) -> None:
        """The whole tour, in order."""
        self._sign_in()
        self._look_up()
        cast = choose_cast(self._work.opened.store)
        self._lend(cast)
        self._take_back(cast)
        self._sync()
        self._say_where()

    @property
    def _work(self) -> DeskAtWork:
        work = self._whole.work
        if work is None:
            raise Stuck(translate("Tour", "the desk"))
        return work

    # --- steps ----------------------------------------------------------------------------------------

    def _sign_in(self) -> None:
        welcome = self._whole.welcome
        self._whole.start()
        page = translate("Tour", "the sign-in page")
        hands.until(lambda: welcome.pages.currentWidget() is welcome.sign_in, page)
        username, password = SAMPLE_SIGN_IN
        welcome.sign_in.presenter.choose(username)
        hands.type_into(welcome.sign_in.secret.edit, password)
        self._picture(welcome, "sign-in")
        hands.press(welcome.sign_in.secret.edit, Qt.Key.Key_Return)
        hands.until(lambda: self._whole.work is not None, translate("Tour", "the desk"))
        self._work.window.resize(1280, 720)
        self._say(translate("Tour", "Signed in to the sample library as {name}."), name=username)

    def _look_up(self) -> None:
        window = self._work.window
        window.go("catalogue")
        page = window.page
        assert isinstance(page, CataloguePage)
        hands.type_into(window.scan_box, LOOKED_UP)
        hands.until(lambda: LOOKED_UP in self._first_title(page).lower(), LOOKED_UP)
        self._picture(window, "catalogue")
        said = translate("Tour", "Typed “{words}” into the one box: “{title}” is found while typing.")
        self._say(said, words=LOOKED_UP, title=self._first_title(page))

    @staticmethod
    def _first_title(page: CataloguePage) -> str:
        rows = page.presenter.state.rows
        return rows[0].title if rows else ""

    def _lend(self, cast: Cast) -> None:
        window, page = self._circulation()
        self._scan(cast.card, lambda: page.presenter.state.member is not None)
        for count, barcode in enumerate(cast.barcodes, 1):
            self._scan(barcode, lambda count=count: len(page.presenter.state.rows) == count)  # type: ignore[misc]
        self._picture(window, "three-lent")
        member = page.presenter.state.member
        assert member is not None
        self._say(translate("Tour", "Scanned the card of {name} and lent three items:"), name=member.name)
        for row in page.presenter.state.rows:
            self.told.append(f"    {row.barcode}  {row.title}")
        self._finish(window, page)

    def _take_back(self, cast: Cast) -> None:
        window, page = self._circulation()
        self._scan(cast.late, lambda: bool(page.presenter.state.rows))
        row = page.presenter.state.rows[0]
        self._picture(window, "one-returned-late")
        said = translate(
            "Tour", "Took back “{title}”, %n day(s) late: a fine of {fine}.", None, row.days_late
        )
        self._say(said, title=row.title, fine=format_money(row.fine))
        self._finish(window, page)

    def _sync(self) -> None:
        """The sample's own server has come up meanwhile; a desk of another branch has disagreed."""
        if not available():
            self._say(translate("Tour", "The server's parts are not installed here: the desk stayed alone."))
            return
        window, in_step = self._work.window, self._work.in_step
        online = translate("Tour", "the sample's server")
        hands.until(lambda: in_step.state is not None and in_step.state.phase == "online", online, SERVER_MS)
        notes: list[int] = []
        in_step.noted.connect(notes.append)
        in_step.count_notes()
        hands.until(lambda: bool(notes and notes[-1]), translate("Tour", "the notes"), SERVER_MS)
        for name in ("sync", "attention"):
            window.go(name)
            hands.until(self._is_shown, name)
            self._picture(window, name)
        said = translate(
            "Tour",
            "Sent all of it to the server beside the desk; %n note(s) need attention.",
            None,
            notes[-1],
        )
        self.told.append(said)

    def _is_shown(self) -> bool:
        """Whether the page in view has read what it shows."""
        match self._work.window.page:
            case SyncPage() as page:
                return page.presenter.state.looked and not page.presenter.state.found.waiting
            case AttentionPage() as page:
                return bool(page.presenter.state.rows)
        return False

    def _circulation(self) -> tuple[QWidget, CirculationPage]:
        window = self._work.window
        window.go("circulation")
        page = window.page
        assert isinstance(page, CirculationPage)
        return window, page

    def _finish(self, window: QWidget, page: CirculationPage) -> None:
        """An empty scan ends the visit; its slip is numbered, recorded, drawn."""
        issued: list[Issued] = []
        page.slip_issued.connect(issued.append)
        ends = partial(hands.enter, self._work.window.scan_box, "")
        hands.until_told(page.slip_issued, ends, translate("Tour", "the slip"))
        page.slip_issued.disconnect(issued.append)
        for slip in issued:
            pdf = frozen.render(slip.slip, self._work.settings.paper(slip.document))
            (self._out / f"{slip.document}-{slip.number}.pdf").write_bytes(pdf)
            self._slips.append(slip)

    def _say_where(self) -> None:
        self.told.append(translate("Tour", "The slips, as they would be printed:"))
        self.told += [f"    {self._out / f'{slip.document}-{slip.number}.pdf'}" for slip in self._slips]
        self.told.append(translate("Tour", "Pictures of each step:"))
        self.told += [f"    {picture}" for picture in sorted(self._out.glob("*.png"))]

    # --- telling --------------------------------------------------------------------------------------

    def _say(self, said: str, /, **facts: object) -> None:
        self.told.append(said.format(**facts))

    def _scan(self, text: str, done: Callable[[], bool]) -> None:
        hands.enter(self._work.window.scan_box, text)
        hands.until(done, text)

    def _picture(self, window: QWidget, name: str) -> None:
        self._pictures += 1
        hands.let_it_paint()
        window.grab().save(str(self._out / f"{self._pictures}-{name}.png"))


def choose_cast(store: Store) -> Cast:
    """Somebody with nothing against them, three items on this branch's shelf, and one that is late."""
    now = datetime.now(UTC)
    out = select(Loan.item_id).where(Loan.ended_at.is_(None))
    with store.read() as session:
        here = session.scalars(select(Branch.id).order_by(Branch.id)).first()
        borrowing = select(Loan.member_id).where(Loan.ended_at.is_(None))
        card = session.scalars(
            select(Member.number)
            .where(Member.block_reason.is_(None), Member.expires_on > now.date(), Member.branch_id == here)
            .where(Member.id.not_in(borrowing), Member.number.like("A25%"))
            .order_by(Member.number)
        ).first()
        barcodes = session.scalars(
            select(Item.barcode)
            .join(ItemType, ItemType.id == Item.item_type_id)
            .where(Item.branch_id == here, Item.condition == "good", Item.id.not_in(out))
            .where(ItemType.code == "UMUM")
            .order_by(Item.barcode)
            .limit(LENT)
        )
        late = session.scalars(
            select(Item.barcode)
            .join(Loan, Loan.item_id == Item.id)
            .where(Loan.ended_at.is_(None), Loan.due_at < now, Loan.branch_id == here)
            .order_by(Loan.due_at)
        ).first()
        if card is None or late is None:
            raise Stuck(translate("Tour", "the sample library"))
        return Cast(card, list(barcodes), late)
