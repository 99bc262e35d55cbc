# SPDX-License-Identifier: GPL-3.0-or-later
"""From the first window to the main one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.application import Application
from desktop_app.background import Background
from desktop_app.language import current_language
from desktop_app.preferences import appearance, read_values
from desktop_app.welcome import opening
from tests.desktop_app.welcome.conftest import NEW, PASSPHRASE


def test_the_language_chosen_at_the_first_start_is_that_of_the_desk(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    folder, background = tmp_path / "store", Background()
    application = Application(qapp, folder, background)
    application.start()
    QTest.mouseClick(application.welcome.findChild(QPushButton, "language-en"), Qt.MouseButton.LeftButton)
    opened = opening.found(folder, NEW, PASSPHRASE).opened
    application.welcome.opened.emit(opened)
    assert application.work is not None
    try:
        assert (current_language(), application.work.settings.get("language")) == ("en", "en")
        qtbot.waitUntil(lambda: read_values(opened.store).get("language") == "en")
        qtbot.waitUntil(lambda: appearance(folder)["language"] == "en")
        application.work.settings.set("language", "id")
        assert current_language() == "id"
    finally:
        application.work.close()
        background.close()
        application.welcome.release()
        application.deleteLater()
        opened.store.close()
