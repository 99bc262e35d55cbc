# SPDX-License-Identifier: GPL-3.0-or-later
"""The ground the stories stand on: a real window gets real keys, and a silent program is noticed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.desk.screen import RealDesk, Screen

ECHO = """
import json
from PySide6.QtWidgets import QApplication, QLineEdit

def say(**event):
    print(json.dumps(event), flush=True)

application = QApplication([])
box = QLineEdit()
box.returnPressed.connect(lambda: (say(event="scan", text=box.text()), box.clear()))
application.focusChanged.connect(lambda _, now: now is box and say(event="ready"))
box.resize(600, 80)
box.show()
box.activateWindow()
application.exec()
"""


def test_keys_reach_a_real_window_in_order(screen: Screen, tmp_path: Path) -> None:
    with RealDesk(screen, command=(sys.executable, "-c", ECHO)) as desk:
        desk.wait_until_ready()
        codes = [f"B{number:06d}" for number in range(12)]
        desk.scan(*codes)
        assert [desk.wait_for("scan")["text"] for _ in codes] == codes
        picture = Image.open(desk.screenshot(tmp_path / "screen.png"))
        assert len(picture.convert("L").getcolors() or []) > 1, "the screen is not blank"


def test_a_program_that_ends_early_is_named(screen: Screen) -> None:
    with (
        RealDesk(screen, command=(sys.executable, "-c", "raise SystemExit(3)")) as desk,
        pytest.raises(AssertionError, match=r"ended \(3\) before 'ready'"),
    ):
        desk.wait_until_ready()
