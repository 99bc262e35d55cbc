# SPDX-License-Identifier: GPL-3.0-or-later
"""The circulation page on a real small store, off screen: what is scanned, pressed and seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import delete, select, update

from db.models import Branch, Fine, Item, Loan, Member, MemberType, NumberBlock, WeeklyClosing, new_uid
from db.operations import cards, policies
from db.operations.desk import Desk
from db.operations.members import block_member, unblock_member
from db.operations.refusals import CardLost
from db.queries.circulation import prints
from db.queries.scan import Scan, recognise
from desktop_app.background import Background
from desktop_app.circulation.dialogs import AddDialog, DueDateDialog, ReasonDialog
from desktop_app.circulation.late_entry import LateDialog
from desktop_app.circulation.loss_dialogs import DamageDialog, LossDialog, PartsDialog
from desktop_app.circulation.models import (
    MEMBER_COLUMN,
    PARTS_COLUMN,
    SO_FAR_COLUMN,
    loan_words,
    to_check_words,
)
from desktop_app.circulation.page import CirculationPage
from desktop_app.circulation.slips import Issued
from desktop_app.language import current_language, format_date, format_money, use_language
from desktop_app.loss_words import so_far_words
from desktop_app.payment_dialog import PaymentDialog
from desktop_app.printing.loan_slip import LoanSlip
from desktop_app.printing.return_slip import ReturnSlip
from tests.desktop_app.circulation.conftest import BUDI, BUMI, ISBN_OF_BUMI, LASKAR, PULANG, SITI


class Slips:
    """Where slips go in these tests."""

    def __init__(self) -> None:
        self.delivered: list[Issued] = []
        self.shown: list[Sequence[Issued]] = []

    def deliver(self, issued: Issued) -> None:
        self.delivered.append(issued)

    def preview(self, issued: Sequence[Issued]) -> None:
        self.shown.append(issued)


@dataclass
class Shown:
    """A page in a window, and what it asked of the shell."""

    page: CirculationPage
    qtbot: QtBot
    desk: Desk
    slips: Slips
    held: list[bool] = field(default_factory=list)
    sounds: list[str] = field(default_factory=list)
    went: list[tuple[str, Any]] = field(default_factory=list)

    def scan(self, text: str) -> None:
        with self.desk.store.read() as session:
            found = recognise(session, text) if text else Scan("empty", "")
        with self.qtbot.waitSignal(self.page.scan_taken):
            self.page.scanned(found)

    def until(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=5000)

    def press(self, key: str) -> None:
        """What a key of the strip does."""
        meant = [c for c in self.page.commands() if key in c.shortcut.split("|") and c.enabled()]
        assert meant, f"{key} means nothing now"
        meant[0].run()

    def keys(self) -> set[str]:
        return {c.shortcut for c in self.page.commands() if c.enabled()}

    def lent(self) -> list[str]:
        return [loan.barcode for loan in self.page.presenter.state.loans]


@pytest.fixture
def shown(qapp: QApplication, qtbot: QtBot, desk: Desk) -> Iterator[Shown]:
    background, slips = Background(), Slips()
    page = CirculationPage(lambda: desk, background, slips)
    qtbot.addWidget(page)
    page.resize(1084, 560)
    page.show()
    qtbot.waitExposed(page)
    made = Shown(page, qtbot, desk, slips)
    page.hold_scans.connect(made.held.append)
    page.sound.connect(made.sounds.append)
    page.go.connect(lambda name, argument: made.went.append((name, argument)))
    yield made
    background.close()


def answer(dialog_class: type, fill: Callable[[Any], None]) -> None:
    """Fill a dialog that waits for its answer, when it is there."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, dialog_class):
            fill(dialog)
            dialog.accept()
        else:
            QTimer.singleShot(5, look)

    QTimer.singleShot(0, look)


@pytest.mark.parametrize(("language", "shown_as"), [("id", "Umum"), ("en", "Public")])
def test_the_type_of_a_member_is_said_in_the_language_of_the_window(
    shown: Shown, qapp: QApplication, language: str, shown_as: str
) -> None:
    with shown.desk.store.read() as session:
        target = session.scalar(select(MemberType.uid))
    shown.desk.perform(policies.put_type, of="member", target=target, name="Umum", name_en="Public", code="U")
    before = current_language()
    use_language(language)
    shown.scan(SITI)
    shown.until(lambda: shown.page.presenter.state.member)
    assert shown.page.member.kind.text().startswith(shown_as)
    use_language(before)


