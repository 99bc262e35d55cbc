# SPDX-License-Identifier: GPL-3.0-or-later
"""Event streams: news for whom it concerns, soon, and no word more."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, Queue
from time import monotonic

import httpx
import msgspec
import pytest

from central_server.api import news
from central_server.api.news import Seen
from central_server.settings import Settings
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


def test_looking_leaves_most_of_two_seconds_to_the_rest() -> None:
    """A loan is to be seen at the other desk within two seconds: here half a second at most is waited."""
    assert Settings().news_seconds <= 0.5


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
    from asyncio import run
    from uuid import UUID

    from central_server.api.access import Caller
    from db.syncing.scopes import CATALOGUE, branch_only, loans_of

    a, b = UUID(int=1), UUID(int=2)

    async def woken(scope: str) -> list[bool]:
        async def never() -> Seen:
            raise AssertionError

        told = news.News(never, 1)
        callers = [Caller(UUID(int=9), a, "branch", False), Caller(UUID(int=8), b, "network", False)]
        with told.listening(callers[0]) as first, told.listening(callers[1]) as second:
            told.tell(Seen({scope: 1}, (a, b), frozenset()))
            return [listener.woken.is_set() for listener in (first, second)]

    assert run(woken(CATALOGUE)) == [True, True]
    assert run(woken(loans_of(a))) == [True, True]
    assert run(woken(loans_of(b))) == [False, True]
    assert run(woken(branch_only(a))) == [True, False]
    assert run(woken(branch_only(b))) == [False, True]
