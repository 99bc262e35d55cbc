# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desk of Koha did without its server is put in with its own times; twice, it doubles nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from db.exchange.detect import detect_bytes
from db.exchange.koc import HEAD
from db.exchange.preview import preview
from db.models import Fine, JournalEntry, Loan, Payment, Renewal
from db.operations import circulation, koc, refusals
from db.operations.circulation import CheckOut
from db.operations.desk import Desk
from db.operations.import_files import import_file
from tests.db.conftest import AsRole
from tests.db.exchange.imports import counts, put, total
from tests.db.small_world import OPENING, Clock, number_of

JAKARTA = ZoneInfo("Asia/Jakarta")
KOHA = "Version=1.0\tGenerator=koct\tGeneratorVersion=0.1\n"


def at(hours: float) -> datetime:
    """So many hours after the library was opened."""
    return OPENING + timedelta(hours=hours)


def line(hours: float, *cells: object) -> str:
    moment = at(hours).astimezone(JAKARTA)
    return "\t".join((f"{moment:%Y-%m-%d %H-%M-%S} 250", *map(str, cells))) + "\n"


def codes(report_notes: object) -> list[tuple[str, list[str]]]:
    return [(note.what, [f.code for f in note.findings]) for note in report_notes]  # type: ignore[attr-defined]


@pytest.fixture
def card(desk: Desk, a_member: UUID) -> str:
    return number_of(desk, a_member)


@pytest.fixture
def a_day(desk: Desk, clock: Clock, card: str, an_item: UUID, another_item: UUID) -> str:
    """Two loans, one return and a payment, from yesterday; nothing of it is here."""
    clock.days_pass(2)
    lines = (
        line(1, "issue", card, "B001"),
        line(2, "issue", card, "B002"),
        line(3, "return", "B001"),
        line(4, "payment", card, "5000.00"),
    )
    return KOHA + "".join(lines)


def test_it_is_told_by_its_head() -> None:
    assert detect_bytes(KOHA.encode()).kind == "koc"
    assert detect_bytes(HEAD + line(0, "return", "B1").encode()).kind == "koc"
    assert detect_bytes(b"Version 1\tof something\n").kind == "unknown"


def test_each_line_counts_as_of_its_time(desk: Desk, a_day: str, tmp_path: Path) -> None:
    report = import_file(desk, put(tmp_path, a_day))
    assert counts(report) == (4, 4, 0, 0, 0)
    with desk.store.read() as session:
        first, second = session.scalars(select(Loan).order_by(Loan.lent_at)).all()
        paid = session.scalars(select(Payment)).one()
        moments = [entry.made_at for entry in session.scalars(select(JournalEntry)).all()[-4:]]
    assert (first.lent_at, first.ended_at) == (
        at(1).replace(microsecond=250_000),
        at(3).replace(microsecond=250_000),
    )
    assert (second.ended_at, second.due_at.astimezone(JAKARTA).date()) == (
        None,
        (at(2) + timedelta(days=7)).date(),
    )
    assert (paid.amount, paid.made_at, paid.device) == (5000, at(4).replace(microsecond=250_000), desk.device)
    assert min(moments) > at(40), "the journal says when it was put in"


def test_twice_doubles_nothing(desk: Desk, a_day: str, tmp_path: Path) -> None:
    import_file(desk, put(tmp_path, a_day))
    before = total(desk, JournalEntry)
    again = import_file(desk, put(tmp_path, a_day, "again"))
    assert counts(again) == (4, 0, 0, 4, 0)
    assert total(desk, JournalEntry) == before


def test_what_nobody_knows_is_told_with_its_line_and_kept(
    desk: Desk, clock: Clock, card: str, an_item: UUID, tmp_path: Path
) -> None:
    clock.days_pass(2)
    text = KOHA + line(1, "issue", "NOBODY", "B001") + "\n" + line(2, "issue", card, "B999")
    text += line(3, "issue", card, "B001") + line(4, "hold", card, "B001") + line(5, "return")
    text += (
        line(6, "payment", card, "10.50") + "2026-13-41 25-00-00\treturn\tB001\n" + line(72, "return", "B001")
    )
    rejects = tmp_path / "rejects.koc"
    report = import_file(desk, put(tmp_path, text), refused_path=rejects)
    assert counts(report) == (8, 1, 0, 0, 7)
    assert [(note.place, note.findings[0].code) for note in report.notes] == [
        (2, "card_unknown"),
        (4, "item_unknown"),
        (6, "unknown_verb"),
        (7, "wrong_columns"),
        (8, "bad_amount"),
        (9, "bad_time"),
        (10, "in_future"),
    ]
    kept = rejects.read_text().splitlines()
    assert kept[0].startswith("Version=1.0\t")
    assert kept[1] + "\n" == line(1, "issue", "NOBODY", "B001")
    assert len(kept) == 8
    assert detect_bytes(rejects.read_bytes()).kind == "koc"


