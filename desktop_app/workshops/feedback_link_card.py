# SPDX-License-Identifier: GPL-3.0-or-later
"""The address for feedback with its QR code, or why there is none. Widgets only."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import Card, column, row
from desktop_app.blocks.words import Elided, Label
from desktop_app.language import translate
from desktop_app.printing import codes
from desktop_app.workshops.feedback_link import Link

SIDE, QUIET = 96, 4
"""Pixels at 100 %; modules of white around a code."""


class QrPicture(QWidget):
    """A QR code, dark on white in every theme: telephones don't read it the other way round."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFixedSize(theme.px(SIDE), theme.px(SIDE))
        self.content = ""

    def show_content(self, content: str) -> None:
        """Another text; '' for none."""
        self.content = content
        self.setVisible(bool(content))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """White ground, then each dark stretch."""
        if not self.content:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        unit = self.width() / (codes.qr_side(self.content) + 2 * QUIET)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("black"))
        for left, top, width in codes.qr_rectangles(self.content):
            painter.drawRect(QRectF((left + QUIET) * unit, (top + QUIET) * unit, width * unit, unit))
        painter.end()


class FeedbackLinkCard(Card):
    """What is done with it are commands of the side."""

    def __init__(self, name: str) -> None:
        self.title = Label(f"{name}-title", "strong")
        self.address = Elided(f"{name}-address", "muted")
        self.told = Label(f"{name}-told", "muted", wrap=True)
        self.picture = QrPicture(f"{name}-qr")
        words = column(self.title, self.address, self.told, None, gap=tokens.GAP_XS)
        both = row(self.picture, gap=tokens.GAP_M)
        both.addLayout(words, 1)
        super().__init__(name, both, margin=tokens.GAP_S)

    def show_link(self, link: Link | None, *, closed: bool) -> None:
        """What there is; None while nothing is known."""
        self.setVisible(link is not None)
        if link is None:
            return
        self.title.set_text(translate("Afterwards", "Feedback by link"))
        self.picture.show_content("" if closed else link.address)
        self.picture.setAccessibleName(translate("Afterwards", "QR code of the page for feedback"))
        self.address.set_text(link.address)
        self.address.setVisible(bool(link.address))
        self.told.set_text(_told(link, closed))


def close_words(closed: bool) -> str:
    """What the key does now."""
    if closed:
        return translate("Afterwards", "Take answers again")
    return translate("Afterwards", "Take no more answers")


def _told(link: Link, closed: bool) -> str:
    if not link.server:
        return translate(
            "Afterwards",
            "This desk belongs to no server, so there is no page to answer at. Forms on paper work as ever.",
        )
    if closed:
        return translate("Afterwards", "Closed: the page takes no more answers.")
    if not link.address:
        return translate("Afterwards", "The address is made when it is copied or printed for the first time.")
    return translate(
        "Afterwards", "Answers are taken from the first session on. They come in when this desk syncs."
    )
