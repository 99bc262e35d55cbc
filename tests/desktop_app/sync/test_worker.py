# SPDX-License-Identifier: GPL-3.0-or-later
"""What the worker does beside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from central_server import answering as at_the_server
from db.errors import StoreBusy, StoreDamaged, StoreFull
from db.operations.operation import SCHEMA_VERSION
from db.syncing.kinds import KINDS
from desktop_app.background import Background
from desktop_app.keeping_in_step import KeepingInStep, message_of
from desktop_app.sync import carrier as way
from desktop_app.sync import worker
from desktop_app.sync.cycles import Synced, sync_fully
from desktop_app.sync.happenings import happenings
from desktop_app.sync.standing import enrolled_as, keep_standing
from desktop_app.sync.worker import FIRST_WAIT_MS, LONGEST_WAIT_MS, SOON_MS, SyncWorker
from desktop_app.sync_words import trouble_words
from tests.central_server.serving import Running
from tests.desktop_app.at_once import Working
from tests.desktop_app.sync.over_the_network import over_the_network
from tests.desktop_app.sync.test_outbox_files import RealDesk, here

assert here
LONG = 20_000
GOOD = Synced("ok", 0, 0, 0, frozenset())


@pytest.fixture
def background() -> Iterator[Background]:
    lanes = Background()
    yield lanes
    lanes.close()


def test_what_speaks_http_is_made_beside_the_window(
    qtbot: QtBot, background: Background, here: RealDesk, server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes a tenth of a second to load, and reads what this PC trusts."""
    made_in: list[bool] = []

    class Watched(way.Carrier):
        def __init__(self, *told: Any, **named: Any) -> None:
            made_in.append(current_thread() is main_thread())
            super().__init__(*told, **named)

    monkeypatch.setattr(way, "Carrier", Watched)
    in_step = KeepingInStep(here.store, lambda: here.desk, background)
    with qtbot.waitSignal(
        in_step.state_changed, timeout=LONG, check_params_cb=lambda state: state.phase == "online"
    ):
        in_step.begin()
    assert made_in == [False], "one way to the server, made on a worker's thread"
    in_step.stop()


def test_pages_are_told_of_every_kind_of_row_that_comes() -> None:
    assert {kind.name for kind in KINDS.values()} <= set(worker.CHANGED)


def told(desk: RealDesk, **facts: Any) -> None:
    """Change how this desk stands with its server."""
    with desk.store.write() as session:
        keep_standing(session, msgspec.structs.replace(enrolled_as(session), **facts))


