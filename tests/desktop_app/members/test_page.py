# SPDX-License-Identifier: GPL-3.0-or-later
"""The members page on a real small store, off screen: what a person types, presses and sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QTableView
from sqlalchemy import select

from db.errors import StoreFull
from db.models import Member, Title
from db.operations import circulation, holds, members, policies, promotions
from db.operations.desk import Desk, Together
from db.queries.members import Group
from db.queries.scan import Scan
from desktop_app.blocks.form import TextField
from desktop_app.language import format_money
from desktop_app.members.cards_dialog import CardsDialog
from desktop_app.members.dialogs import BlockDialog
from desktop_app.members.photo_dialog import PhotoDialog
from desktop_app.members.promotion_dialog import PromotionDialog
from desktop_app.payment_dialog import PaymentDialog
from desktop_app.printing import frozen
from desktop_app.printing.clearance import Clearance
from desktop_app.printing.paper import A4
from tests.desktop_app.members.conftest import (
    AISYAH,
    SITI,
    WEIJIE,
    AsRole,
    Shown,
    days_pass,
    lend,
    types,
    uid_of,
)


def test_what_a_member_waits_for_stands_with_them(shown: Shown) -> None:
    lend(shown.desk, WEIJIE, "Hujan")
    with shown.desk.store.read() as session:
        title = session.scalars(select(Title).order_by(Title.title)).first()
        assert title is not None
        wish = {"member": uid_of(shown.desk, SITI), "title": title.uid, "reason": "Tugas"}
        name = title.title
    shown.desk.perform(holds.place_hold, **wish)
    shown.open(SITI)
    [row] = shown.state.detail.holds
    assert (row.title, row.place) == (name, 1)
    tabs = shown.page.detail.tabs
    assert "1" in tabs.tabText(1)


def test_a_clearance_letter_for_who_is_clear_and_words_for_who_is_not(shown: Shown) -> None:
    shown.open(WEIJIE)
    shown.press("F10")
    shown.until(lambda: bool(shown.letters))
    letter = shown.letters[0]
    assert isinstance(letter.slip, Clearance)
    assert (letter.kind, letter.slip.member_number) == ("clearance", WEIJIE)
    assert frozen.thaw("clearance", frozen.freeze(letter.slip)) == letter.slip
    assert frozen.render(letter.slip, A4).startswith(b"%PDF")
    lend(shown.desk, SITI, "Hujan")
    shown.open(SITI)
    shown.press("F10")
    shown.until(shown.page.problem.isVisible)
    assert len(shown.letters) == 1


def test_typing_finds_and_shows_the_first(shown: Shown) -> None:
    shown.page.typed("lie we")
    shown.until(lambda: shown.state.detail is not None)
    assert shown.page.detail.name.text() == "Lie Wei Jie"
    assert shown.page.detail.other_name.text() == "李伟杰"
    assert shown.page.list.current().number == WEIJIE
    shown.page.typed("nobody at all")
    shown.until(shown.page.nothing.isVisible)
    assert not shown.page.detail.isVisible()
    assert not shown.keys() & {"F2", "F9"}, "no key is about somebody who is not shown"
    shown.page.typed("")
    shown.until(lambda: len(shown.page.list.rows_model.rows) == 3)
    shown.until(shown.page.nobody.isVisible)


def test_a_scanned_card_shows_its_member_and_lets_the_next_scan_come(shown: Shown) -> None:
    with shown.qtbot.waitSignal(shown.page.scan_taken):
        shown.page.scanned(Scan("member", SITI, uid_of(shown.desk, SITI)))
    shown.until(lambda: shown.page.detail.number.text() == SITI)


def test_words_and_enter_go_into_the_results(shown: Shown) -> None:
    shown.page.typed("0812")
    shown.until(lambda: shown.state.detail is not None)
    with shown.qtbot.waitSignal(shown.page.scan_taken):
        shown.page.scanned(Scan("unknown", "0812"))
    assert shown.page.list.hasFocus() or not shown.page.isActiveWindow()
    assert shown.page.list.current().number == SITI


def test_down_and_arrows_walk_through_the_list_and_enter_lends(shown: Shown) -> None:
    assert shown.page.enter_results()
    table = shown.page.list
    shown.qtbot.keyClick(table, Qt.Key.Key_Down)
    second = table.rows_model.row(1)
    assert second is not None
    shown.until(lambda: shown.state.chosen == second.uid)
    shown.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert shown.went == [("circulation", ("member", second.uid))]


def test_loans_history_and_fines_are_there(shown: Shown) -> None:
    item, _ = lend(shown.desk, SITI, "Bumi Manusia", "Pulang")
    days_pass(shown.desk, 12)
    shown.desk.perform(circulation.check_in, item=item)
    shown.open(SITI)
    detail = shown.page.detail
    rows = {table.objectName(): table.model().rowCount() for table in detail.tables}
    assert rows["members-loans"] == 1
    assert rows["members-past"] == 1
    assert "1" in detail.badges[2].text()


def test_registering_by_keyboard_alone(shown: Shown) -> None:
    shown.press("Ctrl+N")
    assert shown.page.form.fields["name"].hasFocus() or not shown.page.isActiveWindow()
    shown.write("name", "Tan Siew Eng")
    shown.write("birth_date", "17 Agustus 2008")
    shown.page.form._choice("member_type").choose(str(types(shown.desk)["PELAJAR"].uid))
    shown.write("phone", "0813 0000 0000")
    shown.press("Ctrl+Return")
    shown.saved("Tan Siew Eng")
    shown.until(lambda: shown.page.detail.name.text() == "Tan Siew Eng")
    assert shown.state.detail.facts.birth_date.isoformat() == "2008-08-17"
    assert shown.did == [frozenset({"members"})]


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(shown: Shown) -> None:
    shown.press("Ctrl+N")
    shown.write("birth_date", "31-2-2008")
    shown.write("email", "tan")
    shown.press("Ctrl+Return")
    rows = shown.page.form.rows
    for name in ("name", "birth_date", "email", "member_type"):
        assert rows[name].error.text(), name
    assert not rows["phone"].error.text()
    shown.write("name", "Tan")
    shown.page.form.tell()
    assert not rows["name"].error.text()
    shown.press("Esc")
    assert shown.state.form is None
    assert shown.toasts[-1].tone == "info"
    shown.press("Ctrl+N")
    email, name = shown.page.form.fields["email"], shown.page.form.fields["name"]
    assert isinstance(email, QLineEdit)
    assert isinstance(name, QLineEdit)
    assert (name.text(), email.text()) == ("Tan", "tan")
    assert shown.page.form.resumed.isVisible()


def test_a_form_that_was_begun_is_told_of_before_the_window_goes(shown: Shown) -> None:
    assert not shown.page.unfinished()
    shown.press("Ctrl+N")
    assert not shown.page.unfinished(), "nothing was typed"
    shown.write("name", "Tan")
    assert shown.page.unfinished()
    shown.press("Esc")
    assert shown.page.unfinished(), "it was said that it is kept"
    shown.press("Ctrl+N")
    shown.page.form.start_empty.emit()
    shown.press("Esc")
    assert not shown.page.unfinished()


def test_enter_in_a_field_goes_to_the_next_in_the_order_of_the_form(shown: Shown) -> None:
    shown.press("Ctrl+N")
    shown.page.activateWindow()
    walked = []
    for _ in range(6):
        field = shown.page.focusWidget()
        assert field is not None
        walked.append(field.objectName().removeprefix("members-form-"))
        key = Qt.Key.Key_Return if isinstance(field, QLineEdit) else Qt.Key.Key_Tab
        shown.qtbot.keyClick(field, key)
    assert walked == ["name", "other_name", "birth_date", "gender", "identity_number", "institution"]


def test_the_type_decides_the_expiry_shown(shown: Shown) -> None:
    shown.press("Ctrl+N")
    form = shown.page.form
    before = form.expiry.text()
    form._choice("member_type").choose(str(types(shown.desk)["PELAJAR"].uid))
    form._changed()
    assert form.expiry.text() != before
    assert "20" in form.expiry.text()


def test_the_same_person_is_noticed_and_opened_by_one_key(shown: Shown) -> None:
    shown.press("Ctrl+N")
    assert not shown.page.form.found.isVisible()
    shown.write("name", "Siti Nurhaliza")
    shown.until(shown.page.form.found.isVisible)
    assert SITI in shown.page.form.found.lines.text()
    shown.press("F3")
    shown.until(lambda: shown.page.detail.number.text() == SITI)
    assert shown.state.form is None


def test_a_card_scanned_while_registering_is_its_number(shown: Shown) -> None:
    shown.press("Ctrl+N")
    assert "unknown" in shown.page.accepts()
    shown.page.scanned(Scan("unknown", "K-7781"))
    assert shown.state.form.draft.number == "K-7781"
    shown.page.scanned(Scan("member", SITI, uid_of(shown.desk, SITI)))
    assert shown.page.form.rows["number"].error.text()
    assert shown.state.form is not None


def test_an_edit_is_saved_and_taken_back(shown: Shown) -> None:
    shown.open(SITI)
    shown.press("F3")
    phone = shown.page.form.fields["phone"]
    assert isinstance(phone, TextField)
    phone.clear()
    shown.write("phone", "0819")
    shown.press("Ctrl+Return")
    shown.saved("Siti")
    shown.until(lambda: shown.page.detail.facts["phone"].value.text() == "0819")
    undo = shown.toasts[-1].undo
    assert undo is not None
    undo()
    shown.until(lambda: shown.page.detail.facts["phone"].value.text() == "0812-555-0001")


def test_renewing_says_until_when(shown: Shown) -> None:
    shown.open(SITI)
    before = shown.page.detail.facts["expires"].value.text()
    shown.press("F6")
    shown.until(lambda: shown.page.detail.facts["expires"].value.text() != before)
    assert shown.page.detail.facts["expires"].value.text() in shown.toasts[-1].text


def test_a_block_wants_a_reason_and_is_lifted(shown: Shown) -> None:
    shown.open(SITI)
    shown.press("F7")
    dialog = shown.page.findChild(BlockDialog)
    assert dialog is not None
    dialog.accept()
    assert dialog.reason_row.error.text()
    assert dialog.isVisible()
    dialog.reason.setText("Buku rusak")
    dialog.accept()
    shown.until(shown.page.detail.block.isVisible)
    assert shown.page.detail.block.detail.text() == "Buku rusak"
    shown.press("F7")
    shown.until(lambda: not shown.page.detail.block.isVisible())


def test_one_card_or_those_of_several_members(shown: Shown) -> None:
    shown.open(SITI)
    shown.press("F9")
    shown.until(lambda: len(shown.cards) == 1)
    assert shown.cards[0].name == SITI
    shown.page.list.selectAll()
    shown.press("F9")
    shown.until(lambda: len(shown.cards) == 2)
    assert len(shown.cards[1].cards) == 3


def test_what_a_role_may_not_do_is_not_there(shown: Shown, seat: list[Desk], as_role: AsRole) -> None:
    seat[0] = as_role("facilitator")
    shown.page.retranslate()
    shown.open(AISYAH)
    assert shown.keys() == {"F9"}
    assert not shown.page.new_button.isVisible()
    visible = {name for name, button in shown.page.detail.buttons.items() if button.isVisible()}
    assert visible == {"card"}
    seat[0] = as_role("circulation")
    shown.page.retranslate()
    assert shown.keys() == {"F4", "Ctrl+D", "Ctrl+M", "Ctrl+R", "Ctrl+N", "F3", "F6", "F8", "F9", "F10"}


def test_the_photo_dialog_opens_with_the_members_name(shown: Shown) -> None:
    shown.open(SITI)
    shown.press("F8")
    dialog = shown.page.findChild(PhotoDialog)
    assert dialog is not None
    assert "Siti Nurhaliza" in dialog.windowTitle()
    dialog.reject()


def test_changes_elsewhere_are_shown_without_moving_the_cursor(shown: Shown) -> None:
    shown.open(WEIJIE)
    lend(shown.desk, WEIJIE, "Pulang")
    shown.page.changed(frozenset({"loans"}))
    shown.until(lambda: len(shown.state.detail.loans) == 1)
    assert shown.page.list.current().number == WEIJIE


def test_every_widget_that_can_be_used_has_a_name(shown: Shown) -> None:
    shown.open(SITI)
    shown.press("F3")
    nameless = [
        widget
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit, QTableView)
        for widget in shown.page.findChildren(kind)
        if not widget.objectName().startswith("qt_")
        and widget.isVisibleTo(shown.page)
        and not (widget.objectName() and widget.accessibleName())
    ]
    assert [(type(widget).__name__, widget.objectName()) for widget in nameless] == []


def test_go_arguments(shown: Shown) -> None:
    shown.page.activated("new")
    assert shown.state.form is not None
    uid: UUID = uid_of(shown.desk, AISYAH)
    shown.page.escape()
    shown.page.activated(uid)
    shown.until(lambda: shown.page.detail.number.text() == AISYAH)


def test_a_membership_that_costs_something_is_renewed_and_paid_at_once_or_later(shown: Shown) -> None:
    kind = types(shown.desk)["UMUM"]
    facts = {"code": kind.code, "name": kind.name, "renewal_fee": 5_000}
    shown.desk.perform(policies.put_type, of="member", target=kind.uid, **facts)
    shown.open(SITI)
    shown.press("F6")
    shown.until(lambda: shown.page.findChild(PaymentDialog) is not None)
    dialog = shown.page.findChild(PaymentDialog)
    assert isinstance(dialog, PaymentDialog)
    assert format_money(5_000) in shown.toasts[-1].text
    dialog.reject()
    assert shown.state.detail.view.fines == 5_000, "it can be paid later"
    shown.press("F11")
    shown.until(lambda: any(one.isVisible() for one in shown.page.findChildren(PaymentDialog)))
    (dialog,) = [one for one in shown.page.findChildren(PaymentDialog) if one.isVisible()]
    dialog.accept()
    shown.until(lambda: bool(shown.letters))
    assert (shown.letters[0].kind, shown.letters[0].slip.left) == ("payment", 0)  # type: ignore[union-attr]
    shown.until(lambda: shown.state.detail.view.fines == 0)
    keys = shown.keys()
    assert "F11" not in keys
    undo = shown.toasts[-1].undo
    assert undo is not None
    undo()
    shown.until(lambda: shown.state.detail.view.fines == 5_000)


def test_a_renewal_that_was_a_mistake_costs_nothing(shown: Shown) -> None:
    kind = types(shown.desk)["UMUM"]
    facts = {"code": kind.code, "name": kind.name, "renewal_fee": 5_000}
    shown.desk.perform(policies.put_type, of="member", target=kind.uid, **facts)
    shown.open(SITI)
    before = shown.state.detail.view.expires_on
    shown.press("F6")
    shown.until(lambda: shown.page.findChild(PaymentDialog) is not None)
    shown.page.findChild(PaymentDialog).reject()  # type: ignore[union-attr]
    undo = shown.toasts[-1].undo
    assert undo is not None
    undo()
    shown.until(lambda: shown.state.detail.view.expires_on == before)
    assert shown.state.detail.view.fines == 0


def test_a_school_and_a_class_are_listed_alone(shown: Shown) -> None:
    with shown.desk.store.read() as session:
        who = session.scalars(select(Member).where(Member.number == SITI)).one()
        facts = members.facts_of(session, who)
    shown.desk.perform(members.edit_member, member=who.uid, facts=replace(facts, class_name="XI IPA 1"))
    shown.open(WEIJIE)
    shown.until(shown.page.group.isVisible)
    shown.page.group.institution.choose("SMA Contoh 1")
    shown.page.group.institution.activated.emit(1)
    shown.until(lambda: [row.number for row in shown.page.list.rows_model.rows] == [SITI])
    assert shown.page.group.class_name.isVisible()
    shown.page.group.class_name.choose("XI IPA 1")
    shown.page.group.class_name.activated.emit(1)
    shown.until(lambda: shown.state.group == Group("SMA Contoh 1", "XI IPA 1"))
    shown.until(lambda: shown.state.found and len(shown.state.rows) == 1)


def test_an_odd_nik_is_pointed_out_and_kept(shown: Shown) -> None:
    shown.open(SITI)
    shown.press("F3")
    shown.write("identity_number", "2172011808080001")
    shown.until(lambda: "NIK" in shown.page.form.rows["identity_number"].hint.text())
    shown.press("Ctrl+Return")
    shown.until(lambda: shown.state.form is None)
    shown.until(lambda: shown.state.detail.facts.identity_number == "2172011808080001")


def test_a_guarantor_is_named_by_card_and_stays_through_edits(shown: Shown) -> None:
    shown.open(SITI)
    shown.press("F3")
    shown.write("guarantor", "TIADA")
    shown.press("Ctrl+Return")
    shown.until(lambda: "guarantor" in shown.state.form.errors)
    shown.page.form.fields["guarantor"].clear()  # type: ignore[attr-defined]
    shown.write("guarantor", WEIJIE)
    shown.write("guardian_name", "Ibu Ani")
    shown.press("Ctrl+Return")
    shown.until(lambda: shown.state.form is None)
    shown.until(lambda: shown.state.detail is not None and shown.state.detail.guarantor is not None)
    assert "Lie Wei Jie" in shown.page.detail.facts["guarantor"].value.text()
    shown.press("F3")
    shown.write("proxy", "Kakak")
    shown.press("Ctrl+Return")
    shown.until(lambda: shown.state.form is None and "Kakak" in shown.page.detail.facts["proxy"].value.text())
    assert shown.state.detail.guarantor.number == WEIJIE


def pupil(desk: Desk, name: str, class_name: str) -> UUID:
    facts = members.MemberFacts(
        name=name,
        member_type=types(desk)["PELAJAR"].uid,
        home_branch=desk.branch,
        institution="SMA Contoh 1",
        class_name=class_name,
    )
    return desk.perform(members.register_member, facts=facts).operation.member  # type: ignore[attr-defined]


def class_of(desk: Desk, uid: UUID) -> tuple[str, bool]:
    with desk.store.read() as session:
        who = session.scalars(select(Member).where(Member.uid == uid)).one()
        return who.class_name, who.block_reason is not None


def test_a_school_year_ends_in_one_step_and_is_taken_back(shown: Shown) -> None:
    up, out, late = (
        pupil(shown.desk, n, c) for n, c in (("Ani", "XI 1"), ("Budi", "XII 1"), ("Cici", "XII 1"))
    )
    with shown.desk.store.read() as session:
        number = session.scalars(select(Member.number).where(Member.uid == late)).one()
    lend(shown.desk, number, "Bumi")
    shown.open(SITI)
    shown.until(lambda: {"Shift+F6"} <= shown.keys())
    shown.press("Shift+F6")
    dialog = shown.page.findChild(PromotionDialog)
    assert isinstance(dialog, PromotionDialog)
    shown.until(lambda: [one.value() for one in dialog.classes] == ["XII 1", None])
    dialog.reason.setText("Lulus")
    plan = dialog.plan()
    assert (plan.going_up, plan.leaving, [one.name for one in plan.with_something]) == (1, 1, ["Cici"])
    dialog.spares.choose(False)
    assert dialog.plan().leaving == 2
    dialog.spares.choose(True)
    dialog.accept()
    shown.saved("2")
    after = [class_of(shown.desk, uid) for uid in (up, out, late)]
    assert after == [("XII 1", False), ("XII 1", True), ("XII 1", False)]
    undo = shown.toasts[-1].undo
    assert undo is not None
    undo()
    shown.until(lambda: class_of(shown.desk, up) == ("XI 1", False))
    shown.until(lambda: class_of(shown.desk, out) == ("XII 1", False))


def test_the_cards_of_a_class_are_printed_together(shown: Shown) -> None:
    for name in ("Ani", "Budi"):
        pupil(shown.desk, name, "XI 1")
    shown.open(SITI)
    assert "Shift+F9" not in set(shown.keys())
    shown.page.presenter.narrow(Group("SMA Contoh 1", "XI 1"))
    shown.until(lambda: shown.state.found and len(shown.state.rows) == 2)
    shown.press("Shift+F9")
    shown.until(lambda: bool(shown.cards))
    assert sorted(card.name for card in shown.cards[0].cards) == ["Ani", "Budi"]


def cards_dialog(shown: Shown) -> CardsDialog:
    shown.press("Ctrl+D")
    (dialog,) = [one for one in shown.page.findChildren(CardsDialog) if one.isVisible()]
    return dialog


def test_a_card_is_added_lost_found_and_taken_back(shown: Shown) -> None:
    shown.open(SITI)
    dialog = cards_dialog(shown)
    dialog.what.choose("school")
    dialog.accept()
    assert dialog.isVisible(), "a number is missing"
    dialog.number.setText("NIS-77")
    dialog.accept()
    shown.until(lambda: [card.number for card in shown.state.detail.cards] == ["NIS-77"])
    dialog = cards_dialog(shown)
    dialog.table.move_to(1)
    dialog.lost.click()
    shown.until(lambda: shown.state.detail.cards[0].lost_at is not None)
    shown.page.scanned(Scan("lost_card", "NIS-77", uid_of(shown.desk, SITI)))
    assert "NIS-77" in shown.toasts[-1].text
    undo = shown.toasts[-2].undo
    assert undo is not None
    undo()
    shown.until(lambda: shown.state.detail.cards[0].lost_at is None)
    dialog = cards_dialog(shown)
    dialog.table.move_to(1)
    dialog.remove.click()
    shown.until(lambda: not shown.state.detail.cards)


def test_a_lost_card_is_replaced_and_that_is_taken_back(shown: Shown) -> None:
    shown.open(SITI)
    dialog = cards_dialog(shown)
    dialog.lost.click()
    assert dialog.what.value() == "replace"
    dialog.number.setText("BARU-1")
    dialog.accept()
    shown.until(lambda: shown.state.detail.view.number == "BARU-1")
    assert SITI in shown.page.detail.facts["cards"].value.text()
    undo = shown.toasts[-1].undo
    assert undo is not None
    undo()
    shown.until(lambda: shown.state.detail.view.number == SITI)
    assert shown.state.detail.cards == ()


def test_a_school_year_that_breaks_off_goes_on_or_is_taken_back(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody goes up twice, also where the dialog was closed in between."""
    ani, budi = (pupil(shown.desk, name, "X 1") for name in ("Ani", "Budi"))
    real, full = promotions._make, [True]

    def fails(perform: Together, change: promotions.Change) -> Iterator[promotions.Change]:
        if full[0] and change.member == budi:
            raise StoreFull(Path("store"))
        yield from real(perform, change)

    monkeypatch.setattr(promotions, "_make", fails)
    monkeypatch.setattr(promotions, "AT_ONCE", 1)

    def opened() -> PromotionDialog:
        shown.press("Shift+F6")
        [dialog] = [one for one in shown.page.findChildren(PromotionDialog) if one.isVisible()]
        return dialog

    def classes() -> list[str]:
        return [class_of(shown.desk, one)[0] for one in (ani, budi)]

    shown.open(SITI)
    shown.until(lambda: {"Shift+F6"} <= shown.keys())
    dialog = opened()
    shown.until(lambda: [one.value() for one in dialog.classes] == ["XI 1"])
    dialog.accept()
    shown.until(dialog.problem.isVisible)
    assert classes() == ["XI 1", "X 1"]
    dialog.reject()
    shown.saved("1")
    undo = shown.toasts[-1].undo
    again = opened()
    shown.until(lambda: [(one.name, one.value()) for one in again.classes] == [("X 1", "XI 1")])
    full[0] = False
    again.accept()
    shown.until(lambda: classes() == ["XI 1", "XI 1"])
    assert undo is not None
    undo()
    shown.until(lambda: classes() == ["X 1", "XI 1"])
