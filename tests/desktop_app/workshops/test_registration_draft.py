# SPDX-License-Identifier: GPL-3.0-or-later
"""What the registration form makes of what was typed."""

from __future__ import annotations

from datetime import date

from db.rules.plans import Question
from desktop_app.workshops.registration_draft import Draft, Terms, along, minors, people, problems

TODAY, FIRST = date(2026, 11, 2), date(2026, 11, 20)
TERMS = Terms((), FIRST, TODAY)


def test_a_name_is_enough() -> None:
    draft = Draft(name="  Siti   Aminah ")
    assert problems(draft, TERMS) == {}
    (one,) = people(draft, TERMS)
    assert one.facts.name == "Siti Aminah"
    assert one.agreed == ()


def test_lines_are_people_and_a_comma_may_be_a_degree_or_a_birth_date() -> None:
    draft = Draft(
        name="Siti", others="Budi, 12-3-2015\n\nRina Wati, S.Pd.\nAni", phone="0812", format="online"
    )
    names = [(one.name, one.birth_date) for one in along(draft, TODAY)]
    assert names == [("Budi", date(2015, 3, 12)), ("Rina Wati, S.Pd.", None), ("Ani", None)]
    assert minors(draft, TERMS) == ["Budi"]
    assert problems(draft, TERMS) == {"given_by": "empty", "evidence": "empty"}
    whole = Draft(
        name="Siti", others=draft.others, given_by="Siti", relation="ibu", evidence="map 3", photo=True
    )
    assert problems(whole, TERMS) == {}
    agreed = {
        one.facts.name: [(a.kind, a.given_by, a.relation) for a in one.agreed] for one in people(whole, TERMS)
    }
    assert agreed["Budi"] == [("guardian", "Siti", "ibu"), ("photo", "Siti", "ibu")]
    assert agreed["Ani"] == [("photo", "Siti", "ibu")]
    assert {one.facts.format for one in people(draft, TERMS)} == {"online"}


def test_what_is_wrong_is_told_by_field() -> None:
    asked = (
        Question(name="asal", text="Dari mana?", required=True),
        Question(name="umur", text="Umur?", kind="number"),
    )
    draft = Draft(
        birth_date="40-1-2000", email="siti", people=0, others="Budi, 99-99-99", answers={"umur": "tua"}
    )
    assert problems(draft, TERMS._replace(questions=asked)) == {
        "name": "empty",
        "birth_date": "bad_date",
        "email": "bad_email",
        "people": "bad_number",
        "others": "bad_date",
        "question-asal": "empty",
        "question-umur": "bad_number",
    }
    assert problems(Draft(name="Ani", birth_date="1-1-2027"), TERMS)["birth_date"] == "future"


def test_a_guardian_who_agreed_before_is_not_asked_again() -> None:
    child = Draft(name="Budi", birth_date="12-3-2015")
    assert set(problems(child, TERMS)) == {"given_by", "evidence"}
    assert problems(child, TERMS._replace(standing=frozenset({"guardian"}))) == {}


def test_needs_are_written_down_with_a_consent() -> None:
    (one,) = people(Draft(name="Rina", needs="kursi roda"), TERMS)
    assert [(agreed.kind, agreed.given_by) for agreed in one.agreed] == [("needs", "Rina")]
