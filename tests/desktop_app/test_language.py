# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates, money and numbers are written as each language writes them; a switch reaches every widget."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QEvent, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import language
from desktop_app.language import Language

MOMENT = datetime(2026, 11, 23, 12, 4).astimezone()


@pytest.fixture(autouse=True)
def _indonesian_again() -> Iterator[None]:
    yield
    language.use_language("id")


def test_indonesian() -> None:
    language.use_language("id")
    assert language.format_date(date(2026, 8, 17)) == "17 Agu 2026"
    assert language.format_long_date(date(2026, 11, 23)) == "Senin, 23 November 2026"
    assert language.format_datetime(MOMENT) == "23 Nov 2026 12.04"
    assert language.format_time(MOMENT) == "12.04"
    assert language.format_money(1_250_000) == "Rp\u00a01.250.000"
    assert language.format_money(-5000) == "\u2212Rp\u00a05.000"
    assert language.format_number(12_345) == "12.345"


def test_english() -> None:
    language.use_language("en")
    assert language.format_date(date(2026, 8, 17)) == "17 Aug 2026"
    assert language.format_time(MOMENT) == "12:04"
    assert language.format_money(5000) == "Rp\u00a05,000"


def test_moments_of_the_store_are_shown_in_local_time() -> None:
    moment = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    local = moment.astimezone()
    assert language.format_datetime(moment).startswith(language.format_date(local.date()))


def test_an_unknown_language_is_indonesian(qapp: QApplication) -> None:
    Language(qapp).install(qapp, "xx")
    assert language.current_language() == "id"
    assert QLocale().language() == QLocale.Language.Indonesian


class Listener(QWidget):
    heard = 0

    def changeEvent(self, event: QEvent) -> None:
        self.heard += event.type() == QEvent.Type.LanguageChange


class OneWord(QTranslator):
    def translate(self, context: str, source: str, comment: str = "", n: int = -1) -> str:
        return "Pinjamkan" if (context, source) == ("Page", "Lend") else ""

    def isEmpty(self) -> bool:
        return False


def test_a_switch_reaches_every_widget(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Listener()
    inner = Listener(window)
    qtbot.addWidget(window)
    spoken = Language(qapp)
    monkeypatch.setattr(
        Language, "_of_ours", lambda self, code: OneWord(self) if code == "id" else QTranslator(self)
    )
    spoken.install(qapp, "id")
    qtbot.waitUntil(lambda: inner.heard > 0)
    assert language.translate("Page", "Lend") == "Pinjamkan"
    inner.heard = 0
    spoken.install(qapp, "en")
    qtbot.waitUntil(lambda: inner.heard > 0)
    assert language.translate("Page", "Lend") == "Lend"
    assert spoken.code == "en"


def test_a_document_speaks_its_own_language_whatever_the_window_speaks() -> None:
    language.use_language("en")
    assert language.words_in("id").translate("Certificate", "participant") == "peserta"
    assert language.words_in("en").translate("Certificate", "participant") == "participant"
    assert language.words_in("id").translate("Certificate", "no such words") == "no such words"
    assert language.day_in("id", date(2026, 8, 17)) == "17 Agustus 2026"
    assert language.day_in("en", date(2026, 8, 17), "dddd, d MMMM yyyy") == "Monday, 17 August 2026"
    assert [language.time_in(code, MOMENT) for code in ("id", "en")] == ["12.04", "12:04"]
