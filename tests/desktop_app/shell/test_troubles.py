# SPDX-License-Identifier: GPL-3.0-or-later
"""What went wrong is told in words that fit it, and stays until it can have been read."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db import errors
from db.operations import refusals
from db.rules.roles import Right
from desktop_app.blocks.page import Toast
from desktop_app.refusal_words import words
from desktop_app.shell.error_dialog import ErrorDialog
from desktop_app.shell.toasts import SECONDS, SECONDS_WITH_UNDO, seconds


@pytest.mark.parametrize("error", [errors.StoreFull(Path("x")), refusals.NotAllowed(right=Right.SETTINGS)])
def test_what_was_foreseen_is_told_in_its_own_words(qtbot: QtBot, error: Exception) -> None:
    dialog = ErrorDialog(error)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = (dialog.title_label.text(), dialog.kept.text(), dialog.advice.text())
    assert shown == tuple(words(error))
    assert not dialog.details.isVisible()
    assert not dialog.copy.isVisible()


def test_what_nobody_foresaw_comes_with_details(qtbot: QtBot) -> None:
    dialog = ErrorDialog(ZeroDivisionError("Siti"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.details.isVisible()
    assert all(label.text() for label in (dialog.title_label, dialog.text_label, dialog.kept, dialog.advice))


def test_a_message_stays_as_long_as_it_takes_to_read() -> None:
    long = words(errors.StoreReadOnly(Path("/somewhere/on/this/computer"))).as_sentence()
    assert seconds(Toast("Kept.")) == SECONDS
    assert seconds(Toast("Kept.", undo=lambda: None)) == SECONDS_WITH_UNDO
    assert seconds(Toast(long)) > SECONDS_WITH_UNDO
