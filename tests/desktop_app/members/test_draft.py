# SPDX-License-Identifier: GPL-3.0-or-later
"""What the form makes of what was typed."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from db.queries.library import TypeRow
from desktop_app.members.draft import Draft, draft_of, problems, worth_comparing
from desktop_app.members.standing import Standing, standing

TODAY = date(2026, 11, 23)
PUPIL = TypeRow(UUID(int=1), 1, "PELAJAR", "Pelajar", "Pupil", 200)
WHOLE = Draft(
    name="  Siti   Aminah ",
    birth_date="17/08/08",
    member_type=PUPIL.uid,
    home_branch=UUID(int=2),
    phone="0812 ",
)


def test_facts_are_tidied() -> None:
    facts = WHOLE.facts(TODAY)
    assert (facts.name, facts.birth_date, facts.phone) == ("Siti Aminah", date(2008, 8, 17), "0812")


def test_an_edit_begins_with_what_is_known_and_changes_nothing_by_itself() -> None:
    facts = WHOLE.facts(TODAY)
    assert draft_of(facts, "A1").facts(TODAY) == facts


def test_lines_of_an_address_stay() -> None:
    facts = replace(WHOLE, address=" Jl. Contoh  1 \n Tanjungpinang\n").facts(TODAY)
    assert facts.address == "Jl. Contoh 1\nTanjungpinang"


def test_the_type_decides_the_expiry() -> None:
    assert WHOLE.expires_on([PUPIL], TODAY) == date(2027, 6, 11)
    assert Draft().expires_on([PUPIL], TODAY) is None


def test_what_is_wrong_by_field() -> None:
    assert problems(WHOLE, TODAY) == {}
    assert problems(Draft(name="  "), TODAY) == {"name": "empty", "member_type": "empty"}
    assert problems(replace(WHOLE, birth_date="kemarin"), TODAY) == {"birth_date": "bad_date"}
    assert problems(replace(WHOLE, birth_date="24-11-2026"), TODAY) == {"birth_date": "future"}
    for mail in ("siti", "siti@", "@contoh", "si ti@contoh.example"):
        assert problems(replace(WHOLE, email=mail), TODAY) == {"email": "bad_email"}


def test_a_letter_or_two_are_not_compared() -> None:
    assert not worth_comparing(Draft(name="Si").person(TODAY))
    assert worth_comparing(Draft(name="Siti").person(TODAY))
    assert worth_comparing(Draft(identity_number="2171").person(TODAY))


def test_standing_says_the_first_thing_to_know() -> None:
    assert standing(date(2027, 11, 23), False, TODAY) == Standing("active", 365)
    assert standing(TODAY, False, TODAY) == Standing("soon", 0)
    assert standing(date(2026, 11, 22), False, TODAY) == Standing("expired", 1)
    assert standing(date(2026, 11, 22), True, TODAY).kind == "blocked"


def test_a_nik_is_kept_without_what_stands_between_its_digits() -> None:
    for typed, kept in (("2172 0157.0808-0001", "2172015708080001"), (" KTM 2021-17 ", "KTM 2021-17")):
        draft = replace(WHOLE, identity_number=typed)
        assert draft.facts(TODAY).identity_number == draft.person(TODAY).identity_number == kept
