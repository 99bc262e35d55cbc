# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong encodings put right, numbers read as they are printed, previews."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.exchange import identifiers
from db.exchange.preview import preview
from db.exchange.text import mend_twice_encoded, tidy
from tests.db.exchange.samples import field, record, title_field


@pytest.mark.parametrize("text", ["José – “kutip”", "حكاية هڠ تواه", "王小明", "Ağaç İstanbul", "Đà Nẵng €5"])
@pytest.mark.parametrize("times", [1, 2, 3])
def test_text_encoded_again_is_mended(text: str, times: int) -> None:
    for _ in range(times):
        text_before, text = text, _again(text)
        assert text != text_before
    assert mend_twice_encoded(text) == mend_twice_encoded(text_before)


def _again(text: str) -> str:
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())


@pytest.mark.parametrize(
    "text", ["São Paulo", "Ângela", "naïve â la carte", "Ü ß ø", "Señor", "A – B", "١٢٣"]
)
def test_right_text_stays(text: str) -> None:
    assert mend_twice_encoded(text) == text


@given(text=st.text())
def test_tidy_text_is_one_line_and_stays_tidy(text: str) -> None:
    tidied = tidy(text)
    assert tidied == tidy(tidied)
    assert "\n" not in tidied
    assert "  " not in tidied


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0-7645-4166-8", ("isbn", "9780764541667")),
        ("979-97312-3-2 (jil. 1)", ("isbn", "9789799731234")),
        ("9780471383147 (paper/cd-rom : alk. paper)", ("isbn", "9780471383147")),
        ("ISBN 978 602 03 3176 9", ("isbn_invalid", "9786020331769")),
        ("(pbk.)", None),
        ("", None),
    ],
)
def test_isbn_as_printed(text: str, expected: tuple[str, str] | None) -> None:
    assert identifiers.isbn(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("0028-0836", ("issn", "00280836")), ("1234-5678", ("issn_invalid", "12345678")), ("x", None)],
)
def test_issn_as_printed(text: str, expected: tuple[str, str] | None) -> None:
    assert identifiers.issn(text) == expected


def test_a_preview_counts_and_shows_the_first(tmp_path: Path) -> None:
    path = tmp_path / "a.mrc"
    copy = [field("952", ("p", f"30007{n:05d}"), ("b", "PST"), ("y", "BUKU")) for n in range(30)]
    path.write_bytes(b"".join(record(title_field(f"Judul {n}"), copy[n]) for n in range(30)) + b"sisa")
    seen = preview(path, limit=10)
    assert (seen.form.kind, len(seen.reads), seen.whole) == ("marc21", 10, False)
    assert seen.mapping is not None
    assert seen.mapping.tag == "952"
    assert (seen.items, seen.branches, seen.item_types) == (10, {"PST": 10}, {"BUKU": 10})
    rest = preview(path, limit=100)
    assert (rest.whole, rest.refused, rest.findings) == (True, 1, {"not_marc": 1})
