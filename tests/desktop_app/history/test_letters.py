# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders as letters: each numbered, noted as given and kept at once; printed again as it was."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select, update

from db.models import HoldNotice, Item, JournalEntry, Loan, Member, Notice, NumberBlock, Title
from db.operations import circulation, holds, members, refusals
from db.operations.desk import Desk
from db.queries.circulation import PrintRow, prints
from db.rules.notices import Days
from desktop_app.history import letters, records, reminders
from desktop_app.history.letters import Letters
from desktop_app.history.models import slip_kind
from desktop_app.history.reminders import Reminder
from desktop_app.printing import frozen
from desktop_app.printing.notice_letter import NoticeLetter
from desktop_app.printing.paper import A4
from tests.desktop_app.history.late_readers import BUDI, SITI, Page
from tests.desktop_app.printing.reading import page_sizes, text_of


def rows(desk: Desk) -> list[Reminder]:
    return list(reminders.read(desk, Days()).rows)


def row_of(desk: Desk, name: str, sort: str = "overdue_1") -> Reminder:
    return next(one for one in rows(desk) if (one.who.name, one.sort) == (name, sort))


def print_all(desk: Desk, which: list[Reminder], language: str = "id", stop_after: int = 99) -> Letters:
    """Letters to these; stopped when so many were begun."""
    today, begun = reminders.read(desk, Days()), []

    def write(row: Reminder, number: str) -> NoticeLetter:
        return reminders.letter_of(row, today, reminders.usual_text(row.sort, language), number)

    return letters.make(
        desk, which, write, lambda done, _total: begun.append(done), lambda: len(begun) >= stop_after
    )


def kept(desk: Desk) -> list[PrintRow]:
    with desk.store.read() as session:
        return prints(session)


def count(desk: Desk, what: Any) -> int:
    with desk.store.read() as session:
        return session.scalar(select(func.count()).select_from(what)) or 0


def test_each_letter_is_kept_with_its_own_number_and_as_it_was_printed(desk: Desk) -> None:
    found = print_all(desk, rows(desk))
    assert found.broke is None
    assert {(one.number, one.kind, one.member_name) for one in kept(desk)} == {
        (letter.number, "notice", letter.name) for letter in found.made
    }
    assert [records.as_printed(one) for one in reversed(kept(desk))] == list(found.made)
    with desk.store.read() as session:
        assert {one.number for one in found.made} == set(session.scalars(select(Notice.number)))


def test_what_lies_ready_is_told_by_a_letter_that_is_kept(desk: Desk) -> None:
    with desk.store.read() as session:
        out = select(Loan.item_id)
        title, item = session.execute(
            select(Title.uid, Item.uid).join(Item).where(Item.id.not_in(out))
        ).first()  # type: ignore[misc]
        siti = session.scalars(select(Member.uid).where(Member.name == SITI)).one()
    hold = desk.perform(holds.place_hold, member=siti, title=title, reason="Tugas").operation.hold
    desk.perform(holds.put_aside, hold=hold, item=item)
    (letter,) = print_all(desk, [row_of(desk, SITI, "hold_ready")]).made
    (one,) = kept(desk)
    assert (one.number, one.member_name, records.as_printed(one)) == (letter.number, SITI, letter)
    assert count(desk, HoldNotice) == 1


