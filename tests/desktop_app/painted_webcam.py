# SPDX-License-Identifier: GPL-3.0-or-later
"""A webcam without a device, for tests."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame

from desktop_app.blocks.webcam import Camera, Webcam


class PaintedWebcam(Webcam):
    """Everything of the real one but the device: pictures are put into its sink."""

    names: tuple[str, ...] = ("Kamera meja",)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.started: list[bytes] = []
        self.running = False

    def cameras(self) -> list[Camera]:
        return [Camera(name.encode(), name) for name in self.names]

    def start(self, camera: bytes) -> None:
        self.started.append(camera)
        self.running = True

    def stop(self) -> None:
        self.running = False

    def see(self, picture: QImage) -> None:
        self.sink.setVideoFrame(QVideoFrame(picture))
