# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of text in any script: order, faces, width, wrapping; codes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.printing import codes, fonts, text
from desktop_app.printing.fonts import Weight
from desktop_app.printing.text import Style

STYLE = Style(9)


def drawn(words: str) -> str:
    """What the glyphs of a line stand for, from left to right."""
    return "".join(glyph.text for run in text.line(words, STYLE).runs for glyph in run.glyphs)


def test_each_script_gets_a_face_that_has_it() -> None:
    faces = {run.text.strip(): run.face.fontName for run in text.line("Buku 活着 كتاب ספר", STYLE).runs}
    assert faces["Buku"] == "Simpul-Inter-Regular"
    assert faces["活着"] == "Simpul-DroidSansFallback"
    assert any("Naskh" in name for name in faces.values())
    assert any("Hebrew" in name for name in faces.values())


def test_arabic_letters_join() -> None:
    run = text.line("بيت", STYLE).runs[0]
    alone = {text.line(letter, STYLE).runs[0].glyphs[0].char for letter in "بيت"}
    assert not alone & {glyph.char for glyph in run.glyphs}


def test_right_to_left_words_are_drawn_from_the_right() -> None:
    assert drawn("بيت") == "تيب"
    assert drawn("Kitab (1) بيت") == "Kitab (1) تيب"
    runs = text.line("كتاب 2024 بيت", STYLE).runs
    assert [run.text.strip() for run in runs if run.text.strip()] == ["بيت", "2024", "كتاب"]


def test_brackets_turn_round_with_their_words() -> None:
    assert drawn("(بيت)") == "(تيب)"


def test_a_romanised_title_keeps_its_marks_on_their_letters() -> None:
    line = text.line("i\ufe20a\ufe21zyk Ḥasan", STYLE)
    assert line.text == "i\ufe20a\ufe21zyk Ḥasan"
    assert text.missing_characters(line.text) == set()


def test_what_no_face_has_is_a_box_and_is_told() -> None:
    assert text.missing_characters("Buku \U0001f600 A") == {"\U0001f600"}
    assert fonts.MISSING in drawn("\U0001f600")


def test_control_characters_and_line_ends_go() -> None:
    assert text.clean("  Satu\n\tdua\x00\u200e  tiga ") == "Satu dua tiga"
    assert text.clean("e\u0301") == "é"


@given(st.text(max_size=60), st.floats(30, 200), st.integers(1, 3))
def test_wrapped_lines_fit_and_are_no_more_than_asked(words: str, width: float, lines: int) -> None:
    wrapped = text.wrap(words, STYLE, width, lines)
    assert 1 <= len(wrapped) <= lines
    assert all(line.width <= width + 0.01 for line in wrapped)


@given(st.text(alphabet=st.sampled_from("ab cdيتب 陈美，。"), max_size=60))
def test_wrapping_loses_no_letter(words: str) -> None:
    wrapped = text.wrap(words, STYLE, 40)
    assert "".join("".join(line.text.split()) for line in wrapped) == "".join(text.clean(words).split())


def test_chinese_breaks_anywhere_but_not_before_a_full_stop() -> None:
    wrapped = text.wrap("活着活着活着活着。活着", STYLE, STYLE.size * 8 + 1)
    assert len(wrapped) == 2
    assert not wrapped[1].text.startswith("。")


def test_fitting_shrinks_before_it_wraps() -> None:
    words = "Perpustakaan Kota Tanjungpinang"
    wide = text.width_of(words, STYLE)
    assert text.fit(words, STYLE, wide, 7)[0].style.size == 9
    (smaller,) = text.fit(words, STYLE, wide * 0.9, 7)
    assert 7 <= smaller.style.size < 9
    assert len(text.fit(words, STYLE, wide * 0.6, 7)) == 2


def test_a_bold_line_of_chinese_is_marked_for_thickening() -> None:
    run = text.line("陈", replace(STYLE, weight=Weight.BOLD)).runs[0]
    assert not run.face.has_bold
    assert text.line("A", replace(STYLE, weight=Weight.BOLD)).runs[0].face.has_bold


def test_window_fonts_are_the_printed_ones() -> None:
    files = fonts.window_fonts()
    assert len(files) == len(set(files)) == 17
    assert all(data[:4] == b"\x00\x01\x00\x00" for data in files), "TrueType outlines, which reportlab embeds"


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=20))
def test_bars_are_whole_and_end_where_they_say(content: str) -> None:
    bars = codes.code128_rectangles(content)
    assert bars[-1][0] + bars[-1][2] == codes.code128_width(content)


def test_bars_refuse_what_they_cannot_say() -> None:
    for content in ("", "陈", "a\n"):
        with pytest.raises(ValueError, match="ASCII"):
            codes.code128_rectangles(content)


def test_faces_are_loaded_once_however_many_threads_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    # Not the faces in use, made anew: reportlab would go on drawing with the old ones.
    monkeypatch.setattr(fonts, "_loaded", cache(fonts.Face))
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: fonts.face("NotoNaskhArabic", Weight.SEMIBOLD), range(16)))
    assert len({id(face) for face in found}) == 1


def test_a_serif_line_is_serif_as_far_as_the_face_goes() -> None:
    families = [run.face.fontName for run in text.line("Siti 陈", replace(STYLE, family=fonts.SERIF)).runs]
    assert families == ["Simpul-EBGaramond-Regular", "Simpul-DroidSansFallback"]
    heavy = replace(STYLE, family=fonts.SERIF, weight=Weight.BOLD)
    assert text.line("Siti", heavy).runs[0].face.fontName == "Simpul-EBGaramond-SemiBold"


def test_tracking_widens_between_letters_but_never_parts_joined_ones() -> None:
    wide = replace(STYLE, tracking=100)
    assert text.line("Siti", wide).width == pytest.approx(text.line("Siti", STYLE).width + 3 * 0.9)
    assert text.line("Siti", wide).runs[0].glyphs == text.line("Siti", STYLE).runs[0].glyphs
    assert text.line("عبد", wide).runs == text.line("عبد", STYLE).runs


def test_balanced_lines_are_as_many_and_about_as_long() -> None:
    words = "yang diselenggarakan oleh perpustakaan kota dan universitas maritim di aula lantai dua"
    greedy, even = text.wrap(words, STYLE, 250), text.balanced(words, STYLE, 250)
    assert len(even) == len(greedy) == 2
    assert abs(even[0].width - even[1].width) < abs(greedy[0].width - greedy[1].width)
    assert text.balanced("satu", STYLE, 250) == text.wrap("satu", STYLE, 250)


@pytest.mark.parametrize(
    ("words", "width", "whole"),
    [
        ("satu dua tiga", 400, True),
        ("satu dua tiga", 40, True),
        ("satu dua tiga empat lima enam", 40, False),
        ("Fadhlurrahmansyahputra", 40, False),
        ("一起读书故事时间", 40, True),
        ("dan seterusnya…", 400, True),
    ],
)
def test_whether_lines_say_all_and_break_only_where_they_may(words: str, width: float, whole: bool) -> None:
    assert text.says_all(text.wrap(words, STYLE, width, 3), words) is whole
