# SPDX-License-Identifier: GPL-3.0-or-later
"""The sync page over real stores: where the desk stands, what waits, what became of what was sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from db.models import Item, Member
from db.operations import circulation
from db.operations.operation import kinds
from desktop_app.background import Background
from desktop_app.operation_words import OPERATIONS
from desktop_app.sync.carrier import ServerTroubled, Unreachable
from desktop_app.sync.happenings import KEPT, Happening, happenings, keep
from desktop_app.sync.standing import keep_standing, standing_of
from desktop_app.sync.worker import SyncState
from desktop_app.sync_page import page as page_module
from desktop_app.sync_page.page import SyncPage
from tests.db.syncing.disagreements import recalled_and_renewed
from tests.db.syncing.test_who_wins import item
from tests.desktop_app.sync_page.steps import Steps
from tests.simulation.world import SimulatedDesk, World

NOW = datetime(2026, 11, 27, 6, tzinfo=UTC)
ONLINE = SyncState("online", NOW, 0, NOW)
Shown = Callable[..., SyncPage]


@pytest.fixture
def world() -> World:
    """Two desks that lent one item each to the same member, and have told the server."""
    world = World(1, desks=2)
    for desk in world.desks:
        lend(world, desk, "B0")
    world.quiet()
    return world


def lend(world: World, desk: SimulatedDesk, barcode: str) -> None:
    world.now += timedelta(hours=1)
    with desk.store.read() as session:
        item = session.scalars(select(Item.uid).where(Item.barcode == barcode)).one()
        member = session.scalars(select(Member.uid).order_by(Member.number)).first()
    assert member is not None
    desk.desk.perform(circulation.check_out, item=item, member=member)


@pytest.fixture
def shown(qtbot: QtBot, world: World) -> Iterator[Shown]:
    """The page of the second desk in view, with this state of syncing."""
    background = Background()

    def show(state: SyncState | None = ONLINE) -> SyncPage:
        steps = Steps(state)
        page = SyncPage(lambda: world.desks[1].desk, background, steps)
        steps.setParent(page)
        qtbot.addWidget(page)
        page.resize(1080, 600)
        with qtbot.waitExposed(page):
            page.show()
        page.activated()
        qtbot.waitUntil(lambda: page.presenter.state.looked)
        return page

    yield show
    background.close()


def steps_of(page: SyncPage) -> Steps:
    found = page.findChild(Steps)
    assert found is not None
    return found


def change_standing(desk: SimulatedDesk, **facts: Any) -> None:
    with desk.store.write() as session:
        standing = standing_of(session)
        assert standing is not None
        keep_standing(session, msgspec.structs.replace(standing, **facts))


def test_what_was_sent_stands_with_its_outcome_and_leads_to_its_note(
    shown: Shown, qtbot: QtBot, world: World
) -> None:
    page = shown()
    assert [row.outcome for row in page._sent_rows.rows] == ["noted"]
    assert "it was lent at two desks" in page.outcome.text()
    assert page.nothing_waits.isVisible()
    with qtbot.waitSignal(page.go) as gone:
        page.to_note.click()
    assert gone.args == ["attention", page._sent_rows.rows[0].uid]
    assert isinstance(page._sent_rows.rows[0].uid, UUID)


def test_a_note_that_stands_at_another_branch_alone_is_not_led_to(
    qtbot: QtBot, shown: Shown, world: World
) -> None:
    """The attention list here would show any other note in its place."""
    world.now += timedelta(hours=1)
    circulation.take_back(world.desks[1].desk, item(world))
    world.quiet()
    recalled_and_renewed(world)
    world.quiet()
    page = shown()
    chosen = page._sent_rows.rows[0]
    assert (chosen.kind, chosen.notes) == ("Renew", ("renewed_though_recalled",))
    assert not page.presenter.has_note()
    assert not page.to_note.isVisible()
    assert "at the branch that it concerns" in page.outcome.text()


def test_what_waits_is_counted_when_the_worker_says_that_something_does(
    shown: Shown, qtbot: QtBot, world: World
) -> None:
    page = shown()
    lend(world, world.desks[1], "B2")
    steps_of(page).become(SyncState("offline", NOW, 1, NOW, trouble=Unreachable()))
    qtbot.waitUntil(lambda: len(page._waiting_rows.rows) == 1)
    assert page.waiting.isVisible()
    assert page.headline.text().startswith("Offline since")
    assert page.trouble.text().startswith("The server can't be reached.")
    assert "everything is kept here" in page.trouble.text()


def test_sync_now_asks_the_worker_unless_it_is_at_it(shown: Shown) -> None:
    page = shown()
    page.now.click()
    assert steps_of(page).asked == 1
    steps_of(page).become(ONLINE._replace(phase="syncing", rows=40))
    assert not page.now.isEnabled()
    page.activated("now")
    assert steps_of(page).asked == 2


def test_a_clock_that_is_off_is_told_so(shown: Shown, world: World) -> None:
    change_standing(world.desks[1], offset=12 * 60 * 1_000_000)
    page = shown()
    assert page.clock.isVisible()
    assert page.clock.headline.text().startswith("This PC's clock is 12 minute")


@pytest.mark.parametrize("offset", [None, 0, -90_000_000])
def test_a_clock_that_is_right_enough_is_not(shown: Shown, world: World, offset: int | None) -> None:
    change_standing(world.desks[1], offset=offset)
    assert not shown().clock.isVisible()


def test_an_error_of_before_the_start_still_stands(shown: Shown, world: World) -> None:
    with world.desks[1].store.write() as session:
        keep(session, Happening(NOW, "server_troubled"))
    page = shown(SyncState("syncing", NOW, 0, NOW - timedelta(days=1)))
    assert page.trouble.text().startswith("The server is in trouble.")
    steps_of(page).become(SyncState("offline", NOW, 0, None, trouble=ServerTroubled(502)))
    assert page.trouble.text().startswith("The server is in trouble (HTTP 502).")
    steps_of(page).become(ONLINE)
    assert not page.trouble.isVisible()


@pytest.mark.parametrize("phase", ["update_needed", "server_older", "revoked"])
def test_how_the_server_refuses_is_said_in_words(shown: Shown, phase: str) -> None:
    page = shown(ONLINE._replace(phase=phase))
    assert page.trouble.isVisible()
    assert page.trouble.text()
    assert phase not in page.headline.text()


def test_copies_and_new_epochs_are_told_in_words(shown: Shown, world: World) -> None:
    with world.desks[1].store.write() as session:
        keep(session, *(Happening(NOW, what, 3) for what in ("joined", "new_epoch", "copied", "mended")))
    said = shown().happened.text()
    assert "put back from a backup" in said
    assert "a copy of another" in said
    assert said.count("were not the server's") == 1


def test_a_desk_that_stands_alone_is_told_what_syncing_is_and_may_join(
    shown: Shown, qtbot: QtBot, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    with world.desks[1].store.write() as session:
        from db.models import Setting
        from db.operations.desk import ENROLLED

        session.delete(session.get_one(Setting, ENROLLED))
    page = shown(None)
    assert page.alone.isVisible()
    asked: list[str] = []
    monkeypatch.setattr(page_module, "confirm", lambda *words, **_: bool(asked.append(words[2])) or True)
    with qtbot.waitSignal(page.join_wanted):
        page.alone.button.click()
    assert len(asked) == 1
    assert [c.id for c in page.commands() if c.enabled()] == ["join"]


def test_a_trouble_that_goes_on_is_kept_once_and_only_the_newest_are_kept(world: World) -> None:
    with world.desks[0].store.write() as session:
        keep(session, *(Happening(NOW, "unreachable") for _ in range(3)))
        assert [one.what for one in happenings(session)] == ["unreachable"]
        keep(session, *(Happening(NOW, "mended", number) for number in range(40)))
        kept = happenings(session)
    assert len(kept) == KEPT
    assert kept[0].count == 39


def test_every_kind_of_operation_has_words() -> None:
    assert {kind.kind() for kind in kinds()} == set(OPERATIONS)
