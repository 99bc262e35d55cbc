# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of the source has its Indonesian, every text that counts its English singular and plural.

Where one of these fails after a text was added or changed: `make words`, then write what is missing into
resources/translations/id.ts and en.ts.
"""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from desktop_app.language import LANGUAGES
from tests.desktop_app.ts_files import Word, collected, compiled, kept

FORMS = {"id": 1, "en": 2}
"""Indonesian has no plural of its own: 'satu buku', 'dua buku'."""
PLACEHOLDER = re.compile(r"\{[a-z_]*\}|%n|%[1-9]")
MNEMONIC = re.compile(r"&\w")
LETTERS = re.compile(r"[a-z]+", re.IGNORECASE)
SAME_IN_BOTH = {"MARC21 (ISO 2709)", "Simpul Pustaka"}

languages = pytest.mark.parametrize("code", LANGUAGES)


def told(words: list[Word]) -> list[str]:
    return [f"{word.key.context}: {word.key.source!r} -> {word.forms}" for word in words]


@languages
def test_what_is_kept_is_what_the_source_says(code: str, tmp_path: Path) -> None:
    now, before = (
        Counter(word.key for word in collected(code, tmp_path)),
        Counter(word.key for word in kept(code)),
    )
    assert sorted(now - before) == []
    assert sorted(before - now) == []


@languages
def test_everything_is_translated(code: str) -> None:
    words = kept(code)
    assert told([word for word in words if word.state or not all(word.forms)]) == []
    assert told([word for word in words if len(word.forms) != (FORMS[code] if word.key.counts else 1)]) == []


@languages
def test_placeholders_are_those_of_the_source(code: str) -> None:
    def differs(word: Word) -> bool:
        wanted = sorted(PLACEHOLDER.findall(word.key.source))
        return any(sorted(PLACEHOLDER.findall(form)) != wanted for form in word.forms)

    assert told([word for word in kept(code) if differs(word)]) == []


@languages
def test_blanks_and_keys_are_where_the_source_has_them(code: str) -> None:
    def frame(text: str) -> tuple[str, str, int, int]:
        left, right = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        return left, right, text.count("\n"), len(MNEMONIC.findall(text))

    odd = [word for word in kept(code) if any(frame(form) != frame(word.key.source) for form in word.forms)]
    assert told(odd) == []


def test_sentences_end_as_the_source_ends_them() -> None:
    """'…' says that a dialog follows, ':' that something does. A full stop may be that of 'No.'."""

    def differs(word: Word) -> bool:
        source, said = word.key.source, word.forms[0]
        ends = ":…?." if len(source.split()) > 2 else ":…?"
        return any(source.endswith(mark) != said.endswith(mark) for mark in ends)

    assert told([word for word in kept("id") if differs(word)]) == []


def test_english_says_what_the_source_says() -> None:
    def plain(text: str) -> str:
        return text.replace("(s)", "s")

    odd = [word for word in kept("en") if word.forms[1] != plain(word.key.source)]
    assert told(odd) == []
    assert told([word for word in kept("en") if any("(s)" in form for form in word.forms)]) == []


def test_little_is_the_same_in_both_languages() -> None:
    """A text left in English by mistake would be a finished one."""
    same = {word.key.source for word in kept("id") if word.key.source in word.forms}
    sentences = {source for source in same if len(LETTERS.findall(PLACEHOLDER.sub("", source))) > 1}
    assert sorted(sentences - SAME_IN_BOTH) == []


@languages
def test_the_compiled_words_say_what_is_kept(code: str, tmp_path: Path) -> None:
    fresh, shipped = QTranslator(), QTranslator()
    assert fresh.load(str(compiled(code, tmp_path)))
    file = files("resources") / "translations" / f"{code}.qm"
    assert shipped.load(str(file)), "`make translations` compiles the words"
    for word in kept(code):
        for form, number in zip(word.forms, (1, 2), strict=False):
            asked = (*word.key[:3], number if word.key.counts else -1)
            assert fresh.translate(*asked) == form
            assert shipped.translate(*asked) == form, "`make translations` compiles them again"


@languages
def test_forms_follow_the_number(code: str, tmp_path: Path) -> None:
    spoken = QTranslator()
    assert spoken.load(str(compiled(code, tmp_path)))
    said = [spoken.translate("CataloguePage", "%n copies", "", number) for number in (0, 1, 2, 11, 21)]
    plural = {"id": "%n eksemplar", "en": "%n copies"}[code]
    singular = {"id": "%n eksemplar", "en": "%n copy"}[code]
    assert said == [plural, singular, plural, plural, plural]
