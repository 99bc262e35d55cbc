# SPDX-License-Identifier: GPL-3.0-or-later
"""Reminders on a real store: whom to tell, in which words, each once; by letter, message and e-mail."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.models import Item, Loan, Member, Notice, Title
from db.operations import circulation, holds, interloan, members, partners
from db.operations.desk import Desk
from db.operations.interloan import sent_item
from db.operations.policies import close_days, put_policy
from db.queries.library import loan_policies
from db.queries.notices import notices_of
from db.queries.scan import recognise
from db.rules.interloan import Act, InterloanFacts, Side
from db.rules.notices import Days
from desktop_app.history import reminders
from desktop_app.history.reminder_words_dialog import ReminderWordsDialog
from desktop_app.history.reminders import Reminder, usual_text
from desktop_app.history.renewals_dialog import RenewalsDialog, outcome_words
from desktop_app.printing.notice_letter import render
from tests.desk.a_library import Library
from tests.desktop_app.history.late_readers import BUDI, SITI, Page
from tests.desktop_app.mailing.server import MailServer, set_up
from tests.desktop_app.printing.reading import page_sizes, text_of

DAYS = Days()


def rows(desk: Desk) -> list[Reminder]:
    return list(reminders.read(desk, DAYS).rows)


def test_those_who_are_late_are_listed_until_they_are_told(desk: Desk) -> None:
    one, other = rows(desk)
    assert {one.who.name, other.who.name} == {SITI, BUDI}
    assert one.waiting
    reminders.give(desk, one, "message")
    waiting, told = rows(desk)
    assert (waiting.who.name, told.who.name) == (other.who.name, one.who.name)
    assert [given.way for given in told.given] == ["message"]
    with desk.store.read() as session:
        assert [row.way for row in notices_of(session, one.member)] == ["message"]


def test_nobody_is_told_that_they_were_reminded_twice_who_was_not(desk: Desk) -> None:
    later = desk.clock() + timedelta(days=60)
    desk.clock = lambda: later
    siti, budi = rows(desk)
    assert (siti.sort, budi.sort) == ("overdue_1", "overdue_1")
    reminders.give(desk, siti, "letter")
    much_later = later + timedelta(days=11)
    for moment, sorts in ((later, {"overdue_1"}), (much_later, {"overdue_1", "overdue_2"})):
        desk.clock = lambda moment=moment: moment  # type: ignore[misc]
        assert {row.sort for row in rows(desk)} == sorts


def test_what_lies_ready_is_told_once_by_each_who_may_fetch_it(desk: Desk) -> None:
    held = _put_aside(desk)
    row = rows(desk)[0]
    assert (row.sort, row.waiting, row.loans[0].loan) == ("hold_ready", True, held)
    today = reminders.read(desk, DAYS)
    said = reminders.message_of(row, today, reminders.usual_text("hold_ready", "en"))
    assert "kept until" in said.body
    letter = reminders.letter_of(row, today, reminders.usual_text("hold_ready", "en"), "S1")
    assert letter.days == "Kept until"
    assert "Kept until" in text_of(render([letter]))
    reminders.give(desk, row, "message")
    told = next(one for one in rows(desk) if one.sort == "hold_ready")
    assert not told.waiting
    with desk.store.read() as session:
        assert [one.sort for one in notices_of(session, row.member)] == ["hold_ready"]


def _come(desk: Desk, title: str) -> UUID:
    """A university's book has come for Siti."""
    facts = partners.PartnerFacts(name="Universitas", kind="university")
    partner = desk.perform(partners.put_partner, facts=facts).operation.target
    paper = partners.AgreementFacts(partner=partner, number="1/PKS", kind="pks", lends=True)
    desk.perform(partners.put_agreement, facts=paper)
    with desk.store.read() as session:
        siti = session.scalars(select(Member.uid).where(Member.name == SITI)).one()
    asked = InterloanFacts(title=title, supplying_partner=partner)
    request: UUID = desk.perform(interloan.ask_interloan, facts=asked, member=siti).operation.interloan
    for side, act in ((Side.SUPPLIER, Act.SHIPPED), (Side.REQUESTER, Act.RECEIVED)):
        desk.perform(interloan.act_on_interloan, interloan=request, side=side, act=act)
    return request