def test_a_visit_shows_who_what_and_until_when_and_ends_with_a_slip(shown: Shown) -> None:
    for text in (SITI, BUMI, LASKAR):
        shown.scan(text)
    page = shown.page
    assert page.member.name.text() == "Siti Aminah"
    assert page.member.figures[0].number.text() == "2"
    assert page.feedback.title.accessibleName() == "Laskar Pelangi"
    assert [row.title for row in page._visit_rows.rows] == ["Laskar Pelangi", "Bumi Manusia"]
    shown.scan("")
    shown.until(lambda: shown.slips.delivered)
    slip = shown.slips.delivered[0].slip
    assert isinstance(slip, LoanSlip)
    assert [row.title for row in slip.rows] == ["Bumi Manusia", "Laskar Pelangi"]
    assert page._stack.currentIndex() == 0
    shown.press("F9")
    assert [[issued.number for issued in shown] for shown in shown.slips.shown] == [[slip.number]]


def test_a_scan_finds_its_place_made(shown: Shown) -> None:
    """Room that is made only then takes three times as long as the row itself."""
    page = shown.page
    shown.scan(SITI)
    parts = (page.visit_card, page.loans_card, page.feedback)
    assert all(part.isVisible() for part in parts)
    assert page.feedback.title.accessibleName() == page.scan_hint()
    QApplication.processEvents()
    before = [part.geometry() for part in parts]
    shown.scan(BUMI)
    QApplication.processEvents()
    assert [part.geometry() for part in parts] == before


def test_the_slips_of_a_visit_are_kept_together_or_not_at_all(shown: Shown) -> None:
    with shown.desk.store.write() as session:
        block = update(NumberBlock).where(NumberBlock.kind == "slip")
        session.execute(block.values(next=NumberBlock.last))
    for text in (SITI, BUMI, LASKAR):
        shown.scan(text)
    shown.press("F3")
    shown.scan(BUMI)
    with shown.qtbot.waitSignal(shown.page.toast) as told:
        shown.scan("")
    assert told.args is not None
    assert told.args[0].tone == "bad"
    with shown.desk.store.read() as session:
        assert prints(session) == []
        assert (
            session.scalar(select(NumberBlock.last - NumberBlock.next).where(NumberBlock.kind == "slip")) == 0
        )


def test_a_problem_holds_the_scans_and_only_its_own_keys_answer(shown: Shown) -> None:
    shown.desk.perform(policies.put_policy, terms={"max_loans": 1}, at_branch=shown.desk.branch)
    for text in (SITI, BUMI, LASKAR):
        shown.scan(text)
    assert shown.held[-1]
    assert shown.page.problem.isVisible()
    assert not shown.page.feedback.isVisible(), "what was lent before is not the problem"
    assert shown.keys() == {"F8", "Esc"}
    answer(ReasonDialog, lambda dialog: dialog.reason.field.setText("tugas sekolah"))
    shown.press("F8")
    shown.until(lambda: shown.lent() == [BUMI, LASKAR])
    assert not shown.held[-1]


def test_the_member_is_unblocked_in_their_record_and_the_item_is_lent(shown: Shown) -> None:
    with shown.desk.store.read() as session:
        member = recognise(session, SITI).uid
    assert member is not None
    shown.desk.perform(block_member, member=member, reason="kartu hilang")
    for text in (SITI, BUMI):
        shown.scan(text)
    assert shown.sounds[-1] == "bad"
    shown.press("F5")
    assert shown.went == [("members", ("member", member))]
    shown.desk.perform(unblock_member, member=member)
    shown.page.changed(frozenset({"members"}))
    shown.until(lambda: shown.lent() == [BUMI])
    assert not shown.page.problem.isVisible()


def test_an_isbn_leads_to_the_copies_while_somebody_borrows(shown: Shown) -> None:
    assert "isbn" not in shown.page.accepts()
    shown.scan(SITI)
    assert "isbn" in shown.page.accepts()
    shown.scan(ISBN_OF_BUMI)
    shown.press("F4")
    assert [name for name, _ in shown.went] == ["catalogue"]
    shown.scan(ISBN_OF_BUMI)
    shown.press("F8")
    shown.until(lambda: shown.lent() == [BUMI])


