# SPDX-License-Identifier: GPL-3.0-or-later
"""The windows before the store: the first start, a new library, unlocking, trouble."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt

from db import backups, errors
from desktop_app import hands
from desktop_app.catalogue.page import CataloguePage
from desktop_app.history.page import HistoryPage
from desktop_app.members.page import MembersPage
from desktop_app.welcome.first_start_presenter import WizardState
from tests.screenshots.camera import Shot
from tests.screenshots.playing import Playing

PASSPHRASE = "gurindam dua belas pasal"
PASSWORD = "penyengat nan biru"


def new_library(playing: Playing) -> Iterator[Shot]:
    """From an empty folder to the empty desk of a new library."""
    playing.whole.start()
    first = playing.whole.welcome.first_start
    yield Shot("start")
    first.start.new.click()
    yield Shot("library")
    _fill(playing, "library", library="Perpustakaan Kota Tanjungpinang", branch="Perpustakaan Pusat")
    yield Shot("library-filled")
    first.drafts["library"].next.click()
    _fill(playing, "person", person="Wan Rosmini", password="pendek")
    first.drafts["person"].next.click()
    yield Shot("administrator-problem")
    _fill(playing, "person", password=PASSWORD, password_again=PASSWORD)
    first.drafts["person"].next.click()
    _fill(playing, "protection", passphrase=PASSPHRASE, passphrase_again=PASSPHRASE)
    yield Shot("protection")
    yield from _working(playing)
    first.drafts["protection"].next.click()
    hands.until(lambda: first.presenter.state.recovery_code != "", "the recovery code")
    yield Shot("recovery-code")
    first.recovery.kept.setChecked(True)
    first.recovery.next.click()
    hands.until(lambda: playing.whole.work is not None, "the new desk")
    yield Shot("new-desk")
    for page in (CataloguePage, MembersPage, HistoryPage):
        playing.go(page)
        yield Shot(f"new-{page.page_name}")
    backups.back_up(playing.work.opened.store)


def _fill(playing: Playing, step: str, **texts: str) -> None:
    """Type into fields of a step, in place of what stands there."""
    for name, text in texts.items():
        field = playing.whole.welcome.first_start.drafts[step].rows[name].field
        edit = field.focusProxy() or field
        hands.press(edit, Qt.Key.Key_Home)
        edit.selectAll()  # type: ignore[attr-defined]
        hands.type_into(edit, text)


def _working(playing: Playing) -> Iterator[Shot]:
    """As it looks while the sample library is being made."""
    first = playing.whole.welcome.first_start
    before = first.presenter.state
    half = WizardState(step="working", working_on="sample", done=1_340, total=3_347)
    yield Shot("working", lambda: first.show_state(half), lambda: first.show_state(before))


def a_closed_library(playing: Playing) -> Iterator[Shot]:
    """The passphrase is asked for, a wrong one refused; the recovery code opens too."""
    playing.whole.start()
    unlock = playing.whole.welcome.unlock
    hands.until(unlock.isVisible, "the passphrase is asked for")
    yield Shot("passphrase")
    hands.enter(unlock.secret.edit, "gurindam tiga belas")
    hands.until(lambda: bool(unlock.passphrase.error.text()), "the wrong passphrase is refused")
    yield Shot("wrong-passphrase")
    unlock.ask_code(key_is_missing=True)
    yield Shot("recovery-code")


def a_backup(playing: Playing, beside: Path) -> Iterator[Shot]:
    """A backup of another library is found and asks for its passphrase."""
    playing.whole.start()
    presenter = playing.whole.welcome.first_start.presenter
    presenter.restore_step()
    presenter.look_in(beside / backups.FOLDER)
    hands.until(lambda: bool(presenter.state.backups), "a backup")
    presenter.restore(presenter.state.backups[0])
    hands.until(lambda: presenter.state.asks == "passphrase", "the backup asks for its passphrase")
    yield Shot("backup-found")


def trouble(playing: Playing) -> Iterator[Shot]:
    """A second window on the same library; a damaged store, and one of a newer version."""
    other = Playing(playing.app, playing.folder)
    other.whole.start()
    page = playing.whole.welcome.trouble
    playing.whole.start()
    hands.until(page.isVisible, "trouble: the library is open already")
    yield Shot("open-already")
    other.end()
    for name, error in (("damaged", errors.StoreDamaged), ("newer", errors.NewerStore)):
        page.show_trouble(error(playing.folder, "0042"))
        yield Shot(name)


def sign_in(playing: Playing) -> Iterator[Shot]:
    """The people of the sample library; a wrong password."""
    playing.whole.start()
    welcome = playing.whole.welcome
    hands.until(lambda: welcome.pages.currentWidget() is welcome.sign_in, "the sign-in page")
    yield Shot("people")
    hands.enter(welcome.sign_in.secret.edit, "salah")
    hands.until(lambda: bool(welcome.sign_in.password.error.text()), "the wrong password is refused")
    yield Shot("wrong-password")
    welcome.sign_in.presenter.choose("")
    yield Shot("somebody-else")
