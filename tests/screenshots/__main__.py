# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the pictures: `python -m tests.screenshots --help`. Ends with 1 where words are clipped."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import desktop_app  # noqa: F401 - before Qt, for what it mends on Python 3.11
from tests.screenshots.looks import Look, every_look, tight_looks

ROOT = Path(__file__).resolve().parent.parent.parent
SCREEN = {"screens": [{"name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1}]}


def main() -> int:
    """Everything, or what the words of the command line ask for."""
    arguments = parser().parse_args()
    before = sys.excepthook
    with tempfile.TemporaryDirectory() as place:
        off_screen(Path(place))
        try:
            return take(arguments, Path(place))
        finally:
            sys.excepthook = before


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser("python -m tests.screenshots", description=__doc__)
    made.add_argument("--out", type=Path, default=ROOT / "build" / "screenshots", help="folder for pictures")
    made.add_argument("--only", nargs="+", default=[], metavar="PART", help="parts, as their file names say")
    made.add_argument("--look", nargs="+", default=[], help="looks, as the folders are called")
    made.add_argument("--sample", type=Path, help="a sample library to copy; made there if it is missing")
    made.add_argument("--picture", type=Path, help="only the desk for the README, into this file")
    return made


def off_screen(place: Path) -> None:
    """A screen of the largest size that needs no display, and nobody's keychain or settings."""
    screen = place / "screen.json"
    screen.write_text(json.dumps(SCREEN), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    for name in ("SIMPUL_PASSPHRASE", "SIMPUL_ANNOUNCE"):
        os.environ.pop(name, None)


def take(arguments: argparse.Namespace, place: Path) -> int:
    """What is asked for; 1 where something is wrong with it."""
    # Qt must not be there before its screen is.
    from desktop_app.application import make_application
    from tests.screenshots import prints
    from tests.screenshots.album import PARTS, Album
    from tests.screenshots.camera import Camera

    begun = time.monotonic()
    app = make_application()
    app.setCursorFlashTime(0)
    album = Album(app, place, arguments.sample)
    if arguments.picture:
        album.take_the_desk(Look("id", "light", 1280, 720), arguments.picture)
        return 0
    looks = [
        look
        for look in (*every_look(), *tight_looks())
        if not arguments.look or look.folder in arguments.look
    ]
    camera = Camera(arguments.out, looks)
    wanted = arguments.only or [*PARTS, "prints"]
    if not arguments.only:
        shutil.rmtree(arguments.out, ignore_errors=True)
    unforeseen = album.take(camera, [name for name in wanted if name in PARTS])
    camera.close()
    if "prints" in wanted:
        languages = list(dict.fromkeys(look.language for look in looks))
        camera.taken += prints.take_all(app, arguments.out / "prints", languages)
    took = time.monotonic() - begun
    sys.stdout.write(f"{camera.taken} pictures in {arguments.out} ({took:.0f} s)\n")
    for error in unforeseen:
        sys.stderr.write(f"nobody foresaw: {error!r}\n")
    for file in camera.lost:
        sys.stderr.write(f"not written: {file}\n")
    return 1 if unforeseen or camera.offenders or camera.lost else 0


if __name__ == "__main__":
    raise SystemExit(main())