def test_what_has_come_from_another_library_is_told_once_to_its_reader(desk: Desk) -> None:
    both = {_come(desk, "Hikayat {Hang} Tuah"), _come(desk, "Syair")}
    row = rows(desk)[0]
    assert (row.sort, row.waiting, row.who.name) == ("arrived", True, SITI)
    assert {one.loan for one in row.loans} == both
    today = reminders.read(desk, DAYS)
    said = reminders.message_of(row, today, reminders.usual_text("arrived", "en")).body
    assert "- Hikayat {Hang} Tuah (SL-" in said
    assert "at most" in said
    letter = reminders.letter_of(row, today, reminders.usual_text("arrived", "en"), "S1")
    assert letter.days == "Lent until, at most"
    number = reminders.give(desk, row, "letter")
    told = next(one for one in rows(desk) if one.sort == "arrived")
    assert not told.waiting
    assert reminders.numbers_of(told) == (number,)
    with desk.store.read() as session:
        assert [one.number for one in notices_of(session, row.member)] == [number, number]


def test_who_has_what_its_library_recalls_is_told_that_and_not_that_others_wait(desk: Desk) -> None:
    request = _come(desk, "Hikayat")
    with desk.store.read() as session:
        item = sent_item(session, request)
        siti = session.scalars(select(Member.uid).where(Member.name == SITI)).one()
    desk.perform(circulation.check_out, item=item, member=siti, reason="Tugas")  # type: ignore[arg-type]
    soon = desk.clock().astimezone().date() + timedelta(days=3)
    recall = {"interloan": request, "side": Side.SUPPLIER, "act": Act.RECALLED, "due": soon}
    desk.perform(interloan.act_on_interloan, **recall)
    row = next(one for one in rows(desk) if one.sort == "wanted_back")
    assert not [one for one in rows(desk) if one.sort == "recalled"]
    today = reminders.read(desk, DAYS)
    said = reminders.message_of(row, today, reminders.usual_text("wanted_back", "en"))
    assert "somebody else" not in said.body
    assert "please by" in said.body
    reminders.give(desk, row, "message")
    told = next(one for one in rows(desk) if one.sort == "wanted_back")
    assert not told.waiting
    assert told.loans[0].due_at.astimezone().date() <= soon


def _others_wait(desk: Desk) -> Loan:
    """Budi has what Siti waits for, and is asked to bring it back within two days."""
    desk.perform(put_policy, at_branch=desk.branch, terms={"recall_days": 2})
    with desk.store.read() as session:
        item, title = session.execute(
            select(Item.uid, Title.uid).join(Title).where(Item.id.not_in(select(Loan.item_id)))
        ).first()  # type: ignore[misc]
        budi, siti = (
            session.scalars(select(Member.uid).where(Member.name == name)).one() for name in (BUDI, SITI)
        )
    lent = desk.perform(circulation.check_out, item=item, member=budi, reason="Tugas").operation
    desk.perform(holds.place_hold, member=siti, title=title, reason="Tugas")
    with desk.store.read() as session:
        loan = session.scalars(select(Loan).where(Loan.uid == lent.loan)).one()
        session.expunge(loan)
        return loan


def test_who_has_what_others_wait_for_is_told_and_it_is_due_sooner(desk: Desk, library: Library) -> None:
    lent = _others_wait(desk)
    row = next(one for one in rows(desk) if one.sort == "recalled")
    assert row.who.name == BUDI
    today = reminders.read(desk, DAYS)
    assert "please by" in reminders.message_of(row, today, reminders.usual_text("recalled", "en")).body
    reminders.give(desk, row, "message")
    told = next(one for one in rows(desk) if one.sort == "recalled")
    assert not told.waiting
    assert told.loans[0].due_at < lent.due_at
    assert told.loans[0].until == told.loans[0].due_at.astimezone().date()


