# SPDX-License-Identifier: GPL-3.0-or-later
"""Tickets: what stands on them, and that a door can prove them without having heard of anybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.models import ProofKey
from db.operations import enrolling
from db.operations.desk import Desk
from db.queries.registrations import registrations, ticket_key
from db.queries.workshops import workshop_detail
from db.rules.codes import grouped
from db.rules.proofs import read_ticket, ticket_is_genuine, workshop_tag
from desktop_app.blocks.pdf_preview import PdfPreview
from desktop_app.printing.paper import A5, ROLL_58, Paper
from desktop_app.printing.ticket import Ticket, render
from desktop_app.workshops import ticket_files
from desktop_app.workshops.badge_dialog import BadgeDialog
from desktop_app.workshops.registrations_view import RegistrationsView
from desktop_app.workshops.tickets import prepare
from tests.db.workshop_world import add_registration, add_session, add_workshop
from tests.desktop_app.printing.reading import page_sizes, text_of
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


def opened(qtbot: QtBot, open_page: Opened, people: int) -> RegistrationsView:
    page = open_page()
    qtbot.waitUntil(lambda: page.presenter.state.chosen is not None)
    page.activated("registrations")
    side = page.sides["registrations"]
    assert isinstance(side, RegistrationsView)
    qtbot.waitUntil(lambda: len(side.presenter.state.rows) == people)
    return side


def test_printed_again_it_says_that_it_is_a_copy(qtbot: QtBot, desk: Desk, open_page: Opened) -> None:
    event = add_workshop(desk)
    add_session(desk, event)
    add_registration(desk, event, "Siti Aminah")
    side = opened(qtbot, open_page, 1)
    qtbot.waitUntil(lambda: side.presenter.state.chosen is not None)
    marks = []
    for times in (1, 2, 3):
        found: list[Ticket] = []
        side.presenter.tickets([side.presenter.state.rows[0].uid], found.extend)
        qtbot.waitUntil(
            lambda times=times: [row.tickets_printed for row in side.presenter.state.rows] == [times]
        )
        marks.append(text_of(render(found[0], A5)))
    assert "REPRINT" not in marks[0]
    assert "REPRINT 1" in marks[1]
    assert "REPRINT 2" in marks[2]
    assert "Ticket printed 3" in side.about.text()


def test_all_tickets_as_files_named_by_their_numbers(
    qtbot: QtBot, desk: Desk, open_page: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    folder = tmp_path / "tiket"
    folder.mkdir()
    event = add_workshop(desk, seats_onsite=3)
    add_session(desk, event)
    people = [add_registration(desk, event, name) for name in ("Siti", "Budi", "Ani", "Menunggu")]
    enrolling.cancel(desk, people[2])
    side = opened(qtbot, open_page, 4)
    told: list[str] = []
    page = side.context
    side.context = page._replace(toast=lambda toast: told.append(toast.text))
    side.save_tickets_to(folder)
    assert side.progress.isVisible()
    qtbot.waitUntil(lambda: bool(told))
    files = sorted(file.name for file in folder.iterdir())
    codes = sorted(grouped(row.code) for row in side.presenter.state.rows if row.state == "registered")
    assert files == sorted([ticket_files.ALL_IN_ONE, *(f"tiket-{code}.pdf" for code in codes)])
    assert told[0].startswith("3 ")
    assert ticket_files.ALL_IN_ONE in told[0]
    assert side.progress.isHidden()
    assert len(page_sizes((folder / ticket_files.ALL_IN_ONE).read_bytes())) == 3


def test_stopped_the_tickets_that_are_written_stay_and_those_alone_are_counted(
    qtbot: QtBot, desk: Desk, open_page: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "tiket"
    folder.mkdir()
    event = add_workshop(desk)
    add_session(desk, event)
    for number in range(5):
        add_registration(desk, event, f"Peserta {number}")
    side = opened(qtbot, open_page, 5)
    drawn = ticket_files.render

    def stop_at_the_third(one: Ticket, paper: Paper) -> bytes:
        if len(list(folder.iterdir())) == 2:
            side.progress.cancelled.emit()
        return drawn(one, paper)

    monkeypatch.setattr(ticket_files, "render", stop_at_the_third)
    side.save_tickets_to(folder)
    qtbot.waitUntil(side.progress.isHidden)
    qtbot.waitUntil(lambda: sum(row.tickets_printed for row in side.presenter.state.rows) == 3)
    assert len(list(folder.iterdir())) == 3
    assert not (folder / ticket_files.ALL_IN_ONE).exists()


def test_name_tags_for_everybody_or_for_one_are_shown_first(
    qtbot: QtBot, desk: Desk, open_page: Opened
) -> None:
    event = add_workshop(desk)
    add_session(desk, event)
    for name in ("Siti Aminah", "Budi"):
        add_registration(desk, event, name, institution="SMA 3")
    side = opened(qtbot, open_page, 2)
    qtbot.waitUntil(lambda: side.presenter.state.chosen is not None)
    for whom, count in ((True, 2), (False, 1)):
        next(one for one in side.commands() if one.id == "badges").run()
        dialog = side.findChildren(BadgeDialog)[-1]
        dialog.whom.choose(whom)
        dialog.labels.setCurrentIndex(4)
        dialog.first.setValue(21)
        with qtbot.waitSignal(side.context.output.previewed) as shown:
            dialog.accept()
        (preview,) = shown.args
        assert isinstance(preview, PdfPreview)
        second = preview.findChild(QLabel, "pdf-page-2")
        assert (second is not None) == (count == 2), "the last label is left, the other on a new sheet"
        assert "Siti" not in preview.windowTitle()
        preview.reject()
    with desk.store.read() as session:
        rows = registrations(session, event)
    assert [row.tickets_printed for row in rows] == [0, 0], "a name tag is no ticket"
