# SPDX-License-Identifier: GPL-3.0-or-later
"""Every section of the settings, and the dialogs that edit a row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop_app import hands
from desktop_app.settings.carry_over_dialog import CarryOverDialog
from desktop_app.settings.page import SettingsPage
from desktop_app.settings.policies_section import PoliciesSection
from desktop_app.settings.staff_section import StaffSection
from desktop_app.settings.types_section import TypesSection
from tests.db.exchange.rules_of_others import SLIMS
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
        if name == "policies":
            yield Shot("policies-carry-over", lambda: carry_over(page), playing.close_dialog)


def carry_over(page: SettingsPage) -> None:
    """Rules of a SLiMS, some of which ours can't say."""
    section = page.sections["policies"]
    assert isinstance(section, PoliciesSection)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "slims.sql"
        path.write_text(SLIMS, "utf-8")
        section.carry_over([path])
        said = section.findChildren(CarryOverDialog)[-1].presenter
        hands.until(lambda: bool(said.state.lines), "the other program's rules")
