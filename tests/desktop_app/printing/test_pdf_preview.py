# SPDX-License-Identifier: GPL-3.0-or-later
"""The preview shows every page, zooms, saves whole files and hands over to the printer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.background import Background
from desktop_app.blocks.pdf_preview import PdfPreview
from desktop_app.printing import loan_slip
from desktop_app.printing.pages import Pages
from desktop_app.printing.paper import A5
from desktop_app.shell.dialogs_aside import DialogsAside
from tests.desktop_app.printing import examples


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def pdf() -> bytes:
    return loan_slip.render(examples.a_loan_slip(40), A5)


def a_preview(
    qtbot: QtBot, background: Background, pdf: bytes, print_: Callable[[], bool] = lambda: True
) -> PdfPreview:
    preview = PdfPreview(Pages(pdf), pdf, "Loan slip PUS-26-000124", background, print_)
    qtbot.addWidget(preview)
    with qtbot.waitExposed(preview):
        preview.show()
    return preview


def shown_widths(qtbot: QtBot, preview: PdfPreview) -> list[int]:
    labels = [preview.findChild(QLabel, f"pdf-page-{page}") for page in (1, 2, 3)]
    wanted = [label.width() for label in labels]
    qtbot.waitUntil(lambda: [label.pixmap().width() for label in labels] == pytest.approx(wanted, abs=1))
    return wanted


def test_every_page_is_shown_and_zooms(qtbot: QtBot, background: Background, pdf: bytes) -> None:
    preview = a_preview(qtbot, background, pdf)
    fitted = shown_widths(qtbot, preview)
    preview.larger()
    assert shown_widths(qtbot, preview) > fitted
    preview.smaller()
    preview.smaller()
    assert shown_widths(qtbot, preview) < fitted
    for _ in range(12):
        preview.smaller()
    assert preview.zoom == 0.5
    preview.fit()
    assert shown_widths(qtbot, preview) == fitted


def test_print_hands_over_and_closes_only_when_taken(
    qtbot: QtBot, background: Background, pdf: bytes
) -> None:
    answers = [False, True]
    preview = a_preview(qtbot, background, pdf, lambda: answers.pop(0))
    qtbot.mouseClick(preview.print_button, Qt.MouseButton.LeftButton)
    assert preview.isVisible()
    with qtbot.waitActive(preview):
        preview.activateWindow()
    qtbot.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not preview.isVisible())


def test_what_was_to_be_printed_is_there_again_after_the_desk_was_locked(
    qtbot: QtBot, background: Background, pdf: bytes
) -> None:
    """Fifty letters that were numbered, and for which somebody fetches paper."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    printed: list[bool] = []
    preview = PdfPreview(Pages(pdf), pdf, "Reminders", background, lambda: not printed.append(True), window)
    closed: list[int] = []
    preview.finished.connect(closed.append)
    preview.open()
    dialogs = DialogsAside(window)
    dialogs.put_aside()
    assert (preview.isVisible(), closed) == (False, [])
    dialogs.bring_back()
    assert preview.isVisible()
    shown_widths(qtbot, preview)
    preview.print_now()
    assert (printed, len(closed)) == ([True], 1)


def test_a_scan_closes_the_preview_and_is_handed_on(qtbot: QtBot, background: Background, pdf: bytes) -> None:
    printed: list[bool] = []

    def print_() -> bool:
        printed.append(True)
        return True

    preview = a_preview(qtbot, background, pdf, print_)
    with qtbot.waitSignal(preview.scanned) as scanned:
        qtbot.keyClicks(preview.print_button, "310000123")
        qtbot.keyClick(preview.print_button, Qt.Key.Key_Return)
    assert scanned.args == ["310000123"]
    assert not preview.isVisible()
    assert printed == []


def test_enter_prints_or_presses_the_button_with_the_focus(
    qtbot: QtBot, background: Background, pdf: bytes
) -> None:
    printed: list[bool] = []

    def print_() -> bool:
        printed.append(True)
        return False

    preview = a_preview(qtbot, background, pdf, print_)
    assert preview.focusWidget() is preview.print_button
    qtbot.keyClick(preview.print_button, Qt.Key.Key_Return)
    assert printed == [True]
    before = preview.zoom
    preview.larger_button.setFocus()
    qtbot.keyClick(preview.larger_button, Qt.Key.Key_Return)
    assert preview.zoom > before
    assert printed == [True]
    with qtbot.waitSignal(preview.put_aside):
        qtbot.keyClick(preview, Qt.Key.Key_Escape)


def test_saving_writes_the_whole_file_or_says_why_not(
    qtbot: QtBot, background: Background, pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = a_preview(qtbot, background, pdf)
    preview.save_to(tmp_path / "slip.pdf")
    assert (tmp_path / "slip.pdf").read_bytes() == pdf
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: said.append(words[2]))
    preview.save_to(tmp_path / "nowhere" / "slip.pdf")
    assert len(said) == 1
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["slip.pdf"]


def test_everything_has_a_name_and_a_key(qtbot: QtBot, background: Background, pdf: bytes) -> None:
    preview = a_preview(qtbot, background, pdf)
    buttons = (preview.print_button, preview.save_button, preview.smaller_button, preview.larger_button)
    for button in (*buttons, preview.fit_button, preview.close_button):
        assert button.objectName()
        assert button.accessibleName()
        assert not button.shortcut().isEmpty()