def test_a_way_that_nobody_allowed_is_told_without_a_dialog_and_taken_when_it_is_allowed(
    qtbot: QtBot, background: Background, here: RealDesk, server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    unexpected: list[Exception] = []
    background.unexpected.connect(unexpected.append)
    in_step = KeepingInStep(here.store, lambda: here.desk, background)

    def stands(phase: str, trouble: type[Exception] | None = None) -> Callable[[Any], bool]:
        return lambda s: s.phase == phase and (trouble is None or isinstance(s.trouble, trouble))

    with over_the_network(server, monkeypatch) as address:
        told(here, server=address)
        changed = in_step.state_changed
        with qtbot.waitSignal(changed, timeout=LONG, check_params_cb=stands("offline", way.PlainHttp)):
            in_step.begin()
        assert in_step.state is not None
        assert "nobody has allowed that" in message_of(in_step.state).hint
        told(here, plain_allowed=True)
        with qtbot.waitSignal(changed, timeout=LONG, check_params_cb=stands("online")):
            in_step.sync_now()
        said = message_of(in_step.state)
        assert said.text == "In step with the server · not encrypted"
        assert "whoever listens on it reads names and loans" in said.hint
        in_step.stop()
    assert unexpected == []
    with here.store.read() as session:
        assert "plain_http" in {one.what for one in happenings(session)}


@pytest.mark.parametrize("schema", [SCHEMA_VERSION + 7, SCHEMA_VERSION - 1])
def test_whom_the_server_refuses_does_not_get_what_others_do(
    here: RealDesk, server: Running, monkeypatch: pytest.MonkeyPatch, schema: int
) -> None:
    """The sync page says up to when all of that is here."""
    with here.store.read() as session:
        before = enrolled_as(session).synced_at
    assert before is not None
    monkeypatch.setattr(at_the_server, "SCHEMA_VERSION", schema)
    with closing(way.Carrier(server.url)) as carrier:
        refused = sync_fully(here.engine, carrier).status
    with here.store.read() as session:
        standing = enrolled_as(session)
    assert refused == standing.status != "ok"
    assert standing.synced_at == before


class ByHand:
    """Work that is done when the test says so; what listens for news waits for ever."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.unexpected: list[Exception] = []

    def run(self, *work: Any, lane: str = "pool", **_more: Any) -> Working:
        if lane == "sync":
            self.asked.append(work)
        return Working(None)

    def finish(self) -> None:
        work, done, failed = self.asked.pop()
        assert not self.asked, "one cycle at a time"
        try:
            result = work(Working(None))
        except Exception as error:  # noqa: BLE001 - whatever it is, the worker is told
            failed(error)
        else:
            done(result)

    def tell_unexpected(self, error: Exception) -> None:
        self.unexpected.append(error)


@pytest.fixture
def by_hand() -> ByHand:
    return ByHand()


@pytest.fixture
def syncing(qtbot: QtBot, here: RealDesk, by_hand: ByHand) -> Iterator[SyncWorker]:
    """A worker whose first cycle was asked for."""
    syncing = SyncWorker(here.store, lambda: here.desk, by_hand)  # type: ignore[arg-type]
    with here.store.read() as session:
        standing = enrolled_as(session)
    syncing.begin(standing)
    yield syncing
    syncing.stop()


def answering(monkeypatch: pytest.MonkeyPatch, answer: Synced | Exception) -> None:
    """What each cycle from now on ends with."""

    def cycle(*_: Any, **__: Any) -> Synced:
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(worker, "sync_fully", cycle)


def next_in(syncing: SyncWorker) -> int:
    """Milliseconds until the next cycle begins by itself."""
    assert syncing._timer.isActive()
    return syncing._timer.interval()


@pytest.mark.parametrize(
    "trouble",
    [
        way.Unreachable(),
        way.NotTrusted(),
        way.ServerTroubled(502),
        way.NotKnown(),
        way.TooManyTries(),
        way.PlainHttp(),
    ],
)
def test_the_longer_it_fails_the_longer_it_waits(
    syncing: SyncWorker, by_hand: ByHand, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    answering(monkeypatch, trouble)
    wait = FIRST_WAIT_MS
    lost_at = None
    for _ in range(10):
        by_hand.finish()
        wait = min(wait * 2, LONGEST_WAIT_MS)
        assert wait // 2 <= next_in(syncing) <= wait
        assert syncing.state.phase == "offline"
        lost_at = lost_at or syncing.state.since
        assert syncing.state.since == lost_at
        syncing.sync_now()
        assert not syncing._timer.isActive(), "who asks for it does not wait"
    assert wait == LONGEST_WAIT_MS
    assert by_hand.unexpected == []
    answering(monkeypatch, GOOD)
    by_hand.finish()
    answering(monkeypatch, trouble)
    syncing.sync_now()
    by_hand.finish()
    assert next_in(syncing) <= 2 * FIRST_WAIT_MS, "after a good cycle it begins anew"


def test_what_nobody_foresaw_is_told(
    syncing: SyncWorker, by_hand: ByHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, ZeroDivisionError())
    by_hand.finish()
    assert [type(error) for error in by_hand.unexpected] == [ZeroDivisionError]
    assert next_in(syncing) <= 2 * FIRST_WAIT_MS


@pytest.mark.parametrize("trouble", [StoreFull(Path("/d")), StoreBusy(Path("/d")), way.Unreachable()])
def test_a_full_disk_opens_no_dialog_at_each_try_and_is_told_by_its_name(
    syncing: SyncWorker, by_hand: ByHand, here: RealDesk, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    """Nor does it hide what went wrong: that can't be kept either."""

    def full() -> None:
        raise StoreFull(Path("/d"))

    answering(monkeypatch, trouble)
    monkeypatch.setattr(here.store, "write", full)
    by_hand.finish()
    assert by_hand.unexpected == []
    assert syncing.state.trouble is trouble
    said = message_of(syncing.state).hint
    assert "nobody foresaw" not in said
    assert trouble_words(trouble).headline in said
    assert "Nothing is lost" in said


def test_of_a_damaged_store_nobody_says_that_nothing_is_lost() -> None:
    said = trouble_words(StoreDamaged(Path("/d"))).as_sentence()
    assert "damaged" in said
    assert "Nothing is lost" not in said


def test_a_store_that_was_held_is_not_kept_among_what_nobody_foresaw(
    syncing: SyncWorker, by_hand: ByHand, here: RealDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, StoreBusy(Path("/d")))
    by_hand.finish()
    with here.store.read() as session:
        assert [one.what for one in happenings(session)] == ["joined"]


def test_sync_now_during_a_cycle_is_followed_by_another(
    syncing: SyncWorker, by_hand: ByHand, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, GOOD)
    syncing.sync_now()
    syncing.sync_now()
    by_hand.finish()
    assert syncing.state.phase == "online"
    assert next_in(syncing) == SOON_MS
    syncing.sync_now()
    by_hand.finish()
    assert next_in(syncing) > FIRST_WAIT_MS
