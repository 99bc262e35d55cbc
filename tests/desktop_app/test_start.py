# SPDX-License-Identifier: GPL-3.0-or-later
"""What the first window is made of is little: the rest is loaded while somebody types a password."""

from __future__ import annotations

import subprocess
import sys

SLOW = ("sqlalchemy", "alembic", "keyring", "reportlab", "PySide6.QtMultimedia", "desktop_app.shell.window")


def test_the_question_who_is_at_the_desk_waits_for_nothing_slow() -> None:
    code = "import desktop_app.start, desktop_app.application, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert "desktop_app.welcome.sign_in" in loaded.stdout.split()
    assert [name for name in SLOW if name in loaded.stdout.split()] == []
