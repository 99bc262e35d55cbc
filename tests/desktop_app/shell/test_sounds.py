# SPDX-License-Identifier: GPL-3.0-or-later
"""Sounds are heard when they are wanted and can be, and cost nothing otherwise."""

from __future__ import annotations

import sys
import wave
from importlib.resources import files
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.background import Background
from desktop_app.shell import sounds
from desktop_app.shell.sounds import NAMES, Sounds


class Effect(QObject):
    played = 0

    def play(self) -> None:
        self.played += 1


def test_nothing_is_heard_before_the_library_is_loaded(qtbot: QtBot) -> None:
    Sounds(True).play("good")


def test_a_sound_is_heard_only_when_wanted(qtbot: QtBot) -> None:
    effect, player = Effect(), Sounds(True)
    player._effects["bad"] = effect
    player.play("bad")
    player.wanted = False
    player.play("bad")
    player.play("unknown")
    assert effect.played == 1


@pytest.mark.parametrize("there", [True, False])
def test_a_pc_without_loudspeakers_is_silent(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    looked: list[Any] = []
    monkeypatch.setattr(sounds, "_has_loudspeakers", lambda _task: looked.append(1) or there)
    background, player, loaded = Background(), Sounds(True), []
    monkeypatch.setattr(player, "_load", loaded.append)
    player.prepare(background)
    qtbot.waitUntil(lambda: loaded == [there])
    Sounds(False).prepare(background)
    background.close()
    assert looked == [1]


def test_off_screen_nobody_listens(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking for loudspeakers would complain about every service that is not there."""
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    assert QGuiApplication.platformName() == "offscreen"
    assert sounds._has_loudspeakers(None) is False  # type: ignore[arg-type]
    monkeypatch.setattr(sounds, "UNSEEN", ())
    filtered: list[str] = []
    monkeypatch.setattr(sounds.QLoggingCategory, "setFilterRules", filtered.append)
    assert sounds._has_loudspeakers(None) is False  # type: ignore[arg-type]
    assert filtered, "elsewhere they are looked for"


@pytest.mark.parametrize("name", NAMES)
def test_the_sounds_are_short_and_small(name: str) -> None:
    source = files("resources") / "sounds" / f"{name}.wav"
    with source.open("rb") as stream, wave.open(stream) as sound:
        assert sound.getnframes() / sound.getframerate() < 0.6
    assert len(source.read_bytes()) < 40_000
