# SPDX-License-Identifier: GPL-3.0-or-later
"""The top of the window: the scan box, and who is at the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QSizePolicy

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.function_keys import key_words
from desktop_app.blocks.icons import icon
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.page import Command
from desktop_app.blocks.person_photo import PersonPhoto
from desktop_app.blocks.words import Elided, Picture, set_role
from desktop_app.language import translate
from desktop_app.shell.keys import keys_of
from desktop_app.shell.scan_box import ScanBox

SCAN_BOX_WIDTH = 760
CHIP_WIDTH = 228


class PersonChip(QPushButton):
    """Who is at the desk; a click opens what they can do about it."""

    def __init__(self, menu: Callable[[], Sequence[Command | None]]) -> None:
        super().__init__()
        self.setObjectName("person-chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._menu = menu
        set_role(self, kind="person")
        self.photo = PersonPhoto("person-photo", 32)
        self.person_name = Elided("person-name", "strong")
        self.role = Elided("person-role", "small")
        names = column(self.person_name, self.role, gap=0)
        caret = Picture("person-caret", "caret-down", 14)
        inside = row(self.photo, names, caret, gap=tokens.GAP_S, margin=(6, 2, 8, 2))
        inside.setStretch(1, 1)
        self.setLayout(inside)
        for part in (self.photo, self.person_name, self.role, caret):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self.open_menu)
        self.restyle()

    def restyle(self) -> None:
        """The width at the zoom of now."""
        self.setFixedWidth(theme.px(CHIP_WIDTH))

    def show_person(self, name: str, role: str) -> None:
        """Another person."""
        self.photo.show_person(name, None)
        self.person_name.set_text(name)
        self.role.set_text(role)
        self.retranslate()

    def retranslate(self) -> None:
        """What a screen reader says."""
        words = translate("Header", "At the desk: {name}").format(name=self.person_name.accessibleName())
        self.setAccessibleName(words)

    def open_menu(self) -> None:
        """Switch, lock, sign out, look."""
        menu = QMenu(self)
        menu.setObjectName("person-menu")
        for command in self._menu():
            if command is None:
                menu.addSeparator()
            elif command.enabled():
                keys = [key_words(key) for key in keys_of(command)][:1]
                action = menu.addAction(icon(command.icon), "\t".join([command.words(), *keys]))
                action.triggered.connect(lambda _on=False, run=command.run: run())
        menu.setMinimumWidth(self.width())
        menu.aboutToHide.connect(menu.deleteLater)
        right = self.width() - max(menu.sizeHint().width(), self.width())
        menu.popup(self.mapToGlobal(QPoint(right, self.height() + 2)))


class Header(QFrame):
    """Scan box at the left where the eye starts, the person at the right."""

    def __init__(self, menu: Callable[[], Sequence[Command | None]]) -> None:
        super().__init__()
        self.setObjectName("header")
        set_role(self, role="header")
        self.scan_box = ScanBox()
        self.scan_box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.person = PersonChip(menu)
        inside = row(self.scan_box, None, self.person, gap=tokens.GAP_L, margin=(16, 8, 16, 8))
        inside.setStretch(0, 1000)
        self.setLayout(inside)
        self.restyle()

    def restyle(self) -> None:
        """Sizes at the zoom of now."""
        self.scan_box.setMaximumWidth(theme.px(SCAN_BOX_WIDTH))
        self.person.restyle()
