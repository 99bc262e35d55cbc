# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of reservations on a real small store: fetched from the shelf, put aside, not fetched."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from db.models import Branch, HeldItem, Hold
from db.operations import holds, notices
from db.operations.circulation import note_handed_in
from db.operations.deposits import lend_deposit, put_deposit
from db.operations.desk import Desk
from db.operations.partners import AgreementFacts, PartnerFacts, put_agreement, put_partner
from db.operations.policies import close_days, put_branch, put_policy
from db.operations.refusals import ItemIsOut
from db.operations.transits import send_item
from db.queries.holds import holds_of, is_out, to_pull
from db.queries.scan import recognise
from db.queries.titles import title_view
from db.queries.transits import to_send
from desktop_app.blocks.form import TextField
from desktop_app.circulation import visit
from desktop_app.holds import models
from desktop_app.holds.deposits import DepositDialog
from desktop_app.holds.dialogs import ReserveDialog
from desktop_app.holds.looking_dialog import LookingDialog
from desktop_app.holds.page import HoldsPage
from desktop_app.language import format_datetime, translate
from desktop_app.printing import deposit_list
from desktop_app.printing.deposit_list import DepositLine, DepositList
from desktop_app.printing.hold_slip import HoldSlip
from desktop_app.printing.paper import A4
from desktop_app.printing.slip import Letterhead
from desktop_app.printing.transit_slip import TransitSlip
from desktop_app.putting_aside import in_hand, kept_words
from desktop_app.sync.standing import Standing, keep_standing
from tests.db import small_world
from tests.db.small_world import lend, register
from tests.desktop_app.holds.conftest import Slips
from tests.desktop_app.printing.reading import text_of


@pytest.fixture
def siti(desk: Desk) -> UUID:
    return register(desk, "Siti Aminah", number="A26000123")


def place(desk: Desk, member: UUID, title: UUID, **more: object) -> UUID:
    return desk.perform(holds.place_hold, member=member, title=title, **more).operation.hold


def do(page: HoldsPage, name: str) -> None:
    next(one for one in page.commands() if one.id == name).run()


def settled(qtbot: QtBot, page: HoldsPage, good: Callable[[], object]) -> None:
    page.presenter.look()
    qtbot.waitUntil(lambda: bool(page.presenter.state.read and good()))


def answer(accept: Callable[[QDialog], None]) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        accept(dialog)

    QTimer.singleShot(0, press)


def test_what_is_found_on_the_shelf_is_put_aside_with_a_slip_that_names_nobody(
    qtbot: QtBot, desk: Desk, page: HoldsPage, slips: Slips, title: UUID, copy: UUID, siti: UUID
) -> None:
    place(desk, siti, title)
    settled(qtbot, page, lambda: page.presenter.state.pull)
    [row] = page.presenter.state.pull
    assert (row.call_number, row.barcode) == ("899.221 3 PRA b", "B900")
    do(page, "put-aside")
    qtbot.waitUntil(lambda: not page.presenter.state.pull and bool(page.presenter.state.shelf))
    [slip] = slips.delivered
    assert isinstance(slip.slip, HoldSlip)
    assert slip.slip.who == "S.A. …0123"
    assert "Siti" not in str(slip.slip)
    page.presenter.turn_to("shelf")
    assert models.told_words(page.presenter.state.shelf[0]) == "not yet"
    with qtbot.waitSignal(page.go) as going:
        do(page, "tell")
    [lying] = page.presenter.state.shelf
    assert going.args == ["history", ("ready", lying.held)]
    desk.perform(notices.tell_of_holds, held=[lying.held], way="whatsapp")
    page.changed(frozenset({"notices"}))
    qtbot.waitUntil(lambda: "WhatsApp" in models.told_words(page.presenter.state.shelf[0]))


def test_scanning_puts_aside_whoever_pulled_it(
    qtbot: QtBot, desk: Desk, page: HoldsPage, title: UUID, copy: UUID, siti: UUID
) -> None:
    hold = place(desk, siti, title)
    with desk.store.read() as session:
        page.scanned(recognise(session, "B900"))
    settled(qtbot, page, lambda: page.presenter.state.shelf)
    assert page.presenter.state.shelf[0].hold == hold
    assert page.presenter.state.shelf[0].task == "wait"


