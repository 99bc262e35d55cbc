# SPDX-License-Identifier: GPL-3.0-or-later
"""Tickets carry a code that is read from every paper; sign-in sheets have a row for each, and blank ones."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from desktop_app.printing import sign_in_sheet, ticket
from desktop_app.printing.paper import A4, A5, MM, ROLL_58, ROLL_80, Paper, Roll
from desktop_app.printing.slip import Reprint
from tests.desktop_app.printing.certificate_examples import NAMES, a_sign_in_sheet, a_ticket, sittings
from tests.desktop_app.printing.examples import NOON
from tests.desktop_app.printing.reading import decoded, facts, page_sizes, text_of, unembedded

PAPERS = (ROLL_80, ROLL_58, A5)
papers = pytest.mark.parametrize("paper", PAPERS)
needs_zones = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone is the system's")


@pytest.fixture
def _in_jakarta(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(os.environ, "TZ", "Asia/Jakarta")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@papers
@needs_zones
@pytest.mark.usefixtures("_in_jakarta")
def test_a_ticket_says_who_what_when_and_where(paper: Paper) -> None:
    text = text_of(ticket.render(a_ticket(), paper))
    for fact in ("陈美玲 (Chen Mei Ling)", "PUS-R-26-00412", "Menulis Ulang Cerita Rakyat", "lantai 2"):
        assert fact in text
    for fact in ("Kamis, 26 November 2026", "Jumat, 27 November 2026", "09.00–12.00", "Sesi 1", "Sesi 2"):
        assert fact in text
    assert "On site" in text


@papers
def test_its_code_is_read_from_a_picture(paper: Paper) -> None:
    pdf = ticket.render(a_ticket(), paper)
    assert decoded(pdf, 203) == {("QR Code", a_ticket().qr)}
    assert unembedded(pdf) == []
    assert ticket.render(a_ticket(), paper) == pdf
    assert "Chen" not in " ".join(facts(pdf).about.values())


@papers
def test_a_family_online_on_the_waiting_list(paper: Paper) -> None:
    one = a_ticket(attends="online", link="https://example.org/j/998877", persons=4, waiting=3, place="")
    text = text_of(ticket.render(one, paper)).replace(" ", "")
    for fact in ("Waitinglist", "Place3onthewaitinglist", "https://example.org/j/998877", "Online·4person"):
        assert fact.lower() in text.lower()


@papers
@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_whole_on_a_ticket(paper: Paper, name: str) -> None:
    assert name in text_of(ticket.render(a_ticket(name=name), paper))


@papers
def test_sessions_elsewhere_name_their_place(paper: Paper) -> None:
    first, second = sittings()
    one = a_ticket(sittings=(first, replace(second, place="SMPN 4 Tanjungpinang")))
    text = text_of(ticket.render(one, paper))
    assert "SMPN 4 Tanjungpinang" in text
    assert "Aula Perpustakaan" in text


@papers
def test_a_copy_says_that_it_is_one(paper: Paper) -> None:
    text = text_of(ticket.render(a_ticket(reprint=Reprint(2, NOON + timedelta(hours=1))), paper))
    assert "REPRINT 2" in text


@pytest.mark.parametrize("roll", [ROLL_80, ROLL_58])
def test_a_ticket_on_a_roll_is_black_and_inside_what_the_head_reaches(roll: Roll) -> None:
    pdf = ticket.render(a_ticket(waiting=2), roll)
    read = facts(pdf)
    assert read.smallest >= 8
    assert read.colours == {(0, 0, 0)}
    assert all(
        left >= roll.margin - 1.2 and right <= roll.width - roll.margin + 1.2 for left, right in read.spans
    )
    assert page_sizes(pdf)[0][1] < 170 * MM


def test_a_ticket_for_many_sessions_goes_over_pages_with_its_code_on_the_first() -> None:
    pdf = ticket.render(a_ticket(sittings=sittings(40)), A5)
    assert len(page_sizes(pdf)) > 1
    assert "Sesi 40" in text_of(pdf)
    assert decoded(pdf, 203) == {("QR Code", a_ticket().qr)}


@needs_zones
@pytest.mark.usefixtures("_in_jakarta")
def test_a_sign_in_sheet_has_a_numbered_row_for_each_and_blank_ones() -> None:
    sheet = a_sign_in_sheet(28)
    pdf = sign_in_sheet.render(sheet)
    text = text_of(pdf)
    words = set(text.split())
    missing = [person.name for person in sheet.people if not words.issuperset(person.name.split())]
    assert missing == []
    assert "26 Nov 2026, 09.00–12.00" in text
    assert "Rida K. Liamsi, Tusiran Suseno" in text
    pages = len(page_sizes(pdf))
    assert pages > 1
    assert text.count("Institution") == pages
    assert f"Page {pages} of {pages}" in text
    assert " 36 " in f" {text} ", "28 names and 8 blank rows"
    assert page_sizes(pdf)[0] == pytest.approx((A4.width, A4.height), abs=0.01)
    assert unembedded(pdf) == []
    assert sign_in_sheet.render(sheet) == pdf


@pytest.mark.parametrize(("sessions", "lists"), [(1, 1), (3, 1), (4, 1), (5, 2), (9, 3)])
def test_many_sessions_lie_and_beyond_four_go_on_lists_of_their_own(sessions: int, lists: int) -> None:
    pdf = sign_in_sheet.render(replace(a_sign_in_sheet(3, sessions), blank_rows=2))
    text = text_of(pdf)
    assert len(page_sizes(pdf)) == lists
    assert text.count(f"{NAMES[0]} 1") == lists
    assert all(f"Sesi {number}" in text for number in range(1, sessions + 1))
    assert (page_sizes(pdf)[0][0] > page_sizes(pdf)[0][1]) == (sessions >= 3)


def test_a_sheet_for_nobody_yet_has_its_blank_rows() -> None:
    sheet = replace(a_sign_in_sheet(0), sittings=(), blank_rows=5, facilitators=(), place="")
    assert len(page_sizes(sign_in_sheet.render(sheet))) == 1
    assert "5" in text_of(sign_in_sheet.render(sheet)).split()


@papers
def test_many_are_one_file_to_print_a_page_each_and_none_when_cancelled(paper: Paper) -> None:
    some = [
        a_ticket(number=f"NO-{n}", qr=f"{a_ticket().qr[:-2]}{n:02}", note="Catatan " * n) for n in range(4)
    ]
    pdf = ticket.render_many(some, paper)
    sizes = page_sizes(pdf)
    assert len(sizes) == 4
    assert len(set(sizes)) == (2 if isinstance(paper, Roll) else 1), "as long as each needs"
    assert [decoded(pdf, 203, page) for page in range(4)] == [{("QR Code", one.qr)} for one in some]
    asked: list[int] = []
    assert ticket.render_many(some, paper, lambda: bool(asked.append(1)) or len(asked) == 3) == b""
    assert ticket.render_many([], paper) == b""
