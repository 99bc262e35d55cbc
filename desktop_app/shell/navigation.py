# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of pages at the left: icons with words, icons alone where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.function_keys import numbered_key
from desktop_app.blocks.icons import icon
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.words import Label, Picture, set_role
from desktop_app.language import translate
from desktop_app.shell.services import PageEntry

ICON = 20


class NavigationButton(QPushButton):
    """One page."""

    def __init__(self, entry: PageEntry, key: str) -> None:
        super().__init__()
        self.entry, self.key = entry, key
        self.setObjectName(f"go-{entry.name}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_role(self, kind="navigation")
        self.attention = Label(f"attention-{entry.name}", "count")
        self.attention.setParent(self)
        self.attention.hide()
        self._words_shown = True
        self.toggled.connect(lambda _on: self.restyle())

    def retranslate(self) -> None:
        """Its words, and the key that does the same."""
        words = self.entry.words()
        self.setText(f"  {words}" if self._words_shown else "")
        count = self.attention.text()
        self.setAccessibleName(f"{words} ({count})" if count else words)
        self.setToolTip(f"{words} ({self.key})" if self.key else words)

    def show_words(self, shown: bool) -> None:
        """Icon and words, or the icon alone."""
        self._words_shown = shown
        set_role(self, narrow="false" if shown else "true")
        self.retranslate()
        self._place()

    def show_attention(self, count: int) -> None:
        """How many things ask for attention there."""
        self.attention.set_text("" if not count else str(count) if count < 100 else "99+")
        self.attention.setVisible(count > 0)
        self.retranslate()
        self._place()

    def whole_width(self) -> int:
        """Room for all of its words, and the number where there is one."""
        number = 0 if self.attention.isHidden() else self.attention.sizeHint().width()
        return self.sizeHint().width() + number

    def restyle(self) -> None:
        """Draw the icon in the colours of now."""
        self.setIcon(icon(self.entry.icon, "accent" if self.isChecked() else "muted"))
        self.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))

    def changeEvent(self, event: QEvent) -> None:
        """The icon follows the theme and the zoom."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The number keeps its place."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self.attention.adjustSize()
        inset = theme.px(8) if self._words_shown else 0
        top = (self.height() - self.attention.height()) // 2 if self._words_shown else 0
        self.attention.move(self.width() - self.attention.width() - inset, top)


class Navigation(QFrame):
    """`chosen(name)` when a person picks a page. Pages that a person may not see are left out."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self.setObjectName("navigation")
        set_role(self, role="navigation")
        keys = [numbered_key("Alt", place) for place in range(1, len(entries) + 1)]
        self.buttons = {e.name: NavigationButton(e, k) for e, k in zip(entries, keys, strict=True)}
        self.mark = Picture("brand-icon", "books", 26, "accent")
        self.brand = Label("brand", "heading", "Simpul Pustaka")
        for button in self.buttons.values():
            button.clicked.connect(lambda _on=False, name=button.entry.name: self.chosen.emit(name))
        self.setLayout(self._laid_out())
        self.show_words(True)

    def _laid_out(self) -> QVBoxLayout:
        near = [button for button in self.buttons.values() if not button.entry.apart]
        apart = [button for button in self.buttons.values() if button.entry.apart]
        brand = row(self.mark, self.brand, None, gap=tokens.GAP_S, margin=(6, 0, 0, 0))
        margin = (tokens.GAP_S, tokens.GAP_L, tokens.GAP_S, tokens.GAP_S)
        return column(brand, tokens.GAP_M, *near, None, *apart, gap=2, margin=margin)

    def retranslate(self) -> None:
        """All words anew."""
        self.setAccessibleName(translate("Navigation", "Pages"))
        for button in self.buttons.values():
            button.retranslate()
        self._widen()

    def show_words(self, shown: bool) -> None:
        """Wide with words, or narrow with icons alone."""
        self.brand.setVisible(shown)
        for button in self.buttons.values():
            button.show_words(shown)
        self._widen()

    def _widen(self) -> None:
        """As wide as the longest name of a page in the language of now."""
        if self.brand.isHidden():
            self.setFixedWidth(theme.px(tokens.NAVIGATION_NARROW))
            return
        longest = max((b.whole_width() for b in self.buttons.values() if not b.isHidden()), default=0)
        self.setFixedWidth(max(theme.px(tokens.NAVIGATION), longest + 2 * theme.px(tokens.GAP_S) + 1))

    def show_only(self, names: frozenset[str]) -> None:
        """The pages that this person may see."""
        for name, button in self.buttons.items():
            button.setVisible(name in names)

    def mark_shown(self, name: str) -> None:
        """The page in view."""
        for button in self.buttons.values():
            button.setChecked(button.entry.name == name)
