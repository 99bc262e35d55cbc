# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates, reminders and tickets by e-mail, to a real server: each once, whatever happens between."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from threading import Event
from uuid import UUID

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.models import Certificate, JournalEntry
from db.operations.certificates import revoke_certificate
from db.operations.desk import Desk
from db.operations.operation import decode
from db.operations.sending import CERTIFICATE, REMINDER, RecordSending
from db.queries.sending import Addressee
from desktop_app.mailing.message import filled
from desktop_app.printing.certificate_design import DESIGNS
from desktop_app.workshops import certificates_making as making
from desktop_app.workshops import letters_dialog
from desktop_app.workshops.certificates_making import Named
from desktop_app.workshops.letters import BETWEEN, Lot, Mail, said_of, usual_text
from desktop_app.workshops.letters_dialog import LettersDialog
from desktop_app.workshops.page import WorkshopsPage
from tests.db.workshop_world import MORNING, add_registration, add_session, add_workshop, mark
from tests.desktop_app.mailing.server import PASSWORD, MailServer, set_up, set_up_with_login
from tests.desktop_app.printing.reading import text_of
from tests.desktop_app.workshops.conftest import Opened

PEOPLE = {"Budi": "budi@example.org", "Siti": "siti@example.org", "Tuti": "tuti@example.org"}


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as running:
        yield running


@pytest.fixture
def event(desk: Desk) -> UUID:
    """A workshop to which all came, and one who has no address."""
    made = add_workshop(desk)
    session = add_session(desk, made, place="Aula")
    for name in ("Ani", *PEOPLE):
        who = add_registration(desk, made, name, email=PEOPLE.get(name, ""))
        mark(desk, who, session, happened_at=MORNING)
    return made


@pytest.fixture
def certified(desk: Desk, event: UUID) -> UUID:
    """They all have a certificate that counts for a month."""
    with desk.store.read() as session:
        ground = making.read_ground(session, event, desk.clock())
    assert ground is not None
    ground = ground._replace(design=replace(DESIGNS["calm"], valid_months=1))
    done = making.issue(desk, ground, [Named(one, one.name) for one in making.to_issue(ground)])
    assert done.issued == 4
    return event