def test_not_fetched_it_goes_to_the_next_in_line(
    qtbot: QtBot, desk: Desk, page: HoldsPage, slips: Slips, title: UUID, copy: UUID, siti: UUID
) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"pickup_days": 1})
    first, budi = place(desk, siti, title), register(desk, "Budi")
    second = place(desk, budi, title, reason="x")
    desk.perform(holds.put_aside, hold=first, item=copy)
    clock = desk.clock
    assert isinstance(clock, small_world.Clock)
    clock.days_pass(9)
    settled(qtbot, page, lambda: page.presenter.state.shelf)
    assert [row.task for row in page.presenter.state.shelf] == ["not_fetched"]
    page.presenter.turn_to("shelf")
    do(page, "take-off")
    qtbot.waitUntil(lambda: [row.hold for row in page.presenter.state.shelf] == [second])
    assert small_world.row_of(desk, Hold, first).cancelled_why == "not_fetched"
    assert len(slips.delivered) == 1


def test_a_scan_of_what_was_not_fetched_passes_it_on(desk: Desk, title: UUID, copy: UUID, siti: UUID) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"pickup_days": 1})
    first = place(desk, siti, title)
    visit.take_back(desk, copy)
    clock = desk.clock
    assert isinstance(clock, small_world.Clock)
    clock.days_pass(9)
    stays = visit.take_back(desk, copy).kept
    assert stays is not None
    assert (stays.who.uid, stays.not_fetched_by) == (siti, ""), "nobody else waits for it"
    budi = register(desk, "Budi Santoso")
    place(desk, budi, title)
    row = visit.take_back(desk, copy)
    assert row.kept is not None
    assert (row.action, row.kept.who.uid, row.kept.not_fetched_by) == ("kept", budi, stays.who.short)
    assert stays.who.short in kept_words(row.kept)
    assert row.kept.fetch_until is not None
    assert row.kept.fetch_until > clock().date()
    assert isinstance(row.kept.slip and row.kept.slip.slip, HoldSlip)
    assert small_world.row_of(desk, Hold, first).cancelled_why == "not_fetched"
    lend(desk, copy, budi)


def test_a_last_day_that_was_closed_is_the_next_open_one(
    qtbot: QtBot, desk: Desk, page: HoldsPage, title: UUID, copy: UUID, siti: UUID
) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"pickup_days": 1})
    desk.perform(holds.put_aside, hold=place(desk, siti, title), item=copy)
    week = [small_world.TODAY + timedelta(days=n) for n in range(1, 8)]
    desk.perform(close_days, days=[(day, "Banjir") for day in week])
    clock = desk.clock
    assert isinstance(clock, small_world.Clock)
    clock.days_pass(8)
    settled(qtbot, page, lambda: page.presenter.state.shelf)
    [row] = page.presenter.state.shelf
    assert (row.task, row.fetch_until) == ("wait", small_world.TODAY + timedelta(days=8))
    clock.days_pass(1)
    settled(qtbot, page, lambda: page.presenter.state.shelf[0].task == "not_fetched")


def test_the_age_of_what_is_shown_is_that_of_the_last_sync(
    qtbot: QtBot, desk: Desk, page: HoldsPage, title: UUID, copy: UUID, siti: UUID
) -> None:
    desk.perform(holds.put_aside, hold=place(desk, siti, title), item=copy)
    settled(qtbot, page, lambda: page.presenter.state.waiting)
    assert page.age.text() == "", "a desk that stands alone is never behind"
    at = desk.clock() - timedelta(hours=3)
    with desk.store.write() as session:
        keep_standing(session, Standing(server="https://pusat.example", token="x", synced_at=at))
    settled(qtbot, page, lambda: page.presenter.state.synced_at)
    assert page.age.text() == translate("Holds", "As of the last sync: {time}").format(
        time=format_datetime(at)
    )