def test_an_item_scanned_first_waits_for_its_card(shown: Shown) -> None:
    shown.scan(BUMI)
    assert shown.page.notice.isVisible()
    shown.press("F4")
    assert shown.page.mode.isVisible()
    shown.scan(SITI)
    shown.until(lambda: shown.lent() == [BUMI])


def test_another_due_date_is_that_of_what_was_just_lent(shown: Shown) -> None:
    shown.desk.perform(policies.put_policy, terms={"loan_days": 3}, at_branch=shown.desk.branch)
    for text in (SITI, BUMI, LASKAR):
        shown.scan(text)
    later = shown.page.presenter.state.loans[0].due_at.astimezone().date() + timedelta(days=9)

    def fill(dialog: DueDateDialog) -> None:
        dialog._day.set_day(later)
        dialog.why.field.setText("libur")  # type: ignore[attr-defined]

    answer(DueDateDialog, fill)
    shown.press("F7")
    loans = shown.page.presenter.state
    shown.until(
        lambda: (
            {loan.barcode for loan in shown.page.presenter.state.loans if loan.due_at.date() >= later}
            == {LASKAR}
        )
    )
    assert len(loans.loans) == 2


def test_items_of_several_people_are_told_apart_but_nobody_is_named_on_the_slip(shown: Shown) -> None:
    for card, barcode in ((SITI, BUMI), (BUDI, LASKAR)):
        for text in (card, barcode, ""):
            shown.scan(text)
    shown.until(lambda: len(shown.slips.delivered) == 2)
    for barcode in (BUMI, LASKAR):
        shown.scan(barcode)
    page = shown.page
    assert not page.visit.isColumnHidden(MEMBER_COLUMN)
    shown.scan("")
    shown.until(lambda: len(shown.slips.delivered) == 3)
    slip = shown.slips.delivered[-1].slip
    assert isinstance(slip, ReturnSlip)
    assert slip.member_name == ""
    assert [row.member for row in slip.rows] == [SITI, BUDI]


def test_the_return_slip_of_one_member_names_them(shown: Shown) -> None:
    for text in (SITI, BUMI, "", BUMI, ""):
        shown.scan(text)
    shown.until(lambda: len(shown.slips.delivered) == 2)
    slip = shown.slips.delivered[-1].slip
    assert isinstance(slip, ReturnSlip)
    assert (slip.member_name, slip.member_number) == ("Siti Aminah", SITI)
    assert [row.member for row in slip.rows] == [""]


def test_undo_after_the_slip_opens_the_visit_again(shown: Shown) -> None:
    for text in (SITI, PULANG, ""):
        shown.scan(text)
    shown.until(lambda: shown.slips.delivered)
    shown.press("Ctrl+Z")
    shown.until(lambda: [row.undone for row in shown.page._visit_rows.rows] == [True])
    assert shown.lent() == []
    assert shown.page.member.isVisible()


def test_all_that_a_member_has_out_is_listed_elsewhere(shown: Shown) -> None:
    for text in (SITI, BUMI):
        shown.scan(text)
    shown.press("Shift+F9")
    name, argument = shown.went[-1]
    assert name == "history"
    assert argument[0] == "due"
    assert argument[2] == "Siti Aminah"


def test_a_fine_is_paid_at_the_counter_with_a_receipt_and_can_be_taken_back(shown: Shown) -> None:
    owe(shown.desk, SITI, 5_000)
    shown.scan(SITI)
    shown.until(lambda: shown.page.presenter.state.member)
    assert shown.page.member.figures[2].number.text() == format_money(5_000)

    def fill(dialog: PaymentDialog) -> None:
        assert dialog.sort.value() == "paid"
        dialog.amount.set_number(2_000)

    answer(PaymentDialog, fill)
    with shown.qtbot.waitSignal(shown.page.undo_offered) as offered:
        shown.press("F10")
    (receipt,) = shown.slips.delivered
    assert (receipt.kind, receipt.slip.amount, receipt.slip.left) == ("payment", 2_000, 3_000)
    assert shown.page.member.figures[2].number.text() == format_money(3_000)
    words, undo = offered.args
    assert format_money(2_000) in words
    undo()
    shown.until(lambda: shown.page.presenter.state.member.fines == 5_000)


