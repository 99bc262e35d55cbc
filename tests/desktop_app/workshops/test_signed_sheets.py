# SPDX-License-Identifier: GPL-3.0-or-later
"""The signed list of a session, scanned: taken in from pictures and PDFs, shown again, removed."""

from __future__ import annotations

import random
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from db.operations.desk import Desk
from db.operations.sheets import LARGEST, sheet_body, sheets_of
from desktop_app.printing.pages import Pages
from desktop_app.printing.scanned import NotAScan, read_scan
from desktop_app.workshops import sheets_dialog
from desktop_app.workshops.sheets_dialog import SheetsDialog
from tests.desktop_app.workshops.conftest import Opened
from tests.desktop_app.workshops.test_attendance import Hall, hall, view_of

__all__ = ["hall"]


def photo(path: Path, width: int = 3000, height: int = 4000, turned: int = 1) -> Path:
    """As a telephone takes it: large, with noise, `turned` as EXIF says."""
    small = (width // 8, height // 8)
    noise = Image.frombytes("L", small, random.Random(1).randbytes(small[0] * small[1]))
    picture = noise.resize((width, height)).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = turned
    picture.save(path, exif=exif, quality=95)
    return path


def test_a_photo_becomes_a_page_that_is_small_enough(tmp_path: Path) -> None:
    path = photo(tmp_path / "foto.jpg", turned=6)
    scan = read_scan(path)
    assert scan.pages == 1
    assert len(scan.pdf) < LARGEST / 2
    (size,) = Pages(scan.pdf).sizes
    assert size.width > size.height, "turned upright as the camera said"
    assert b"foto" not in scan.pdf


def test_a_pdf_stays_as_it_is_and_what_is_none_is_refused(tmp_path: Path) -> None:
    made = BytesIO()
    canvas = Canvas(made)
    for text in ("satu", "dua"):
        canvas.drawString(100, 100, text)
        canvas.showPage()
    canvas.save()
    path = tmp_path / "daftar.pdf"
    path.write_bytes(made.getvalue())
    assert read_scan(path) == (made.getvalue(), 2)
    for wrong in (b"%PDF-1.7 nothing", b"nothing", b""):
        path.write_bytes(wrong)
        with pytest.raises(NotAScan):
            read_scan(path)


def test_a_scan_is_taken_in_and_shown_again_and_a_wrong_file_is_said(
    qtbot: QtBot,
    desk: Desk,
    hall: Hall,
    open_page: Opened,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    view = view_of(qtbot, open_page())
    view._show_sheets()
    dialog = view.context.window().findChild(SheetsDialog)
    assert dialog is not None
    assert not dialog.show_button.isEnabled()
    dialog.take_in(photo(tmp_path / "foto.jpg", 600, 800))
    qtbot.waitUntil(lambda: dialog.table.current() is not None)
    assert dialog.show_button.isEnabled()
    (kept,) = sheets_of(desk, hall.session)
    assert sheet_body(desk, kept.uid).startswith(b"%PDF")
    assert desk.person is not None
    assert kept.staff_name == desk.person.name
    broken = tmp_path / "surat.docx"
    broken.write_bytes(b"PK nothing")
    dialog.take_in(broken)
    qtbot.waitUntil(lambda: not dialog.problem.isHidden())
    assert len(sheets_of(desk, hall.session)) == 1
    with qtbot.waitSignal(view.context.output.previewed) as previewed:
        dialog.show_chosen()
    previewed.args[0].reject()
    monkeypatch.setattr(sheets_dialog, "confirm", lambda *_args, **_more: True)
    dialog.remove()
    qtbot.waitUntil(lambda: dialog.table.current() is None)
    assert sheets_of(desk, hall.session) == []
    dialog.accept()
