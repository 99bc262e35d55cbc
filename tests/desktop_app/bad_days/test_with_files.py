# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that can't be read, that end in the middle, that can't be written: told, and the library is whole."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from db import backups
from db.exchange.records import TitleRecord
from db.exchange.writers import write_marc21
from desktop_app import hands
from desktop_app.exchange.page import ExchangePage
from desktop_app.settings.backups_section import BackupsSection
from desktop_app.settings.page import SettingsPage
from tests.desktop_app.bad_days import library
from tests.desktop_app.bad_days.conftest import Play
from tests.desktop_app.bad_days.library import CARD, SHELF
from tests.desktop_app.bad_days.playing import counter, scan, signed_in, toasts
from tests.screenshots.playing import Playing
from tests.small_disk import Disk


def records(file: Path) -> Path:
    """Four titles as MARC21, none of which the library has."""
    write_marc21(file, (TitleRecord(title=f"Baru {number}") for number in range(4)))
    return file


def looked_at(playing: Playing, file: Path) -> ExchangePage:
    """The import page with a file chosen, as far as it could be looked at."""
    shown = playing.go(ExchangePage)
    hands.enter(playing.desk.scan_box, str(file))
    hands.until(lambda: bool(toasts(playing)) or shown.presenter.state.step == "preview", "a look at it")
    playing.quiet()
    return shown


def taken_in(playing: Playing, file: Path) -> ExchangePage:
    """A file, as far as it goes."""
    shown = looked_at(playing, file)
    shown.taking_in.run.click()
    hands.until(lambda: shown.presenter.state.step in ("report", "preview"), "the report")
    playing.quiet()
    return shown


def titles(playing: Playing) -> int:
    """How many the library has."""
    with playing.work.opened.store.read() as session:
        return session.connection().exec_driver_sql("SELECT count(*) FROM titles").scalar_one()


def test_a_file_that_is_not_there(at_desk: Playing, tmp_path: Path) -> None:
    file = tmp_path / "tidak-ada.mrc"
    looked_at(at_desk, file)
    assert toasts(at_desk) == f"There is no file {file}."


def test_a_file_that_may_not_be_read(at_desk: Playing, tmp_path: Path) -> None:
    """The system says no when it is opened; here because it leads to itself."""
    file = tmp_path / "berputar.mrc"
    at_desk.go(ExchangePage).presenter.look_at(_loop(file))
    hands.until(lambda: bool(toasts(at_desk)), "the refusal")
    assert "A file or folder can't be used." in toasts(at_desk)
    assert str(file) in toasts(at_desk)


def _loop(file: Path) -> Path:
    file.symlink_to(file)
    return file


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 900, b"<html><body>Log in</body></html>"])
def test_a_file_that_holds_no_records(at_desk: Playing, tmp_path: Path, content: bytes) -> None:
    """Empty, or something else altogether: nothing is offered to be taken in."""
    file = tmp_path / "bukan-data.mrc"
    file.write_bytes(content)
    before = library.entries(at_desk.work.opened.store)
    shown = looked_at(at_desk, file)
    assert not shown.taking_in.run.isEnabled()
    assert shown.taking_in.summary.text()
    assert library.entries(at_desk.work.opened.store) == before


def test_a_file_that_ends_in_the_middle(at_desk: Playing, tmp_path: Path) -> None:
    """What is whole is taken in; the one that is cut is named with its position and kept for mending."""
    file = records(tmp_path / "terpotong.mrc")
    before = titles(at_desk)
    os.truncate(file, file.stat().st_size - 40)
    shown = taken_in(at_desk, file)
    report = shown.presenter.state.report
    assert report is not None
    assert (report.read, report.created, report.refused) == (4, 3, 1)
    assert titles(at_desk) == before + 3
    (noted,) = report.notes
    assert (noted.position, noted.what) == (4, "refused")
    assert [finding.code for finding in noted.findings] == ["truncated"]
    assert report.refused_file is not None
    assert report.refused_file.exists()


def test_the_desk_works_on_after_a_bad_file(at_desk: Playing, tmp_path: Path) -> None:
    file = tmp_path / "rusak.mrc"
    file.write_bytes(b"\xff" * 5_000)
    looked_at(at_desk, file)
    at_desk.desk.go("circulation")
    at_desk.quiet()
    counter(at_desk)
    scan(at_desk, CARD, SHELF[0])
    assert library.out(at_desk.work.opened.store) == [SHELF[0]]


def test_a_disk_that_gets_full_during_an_import(
    play: Play, made_once: Path, disk: Disk, tmp_path: Path
) -> None:
    """The batch is not half there; with room again the same file goes in, and nothing is doubled."""
    folder = Path(shutil.copytree(made_once, disk.folder / "store"))
    playing = signed_in(play(folder))
    file = records(tmp_path / "baru.mrc")
    before = titles(playing)
    shown = looked_at(playing, file)
    disk.fill()
    shown.taking_in.run.click()
    hands.until(lambda: bool(toasts(playing)), "the refusal")
    assert "The disk is full." in toasts(playing)
    assert titles(playing) == before
    disk.make_room()
    taken_in(playing, file)
    assert titles(playing) == before + 4


# --- backups ------------------------------------------------------------------------------------------


def backups_section(playing: Playing) -> BackupsSection:
    """The settings, at the backups."""
    shown = playing.go(SettingsPage, "backups")
    section = shown.sections["backups"]
    assert isinstance(section, BackupsSection)
    return section


def test_a_backup_that_can_not_be_written(at_desk: Playing) -> None:
    place = at_desk.work.opened.store.folder / backups.FOLDER
    at_desk.quiet()
    shutil.rmtree(place, ignore_errors=True)
    place.write_text("a file where the folder should be")
    backups_section(at_desk).now.click()
    hands.until(lambda: str(place) in toasts(at_desk), "the refusal")
    assert "in the way" in toasts(at_desk)
    assert at_desk.work.desk().store.folder.exists()


def test_a_backup_that_finds_no_room(play: Play, made_once: Path, disk: Disk) -> None:
    folder = Path(shutil.copytree(made_once, disk.folder / "store"))
    playing = signed_in(play(folder))
    playing.quiet()
    made = backups.listed(folder / backups.FOLDER)
    section = backups_section(playing)
    disk.fill()
    section.now.click()
    hands.until(lambda: "The disk is full." in toasts(playing), "the refusal")
    disk.make_room()
    assert list((folder / backups.FOLDER).iterdir()) == made, "nothing half done is left"
    section.now.click()
    hands.until(lambda: len(backups.listed(folder / backups.FOLDER)) == len(made) + 1, "the backup")
