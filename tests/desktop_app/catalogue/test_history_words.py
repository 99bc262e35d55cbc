# SPDX-License-Identifier: GPL-3.0-or-later
"""What became of a copy in words: each kind of thing that happens to one, with and without what is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from db.queries.copy_history import Borrower, CopyHistory, Event, What
from desktop_app.catalogue.history_words import (
    DEEDS,
    count_words,
    tone,
    what_words,
    when_words,
    where_words,
)
from desktop_app.language import use_language

AT = datetime(2026, 11, 2, 3, tzinfo=UTC)
DUE = datetime(2026, 11, 9, 16, 59, 59, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("id")


def said(what: What, **facts: Any) -> str:
    return what_words(Event(AT, what, **facts))


def test_every_kind_has_words() -> None:
    assert set(DEEDS) == set(What)
    for what in What:
        for facts in ({"other": "Batu 9", "said": "good", "due": DUE}, {}):
            words = said(what, **facts)
            assert words.strip()
            assert "{" not in words


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Event(AT, What.ACQUIRED), "Acquired"),
        (Event(AT, What.ACQUIRED, said="Hibah"), "Acquired\nHibah"),
        (Event(AT, What.CHANGED), "Its record was changed"),
        (Event(AT, What.CHANGED, said="withdrawn"), "Its record was changed\nWithdrawn"),
        (Event(AT, What.DAMAGED), "Damaged"),
        (Event(AT, What.DAMAGED, said="basah,\nrobek"), "Damaged\nbasah, robek"),
        (Event(AT, What.PARTS), "All its parts are there"),
        (Event(AT, What.PARTS, said="CD, peta"), "Parts missing\nCD, peta"),
        (Event(AT, What.ASIDE), "Put aside for a reservation"),
        (Event(AT, What.ASIDE, other="Batu 9"), "Put aside for a reservation\nto be fetched at Batu 9"),
        (Event(AT, What.SENT, other="Batu 9", said="home"), "Sent home\nto Batu 9"),
        (Event(AT, What.SENT, other="Batu 9", said="hold"), "Sent for a reservation\nto Batu 9"),
        (
            Event(AT, What.SENT, other="Batu 9", said="rotation"),
            "Sent on in its rotating collection\nto Batu 9",
        ),
        (Event(AT, What.SENT, other="Batu 9", said="?"), "Sent to another branch\nto Batu 9"),
        (Event(AT, What.ARRIVED, other="Pusat"), "Received from another branch\nfrom Pusat"),
        (Event(AT, What.READ), "Read in the library"),
        (Event(AT, What.READ, times=3), "Read in the library\n3 times"),
        (
            Event(AT, What.COUNTED, other="Tahunan", said="right"),
            "Counted in a stock-take\nTahunan  ·  in its place",
        ),
        (Event(AT, What.MISSED, other="Tahunan"), "Missed in a stock-take\nTahunan"),
        (
            Event(AT, What.INTERLOAN, other="SMAN 1", said="shipped"),
            "Interlibrary loan: sent\nSMAN 1",
        ),
        (Event(AT, What.RETURNED, due=DUE), "Returned"),
        (Event(AT, What.RETURNED), "Returned"),
    ],
)
def test_what_happened(event: Event, words: str) -> None:
    assert what_words(event) == words


def test_days_until_when() -> None:
    until = Event(AT, What.DEPOSITED, other="SMAN 1", said="Semester 1", due=date(2027, 6, 30))
    assert what_words(until).startswith("Lent in a deposit collection\nSMAN 1  ·  Semester 1, until ")
    assert "2027" in what_words(until)
    for what in (What.LENT, What.FETCHED, What.RENEWED):
        assert "\ndue " in said(what, due=DUE)
        assert "2026" in said(what, due=DUE)
    assert said(What.RENEWED, due=DUE, by_itself=True).startswith("Renewed by itself\n")
    assert said(What.LENT, due=DUE, said="out").endswith("still out")
    assert said(What.FETCHED, due=DUE, said="out").endswith("still out")


def test_late_is_said_and_seen() -> None:
    late = Event(DUE + timedelta(days=2), What.RETURNED, due=DUE)
    assert what_words(late).startswith("Returned late\nwas due ")
    assert (tone(late), tone(late._replace(at=AT))) == ("bad", "")


@pytest.mark.parametrize(
    ("what", "facts", "colour"),
    [
        (What.LENT, {}, ""),
        (What.LENT, {"said": "out"}, "warn"),
        (What.PARTS, {"said": "CD"}, "bad"),
        (What.PARTS, {}, ""),
        (What.LOST, {}, "bad"),
        (What.READ, {}, ""),
    ],
)
def test_what_needs_an_eye(what: What, facts: dict[str, str], colour: str) -> None:
    assert tone(Event(AT, what, **facts)) == colour  # type: ignore[arg-type]


def test_when_where_and_with_whom() -> None:
    day = Event(AT, What.ACQUIRED, whole_day=True)
    assert when_words(day._replace(whole_day=False)).startswith(f"{when_words(day)}\n")
    siti = Borrower("Siti", "A1")
    assert where_words(day) == ""
    assert where_words(day._replace(branch="Pusat")) == "Pusat"
    assert where_words(day._replace(borrower=siti)) == "Siti  ·  A1"
    assert where_words(day._replace(branch="Pusat", borrower=siti)) == "Pusat\nSiti  ·  A1"


def test_how_many() -> None:
    some = CopyHistory((Event(AT, What.READ),) * 2)
    assert count_words(some) == "2 event(s)"
    assert count_words(some._replace(more=True)) == "the newest 2 events, there are older ones"
