# SPDX-License-Identifier: GPL-3.0-or-later
"""At the counter, with somebody waiting: what was refused is said, what was done before is kept."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from db.operations.desk import Desk, utc_now
from db.queries.circulation import prints
from desktop_app import hands
from tests.desktop_app.bad_days import library
from tests.desktop_app.bad_days.conftest import Play
from tests.desktop_app.bad_days.library import BLOCKED, CARD, EXPIRED, OTHER, SHELF, WITHDRAWN
from tests.desktop_app.bad_days.playing import counter, said, scan, signed_in, toasts
from tests.screenshots.playing import Playing
from tests.small_disk import Disk


class Bad(NamedTuple):
    """A card, a barcode that is refused, and what the words must say."""

    card: str
    barcode: str
    says: tuple[str, str]


AT_THE_COUNTER = {
    "unknown barcode": Bad(CARD, "999999", ("999999", "search")),
    "expired member": Bad(EXPIRED, SHELF[1], ("ended on 31 Jan 2026", "Renew the membership")),
    "blocked member": Bad(BLOCKED, SHELF[1], (library.BLOCK_REASON, "lift the block")),
    "item out to someone else": Bad(OTHER, SHELF[0], ("Siti Aminah", "take it back first")),
    "withdrawn item": Bad(CARD, WITHDRAWN, ("withdrawn", "Correct its condition")),
}


@pytest.mark.parametrize("bad", AT_THE_COUNTER.values(), ids=AT_THE_COUNTER)
def test_at_the_counter(at_desk: Playing, bad: Bad) -> None:
    """What was lent before stays lent, the scans behind wait for a person, and then all goes on."""
    scan(at_desk, CARD, SHELF[0], "")
    assert library.out(at_desk.work.opened.store) == [SHELF[0]]
    scan(at_desk, bad.card, bad.barcode)
    words = said(counter(at_desk).problem)
    assert [part for part in bad.says if part not in words] == []
    before = library.entries(at_desk.work.opened.store)
    scan(at_desk, CARD, SHELF[2])
    assert library.entries(at_desk.work.opened.store) == before, "the scans behind wait"
    counter(at_desk).escape()
    at_desk.quiet()
    assert said(counter(at_desk).problem) == ""
    assert library.out(at_desk.work.opened.store) == [SHELF[0], SHELF[2]]


def test_a_disk_that_gets_full_between_two_loans(play: Play, made_once: Path, disk: Disk) -> None:
    folder = Path(shutil.copytree(made_once, disk.folder / "store"))
    playing = signed_in(play(folder))
    scan(playing, CARD, SHELF[0])
    disk.fill()
    scan(playing, SHELF[1])
    assert "The disk is full." in said(counter(playing).problem)
    assert "everything before it is kept" in said(counter(playing).problem)
    assert library.out(playing.work.opened.store) == [SHELF[0]]
    disk.make_room()
    counter(playing).escape()
    scan(playing, SHELF[1])
    assert library.out(playing.work.opened.store) == [*SHELF[:2]]


def set_back(desk: Desk) -> None:
    """The computer's battery is empty: it believes that it is two days ago."""
    desk.clock = lambda: utc_now() - timedelta(days=2)


def test_a_clock_that_was_set_back_is_told_to_who_lends(play: Play, folder: Path) -> None:
    playing = signed_in(play(folder), "circulation")
    scan(playing, CARD, SHELF[0])
    set_back(playing.work.desk())
    scan(playing, SHELF[1])
    words = said(counter(playing).problem)
    assert "clock" in words
    assert "branch head" in words
    assert [command.id for command in counter(playing).commands() if command.id == "answer-clock"] == []
    assert library.out(playing.work.opened.store) == [SHELF[0]]


def test_a_clock_that_was_set_back_is_confirmed_by_who_may(at_desk: Playing) -> None:
    scan(at_desk, CARD, SHELF[0])
    set_back(at_desk.work.desk())
    scan(at_desk, SHELF[1])
    at_desk.do("answer-clock")
    at_desk.quiet()
    scan(at_desk, SHELF[1])
    assert library.out(at_desk.work.opened.store) == [*SHELF[:2]]


@pytest.mark.parametrize("name", ["", "Epson di meja lain"])
def test_a_printer_that_is_missing(at_desk: Playing, name: str) -> None:
    """This machine has none: the slip is numbered and kept, and can be printed again."""
    at_desk.work.settings.set("loan_slip_output", "printer")
    at_desk.work.settings.set("loan_slip_printer", name)
    scan(at_desk, CARD, SHELF[0], "")
    hands.until(lambda: "Nothing was printed" in toasts(at_desk), "the missing printer is told")
    assert name in toasts(at_desk)
    with at_desk.work.opened.store.read() as session:
        assert [slip.kind for slip in prints(session)] == ["loan"]
    assert library.out(at_desk.work.opened.store) == [SHELF[0]]


def can_do(playing: Playing, command: str) -> bool:
    """Whether a command is there and possible."""
    return any(found.id == command and found.enabled() for found in playing.desk.commands())


def test_a_print_dialog_without_any_printer(at_desk: Playing, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, text: told.append(text))
    scan(at_desk, CARD, SHELF[0], "")
    hands.until(lambda: can_do(at_desk, "slip"), "the slip")
    at_desk.do("slip")
    hands.until(lambda: QApplication.activeModalWidget() is not None, "the preview")
    preview = QApplication.activeModalWidget()
    assert preview is not None
    preview.print_now()  # type: ignore[attr-defined]
    assert "There is no printer for this." in told[0]
    assert "save it as a PDF file" in told[0]
    assert preview.isVisible(), "from here it can be saved"
    at_desk.close_dialog()
