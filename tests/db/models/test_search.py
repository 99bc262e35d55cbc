# SPDX-License-Identifier: GPL-3.0-or-later
"""What is stored and what is asked are cut alike, and FTS5 understands whatever is typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import example, given
from hypothesis import strategies as st

from db.migrations.versions import __name__ as versions
from db.models.search import fold, has_words, match_expression, search_words, words

FIRST = __import__(f"{versions}.0001_first_tables", fromlist=["CREATE"])
LETTERS = "abcilmqrtuz aeio -’'.,/ éèñüłøß ÀŌ عائشةكتاب 李伟杰小明 かなカナ 한글 ꦧꦱ สมุด Ёж ᦰᦱ"
texts = st.text(LETTERS, max_size=30)
anything = st.text(max_size=40)


@pytest.fixture(scope="module")
def index() -> Iterator[Any]:
    """A full-text index as the store's own, of one text at a time."""
    with closing(sqlcipher.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, search_words TEXT)")
        connection.execute(FIRST.CREATE.format(index="found", table="texts"))
        yield connection


def finds(index: Any, typed: str, text: str) -> bool:
    """Whether a text that is stored is found by what is typed."""
    match, kept = match_expression(typed), search_words([text])
    if match is None:
        return True
    index.execute("DELETE FROM texts")
    index.execute("INSERT INTO texts VALUES (1, ?)", (kept,))
    index.execute("INSERT INTO found(found) VALUES ('rebuild')")
    return index.execute("SELECT rowid FROM found WHERE found MATCH ?", (match,)).fetchall() == [(1,)]


@given(anything)
def test_cutting_again_changes_nothing(text: str) -> None:
    once = words(text)
    assert words(" ".join(once)) == once


@given(texts)
def test_what_is_stored_is_cut_into_itself(text: str) -> None:
    kept = search_words([text])
    assert set(words(kept)) == set(kept.split())
    assert len(set(kept.split())) == len(kept.split())


@given(texts, texts)
def test_case_and_accents_do_not_matter(text: str, other: str) -> None:
    # One direction only: Unicode has letters that upper case takes apart.
    assert words(text.lower()) == words(text)
    assert fold(fold(text)) == fold(text)


@given(anything)
@example('"')
@example("NEAR(a b)")
@example("a AND OR NOT *")
@example("judul:^a")
@example("\x00")
@example("aᦰb")
def test_whatever_is_typed_is_a_question_that_fts5_understands(index: Any, typed: str) -> None:
    finds(index, typed, typed)


@given(texts)
def test_a_text_is_found_by_itself(index: Any, text: str) -> None:
    assert finds(index, text, text)


@given(texts, st.integers(0, 30), st.integers(1, 30))
def test_a_text_is_found_while_a_word_of_it_is_typed(index: Any, text: str, which: int, length: int) -> None:
    if kept := words(text):
        assert finds(index, kept[which % len(kept)][:length], text)


@given(texts, texts)
def test_a_text_at_hand_answers_as_the_index_does(index: Any, typed: str, text: str) -> None:
    assert has_words(typed, text) == finds(index, typed, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("al-quran", "Al-Qur’an"),
        ("alquran", "Al-Qur’an"),
        ("Al-Qur'an", "Alquran"),
        ("al quran", "al-Qurʼān"),
        ("ilmuilmu", "Ilmu-ilmu sosial"),
        ("ilmu-ilmu", "Ilmuilmu"),
        ("0812-555-0001", "08125550001"),
        ("08125550001", "0812-555-0001"),
        ("pramoedya", "Pramoedya Ananta Toer"),
        ("TOER ana", "Pramoedya Ananta Toer"),
        ("zoe", "Zoë"),
        ("Zoë", "zoe"),
        ("lodz", "Łódź"),
        ("soren aero", "Søren Ærø"),
        ("istanbul", "İstanbul"),
        ("isik", "ışık"),
        ("伟杰", "李伟杰"),
        ("杰", "李伟杰"),
        ("عائشة", "عائِشة"),
        ("اندونيسيا", "إندونيسيا"),
        ("کتاب", "كتاب"),
        ("نوری", "نورى"),
        ("قاري", "قارى"),
        ("حکاية مليو", "حكايه ملیو"),
        ("strasse", "Straße"),
        ("ﬁksi", "fiksi"),
        ("899.221 HIR", "899.221 HIR l"),
        ("sej", "Sejarah -- Riau"),
        ("sejarah-riau", "Sejarah -- Riau"),
    ],
)
def test_found_however_it_is_spelt(index: Any, typed: str, text: str) -> None:
    assert finds(index, typed, text)
    assert has_words(typed, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [("pelangi laskar biru", "Laskar Pelangi"), ("quran", "Alquran"), ("elangi", "Pelangi")],
)
def test_not_found_by_what_is_not_there(index: Any, typed: str, text: str) -> None:
    assert not finds(index, typed, text)


@pytest.mark.parametrize("typed", ["", "   ", "-", "'’", "…!?"])
def test_nothing_to_search_for(typed: str) -> None:
    assert match_expression(typed) is None
