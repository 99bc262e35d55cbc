# SPDX-License-Identifier: GPL-3.0-or-later
"""A hall full of people gets its certificates: stopped half-way, gone on with, out of the window's way."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from db.operations import attendance, registrations
from db.operations.desk import Desk
from db.operations.registrations import RegistrationFacts
from db.rules.plans import Topic
from desktop_app.blocks.progress import ProgressLine
from desktop_app.workshops import certificates_making as making
from desktop_app.workshops import certificates_view
from desktop_app.workshops.certificates_view import CertificatesView
from desktop_app.workshops.page import WorkshopsPage
from tests.db.workshop_world import MORNING, add_session, add_workshop
from tests.desk.guarded_desk import Guard
from tests.desktop_app.printing.reading import page_sizes
from tests.desktop_app.workshops.conftest import Opened

PEOPLE = 300
LONG = 120_000
"""Milliseconds that are waited for a batch at most: nothing is said of how long it takes."""


def a_full_hall(desk: Desk) -> UUID:
    """A workshop that everybody who registered came to."""
    event = add_workshop(desk, topics=(Topic("Rima", 60), Topic("Isi", 60)))
    session = add_session(desk, event, place="Aula")
    with desk.together() as perform:
        for number in range(PEOPLE):
            facts = RegistrationFacts(name=f"Peserta {number:04}")
            made = perform(registrations.register, workshop=event, facts=facts).operation
            assert isinstance(made, registrations.Register)
            perform(
                attendance.mark_attendance,
                registration=made.registration,
                session=session,
                device=desk.device,
                happened_at=MORNING,
            )
    return event


def stop_half_way(progress: ProgressLine) -> list[int]:
    """Stop is pressed at the first step past a third; what the bar showed until then, in thousandths."""
    shown: list[int] = []

    def stepped(value: int) -> None:
        shown.append(value)
        if value > 333 and not progress.isHidden():
            progress.bar.valueChanged.disconnect(stepped)
            progress.cancel.click()

    progress.bar.valueChanged.connect(stepped)
    return shown


def run(page: WorkshopsPage, name: str) -> None:
    command = next(one for one in page.commands() if one.id == name)
    assert command.enabled()
    command.run()


def rest(qtbot: QtBot, view: CertificatesView, issued: int | None = None) -> None:
    """Until nothing is under way, and the list says so many."""
    qtbot.waitUntil(lambda: view.presenter.state.busy == "", timeout=LONG)
    if issued is not None:
        qtbot.waitUntil(lambda: len(view.presenter.state.standing) == issued, timeout=LONG)


def test_a_batch_is_stopped_and_gone_on_with_and_the_window_does_none_of_the_work(
    qtbot: QtBot, desk: Desk, open_page: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(certificates_view, "confirm", lambda *_: True)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    a_full_hall(desk)
    folder = tmp_path / "sertifikat"
    folder.mkdir()
    on_the_window: list[str] = []
    with Guard(on_the_window.append):
        page = open_page()
        page._turn("certificates")
        view = page.sides["certificates"]
        assert isinstance(view, CertificatesView)
        qtbot.waitUntil(lambda: len(view.presenter.state.rows) == PEOPLE, timeout=LONG)
        shown = stop_half_way(view.progress)
        run(page, "certificates-issue-all")
        qtbot.waitUntil(lambda: bool(shown) and shown[-1] > 333, timeout=LONG)
        rest(qtbot, view)
        qtbot.waitUntil(lambda: bool(view.presenter.state.standing), timeout=LONG)
        issued = len(view.presenter.state.standing)
        assert PEOPLE // 3 < issued < PEOPLE
        assert issued % making.CHUNK == 0
        assert shown == sorted(shown)
        assert view.presenter.state.waiting == PEOPLE - issued
        run(page, "certificates-issue-all")
        qtbot.waitUntil(lambda: view.presenter.state.busy == "issuing", timeout=LONG)
        rest(qtbot, view, PEOPLE)
        shown = stop_half_way(view.progress)
        view.save_to(folder)
        qtbot.waitUntil(lambda: bool(shown) and shown[-1] > 333, timeout=LONG)
        rest(qtbot, view)
        kept = sorted(file.name for file in folder.iterdir())
        assert PEOPLE // 3 < len(kept) < PEOPLE
        assert all(name.endswith(".pdf") for name in kept), "whole files alone"
        view.save_to(folder)
        rest(qtbot, view)
    assert on_the_window == []
    numbers = sorted(one.number for one in view.presenter.state.standing)
    assert numbers == [f"{number:06}/SERT/PST/XI/2026" for number in range(1, PEOPLE + 1)]
    assert len(list(folder.iterdir())) == PEOPLE + 1
    assert len(page_sizes((folder / "cetak.pdf").read_bytes())) == 2 * PEOPLE
