# SPDX-License-Identifier: GPL-3.0-or-later
"""Forty workdays of a branch, two desks, days without a line: the books agree with the real world."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any
from unittest.mock import patch

import pytest

from db.operations import holds, interloan
from tests.simulation.invariants import Broken
from tests.simulation.month import Month, Size
from tests.simulation.month_errands import AT_ONCE
from tests.simulation.month_places import (
    books_stand_where_they_are,
    no_more_was_asked_than_agreed,
    partners_books_go_to_their_readers,
)
from tests.simulation.mutants import what_a_partner_brings_back_is_still_there
from tests.simulation.world import beginning

SMALL = Size(members=40, titles=60, workdays=11, a_day=3)


def test_after_forty_workdays_every_item_is_where_the_books_say() -> None:
    month = Month(2026)
    month.play()
    month.check()
    done = month.done
    assert done["CheckOut"] > 1_000
    assert done["CheckIn"] > 800
    for kind in ("Renew", "PlaceHold", "PutAside", "TakePayment", "DeclareLost"):
        assert done[kind] > 0, f"nobody did {kind}: {done}"
    assert len(month.asides) + done["put aside anew"] == done["PutAside"]
    assert any(len(aside.waiting) > 1 for aside in month.asides), "nobody ever waited behind another"
    assert done["handed in unknown"] + done["taken back to be lent"] > 0, "the desks never disagreed"
    for errand in ERRANDS:
        assert done[errand] > 0, f"nobody did {errand}: {done}"


ERRANDS = (
    *("SendItem", "came unannounced", "brought back", "LendDeposit", "CheckDeposit"),
    *(
        "put aside anew",
        "ask_interloan NoInterloan",
        "others waited",
        "requester cancel",
        "back from a partner",
    ),
    *("supplier shipped", "supplier recalled", "supplier lost", "supplier received_back"),
    *("requester received", "requester shipped_back", "requester lost"),
)
"""Of what month_errands does: each happened."""


def a_partners_book_serves_the_queue() -> Any:
    """It is put aside for who waits for its title, and not kept for its reader."""
    return patch.object(holds, "is_for_one", lambda session, copy: False)


def an_agreement_is_not_counted() -> Any:
    """Whatever is under way, one more is asked for."""
    return patch.object(interloan, "_under_way", lambda session, facts: 0)


def test_planted_bugs_are_found() -> None:
    """Three in one small month; each is found by another check."""
    beginning()  # made before anything is planted
    bugs = (
        a_partners_book_serves_the_queue,
        an_agreement_is_not_counted,
        what_a_partner_brings_back_is_still_there,
    )
    with ExitStack() as planted:
        for bug in bugs:
            planted.enter_context(bug())
        month = Month(2026, SMALL)
        month.play()
    with month.world.server.read() as session:
        with pytest.raises(Broken, match="lay aside for who waits"):
            partners_books_go_to_their_readers(session)
        with pytest.raises(Broken, match="were agreed"):
            no_more_was_asked_than_agreed(session, AT_ONCE)
        with pytest.raises(Broken, match="in the school's box"):
            books_stand_where_they_are(session, month.books, month.desks[0].branch)
