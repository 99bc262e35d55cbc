# SPDX-License-Identifier: GPL-3.0-or-later
"""Event streams: news for whom it concerns, soon, and no word more."""

from __future__ import annotations

import threading
from asyncio import run, wait_for
from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from heapq import heappop, heappush
from itertools import pairwise
from queue import Empty, Queue
from time import monotonic
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest

from central_server.api import news
from central_server.api.access import Caller
from central_server.api.news import Seen
from central_server.settings import Settings
from db.syncing.scopes import CATALOGUE, branch_only, loans_of
from desktop_app.sync.worker import SOON_MS
from tests.central_server.conftest import QUICK
from tests.central_server.serving import SLOW, Running, serving, synced
from tests.central_server.worlds import Pen, a_request, item_of, member_of, uid_of

CALM = msgspec.structs.replace(QUICK, heartbeat_seconds=60)


class Ear:
    """Listens on a thread; `lines` are what came, an empty one between events, None at the end."""

    def __init__(self, client: httpx.Client) -> None:
        self.lines: Queue[str | None] = Queue()
        self._thread = threading.Thread(target=self._listen, args=(client,), daemon=True)
        self._thread.start()

    def _listen(self, client: httpx.Client) -> None:
        try:
            with client.stream("GET", "/events") as stream:
                for line in stream.iter_lines():
                    self.lines.put(line)
        except httpx.HTTPError:
            pass
        self.lines.put(None)

    def hear(self, wanted: str | None, within: float = SLOW) -> None:
        """Wait for a line. Raises Empty where it does not come."""
        end = monotonic() + within
        while self.lines.get(timeout=max(0.01, end - monotonic())) != wanted:
            pass

    def settle(self, server: Running) -> None:
        """Wait for the first looks, which may wake everybody, and forget what came."""
        looked = threading.Event()
        tell = server.service.news.tell

        def telling(seen: Seen) -> None:
            tell(seen)
            looked.set()

        for _ in range(2):
            looked.clear()
            server.service.news.tell = telling  # type: ignore[method-assign]
            assert looked.wait(SLOW)
        server.service.news.tell = tell  # type: ignore[method-assign]
        while True:
            try:
                self.lines.get(timeout=0.3)
            except Empty:
                return


@contextmanager
def listening(server: Running, branch: str = "PUS", reach: str = "network") -> Iterator[Ear]:
    with server.client(server.enrolled(branch, reach)) as client:
        ear = Ear(client)
        ear.hear("event: news")
        yield ear


def lend(server: Running, branch: str, item: str, member: str) -> None:
    with server.store.read() as session:
        pen = Pen(uid_of(session, branch))
        sent = pen.lend(item_of(session, item), member_of(session, member))
    with server.client(server.enrolled(branch)) as client:
        assert synced(client, a_request(sent)).answers[0].outcome == "applied"


def test_a_loan_elsewhere_is_news_soon(url: str) -> None:
    with serving(url, CALM) as server, listening(server, "SEN") as ear:
        ear.settle(server)
        lend(server, "PUS", "PUS-1", "PUS-M")
        ear.hear("event: news")
        ear.hear("data: {}")


def test_looking_and_waking_leave_time_to_the_rest() -> None:
    """A loan is to be seen at the other desk within two seconds: pushing and pulling have a third of one."""
    assert SOON_MS / 1_000 + Settings().news_seconds + news.LONGEST_SPAN <= 1.67


