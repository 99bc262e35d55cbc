# SPDX-License-Identifier: GPL-3.0-or-later
"""What the sides of the history page and the ranges of its due list are called."""

from collections.abc import Callable

from desktop_app.history.overrides_view import view_words
from desktop_app.language import translate


def side_words(view: str) -> str:
    """What one of page.VIEWS is called."""
    return {
        "slips": translate("HistoryPage", "Slips"),
        "due": translate("HistoryPage", "Due list"),
        "reminders": translate("Notices", "Reminders"),
        "overrides": view_words(),
    }[view]


def range_words(name: str) -> Callable[[], str]:
    """What a range of records.RANGES is called."""
    return {
        "overdue": lambda: translate("HistoryPage", "Overdue"),
        "today": lambda: translate("HistoryPage", "Until today"),
        "week": lambda: translate("HistoryPage", "Until next week"),
        "all": lambda: translate("HistoryPage", "All that is out"),
    }[name]