def test_what_came_back_while_its_message_went_out_stops_no_other(desk: Desk, library: Library) -> None:
    lent = _others_wait(desk)
    row = next(one for one in rows(desk) if one.sort == "recalled")
    with desk.store.read() as session:
        item = session.scalars(select(Item.uid).where(Item.id == lent.item_id)).one()
    desk.perform(circulation.check_in, item=item)
    reminders.give(desk, row, "email")
    with desk.store.read() as session:
        told, due = session.execute(select(Notice.way, Loan.due_at).join(Loan)).one()
    assert (told, due) == ("email", lent.due_at)


def _put_aside(desk: Desk) -> UUID:
    """Siti waits for a book that nobody has, and it is put aside for her."""
    with desk.store.read() as session:
        out = select(Loan.item_id)
        title, item = session.execute(
            select(Title.uid, Item.uid).join(Item).where(Item.id.not_in(out))
        ).first()  # type: ignore[misc]
        siti = session.scalars(select(Member.uid).where(Member.name == SITI)).one()
    hold = desk.perform(holds.place_hold, member=siti, title=title, reason="Tugas").operation.hold
    return desk.perform(holds.put_aside, hold=hold, item=item).operation.held


def test_nobody_is_reminded_of_what_will_be_renewed_by_itself_and_everybody_of_the_rest(
    desk: Desk, library: Library
) -> None:
    with desk.store.read() as session:
        item = recognise(session, library.barcodes[2]).uid
        who = session.scalars(select(Member.uid).where(Member.name == BUDI)).one()
    assert item is not None
    desk.perform(put_policy, at_branch=desk.branch, terms={"loan_days": 1, "max_loans": 9})
    lent = desk.perform(circulation.check_out, item=item, member=who, reason="izin").operation

    def told() -> list[UUID]:
        return [loan.loan for row in rows(desk) if row.sort == "due_soon" for loan in row.loans]

    assert told() == [lent.loan]  # type: ignore[attr-defined]
    with desk.store.read() as session:
        policy = next(one.uid for one in loan_policies(session) if one.branch == desk.branch)
    terms = {"loan_days": 1, "max_loans": 9, "renews_itself": True, "renewal_days": 7}
    desk.perform(put_policy, target=policy, at_branch=desk.branch, terms=terms)
    assert told() == []
    desk.perform(put_policy, target=policy, at_branch=desk.branch, terms=terms | {"max_renewals": 0})
    assert told() == [lent.loan]  # type: ignore[attr-defined]


def test_a_renewed_loan_is_told_of_anew(desk: Desk) -> None:
    one = next(row for row in rows(desk) if row.who.name == SITI)
    reminders.give(desk, one, "message")
    soon = desk.clock().astimezone().date() + timedelta(days=1)
    desk.perform(circulation.change_due_date, loan=one.loans[0].loan, due=soon, reason="Sakit")
    again = next(row for row in rows(desk) if row.who.name == SITI)
    assert (again.sort, again.waiting) == ("due_soon", True)


def test_nobody_is_reminded_as_late_while_it_is_closed(desk: Desk) -> None:
    with desk.store.read() as session:
        due = min(session.scalars(select(Loan.due_at))).astimezone().date()
    today = desk.clock().astimezone().date()
    days = [due + timedelta(days=n) for n in range((today - due).days + 1)]
    desk.perform(close_days, days=[(day, "Banjir") for day in days])
    found = rows(desk)
    assert {row.sort for row in found} == {"due_soon"}
    assert all(loan.due_at.astimezone().date() > today for row in found for loan in row.loans)


