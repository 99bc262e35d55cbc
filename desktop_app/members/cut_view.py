# SPDX-License-Identifier: GPL-3.0-or-later
"""A picture with the frame that is kept of it: drag, arrows and +/- choose the part."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.blocks import theme, tokens
from desktop_app.members.photo import FACE

STEP = 0.03
ZOOM = 1.1
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CutView(QWidget):
    """Shows a picture whole, what is cut off in shade. `words` stand there while there is no picture."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.px(420), theme.px(300))
        self.picture = QImage()
        self.cut = FACE
        self.words = ""
        self.movable = False
        self._dragged_from: QPointF | None = None

    def show_picture(self, picture: QImage, *, movable: bool) -> None:
        """A picture to choose a part of, or one of a moving series."""
        if movable or self.picture.size() != picture.size():
            self.cut = FACE
        self.picture = picture
        self._let_move(movable)
        self.setCursor(Qt.CursorShape.OpenHandCursor if movable else Qt.CursorShape.ArrowCursor)
        self.update()

    def say(self, words: str) -> None:
        """Words instead of a picture."""
        self.picture, self.words = QImage(), words
        self._let_move(False)
        self.setAccessibleDescription(words)
        self.update()

    def _let_move(self, movable: bool) -> None:
        """Only a picture that keys can move takes the focus."""
        self.movable = movable
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if movable else Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """Room for a picture of 4 : 3."""
        return QSize(theme.px(480), theme.px(360))

    # --- painting ------------------------------------------------------------------------------------

    def _area(self) -> QRectF:
        """Where the picture is drawn."""
        size = self.picture.size().toSizeF()
        size.scale(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(QPointF(0, 0), size)
        area.moveCenter(QRectF(self.rect()).center())
        return area

    def _frame(self) -> QRectF:
        area, cut = self._area(), self.cut.frame(self.picture.size())
        scale = area.width() / self.picture.width()
        left, top = area.left() + cut.left() * scale, area.top() + cut.top() * scale
        return QRectF(left, top, cut.width() * scale, cut.height() * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture, shade and frame; or the words."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), theme.px(tokens.RADIUS), theme.px(tokens.RADIUS))
        painter.setClipPath(ground)
        painter.fillRect(self.rect(), theme.look().colour("sunken"))
        if self.picture.isNull():
            painter.setPen(theme.look().colour("muted"))
            room = self.rect().adjusted(24, 24, -24, -24)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.words)
        else:
            self._paint_picture(painter)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        area, frame = self._area(), self._frame()
        painter.drawImage(area, self.picture)
        outside = QPainterPath()
        outside.addRect(area)
        outside.addRect(frame)
        painter.fillPath(outside, QColor(0, 0, 0, 140))
        painter.setPen(theme.look().colour("focus" if self.hasFocus() else "border"))
        painter.drawRect(frame)

    # --- choosing ------------------------------------------------------------------------------------

    def move_frame(self, right: float, down: float) -> None:
        """By so many pixels of the screen."""
        if self.movable and not self.picture.isNull():
            scale = self.picture.width() / self._area().width()
            self.cut = self.cut.moved(self.picture.size(), right * scale, down * scale)
            self._told()

    def zoom(self, factor: float) -> None:
        """Nearer (above 1) or farther."""
        if self.movable and not self.picture.isNull():
            self.cut = self.cut.zoomed(factor)
            self._told()

    def _told(self) -> None:
        self.update()
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the frame, + and - zoom."""
        if not self.movable:
            super().keyPressEvent(event)
        elif (arrow := ARROWS.get(Qt.Key(event.key()))) is not None:
            step = self.width() * STEP
            self.move_frame(arrow[0] * step, arrow[1] * step)
        elif event.text() in ("+", "=", "-"):
            self.zoom(1 / ZOOM if event.text() == "-" else ZOOM)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame."""
        self._dragged_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the frame."""
        if self._dragged_from is not None:
            by = event.position() - self._dragged_from
            self._dragged_from = event.position()
            self.move_frame(by.x(), by.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._dragged_from = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom."""
        self.zoom(ZOOM if event.angleDelta().y() > 0 else 1 / ZOOM)
