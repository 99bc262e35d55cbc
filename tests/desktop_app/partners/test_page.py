# SPDX-License-Identifier: GPL-3.0-or-later
"""The register of partners: searched, added to, and how each agreement stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.operations.desk import Desk
from db.operations.interlending import places, put_place
from db.operations.partners import AgreementFacts, PartnerFacts, put_agreement, put_partner
from db.queries.partners import AgreementRecord, partners
from desktop_app.background import Background
from desktop_app.blocks.form import DateField, TextField
from desktop_app.blocks.page import Changes
from desktop_app.language import format_date
from desktop_app.partners.agreement_form import AgreementForm
from desktop_app.partners.form import PartnerForm
from desktop_app.partners.interlending_dialog import InterlendingDialog
from desktop_app.partners.page import PartnersPage
from desktop_app.partners.presenter import PartnersPresenter, State
from tests.db import small_world
from tests.db.workshop_world import add_session, add_workshop


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[PartnersPage]:
    background = Background()
    made = PartnersPage(lambda: desk, background)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    yield made
    background.close()


def add(desk: Desk, name: str, **facts: object) -> UUID:
    known = PartnerFacts(name=name, kind="school", **facts)  # type: ignore[arg-type]
    return desk.perform(put_partner, facts=known).operation.target


def agree(desk: Desk, partner: UUID, number: str = "1", **facts: object) -> UUID:
    known = AgreementFacts(partner=partner, number=number, kind="pks", **facts)  # type: ignore[arg-type]
    return desk.perform(put_agreement, facts=known).operation.target


def do(page: PartnersPage, name: str) -> None:
    next(command for command in page.commands() if command.id == name).run()


def agreed(desk: Desk) -> list[AgreementRecord]:
    with desk.store.read() as session:
        return [paper for one in partners(session) for paper in one.agreements]


def names(page: PartnersPage) -> list[str]:
    return [row.name for row in page.presenter.state.rows]


def form_of(page: PartnersPage) -> PartnerForm:
    return next(form for form in page.findChildren(PartnerForm) if form.isVisible())


def agreement_form(page: PartnersPage) -> AgreementForm:
    return next(form for form in page.findChildren(AgreementForm) if form.isVisible())


def write(form: PartnerForm | AgreementForm, name: str, text: str) -> None:
    field = form.fields[name]
    assert isinstance(field, TextField | DateField)
    field.setText(text)


def test_the_register_is_searched_by_what_stands_in_it(qtbot: QtBot, desk: Desk, page: PartnersPage) -> None:
    agree(desk, add(desk, "SMAN 1"), covers="Kunjungan kelas")
    add(desk, "Yayasan Melayu", contact_name="Bu Ratna")
    page.activated()
    qtbot.waitUntil(lambda: names(page) == ["SMAN 1", "Yayasan Melayu"])
    page.typed("ratna")
    qtbot.waitUntil(lambda: names(page) == ["Yayasan Melayu"])
    assert page.headline.text() == "Yayasan Melayu"
    page.typed("kunjungan")
    qtbot.waitUntil(lambda: page.headline.text() == "SMAN 1")
    page.typed("zzyzx")
    qtbot.waitUntil(lambda: "zzyzx" in page.nothing.headline.text())
    assert not page.nothing.button.isVisible()


def test_a_partner_is_added_in_the_form_and_shown(qtbot: QtBot, desk: Desk, page: PartnersPage) -> None:
    page.activated("new")
    qtbot.waitUntil(lambda: any(form.isVisible() for form in page.findChildren(PartnerForm)))
    form = form_of(page)
    form.accept()
    assert form.rows["name"].error.text()
    write(form, "name", "Universitas Maritim")
    form.accept()
    qtbot.waitUntil(lambda: page.headline.text() == "Universitas Maritim")
    assert page.badge.text() == "No agreement"
    assert not page.agreements.isVisible()


def test_agreements_are_added_changed_and_renewed(qtbot: QtBot, desk: Desk, page: PartnersPage) -> None:
    add(desk, "SMAN 1")
    page.activated()
    qtbot.waitUntil(lambda: page.headline.text() == "SMAN 1")
    do(page, "new-agreement")
    form = agreement_form(page)
    form.accept()
    assert form.rows["number"].error.text()
    write(form, "number", "12/PKS/2026")
    write(form, "valid_from", "1-1-27")
    write(form, "valid_until", "31-12-26")
    form.accept()
    assert form.rows["valid_until"].error.text()
    write(form, "valid_until", "31-12-27")
    form.accept()
    qtbot.waitUntil(lambda: page.agreements.model().rowCount() == 1)
    (first,) = agreed(desk)
    assert (first.number, first.valid_from, first.valid_until) == (
        "12/PKS/2026",
        date(2027, 1, 1),
        date(2027, 12, 31),
    )
    do(page, "edit-agreement")
    write(agreement_form(page), "about", "Kunjungan kelas")
    agreement_form(page).accept()
    qtbot.waitUntil(lambda: "Kunjungan kelas" in page.agreement.text())
    do(page, "renew-agreement")
    form = agreement_form(page)
    assert [form.fields[name].text() for name in ("number", "valid_from", "valid_until")] == [
        "",
        format_date(date(2028, 1, 1)),
        format_date(date(2028, 12, 31)),
    ]
    write(form, "number", "3/PKS/2028")
    form.accept()
    qtbot.waitUntil(lambda: page.agreements.model().rowCount() == 2)
    newest, before = agreed(desk)
    assert (newest.number, newest.follows, before.renewed_by) == ("3/PKS/2028", first.uid, "3/PKS/2028")
    page.agreements.move_to(1)
    assert "Renewed by 3/PKS/2028" in page.agreement.text()


def test_an_agreement_that_was_a_mistake_is_taken_out_and_put_back(
    qtbot: QtBot, desk: Desk, page: PartnersPage
) -> None:
    agree(desk, add(desk, "SMAN 1"), "5/PKS")
    page.activated()
    qtbot.waitUntil(lambda: page.agreements.model().rowCount() == 1)
    with qtbot.waitSignal(page.toast) as said:
        do(page, "remove-agreement")
    qtbot.waitUntil(lambda: not page.agreements.isVisible())
    assert agreed(desk) == []
    said.args[0].undo()
    qtbot.waitUntil(lambda: page.agreements.model().rowCount() == 1)
    assert [one.number for one in agreed(desk)] == ["5/PKS"]


def test_how_the_agreement_stands_is_said(qtbot: QtBot, desk: Desk, page: PartnersPage) -> None:
    today = desk.clock().astimezone().date()
    agree(desk, add(desk, "A"), valid_until=today.replace(year=today.year - 1))
    page.activated()
    qtbot.waitUntil(lambda: page.headline.text() == "A")
    assert page.badge.text() == "Agreement ended 365 day(s) ago"
    assert page.badge.property("tone") == "bad"


def test_agreements_that_end_within_half_a_year_are_listed_the_next_first(
    qtbot: QtBot, desk: Desk, page: PartnersPage
) -> None:
    today = desk.clock().astimezone().date()
    ends = {"A": 150, "B": 20, "C": 300, "D": -10, "E": -200, "F": 40}
    for name, days in ends.items():
        agree(desk, add(desk, name), valid_until=today + timedelta(days=days))
    renewed = next(one for one in agreed(desk) if one.valid_until == today + timedelta(days=40))
    follows = {"follows": renewed.uid, "valid_from": today + timedelta(days=41)}
    agree(desk, renewed.partner, "2", **follows, valid_until=today + timedelta(days=900))
    with qtbot.waitSignal(page.attention_changed, check_params_cb=lambda count: count == 2):
        page.activated()
    do(page, "other-view")
    qtbot.waitUntil(lambda: [row.name for row in page._model.rows] == ["D", "B", "A"])
    said = [page._model.index(place, 2).data() for place in range(3)]
    assert said == [
        "Agreement ended 10 day(s) ago",
        "Agreement ends in 20 day(s)",
        "Agreement ends in 150 day(s)",
    ]
    assert page.views["ending"].isChecked()
    page.activated(renewed.partner)
    qtbot.waitUntil(lambda: page.headline.text() == "F")
    assert page.views["all"].isChecked()
    assert page.views["ending"].text().endswith("3")


def test_workshops_held_with_it_are_listed_and_opened(qtbot: QtBot, desk: Desk, page: PartnersPage) -> None:
    partner = add(desk, "A")
    workshop = add_workshop(desk, partner=partner, sponsor=partner)
    add_session(desk, workshop)
    add_workshop(desk, partner=partner, state="template")
    page.activated()
    qtbot.waitUntil(lambda: page._held.rowCount() == 1)
    page.held.move_to(0)
    with qtbot.waitSignal(page.go) as went:
        page.held.opened.emit(0)
    assert went.args == ["workshops", workshop]
    assert page.presenter.state.rows[0].workshops == 1


def test_where_a_partner_takes_messages_is_said_by_who_has_the_right(
    qtbot: QtBot, page: PartnersPage, desk: Desk
) -> None:
    partner = add(desk, "Universitas Maritim")
    page.activated(partner)
    qtbot.waitUntil(lambda: page.presenter.state.chosen is not None)

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, InterlendingDialog)
        dialog.address.setText("http://example.org/ill")
        dialog.accept()
        assert dialog.isVisible(), "somebody could read along"
        dialog.address.setText("https://example.org/ill")
        dialog.we.setText("ID-TNJ")
        dialog.they.setText("ID-UMK")
        dialog.accept()

    QTimer.singleShot(0, fill)
    do(page, "interlending")
    qtbot.waitUntil(lambda: page.presenter.state.place is not None)
    with desk.store.read() as session:
        place = places(session)[partner]
    assert place is not None
    assert (place.address, place.we, place.they) == ("https://example.org/ill", "ID-TNJ", "ID-UMK")
    assert "https://example.org/ill" in page.contact.text()
    desk.perform(put_place, partner=partner)
    page.changed(Changes({"settings"}))
    qtbot.waitUntil(lambda: page.presenter.state.place is None)
    page.presenter = PartnersPresenter(
        lambda: small_world.seated(desk, "cataloguer"), page.presenter._beside, page._show, page._failed
    )
    page.presenter.state = replace(State(), chosen=page._model.rows[0])
    assert "interlending" not in [command.id for command in page.commands()]
