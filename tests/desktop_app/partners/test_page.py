# SPDX-License-Identifier: GPL-3.0-or-later
"""The register of partners: searched, added to, and how each agreement stands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from db.operations.desk import Desk
from db.operations.partners import PartnerFacts, put_partner
from db.queries.partners import partners
from desktop_app.background import Background
from desktop_app.blocks.form import DateField, TextField
from desktop_app.partners.form import PartnerForm
from desktop_app.partners.page import PartnersPage
from tests.db import small_world
from tests.db.workshop_world import add_session, add_workshop


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("templates")
    small_world.make_templates(folder)
    return folder


@pytest.fixture
def desk(templates: Path, tmp_path: Path) -> Iterator[Desk]:
    with closing(small_world.copied(templates / "founded", tmp_path / "store")) as store:
        yield small_world.at_desk(store, small_world.Clock())


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


def names(page: PartnersPage) -> list[str]:
    return [row.name for row in page.presenter.state.rows]


def form_of(page: PartnersPage) -> PartnerForm:
    return next(form for form in page.findChildren(PartnerForm) if form.isVisible())


def write(form: PartnerForm, name: str, text: str) -> None:
    field = form.fields[name]
    assert isinstance(field, TextField | DateField)
    field.setText(text)


def test_the_register_is_searched_by_what_stands_in_it(qtbot: QtBot, desk: Desk, page: PartnersPage) -> None:
    add(desk, "SMAN 1", covers="Kunjungan kelas")
    add(desk, "Yayasan Melayu", contact_name="Bu Ratna")
    page.activated()
    qtbot.waitUntil(lambda: names(page) == ["SMAN 1", "Yayasan Melayu"])
    page.typed("ratna")
    qtbot.waitUntil(lambda: names(page) == ["Yayasan Melayu"])
    assert page.headline.text() == "Yayasan Melayu"
    page.typed("kunjungan")
    qtbot.waitUntil(lambda: page.headline.text() == "SMAN 1")


def test_a_partner_is_added_in_the_form_and_shown(qtbot: QtBot, desk: Desk, page: PartnersPage) -> None:
    page.activated("new")
    qtbot.waitUntil(lambda: any(form.isVisible() for form in page.findChildren(PartnerForm)))
    form = form_of(page)
    form.accept()
    assert form.rows["name"].error.text()
    write(form, "name", "Universitas Maritim")
    write(form, "agreement_number", "12/PKS/2026")
    write(form, "valid_from", "1-1-27")
    write(form, "valid_until", "31-12-26")
    form.accept()
    assert form.rows["valid_until"].error.text()
    write(form, "valid_until", "31-12-29")
    form.accept()
    qtbot.waitUntil(lambda: page.headline.text() == "Universitas Maritim")
    with desk.store.read() as session:
        (kept,) = partners(session)
    assert (kept.valid_from, kept.valid_until) == (date(2027, 1, 1), date(2029, 12, 31))


def test_how_the_agreement_stands_is_said(qtbot: QtBot, desk: Desk, page: PartnersPage) -> None:
    today = desk.clock().astimezone().date()
    add(desk, "A", agreement_number="1", valid_until=today.replace(year=today.year - 1))
    page.activated()
    qtbot.waitUntil(lambda: page.headline.text() == "A")
    assert page.badge.text() == "Agreement ended 365 day(s) ago"
    assert page.badge.property("tone") == "bad"


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
