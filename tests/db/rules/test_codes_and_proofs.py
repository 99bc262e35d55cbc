# SPDX-License-Identifier: GPL-3.0-or-later
"""Codes that people type, and what is proved with a key."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from db.rules import proofs
from db.rules.codes import ALPHABET, CHECKS, LENGTH, code_of, grouped, read_code

NUMBERS = st.integers(0, 2 ** (5 * LENGTH) - 1)
UIDS = st.uuids()
SECRET = bytes(range(32))


@given(NUMBERS)
def test_a_code_comes_back_however_it_is_typed(number: int) -> None:
    code = code_of(number)
    typed = grouped(code).lower().replace("0", "o").replace("1", "l").replace("-", " - ")
    assert read_code(typed) == code


@given(NUMBERS, st.integers(0, LENGTH), st.sampled_from(CHECKS))
def test_one_wrong_character_shows(number: int, place: int, wrong: str) -> None:
    code = code_of(number)
    assume(code[place] != wrong and (place == LENGTH or wrong in ALPHABET))
    assert read_code(code[:place] + wrong + code[place + 1 :]) is None


@given(NUMBERS, st.integers(0, LENGTH - 2))
def test_two_characters_changed_over_show(number: int, place: int) -> None:
    code = code_of(number)
    a, b = code[place], code[place + 1]
    assume(a != b)
    assert read_code(code[:place] + b + a + code[place + 2 :]) is None


@pytest.mark.parametrize("typed", ["", "0", "00", "U0", "ÄÄ", "AB-CD-"])
def test_what_is_no_code(typed: str) -> None:
    assert read_code(typed) is None


def test_a_part_of_a_code_is_none_even_with_the_right_check_character() -> None:
    code = code_of(5 * 37 * 32)
    assert code[-1] == "0"
    part = code[:-2] + code_of(5 * 37, LENGTH - 1)[-1]
    assert (read_code(part), read_code(part, LENGTH - 1)) == (None, part)


@pytest.mark.parametrize("number", [-1, 32**LENGTH])
def test_a_number_that_does_not_fit(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        code_of(number)


@given(UIDS, UIDS, UIDS)
def test_a_ticket_is_proved_by_its_secret_alone(registration: UUID, workshop: UUID, key: UUID) -> None:
    text = proofs.ticket_code(registration, workshop, key, SECRET)
    assert len(text) == 56
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"), "capital letters and digits only"
    ticket = proofs.read_ticket(f" {text.lower()}\n")
    assert ticket is not None
    assert ticket.registration == registration
    assert ticket.workshop_tag == proofs.workshop_tag(workshop)
    assert ticket.key_tag == proofs.key_tag(key)
    assert proofs.ticket_is_genuine(ticket, SECRET)
    assert not proofs.ticket_is_genuine(ticket, bytes(32))


@given(UIDS, st.integers(len(proofs.TICKET), 55), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_a_ticket_that_was_tampered_with_is_none(registration: UUID, place: int, wrong: str) -> None:
    text = proofs.ticket_code(registration, registration, registration, SECRET)
    assume(text[place] != wrong)
    ticket = proofs.read_ticket(text[:place] + wrong + text[place + 1 :])
    # The last letter holds bits that stand for nothing.
    assert ticket is None or not proofs.ticket_is_genuine(ticket, SECRET) or place == 55


@pytest.mark.parametrize(
    "text", ["", "SPT1", "SPT1AAAA", "9786020324784", "SPT1" + "1" * 52, "SPT1" + "Ä" * 52]
)
def test_what_is_no_ticket(text: str) -> None:
    assert proofs.read_ticket(text) is None


def test_a_signature_is_for_these_words_alone() -> None:
    private = proofs.new_signer()
    public, signature = proofs.public_half(private), proofs.sign(private, b"C000001")
    assert proofs.is_signed(public, b"C000001", signature)
    assert not proofs.is_signed(public, b"C000002", signature)
    assert not proofs.is_signed(proofs.public_half(proofs.new_signer()), b"C000001", signature)
    assert not proofs.is_signed(b"", b"C000001", signature)