def test_who_is_under_age_is_reminded_through_a_guardian(desk: Desk) -> None:
    with desk.store.read() as session:
        siti = session.scalars(select(Member).where(Member.name == SITI)).one()
        facts = members.facts_of(session, siti)
    born = desk.clock().date() - timedelta(days=3_000)
    child = msgspec.structs.replace(
        facts, birth_date=born, guardian_name="Ibu Ani", guardian_phone="0812-555-0999"
    )
    desk.perform(members.edit_member, member=siti.uid, facts=child)
    today = reminders.read(desk, DAYS)
    one = next(row for row in today.rows if row.who.name == SITI)
    assert (one.who.phone, one.who.guardian) == ("0812-555-0999", "Ibu Ani")
    text = reminders.usual_text(one.sort, "id")
    assert "628125550999" in reminders.whatsapp_link(one, reminders.message_of(one, today, text))
    assert "Ibu Ani" in reminders.letter_of(one, today, text, "S1").address[0]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    "sort",
    ["due_soon", "overdue_1", "overdue_2", "overdue_3", "recalled", "wanted_back", "hold_ready", "arrived"],
)
def test_each_reminder_says_who_and_what(desk: Desk, language: str, sort: str) -> None:
    today = reminders.read(desk, DAYS)
    row = today.rows[0]._replace(sort=sort)
    text = reminders.usual_text(sort, language)
    said = reminders.message_of(row, today, text)
    for part in (
        row.who.name,
        row.who.number,
        row.loans[0].title,
        row.loans[0].barcode,
        today.letterhead.branch,
    ):
        assert part in said.body
    assert "{" not in said.body + said.subject
    link = reminders.whatsapp_link(row._replace(loans=(row.who._replace(phone="0812-555-0100"),)), said)
    assert link.startswith("https://wa.me/628125550100?text=")
    assert " " not in link
    assert reminders.whatsapp_link(row._replace(loans=(row.who._replace(phone=""),)), said) == ""


def test_a_letter_shows_its_address_in_the_window_and_runs_over_pages(desk: Desk) -> None:
    today = reminders.read(desk, DAYS)
    row = next(one for one in today.rows if one.who.name == SITI)
    many = row._replace(loans=row.loans * 60)
    letters = [
        reminders.letter_of(one, today, reminders.usual_text(one.sort, "id"), "S000123")
        for one in (row, many)
    ]
    pdf = render(letters)
    said = text_of(pdf)
    for part in ("S000123", SITI, "Jl. A 1", row.loans[0].title, today.letterhead.library):
        assert part in said
    assert len(page_sizes(pdf)) > 2


def test_letters_are_printed_once_and_again_with_the_same_number(
    qtbot: QtBot, desk: Desk, shown: Page
) -> None:
    shown.press("F9")
    qtbot.waitUntil(lambda: shown.told() == 2)
    (letters,) = shown.printed
    assert len({one.number for one in letters}) == 2
    assert not [one for one in shown.page.commands() if one.shortcut == "F9" and one.enabled()]
    shown.choose(SITI)
    shown.press("Shift+F9")
    qtbot.waitUntil(lambda: len(shown.printed) == 2)
    assert shown.printed[1][0].number in {one.number for one in letters}
    assert [one.reprint.count for one in shown.printed[1] if one.reprint] == [1]
    with desk.store.read() as session:
        assert len(session.scalars(select(Notice.uid)).all()) == 2


