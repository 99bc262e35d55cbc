# SPDX-License-Identifier: GPL-3.0-or-later
"""The line at the foot: who, where, how the store is, the network, and what is wrong with the clock."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop_app.blocks import tokens
from desktop_app.blocks.layout import row
from desktop_app.blocks.words import Elided, Label, Picture, set_role
from desktop_app.language import translate
from desktop_app.shell.services import Message

TONES = {"neutral": "faint"}


class StatusPart(QWidget):
    """An icon and a few words, in the tone of what they say; hidden without words."""

    def __init__(self, name: str, icon_name: str, *, may_shrink: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self._icon_name = icon_name
        self.picture = Picture(f"{name}-icon", icon_name, 16, "faint")
        self.words = Elided(f"{name}-words", "small") if may_shrink else Label(f"{name}-words", "small")
        wide = QSizePolicy.Policy.Expanding if may_shrink else QSizePolicy.Policy.Maximum
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        inside = row(self.picture, self.words, gap=6)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.hide()

    def say(self, message: Message) -> None:
        """What stands here now."""
        self.words.set_text(message.text)
        self.setVisible(bool(message.text))
        self.setToolTip(message.hint)
        self.setAccessibleName(message.text)
        self.picture.show_icon(message.icon or self._icon_name, TONES.get(message.tone, message.tone))
        set_role(self.words, role="small" if message.tone == "neutral" else message.tone)


class StatusLine(QFrame):
    """Each part is told separately; the application says all again after a change of language."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status-line")
        set_role(self, role="status")
        self.person = StatusPart("status-person", "user")
        self.place = StatusPart("status-place", "map-pin", may_shrink=True)
        self.warning = StatusPart("status-warning", "warning")
        self.store = StatusPart("status-store", "hard-drives")
        self.network = StatusPart("status-network", "cloud-slash")
        parts = (self.person, self.place, self.warning, self.store, self.network)
        line = row(*parts, gap=tokens.GAP_L, margin=(tokens.GAP_L, 3, tokens.GAP_L, 3))
        line.setStretch(1, 1)
        self.setLayout(line)
        self._network_told = False
        self.retranslate()

    def say_network(self, message: Message) -> None:
        """How the desk stands with its server; said again by whoever knows when the language changes."""
        self._network_told = True
        self.network.say(message)

    def retranslate(self) -> None:
        """Its own words: until it is told otherwise, the desk works alone."""
        self.setAccessibleName(translate("StatusLine", "State of this desk"))
        if self._network_told:
            return
        hint = translate("StatusLine", "Everything is kept on this computer; no network is needed.")
        self.network.say(Message(translate("StatusLine", "This desk works on its own"), hint=hint))