@pytest.fixture
def again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked before something is sent again; the answer is yes."""
    asked: list[str] = []

    def yes(_parent: QWidget, _name: str, title: str, text: str, _button: str) -> bool:
        asked.append(f"{title} {text}")
        return True

    monkeypatch.setattr(letters_dialog, "confirm", yes)
    return asked


def opened(qtbot: QtBot, page: WorkshopsPage, side: str, command: str, rows: int = 4) -> LettersDialog:
    page._turn(side)
    qtbot.waitUntil(lambda: next(one for one in page.commands() if one.id == command).enabled())
    next(one for one in page.commands() if one.id == command).run()
    dialog = page.sides[side].context.window().findChildren(LettersDialog)[-1]
    qtbot.waitUntil(lambda: dialog.presenter.state.lot is not None)
    qtbot.waitUntil(lambda: dialog._model.rowCount() == rows)
    return dialog


def send(qtbot: QtBot, dialog: LettersDialog) -> None:
    dialog.primary.click()
    assert dialog.presenter.state.busy
    qtbot.waitUntil(lambda: not dialog.presenter.state.busy, timeout=20_000)


def recorded(desk: Desk) -> list[RecordSending]:
    with desk.store.read() as session:
        kept = session.scalars(select(JournalEntry.payload).where(JournalEntry.kind == "RecordSending")).all()
    return [one for one in map(decode, kept) if isinstance(one, RecordSending)]


@pytest.mark.usefixtures("certified")
def test_each_gets_their_own_certificate_once(
    qtbot: QtBot, desk: Desk, open_page: Opened, server: MailServer
) -> None:
    set_up(desk, server)
    server.unknown.add(PEOPLE["Siti"])
    dialog = opened(qtbot, open_page(), "certificates", "certificates-send")
    assert dialog.summary.text().startswith("3 ")
    send(qtbot, dialog)
    assert sorted(server.recipients) == [PEOPLE["Budi"], PEOPLE["Tuti"]]
    for message in server.messages:
        (file,) = message.iter_attachments()
        body = message.get_body(("plain",))
        assert body is not None
        text, name = text_of(file.get_content()), message["To"].addresses[0].display_name
        assert name in text
        assert name in body.get_content()
        assert "{" not in body.get_content()
        assert body["Content-Language"] == "id"
    with desk.store.read() as session:
        rows = session.scalars(select(Certificate)).all()
        assert {one.uid for one in rows if one.sent_at} == {one.target for one in recorded(desk)}
    assert {one.what for one in recorded(desk)} == {CERTIFICATE}
    assert not any("@" in repr(one) for one in recorded(desk)), "no address is kept a second time"
    server.unknown.clear()
    send(qtbot, dialog)
    assert sorted(server.recipients) == sorted(PEOPLE.values())
    assert not dialog.primary.isEnabled()


@pytest.mark.usefixtures("certified")
def test_after_a_cut_only_the_rest_is_offered(
    qtbot: QtBot, desk: Desk, open_page: Opened, server: MailServer
) -> None:
    set_up(desk, server)
    server.after = 1
    page = open_page()
    dialog = opened(qtbot, page, "certificates", "certificates-send")
    send(qtbot, dialog)
    assert dialog.came_of_it.property("tone") == "bad"
    assert len(recorded(desk)) == 1
    dialog.reject()
    server.after = -1
    another = opened(qtbot, page, "certificates", "certificates-send")
    assert another.summary.text().startswith("2 ")
    send(qtbot, another)
    assert sorted(server.recipients) == sorted(PEOPLE.values())


@pytest.mark.usefixtures("certified")
def test_a_batch_is_stopped_by_a_key(qtbot: QtBot, desk: Desk, open_page: Opened, server: MailServer) -> None:
    set_up(desk, server)
    dialog = opened(qtbot, open_page(), "certificates", "certificates-send")
    server.hear = lambda _count: dialog.presenter.stop()
    send(qtbot, dialog)
    assert len(server.messages) == len(recorded(desk)) == 1
    outcome = dialog.presenter.state.outcome
    assert outcome is not None
    assert outcome.left == 2
    assert dialog.isVisible()


@pytest.mark.usefixtures("certified")
def test_a_program_that_ends_in_the_middle_has_recorded_what_was_taken(
    qtbot: QtBot, desk: Desk, open_page: Opened, server: MailServer
) -> None:
    set_up(desk, server)
    page = open_page()
    dialog = opened(qtbot, page, "certificates", "certificates-send")
    first = Event()
    server.hear = lambda _count: first.set()
    dialog.primary.click()
    qtbot.waitUntil(first.is_set, timeout=20_000)
    page._context.background.close()
    assert len(recorded(desk)) == len(server.messages)


@pytest.mark.usefixtures("certified")
def test_one_is_sent_again_on_purpose(
    qtbot: QtBot, desk: Desk, open_page: Opened, server: MailServer, again: list[str]
) -> None:
    set_up(desk, server)
    dialog = opened(qtbot, open_page(), "certificates", "certificates-send")
    send(qtbot, dialog)
    dialog.table.move_to([one.name for one in dialog.presenter.state.lot.rows].index("Budi"))
    dialog.send_one()
    qtbot.waitUntil(lambda: not dialog.presenter.state.busy, timeout=20_000)
    assert server.recipients[-1] == PEOPLE["Budi"]
    assert "Budi" in again[0]


@pytest.mark.usefixtures("certified")
def test_changed_words_are_remembered(
    qtbot: QtBot, desk: Desk, open_page: Opened, server: MailServer
) -> None:
    set_up(desk, server)
    page = open_page()
    dialog = opened(qtbot, page, "certificates", "certificates-send")
    dialog.subject.setText("Piagam {number}")
    dialog.body_text.setPlainText("Halo {name}!")
    send(qtbot, dialog)
    assert all(subject.startswith("Piagam 0") for subject in server.subjects)
    dialog.reject()
    another = opened(qtbot, page, "certificates", "certificates-send")
    assert another.subject.text() == "Piagam {number}"
    assert another.body_text.toPlainText() == "Halo {name}!"


@pytest.mark.usefixtures("certified")
def test_what_went_wrong_stands_in_words_and_nothing_is_recorded(
    qtbot: QtBot, desk: Desk, open_page: Opened
) -> None:
    page = open_page()
    dialog = opened(qtbot, page, "certificates", "certificates-send")
    dialog.primary.click()
    qtbot.waitUntil(dialog.came_of_it.isVisible, timeout=20_000)
    assert dialog.came_of_it.advice.text()
    assert dialog.primary.isEnabled()
    with MailServer(login=True) as server:
        set_up_with_login(desk, server, PASSWORD + "?")
        send(qtbot, dialog)
    assert dialog.came_of_it.property("tone") == "bad"
    assert not recorded(desk)


def test_a_revoked_certificate_is_sent_to_nobody(
    qtbot: QtBot, desk: Desk, open_page: Opened, certified: UUID
) -> None:
    with desk.store.read() as session:
        one = session.scalars(select(Certificate)).first()
        assert one is not None
        target = one.uid
    desk.perform(revoke_certificate, target=target, reason="salah nama")
    opened(qtbot, open_page(), "certificates", "certificates-send", rows=3)


@pytest.mark.usefixtures("certified")
def test_those_whose_certificate_ends_soon_are_told_once(
    qtbot: QtBot, desk: Desk, open_page: Opened, server: MailServer
) -> None:
    set_up(desk, server)
    dialog = opened(qtbot, open_page(), "certificates", "certificates-remind")
    dialog.days.setValue(7)
    qtbot.waitUntil(lambda: dialog._model.rowCount() == 0)
    assert not dialog.primary.isEnabled()
    dialog.days.setValue(31)
    qtbot.waitUntil(lambda: dialog._model.rowCount() == 4)
    send(qtbot, dialog)
    assert sorted(server.recipients) == sorted(PEOPLE.values())
    with desk.store.read() as session:
        told = [one for one in session.scalars(select(Certificate)) if one.reminded_at]
    assert len(told) == 3
    assert all(one.sent_at is None for one in told)
    assert not dialog.primary.isEnabled()
    body = server.messages[0].get_body(("plain",))
    assert body is not None
    last = (MORNING + timedelta(days=31)).year
    assert str(last) in body.get_content()


@pytest.mark.usefixtures("event")
def test_tickets_go_to_everybody_who_has_a_seat(
    qtbot: QtBot, desk: Desk, open_page: Opened, server: MailServer
) -> None:
    set_up(desk, server)
    dialog = opened(qtbot, open_page(), "registrations", "send-tickets")
    send(qtbot, dialog)
    assert sorted(server.recipients) == sorted(PEOPLE.values())
    (file,) = server.messages[0].iter_attachments()
    assert server.messages[0]["To"].addresses[0].display_name in text_of(file.get_content())
    body = server.messages[0].get_body(("plain",))
    assert body is not None
    assert "Aula" in body.get_content()
    assert "{" not in body.get_content()
    assert not dialog.primary.isEnabled()


@pytest.mark.parametrize(("language", "greetings"), [("id", 0), ("en", 1), ("both", 1)])
def test_words_are_in_the_language_of_the_certificates(language: str, greetings: int) -> None:
    row = Addressee(UUID(int=1), "Pantun", "Siti", "1", "siti@example.org", None, until=MORNING.date())
    for what in (CERTIFICATE, REMINDER):
        lot = Lot(Mail(what), (row,), language, "Perpustakaan", "https://library.example/v")
        text = usual_text(lot)
        assert text.body.count("Dear {name},") == greetings
        assert (BETWEEN in text.body) == (language == "both")
        said = filled(text.subject + text.body, said_of(lot, row))
        assert "{" not in said
        assert "Pantun" in said
