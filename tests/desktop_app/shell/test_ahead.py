# SPDX-License-Identifier: GPL-3.0-or-later
"""The counter's pages are there before anybody turns to them, and no step is more than one of three."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.shell import ahead
from desktop_app.shell.window import MainWindow


def steps_until_made(window: MainWindow, name: str) -> list[bool]:
    """After each step, whether the page was part of the window."""
    seen = []
    while not seen or not seen[-1]:
        window.ahead.step()
        seen.append(window.pages.is_made(name))
    return seen


def test_each_is_made_then_taken_in_then_dressed(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "COUNTER", ("circulation", "members"))
    before = window.page
    assert steps_until_made(window, "members") == [False, True]
    assert window.page is before
    window.ahead.step()
    window.ahead.wait()
    assert not window.ahead.waiting
    window.go("members")
    assert window.page is not None
    assert window.page.page_name == "members"


def test_one_half_made_comes_at_once_when_it_is_wanted(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "COUNTER", ("members",))
    window.ahead.step()
    window.go("members")
    assert window.page is not None
    assert window.page.page_name == "members"
    window.ahead.step()
    assert window.page.page_name == "members"


def test_what_a_person_may_not_see_is_not_made(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "COUNTER", ("circulation", "members"))
    window.allow(frozenset({"circulation"}))
    window.ahead.step()
    assert not window.pages.is_made("members")
    window.allow(frozenset({"circulation", "members"}))
    window.ahead.wait()
    assert window.ahead.waiting


def test_who_types_is_not_disturbed(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "COUNTER", ("members",))
    qtbot.keyClicks(window.scan_box, "laskar")
    assert window.ahead.waiting
    assert not window.pages.is_made("members")