def test_what_is_fetched_elsewhere_is_sent_there(
    qtbot: QtBot, desk: Desk, page: HoldsPage, title: UUID, copy: UUID, siti: UUID
) -> None:
    there = desk.perform(put_branch, code="X", name="Cabang Timur").operation.target
    hold = place(desk, siti, title, pickup=there)
    held = desk.perform(holds.put_aside, hold=hold, item=copy).operation
    assert held.fetch_until is None
    settled(qtbot, page, lambda: page.presenter.state.shelf)
    [row] = page.presenter.state.shelf
    assert (row.task, row.pickup) == ("send", "Cabang Timur")
    with desk.store.read() as session:
        [mine] = holds_of(session, siti, desk.clock().date())
    assert mine.state == "sent"


def test_reserved_by_card_and_words_and_cancelled(
    qtbot: QtBot, desk: Desk, page: HoldsPage, title: UUID, copy: UUID, siti: UUID
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ReserveDialog)
        for row, text in ((dialog.member, "A26000123"), (dialog.title, "bumi manusia")):
            assert isinstance(row.field, TextField)
            row.field.setText(text)
        dialog.accept()

    page.presenter.turn_to("waiting")
    page.activated(("reserve", None, None))
    answer_soon(qtbot, fill)
    settled(qtbot, page, lambda: page.presenter.state.waiting)
    [row] = page.presenter.state.waiting
    assert (row.who.name, row.place) == ("Siti Aminah", 1)
    answer(lambda dialog: dialog.accept())
    with qtbot.waitSignal(page.undo_offered) as offered:
        do(page, "cancel-hold")
    settled(qtbot, page, lambda: not page.presenter.state.waiting)
    assert offered.args is not None
    offered.args[1]()
    settled(qtbot, page, lambda: page.presenter.state.waiting)
    assert page.presenter.state.waiting[0].placed_at == row.placed_at


def test_what_has_expired_stands_last_and_is_taken_out_as_such(
    qtbot: QtBot, desk: Desk, page: HoldsPage, title: UUID, copy: UUID, siti: UUID
) -> None:
    desk.perform(put_policy, at_branch=desk.branch, terms={"hold_days": 3})
    old = place(desk, siti, title)
    clock = desk.clock
    assert isinstance(clock, small_world.Clock)
    clock.days_pass(4)
    new = place(desk, siti, title)
    page.presenter.turn_to("waiting")
    settled(qtbot, page, lambda: page.presenter.state.waiting)
    assert [(row.hold, row.state) for row in page.presenter.state.waiting] == [
        (new, "waiting"),
        (old, "expired"),
    ]
    table = page.tables["waiting"]
    table.setCurrentIndex(table.model().index(1, 0))
    answer(lambda dialog: dialog.accept())
    with qtbot.waitSignal(page.undo_offered):
        do(page, "cancel-hold")
    assert small_world.row_of(desk, Hold, old).cancelled_why == "expired"


def test_one_copy_and_no_other_is_reserved_where_it_was_chosen(
    qtbot: QtBot, desk: Desk, page: HoldsPage, title: UUID, copy: UUID, siti: UUID
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ReserveDialog)
        assert "B900" in dialog.text_label.text()
        assert isinstance(dialog.member.field, TextField)
        dialog.member.field.setText("A26000123")
        dialog.accept()

    page.activated(("reserve-copy", copy))
    answer_soon(qtbot, fill)
    settled(qtbot, page, lambda: page.presenter.state.waiting)
    [row] = page.presenter.state.waiting
    assert row.barcode == "B900"


def answer_soon(qtbot: QtBot, accept: Callable[[QDialog], None]) -> None:
    """Answer the dialog that opens once what it begins with was read."""
    answered: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            answered.append(True)
            accept(dialog)
        else:
            QTimer.singleShot(5, look)

    look()
    qtbot.waitUntil(lambda: bool(answered))


