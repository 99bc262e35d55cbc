# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes before the webcam: each picture is looked at beside the window, one at a time, none is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

from desktop_app.beside import Beside
from desktop_app.blocks import theme
from desktop_app.blocks.words import Label
from desktop_app.language import translate

if TYPE_CHECKING:
    from desktop_app.blocks.webcam import Webcam

AGAIN_MS = 2500
"""As long as a code stays before the camera, and this much longer, it is one showing of it."""
PREVIEW = (240, 180)


def codes_in(picture: QImage) -> list[str]:
    """The texts of all codes in a picture, however they are turned."""
    import zxingcpp

    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    return [found.text for found in zxingcpp.read_barcodes(rows) if found.text]


class CodeReader(QObject):
    """`found(text)` once for each showing of a code. Pictures that come while one is looked at are let go."""

    found = Signal(str)

    def __init__(self, beside: Beside, failed: Callable[[Exception], None], parent: QObject) -> None:
        super().__init__(parent)
        self._beside, self._failed = beside, failed
        self._busy = False
        self._seen: dict[str, int] = {}
        self._clock = QElapsedTimer()
        self._clock.start()

    def look(self, picture: QImage) -> None:
        """A picture from the camera."""
        if self._busy:
            return
        self._busy = True
        self._beside.run(lambda _task: codes_in(picture), self._looked, self._gave_up)

    def _looked(self, texts: list[str]) -> None:
        self._busy = False
        now = self._clock.elapsed()
        self._seen = {text: at for text, at in self._seen.items() if now - at < AGAIN_MS}
        new = [text for text in texts if text not in self._seen]
        self._seen.update(dict.fromkeys(texts, now))
        for text in new:
            self.found.emit(text)

    def _gave_up(self, error: Exception) -> None:
        self._busy = False
        self._failed(error)


class CameraPicture(Label):
    """What the camera sees, mirrored as people expect it; hidden while it is off."""

    found = Signal(str)

    def __init__(self, beside: Beside, failed: Callable[[Exception], None]) -> None:
        super().__init__("door-camera", "sunken")
        self._webcam: Webcam | None = None
        self.reader = CodeReader(beside, failed, self)
        self.reader.found.connect(self.found)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.hide()

    @property
    def on(self) -> bool:
        """Whether it is looking."""
        return self._webcam is not None

    def turn(self) -> None:
        """On, with the system's own choice of camera, or off."""
        if self._webcam is not None:
            self.stop()
        else:
            self._start()

    def _start(self) -> None:
        # It loads all of Qt's multimedia, which a desk without a camera never needs.
        from desktop_app.blocks.webcam import Webcam

        self.setFixedSize(theme.px(PREVIEW[0]), theme.px(PREVIEW[1]))
        self.show()
        webcam = Webcam(self)
        cameras = webcam.cameras()
        if not cameras:
            webcam.deleteLater()
            self.set_text(translate("Door", "No camera was found."))
            return
        self.set_text(translate("Door", "Hold the code before the camera."))
        self._webcam = webcam
        webcam.picture.connect(self.see)
        webcam.failed.connect(self._broke)
        webcam.start(cameras[0].id)

    def stop(self) -> None:
        """Off, and its light with it."""
        if self._webcam is not None:
            self._webcam.stop()
            self._webcam.deleteLater()
            self._webcam = None
        self.hide()

    def see(self, picture: QImage) -> None:
        """Show it, and look for codes."""
        shown = picture.mirrored(True, False).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self.setPixmap(QPixmap.fromImage(shown))
        self.reader.look(picture)

    def _broke(self, reason: str) -> None:
        self.stop()
        self.show()
        words = translate("Door", "The camera gave up: {reason}")
        self.set_text(words.format(reason=reason) if reason else translate("Door", "No camera was found."))
