# SPDX-License-Identifier: GPL-3.0-or-later
"""Words, dates and money as the person at the desk reads them: Indonesian by default, English beside it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

translate = QCoreApplication.translate

_LOCALES = {
    "id": QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_current = ["id"]


def current_language() -> str:
    """Code of the language in use: 'id' or 'en'."""
    return _current[0]


def locale() -> QLocale:
    """How numbers, dates and money are written in the language in use."""
    return _LOCALES[current_language()]


def format_date(day: date) -> str:
    """A day as '23 Nov 2026'."""
    return locale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def format_datetime(moment: datetime) -> str:
    """An aware moment, in local time, as '23 Nov 2026 12.04'."""
    local = moment.astimezone()
    shown = QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))
    return locale().toString(shown, "d MMM yyyy HH.mm" if current_language() == "id" else "d MMM yyyy HH:mm")


def format_money(rupiah: int) -> str:
    """Whole rupiah as 'Rp 5.000'."""
    return f"Rp\u00a0{locale().toString(rupiah)}"


def format_number(number: int) -> str:
    """A whole number with its thousands marked."""
    return locale().toString(number)
