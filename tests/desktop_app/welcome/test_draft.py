# SPDX-License-Identifier: GPL-3.0-or-later
"""What the first start asks: errors in words beside the field, suggestions, strength of passwords."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.welcome.draft import Draft, strength, strength_words, suggested_code, suggested_username


def test_every_empty_field_is_named() -> None:
    assert set(Draft().problems("library")) == {"library", "branch", "code"}
    assert set(Draft().problems("person")) == {"person", "username", "password"}


def test_passwords_must_be_long_enough_and_the_same_twice() -> None:
    draft = Draft(person="Siti", username="siti", password="1234567", password_again="1234567")
    assert set(draft.problems("person")) == {"password"}
    draft.password = "12345678"
    assert set(draft.problems("person")) == {"password_again"}
    draft.password_again = "12345678"
    assert draft.problems("person") == {}


def test_a_passphrase_is_asked_for_only_where_it_protects() -> None:
    draft = Draft()
    assert draft.problems("protection") == {}
    draft.protection, draft.passphrase = "passphrase", "pendek"
    assert set(draft.problems("protection")) == {"passphrase"}
    draft.passphrase = draft.passphrase_again = "empat kata yang panjang"
    assert draft.problems("protection") == {}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Pusat", "PST"),
        ("Perpustakaan Kota Tanjungpinang", "PKT"),
        ("Barat 2", "BRT"),
        ("Aia", "AIA"),
        ("", ""),
    ],
)
def test_codes_are_suggested_from_names(name: str, code: str) -> None:
    assert suggested_code(name) == code


@pytest.mark.parametrize(
    ("name", "username"), [("Siti Nurhaliza", "siti"), ("M. Yusuf", "yusuf"), ("É", "e"), ("", "")]
)
def test_user_names_are_suggested_from_names(name: str, username: str) -> None:
    assert suggested_username(name) == username


@given(st.text())
def test_a_suggested_code_is_short_and_typable(name: str) -> None:
    assert len(suggested_code(name)) <= 3
    assert suggested_code(name).isascii()


@pytest.mark.parametrize(
    ("secret", "points"),
    [("1234567", 0), ("password1", 1), ("aaaaaaaa", 1), ("rahasia12", 1), ("Hujan-bulan-Juni", 3)],
)
def test_strength(secret: str, points: int) -> None:
    assert strength(secret) == points
    assert strength_words(secret)
