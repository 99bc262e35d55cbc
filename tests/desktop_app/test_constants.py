# SPDX-License-Identifier: GPL-3.0-or-later
"""A window that lives all day: Qt may take as many references from None as it likes."""

import subprocess
import sys

LABELS = """
import desktop_app
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
for number in range(100_000):
    label.setText("x")
print("alive")
"""


def test_a_hundred_thousand_calls_that_return_nothing_do_not_end_python() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", LABELS], capture_output=True, text=True, check=False, timeout=120
    )
    assert ended.stdout.strip() == "alive", ended.stderr
