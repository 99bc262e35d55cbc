# SPDX-License-Identifier: GPL-3.0-or-later
"""A queue at the desk: five members, forty items lent and returned, typed by a scanner into a real window."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.a_library import PASSWORD, Library, found_a_library
from tests.desk.screen import RealDesk, Screen

ITEMS_EACH = 8
LONGEST_GAP_MS = 50
TRIES = 3


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return found_a_library(tmp_path / "store")


def open_desk(screen: Screen, library: Library) -> RealDesk:
    """Start the program and sign in by typing."""
    desk = RealDesk(screen, ["--store", str(library.folder)], library.environment)
    desk.wait_for("sign-in")
    desk.scan(PASSWORD)
    desk.wait_until_ready()
    return desk


def lend_and_return(desk: RealDesk, library: Library) -> float:
    """The whole morning; returns the longest time that the event loop stood still, in milliseconds."""
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
    desk.key("ctrl+q")
    return float(desk.wait_for("closed")["longest_gap_ms"])


def test_no_scan_is_lost_or_misrouted_and_the_window_never_stands_still(
    screen: Screen, tmp_path: Path
) -> None:
    """Forty lent and forty returned, each seen in the store.

    The longest gap is the best of up to three mornings: another program that takes both cores for a moment is
    no fault of the window.
    """
    gaps: list[float] = []
    for number in range(TRIES):
        library = found_a_library(tmp_path / f"store-{number}")
        with open_desk(screen, library) as desk:
            gaps.append(lend_and_return(desk, library))
        if gaps[-1] <= LONGEST_GAP_MS:
            return
    pytest.fail(f"the event loop stood still for {gaps} ms")


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