def test_only_who_may_waive_is_offered_more_than_money(shown: Shown, qtbot: QtBot) -> None:
    for waives, owed, sorts in ((False, 500, 1), (True, 500, 3), (True, -500, 1)):
        dialog = PaymentDialog(shown.page, "Siti", owed, waives=waives)
        qtbot.addWidget(dialog)
        assert dialog.sort.count() == sorts
        if sorts > 1:
            dialog.sort.choose("waived")
            dialog.accept()
            assert dialog.result() != dialog.DialogCode.Accepted, "a reason is missing"
            dialog.reason.setText("murid yatim")
            dialog.accept()
            assert dialog.value() == ("waived", 500, "murid yatim")


def test_a_suspended_member_is_told_by_sound_and_until_when(shown: Shown) -> None:
    until = shown.desk.clock().astimezone().date() + timedelta(days=3)
    owe(shown.desk, SITI, 0, until)
    shown.scan(SITI)
    shown.until(lambda: shown.page.presenter.state.member)
    assert shown.sounds[-1] == "bad"
    assert format_date(until) in shown.page.member.standing.text()


@pytest.mark.parametrize(
    ("terms", "each", "running"),
    [
        ({"fine_per_day": 500}, "Rp\xa03.000", "Running: Rp\xa06.000"),
        (
            {"fine_per_day": 0, "suspend_days": 2},
            "12 day(s) of suspension",
            "Running: 12 day(s) of suspension",
        ),
        ({"fine_per_day": 0}, "", ""),
    ],
)
def test_what_is_late_says_what_it_has_come_to(
    shown: Shown, terms: dict[str, int], each: str, running: str
) -> None:
    """Six days late by a branch that is open every day."""
    desk, page = shown.desk, shown.page
    open_each_day(desk)
    desk.perform(policies.put_policy, terms=terms | {"loan_days": 7}, at_branch=desk.branch)
    for text in (SITI, BUMI, LASKAR, ""):
        shown.scan(text)
    lent = desk.clock()
    desk.clock = lambda: lent + timedelta(days=13)
    shown.scan(SITI)
    shown.until(lambda: shown.page.presenter.state.member)
    assert [so_far_words(loan.fine_so_far, loan.suspension_so_far) for loan in page._loan_rows.rows] == [
        each,
        each,
    ]
    assert page.loans.isColumnHidden(SO_FAR_COLUMN) == (not each)
    assert page.member.running.text() == running
    assert page.member.running.isVisible() == bool(running)


def open_each_day(desk: Desk) -> None:
    with desk.store.write() as session:
        session.execute(delete(WeeklyClosing))


def owe(desk: Desk, number: str, amount: int, suspended_until: date | None = None) -> None:
    """A fine of this member's, from a loan of long ago; or a suspension."""
    with desk.store.write() as session:
        who = session.scalars(select(Member).where(Member.number == number)).one()
        item, branch = session.scalars(select(Item)).first(), session.scalars(select(Branch)).first()
        assert item is not None
        assert branch is not None
        then = desk.clock()
        loan = Loan(uid=new_uid(), item_id=item.id, member_id=who.id, branch_id=branch.id, lent_at=then,
                    due_at=then, ended_at=then, ending="returned")  # fmt: skip
        session.add(loan)
        session.flush()
        session.add(Fine(uid=new_uid(), member_id=who.id, loan_id=loan.id, amount=amount, days_late=3,
                suspended_until=suspended_until,
                         assessed_at=then))  # fmt: skip


def test_late_entry_is_asked_for_and_said_until_it_ends(shown: Shown) -> None:
    the_day = datetime.now().astimezone().date() - timedelta(days=1)

    def yesterday(dialog: LateDialog) -> None:
        dialog.day.setText("1-1-2999")
        dialog.accept()
        assert not dialog.result()
        dialog.day.set_day(the_day)
        dialog.clock.setText("1630")

    answer(LateDialog, yesterday)
    shown.press("Shift+F3")
    assert "16" in shown.page.mode.text()
    shown.scan(SITI)
    shown.scan(BUMI)
    assert shown.page.presenter.state.rows[-1].at.astimezone().date() == the_day
    shown.press("Shift+F3")
    assert shown.page.mode.text() == ""


