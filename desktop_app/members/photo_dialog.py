# SPDX-License-Identifier: GPL-3.0-or-later
"""A member's photo from a file or the webcam: choose the part that is kept, then keep it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QHideEvent, QImage
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop_app.background import Background
from desktop_app.blocks import tokens
from desktop_app.blocks.cameras import OpenWebcam, open_webcam
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField
from desktop_app.blocks.layout import row
from desktop_app.blocks.words import Button, Label
from desktop_app.language import translate
from desktop_app.members.cut_view import CutView
from desktop_app.members.photo import NotAPicture, encode, read

if TYPE_CHECKING:
    from desktop_app.blocks.webcam import Webcam


class PhotoDialog(Dialog):
    """After it was accepted `jpeg` is the photo to keep; None where the present one is to be removed."""

    def __init__(
        self,
        parent: QWidget | None,
        background: Background,
        name: str,
        present: bytes | None,
        webcam: OpenWebcam = open_webcam,
    ) -> None:
        super().__init__("members-photo-dialog", parent, width=560)
        self._background, self._name, self._present = background, name, present
        self._open_webcam = webcam
        self._webcam: Webcam | None = None
        self.jpeg: bytes | None = None
        self.mode = "none"
        self.view = CutView("members-photo-view")
        self.file_button = self._button("file", "plain", "folder-open")
        self.webcam_button = self._button("webcam", "plain", "camera")
        self.remove_button = self._button("remove", "danger", "trash")
        self.camera = ChoiceField("members-photo-camera")
        self.status = Label("members-photo-status", "small", wrap=True)
        self._lay_out()
        self._connect()
        self._say()
        self._become("none")
        self._show_present()
        self.webcam_button.setFocus()

    @staticmethod
    def _button(name: str, kind: str, icon_name: str) -> Button:
        button = Button(f"members-photo-{name}", kind, icon_name)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.status)
        tools = row(self.file_button, self.webcam_button, self.camera, None, self.remove_button)
        self.body.addLayout(tools)
        self.body.setSpacing(tokens.GAP_M)

    def _connect(self) -> None:
        self.file_button.clicked.connect(self.choose_file)
        self.webcam_button.clicked.connect(self.start_webcam)
        self.remove_button.clicked.connect(self.remove)
        self.camera.activated.connect(self._other_camera)
        self.finished.connect(self._switch_off)

    # --- what is shown -------------------------------------------------------------------------------

    def _say(self) -> None:
        self.set_words(
            translate("MembersPage", "Photo of {name}").format(name=self._name), "", self._primary_words()
        )
        self.file_button.set_words(translate("MembersPage", "From a file"), "Ctrl+O")
        self.file_button.setShortcut("Ctrl+O")
        self.webcam_button.set_words(translate("MembersPage", "Webcam"), "F8")
        self.webcam_button.setShortcut("F8")
        self.remove_button.set_words(translate("MembersPage", "Remove photo"))
        self.camera.setAccessibleName(translate("MembersPage", "Camera"))
        self.view.setAccessibleName(translate("MembersPage", "Photo"))

    def _primary_words(self) -> str:
        if self.mode == "live":
            return translate("MembersPage", "Take the picture")
        return translate("MembersPage", "Keep this photo")

    def _become(self, mode: str) -> None:
        """'none', 'live' (the webcam moves), 'still' (a part is chosen) or 'busy'."""
        self.mode = mode
        self.primary.setEnabled(mode in {"live", "still"})
        shortcut = self.primary.shortcut()
        self.primary.set_words(self._primary_words(), "Enter")
        self.primary.setShortcut(shortcut)
        self.remove_button.setVisible(self._present is not None and mode == "none")
        self.camera.setVisible(mode == "live" and self.camera.count() > 1)
        self.status.set_text(
            translate("MembersPage", "Drag the frame or use the arrow keys; + and − zoom.")
            if mode == "still"
            else ""
        )

    def _show_present(self) -> None:
        self.view.say(translate("MembersPage", "Choose a picture from a file or use the webcam."))
        if self._present is not None and not (picture := QImage.fromData(self._present)).isNull():
            self.view.show_picture(picture, movable=False)

    def _trouble(self, words: str) -> None:
        self._switch_off()
        self._become("none")
        self.view.say(words)

    # --- from a file ---------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Ask which, and show it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        kinds = translate("MembersPage", "Pictures")
        shown = f"{kinds} (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff)"
        every = translate("MembersPage", "All files") + " (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, self.windowTitle(), folder, f"{shown};;{every}")
        if chosen:
            self.read_file(Path(chosen))

    def read_file(self, path: Path) -> None:
        """Show a picture, to choose the part that is kept."""
        self._switch_off()
        self._become("busy")
        self._background.run(lambda _task: read(path), self._show_still, self._unreadable)

    def _unreadable(self, error: Exception) -> None:
        if not isinstance(error, NotAPicture):
            raise error
        self._trouble(translate("MembersPage", "This file can't be read as a picture. Choose another one."))

    def _show_still(self, picture: QImage) -> None:
        self.view.show_picture(picture, movable=True)
        self._become("still")
        self.view.setFocus()

    # --- from the webcam -----------------------------------------------------------------------------

    def start_webcam(self) -> None:
        """Switch the camera on; say so where there is none."""
        if self._webcam is None:
            self._webcam = self._open_webcam(self)
            if self._webcam is not None:
                self._webcam.picture.connect(self._moving)
                self._webcam.failed.connect(self._camera_failed)
        cameras = self._webcam.cameras() if self._webcam is not None else []
        if self._webcam is None or not cameras:
            self._trouble(
                translate("MembersPage", "No camera was found. Connect one and try again, or choose a file.")
            )
            return
        self.camera.set_choices([(camera.id, camera.name) for camera in cameras])
        self.view.say(translate("MembersPage", "The camera is starting …"))
        self._become("live")
        self._webcam.start(self.camera.value())
        self.primary.setFocus()

    def _other_camera(self) -> None:
        if self._webcam is not None:
            self._webcam.start(self.camera.value())

    def _moving(self, picture: QImage) -> None:
        if self.mode == "live":
            self.view.show_picture(picture, movable=False)

    def _camera_failed(self, reason: str) -> None:
        words = translate("MembersPage", "The camera can't be used: another program may have it.")
        self._trouble(f"{words}\n{reason}" if reason else words)

    def _switch_off(self, _result: int = 0) -> None:
        if self._webcam is not None:
            self._webcam.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """No camera watches while the desk is locked."""
        super().hideEvent(event)
        if self.mode == "live":
            self._switch_off()
            self._become("none")
            self._show_present()

    # --- keeping -------------------------------------------------------------------------------------

    def accept(self) -> None:
        """Take the picture; then keep it."""
        if self.mode == "live" and not self.view.picture.isNull():
            self._switch_off()
            self._show_still(self.view.picture)
        elif self.mode == "still":
            self._become("busy")
            picture, cut = self.view.picture, self.view.cut
            self._background.run(lambda _task: encode(picture, cut), self._kept, self._unreadable)

    def _kept(self, jpeg: bytes) -> None:
        self.jpeg = jpeg
        QDialog.accept(self)

    def remove(self) -> None:
        """No photo any more."""
        self.jpeg = None
        QDialog.accept(self)
