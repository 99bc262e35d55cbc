# SPDX-License-Identifier: GPL-3.0-or-later
"""The till is counted from the page: kept, remembered for the next shift, printed, printed again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.models import new_uid
from db.operations import refusals
from db.operations.desk import Desk, Person, with_person
from db.operations.payments import TakePayment, cancel_payment, take_payment
from db.queries.scan import recognise
from desktop_app.background import Background
from desktop_app.blocks.page import Toast
from desktop_app.history import till
from desktop_app.history.page import HistoryPage
from desktop_app.history.till import Entry
from desktop_app.history.till_dialog import TillDialog
from desktop_app.issuing import Issued
from desktop_app.language import format_money, use_language
from desktop_app.preferences import Settings
from desktop_app.printing.cash_count import CashCount
from desktop_app.printing.output import Output
from tests.desk.a_library import Library


def pay(desk: Desk, library: Library, amount: int) -> UUID:
    """Money that was taken a moment ago."""
    with desk.store.read() as session:
        member = recognise(session, library.cards[0]).uid
    assert member is not None
    moment = desk.clock() - timedelta(milliseconds=1)
    made = desk.perform(take_payment, member=member, amount=amount, device=desk.device, at=moment).operation
    assert isinstance(made, TakePayment)
    return made.payment


class Printed(Output):
    """Notes what would be printed or shown."""

    def __init__(self, background: Background, settings: Settings) -> None:
        super().__init__(background, settings)
        self.names: list[tuple[str, str]] = []

    def preview(self, draw: Any, document: str, name: str, window: QWidget, *more: Any, **named: Any) -> None:
        assert draw().startswith(b"%PDF")
        self.names.append((document, name))


class Shown:
    """The page with a till to count."""

    def __init__(self, qtbot: QtBot, desk: Desk, background: Background) -> None:
        self.qtbot, self.toasts = qtbot, list[Toast]()
        settings = Settings({}, lambda: desk, background)
        self.output = Printed(background, settings)
        self.page = HistoryPage(lambda: desk, background, self.output, settings, lambda: self.page)
        self.page.toast.connect(self.toasts.append)
        qtbot.addWidget(self.page)
        self.page.resize(1084, 600)
        self.page.show()
        self.page.activated("slips")

    def press(self, key: str) -> None:
        (command,) = [one for one in self.page.commands() if one.shortcut == key and one.enabled()]
        command.run()

    def count(self) -> TillDialog:
        """Press the key and wait until the till was read."""
        self.press("F8")
        dialog = next(one for one in self.page.findChildren(TillDialog) if one.isVisible())
        self.qtbot.waitUntil(dialog.primary.isEnabled)
        return dialog


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Iterator[Shown]:
    use_language("en")
    background = Background()
    yield Shown(qtbot, desk, background)
    background.close()
    use_language("id")


def test_the_till_is_counted_by_key_kept_printed_and_printed_again(
    qtbot: QtBot, shown: Shown, desk: Desk, library: Library
) -> None:
    pay(desk, library, 3_000)
    dialog = shown.count()
    assert dialog.began.isEnabled(), "nobody knows yet"
    dialog.began.set_number(50_000)
    assert dialog.sums["expected"].text() == format_money(53_000)
    assert (dialog.difference.text(), dialog.difference.property("tone")) == ("–", "neutral")
    dialog.counted.set_number(53_000)
    assert (dialog.difference.text(), dialog.difference.property("tone")) == (format_money(0), "good")
    dialog.counted.set_number(52_500)
    assert (dialog.difference.text(), dialog.difference.property("tone")) == (format_money(-500), "warn")
    dialog.left.set_number(60_000)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog._rows["left"].error.text(), "more than there is"
    dialog.left.set_number(50_000)
    dialog.note.setText("kurang 500")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(shown.output.names))
    assert "S000001" in shown.toasts[0].text
    qtbot.waitUntil(lambda: [row.kind for row in shown.page._slip_rows.rows] == ["cash"])
    shown.press("F9")
    qtbot.waitUntil(lambda: shown.output.names == [("cash_slip", "S000001")] * 2)
    qtbot.waitUntil(lambda: shown.page._slip_rows.rows[0].reprints == 1)
    again = shown.count()
    assert not again.began.isEnabled()
    assert (again.began.number(), again.left.number(), again.counted.number()) == (50_000, 50_000, None)
    assert again.sums["taken"].text() == format_money(0)
    again.accept()
    assert again._rows["counted"].error.text(), "what was counted is said"
    again.reject()


def test_a_desk_that_goes_on_under_another_name_counts_as_if_for_the_first_time(
    desk: Desk, library: Library
) -> None:
    """After it was restored from a backup: what was paid under its old name was not given back."""
    pay(desk, library, 3_000)
    till.count(desk, till.read(desk), Entry(0, 3_000, 2_000))
    assert not till.read(desk).is_first
    desk.device = new_uid()
    found = till.read(desk)
    assert (found.is_first, found.late, found.given_back) == (True, 0, 0)
    till.count(desk, found, Entry(2_000, 2_000, 2_000))
    assert (till.read(desk).is_first, till.read(desk).late, till.read(desk).began) == (False, 0, 2_000)


def test_what_changed_while_it_was_counted_is_looked_at_again(
    qtbot: QtBot, shown: Shown, desk: Desk, library: Library
) -> None:
    early = pay(desk, library, 3_000)
    till.count(desk, till.read(desk), Entry(0, 3_000, 3_000))
    dialog = shown.count()
    dialog.counted.set_number(3_000)
    desk.perform(cancel_payment, payment=early)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(dialog._rows["counted"].error.text()))
    assert dialog.sums["given-back"].text() == format_money(3_000)
    assert len(dialog.rows_model.rows) == 1
    dialog.left.set_number(0)
    dialog.counted.set_number(0)
    dialog.accept()
    qtbot.waitUntil(lambda: bool(shown.output.names))


def test_the_slip_of_a_shift_stays_as_it_was_whatever_is_taken_back_later(
    desk: Desk, library: Library
) -> None:
    early = pay(desk, library, 3_000)
    first = till.count(desk, till.read(desk), Entry(10_000, 13_000, 5_000, "pagi"))
    assert isinstance(first, Issued)
    slip = first.slip
    assert isinstance(slip, CashCount)
    assert (slip.began, slip.taken, slip.expected, slip.difference) == (10_000, 3_000, 13_000, 0)
    desk.perform(cancel_payment, payment=early)
    seen = till.read(desk)
    second = till.count(desk, seen, Entry(99_999, 2_000, 2_000))
    assert isinstance(second, Issued)
    assert isinstance(second.slip, CashCount)
    assert (second.slip.began, second.slip.expected, second.slip.difference) == (5_000, 2_000, 0)
    assert (slip.number, second.slip.number) == ("S000001", "S000002")


def test_only_who_may_lend_counts(desk: Desk, library: Library) -> None:
    assert desk.person is not None
    guest = Person(desk.person.uid, "Tamu", "tamu", (), frozenset())
    seen = till.read(desk)
    with pytest.raises(refusals.NotAllowed):
        till.count(with_person(desk, guest), seen, Entry(0, 0, 0))
    assert till.read(desk).is_first, "nothing is remembered of it"
