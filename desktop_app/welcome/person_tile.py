# SPDX-License-Identifier: GPL-3.0-or-later
"""A member of staff as a tile, and tiles in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from db.queries.accounts import StaffRow
from desktop_app.blocks import theme, tokens
from desktop_app.role_words import roles_in_words
from desktop_app.welcome.tile import Tile

SIDE = 40
TONES = ("accent", "info", "good", "warn")
TILE_WIDTH = 250
MOST_COLUMNS = 3


def initials(name: str) -> str:
    """At most two letters: the first of the first and of the last word."""
    words = [word for word in name.split() if word[0].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


class Initials(QWidget):
    """A disc with the initials of a person, in a tone that stays the same for a name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("initials")
        self._letters = initials(name)
        self._tone = TONES[sum(map(ord, name)) % len(TONES)]
        self.setFixedSize(theme.px(SIDE), theme.px(SIDE))

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(theme.px(SIDE), theme.px(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc and letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        tile = self.parentWidget()
        chosen = isinstance(tile, PersonTile) and tile.isChecked()
        painter.setBrush(theme.look().colour("surface" if chosen else f"{self._tone}_soft"))
        painter.drawEllipse(QRectF(self.rect()))
        font = QFont(self.font())
        font.setPixelSize(theme.px(tokens.LARGE - 1))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.look().colour(self._tone))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)


class PersonTile(Tile):
    """One of the people who may sign in here."""

    def __init__(self, person: StaffRow) -> None:
        super().__init__(f"person-{person.username}", Initials(person.name), height=68)
        self.person = person
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.retranslate()

    def retranslate(self) -> None:
        """Name and roles."""
        self.set_words(self.person.name, roles_in_words(self.person.roles))


class People(QWidget):
    """All tiles. `chosen(username)` on a click."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("people")
        self.tiles: list[PersonTile] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(tokens.GAP_M))
        self._columns = 0
        self.setLayout(self._grid)
        # Else the columns of a wide window keep a narrow one from having fewer.
        self.setMinimumWidth(1)

    def show_people(self, people: Sequence[StaffRow]) -> None:
        """Other tiles, where the people differ."""
        if [tile.person for tile in self.tiles] == list(people):
            return
        for tile in self.tiles:
            tile.hide()
            tile.deleteLater()
        self.tiles = [PersonTile(person) for person in people]
        for tile in self.tiles:
            tile.clicked.connect(lambda _checked=False, name=tile.person.username: self.chosen.emit(name))
        self._columns = 0
        self._arrange()

    def choose(self, username: str) -> None:
        """Mark one tile, or none."""
        for tile in self.tiles:
            tile.setAutoExclusive(False)
            tile.setChecked(tile.person.username == username)
            tile.setAutoExclusive(True)

    def retranslate(self) -> None:
        """Roles in the language of now."""
        for tile in self.tiles:
            tile.retranslate()

    def _arrange(self) -> None:
        room = max(1, self.width() // theme.px(TILE_WIDTH - 20))
        columns = min(MOST_COLUMNS, room, max(1, len(self.tiles)))
        if columns == self._columns:
            return
        for at in range(MOST_COLUMNS):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)
        self._columns = columns
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // columns, place % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other columns."""
        super().resizeEvent(event)
        self._arrange()