def test_what_became_of_a_loan_is_asked_and_shown(shown: Shown) -> None:
    for text in (SITI, BUMI):
        shown.scan(text)

    def claimed(dialog: LossDialog) -> None:
        dialog.sort.choose("claimed")
        dialog.day.setText("1-1-2999")
        dialog.accept()
        assert not dialog.result()
        dialog.day.set_day(datetime.now().astimezone().date())

    answer(LossDialog, claimed)
    shown.press("F11")
    shown.until(lambda: shown.page.presenter.state.loans[0].claimed_at)
    assert loan_words(shown.page.presenter.state.loans[0]).startswith("said to be returned")
    answer(LossDialog, lambda dialog: dialog.sort.choose("lost"))
    shown.press("F11")
    shown.until(lambda: shown.page.presenter.state.rows[-1].action == "lost")
    assert shown.lent() == []


def test_what_is_lost_costs_what_is_put_where_nobody_knows_its_price(shown: Shown) -> None:
    for text in (SITI, BUMI):
        shown.scan(text)

    def priced(dialog: LossDialog) -> None:
        assert dialog.price.isVisible()
        assert (dialog.price.number(), dialog.other_price()) == (0, None)
        dialog.sort.choose("claimed")
        assert not dialog.price.isVisible()
        dialog.sort.choose("lost")
        dialog.price.set_number(85_000)

    answer(LossDialog, priced)
    shown.press("F11")
    shown.until(lambda: shown.page.presenter.state.rows[-1].action == "lost")
    assert shown.page.presenter.state.rows[-1].fine == 85_000


@pytest.mark.parametrize(("waives", "least"), [(True, 0), (False, 85_000)])
def test_what_is_known_to_cost_so_much_is_less_for_who_may_waive(
    shown: Shown, waives: bool, least: int
) -> None:
    for text in (SITI, BUMI):
        shown.scan(text)
    [loan] = shown.page.presenter.state.loans
    with shown.desk.store.write() as session:
        session.scalars(select(Item).where(Item.barcode == BUMI)).one().price = 85_000
    seen: list[int] = []
    shown.page.presenter.look_at_price(loan, seen.append)
    shown.until(lambda: seen)
    dialog = LossDialog(shown.page, loan, seen[0], waives=waives)
    dialog.price.set_number(1)
    assert (seen, dialog.price.number()) == ([85_000], max(least, 1))
    dialog.price.set_number(99_000)
    assert dialog.other_price() == 99_000


def test_damage_is_asked_of_what_came_back(shown: Shown) -> None:
    for text in (SITI, BUMI):
        shown.scan(text)
    shown.scan("")
    assert not shown.page.can_be_damaged
    shown.scan(BUMI)

    def torn(dialog: DamageDialog) -> None:
        dialog.accept()
        assert not dialog.result()
        dialog.note.setText("halaman 12 robek")
        dialog.amount.set_number(15_000)

    answer(DamageDialog, torn)
    shown.press("Shift+F11")
    shown.until(lambda: shown.page.presenter.state.rows[-1].action == "damaged")
    assert shown.page.presenter.state.rows[-1].fine == 15_000


def test_parts_are_ticked_off_when_they_come_back_while_the_next_scan_waits(shown: Shown) -> None:
    with shown.desk.store.write() as session:
        session.execute(update(Item).where(Item.barcode.in_((BUMI, LASKAR))).values(parts="CD\npeta"))
    for text in (SITI, BUMI, LASKAR, ""):
        shown.scan(text)
    held: list[bool] = []
    shown.page.hold_scans.connect(held.append)
    rows = lambda: [row.action for row in shown.page.presenter.state.rows]  # noqa: E731
    shown.scan(BUMI)
    assert rows() == ["returned"]
    assert held[-1]

    def no_map(dialog: PartsDialog) -> None:
        assert [tick.isChecked() for tick in dialog.ticks.values()] == [True, True]
        dialog.ticks["peta"].setChecked(False)
        dialog.amount.set_number(20_000)

    answer(PartsDialog, no_map)
    shown.press("F6")
    shown.until(lambda: "damaged" in rows())
    assert not held[-1]
    shown.scan(LASKAR)
    assert held[-1]
    shown.press("Esc")
    assert not held[-1]
    assert rows() == ["returned", "parts", "damaged", "returned"]
    assert shown.page.presenter.state.rows[2].fine == 20_000
    shown.press("Esc")
    shown.scan(SITI)
    shown.scan(BUMI)
    assert "missing: peta" in shown.page.feedback.where.text()
    answer(PartsDialog, lambda dialog: dialog.ticks["peta"].setChecked(True))
    shown.press("Shift+F5")
    shown.until(lambda: rows()[-1] == "parts")
    with shown.desk.store.read() as session:
        assert session.scalars(select(Item.parts_missing).where(Item.barcode == BUMI)).one() == ""


