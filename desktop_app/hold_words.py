# SPDX-License-Identifier: GPL-3.0-or-later
"""How it stands with a reservation, in words."""

from collections.abc import Callable

from db.queries.holds import HoldRow
from desktop_app.language import format_date, format_number, translate

STATE_TONES = {"ready": "good", "sent": "accent", "expired": "bad", "put_off": "faint", "waiting": ""}


def state_words(row: HoldRow) -> str:
    """How it stands with who waits."""
    until = format_date(row.suspended_until) if row.suspended_until else ""
    words: dict[str, Callable[[], str]] = {
        "ready": lambda: translate("Holds", "ready to be fetched"),
        "sent": lambda: translate("Holds", "on its way"),
        "expired": lambda: translate("Holds", "waited too long"),
        "put_off": lambda: translate("Holds", "put off until {date}").format(date=until),
        "waiting": lambda: (
            translate("Holds", "number {place} in the queue").format(place=format_number(row.place))
            if row.place
            else translate("Holds", "reserved twice")
        ),
    }
    return words[row.state]()
