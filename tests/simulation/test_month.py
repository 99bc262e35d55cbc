# SPDX-License-Identifier: GPL-3.0-or-later
"""Forty workdays of a branch, two desks, days without a line: the books agree with the real world."""

from __future__ import annotations

from tests.simulation.month import Month


def test_after_forty_workdays_every_item_is_where_the_books_say() -> None:
    month = Month(2026)
    month.play()
    month.check()
    done = month.done
    assert done["CheckOut"] > 1_000
    assert done["CheckIn"] > 800
    for kind in ("Renew", "PlaceHold", "PutAside", "TakePayment", "DeclareLost"):
        assert done[kind] > 0, f"nobody did {kind}: {done}"
    assert len(month.asides) == done["PutAside"]
    assert any(len(aside.waiting) > 1 for aside in month.asides), "nobody ever waited behind another"
    assert done["handed in unknown"] + done["taken back to be lent"] > 0, "the desks never disagreed"