def test_a_free_copy_where_it_is_fetched_is_looked_for_first(
    desk: Desk, title: UUID, copy: UUID, siti: UUID
) -> None:
    there = desk.perform(put_branch, code="X", name="Cabang Timur").operation.target
    small_world.add_item(desk, "B901", title, at_branch=there)
    place(desk, siti, title, pickup=there)
    with desk.store.read() as session:
        today = desk.clock().date()
        assert to_pull(session, desk.branch, today, frozenset()) == []
        assert [row.barcode for row in to_pull(session, there, today, frozenset())] == ["B901"]
    lend(desk, copy, siti)
    with desk.store.read() as session:
        assert to_pull(session, there, today, frozenset()) == [], "fetched: nobody waits"


def test_two_copies_for_one_of_which_one_goes_back(
    qtbot: QtBot, desk: Desk, page: HoldsPage, title: UUID, copy: UUID, siti: UUID
) -> None:
    hold, other = place(desk, siti, title), small_world.add_item(desk, "B901", title)
    for item in (copy, other):
        desk.perform(holds.put_aside, hold=hold, item=item)
    settled(qtbot, page, lambda: page.presenter.state.shelf)
    assert [(row.barcode, row.task) for row in page.presenter.state.shelf] == [
        ("B901", "not_needed"),
        ("B900", "wait"),
    ]
    page.presenter.turn_to("shelf")
    page.tables["shelf"].move_to(0)
    do(page, "take-off")
    settled(qtbot, page, lambda: len(page.presenter.state.shelf) == 1)
    with desk.store.read() as session:
        released = session.query(HeldItem).filter(HeldItem.released_at.is_not(None)).count()
        assert session.query(Branch).count() == 1
    assert released == 1
    assert small_world.row_of(desk, Hold, hold).cancelled_at is None


@pytest.fixture
def elsewhere(desk: Desk) -> UUID:
    return desk.perform(put_branch, code="BTC", name="Bintan Centre").operation.target  # type: ignore[attr-defined]


def at(desk: Desk, branch: UUID) -> Desk:
    """Somebody at another branch, in the same store."""
    return Desk(desk.store, desk.device, branch, desk.person, desk.clock)


def test_what_others_have_sent_is_received_by_scan_or_key(
    qtbot: QtBot, desk: Desk, page: HoldsPage, copy: UUID, elsewhere: UUID
) -> None:
    for barcode in ("B901", "B902"):
        other = small_world.add_item(desk, barcode, small_world.add_title(desk, f"Judul {barcode}"))
        at(desk, elsewhere).perform(send_item, item=other, to=desk.branch)
    page.activated("receive")
    settled(qtbot, page, lambda: len(page.presenter.state.receive) == 2)
    assert {row.origin for row in page.presenter.state.receive} == {"Bintan Centre"}
    do(page, "receive-item")
    qtbot.waitUntil(lambda: len(page.presenter.state.receive) == 1)
    with desk.store.read() as session:
        scan = recognise(session, page.presenter.state.receive[0].barcode)
    page.scanned(scan)
    qtbot.waitUntil(lambda: not page.presenter.state.receive)


def test_what_belongs_elsewhere_is_sent_with_a_slip_and_may_stay_after_all(
    qtbot: QtBot, desk: Desk, page: HoldsPage, slips: Slips, title: UUID, elsewhere: UUID
) -> None:
    there = at(desk, elsewhere)
    item = small_world.add_item(there, "B903", title)
    page.activated("send")
    with desk.store.read() as session:
        scan = recognise(session, "B903")
    page.scanned(scan)
    qtbot.waitUntil(lambda: [row.task for row in page.presenter.state.send] == ["sent"])
    [slip] = slips.delivered
    assert isinstance(slip.slip, TransitSlip)
    assert (slip.slip.to, slip.slip.why, slip.slip.barcode) == ("Bintan Centre", "home", "B903")
    do(page, "keep-item")
    qtbot.waitUntil(lambda: [row.task for row in page.presenter.state.send] == ["send"])
    do(page, "send-item")
    qtbot.waitUntil(lambda: [row.task for row in page.presenter.state.send] == ["sent"])
    there.perform(note_handed_in, item=item)
    settled(qtbot, page, lambda: not page.presenter.state.send)


