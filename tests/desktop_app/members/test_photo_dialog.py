# SPDX-License-Identifier: GPL-3.0-or-later
"""The photo dialog, with pictures painted here instead of a camera's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.background import Background
from desktop_app.blocks.cameras import OpenWebcam
from desktop_app.blocks.webcam import Webcam
from desktop_app.members.photo import HEIGHT, WIDTH, encode
from desktop_app.members.photo_dialog import PhotoDialog
from tests.desktop_app.painted_webcam import PaintedWebcam


def painted(colour: str, width: int = 640, height: int = 480) -> QImage:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor(colour))
    return picture


class TwoWebcams(PaintedWebcam):
    names = ("Kamera meja", "Kamera laptop")


class NoWebcam(PaintedWebcam):
    names = ()


Open = Callable[..., PhotoDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot) -> Iterator[Open]:
    background = Background()

    def opened(webcam: OpenWebcam = PaintedWebcam, present: bytes | None = None) -> PhotoDialog:
        dialog = PhotoDialog(None, background, "Siti", present, webcam)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    yield opened
    background.close()


def webcam_of(dialog: PhotoDialog) -> PaintedWebcam:
    assert isinstance(dialog._webcam, PaintedWebcam)
    return dialog._webcam


def colour_of(jpeg: bytes | None) -> tuple[int, int, int]:
    assert jpeg is not None
    picture = Image.open(BytesIO(jpeg))
    assert picture.size == (WIDTH, HEIGHT)
    return picture.getpixel((WIDTH // 2, HEIGHT // 2))  # type: ignore[return-value]


def test_a_picture_from_the_webcam_is_taken_and_kept(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog.start_webcam()
    webcam = webcam_of(dialog)
    webcam.see(painted("#20c020"))
    qtbot.waitUntil(lambda: not dialog.view.picture.isNull())
    assert not dialog.camera.isVisible()
    dialog.primary.click()
    assert dialog.mode == "still"
    assert not webcam.running
    webcam.see(painted("#c02020"))
    dialog.primary.click()
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)
    red, green, blue = colour_of(dialog.jpeg)
    assert green > 150
    assert red < 80
    assert blue < 80


def test_the_camera_is_off_until_it_is_wanted_and_after_leaving(open_dialog: Open) -> None:
    dialog = open_dialog()
    assert dialog._webcam is None
    dialog.start_webcam()
    webcam = webcam_of(dialog)
    assert webcam.running
    dialog.reject()
    assert not webcam.running
    assert dialog.jpeg is None


def test_of_several_cameras_one_is_chosen(open_dialog: Open) -> None:
    dialog = open_dialog(TwoWebcams)
    dialog.start_webcam()
    assert dialog.camera.isVisible()
    dialog.camera.setCurrentIndex(1)
    dialog.camera.activated.emit(1)
    assert webcam_of(dialog).started == [b"Kamera meja", b"Kamera laptop"]


@pytest.mark.parametrize("webcam", [NoWebcam, lambda _parent: None])
def test_no_camera_is_said_in_words(open_dialog: Open, webcam: OpenWebcam) -> None:
    dialog = open_dialog(webcam)
    dialog.start_webcam()
    assert dialog.mode == "none"
    assert dialog.view.words
    assert not dialog.primary.isEnabled()


def test_a_camera_that_gives_up_is_said_in_words(open_dialog: Open) -> None:
    dialog = open_dialog()
    dialog.start_webcam()
    webcam_of(dialog).failed.emit("Device busy")
    assert dialog.mode == "none"
    assert "Device busy" in dialog.view.words


def test_this_computers_cameras_can_be_asked_for(qtbot: QtBot) -> None:
    webcam = Webcam()
    failures: list[str] = []
    webcam.failed.connect(failures.append)
    assert all(camera.id and camera.name for camera in webcam.cameras())
    webcam.start(b"no such camera")
    assert failures == [""]
    webcam.stop()


def test_a_fast_camera_does_not_flood_the_window(qtbot: QtBot) -> None:
    webcam = PaintedWebcam()
    seen: list[QImage] = []
    webcam.picture.connect(seen.append)
    for _ in range(20):
        webcam.see(painted("grey"))
    assert 1 <= len(seen) < 20


def test_a_file_is_read_cut_and_kept(open_dialog: Open, qtbot: QtBot, tmp_path: Path) -> None:
    half = Image.new("RGB", (1200, 640), "white")
    half.paste("blue", (0, 0, 600, 640))
    half.save(tmp_path / "foto.png")
    dialog = open_dialog()
    dialog.read_file(tmp_path / "foto.png")
    qtbot.waitUntil(lambda: dialog.mode == "still")
    for _ in range(40):
        qtbot.keyClick(dialog.view, Qt.Key.Key_Right)
    dialog.primary.click()
    qtbot.waitUntil(lambda: dialog.jpeg is not None)
    assert colour_of(dialog.jpeg) == (255, 255, 255)


def test_the_frame_is_dragged_and_zoomed(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    dialog._show_still(painted("grey", 1200, 640))
    view, before = dialog.view, dialog.view.cut
    centre = view.rect().center()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=centre)
    qtbot.mouseMove(view, centre + QPoint(60, 0))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=centre + QPoint(60, 0))
    assert view.cut.x > before.x
    qtbot.keyClicks(view, "++-")
    assert view.cut.zoom == pytest.approx(1.1)


def test_what_is_no_picture_is_said_in_words(open_dialog: Open, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_text("no picture")
    dialog = open_dialog()
    dialog.read_file(tmp_path / "foto.jpg")
    qtbot.waitUntil(lambda: bool(dialog.view.words) and dialog.mode == "none")
    assert not dialog.primary.isEnabled()


def test_a_photo_that_is_there_can_be_removed(open_dialog: Open) -> None:
    assert not open_dialog().remove_button.isVisible()
    dialog = open_dialog(present=encode(painted("green")))
    assert dialog.remove_button.isVisible()
    dialog.remove_button.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.jpeg is None
