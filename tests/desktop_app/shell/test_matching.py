# SPDX-License-Identifier: GPL-3.0-or-later
"""A few letters find what is meant."""

from __future__ import annotations

from desktop_app.shell.matching import score

WORDS = ["Sirkulasi", "Katalog", "Impor dan ekspor", "Perpanjang", "Ubah tanggal kembali", "Kunci meja"]


def best(typed: str) -> str:
    found = [(value, words) for words in WORDS if (value := score(typed, words)) is not None]
    return max(found)[1] if found else ""


def test_letters_find_what_is_meant() -> None:
    assert best("kat") == "Katalog"
    assert best("tanggal") == "Ubah tanggal kembali"
    assert best("utk") == "Ubah tanggal kembali"
    assert best("ie") == "Impor dan ekspor"
    assert best("KUNCI") == "Kunci meja"
    assert best("imp ek") == "Impor dan ekspor"


def test_what_does_not_fit_is_left_out() -> None:
    assert score("zz", "Katalog") is None
    assert score("golatak", "Katalog") is None


def test_nothing_typed_fits_everything() -> None:
    assert score("", "Katalog") == score("  ", "Sirkulasi") == 0
