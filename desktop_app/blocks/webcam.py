# SPDX-License-Identifier: GPL-3.0-or-later
"""The computer's cameras: pictures as they come, few enough for an old PC. Loads QtMultimedia."""

from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoSink,
)

MS_BETWEEN = 66
"""Fifteen pictures a second show a face well; more only make the window wait."""
WANTED_HEIGHT = 720


class Camera(NamedTuple):
    """A camera that can be chosen."""

    id: bytes
    name: str


class Webcam(QObject):
    """Emits `picture` while started; `failed` with the system's reason when the camera gives up.

    `changed` when a camera was plugged in or out.
    """

    picture = Signal(QImage)
    failed = Signal(str)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sink = QVideoSink(self)
        self._session = QMediaCaptureSession(self)
        self._session.setVideoSink(self.sink)
        self._camera: QCamera | None = None
        self._since = QElapsedTimer()
        self.sink.videoFrameChanged.connect(self._arrived)
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self.changed)

    def cameras(self) -> list[Camera]:
        """The cameras of this computer, the system's own choice first."""
        default = QMediaDevices.defaultVideoInput().id()
        found = [Camera(bytes(d.id().data()), d.description()) for d in QMediaDevices.videoInputs()]
        return sorted(found, key=lambda camera: camera.id != bytes(default.data()))

    def start(self, camera: bytes) -> None:
        """Show what this camera sees."""
        self.stop()
        device = next((d for d in QMediaDevices.videoInputs() if bytes(d.id().data()) == camera), None)
        if device is None:
            self.failed.emit("")
            return
        self._camera = QCamera(device, self)
        self._camera.setCameraFormat(_light_format(device))
        self._camera.errorOccurred.connect(self._gave_up)
        self._session.setCamera(self._camera)
        self._camera.start()

    def stop(self) -> None:
        """Switch the camera, and its light, off."""
        if self._camera is not None:
            self._camera.stop()
            self._session.setCamera(None)  # type: ignore[arg-type]
            self._camera.deleteLater()
            self._camera = None

    def _arrived(self, frame: QVideoFrame) -> None:
        if self._since.isValid() and self._since.elapsed() < MS_BETWEEN:
            return
        picture = frame.toImage()
        if not picture.isNull():
            self._since.start()
            self.picture.emit(picture)

    def _gave_up(self, error: QCamera.Error, reason: str) -> None:
        if error != QCamera.Error.NoError:
            self.stop()
            self.failed.emit(reason)


def _light_format(device: QCameraDevice) -> QCameraFormat:
    """The format nearest to 720 lines: a photo of 640 needs no more."""
    formats = device.videoFormats()
    return min(
        formats,
        key=lambda f: (abs(f.resolution().height() - WANTED_HEIGHT), -f.maxFrameRate()),
        default=QCameraFormat(),
    )
