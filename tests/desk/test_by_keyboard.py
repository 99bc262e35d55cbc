# SPDX-License-Identifier: GPL-3.0-or-later
"""Without a mouse, at a scanner's pace: problems that stop the queue, and a preview that is in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.a_library import Library, found_a_library
from tests.desk.screen import RealDesk, Screen
from tests.desk.test_busy_morning import open_desk


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return found_a_library(tmp_path / "store")


def did(desk: RealDesk, action: str, barcode: str) -> None:
    desk.wait_for("did", lambda event: (event["action"], event["barcode"]) == (action, barcode))


def test_nothing_runs_past_a_problem_and_nothing_is_lost(screen: Screen, library: Library) -> None:
    first, second, third = library.barcodes[:3]
    with open_desk(screen, library) as desk:
        desk.scan(library.cards[0], first, "99999999", second, third)
        desk.wait_for("problem", lambda event: event["kind"] == "Unknown")
        assert library.out() == {first: 1}
        desk.key("Escape")
        did(desk, "lent", third)
        assert set(library.out()) == {first, second, third}
        desk.key("ctrl+z")
        desk.key("Escape")
        desk.wait_for("slip")
        assert set(library.out()) == {first, second}


def test_a_scan_during_the_preview_of_a_slip_is_lent_and_not_printed(
    screen: Screen, library: Library
) -> None:
    first, second = library.barcodes[:2]
    with open_desk(screen, library) as desk:
        desk.scan(library.cards[0], first)
        did(desk, "lent", first)
        desk.key("Escape")
        desk.wait_for("slip")
        desk.key("F9")
        desk.wait_for("preview")
        desk.scan(library.cards[1])
        desk.wait_for("back")
        desk.scan(second)
        did(desk, "lent", second)
        assert library.out() == {first: 1, second: 1}


def test_a_day_without_a_mouse(screen: Screen, library: Library) -> None:
    """To the catalogue, into the results, lend to the next card, renew all in vain, and back."""
    with open_desk(screen, library) as desk:
        desk.key("alt+2")
        desk.scan(library.barcodes[7])
        desk.key("F4")
        desk.scan(library.cards[2])
        did(desk, "lent", library.barcodes[7])
        desk.key("shift+F6")
        desk.scan(library.barcodes[8])
        did(desk, "lent", library.barcodes[8])
        desk.key("F3")
        desk.scan(library.barcodes[7])
        did(desk, "returned", library.barcodes[7])
        desk.key("Escape")
        desk.wait_for("slip")
        assert library.out() == {library.barcodes[8]: 1}