def test_what_is_reserved_elsewhere_goes_there_and_lies_ready_when_it_arrives(
    qtbot: QtBot,
    desk: Desk,
    page: HoldsPage,
    slips: Slips,
    title: UUID,
    copy: UUID,
    siti: UUID,
    elsewhere: UUID,
) -> None:
    place(desk, siti, title, pickup=elsewhere)
    settled(qtbot, page, lambda: page.presenter.state.pull)
    do(page, "put-aside")
    qtbot.waitUntil(lambda: [row.why for row in page.presenter.state.send] == ["hold"])
    assert isinstance(slips.delivered[0].slip, TransitSlip)
    arrived = in_hand(at(desk, elsewhere), copy)
    assert arrived.kept is not None
    assert (arrived.kept.here, arrived.sent) == (True, None)
    assert isinstance(arrived.kept.slip and arrived.kept.slip.slip, HoldSlip)
    settled(qtbot, page, lambda: not page.presenter.state.send)


def test_what_lies_ready_and_is_to_be_fetched_elsewhere_is_sent_there_by_a_scan(
    desk: Desk, title: UUID, copy: UUID, siti: UUID, elsewhere: UUID
) -> None:
    """Once; undo takes it back, a scan there puts it on the shelf there."""
    hold = place(desk, siti, title)
    in_hand(desk, copy)
    desk.perform(holds.change_hold, hold=hold, pickup=elsewhere)
    row = visit.take_back(desk, copy)
    assert row.kept is not None
    assert (row.action, row.operation, row.kept.here) == ("kept", row.kept.sent, False)
    assert isinstance(row.kept.slip and row.kept.slip.slip, TransitSlip)
    with desk.store.read() as session:
        assert [one.task for one in to_send(session, desk.branch, desk.clock())] == ["sent"]
    visit.undo(desk, row)
    with desk.store.read() as session:
        assert [one.task for one in to_send(session, desk.branch, desk.clock())] == []
    again, twice = in_hand(desk, copy), in_hand(desk, copy)
    assert [one.kept is not None and one.kept.sent is not None for one in (again, twice)] == [True, False]
    arrived = in_hand(at(desk, elsewhere), copy)
    assert arrived.kept is not None
    assert arrived.kept.here
    assert arrived.kept.fetch_until is not None


def test_an_item_that_somebody_has_is_not_received(desk: Desk, copy: UUID, siti: UUID) -> None:
    lend(desk, copy, siti)
    with pytest.raises(ItemIsOut):
        in_hand(desk, copy)


def test_a_deposit_collection_is_lent_by_scan_and_comes_back_by_a_return_scan(
    qtbot: QtBot, desk: Desk, page: HoldsPage, title: UUID, copy: UUID, siti: UUID, tmp_path: Path
) -> None:
    other = small_world.add_item(desk, "B904", title)
    partner = desk.perform(put_partner, facts=PartnerFacts(name="SMAN 1", kind="school")).operation.target
    paper = AgreementFacts(partner=partner, number="12/PKS", kind="pks")
    desk.perform(put_agreement, facts=paper)
    page.activated("deposits")
    settled(qtbot, page, lambda: page.presenter.state.partners)
    until = desk.clock().date() + timedelta(days=90)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, DepositDialog)
        dialog.name.setText("Semester 1")
        dialog.until.set_day(until)
        dialog.accept()

    answer(fill)
    do(page, "deposit-new")
    qtbot.waitUntil(lambda: bool(page.presenter.state.deposits))
    with desk.store.read() as session:
        scans = [recognise(session, barcode) for barcode in ("B900", "B904")]
    for count, scan in enumerate(scans, 1):
        page.scanned(scan)
        qtbot.waitUntil(lambda count=count: len(page.presenter.state.of_deposit) == count)
    [row] = page.presenter.state.deposits
    assert (row.partner, row.agreement, row.lent, row.out) == ("SMAN 1", "12/PKS", 2, 2)
    with desk.store.read() as session:
        [first, second] = title_view(session, title, small_world.here(desk)).copies  # type: ignore[union-attr]
    assert (first.stands_at, second.stands_at) == ("SMAN 1", "SMAN 1")
    page.deposits.items.move_to(0)
    do(page, "deposit-take-out")
    qtbot.waitUntil(lambda: len(page.presenter.state.of_deposit) == 1)
    [left] = page.presenter.state.of_deposit
    back = in_hand(desk, left.item)
    assert (back.came_from, back.sent) == ("SMAN 1", None)
    settled(qtbot, page, lambda: page.presenter.state.of_deposit[0].back_at)
    assert [(one.lent, one.out) for one in page.presenter.state.deposits] == [(1, 0)]
    with desk.store.read() as session:
        waits = is_out(session, other)
    assert not waits
    lend(desk, other, siti)
    with pytest.raises(ItemIsOut):
        desk.perform(lend_deposit, deposit=row.deposit, items=[other])


