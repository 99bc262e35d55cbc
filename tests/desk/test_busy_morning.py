# SPDX-License-Identifier: GPL-3.0-or-later
"""A queue at the desk: five members, forty items lent and returned, typed by a scanner into a real window."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.desk.a_library import PASSWORD, Library, found_a_library
from tests.desk.guarded_desk import EVENT, LOOKS
from tests.desk.screen import RealDesk, Screen

ITEMS_EACH = 8
GUARDED = (sys.executable, "-m", "tests.desk.guarded_desk")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return found_a_library(tmp_path / "store")


def open_desk(screen: Screen, library: Library) -> RealDesk:
    """Start the program and sign in by typing."""
    desk = RealDesk(screen, ["--store", str(library.folder)], library.environment, GUARDED)
    desk.wait_for("sign-in")
    desk.scan(PASSWORD)
    desk.wait_until_ready()
    return desk


def lend_and_return(desk: RealDesk, library: Library) -> None:
    """The whole morning; each book is looked for in the store."""
    batches = [library.barcodes[n * ITEMS_EACH : (n + 1) * ITEMS_EACH] for n in range(len(library.cards))]
    for card, batch in zip(library.cards, batches, strict=True):
        desk.scan(card, *batch)
        for barcode in batch:
            desk.wait_for("did", lambda event, b=barcode: event["barcode"] == b and event["action"] == "lent")
        desk.key("Escape")
        desk.wait_for("slip")
    assert library.out() == {barcode: 1 for batch in batches for barcode in batch}
    for batch in batches:
        desk.scan(*batch)
        for barcode in batch:
            desk.wait_for("did", lambda e, b=barcode: e["barcode"] == b and e["action"] == "returned")
    desk.key("Escape")
    desk.wait_for("slip")
    assert library.out() == {}


def test_no_scan_is_lost_or_misrouted_and_nothing_holds_the_window_up(
    screen: Screen, library: Library
) -> None:
    """Forty lent and forty returned. How long the window ever stood still is measured by `make bench`."""
    with open_desk(screen, library) as desk:
        lend_and_return(desk, library)
        told = [event["event"] for event in desk.seen]
        assert EVENT not in told
        assert told.count(LOOKS) == 1


def test_a_scan_made_before_the_last_one_is_done_waits_its_turn(screen: Screen, library: Library) -> None:
    """One burst, card and items with no pause at all."""
    with open_desk(screen, library) as desk:
        desk.scan(library.cards[0], *library.barcodes[:5], delay_ms=1)
        for barcode in library.barcodes[:5]:
            desk.wait_for("did", lambda event, b=barcode: event["barcode"] == b)
        assert set(library.out()) == set(library.barcodes[:5])


def test_on_a_problem_further_scans_wait_for_a_person(screen: Screen, library: Library) -> None:
    """An unknown barcode in the middle of a burst: what follows is lent only after Esc."""
    with open_desk(screen, library) as desk:
        desk.scan(library.cards[0], library.barcodes[0], "999999999", library.barcodes[1])
        desk.wait_for("problem")
        assert set(library.out()) == {library.barcodes[0]}
        desk.key("Escape")
        desk.wait_for("did", lambda event: event["barcode"] == library.barcodes[1])
        assert set(library.out()) == set(library.barcodes[:2])


def test_a_window_killed_between_two_scans_has_kept_what_it_acknowledged(
    screen: Screen, library: Library
) -> None:
    with open_desk(screen, library) as desk:
        desk.scan(library.cards[0], *library.barcodes[:3])
        for barcode in library.barcodes[:3]:
            desk.wait_for("did", lambda event, b=barcode: event["barcode"] == b)
        desk.kill()
    assert set(library.out()) == set(library.barcodes[:3])


def test_a_second_window_on_the_same_store_says_so(screen: Screen, library: Library) -> None:
    with open_desk(screen, library):
        second = RealDesk(screen, ["--store", str(library.folder)], library.environment)
        with second:
            assert second.wait_for("trouble")["kind"] == "AlreadyOpen"
