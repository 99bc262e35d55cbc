# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery code on the screen, with ways to put it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame

from desktop_app.blocks import tokens
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.words import Button, Label, set_role
from desktop_app.language import translate

GROUPS_A_LINE = 7


class RecoveryCode(QFrame):
    """`save_wanted` and `print_wanted`: the page around it does that. Empty until `show_code`."""

    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        set_role(self, role="sunken")
        self.code = ""
        self.label = Label(f"{name}-code", "heading")
        self.label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.save = Button(f"{name}-save", "plain", "floppy-disk")
        self.print = Button(f"{name}-print", "plain", "printer")
        self.save.clicked.connect(self.save_wanted)
        self.print.clicked.connect(self.print_wanted)
        buttons = row(None, self.save, self.print, None)
        self.setLayout(column(self.label, buttons, margin=tokens.GAP_L, gap=tokens.GAP_L))
        self.retranslate()

    def show_code(self, code: str) -> None:
        """Show a code in groups that can be read out."""
        self.code = code
        groups = code.split("-")
        rows = [groups[at : at + GROUPS_A_LINE] for at in range(0, len(groups), GROUPS_A_LINE)]
        self.label.set_text("\n".join("  ".join(group) for group in rows))

    def retranslate(self) -> None:
        """Its words."""
        self.setAccessibleName(translate("RecoveryCode", "Recovery code"))
        self.save.set_words(translate("RecoveryCode", "Save to a file…"))
        self.print.set_words(translate("RecoveryCode", "Print…"))

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
