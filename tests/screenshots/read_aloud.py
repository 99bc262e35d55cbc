# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every state of the program in both languages, switched while it runs.

`python -m tests.screenshots.read_aloud [PART …]`. Ends with 1 where a word of the other language is in view.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import desktop_app  # noqa: F401 - before Qt, for what it mends on Python 3.11
from tests.screenshots.__main__ import off_screen
from tests.screenshots.looks import Look

LOOKS = (Look("en", "light", 1280, 720), Look("id", "light", 1280, 720))


def main() -> int:
    """Everything, or the parts that the command line names."""
    before = sys.excepthook
    with tempfile.TemporaryDirectory() as place:
        off_screen(Path(place))
        try:
            return read(sys.argv[1:], Path(place))
        finally:
            sys.excepthook = before


def read(parts: list[str], place: Path) -> int:
    """Tell how many states were read, and each word of the other language once."""
    # Qt must not be there before its screen is.
    from PySide6.QtWidgets import QWidget

    from desktop_app.application import make_application
    from tests.screenshots.album import PARTS, Album
    from tests.screenshots.camera import Camera
    from tests.screenshots.foreign_words import Foreign, Reader

    readers = {look.language: Reader(look.language) for look in LOOKS}
    found: dict[tuple[str, Foreign], str] = {}

    class Ears(Camera):
        """Listens where the camera looks."""

        def _press(self, name: str, window: QWidget, look: Look) -> None:
            self.taken += 1
            for foreign in readers[look.language].foreign(window):
                found.setdefault((look.language, foreign), name)

    ears = Ears(place / "nothing", LOOKS)
    album = Album(make_application(), place, None)
    unforeseen = album.take(ears, parts or PARTS)
    for (language, foreign), name in found.items():
        sys.stdout.write(f"{language}, {name}, {foreign.widget}: {foreign.text!r} has {foreign.source!r}\n")
    for error in unforeseen:
        sys.stdout.write(f"unforeseen: {error!r}\n")
    sys.stdout.write(f"{ears.taken} states read\n")
    return 1 if found or unforeseen else 0


if __name__ == "__main__":
    sys.exit(main())
