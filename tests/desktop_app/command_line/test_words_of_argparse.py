# SPDX-License-Identifier: GPL-3.0-or-later
"""Help, and what is wrong with the words typed, in the language that is spoken."""

from __future__ import annotations

import pytest

from tests.desktop_app.command_line.conftest import Simpul


@pytest.fixture
def indonesian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMPUL_LANGUAGE", "id")


@pytest.mark.usefixtures("indonesian")
def test_help_is_indonesian(simpul: Simpul) -> None:
    told = simpul("lend", "--help")
    assert told.code == 0
    assert told.out.startswith("pemakaian: simpul lend ")
    assert "\nargumen:\n" in told.out
    assert "\nopsi:\n" in told.out
    assert "tampilkan bantuan ini" in told.out
    assert "usage" not in told.out


@pytest.mark.usefixtures("indonesian")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--kosong"], "argumen tidak dikenal: --kosong"),
        (["--store"], "argumen --store: perlu satu argumen"),
        (["pinjam"], "pilihan tidak sah: 'pinjam' (pilih dari "),
        (["lend"], "argumen berikut diperlukan: ANGGOTA, BARKOD"),
        (["search", "--limit", "banyak", "laut"], "nilai N tidak sah: 'banyak'"),
    ],
)
def test_wrong_words_are_told_in_indonesian(simpul: Simpul, words: list[str], said: str) -> None:
    told = simpul(*words)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("pemakaian: simpul")
    assert said in told.err


def test_english_beside_it(simpul: Simpul) -> None:
    assert simpul("lend", "--help").out.startswith("usage: simpul lend ")
    assert "the following arguments are required: MEMBER, BARCODE" in simpul("lend").err
