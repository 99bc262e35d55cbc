# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes in pictures as a webcam takes them: turned, out of focus, in a dim hall. No camera is needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from uuid import uuid4

import pytest
import segno
from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from db.operations.desk import Desk
from db.rules.proofs import ticket_code
from desktop_app.background import Background
from desktop_app.blocks.webcam import Camera
from desktop_app.preferences import Settings
from desktop_app.workshops.door_camera import CameraPicture, CodeReader, codes_in
from tests.desktop_app.painted_webcam import PaintedWebcam

TICKET = ticket_code(uuid4(), uuid4(), uuid4(), b"s" * 32)
FRAME = QSize(1280, 720)


def frame(text: str, turned: float = 0, blurred: int = 1, dim: float = 1.0, side: int = 300) -> QImage:
    """A ticket held before the camera: the code on white paper in a grey room."""
    made = BytesIO()
    segno.make(text).save(made, kind="png", scale=8)
    code = QImage.fromData(made.getvalue())
    picture = QImage(FRAME, QImage.Format.Format_RGB32)
    picture.fill(QColor(110, 105, 100))
    painter = QPainter(picture)
    painter.translate(FRAME.width() / 2, FRAME.height() / 2)
    painter.rotate(turned)
    painter.drawImage(QRect(-side // 2, -side // 2, side, side), code)
    painter.end()
    smooth = Qt.TransformationMode.SmoothTransformation
    if blurred > 1:
        small = picture.scaled(FRAME / blurred, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        picture = small.scaled(FRAME, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    if dim < 1:
        painter = QPainter(picture)
        painter.fillRect(picture.rect(), QColor(20, 18, 16, round(255 * (1 - dim))))
        painter.end()
    return picture


@pytest.mark.parametrize("turned", [0, 17, 45, 90, 133, 180, 271])
def test_a_ticket_is_read_however_it_is_held(turned: float) -> None:
    assert codes_in(frame(TICKET, turned)) == [TICKET]


@pytest.mark.parametrize("blurred", [2, 3])
def test_a_ticket_out_of_focus_is_read(blurred: int) -> None:
    assert codes_in(frame(TICKET, 8, blurred)) == [TICKET]


@pytest.mark.parametrize("dim", [0.5, 0.15])
def test_a_ticket_in_a_dim_hall_is_read(dim: float) -> None:
    assert codes_in(frame(TICKET, 5, 2, dim)) == [TICKET]


def test_a_small_one_and_none() -> None:
    assert codes_in(frame(TICKET, side=120)) == [TICKET]
    empty = QImage(FRAME, QImage.Format.Format_RGB32)
    empty.fill(Qt.GlobalColor.darkGray)
    assert codes_in(empty) == []


def test_a_code_that_stays_before_the_camera_is_shown_once(qtbot: QtBot) -> None:
    background, parent, found = Background(), QObject(), list[str]()
    errors = list[Exception]()
    reader = CodeReader(background, errors.append, parent)
    reader.found.connect(found.append)
    for _ in range(3):
        reader.look(frame(TICKET))
        qtbot.waitUntil(lambda: not reader._busy)
    reader.look(frame("ABC234"))
    qtbot.waitUntil(lambda: not reader._busy)
    assert found == [TICKET, "ABC234"]
    assert not errors
    background.close()


class TwoWebcams(PaintedWebcam):
    """A laptop's own and one on a cable, which can be pulled."""

    names = ("Kamera laptop", "Kamera USB")

    def pull(self, *left: str) -> None:
        self.names = left
        self._devices.videoInputsChanged.emit()


@pytest.fixture
def camera(qtbot: QtBot, desk: Desk) -> Iterator[Callable[[], CameraPicture]]:
    background, errors = Background(), list[Exception]()
    settings = Settings({}, lambda: desk, background)

    def made() -> CameraPicture:
        picture = CameraPicture(background, errors.append, settings, TwoWebcams)
        qtbot.addWidget(picture)
        return picture

    yield made
    background.close()
    assert not errors


def webcam_of(picture: CameraPicture) -> TwoWebcams:
    assert isinstance(picture._webcam, TwoWebcams)
    return picture._webcam


def test_of_two_cameras_one_is_chosen_and_the_desk_remembers_it(
    camera: Callable[[], CameraPicture],
) -> None:
    first = camera()
    first.turn()
    assert webcam_of(first).started == [b"Kamera laptop"]
    assert not first.choice.isHidden()
    first.next()
    assert webcam_of(first).started == [b"Kamera laptop", b"Kamera USB"]
    assert first.choice.currentText() == "Kamera USB"
    first.stop()
    assert not first.on
    second = camera()
    second.turn()
    assert webcam_of(second).started == [b"Kamera USB"]
    second.choice.setCurrentIndex(0)
    second.choice.activated.emit(0)
    assert webcam_of(second).started[-1] == b"Kamera laptop"


def test_a_camera_that_is_unplugged_says_so_and_is_taken_up_again(
    qtbot: QtBot, camera: Callable[[], CameraPicture]
) -> None:
    picture, found = camera(), list[str]()
    picture.found.connect(found.append)
    picture.turn()
    picture.next()
    webcam = webcam_of(picture)
    webcam.see(frame(TICKET))
    qtbot.waitUntil(lambda: found == [TICKET])
    webcam.pull("Kamera laptop")
    assert not webcam.running
    assert "unplugged" in picture.picture.text()
    assert picture.on
    assert not picture.choice.isHidden(), "the other one can be chosen"
    webcam.pull("Kamera laptop", "Kamera USB")
    assert webcam.running
    assert webcam.started[-1] == b"Kamera USB"
    webcam.failed.emit("Device busy")
    assert "Device busy" in picture.picture.text()
    assert not picture.on


def test_no_camera_is_said(qtbot: QtBot, camera: Callable[[], CameraPicture]) -> None:
    picture = camera()
    picture._open = lambda _parent: None
    picture.turn()
    assert "No camera" in picture.picture.text()
    picture._open = NoWebcam
    picture.turn()
    assert "No camera" in picture.picture.text()


class NoWebcam(PaintedWebcam):
    def cameras(self) -> list[Camera]:
        return []
