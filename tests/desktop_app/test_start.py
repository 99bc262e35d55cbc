# SPDX-License-Identifier: GPL-3.0-or-later
"""What the first window is made of is little: the rest is loaded while somebody types a password."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SLOW = ("sqlalchemy", "alembic", "keyring", "reportlab", "PySide6.QtMultimedia", "desktop_app.shell.window")


def test_the_question_who_is_at_the_desk_waits_for_nothing_slow() -> None:
    code = "import desktop_app.start, desktop_app.application, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert "desktop_app.welcome.sign_in" in loaded.stdout.split()
    assert [name for name in SLOW if name in loaded.stdout.split()] == []


def test_a_desk_loads_nothing_of_postgresql() -> None:
    code = "import db.models, sys; from sqlalchemy import orm; orm.configure_mappers(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert [name for name in loaded.stdout.split() if "postgresql" in name] == []


def test_no_source_is_read_again_and_kept() -> None:
    """What linecache holds as one value is only how to read it."""
    code = (
        "import desktop_app.desk_at_work, linecache as l; print(*(f for f in l.cache if len(l.cache[f]) > 1))"
    )
    kept = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    files = [Path(name) for name in kept.stdout.split() if name.endswith(".py")]
    assert [file for file in files if {"desktop_app", "db", "sqlalchemy"} & set(file.parts)] == []
