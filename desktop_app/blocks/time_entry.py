# SPDX-License-Identifier: GPL-3.0-or-later
"""A time of day as people write it: '8', '8.30', '08:30', '0830'."""

from __future__ import annotations

import re
from datetime import time

from PySide6.QtWidgets import QLineEdit

_WRITTEN = re.compile(r"(\d{1,2})(?:[.:, ]?(\d{2}))?")


def parse_time(text: str) -> time | None:
    """The time that was meant; None where there is none."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def shown_time(at: time) -> str:
    """As Indonesian papers write it."""
    return f"{at.hour:02}.{at.minute:02}"


class TimeField(QLineEdit):
    """A time typed in any usual form, shown in one form when it is left."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText("08.00")
        self.editingFinished.connect(self._tidy)

    def moment(self) -> time | None:
        """The time; None where nothing was typed or it is none."""
        return parse_time(self.text())

    def set_time(self, at: time | None) -> None:
        """Show a time."""
        self.setText("" if at is None else shown_time(at))

    def is_wrong(self) -> bool:
        """Whether something was typed that is no time."""
        return bool(self.text().strip()) and self.moment() is None

    def _tidy(self) -> None:
        if (at := self.moment()) is not None:
            self.set_time(at)
