# SPDX-License-Identifier: GPL-3.0-or-later
"""Every section of the settings, and the dialogs that edit a row."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.settings.page import SettingsPage
from desktop_app.settings.staff_section import StaffSection
from desktop_app.settings.types_section import TypesSection
from tests.screenshots.camera import Shot
from tests.screenshots.playing import Playing

WITH_DIALOGS = ("staff", "branches", "calendar", "policies")


def shots(playing: Playing) -> Iterator[Shot]:
    """All sections of an administrator."""
    page = playing.go(SettingsPage)
    for name in page.entries:
        page.open(name)
        playing.quiet()
        yield Shot(name)
        if name in WITH_DIALOGS:
            yield Shot(f"{name}-new", lambda: playing.do("settings-new"), playing.close_dialog)
        section = page.sections[name]
        if isinstance(section, StaffSection):
            section.card.table.move_to(1)
            yield Shot("staff-password", section.reset.click, playing.close_dialog)
        if isinstance(section, TypesSection):
            yield Shot("types-new", section.add["member"].click, playing.close_dialog)
