# SPDX-License-Identifier: GPL-3.0-or-later
"""The station where members lend to themselves: a full screen in large type, left with a password alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QLineEdit, QWidget

from db.operations.desk import Desk
from db.rules.items import parts_of
from db.rules.roles import Right
from desktop_app.background import Background
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import Card, column, row
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Button, Elided, Label, Picture, set_role
from desktop_app.circulation.models import action_words
from desktop_app.circulation.station_presenter import Shown, Slips, StationPresenter
from desktop_app.circulation.visit import VisitRow
from desktop_app.language import format_due, translate
from desktop_app.unlocking import UnlockDialog, unlock

ALONE_MS = 60_000
"""Somebody who went without finishing: the next one begins anew."""
ROW, LIST_SHARE = 52, 50
PARTS_COLUMN = 3
"""Of the list: shown where something of several parts is in it."""
LOOKS = {
    "lent": ("check-circle", "good"),
    "returned": ("check-circle", "good"),
    "goodbye": ("check-circle", "good"),
    "to_staff": ("hand-palm", "warn"),
    "yours": ("check-circle", "info"),
    "at_the_desk": ("warning-octagon", "bad"),
    "unknown": ("question", "warn"),
}


class StationBox(QLineEdit):
    """Enter empties it at once, for the next scan."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("station-box")
        self.setMaxLength(200)
        set_role(self, role="scan", held="false")
        self.picture = Picture("station-box-icon", "barcode", 20)
        self.picture.setParent(self)
        self.picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The mark inside keeps its place."""
        super().resizeEvent(event)
        self.picture.move(theme.px(12), (self.height() - self.picture.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter means something here, Esc nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            text = self.text().strip()
            self.clear()
            self.entered.emit(text)
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)


class StationWindow(QDialog):
    """Over the main window until Shift+Esc and a password. `sounded` is 'good' or 'bad'.

    Not `awaited`: a locked desk puts it aside and brings it back; nobody being there locks nothing.
    """

    sounded = Signal(str)
    awaited = False
    keeps_desk_open = True

    def __init__(
        self,
        parent: QWidget,
        desk: Callable[[], Desk],
        background: Background,
        lane: Any,
        changed: Callable[[frozenset[str]], None],
        slips: Slips,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("station")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._desk, self._background = desk, background
        self.presenter = StationPresenter(desk, lane, self._show, changed, slips)
        self.headline = Label("station-headline", "huge", wrap=True)
        self.hint = Label("station-hint", "title", wrap=True)
        self.box = StationBox()
        self.picture = Picture("station-said-icon", "barcode", 40, "info")
        self.said = Label("station-said", "display", wrap=True)
        self.title = Elided("station-title", "display")
        self.parts = Label("station-parts", "title", wrap=True)
        self._rows = station_model()
        self.list = DataTable("station-list", self._rows, ROW)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.finish = Button("station-finish", "primary", "check")
        self.leave_button = Button("station-leave", "quiet", "lock-simple")
        self._alone = QTimer(self, singleShot=True, interval=ALONE_MS)
        self._lay_out()
        self._connect()
        theme.dress(self)
        self.retranslate()

    def _lay_out(self) -> None:
        self.panel = QFrame()
        self.panel.setObjectName("station-panel")
        said = column(self.said, self.title, self.parts, gap=2)
        inside = row(self.picture, said, gap=tokens.GAP_L, margin=tokens.GAP_L)
        inside.setStretch(1, 1)
        self.panel.setLayout(inside)
        self.card = Card("station-card", self.list, heading=True, margin=tokens.GAP_L)
        foot = row(self.leave_button, None, self.finish, gap=tokens.GAP_L)
        whole = column(
            column(self.headline, self.hint, gap=tokens.GAP_S),
            self.box,
            self.panel,
            self.card,
            None,
            foot,
            gap=tokens.GAP_L,
            margin=tokens.GAP_XL,
        )
        # The list takes what there is; without it the words stand at the top.
        whole.setStretch(3, LIST_SHARE)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.box.entered.connect(self._entered)
        self.finish.clicked.connect(lambda _checked=False: self._entered(""))
        self.leave_button.clicked.connect(lambda _checked=False: self.leave())
        self._alone.timeout.connect(self.presenter.finish)
        for key, does in (("F10", partial(self._entered, "")), ("Shift+Esc", self.leave)):
            QShortcut(QKeySequence(key), self).activated.connect(does)

    def open(self) -> None:
        """Fill the screen."""
        self.showFullScreen()
        self.activateWindow()
        self.box.setFocus()

    def _entered(self, text: str) -> None:
        self._alone.start()
        self.box.setFocus()
        self.presenter.entered(text)

    def leave(self) -> None:
        """Back to the desk, for whoever may do as much as the person who is signed in."""
        desk, purpose = self._desk(), translate("Station", "End self-service")
        username = desk.person.username if desk.person is not None else ""
        dialog = UnlockDialog(self, username, purpose)
        dialog.accepted.connect(self._end)
        dialog.finished.connect(dialog.deleteLater)
        dialog.submitted.connect(
            lambda name, password: self._background.run(
                lambda _task: unlock(desk, name, password, Right.LEND),
                lambda _none: dialog.taken(),
                dialog.refuse,
            )
        )
        dialog.open()

    def _end(self) -> None:
        self._alone.stop()
        self.presenter.finish()
        self.accept()

    def reject(self) -> None:
        """Qt calls it for Esc and for the window manager's close: nobody leaves by accident."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nobody wanted is typed into the box."""
        if event.text().strip() and event.text().isprintable():
            self.box.setFocus()
            self.box.insert(event.text())
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    # --- showing -----------------------------------------------------------------------------------------

    def _show(self, shown: Shown, sound: str) -> None:
        if sound:
            self.sounded.emit(sound)
        hello = translate("Station", "Hello, {name}").format(name=shown.first_name)
        self.headline.set_text(hello if shown.first_name else translate("Station", "Borrow and return"))
        self.hint.set_text(_hint(shown))
        icon, tone = LOOKS.get(shown.said, ("barcode", "info"))
        set_role(self.panel, role="notice", tone=tone)
        self.picture.show_icon(icon, tone)
        self.said.set_text(_words(shown.said))
        self.title.set_text(shown.title)
        self.title.setVisible(bool(shown.title))
        self.parts.set_text(_parts_words(shown))
        self.parts.setVisible(bool(shown.parts))
        self.panel.setVisible(bool(shown.said))
        self.card.setVisible(bool(shown.rows))
        self.card.set_heading(translate("Station", "%n item(s) now", None, len(shown.rows)))
        self._rows.show(tuple(reversed(shown.rows)))
        self.list.show_column(PARTS_COLUMN, any(row.parts for row in shown.rows))
        self.finish.setVisible(bool(shown.first_name or shown.rows))

    def retranslate(self) -> None:
        """All words."""
        self.setWindowTitle(translate("Station", "Self-service"))
        scan = translate("Station", "Scan here")
        self.box.setAccessibleName(scan)
        self.box.setPlaceholderText(scan)
        self.finish.set_words(translate("Station", "Finish"), "F10")
        self.leave_button.set_words(translate("Station", "Staff"), "Shift+Esc")
        self.list.setAccessibleName(translate("Station", "What was borrowed and returned now"))
        self._rows.retranslate()
        self._show(self.presenter.shown, "")

    def changeEvent(self, event: QEvent) -> None:
        """Its words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def station_model() -> RowsModel[VisitRow]:
    """What this visit did; no person, nothing that is owed."""
    columns: list[Column[VisitRow]] = [
        Column(lambda: translate("Station", "Title"), lambda r: r.title, strong=True),
        Column(lambda: translate("Station", "What"), lambda r: action_words(r.action), 150),
        Column(lambda: translate("Station", "Bring back by"), _due, 220),
        Column(
            lambda: translate("Station", "Belongs to it"),
            lambda r: ", ".join(parts_of(r.parts)),
            340,
            tone=lambda r: "" if r.action == "lent" else "warn",
        ),
    ]
    return RowsModel(columns, lambda r: (r.at, r.item, r.action))


def _due(made: VisitRow) -> str:
    return format_due(made.due_at) if made.action == "lent" and made.due_at is not None else ""


def _parts_words(shown: Shown) -> str:
    parts = ", ".join(parts_of(shown.parts))
    if shown.said == "lent":
        return translate("Station", "Take along: {parts}").format(parts=parts)
    return translate("Station", "With all that belongs to it: {parts}").format(parts=parts)


def _hint(shown: Shown) -> str:
    if not shown.first_name:
        return translate("Station", "To borrow, scan your card. To return, scan the books.")
    out = translate("Station", "You have %n item(s).", None, shown.out)
    then = translate("Station", "Scan what you borrow; then finish.")
    return f"{out} {then}"


def _words(said: str) -> str:
    words: dict[str, Callable[[], str]] = {
        "lent": lambda: translate("Station", "It is yours now:"),
        "returned": lambda: translate("Station", "Thank you, it is back:"),
        "to_staff": lambda: translate("Station", "Thank you. Please give this one to the staff:"),
        "yours": lambda: translate("Station", "You have this one already."),
        "at_the_desk": lambda: translate(
            "Station", "This does not go here. Please come to the desk with it."
        ),
        "unknown": lambda: translate(
            "Station", "This is not known. Scan the card, or the library's barcode."
        ),
        "goodbye": lambda: translate("Station", "Thank you! Please take your slip."),
    }
    return words[said]() if said in words else ""
