# SPDX-License-Identifier: GPL-3.0-or-later
"""Members lend to themselves: what a scan does, how little is shown, and who ends it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from db.models import Item
from db.operations.desk import Desk
from db.operations.members import block_member
from db.queries.circulation import prints
from db.queries.scan import recognise
from desktop_app.background import Background
from desktop_app.circulation.page import InLane
from desktop_app.circulation.station import PARTS_COLUMN, StationWindow
from desktop_app.circulation.station_presenter import Shown, StationPresenter
from desktop_app.issuing import Issued
from desktop_app.unlocking import UnlockDialog
from tests.db import small_world
from tests.desktop_app.at_once import AtOnce
from tests.desktop_app.circulation.conftest import BUDI, BUMI, LASKAR, SITI


@dataclass
class Station:
    """A station whose work is done at once."""

    desk: Desk
    slips: list[Issued] = field(default_factory=list)
    sounds: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.presenter = StationPresenter(
            lambda: self.desk,
            AtOnce(),
            lambda _shown, sound: self.sounds.append(sound),
            lambda _kinds: None,
            self,
        )

    def deliver(self, issued: Issued) -> None:
        self.slips.append(issued)

    def scan(self, *texts: str) -> Shown:
        for text in texts:
            self.presenter.entered(text)
        return self.presenter.shown


@pytest.fixture
def station(desk: Desk) -> Station:
    return Station(desk)


def test_a_member_borrows_finishes_and_has_a_slip(station: Station) -> None:
    shown = station.scan(SITI)
    assert (shown.first_name, shown.out, shown.said) == ("Siti", 0, "")
    shown = station.scan(BUMI, LASKAR)
    assert (shown.out, shown.said, shown.title) == (2, "lent", "Laskar Pelangi")
    shown = station.scan("")
    assert (shown.first_name, shown.rows, shown.said) == ("", (), "goodbye")
    assert [made.document for made in station.slips] == ["loan_slip"]
    assert station.presenter.idle


def test_a_book_whose_barcode_is_a_card_too_is_lent_to_who_is_here(station: Station) -> None:
    small_world.register(station.desk, "Wati", number=BUMI)
    shown = station.scan(SITI, BUMI)
    assert (shown.first_name, shown.said, shown.title) == ("Siti", "lent", "Bumi Manusia")


def test_without_a_card_books_come_back(station: Station) -> None:
    station.scan(SITI, BUMI, "")
    shown = station.scan(BUMI)
    assert (shown.first_name, shown.said, shown.title) == ("", "returned", "Bumi Manusia")


def test_what_has_parts_is_given_to_the_staff_and_nobody_is_asked(station: Station) -> None:
    with station.desk.store.write() as session:
        session.execute(update(Item).where(Item.barcode == BUMI).values(parts="CD\npeta"))
    shown = station.scan(SITI, BUMI)
    assert (shown.said, shown.parts) == ("lent", "CD\npeta")
    station.scan("")
    shown = station.scan(BUMI)
    assert (shown.said, shown.title, shown.parts) == ("to_staff", "Bumi Manusia", "CD\npeta")
    assert "bad" not in station.sounds
    shown = station.scan(SITI, LASKAR)
    assert (shown.said, shown.parts) == ("lent", "")


def test_the_next_card_ends_the_visit_before(station: Station) -> None:
    station.scan(SITI, BUMI)
    shown = station.scan(BUDI)
    assert (shown.first_name, shown.rows) == ("Budi", ())
    assert len(station.slips) == 1


def test_what_needs_a_person_is_sent_to_the_desk_and_nothing_waits_for_an_answer(station: Station) -> None:
    station.scan(SITI, BUMI, "")
    assert station.scan(BUDI, BUMI).said == "at_the_desk", "somebody else has it"
    with station.desk.store.read() as session:
        budi = recognise(session, BUDI).uid
    station.desk.perform(block_member, member=budi, reason="Kartu dipinjamkan")
    assert station.scan(BUDI, LASKAR).said == "at_the_desk", "why is nobody's business at a screen"
    assert station.scan("nonsense 1").said == "unknown"
    assert station.scan("", SITI, LASKAR).said == "lent"
    assert station.scan(LASKAR).said == "yours"
    assert "bad" in station.sounds


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, desk: Desk) -> Iterator[StationWindow]:
    background, holder = Background(), QLabel()
    qtbot.addWidget(holder)
    slips = Station(desk)
    made = StationWindow(holder, lambda: desk, background, InLane(background), lambda _kinds: None, slips)
    made.show()
    qtbot.waitExposed(made)
    yield made
    background.close()


def words(window: StationWindow) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_the_screen_shows_a_first_name_and_a_number_and_nothing_else_of_a_member(
    window: StationWindow, qtbot: QtBot
) -> None:
    for text in (SITI, BUMI):
        qtbot.keyClicks(window.box, text)
        qtbot.keyClick(window.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.presenter.shown.said == "lent", timeout=5000)
    assert "Siti" in words(window)
    assert "Aminah" not in words(window)
    assert SITI not in words(window)
    assert "Bumi Manusia" in words(window)


def test_parts_are_named_under_the_title_and_in_the_list(window: StationWindow, qtbot: QtBot) -> None:
    with window.presenter._desk().store.write() as session:
        session.execute(update(Item).where(Item.barcode == BUMI).values(parts="CD\npeta"))
    for text, said in ((SITI, ""), (BUMI, "lent"), ("", "goodbye"), (BUMI, "to_staff")):
        qtbot.keyClicks(window.box, text)
        qtbot.keyClick(window.box, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda said=said: window.presenter.shown.said == said, timeout=5000)
        assert ("CD, peta" in words(window)) == bool(said in ("lent", "to_staff"))
    assert not window.list.isColumnHidden(PARTS_COLUMN)
    qtbot.keyClicks(window.box, LASKAR)
    qtbot.keyClick(window.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.presenter.shown.said == "at_the_desk", timeout=5000)
    assert "CD, peta" not in words(window)


def test_nobody_leaves_it_without_a_password(window: StationWindow, qtbot: QtBot) -> None:
    window.close()
    qtbot.keyClick(window.box, Qt.Key.Key_Escape)
    assert window.isVisible()
    for password, ends in (("salah", False), ("rahasia123", True)):
        window.leave()
        [asked] = [one for one in window.findChildren(UnlockDialog) if one.isVisible()]
        assert asked.username.value() == "admin"
        asked.secret.edit.setText(password)
        asked.accept()
        if not ends:
            qtbot.waitUntil(asked.failure.isVisible, timeout=10_000)
            asked.reject()
        qtbot.waitUntil(lambda ends=ends: window.isVisible() is not ends, timeout=10_000)


def test_a_slip_is_kept_as_any_other(station: Station) -> None:
    station.scan(SITI, BUMI, "")
    with station.desk.store.read() as session:
        assert [row.number for row in prints(session, 10)] == [station.slips[0].number]
