# SPDX-License-Identifier: GPL-3.0-or-later
"""The question that a block asks: why."""

from PySide6.QtWidgets import QWidget

from desktop_app.blocks import tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import FormRow, TextField
from desktop_app.blocks.layout import row
from desktop_app.blocks.words import Button
from desktop_app.language import translate


class BlockDialog(Dialog):
    """Asks for the reason of a block; not accepted without one."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__("members-block-dialog", parent, danger=True)
        self.reason = TextField("members-block-reason")
        self.reason.setMaxLength(200)
        self.reason_row = FormRow("members-block-reason", self.reason, required=True)
        self.usual = [Button(f"members-block-usual-{n}", "chip") for n in range(3)]
        self.body.addWidget(self.reason_row)
        self.body.addLayout(row(*self.usual, None, gap=tokens.GAP_S))
        for chip in self.usual:
            chip.setAutoDefault(False)
            chip.clicked.connect(lambda _checked=False, chip=chip: self.reason.setText(chip.text()))
        self._say(name)
        self.reason.setFocus()

    def _say(self, name: str) -> None:
        self.set_words(
            translate("MembersPage", "Block {name}?").format(name=name),
            translate(
                "MembersPage",
                "A blocked member can't borrow or renew until the block is lifted. Returns still work.",
            ),
            translate("MembersPage", "Block"),
        )
        self.reason_row.set_words(
            translate("MembersPage", "Reason"),
            translate("MembersPage", "Staff see it at each scan of the card."),
        )
        words = (
            translate("MembersPage", "Lost an item"),
            translate("MembersPage", "Damaged an item"),
            translate("MembersPage", "Card reported lost"),
        )
        for chip, text in zip(self.usual, words, strict=True):
            chip.set_words(text)

    def accept(self) -> None:
        """Only with a reason."""
        if self.reason.value():
            super().accept()
        else:
            self.reason_row.set_error(translate("MembersPage", "Say why, in a few words."))
            self.reason.setFocus()