def test_who_had_it_according_to_the_books_had_brought_it_back(
    desk: Desk, clock: Clock, a_loan: CheckOut, another_member: UUID, tmp_path: Path
) -> None:
    clock.days_pass(2)
    text = KOHA + line(5, "issue", number_of(desk, another_member), "B001")
    report = import_file(desk, put(tmp_path, text))
    assert codes(report.notes) == [("repaired", ["ended_other_loan"])]
    with desk.store.read() as session:
        old, new = session.scalars(select(Loan).order_by(Loan.lent_at)).all()
    assert old.ended_at is not None
    assert new.ended_at is None
    assert old.ended_at < new.lent_at


def test_lent_again_to_the_same_member_renews(
    desk: Desk, clock: Clock, card: str, a_loan: CheckOut, tmp_path: Path
) -> None:
    clock.days_pass(4)
    text = KOHA + line(72, "issue", card, "B001")
    for expected in ((1, 1, 0, 0, 0), (1, 0, 1, 0, 0)):
        report = import_file(desk, put(tmp_path, text))
        assert counts(report) == (1, expected[1], 0, expected[2], 0)
    with desk.store.read() as session:
        assert len(session.scalars(select(Renewal)).all()) == 1
        assert len(session.scalars(select(Loan)).all()) == 1


def test_a_loan_against_the_rules_is_in_with_what_stood_against_it(
    desk: Desk, clock: Clock, card: str, an_item: UUID, tmp_path: Path
) -> None:
    from db.operations.members import block_member

    clock.days_pass(2)
    with desk.store.read() as session:
        who = koc._member(session, card)
        assert who is not None
    desk.perform(block_member, member=who.uid, reason="Kartu hilang")
    import_file(desk, put(tmp_path, KOHA + line(5, "issue", card, "B001")))
    with desk.store.read() as session:
        assert session.scalars(select(Loan.override_reason)).one() == koc.REASON


def test_late_with_a_fine_as_of_then(desk: Desk, an_overdue_loan: CheckOut, tmp_path: Path) -> None:
    back = KOHA + line(24 * 9, "return", "B001")
    import_file(desk, put(tmp_path, back))
    with desk.store.read() as session:
        assert session.scalars(select(Fine.days_late)).one() == 2


def test_what_happened_since_is_looked_at_by_hand(
    desk: Desk, clock: Clock, card: str, a_loan: CheckOut, tmp_path: Path
) -> None:
    clock.days_pass(1)
    circulation.take_back(desk, a_loan.item)
    clock.days_pass(1)
    report = import_file(
        desk, put(tmp_path, KOHA + line(3, "return", "B001") + line(4, "issue", card, "B001"))
    )
    assert codes(report.notes) == [("refused", ["happened_since"]), ("refused", ["happened_since"])]


def test_what_was_not_lent_is_refused_where_nobody_else_could_know(
    desk: Desk, clock: Clock, an_item: UUID, tmp_path: Path
) -> None:
    clock.days_pass(1)
    report = import_file(desk, put(tmp_path, KOHA + line(3, "return", "B001")))
    assert codes(report.notes) == [("refused", ["not_lent"])]


def test_a_look_says_who_is_unknown_and_changes_nothing(
    desk: Desk, a_day: str, tmp_path: Path, card: str
) -> None:
    path = put(tmp_path, a_day + line(5, "issue", "NOBODY", "B999"))
    seen = preview(path)
    assert (len(seen.reads), seen.refused, seen.whole) == (5, 0, True)
    with desk.store.read() as session:
        reads = list(koc.seen_by(session, seen.reads))
    assert [read.refusal.code if read.refusal else "" for read in reads] == ["", "", "", "", "card_unknown"]
    import_file(desk, path)
    with desk.store.read() as session:
        reads = list(koc.seen_by(session, seen.reads))
    assert [[f.code for f in read.repairs] for read in reads] == [
        ["is_in"],
        ["is_in"],
        [],
        ["is_in"],
        ["item_unknown"],
    ]


def test_it_wants_the_right_to_override_and_can_be_stopped(
    desk: Desk, as_role: AsRole, a_day: str, tmp_path: Path
) -> None:
    path = put(tmp_path, a_day)
    with pytest.raises(refusals.NotAllowed):
        import_file(as_role("circulation"), path)
    report = import_file(as_role("branch_head"), path, cancelled=lambda: True)
    assert report.cancelled
    assert report.created == 4, "what was read is in"


def test_lines_are_put_in_as_they_happened_in_whatever_order_they_stand(
    desk: Desk, clock: Clock, tmp_path: Path, card: str, an_item: UUID
) -> None:
    clock.days_pass(2)
    lines = (line(3, "return", "B001"), "what\n", line(1, "issue", card, "B001"))
    report = import_file(desk, put(tmp_path, KOHA + "".join(lines)))
    assert (report.created, report.refused) == (2, 1)
    with desk.store.read() as session:
        loan = session.scalars(select(Loan)).one()
        assert (loan.lent_at.hour, loan.ended_at and loan.ended_at.hour) == (at(1).hour, at(3).hour)
    again = import_file(desk, put(tmp_path, KOHA + "".join(lines)))
    assert (again.created, again.unchanged, again.refused) == (0, 2, 1)
