# SPDX-License-Identifier: GPL-3.0-or-later
"""How things stand beside and below each other: gaps from the tokens, cards, empty states, toolbars."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.words import Button, Label, Picture, set_role
from desktop_app.language import translate

HINT_WIDTH = 520
"""Pixels at 100 %: longer lines are hard to read."""
FRAME = 60
"""Pixels of a window's frame, title and all, in either direction."""
Part = QWidget | QLayout | int | None
"""A widget, a layout, a gap in pixels, or None for everything that is left."""


def _fill(
    box: QBoxLayout, parts: tuple[Part, ...], gap: int, margin: int | tuple[int, int, int, int]
) -> None:
    # Gaps stay as they are when letters grow: where these are large, room is what is short.
    box.setContentsMargins(*(margin if isinstance(margin, tuple) else (margin,) * 4))
    box.setSpacing(gap)
    for part in parts:
        if part is None:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        else:
            box.addLayout(part)


def fit_to_screen(window: QWidget) -> None:
    """Make a window no larger than its screen has room for, its frame included."""
    window.resize(window.size().boundedTo(window.screen().availableSize() - QSize(FRAME, FRAME)))


def column(*parts: Part, gap: int = tokens.GAP_M, margin: int | tuple[int, int, int, int] = 0) -> QVBoxLayout:
    """One below the other."""
    box = QVBoxLayout()
    _fill(box, parts, gap, margin)
    return box


def row(*parts: Part, gap: int = tokens.GAP_S, margin: int | tuple[int, int, int, int] = 0) -> QHBoxLayout:
    """One beside the other."""
    box = QHBoxLayout()
    _fill(box, parts, gap, margin)
    return box


def holding(layout: QLayout, name: str = "", role: str = "") -> QWidget:
    """A plain widget around a layout."""
    widget = QWidget()
    widget.setObjectName(name)
    if role:
        set_role(widget, role=role)
    widget.setLayout(layout)
    return widget


class Card(QFrame):
    """A group of things on a ground of its own, with a heading where there is one."""

    def __init__(self, name: str, *parts: Part, heading: bool = False, margin: int = tokens.GAP_L) -> None:
        super().__init__()
        self.setObjectName(name)
        set_role(self, role="card")
        self.heading = Label(f"{name}-heading", "heading") if heading else None
        inside: tuple[Part, ...] = (self.heading, *parts) if self.heading else parts
        self.setLayout(column(*inside, margin=margin))

    def set_heading(self, text: str) -> None:
        """The heading's words."""
        if self.heading is not None:
            self.heading.set_text(text)


class Scrolling(QScrollArea):
    """A tall widget in a low window. Page up and down reach it from the fields inside; with `by_keys`, for
    text alone, it takes the focus itself and needs an accessible name."""

    def __init__(self, name: str, inner: QWidget, *, by_keys: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if by_keys else Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(inner, role="ground")
        self.setWidget(inner)


class EmptyState(QWidget):
    """Nothing is here yet: says so, and what to do."""

    def __init__(self, name: str, icon_name: str, *, action: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.picture = Picture(f"{name}-icon", icon_name, 40, "faint")
        self.headline = Label(f"{name}-headline", "heading", wrap=True)
        self.hint = Label(f"{name}-hint", "muted", wrap=True)
        self.button = Button(action or f"{name}-action", "primary")
        for label in (self.headline, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.hint.setMinimumWidth(theme.px(260))
        self.hint.setMaximumWidth(theme.px(HINT_WIDTH))
        self.setLayout(self._laid_out())
        self.button.setVisible(bool(action))

    def _laid_out(self) -> QVBoxLayout:
        hint = row(None, self.hint, None)
        hint.setStretch(1, 100)
        box = column(None, self.picture, self.headline, hint, self.button, None, gap=tokens.GAP_S)
        for part in (self.picture, self.button):
            box.setAlignment(part, Qt.AlignmentFlag.AlignHCenter)
        return box

    def set_words(self, headline: str, hint: str, action: str = "") -> None:
        """Its words."""
        self.headline.set_text(headline)
        self.hint.set_text(hint)
        if action:
            self.button.set_words(action)

    def say_not_found(self, text: str) -> None:
        """There is something, but not what was looked for."""
        self.set_words(
            translate("EmptyState", "Nothing found for “{text}”").format(text=text.strip()),
            translate("EmptyState", "Try fewer words. Esc empties the search."),
        )
        self.button.hide()


class Toolbar(QWidget):
    """Buttons in a row; what doesn't fit is below in the strip of keys anyway."""

    def __init__(self, name: str, *parts: Part) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setLayout(row(*parts))