class Timers:
    """Stands in for asyncio's loop: time passes when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0
        self._due: list[tuple[float, int, Callable[[float], object]]] = []

    def time(self) -> float:
        return self.now

    def call_at(self, when: float, callback: Callable[[float], object], at: float, /) -> Any:
        assert when == at >= self.now
        heappush(self._due, (when, len(self._due), callback))
        return callback

    def pass_to(self, until: float) -> None:
        while self._due and self._due[0][0] <= until:
            self.now, _, callback = heappop(self._due)
            callback(self.now)
        self.now = until


@pytest.mark.parametrize("desks", [8, 1_000])
def test_many_desks_are_woken_one_after_another_and_not_for_each_loan(
    desks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A loan at each look, for a minute: nobody waits longer than the span, nobody comes twice within one."""
    every, within = Settings().news_seconds, news.span(desks)
    timers, caller = Timers(), Caller(UUID(int=9), UUID(int=1), "network", False)
    listeners = [news.Listener(caller, place / desks) for place in range(desks)]
    woken: list[list[float]] = [[] for _ in listeners]
    for listener, at in zip(listeners, woken, strict=True):
        monkeypatch.setattr(listener.woken, "set", lambda at=at: at.append(timers.now))
    looks = [number * every for number in range(120)]
    for look in looks:
        timers.pass_to(look)
        for listener in listeners:
            listener.wake(within, timers)
    timers.pass_to(looks[-1] + within)
    for at in woken:
        assert all(at[min(bisect_left(at, look), len(at) - 1)] <= look + within for look in looks)
        assert all(later - one > within * 0.999 for one, later in pairwise(at))
    in_order = sorted(one for at in woken for one in at)
    most = max(bisect_left(in_order, one + 0.1) - place for place, one in enumerate(in_order))
    assert most <= news.MOST_A_SECOND * 0.1 + 2


def test_what_a_desk_may_not_see_is_no_news_to_it(sqlite_url: str) -> None:
    with serving(sqlite_url, CALM) as server, listening(server, "SEN", "branch") as ear:
        ear.settle(server)
        lend(server, "PUS", "PUS-1", "PUS-M")
        with pytest.raises(Empty):
            ear.hear("event: news", within=1)
        lend(server, "SEN", "SEN-1", "SEN-M")
        ear.hear("event: news")


def test_a_quiet_stream_shows_that_it_is_alive(small_server: Running) -> None:
    with listening(small_server) as ear:
        ear.hear(": still here")
        ear.hear(": still here")


def test_a_desk_that_is_shut_out_hears_no_more(sqlite_url: str) -> None:
    with serving(sqlite_url, CALM) as server:
        token = server.enrolled()
        with server.client(token) as client:
            ear = Ear(client)
            ear.hear("event: news")
            ear.settle(server)
            server.revoke(token)
            ear.hear("event: news")
            ear.hear(None)


def test_many_listeners_are_one_question(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []

    with serving(sqlite_url, CALM) as server:
        tokens = [server.enrolled() for _ in range(5)]
        seen = server.service.news._looking

        async def counted() -> Seen:
            looks.append(len(server.service.news))
            return await seen()

        monkeypatch.setattr(server.service.news, "_looking", counted)
        clients = [server.client(token) for token in tokens]
        ears = [Ear(client) for client in clients]
        for ear in ears:
            ear.hear("event: news")
        looks.clear()
        lend(server, "PUS", "PUS-1", "PUS-M")
        for ear in ears:
            ear.hear("event: news")
        assert set(looks) == {5}
        for client in clients:
            client.close()


def test_nobody_listens_and_nobody_looks(small_server: Running) -> None:
    assert len(small_server.service.news) == 0
    with listening(small_server):
        assert len(small_server.service.news) == 1


def test_what_is_new_is_seen_by_who_may() -> None:
    """Without a server: which listeners are woken by which scope."""
    a, b = UUID(int=1), UUID(int=2)

    async def woken(scope: str) -> list[bool]:
        async def never() -> Seen:
            raise AssertionError

        told = news.News(never, 1)
        callers = [Caller(UUID(int=9), a, "branch", False), Caller(UUID(int=8), b, "network", False)]
        with told.listening(callers[0]) as first, told.listening(callers[1]) as second:
            told.tell(Seen({scope: 1}, (a, b), frozenset()))
            concerned = [listener for listener in (first, second) if listener.is_due]
            for listener in concerned:
                await wait_for(listener.woken.wait(), SLOW)
            return [listener in concerned for listener in (first, second)]

    assert run(woken(CATALOGUE)) == [True, True]
    assert run(woken(loans_of(a))) == [True, True]
    assert run(woken(loans_of(b))) == [False, True]
    assert run(woken(branch_only(a))) == [True, False]
    assert run(woken(branch_only(b))) == [False, True]
