# SPDX-License-Identifier: GPL-3.0-or-later
"""Posters from a plan: what they say, their files, their captions."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from db.operations.certificates import put_design
from db.operations.desk import Desk
from db.queries.workshops import workshop_detail
from desktop_app.blocks.record_form import put
from desktop_app.printing.certificate_design import DESIGNS, freeze
from desktop_app.workshops.announcing import Asked, file_name, host_of, poster_facts, save
from desktop_app.workshops.plan_presenter import put_person
from desktop_app.workshops.poster_form import PosterForm
from tests.db.workshop_world import add_session, add_workshop
from tests.desktop_app.workshops.conftest import Opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "posters"
    made.mkdir()
    return made


ASKED = Asked("id", "contoh.example/daftar", "", "", ("A4", "square"))


def test_a_poster_says_the_plan(desk: Desk, folder: Path) -> None:
    workshop = add_workshop(desk, audience="Guru")
    add_session(desk, workshop, place="SMPN 4", link="temu.example/1")
    add_session(desk, workshop, 24, place="SMPN 4")
    add_session(desk, workshop, 48, place="Tempat lain", cancelled=True)
    put_person(desk, workshop, {"name": "Rida", "role": "speaker"})
    put_person(desk, workshop, {"name": "Siti", "role": "committee"})
    with desk.store.read() as session:
        detail = workshop_detail(session, workshop)
    assert detail is not None
    facts = poster_facts(detail, host_of(desk, desk.branch), ASKED)
    assert len(facts.sittings) == 2
    assert (facts.place, facts.link, facts.speakers) == ("SMPN 4", "temu.example/1", ("Rida",))
    assert facts.qr == ASKED.register_url
    songket = desk.perform(
        put_design, name="Songket", body=freeze(DESIGNS["songket"]).decode()
    ).operation.target  # type: ignore[attr-defined]
    dressed = poster_facts(detail, host_of(desk, desk.branch, songket), ASKED)
    assert dressed.accent == DESIGNS["songket"].accent != facts.accent
    told: list[tuple[int, int]] = []
    files = save(facts, ASKED.formats, folder, lambda *how: told.append(how), lambda: False)
    assert sorted(file.name for file in folder.iterdir()) == [
        "menulis-pantun-a4.pdf",
        "menulis-pantun-square.png",
    ]
    assert files[0].read_bytes().startswith(b"%PDF")
    assert told == [(0, 2), (1, 2)]
    assert save(facts, ASKED.formats, folder / "none", lambda *_: None, lambda: True) == []


def test_a_file_is_named_after_the_workshop() -> None:
    assert file_name("Kelas “Batik”: hari ke-2", "story") == "kelas-batik-hari-ke-2-story.png"
    assert file_name("???", "A3") == "poster-a3.pdf"


def test_the_form_copies_captions_and_saves_beside_the_window(
    qtbot: QtBot, desk: Desk, open_page: Opened, folder: Path
) -> None:
    add_session(desk, add_workshop(desk))
    page = open_page()
    qtbot.waitUntil(page.card.isVisible)
    next(c for c in page.commands() if c.id == "poster").run()
    qtbot.waitUntil(lambda: any(form.isVisible() for form in page.findChildren(PosterForm)))
    form = page.findChild(PosterForm)
    put(form.fields["fee"], "Rp 25.000")
    put(form.fields["language"], "en")
    assert "Rp 25.000" in form.caption.toPlainText()
    form.copy()
    assert QGuiApplication.clipboard().text() == form.caption.toPlainText()
    for name in ("a4", "square", "story"):
        put(form.fields[name], False)
    form.accept()
    assert form.rows["a4"].error.text()
    put(form.fields["a4"], True)
    with qtbot.waitSignal(page.toast):
        form.save_to(folder)
    assert [file.name for file in folder.iterdir()] == ["menulis-pantun-a4.pdf"]


def test_the_form_shows_the_poster_as_it_is_filled_in(qtbot: QtBot, desk: Desk, open_page: Opened) -> None:
    add_session(desk, add_workshop(desk))
    page = open_page()
    qtbot.waitUntil(page.card.isVisible)
    next(c for c in page.commands() if c.id == "poster").run()
    qtbot.waitUntil(lambda: any(form.isVisible() for form in page.findChildren(PosterForm)))
    form = page.findChild(PosterForm)
    qtbot.waitUntil(lambda: not form.preview.pixmap().isNull())
    upright, seen = form.preview.pixmap().size(), form.preview.pixmap().toImage()
    put(form.fields["fee"], "Rp 25.000")
    qtbot.waitUntil(lambda: form.preview.pixmap().toImage() != seen)
    put(form.look, "square")
    qtbot.waitUntil(lambda: form.preview.pixmap().size() != upright)
    size = form.preview.pixmap().size()
    assert size.width() == size.height() <= form.preview.width()
    put(form.fields["fee"], "ᜀ")
    qtbot.waitUntil(lambda: bool(form.trouble.text()))
    assert form.preview.pixmap().isNull()
