# SPDX-License-Identifier: GPL-3.0-or-later
"""One number, large, with what it counts below."""

from __future__ import annotations

from desktop_app.blocks import tokens
from desktop_app.blocks.layout import Card, column
from desktop_app.blocks.words import Label, set_role


class Figure(Card):
    """A tile of its own."""

    def __init__(self, name: str) -> None:
        self.number = Label(f"{name}-number", "display")
        self.words = Label(f"{name}-words", "muted")
        super().__init__(name, column(self.number, self.words, gap=0), margin=tokens.GAP_M)

    def say(self, number: str, said: str, *, alarming: bool = False) -> None:
        """The number and what it counts."""
        self.number.set_text(number)
        self.words.set_text(said)
        self.setAccessibleName(f"{said}: {number}")
        set_role(self.number, role="display-bad" if alarming else "display")
