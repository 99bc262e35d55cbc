# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done at the window on a bad day, and what is read on it."""

from __future__ import annotations

from desktop_app import hands
from desktop_app.blocks.notice import Notice
from desktop_app.circulation.page import CirculationPage
from desktop_app.welcome.trouble_page import TroublePage
from tests.desktop_app.bad_days.library import PASSWORD
from tests.screenshots.playing import Playing


def signed_in(playing: Playing, username: str = "admin") -> Playing:
    """Somebody at the circulation page."""
    playing.sign_in(username, PASSWORD)
    playing.go(CirculationPage)
    return playing


def counter(playing: Playing) -> CirculationPage:
    """The circulation page."""
    assert isinstance(playing.desk.page, CirculationPage)
    return playing.desk.page


def scan(playing: Playing, *texts: str) -> None:
    """As a scanner does, one after the other without looking; then wait until all is quiet."""
    for text in texts:
        hands.enter(playing.desk.scan_box, text)
    for _ in texts:
        playing.quiet()


def said(notice: Notice) -> str:
    """What stands in a notice, all of it; the empty text where it is not shown."""
    parts = (notice.headline, notice.detail, notice.advice)
    return " ".join(label.text() for label in parts if label.isVisible()) if notice.isVisible() else ""


def toasts(playing: Playing) -> str:
    """What passing messages say."""
    return " ".join(card.toast.text for card in playing.desk.toasts.cards)


def trouble(playing: Playing) -> TroublePage:
    """The page that tells what is wrong with the store, once it is shown."""
    shown = playing.whole.welcome.trouble
    hands.until(shown.isVisible, "trouble")
    return shown


def told(shown: TroublePage) -> str:
    """All that it says: what happened, what was kept, what can be done."""
    parts = (shown.headline, *shown.parts.values())
    assert all(label.text() for label in parts)
    return " ".join(label.text() for label in parts)
