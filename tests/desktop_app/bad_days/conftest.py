# SPDX-License-Identifier: GPL-3.0-or-later
"""The program, played on the library for bad days."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from tests.desktop_app.bad_days import library
from tests.desktop_app.bad_days.library import PASSPHRASE
from tests.desktop_app.bad_days.playing import signed_in
from tests.screenshots.playing import Playing

Play = Callable[[Path], Playing]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library, to be copied."""
    folder = tmp_path_factory.mktemp("bad-days") / "store"
    library.make(folder)
    return folder


@pytest.fixture
def folder(made_once: Path, tmp_path: Path) -> Path:
    """The library, to be used and spoilt."""
    return Path(shutil.copytree(made_once, tmp_path / "store"))


@pytest.fixture(autouse=True)
def _passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMPUL_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def play(qapp: QApplication) -> Iterator[Play]:
    """Starts the program on a folder; ended after the test, without an error that nobody foresaw."""
    started: list[Playing] = []
    hook = sys.excepthook

    def start(folder: Path) -> Playing:
        playing = Playing(qapp, folder)
        started.append(playing)
        playing.whole.language.install(qapp, "en")
        playing.whole.start()
        return playing

    yield start
    for playing in started:
        if isValid(playing.whole):
            playing.end()
    sys.excepthook = hook
    assert [error for playing in started for error in playing.unforeseen] == []


@pytest.fixture
def at_desk(play: Play, folder: Path) -> Playing:
    """The circulation page with the administrator at it."""
    return signed_in(play(folder))
