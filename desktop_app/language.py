# SPDX-License-Identifier: GPL-3.0-or-later
"""Words, dates and money as the person at the desk reads them: Indonesian by default, English beside it."""

from __future__ import annotations

import logging
from datetime import date, datetime, time
from functools import cache
from importlib.resources import as_file, files
from typing import Protocol

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QDateTime,
    QLibraryInfo,
    QLocale,
    QObject,
    QTime,
    QTranslator,
)

from db.rules.calendar import is_by_the_hour

translate = QCoreApplication.translate

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
"""Codes with the name that each language gives itself; the first is the default."""

_LOCALES = {
    "id": QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_current = ["id"]
_spoken: list[QTranslator] = []
log = logging.getLogger(__name__)


class Language(QObject):
    """Puts a language on the application; widgets then get a LanguageChange event and set their words."""

    @property
    def code(self) -> str:
        """'id' or 'en'."""
        return current_language()

    def install(self, app: QCoreApplication, code: str) -> None:
        """Speak `code` from now on, at the start or while running. An unknown code means Indonesian."""
        code = code if code in LANGUAGES else "id"
        speak_the_source(app)
        use_language(code)
        _spoken[:] = [found for found in (self._of_qt(code), self._of_ours(code)) if found is not None]
        for translator in _spoken:
            app.installTranslator(translator)

    def _of_ours(self, code: str) -> QTranslator | None:
        with as_file(files("resources") / "translations" / f"{code}.qm") as path:
            translator = QTranslator()
            if translator.load(str(path)):
                return translator
        log.warning("no compiled translation for %s: English source words are shown", code)
        return None

    def _of_qt(self, code: str) -> QTranslator | None:
        """Qt's own words (buttons of its dialogs); Qt ships no Indonesian, ours then holds them."""
        translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        return translator if translator.load(f"qtbase_{code}", folder) else None


def speak_the_source(app: QCoreApplication) -> None:
    """Take off the words of any language: a text that the next one lacks is not said in the last one."""
    for translator in _spoken:
        app.removeTranslator(translator)
    _spoken.clear()


def use_language(code: str) -> None:
    """Write dates, money and numbers the way of `code`; words need `Language`."""
    _current[0] = code
    QLocale.setDefault(_LOCALES[code])


def current_language() -> str:
    """Code of the language in use: 'id' or 'en'."""
    return _current[0]


def locale() -> QLocale:
    """How numbers, dates and money are written in the language in use."""
    return _LOCALES[current_language()]


def _clock_format() -> str:
    return "HH.mm" if current_language() == "id" else "HH:mm"


class Words(Protocol):
    """Looks words up in one language."""

    def translate(self, context: str, words: str, comment: str | None = None) -> str:
        """As QCoreApplication.translate."""


class _Source:
    """English: the words as they stand in the source."""

    def translate(self, context: str, words: str, comment: str | None = None) -> str:
        return words


@cache
def words_in(code: str) -> Words:
    """The words of a language whatever the window speaks: for a document that says in which it is written."""
    return _Compiled(code) if code != "en" else _Source()


class _Compiled:
    """The words of a language that has been translated; the source's where one is missing."""

    def __init__(self, code: str) -> None:
        self._translator = QTranslator()
        with as_file(files("resources") / "translations" / f"{code}.qm") as path:
            if not self._translator.load(str(path)):
                log.warning("no compiled translation for %s: English source words are printed", code)

    def translate(self, context: str, words: str, comment: str | None = None) -> str:
        return self._translator.translate(context, words, comment) or words


def day_in(code: str, day: date, shape: str = "d MMMM yyyy") -> str:
    """A day as a language writes it, '23 November 2026'; `shape` as QLocale takes it."""
    return _LOCALES[code].toString(QDate(day.year, day.month, day.day), shape)


def time_in(code: str, moment: datetime) -> str:
    """An aware moment's time of day, local, as a language writes it."""
    local = moment.astimezone()
    return f"{local:%H}{'.' if code == 'id' else ':'}{local:%M}"


def format_date(day: date) -> str:
    """A day as '23 Nov 2026'."""
    return locale().toString(QDate(day.year, day.month, day.day), "d MMM yyyy")


def format_long_date(day: date) -> str:
    """A day as 'Senin, 23 November 2026'."""
    return locale().toString(QDate(day.year, day.month, day.day), "dddd, d MMMM yyyy")


def format_time(moment: datetime) -> str:
    """An aware moment's time of day, local, as '12.04' or '12:04'."""
    local = moment.astimezone()
    return locale().toString(QTime(local.hour, local.minute), _clock_format())


def format_datetime(moment: datetime) -> str:
    """An aware moment, in local time, as '23 Nov 2026 12.04'."""
    local = moment.astimezone()
    shown = QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))
    return locale().toString(shown, f"d MMM yyyy {_clock_format()}")


def format_recently(moment: datetime) -> str:
    """The time of something of today, the day of what was before."""
    day = moment.astimezone().date()
    return format_time(moment) if day == datetime.now().astimezone().date() else format_date(day)


def format_due(moment: datetime) -> str:
    """When something is due: a day, or a day and an hour where it is not the end of the day."""
    return format_datetime(moment) if is_by_the_hour(moment) else format_date(moment.astimezone().date())


def local_moment(day: date, at: time = time.min) -> datetime:
    """The aware moment at which a local day (and time) is."""
    return datetime.combine(day, at).astimezone()


def format_money(rupiah: int) -> str:
    """Whole rupiah as 'Rp 5.000', a debt below zero as '−Rp 5.000'."""
    sign = "\u2212" if rupiah < 0 else ""
    return f"{sign}Rp\u00a0{locale().toString(abs(rupiah))}"


def format_number(number: int) -> str:
    """A whole number with its thousands marked."""
    return locale().toString(number)


def days_phrase(days: int) -> str:
    """How far a day is from today: 'today', 'in 3 days', '2 days late'."""
    if days == 0:
        return translate("Days", "today")
    if days > 0:
        return translate("Days", "in %n day(s)", None, days)
    return translate("Days", "%n day(s) late", None, -days)
