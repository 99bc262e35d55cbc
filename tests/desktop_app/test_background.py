# SPDX-License-Identifier: GPL-3.0-or-later
"""Work runs beside the window and comes back to it; the window's event loop never stands still meanwhile."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.background import Background, Lane, Task
from desktop_app.thread_priority import NICE


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


def test_results_are_delivered_on_the_gui_thread(background: Background, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []

    def work(task: Task) -> int:
        threads.append(threading.current_thread())
        return 42

    found: list[Any] = []
    background.run(work, lambda result: found.extend((result, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(found))
    assert found == [42, threading.main_thread()]
    assert threads[0] is not threading.main_thread()


def test_the_desk_lane_keeps_its_order(background: Background, qtbot: QtBot) -> None:
    worked: list[int] = []
    told: list[int] = []

    def piece(number: int) -> int:
        worked.append(number)
        return number

    for number in range(50):
        background.run(lambda _task, n=number: piece(n), told.append, lane="desk")
    qtbot.waitUntil(lambda: len(told) == 50)
    assert worked == told == list(range(50))


def test_a_newer_request_takes_the_place_of_an_older(background: Background, qtbot: QtBot) -> None:
    gate, found = threading.Event(), []
    background.latest("search", lambda _task: gate.wait() and "old", found.append)
    background.latest("search", lambda _task: "new", found.append)
    qtbot.waitUntil(lambda: found == ["new"])
    gate.set()
    background.close()
    qtbot.wait(0)
    assert found == ["new"]


def test_a_cancelled_task_can_stop_and_tells_nothing(background: Background, qtbot: QtBot) -> None:
    begun, seen, found = threading.Event(), threading.Event(), []

    def work(task: Task) -> None:
        begun.set()
        while not task.cancelled:
            pass
        seen.set()

    task = background.run(work, found.append)
    assert begun.wait(10)
    task.cancel()
    assert seen.wait(10)
    background.close()
    qtbot.wait(0)
    assert found == []


def test_progress_arrives_on_the_gui_thread(background: Background, qtbot: QtBot) -> None:
    told: list[Any] = []

    def work(task: Task) -> None:
        task.report(1, 2, "half")

    background.run(work, lambda _none: told.append("done"), progress=lambda *what: told.append(what))
    qtbot.waitUntil(lambda: "done" in told)
    assert told == [(1, 2, "half"), "done"]


def test_an_expected_failure_goes_to_who_asked(background: Background, qtbot: QtBot) -> None:
    failed: list[Exception] = []
    background.run(lambda _task: 1 / 0, lambda _none: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], ZeroDivisionError)


def test_an_unexpected_failure_is_told_and_logged_without_its_words(
    background: Background, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def work(task: Task) -> None:
        raise ValueError("Siti Aminah")

    with caplog.at_level(logging.ERROR), qtbot.waitSignal(background.unexpected) as told:
        background.run(work, lambda _none: None)
    assert isinstance(told.args[0], ValueError)
    assert "ValueError" in caplog.text
    assert "Siti" not in caplog.text


def test_a_mistake_while_showing_a_result_is_told_too(background: Background, qtbot: QtBot) -> None:
    with qtbot.waitSignal(background.unexpected) as told:
        background.run(lambda _task: 0, lambda zero: 1 // zero)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_close_waits_for_operations(qtbot: QtBot) -> None:
    background, gate, done = Background(), threading.Event(), []
    background.run(lambda _task: gate.wait(), lambda _none: None, lane="desk")
    background.run(lambda _task: done.append("written"), lambda _none: None, lane="desk")
    gate.set()
    background.close()
    assert done == ["written"]
    assert background.run(lambda _task: 1, done.append).cancelled


def test_the_event_loop_goes_on_while_work_is_done(background: Background, qtbot: QtBot) -> None:
    """The work ends only after the loop has turned a hundred times beside it."""
    turns, enough, found = [0], threading.Event(), []

    def turn() -> None:
        turns[0] += 1
        if turns[0] == 100:
            enough.set()
        if not found:
            background.deliver(turn)

    background.run(lambda _task: enough.wait(30), found.append)
    background.deliver(turn)
    qtbot.waitUntil(lambda: bool(found), timeout=30_000)
    assert found == [True]
    assert turns[0] >= 100


def test_who_asked_and_is_gone_is_not_told_but_the_work_is_done(background: Background, qtbot: QtBot) -> None:
    """A page that was searching when its person signed out has no widgets to show anything in."""
    gate, worked, told = threading.Event(), list[str](), list[object]()

    def piece(_task: Task) -> None:
        gate.wait()
        worked.append("written")

    def stumble(_task: Task) -> None:
        gate.wait()
        raise ValueError

    background.unexpected.connect(told.append)
    background.run(piece, told.append, lane="desk")
    background.run(stumble, told.append)
    background.run(stumble, told.append, told.append)
    background.another_window()
    gate.set()
    background.run(lambda _task: "new", told.append, lane="desk")
    qtbot.waitUntil(lambda: told == ["new"])
    background.close()
    qtbot.wait(0)
    assert worked == ["written"]
    assert told == ["new"]


@pytest.mark.parametrize(("lane", "broken_off"), [("pool", True), ("upkeep", True), ("desk", False)])
def test_the_end_breaks_off_what_takes_long_but_no_operation(
    qtbot: QtBot, lane: Lane, broken_off: bool
) -> None:
    background, begun, found = Background(), threading.Event(), list[bool]()

    def work(task: Task) -> None:
        begun.set()
        if broken_off:
            while not task.cancelled:
                threading.Event().wait(0.001)
        found.append(task.cancelled)

    background.run(work, lambda _none: None, lane=lane)
    begun.wait()
    background.close()
    assert found == [broken_off]


class Page:
    """What Qt would unmake in the thread that lets go of it last."""

    def __init__(self, unmade: list[threading.Thread]) -> None:
        self._unmade = unmade

    def work(self, _task: Task) -> int:
        return 1

    def done(self, _result: int) -> None:
        pass

    def tell(self, _done: int, _total: int, _note: str) -> None:
        pass

    def __del__(self) -> None:
        self._unmade.append(threading.current_thread())


@pytest.mark.parametrize("cancelled", [True, False])
def test_a_page_that_is_gone_is_let_go_on_the_gui_thread(
    background: Background, qtbot: QtBot, cancelled: bool
) -> None:
    gate, unmade = threading.Event(), list[threading.Thread]()
    background.run(lambda _task: gate.wait(), lambda _none: None, lane="desk")
    page = Page(unmade)
    task = background.run(page.work, page.done, progress=page.tell, lane="desk")
    if cancelled:
        task.cancel()
    del page, task
    gate.set()
    qtbot.waitUntil(lambda: bool(unmade))
    assert unmade == [threading.main_thread()]


@pytest.mark.skipif(sys.platform != "linux", reason="there a thread's priority can be read")
def test_upkeep_gives_way_to_everything_else(background: Background, qtbot: QtBot) -> None:
    found: dict[str, int] = {}

    def look(lane: Lane) -> None:
        found[lane] = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    lanes: tuple[Lane, ...] = ("pool", "desk", "sync", "news", "upkeep")
    for lane in lanes:
        background.run(lambda _task, lane=lane: look(lane), lambda _none: None, lane=lane)
    qtbot.waitUntil(lambda: len(found) == len(lanes))
    usual = os.getpriority(os.PRIO_PROCESS, threading.main_thread().native_id or 0)
    assert found == dict.fromkeys(lanes, usual) | {"upkeep": min(usual + NICE, 19)}
