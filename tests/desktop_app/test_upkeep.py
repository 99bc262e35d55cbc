# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk backs its store up once a day, and says so where it can't, or where the clock is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from db import backups, errors, keys
from db.models import Renewal
from db.operations.circulation import check_out
from db.operations.desk import Desk, utc_now
from db.operations.founding import NewLibrary, found_library
from db.operations.policies import put_branch, put_policy
from db.store import Store
from desktop_app.language import use_language
from desktop_app.shell.services import Message
from desktop_app.upkeep import A_DAY, Upkeep, back_up_if_due
from tests.db.small_world import add_item, add_title, register
from tests.desktop_app.at_once import AtOnce, Working

NEW = NewLibrary(
    name="Perpustakaan",
    branch_code="PST",
    branch_name="Pusat",
    username="adi",
    person_name="Adi",
    password="rahasia123",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "store"
    with closing(Store.create(folder, keys.new_passphrase_key(folder, "empat kata"))) as store:
        yield found_library(store, NEW)


class Later(AtOnce):
    """Backs up when told to."""

    def run(self, work: Any, done: Any, *rest: Any, lane: str = "pool") -> Working:
        task = Working(None)
        if lane == "upkeep":
            self.go_on = lambda: done(work(task))
        return task


def made(desk: Desk) -> list[backups.Backup]:
    """The backups beside the store."""
    return backups.described(desk.store.folder / backups.FOLDER)


def told(desk: Desk, _app: QApplication) -> tuple[Message, Message]:
    """What is said about the store, and about the clock."""
    use_language("en")
    upkeep = Upkeep(desk.store, AtOnce())  # type: ignore[arg-type]
    said: dict[str, Message] = {}
    upkeep.told.connect(lambda message: said.update(store=message))
    upkeep.warned.connect(lambda message: said.update(clock=message))
    upkeep.begin(desk)
    return said["store"], said["clock"]


def test_one_backup_a_day(desk: Desk) -> None:
    back_up_if_due(desk.store)
    back_up_if_due(desk.store)
    assert [backup.reason for backup in made(desk)] == ["daily"]
    back_up_if_due(desk.store, lambda: utc_now() + A_DAY + timedelta(minutes=1))
    assert len(made(desk)) == 2


def test_the_one_under_way_is_left_when_the_desk_is(desk: Desk, qapp: QApplication) -> None:
    """Quitting does not wait for it; the next start makes it."""
    later = Later()
    upkeep = Upkeep(desk.store, later)  # type: ignore[arg-type]
    upkeep.begin(desk)
    upkeep.end()
    with pytest.raises(errors.BackupStopped):
        later.go_on()
    assert made(desk) == []
    upkeep.begin(desk)
    later.go_on()
    assert len(made(desk)) == 1


def test_a_backup_of_tomorrow_stops_no_other(desk: Desk) -> None:
    """It was made while the clock was a year ahead."""
    backup = backups.back_up(desk.store)
    backup.rename(backup.with_name(f"2{backup.name[1:3]}9{backup.name[4:]}"))
    back_up_if_due(desk.store)
    assert len(made(desk)) == 2
    back_up_if_due(desk.store)
    assert len(made(desk)) == 2


def test_all_is_well(desk: Desk, qapp: QApplication) -> None:
    store, clock = told(desk, qapp)
    assert store.text.startswith("Safe here")
    assert store.tone == "neutral"
    assert clock.text == ""


def test_a_backup_that_can_not_be_written_is_told(desk: Desk, qapp: QApplication) -> None:
    (desk.store.folder / backups.FOLDER).write_text("a file where the folder should be")
    store, _ = told(desk, qapp)
    assert store.text == "No backup today: A file of this name is in the way."
    assert store.tone == "warn"
    assert backups.FOLDER in store.hint, "where it should have been written"


def test_a_clock_that_is_behind_is_told(desk: Desk, qapp: QApplication) -> None:
    desk.clock = lambda: utc_now() + timedelta(days=2)
    desk.perform(put_branch, code="BT9", name="Batu 9")
    desk.clock = utc_now
    _, clock = told(desk, qapp)
    assert "clock" in clock.text
    assert clock.tone == "warn"


def test_a_backup_is_made_where_nobody_waits_behind_it(desk: Desk, qapp: QApplication) -> None:
    lanes: list[str] = []

    class Noting(AtOnce):
        def run(self, work: Any, done: Any, *rest: Any, lane: str = "pool", **more: Any) -> Any:
            lanes.append(lane)
            return super().run(work, done, *rest, lane=lane, **more)

    upkeep = Upkeep(desk.store, Noting())  # type: ignore[arg-type]
    upkeep.begin(desk)
    upkeep.end()
    assert lanes == ["pool", "upkeep"]
    assert len(made(desk)) == 1


def test_what_falls_due_soon_is_renewed_by_itself_and_told_once(desk: Desk, qapp: QApplication) -> None:
    """In nobody's name, and whoever is signed in."""
    member, item = register(desk, "Siti"), add_item(desk, "B1", add_title(desk, "Laskar Pelangi"))
    terms = {"loan_days": 1, "renews_itself": True, "max_renewals": 1}
    desk.perform(put_policy, at_branch=desk.branch, terms=terms)
    desk.perform(check_out, item=item, member=member)
    upkeep, told = Upkeep(desk.store, AtOnce()), []  # type: ignore[arg-type]
    upkeep.renewed.connect(told.append)
    upkeep.begin(desk)
    upkeep.renew()
    upkeep.renew()
    upkeep.end()
    assert told == [1]
    with desk.store.read() as session:
        assert session.execute(select(Renewal.by_itself, Renewal.staff_id)).all() == [(True, None)]
