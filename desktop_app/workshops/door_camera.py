# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes before the webcam: each picture is looked at beside the window, one at a time, none is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from desktop_app.beside import Beside
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.cameras import OpenWebcam, open_webcam
from desktop_app.blocks.form import ChoiceField
from desktop_app.blocks.layout import column
from desktop_app.blocks.words import Label
from desktop_app.language import translate
from desktop_app.preferences import Settings

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


class CameraPicture(QWidget):
    """What the camera sees, mirrored as people expect it, and which of several it is; hidden while off.

    A camera that is unplugged says so and is taken up again when it is back; the scanner goes on meanwhile.
    """

    found = Signal(str)

    def __init__(
        self,
        beside: Beside,
        failed: Callable[[Exception], None],
        settings: Settings,
        webcam: OpenWebcam = open_webcam,
    ) -> None:
        super().__init__()
        self.setObjectName("door-camera")
        self._settings, self._open = settings, webcam
        self._webcam: Webcam | None = None
        self._chosen: bytes | None = None
        """The camera that looks, or is waited for."""
        self._gone = False
        self.reader = CodeReader(beside, failed, self)
        self.reader.found.connect(self.found)
        self.picture = Label("door-camera-picture", "sunken", wrap=True)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setFixedSize(theme.px(PREVIEW[0]), theme.px(PREVIEW[1]))
        self.choice = ChoiceField("door-camera-choice")
        # What is scanned must not be typed into it.
        self.choice.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choice.activated.connect(lambda _place: self._look_by(self.choice.value()))
        self.setLayout(column(None, self.picture, self.choice, None, gap=tokens.GAP_XS))
        self.hide()

    @property
    def on(self) -> bool:
        """Whether it is looking, or waits for its camera."""
        return self._webcam is not None

    def turn(self) -> None:
        """On, with the camera that was chosen last at this desk, or off."""
        if self._webcam is not None:
            self.stop()
        else:
            self._start()

    def next(self) -> None:
        """The next of several cameras; on, where it is off."""
        if self._webcam is None:
            self._start()
            return
        names = [camera.id for camera in self._webcam.cameras()]
        if names:
            at = names.index(self._chosen) + 1 if self._chosen in names else 0
            self._look_by(names[at % len(names)])

    def _start(self) -> None:
        self.show()
        self._webcam = webcam = self._open(self)
        cameras = webcam.cameras() if webcam is not None else []
        if webcam is None or not cameras:
            self._let_go()
            self._say(translate("Door", "No camera was found."))
            return
        webcam.picture.connect(self.see)
        webcam.failed.connect(self._broke)
        webcam.changed.connect(self._plugged)
        last = str(self._settings.get("door_camera"))
        self._watch(next((camera.id for camera in cameras if camera.id.hex() == last), cameras[0].id))

    def _look_by(self, camera: bytes) -> None:
        """Somebody chose; the desk keeps it in mind."""
        self._settings.set("door_camera", camera.hex())
        self._watch(camera)

    def _watch(self, camera: bytes) -> None:
        assert self._webcam is not None
        self._chosen = camera
        self._show_choice()
        self._say(translate("Door", "Hold the code before the camera."))
        self._webcam.start(camera)

    def _show_choice(self) -> None:
        cameras = self._webcam.cameras() if self._webcam is not None else []
        self.choice.set_choices((camera.id, camera.name) for camera in cameras)
        self.choice.choose(self._chosen)
        self.choice.setVisible(len(cameras) > 1 or (bool(cameras) and self._chosen != cameras[0].id))

    def _plugged(self) -> None:
        """A camera has come or gone."""
        if self._webcam is None or self._chosen is None:
            return
        there = self._chosen in {camera.id for camera in self._webcam.cameras()}
        if there and self._gone:
            self._watch(self._chosen)
        elif not there:
            self._webcam.stop()
            self._say(translate("Door", "The camera was unplugged. The scanner goes on."))
        self._gone = not there
        self._show_choice()

    def stop(self) -> None:
        """Off, and its light with it."""
        self._let_go()
        self.hide()

    def _let_go(self) -> None:
        if self._webcam is not None:
            self._webcam.stop()
            self._webcam.deleteLater()
        self._webcam, self._chosen, self._gone = None, None, False
        self.choice.hide()

    def see(self, picture: QImage) -> None:
        """Show it, and look for codes."""
        size = self.picture.size()
        shown = picture.flipped(Qt.Orientation.Horizontal).scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
        self.picture.setPixmap(QPixmap.fromImage(shown))
        self.reader.look(picture)

    def _broke(self, reason: str) -> None:
        self._let_go()
        words = translate("Door", "The camera gave up: {reason}")
        self._say(words.format(reason=reason) if reason else translate("Door", "No camera was found."))

    def _say(self, words: str) -> None:
        self.picture.set_text(words)

    def retranslate(self) -> None:
        """The name of the choice."""
        self.choice.setAccessibleName(translate("Door", "Camera"))