def test_a_letter_that_cannot_be_kept_was_not_given(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    before = count(desk, JournalEntry)

    def fails(_letter: NoticeLetter) -> bytes:
        raise RuntimeError

    monkeypatch.setattr(letters, "freeze", fails)
    with pytest.raises(RuntimeError):
        print_all(desk, rows(desk))
    assert (count(desk, Notice), count(desk, JournalEntry)) == (0, before)
    monkeypatch.undo()
    assert print_all(desk, rows(desk)).made[0].number == "S000001"


def test_what_was_given_before_the_numbers_ran_out_is_printed(desk: Desk) -> None:
    with desk.store.write() as session:
        block = update(NumberBlock).where(NumberBlock.kind == "slip")
        session.execute(block.values(next=NumberBlock.last))
    found = print_all(desk, rows(desk))
    assert isinstance(found.broke, refusals.NumbersUsedUp)
    assert [one.number for one in found.made] == [one.number for one in kept(desk)] == ["S999999"]
    assert sum(row.waiting for row in rows(desk)) == 1


def test_a_stop_leaves_the_others_for_later(desk: Desk) -> None:
    found = print_all(desk, rows(desk), stop_after=1)
    assert (len(found.made), found.broke) == (1, None)
    assert [row.waiting for row in rows(desk)] == [True, False]
    print_all(desk, [row for row in rows(desk) if row.waiting])
    assert len(kept(desk)) == 2


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_reprint_is_the_letter_as_it_was_but_for_its_mark(desk: Desk, language: str) -> None:
    (letter,) = print_all(desk, [row_of(desk, SITI)], language).made
    desk.perform(members.edit_member, member=row_of(desk, SITI).member, facts=_moved(desk))
    mark = {"id": "CETAK ULANG 1", "en": "REPRINT 1"}[language]
    again = records.reprint(desk, kept(desk)[0])
    assert again.reprint is not None
    first, second = (text_of(frozen.render(one, A4)).split() for one in (letter, again))
    added = second.copy()
    for word in first:
        added.remove(word)
    assert " ".join(added).startswith(mark)
    assert "Jl. A 1" in text_of(frozen.render(again, A4))
    assert kept(desk)[0].reprints == 1
    assert records.as_printed(kept(desk)[0]) == letter
    assert frozen.document_of(again) == frozen.document_named("notice") == "notice_letter"


def _moved(desk: Desk) -> Any:
    from msgspec.structs import replace

    with desk.store.read() as session:
        siti = session.scalars(select(Member).where(Member.name == SITI)).one()
        return replace(members.facts_of(session, siti), address="Jl. Baru 9")


def test_who_had_a_letter_gets_it_again_as_a_reprint_with_all_that_it_told(desk: Desk) -> None:
    print_all(desk, [row_of(desk, SITI)])
    (again,) = print_all(desk, [row_of(desk, SITI)], "en").made
    assert again.reprint is not None
    assert (again.number, again.language, again.reprint.count) == ("S000001", "id", 1)
    assert count(desk, Notice) == 1


def test_a_letter_of_before_letters_were_kept_is_written_anew_under_its_number(desk: Desk) -> None:
    number = reminders.give(desk, row_of(desk, SITI), "letter")
    (again,) = print_all(desk, [row_of(desk, SITI)]).made
    assert (again.number, again.reprint, len(again.rows)) == (number, None, 1)
    assert kept(desk) == []


def test_who_was_told_otherwise_gets_a_first_letter_with_a_number_of_its_own(desk: Desk) -> None:
    """The letter of the first reminder is not printed in place of the second, which was sent as a message."""
    print_all(desk, [row_of(desk, SITI)])
    later = desk.clock() + timedelta(days=12)
    desk.clock = lambda: later
    reminders.give(desk, row_of(desk, SITI, "overdue_2"), "message")
    (letter,) = print_all(desk, [row_of(desk, SITI, "overdue_2")]).made
    assert (letter.number, letter.reprint) == ("S000002", None)
    assert letter.subject == reminders.usual_text("overdue_2", "id").subject


def test_the_letter_of_a_merged_member_goes_with_the_slips(desk: Desk) -> None:
    print_all(desk, [row_of(desk, SITI)])
    siti, budi = (row_of(desk, name).member for name in (SITI, BUDI))
    _give_back(desk)
    desk.perform(members.merge_members, merged=siti, into=budi)
    assert [one.member_name for one in kept(desk)] == [BUDI]


def _give_back(desk: Desk) -> None:
    with desk.store.read() as session:
        out: list[UUID] = list(session.scalars(select(Item.uid).join(Loan, Loan.item_id == Item.id)))
    for item in out:
        desk.perform(circulation.check_in, item=item)


def test_letters_come_as_one_document_and_one_of_them_again_from_the_list_of_slips(
    qtbot: QtBot, desk: Desk, shown: Page
) -> None:
    shown.view.presenter._printed = shown.view._print
    output = shown.page._output
    with qtbot.waitSignal(output.previewed) as first:
        shown.press("F9")
        assert shown.view.progress.isVisible()
        assert not [one for one in shown.page.commands() if one.shortcut == "F9" and one.enabled()]
    (preview,) = first.args
    assert len(page_sizes(preview._pdf)) == 2
    preview.reject()
    qtbot.waitUntil(lambda: shown.told() == 2)
    assert not shown.view.progress.isVisible()
    shown.page.activated("slips")
    qtbot.waitUntil(lambda: len(shown.page._slip_rows.rows) == 2)
    assert {slip_kind(one.kind) for one in shown.page._slip_rows.rows} == {"Reminder letter"}
    at = [one.member_name for one in shown.page._slip_rows.rows].index(SITI)
    shown.page.slips.move_to(at)
    qtbot.waitUntil(lambda: not shown.page.picture._pixmap.isNull())
    number = shown.page._slip_rows.rows[at].number
    with qtbot.waitSignal(output.previewed) as second:
        shown.press("F9")
    (preview,) = second.args
    said = text_of(preview._pdf)
    for part in ("REPRINT 1", number, SITI, "Jl. A 1"):
        assert part in said
    assert BUDI not in said
    preview.reject()
    qtbot.waitUntil(lambda: shown.page._slip_rows.rows[at].reprints == 1)
