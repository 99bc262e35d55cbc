# SPDX-License-Identifier: GPL-3.0-or-later
"""Tickets: what stands on them, and that a door can prove them without having heard of anybody."""

from __future__ import annotations

from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.models import ProofKey
from db.operations import enrolling
from db.operations.desk import Desk
from db.queries.registrations import ticket_key
from db.queries.workshops import workshop_detail
from db.rules.proofs import read_ticket, ticket_is_genuine, workshop_tag
from desktop_app.blocks.pdf_preview import PdfPreview
from desktop_app.printing.paper import A5, ROLL_58
from desktop_app.printing.ticket import render
from desktop_app.workshops.registrations_view import RegistrationsView
from desktop_app.workshops.tickets import prepare
from tests.db.workshop_world import add_registration, add_session, add_workshop
from tests.desktop_app.workshops.conftest import Opened


def test_a_ticket_is_proved_by_the_networks_secret_alone(desk: Desk) -> None:
    event = add_workshop(desk, seats_onsite=1)
    add_session(desk, event, place="Aula")
    add_session(desk, event, 24, link="https://contoh.example/rapat")
    one, other = add_registration(desk, event, "Siti"), add_registration(desk, event, "Budi")
    with desk.store.read() as session:
        detail = workshop_detail(session, event)
        assert ticket_key(session) is None
    assert detail is not None
    first, second = prepare(desk, detail, [one, other])
    assert (first.name, first.place, first.waiting, len(first.sittings)) == ("Siti", "Aula", 0, 2)
    assert second.waiting == 1
    ticket = read_ticket(first.qr)
    assert ticket is not None
    assert (ticket.registration, ticket.workshop_tag) == (one, workshop_tag(event))
    prepare(desk, detail, [one])
    with desk.store.read() as session:
        assert len(session.scalars(select(ProofKey)).all()) == 1, "made once"
        key = ticket_key(session)
    assert key is not None
    assert ticket_is_genuine(ticket, key[1])
    for paper in (ROLL_58, A5):
        assert render(first, paper).startswith(b"%PDF")
    enrolling.cancel(desk, one)
    assert prepare(desk, detail, [one]) == []


def test_a_key_shows_the_ticket_and_its_name_tells_nobodys(
    qtbot: QtBot, desk: Desk, open_page: Opened
) -> None:
    event = add_workshop(desk)
    add_session(desk, event)
    add_registration(desk, event, "Siti Aminah")
    page = open_page()
    qtbot.waitUntil(lambda: page.presenter.state.chosen is not None)
    page.activated("registrations")
    side = page.sides["registrations"]
    assert isinstance(side, RegistrationsView)
    qtbot.waitUntil(lambda: side.presenter.state.chosen is not None)
    assert not side.printer.at_once
    with qtbot.waitSignal(side.context.output.previewed) as shown:
        next(one for one in side.commands() if one.id == "ticket").run()
    (dialog,) = shown.args
    assert isinstance(dialog, PdfPreview)
    assert "Siti" not in dialog.windowTitle()
    dialog.reject()
