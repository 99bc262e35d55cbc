# SPDX-License-Identifier: GPL-3.0-or-later
"""What went wrong beside the work of a page: what happened, what was kept, what to do."""

from __future__ import annotations

import platform
import traceback
from pathlib import PurePath

from PySide6 import __version__ as pyside_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.blocks import theme
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.words import Button, Label
from desktop_app.language import translate
from desktop_app.refusal_words import foreseen, words

OURS = ("db", "desktop_app", "resources")


class ErrorDialog(Dialog):
    """`what` says what did not work; the details hold places in the program, never what a person typed.

    A full disk and its like have words of their own, and no details that anybody would want.
    """

    def __init__(self, error: Exception, parent: QWidget | None = None, what: str = "") -> None:
        super().__init__("error-dialog", parent, width=560)
        self._make_parts(error)
        self.secondary.hide()
        go_on = translate("ErrorDialog", "Go on")
        if foreseen(error):
            said = words(error)
            self.kept.set_text(said.detail)
            self.kept.setVisible(bool(said.detail))
            self.advice.set_text(said.advice)
            self.details.hide()
            self.copy.hide()
            self.set_words(what or said.headline, said.headline if what else "", go_on)
        else:
            title = what or translate("ErrorDialog", "That did not work")
            text = translate("ErrorDialog", "The program met something that it was not made for.")
            self.set_words(title, text, go_on)

    def _make_parts(self, error: Exception) -> None:
        kept = translate("ErrorDialog", "Everything that was confirmed before is kept.")
        advice = translate(
            "ErrorDialog",
            "Try again. If it happens again, copy the details and send them to whoever looks after this "
            "program; they name no person.",
        )
        self.kept = Label("error-kept", "strong", kept, wrap=True)
        self.advice = Label("error-advice", "", advice, wrap=True)
        self.details = QPlainTextEdit(details(error))
        self.details.setObjectName("error-details")
        self.details.setReadOnly(True)
        self.details.setFixedHeight(theme.px(120))
        self.details.setAccessibleName(translate("ErrorDialog", "Details"))
        self.copy = Button("error-copy", "link", "copy")
        self.copy.set_words(translate("ErrorDialog", "Copy details"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details.toPlainText()))
        for part in (self.kept, self.advice, self.details, self.copy):
            self.body.addWidget(part)


def details(error: BaseException) -> str:
    """Kind of the error and the way to it; its message is left out, it may name a person."""
    lines = [f"Python {platform.python_version()} · PySide6 {pyside_version} · {platform.system()}"]
    while True:
        lines.append(type(error).__name__)
        lines += [
            f"  {_module(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        if error.__cause__ is None:
            return "\n".join(lines)
        error = error.__cause__


def _module(filename: str) -> str:
    """The path inside the program: what is before it would name a folder of this computer."""
    parts = PurePath(filename).parts
    starts = [place for place, part in enumerate(parts) if part in (*OURS, "site-packages")]
    return "/".join(parts[starts[-1] :]) if starts else parts[-1]
