# SPDX-License-Identifier: GPL-3.0-or-later
"""A member's photo: read upright from any picture, cut to 3 : 4, made small enough to keep."""

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from db.operations.members import LONGEST_PHOTO

WIDTH, HEIGHT = 480, 640
LONGEST_SIDE = 2400
"""Pixels kept while choosing the cut: more than the photo needs, little enough for an old PC."""
MOST_ZOOM = 6.0
_QUALITIES = (88, 80, 70, 60, 45, 30)


class NotAPicture(Exception):
    """The file can't be read as a picture; the argument is Qt's reason."""


@dataclass(frozen=True)
class Cut:
    """Which part of a picture is kept: a 3 : 4 frame, `zoom` times smaller than the largest that fits.

    `x` and `y` are its centre as shares of the picture's width and height.
    """

    x: float = 0.5
    y: float = 0.5
    zoom: float = 1.0

    def frame(self, size: QSize) -> QRect:
        """The frame in pixels, wholly inside the picture."""
        width = min(size.width(), size.height() * WIDTH / HEIGHT) / self.zoom
        height = width * HEIGHT / WIDTH
        left = _within(self.x * size.width() - width / 2, size.width() - width)
        top = _within(self.y * size.height() - height / 2, size.height() - height)
        whole = QRect(0, 0, size.width(), size.height())
        return QRect(round(left), round(top), max(round(width), 1), max(round(height), 1)).intersected(whole)

    def moved(self, size: QSize, right: float, down: float) -> "Cut":
        """Moved by so many pixels of the picture, as far as there is room."""
        frame = self.frame(size)
        x = _within(frame.x() + right, size.width() - frame.width()) + frame.width() / 2
        y = _within(frame.y() + down, size.height() - frame.height()) + frame.height() / 2
        return replace(self, x=x / size.width(), y=y / size.height())

    def zoomed(self, factor: float) -> "Cut":
        """A smaller (factor above 1) or larger frame."""
        return replace(self, zoom=min(max(self.zoom * factor, 1.0), MOST_ZOOM))


# Faces are above the middle of an upright picture.
FACE = Cut(y=0.42)


def _within(value: float, most: float) -> float:
    return min(max(value, 0.0), max(most, 0.0))


def read(path: Path) -> QImage:
    """A picture from a file, turned upright as its camera noted. NotAPicture where it is none."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LONGEST_SIDE:
        side = QSize(LONGEST_SIDE, LONGEST_SIDE)
        reader.setScaledSize(size.scaled(side, Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    if picture.isNull():
        raise NotAPicture(reader.errorString())
    return picture


def encode(picture: QImage, cut: Cut = FACE) -> bytes:
    """The cut as a JPEG of 480 x 640 pixels and at most LONGEST_PHOTO bytes. NotAPicture if empty."""
    if picture.isNull():
        raise NotAPicture("empty")
    part = picture.copy(cut.frame(picture.size())).scaled(
        QSize(WIDTH, HEIGHT),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    flat = _on_white(part)
    for quality in _QUALITIES:
        if len(jpeg := _jpeg(flat, quality)) <= LONGEST_PHOTO:
            return jpeg
    raise NotAPicture("too large")


def _on_white(picture: QImage) -> QImage:
    """JPEG has no transparency, and no wish to show black where there was none."""
    if not picture.hasAlphaChannel():
        return picture.convertToFormat(QImage.Format.Format_RGB888)
    flat = QImage(picture.size(), QImage.Format.Format_RGB888)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, picture)
    painter.end()
    return flat


def _jpeg(picture: QImage, quality: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(buffer, "JPEG", quality):  # type: ignore[call-overload]
        raise NotAPicture("not encoded")
    return bytes(data.data())
