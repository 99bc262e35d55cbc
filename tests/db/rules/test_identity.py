# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether two registrations may be the same person: neither missed nor accused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.identity import ALIKE, Person, maybe_same, name_likeness

names = st.lists(st.text("abinrstuy", min_size=1, max_size=9), max_size=4).map(tuple)
people = st.builds(
    Person,
    name_words=names,
    birth_date=st.none() | st.sampled_from([date(1990, 1, 2), date(2008, 8, 17)]),
    identity_number=st.sampled_from(["", "2172010101900001", "2172011708080002"]),
    phone=st.sampled_from(["", "0812-555-0001", "+62 812 555 0001", "0771 21234", "tidak ada"]),
)
SITI = Person(name_words=("siti", "nurhaliza"), birth_date=date(1990, 1, 2), phone="0812-555-0001")


@given(people, people)
def test_it_makes_no_difference_who_is_asked_first(one: Person, other: Person) -> None:
    assert maybe_same(one, other) == maybe_same(other, one)
    assert name_likeness(one.name_words, other.name_words) == name_likeness(other.name_words, one.name_words)


@given(people)
def test_everybody_is_like_themselves(person: Person) -> None:
    assert maybe_same(person, person)


@given(names, st.randoms(use_true_random=False))
def test_the_order_of_a_name_does_not_matter(words: tuple[str, ...], random: object) -> None:
    shuffled = list(words)
    random.shuffle(shuffled)
    assert name_likeness(words, shuffled) == 1


@given(people, people)
def test_an_identity_number_tells_whatever_the_name(one: Person, other: Person) -> None:
    number = "2172010101900009"
    assert maybe_same(replace(one, identity_number=number), replace(other, identity_number=number))


@given(people, people)
def test_unlike_names_without_a_number_are_two_people(one: Person, other: Person) -> None:
    one = replace(one, identity_number="")
    if name_likeness(one.name_words, other.name_words) < ALIKE:
        assert not maybe_same(one, other)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Person(name_words=("nurhaliza", "siti")), True),
        (Person(name_words=("siti", "nurhalisa")), True),
        (Person(name_words=("siti", "aminah")), False),
        (replace(SITI, birth_date=date(1991, 1, 2)), False),
        (replace(SITI, birth_date=None, phone="+62 812 5550001"), True),
        (replace(SITI, birth_date=None, phone="0813-999-7777"), False),
        (replace(SITI, phone="0813-999-7777"), True),  # the same name, born the same day
    ],
)
def test_siti_and_who_may_be_siti(other: Person, same: bool) -> None:
    assert maybe_same(SITI, other) is same
