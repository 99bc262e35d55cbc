# SPDX-License-Identifier: GPL-3.0-or-later
"""The way to the computer's cameras for whoever shows pictures of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop_app.blocks.webcam import Webcam

OpenWebcam = Callable[[QObject], "Webcam | None"]


def open_webcam(parent: QObject) -> Webcam | None:
    """The computer's cameras; None where the system can't show any."""
    try:
        # Half a second and its libraries are spent only when a picture is wanted.
        from desktop_app.blocks.webcam import Webcam
    except ImportError:
        return None
    return Webcam(parent)
