# SPDX-License-Identifier: GPL-3.0-or-later
"""No scan is dropped, none overtakes another, and none runs past an open problem."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from db.queries.scan import Scan
from desktop_app.shell.scan_queue import ScanQueue


class World:
    """Recognises and handles when the test says so."""

    def __init__(self) -> None:
        self.looking: list[tuple[str, Callable[[Scan], None], Callable[[Exception], None]]] = []
        self.delivered: list[str] = []
        self.errors: list[Exception] = []
        self.told: list[tuple[int, bool]] = []
        self.queue = ScanQueue(self.recognise, self.deliver, self.errors.append)
        self.queue.waiting_changed.connect(lambda count, held: self.told.append((count, held)))

    def recognise(self, text: str, done: Callable[[Scan], None], failed: Callable[[Exception], None]) -> None:
        self.looking.append((text, done, failed))

    def deliver(self, scan: Scan) -> None:
        self.delivered.append(scan.text if scan.kind != "empty" else "(enter)")

    def answer(self) -> None:
        text, done, _failed = self.looking.pop()
        done(Scan("item", text))


def test_scans_follow_each_other() -> None:
    world = World()
    for text in ("A", "B", "C"):
        world.queue.put(text)
    assert [text for text, *_ in world.looking] == ["A"]
    assert world.queue.waiting == 2
    world.answer()
    assert (world.delivered, world.looking) == (["A"], [])
    world.queue.taken()
    world.answer()
    world.queue.taken()
    world.answer()
    world.queue.taken()
    assert world.delivered == ["A", "B", "C"]
    assert world.queue.idle


def test_a_problem_keeps_further_scans_waiting() -> None:
    world = World()
    world.queue.put("A")
    world.answer()
    world.queue.hold(True)
    world.queue.taken()
    world.queue.put("B")
    assert world.looking == []
    assert world.told[-1] == (1, True)
    world.queue.hold(False)
    world.answer()
    assert world.delivered == ["A", "B"]


def test_a_scan_under_way_when_a_problem_comes_up_is_first_afterwards() -> None:
    world = World()
    world.queue.put("A")
    world.queue.put("B")
    world.queue.hold(True)
    world.answer()
    assert world.delivered == []
    assert world.queue.waiting == 2
    world.queue.hold(False)
    world.answer()
    assert world.delivered == ["A"]


def test_enter_alone_keeps_its_place_and_does_not_dismiss_a_problem() -> None:
    world = World()
    world.queue.put("A")
    world.queue.put("")
    world.answer()
    world.queue.taken()
    assert world.delivered == ["A", "(enter)"]
    world.queue.taken()
    refused: list[bool] = []
    world.queue.refused_while_held.connect(lambda: refused.append(True))
    world.queue.hold(True)
    world.queue.put("")
    world.queue.hold(False)
    assert refused == [True]
    assert world.delivered == ["A", "(enter)"]


def test_what_comes_after_the_scans_does_not_overtake_them() -> None:
    world = World()
    world.queue.after_these(lambda: world.delivered.append("(esc)"))
    world.queue.put("A")
    world.queue.put("B")
    world.queue.after_these(lambda: world.delivered.append("(esc)"))
    world.queue.put("C")
    assert world.queue.waiting == 2
    for _ in "AB":
        world.answer()
        world.queue.taken()
    assert world.delivered == ["(esc)", "A", "B", "(esc)"]
    world.answer()
    assert world.delivered[-1] == "C"


def test_a_problem_forgets_what_was_to_follow_and_takes_what_comes_now() -> None:
    world = World()
    world.queue.put("A")
    world.queue.after_these(lambda: world.delivered.append("(too early)"))
    world.queue.hold(True)
    world.queue.after_these(lambda: world.delivered.append("(leave it)"))
    assert world.delivered == ["(leave it)"]
    world.queue.hold(False)
    world.answer()
    world.queue.taken()
    assert world.delivered == ["(leave it)", "A"]
    assert world.queue.idle


def test_one_that_cannot_be_looked_up_does_not_stop_the_next() -> None:
    world = World()
    world.queue.put("A")
    world.queue.put("B")
    world.looking.pop()[2](OSError("disk"))
    assert len(world.errors) == 1
    world.answer()
    assert world.delivered == ["B"]


def test_another_person_starts_with_nothing_waiting() -> None:
    world = World()
    world.queue.hold(True)
    world.queue.put("A")
    world.queue.drop_waiting()
    assert world.queue.idle
    assert not world.queue.held


@given(st.lists(st.sampled_from(["scan", "answer", "taken", "hold", "release"]), max_size=60))
def test_whatever_happens_all_arrive_once_in_their_order(events: list[str]) -> None:
    world, put, open_ = World(), 0, [0]
    for event in events:
        if event == "scan":
            world.queue.put(f"{put}")
            put += 1
        elif event == "answer" and world.looking:
            world.answer()
        elif event == "taken" and len(world.delivered) > open_[0]:
            open_[0] += 1
            world.queue.taken()
        elif event in ("hold", "release"):
            world.queue.hold(event == "hold")
    world.queue.hold(False)
    while world.looking or len(world.delivered) > open_[0]:
        if world.looking:
            world.answer()
        else:
            open_[0] += 1
            world.queue.taken()
    assert world.delivered == [f"{number}" for number in range(put)]
