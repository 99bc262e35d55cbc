# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window itself shows over a page: palette, keys, menu, curtain, errors."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication

from desktop_app import hands
from desktop_app.catalogue.page import CataloguePage
from desktop_app.circulation.page import CirculationPage
from desktop_app.settings.page import SettingsPage
from desktop_app.welcome.opened import sample_password
from desktop_app.welcome.sign_in import SignIn
from tests.screenshots.camera import Shot
from tests.screenshots.playing import Playing


def shots(playing: Playing) -> Iterator[Shot]:
    """Over the circulation page, where people are most of the day."""
    desk = playing.desk
    playing.go(CirculationPage)
    palette = desk.palette_
    yield Shot("palette", desk.open_palette, palette.close_over)
    yield Shot("palette-typed", lambda: _find(playing), palette.close_over)
    yield Shot("keys", desk.show_keys, playing.close_dialog)
    yield Shot("person-menu", desk.header.person.open_menu, _close_menu)
    yield Shot("error", lambda: desk.show_error(_an_error()), playing.close_dialog)
    desk.toggle_navigation()
    yield Shot("narrow-navigation")
    desk.toggle_navigation()
    desk.ask("lock")
    hands.until(lambda: desk.curtain.drawn, "the curtain")
    yield Shot("locked")
    hands.enter(desk.curtain.findChild(SignIn).secret.edit, sample_password())
    hands.until(lambda: not desk.curtain.drawn, "the desk")


def less_allowed(playing: Playing) -> Iterator[Shot]:
    """Somebody who lends sees neither import nor most settings."""
    for page in (CirculationPage, CataloguePage, SettingsPage):
        playing.go(page)
        yield Shot(page.page_name)


def _find(playing: Playing) -> None:
    playing.desk.open_palette()
    hands.type_into(playing.desk.palette_.field, "te")


def _close_menu() -> None:
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def _an_error() -> Exception:
    try:
        raise LookupError
    except LookupError as error:
        return error