def test_a_deposit_collection_is_looked_through_and_what_nobody_finds_is_missing(
    qtbot: QtBot, desk: Desk, page: HoldsPage, title: UUID, copy: UUID, tmp_path: Path
) -> None:
    small_world.add_item(desk, "B904", title)
    small_world.add_item(desk, "B905", title)
    partner = desk.perform(put_partner, facts=PartnerFacts(name="SMAN 1", kind="school")).operation.target
    until = desk.clock().date() + timedelta(days=90)
    box = desk.perform(put_deposit, partner=partner, name="Semester 1", until=until).operation.target
    with desk.store.read() as session:
        items = [recognise(session, barcode).uid for barcode in ("B900", "B904", "B905")]
    desk.perform(lend_deposit, deposit=box, items=items)
    page.activated("deposits")
    settled(qtbot, page, lambda: len(page.presenter.state.of_deposit) == 3)

    def there(dialog: QDialog) -> None:
        assert isinstance(dialog, LookingDialog)
        dialog.scan.setText("B900")
        QTest.keyClick(dialog.scan, Qt.Key.Key_Return)
        dialog.scanned("B999")
        assert dialog.value().found[0].barcode == "B900"
        dialog.table.move_to(1)
        dialog.turn()
        dialog.accept()

    offered: list[Callable[[], None]] = []
    page.undo_offered.connect(lambda _said, undo: offered.append(undo))
    answer(there)
    do(page, "deposit-look-through")
    qtbot.waitUntil(lambda: any(one.missing for one in page.presenter.state.of_deposit))
    assert [(one.barcode, one.missing) for one in page.presenter.state.of_deposit] == [
        ("B900", False),
        ("B904", False),
        ("B905", True),
    ]
    assert [one.checked_at is None for one in page.presenter.state.of_deposit] == [False, False, True]
    offered[0]()
    settled(qtbot, page, lambda: not any(one.missing for one in page.presenter.state.of_deposit))

    def back(dialog: QDialog) -> None:
        assert isinstance(dialog, LookingDialog)
        dialog.where.choose(True)
        dialog.scanned("B904")
        dialog.accept()

    answer(back)
    do(page, "deposit-look-through")
    qtbot.waitUntil(lambda: any(one.back_at for one in page.presenter.state.of_deposit))
    settled(qtbot, page, lambda: sum(one.missing for one in page.presenter.state.of_deposit) == 2)
    file = tmp_path / "titipan.csv"
    page.deposits.save(file)
    qtbot.waitUntil(file.exists)
    header, *lines = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    assert len(header) == 9
    assert [line[3] for line in lines] == ["B900", "B905", "B904"]
    assert lines[0][8] == lines[1][8] != lines[2][8]


def test_the_list_of_a_deposit_collection_has_what_went_along(desk: Desk) -> None:
    lines = (
        DepositLine("Bumi Manusia", "B900", "899", None),
        DepositLine("Laut", "B901", "899", date(2026, 12, 1)),
    )
    head = Letterhead("Perpustakaan", "Pusat", "", "")
    made = DepositList(head, desk.clock(), "Sri", "SMAN 1", "12/PKS", "Semester 1", date(2027, 1, 1), lines)
    text = text_of(deposit_list.render(made, A4))
    for said in ("SMAN 1", "12/PKS", "B900", "B901", "Semester 1"):
        assert said in text
