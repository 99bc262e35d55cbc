# SPDX-License-Identifier: GPL-3.0-or-later
"""From the printed sheet to the certificate: a desk, its server over HTTP, what people answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import httpx
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.models import Registration, SurveyAnswer
from db.operations import workshops
from db.operations.desk import Desk, utc_now
from db.operations.staff import sign_in
from db.queries.certificates import candidates
from db.queries.door import door_of, met
from db.queries.workshops import Detail, workshop_detail
from db.rules.earning import Rule
from db.rules.plans import SessionFacts
from db.rules.survey import WORDED
from db.syncing.desks import desk_at
from desktop_app.background import Background
from desktop_app.language import current_language
from desktop_app.preferences import Settings
from desktop_app.printing import ticket as printed_ticket
from desktop_app.printing.output import Output
from desktop_app.printing.paper import A5, ROLL_58, ROLL_80
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.cycles import sync_fully
from desktop_app.sync.engine import Engine
from desktop_app.workshops import feedback_link
from desktop_app.workshops.afterwards_view import AfterwardsView
from desktop_app.workshops.certificates_view import CertificatesView
from desktop_app.workshops.page import WorkshopsPage
from desktop_app.workshops.tickets import prepare
from tests.central_server.conftest import QUICK
from tests.central_server.serving import Running, serving
from tests.central_server.worlds import PASSWORD, build
from tests.db.workshop_world import add_registration, add_workshop, mark
from tests.desktop_app.printing.reading import decoded, text_of
from tests.desktop_app.sync import centre
from tests.desktop_app.workshops.conftest import Opened
from tests.desktop_app.workshops.test_plan_view import do


class Here(NamedTuple):
    """A desk of a server with a workshop that has begun, and three people who were there."""

    server: Running
    desk: Desk
    workshop: UUID
    people: dict[str, UUID]

    def sync(self) -> None:
        """All that there is, both ways."""
        with closing(Carrier(self.server.url)) as carrier:
            assert sync_fully(Engine(self.desk.store, self.desk.device, utc_now), carrier).status == "ok"

    def detail(self) -> Detail:
        """The workshop as the desk has it."""
        with self.desk.store.read() as session:
            found = workshop_detail(session, self.workshop)
        assert found is not None
        return found

    def earned(self) -> dict[str, bool]:
        """By name."""
        with self.desk.store.read() as session:
            found = candidates(session, self.workshop, utc_now().date())
        assert found is not None
        return {one.name: one.earned.earned for one in found.people}


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Here]:
    url = f"sqlite:///{(tmp_path / 'central.db').as_posix()}"
    build(url)
    with serving(url, QUICK) as server:
        folder = tmp_path / "desk"
        centre.begin(int(server.url.rpartition(":")[2]), server.code(), folder)
        with centre.opened(folder) as store:
            desk = desk_at(store, sign_in(store, "admin", PASSWORD))
            assert desk is not None
            event = add_workshop(desk, rule=Rule(survey=True))
            began = utc_now() - timedelta(hours=3)
            facts = SessionFacts(starts_at=began, ends_at=began + timedelta(hours=2))
            session = desk.perform(workshops.put_session, workshop=event, facts=facts).operation.target
            people = {name: add_registration(desk, event, name) for name in ("Siti", "Budi", "Ani")}
            for one in people.values():
                mark(desk, one, session, happened_at=began)
            yield Here(server, desk, event, people)


@pytest.fixture
def page(qtbot: QtBot, here: Here) -> Iterator[WorkshopsPage]:
    background = Background()
    settings = Settings({}, lambda: here.desk, background)
    holder = QWidget()
    output = Output(background, settings)
    found = WorkshopsPage(lambda: here.desk, background, output, settings, lambda: holder)
    qtbot.addWidget(found)
    qtbot.addWidget(holder)
    found.go.connect(lambda _page, workshop: found.activated(workshop))
    found.resize(1100, 700)
    found.show()
    found.activated(here.workshop)
    qtbot.waitUntil(lambda: found.presenter.state.chosen is not None)
    yield found
    background.close()


def side(qtbot: QtBot, page: WorkshopsPage) -> AfterwardsView:
    page.activated("afterwards")
    view = page.sides["afterwards"]
    assert isinstance(view, AfterwardsView)
    qtbot.waitUntil(lambda: view.found is not None)
    return view


def answered(address: str, **fields: str) -> httpx.Response:
    """What somebody with a telephone does: open, fill in, send."""
    form = httpx.get(address, timeout=20)
    carried = re.search(r'name="page" value="([A-Z2-7]+)"', form.text)
    assert carried, form.text
    return httpx.post(address, data={"page": carried[1], **fields}, timeout=20, follow_redirects=True)


def only_code(pdf: bytes) -> str:
    ((kind, text),) = decoded(pdf, 150)
    assert kind == "QR Code"
    return text


def test_from_the_printed_sheet_to_the_certificate(qtbot: QtBot, here: Here, page: WorkshopsPage) -> None:
    view = side(qtbot, page)
    assert "for the first time" in view.link_card.told.text()
    do(page, "afterwards-link")
    qtbot.waitUntil(lambda: bool(view.link_card.picture.content))
    address = QGuiApplication.clipboard().text()
    assert address == view.link_card.picture.content
    detail = here.detail()
    link = feedback_link.made_link(here.desk, here.workshop)
    sheet = feedback_link.sheet(here.desk, detail, "hari ini", link)
    assert only_code(sheet) == only_code(feedback_link.form(here.desk, detail, "hari ini", link)) == address
    assert "kode di tiket" in text_of(sheet)
    assert httpx.get(address, timeout=20).status_code == 404, "the server has not heard of it yet"
    here.sync()

    (ticket,) = prepare(here.desk, detail, [here.people["Siti"]])
    by_ticket = {code for _, code in decoded(printed_ticket.render(ticket, A5), 203)} - {ticket.qr}
    assert "Terima kasih" in answered(by_ticket.pop(), learned="5", comment="Bagus").text
    with here.desk.store.read() as session:
        typed = session.scalars(select(Registration.code).where(Registration.name == "Budi")).one()
    assert "Terima kasih" in answered(address, learned="4", uses="2", ticket=typed).text
    assert "Terima kasih" in answered(address, learned="1").text
    assert here.earned() == {"Siti": False, "Budi": False, "Ani": False}
    here.sync()
    assert here.earned() == {"Siti": True, "Budi": True, "Ani": False}
    view.changed(view.concerns)
    qtbot.waitUntil(lambda: view.found is not None and view.found.forms == 3)
    assert view.found is not None
    assert (view.found.said[0].answers, view.found.said[0].agree) == (3, 2)
    assert view.found.comments == ("Bagus",)
    words, answers, agree = (label.text() for label in view.said.lines["learned"])
    assert words == WORDED["learned"][current_language() == "en"]
    assert (answers, agree) == ("3", "67%")
    with here.desk.store.read() as session:
        assert {one.source for one in session.scalars(select(SurveyAnswer))} == {"link"}

    page.activated("certificates")
    certificates = page.sides["certificates"]
    assert isinstance(certificates, CertificatesView)
    qtbot.waitUntil(lambda: len(certificates.presenter.state.rows) == 3)
    for expected in (True, False, True):
        at = [one.name for one in certificates.presenter.state.rows].index("Ani")
        certificates.table.move_to(at)
        do(page, "certificates-feedback")
        qtbot.waitUntil(lambda expected=expected: here.earned()["Ani"] is expected)  # type: ignore[misc]
        qtbot.waitUntil(
            lambda expected=expected: (
                next(  # type: ignore[misc]
                    one for one in certificates.presenter.state.rows if one.name == "Ani"
                ).earned.earned
                is expected
            )
        )
    here.sync()
    with here.server.store.read() as session:
        gave = select(Registration.name).where(Registration.gave_feedback)
        assert set(session.scalars(gave)) == {"Siti", "Budi", "Ani"}


def test_the_page_is_closed_and_opened_from_the_window(qtbot: QtBot, here: Here, page: WorkshopsPage) -> None:
    view = side(qtbot, page)
    address = feedback_link.made_link(here.desk, here.workshop).address
    here.sync()
    assert "<form" in httpx.get(address, timeout=20).text
    do(page, "afterwards-close")
    qtbot.waitUntil(lambda: "Closed" in view.link_card.told.text())
    assert view.link_card.picture.content == ""
    assert "afterwards-link" not in {one.id for one in page.commands() if one.enabled()}
    here.sync()
    assert "sudah ditutup" in httpx.get(address, timeout=20).text
    do(page, "afterwards-close")
    qtbot.waitUntil(lambda: view.link_card.picture.content == address)
    here.sync()
    assert "<form" in httpx.get(address, timeout=20).text


def test_a_desk_without_a_server_says_so(qtbot: QtBot, desk: Desk, open_page: Opened) -> None:
    event = add_workshop(desk)
    page = open_page()
    view = side(qtbot, page)
    assert "belongs to no server" in view.link_card.told.text()
    assert view.link_card.picture.isHidden()
    enabled = {command.id for command in page.commands() if command.enabled()}
    assert not enabled & {"afterwards-link", "afterwards-sheet", "afterwards-close"}
    assert "afterwards-print" in enabled
    with desk.store.read() as session:
        assert feedback_link.link_of(session, event) == ("", "")


@pytest.mark.parametrize("paper", [ROLL_80, ROLL_58, A5])
def test_a_door_knows_the_ticket_by_either_of_its_codes(here: Here, paper: object) -> None:
    (ticket,) = prepare(here.desk, here.detail(), [here.people["Siti"]])
    codes = {code for _, code in decoded(printed_ticket.render(ticket, paper), 203)}  # type: ignore[arg-type]
    assert codes == {ticket.qr, ticket.answers_at}
    with here.desk.store.read() as session:
        door = door_of(session, here.detail().sessions[0].uid)
        assert door is not None
        seen = {met(session, door, code, utc_now().date())[:2] for code in codes}
    assert {who for _, who in seen} == {here.people["Siti"]}
