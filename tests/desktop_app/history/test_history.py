# SPDX-License-Identifier: GPL-3.0-or-later
"""The history page on a real store: slips found and printed again, what is due, the day's figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.models import Member
from db.operations import circulation
from db.operations.circulation import CheckOut
from db.operations.desk import Desk
from db.operations.fees import charge_fee
from db.operations.payments import cancel_payment
from db.operations.policies import close_days, put_policy
from db.queries.members import member_view
from db.queries.scan import Scan, recognise
from db.store import Store
from desktop_app.background import Background
from desktop_app.circulation import visit
from desktop_app.circulation.slips import issue
from desktop_app.history import records
from desktop_app.history.page import HistoryPage
from desktop_app.history.presenter import HistoryPresenter, State
from desktop_app.preferences import Settings
from desktop_app.printing import frozen
from desktop_app.printing.loan_slip import LoanSlip
from desktop_app.printing.output import Output
from desktop_app.printing.paper import ROLL_80
from desktop_app.settling import pay
from tests.desk.a_library import PASSWORD, Library, found_a_library
from tests.desktop_app.printing.reading import text_of


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return found_a_library(tmp_path / "store")


@pytest.fixture
def desk(library: Library) -> Iterator[Desk]:
    from db.operations.founding import desk_of
    from db.operations.staff import sign_in

    store: Store = library.store()
    found = desk_of(store, sign_in(store, "admin", PASSWORD))
    assert found is not None
    yield found
    store.close()


def lend(desk: Desk, library: Library, count: int) -> None:
    """A visit of the first member that ends with a slip."""
    with desk.store.read() as session:
        member = recognise(session, library.cards[0]).uid
        items = [recognise(session, barcode).uid for barcode in library.barcodes[:count]]
    assert member is not None
    view = visit.look_up(desk, member)
    rows = [visit.lend(desk, item, view) for item in items if item is not None]
    issue(desk, view, rows)


class AtOnce:
    """Work done when it is asked for."""

    def run(
        self,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        lane: Any = "pool",
    ) -> None:
        done(work(None))

    def latest(
        self,
        key: str,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        self.run(work, done, failed)


def presenter(desk: Desk, printed: list[Any]) -> HistoryPresenter:
    shown: list[State] = []
    return HistoryPresenter(lambda: desk, AtOnce(), shown.append, printed.append, printed.append)


def test_a_slip_is_found_by_the_beginning_of_its_number(desk: Desk, library: Library) -> None:
    lend(desk, library, 2)
    history = presenter(desk, [])
    history.find("s0")
    assert [row.number for row in history.state.slips] == ["S000001"]
    history.find("S9")
    assert history.state.slips == ()


def test_a_reprint_is_counted_and_says_so(desk: Desk, library: Library) -> None:
    lend(desk, library, 2)
    printed: list[Any] = []
    history = presenter(desk, printed)
    history.look()
    for _ in range(2):
        history.reprint(history.state.slips[0])
    assert [slip.reprint.count for slip in printed] == [1, 2]
    assert history.state.slips[0].reprints == 2
    first = records.as_printed(history.state.slips[0])
    assert isinstance(first, LoanSlip)
    assert first.reprint is None
    assert [row.title for row in first.rows] == ["Buku cerita nomor 0", "Buku cerita nomor 1"]


def test_the_receipt_of_a_payment_that_was_taken_back_says_so_when_it_is_printed_again(
    desk: Desk, library: Library
) -> None:
    with desk.store.read() as session:
        uid = session.scalars(select(Member.uid)).first()
        assert uid is not None
        who = member_view(session, uid)
    assert who is not None
    desk.perform(charge_fee, member=uid, sort="registration", amount=5_000)
    paid = pay(desk, who, "paid", 5_000, "")
    printed: list[Any] = []
    history = presenter(desk, printed)
    history.look()
    history.reprint(history.state.slips[0])
    desk.perform(cancel_payment, payment=paid.done.operation.payment)  # type: ignore[attr-defined]
    history.reprint(history.state.slips[0])
    assert [slip.taken_back is None for slip in printed] == [True, False]
    words = [text_of(frozen.render(slip, ROLL_80)) for slip in printed]
    assert ["Taken back" in one for one in words] == [False, True]
    assert ["Thank you" in one for one in words] == [True, False]


def test_the_due_list_tells_late_from_not_yet_and_what_it_costs(desk: Desk, library: Library) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"fine_per_day": 1_000, "loan_days": 5})
    now = desk.clock()
    desk.clock = lambda: now - timedelta(days=30)
    with desk.store.read() as session:
        member = recognise(session, library.cards[1]).uid
        item = recognise(session, library.barcodes[0]).uid
    assert member is not None
    assert item is not None
    # The founding lies after this moment: the clock is said to be right.
    desk.confirm_clock()
    late = desk.perform(circulation.check_out, item=item, member=member).operation
    assert isinstance(late, CheckOut)
    desk.clock = lambda: now
    lend_one_more(desk, library)
    history = presenter(desk, [])
    history.choose_range("overdue")
    assert history.state.due is not None
    overdue = history.state.due.lines
    assert [line.row.barcode for line in overdue] == [library.barcodes[0]]
    assert overdue[0].days_late > 0
    assert overdue[0].fine > 0
    history.choose_range("all")
    assert len(history.state.due.lines) == 2
    assert history.state.day is not None
    assert history.state.day.overdue == 1
    _close_all_days(desk, late.due_at.astimezone().date(), now.astimezone().date())
    history.choose_range("overdue")
    assert history.state.due.lines == [], "closed since it was due"
    assert history.state.day.overdue == 0


def _close_all_days(desk: Desk, since: date, until: date) -> None:
    days = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    desk.perform(close_days, days=[(day, "Banjir") for day in days])


def test_the_list_of_one_member_has_all_that_is_out_and_nothing_of_others(
    desk: Desk, library: Library
) -> None:
    lend(desk, library, 2)
    with desk.store.read() as session:
        first, second = (recognise(session, card).uid for card in library.cards[:2])
        item = recognise(session, library.barcodes[5]).uid
    assert first is not None
    assert second is not None
    assert item is not None
    desk.perform(circulation.check_out, item=item, member=second)
    history = presenter(desk, [])
    history.choose_member(second, "Budi Santoso")
    assert history.state.due is not None
    assert [line.row.barcode for line in history.state.due.lines] == [library.barcodes[5]]
    history.choose_member(None)
    history.choose_range("all")
    assert len(history.state.due.lines) == 3


def lend_one_more(desk: Desk, library: Library) -> None:
    with desk.store.read() as session:
        member = recognise(session, library.cards[0]).uid
        item = recognise(session, library.barcodes[1]).uid
    assert member is not None
    assert item is not None
    desk.perform(circulation.check_out, item=item, member=member)


def test_the_page_shows_slip_and_picture_and_finds_a_scanned_number(
    qtbot: QtBot, desk: Desk, library: Library
) -> None:
    lend(desk, library, 1)
    background = Background()
    settings = Settings({}, lambda: desk, background)
    page = HistoryPage(lambda: desk, background, Output(background, settings), settings, lambda: page)
    qtbot.addWidget(page)
    page.resize(1084, 560)
    page.show()
    page.activated()
    qtbot.waitUntil(lambda: len(page._slip_rows.rows) == 1)
    qtbot.waitUntil(lambda: not page.picture._pixmap.isNull())
    with qtbot.waitSignal(page.scan_taken):
        page.scanned(Scan("unknown", "S000002"))
    qtbot.waitUntil(lambda: len(page._slip_rows.rows) == 0)
    assert page.no_slips.isVisible()
    page.presenter.turn_to("due")
    qtbot.waitUntil(lambda: page.presenter.state.due is not None)
    qtbot.keyClick(page.due, Qt.Key.Key_Down)
    background.close()


class Delivered(Output):
    """Notes what would be printed."""

    def __init__(self, background: Background, settings: Settings) -> None:
        super().__init__(background, settings)
        self.documents: list[str] = []

    def deliver(self, draw: Any, document: str, name: str, window: Any) -> None:
        self.documents.append(document)
        assert draw().startswith(b"%PDF")


def test_a_members_list_is_printed_as_the_desk_wants_it(qtbot: QtBot, desk: Desk, library: Library) -> None:
    lend(desk, library, 2)
    with desk.store.read() as session:
        member = recognise(session, library.cards[0]).uid
    background = Background()
    settings = Settings({"due_list_paper": "roll_58"}, lambda: desk, background)
    output = Delivered(background, settings)
    page = HistoryPage(lambda: desk, background, output, settings, lambda: page)
    qtbot.addWidget(page)
    page.show()
    page.activated(("due", member, "Siti Aminah"))
    qtbot.waitUntil(lambda: len(page._due_rows.rows) == 2)
    assert page.due_count.text().startswith("Siti Aminah")
    pressed = {command.id: command for command in page.commands() if command.enabled()}
    pressed["print-due"].run()
    assert output.documents == ["due_list"]
    pressed["everybody"].run()
    qtbot.waitUntil(lambda: page.presenter.state.member is None)
    pressed["range-week"].run()
    assert page.presenter.state.which == "week"
    background.close()