def test_among_many_nobody_is_asked_for_parts_and_the_list_keeps_what_to_look_for(shown: Shown) -> None:
    with shown.desk.store.write() as session:
        session.execute(update(Item).where(Item.barcode.in_((BUMI, LASKAR))).values(parts="CD\npeta"))
    for text in (SITI, BUMI, LASKAR, PULANG, ""):
        shown.scan(text)
    page = shown.page
    shown.press("Shift+F8")
    held: list[bool] = []
    page.hold_scans.connect(held.append)
    for text in (BUMI, LASKAR, PULANG):
        shown.scan(text)
    assert not any(held), "the queue goes on"
    said = lambda: [to_check_words(row) for row in page.presenter.state.rows]  # noqa: E731
    assert said() == ["CD, peta", "CD, peta", ""]
    assert not page.visit.isColumnHidden(PARTS_COLUMN)
    column = page.visit.model().columns[PARTS_COLUMN]  # type: ignore[attr-defined]
    assert column.tone(page.presenter.state.rows[0]) == "warn"
    in_strip = lambda: next(c for c in page.commands() if c.id == "parts").in_strip  # noqa: E731
    assert in_strip(), "the key stands on the screen"

    def no_map(dialog: PartsDialog) -> None:
        assert "Laskar" in dialog.text_label.text(), "the newest of them first"
        dialog.ticks["peta"].setChecked(False)

    answer(PartsDialog, no_map)
    shown.press("Shift+F5")
    shown.until(lambda: page.presenter.state.rows[-1].action == "parts")
    assert said() == ["CD, peta", "", "", ""]
    shown.press("Ctrl+Z")
    shown.until(lambda: page.presenter.state.rows[-1].undone)
    assert said() == ["CD, peta", "CD, peta", "", ""], "it is to be looked for again"
    for left in (1, 0):
        answer(PartsDialog, lambda _dialog: None)
        shown.press("Shift+F5")
        shown.until(lambda left=left: len(list(filter(None, said()))) == left)
    assert [row.title for row in page.presenter.state.rows[-2:]] == ["Laskar Pelangi", "Bumi Manusia"]
    assert page.visit.isColumnHidden(PARTS_COLUMN)
    assert not in_strip()


def test_what_belongs_to_a_copy_is_pointed_out_when_it_goes_and_when_it_comes_back(shown: Shown) -> None:
    with shown.desk.store.write() as session:
        session.execute(update(Item).where(Item.barcode == BUMI).values(note="dengan CD dan peta"))
    said = shown.page.feedback.where
    for text in (SITI, BUMI):
        shown.scan(text)
    assert "dengan CD dan peta" in said.text()
    assert said.isVisible()
    given = said.text()
    shown.scan(LASKAR)
    assert not said.isVisible()
    shown.scan("")
    shown.scan(BUMI)
    assert "dengan CD dan peta" in said.text()
    assert said.text() != given


def test_what_no_catalogue_has_is_lent_by_one_key_and_its_title(shown: Shown) -> None:
    shown.scan(SITI)
    shown.scan("8990001112223")
    answer(AddDialog, lambda dialog: dialog._field("title").setText("Legenda Pulau Penyengat"))
    shown.press("F6")
    shown.until(lambda: shown.lent() == ["8990001112223"])
    assert shown.page.feedback.title.accessibleName() == "Legenda Pulau Penyengat"


def test_a_lost_card_rings_at_the_counter_and_opens_nobody(shown: Shown) -> None:
    with shown.desk.store.read() as session:
        who = session.scalars(select(Member.uid).where(Member.number == SITI)).one()
    with shown.desk.together() as perform:
        cards.replace_card(perform, member=who, number="BARU-1")
    shown.scan(SITI)
    shown.until(lambda: shown.page.presenter.state.problem)
    assert isinstance(shown.page.presenter.state.problem.error, CardLost)
    assert shown.page.presenter.state.member is None
    shown.page.presenter.leave()
    shown.scan("BARU-1")
    shown.until(lambda: shown.page.presenter.state.member)
    assert shown.page.presenter.state.member.uid == who