def test_a_message_is_copied_and_whatsapp_opened(
    qtbot: QtBot, shown: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    shown.choose(SITI)
    shown.press("F8")
    qtbot.waitUntil(lambda: shown.told() == 1)
    assert opened[0].startswith("https://wa.me/628125550100?text=")
    shown.choose(BUDI)
    assert not [one for one in shown.page.commands() if one.shortcut == "F8" and one.enabled()]
    shown.press("F5")
    qtbot.waitUntil(lambda: shown.told() == 2)
    assert BUDI in QGuiApplication.clipboard().text()


def test_e_mail_goes_to_those_who_have_an_address(qtbot: QtBot, desk: Desk, shown: Page) -> None:
    with MailServer() as server:
        set_up(desk, server)
        shown.press("F7")
        qtbot.waitUntil(lambda: shown.told() == 1)
        assert server.recipients == ["siti@example.org"]
        body: Any = server.messages[0].get_body(("plain",))
        assert SITI in body.get_content()


def test_the_library_changes_the_words(shown: Page) -> None:
    shown.press("F10")
    dialog = shown.page.findChildren(ReminderWordsDialog)[-1]
    assert dialog.language.value() == shown.view.language.value() == "en"
    kept = dialog.body_text.value()
    dialog.body_text.setPlainText("nothing")
    dialog.accept()
    assert dialog.isVisible(), "without a place for the loans nobody would know what is meant"
    dialog.body_text.setPlainText(f"{kept}\nJangan lupa.")
    sort = dialog.sort.value()
    dialog.accept()
    row = next(one for one in shown.view.rows_model.rows if one.sort == sort)
    assert shown.view.presenter.message(row).body.endswith("Jangan lupa.")


def test_the_words_of_several_reminders_and_languages_are_changed_one_after_the_other(shown: Page) -> None:
    shown.press("F10")
    dialog = shown.page.findChildren(ReminderWordsDialog)[-1]
    texts = shown.view.presenter.text
    for sort, language, subject in (("due_soon", "en", "Soon"), ("overdue_1", "id", "Terlambat")):
        dialog.sort.choose(sort)
        dialog.language.choose(language)
        dialog.subject.setText(subject)
    dialog.sort.choose("overdue_3")
    dialog.body_text.setPlainText("nothing")
    dialog.sort.choose("due_soon")
    dialog.language.choose("en")
    assert dialog.subject.text() == "Soon"
    dialog.accept()
    assert dialog.isVisible()
    assert (dialog.sort.value(), bool(dialog.text_row.error.text())) == ("overdue_3", True)
    dialog.usual.click()
    dialog.accept()
    assert not dialog.isVisible()
    assert (texts("due_soon", "en").subject, texts("overdue_1", "id").subject) == ("Soon", "Terlambat")
    assert texts("overdue_3", "id") == usual_text("overdue_3", "id")


def test_what_is_renewed_by_itself_is_looked_at_and_done_at_once(
    qtbot: QtBot, desk: Desk, library: Library, shown: Page
) -> None:
    """One is renewed, and the dialog names it from then on; of the other it says why not."""
    terms = {"loan_days": 1, "max_loans": 9, "renews_itself": True, "renewal_days": 7}
    desk.perform(put_policy, at_branch=desk.branch, terms=terms)
    for name, barcode in zip((SITI, BUDI), library.barcodes[2:4], strict=True):
        with desk.store.read() as session:
            item = recognise(session, barcode).uid
            who = session.scalars(select(Member.uid).where(Member.name == name)).one()
        assert item is not None
        desk.perform(circulation.check_out, item=item, member=who, reason="izin")
    desk.perform(members.block_member, member=who, reason="kartu hilang")
    dialog = looked_at(qtbot, shown, 2)
    assert {outcome_words(line).split(",")[0] for line in dialog.rows_model.rows} == {
        "will be",
        "not: the member is blocked",
    }
    done: list[int] = []
    dialog._renewed = done.append
    dialog.accept()
    qtbot.waitUntil(lambda: done == [1])
    again = looked_at(qtbot, shown, 2)
    assert outcome_words(again.rows_model.rows[-1]).startswith("renewed today")
    assert not again.primary.isEnabled()
    again.reject()


def looked_at(qtbot: QtBot, shown: Page, lines: int) -> RenewalsDialog:
    shown.press("F11")
    dialog = shown.page.findChildren(RenewalsDialog)[-1]
    qtbot.waitUntil(lambda: len(dialog.rows_model.rows) == lines)
    return dialog
