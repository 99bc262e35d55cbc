# SPDX-License-Identifier: GPL-3.0-or-later
"""What visitors read who scan their own tickets: large, in both languages, nothing personal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from db.queries import door as at_door
from desktop_app.blocks import tokens
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.words import Label, Picture, set_role
from desktop_app.language import Words, words_in
from desktop_app.workshops import door_phrases
from desktop_app.workshops.door_work import Answer

SHOWN_MS = 6_000
"""As long as somebody needs to read it; the next ticket is answered at once all the same."""
LANGUAGES = ("id", "en")


def said(answer: Answer | None, say: Words) -> str:
    """One line for who was scanned; whatever is not plain is for a person of ours."""
    if answer is None:
        return say.translate("Visitors", "Show your ticket")
    name = door_phrases.given_name(answer)
    known: dict[str, Callable[[], str]] = {
        "in": lambda: say.translate("Visitors", "Welcome, {name}"),
        "out": lambda: say.translate("Visitors", "Goodbye, {name}"),
        at_door.THERE: lambda: say.translate("Visitors", "You are on the list already, {name}"),
        "walk_in": lambda: say.translate("Visitors", "Welcome"),
    }
    if answer.why in known and not answer.undone:
        return known[answer.why]().format(name=name)
    return say.translate("Visitors", "Please ask our staff")


class VisitorBoard(QFrame):
    """`over` when the answer has stood long enough: the next one is awaited."""

    over = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("door-board")
        self.answer: Answer | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture = Picture("door-board-icon", "barcode", 160, "faint")
        self.lines = {
            code: Label(f"door-board-{code}", role, wrap=True)
            for code, role in zip(LANGUAGES, ("door-name", "door-outcome"), strict=True)
        }
        for line in self.lines.values():
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        middle = row(None, self.picture, None)
        inside = (None, middle, *self.lines.values(), None)
        self.setLayout(column(*inside, gap=tokens.GAP_L, margin=tokens.GAP_XL))
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SHOWN_MS)
        self.timer.timeout.connect(self.over)
        self.show_answer(None)

    def show_answer(self, answer: Answer | None) -> None:
        """Another answer; None: nobody is before the door."""
        self.answer = answer
        look = None if answer is None else door_phrases.look(answer)
        tone = "neutral" if look is None else look.tone
        for code, line in self.lines.items():
            line.set_text(said(answer, words_in(code)))
        for part in (self, *self.lines.values()):
            set_role(part, role=part.property("role") or "door", tone=tone)
        self.picture.show_icon(
            "barcode" if look is None else look.icon, "faint" if look is None else "surface"
        )
        if answer is None:
            self.timer.stop()
        else:
            self.timer.start()
