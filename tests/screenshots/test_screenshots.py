# SPDX-License-Identifier: GPL-3.0-or-later
"""`make screenshots` works: from an empty folder to the desk of a new library, in both languages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.screenshots.looks import every_look, tight_looks

LOOKS = ("id-light-1280x720", "en-light-1280x720")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, project_root: Path) -> Path:
    """Played in a process of its own: it needs a larger screen than the tests have."""
    out = tmp_path_factory.mktemp("screenshots")
    command = [sys.executable, "-m", "tests.screenshots", "--only", "first-start", "prints", "--look", *LOOKS]
    done = subprocess.run(
        [*command, "--out", str(out)],
        cwd=project_root,
        env=os.environ.copy(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out


def test_each_state_is_taken_in_each_look_at_its_size(out: Path) -> None:
    names = [{picture.name for picture in (out / look).iterdir()} for look in LOOKS]
    assert names[0] == names[1]
    assert {"01-01-first-start-start.png", "01-08-first-start-new-desk.png"} <= names[0]
    for picture in out.glob("*-light-*/*.png"):
        assert QImage(str(picture)).size().toTuple() == (1280, 720), picture.name


def test_languages_are_switched_while_it_runs(out: Path) -> None:
    indonesian, english = (QImage(str(out / look / "01-08-first-start-new-desk.png")) for look in LOOKS)
    assert indonesian != english


def test_every_print_is_there_in_both_languages(out: Path) -> None:
    prints = {picture.name for picture in (out / "prints").iterdir()}
    for name in ("loan-slip-58mm", "loan-slip-A4", "return-slip-80mm", "due-list-A4-1", "recovery-code-A5"):
        assert {f"id-{name}.png", f"en-{name}.png"} <= prints


def test_all_looks_are_different() -> None:
    folders = [look.folder for look in (*every_look(), *tight_looks())]
    assert len(set(folders)) == len(folders) == 12
