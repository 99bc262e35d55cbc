# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the registration form while it is being filled, what is wrong with it, who it registers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from db.operations.enrolling import Agreed, Wanted
from db.operations.registrations import MOST_PEOPLE, RegistrationFacts
from db.rules.plans import Question
from db.rules.programme import is_minor
from desktop_app.blocks.day_entry import parse_day
from desktop_app.language import format_date


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The form's fields as typed. `others`: who comes along, a name a line, a birth date after a comma.

    `given_by`, `relation` and `evidence` belong to every consent of the form.
    """

    name: str = ""
    institution: str = ""
    phone: str = ""
    email: str = ""
    birth_date: str = ""
    gender: str = ""
    format: str = "onsite"
    people: int = 1
    others: str = ""
    needs: str = ""
    note: str = ""
    member: UUID | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    photo: bool = False
    data: bool = False
    given_by: str = ""
    relation: str = ""
    evidence: str = ""


class Terms(NamedTuple):
    """What the form is filled in for: the questions asked now, the day that age counts on, and today.

    `standing` are the consents that were given before, where a registration is edited.
    """

    questions: Sequence[Question]
    first_day: date
    today: date
    standing: frozenset[str] = frozenset()


class Along(NamedTuple):
    """Somebody who comes along; `birth_date` None where none was written, `wrong` where it is none."""

    name: str
    birth_date: date | None
    wrong: bool = False


def along(draft: Draft, today: date) -> list[Along]:
    """Everybody in `others`."""
    found = []
    for line in draft.others.splitlines():
        name, comma, born = (part.strip() for part in line.strip().partition(","))
        if not name:
            continue
        day = parse_day(born, today)
        # A comma may also stand before an academic title: 'Rina, S.Pd.' is a name.
        if comma and day is None and not any(letter.isdigit() for letter in born):
            name, comma = f"{name}, {born}" if born else name, ""
        found.append(Along(name, day, wrong=bool(comma) and (day is None or day > today)))
    return found


def minors(draft: Draft, terms: Terms) -> list[str]:
    """Names of those who are under age when it begins."""
    born = parse_day(draft.birth_date, terms.today)
    names = [draft.name.strip()] if is_minor(born, terms.first_day) else []
    return names + [
        one.name for one in along(draft, terms.today) if is_minor(one.birth_date, terms.first_day)
    ]


def needs_guardian(draft: Draft, terms: Terms) -> bool:
    """Whether a guardian's consent must be in the form."""
    return "guardian" not in terms.standing and bool(minors(draft, terms))


def problems(draft: Draft, terms: Terms) -> dict[str, str]:
    """By field (an answer's is 'question-' and its name) what is wrong: 'empty', 'bad_date', 'future' …"""
    found: dict[str, str] = {}
    if not draft.name.strip():
        found["name"] = "empty"
    born = parse_day(draft.birth_date, terms.today)
    if born is None and draft.birth_date.strip():
        found["birth_date"] = "bad_date"
    elif born is not None and born > terms.today:
        found["birth_date"] = "future"
    if draft.email.strip() and "@" not in draft.email:
        found["email"] = "bad_email"
    if not 1 <= draft.people <= MOST_PEOPLE:
        found["people"] = "bad_number"
    if any(one.wrong for one in along(draft, terms.today)):
        found["others"] = "bad_date"
    if needs_guardian(draft, terms):
        found |= {name: "empty" for name in ("given_by", "evidence") if not getattr(draft, name).strip()}
    return found | dict(_unanswered(draft, terms))


def _unanswered(draft: Draft, terms: Terms) -> Iterable[tuple[str, str]]:
    for question in terms.questions:
        answer = draft.answers.get(question.name, "").strip()
        if question.required and not answer:
            yield f"question-{question.name}", "empty"
        elif answer and question.kind == "number" and not _is_number(answer):
            yield f"question-{question.name}", "bad_number"


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True


def people(draft: Draft, terms: Terms) -> list[Wanted]:
    """Who is registered by it; only for a draft without problems."""
    born = parse_day(draft.birth_date, terms.today)
    first = Wanted(
        RegistrationFacts(
            name=tidy(draft.name),
            member=draft.member,
            birth_date=born,
            gender=draft.gender,
            people=draft.people,
            needs=draft.needs.strip(),
            answers={name: answer.strip() for name, answer in draft.answers.items() if answer.strip()},
            note=draft.note.strip(),
            **_shared(draft),
        ),
        tuple(_agreed(draft, terms, tidy(draft.name), born, bool(draft.needs.strip()))),
    )
    return [first, *(_other(draft, terms, one) for one in along(draft, terms.today))]


def _other(draft: Draft, terms: Terms, one: Along) -> Wanted:
    name = tidy(one.name)
    facts = RegistrationFacts(name=name, birth_date=one.birth_date, **_shared(draft))
    return Wanted(facts, tuple(_agreed(draft, terms, name, one.birth_date, False)))


def _shared(draft: Draft) -> dict[str, Any]:
    names = ("institution", "phone", "email", "format")
    return {name: tidy(getattr(draft, name)) for name in names}


def _agreed(draft: Draft, terms: Terms, name: str, born: date | None, needs: bool) -> Iterable[Agreed]:
    minor = is_minor(born, terms.first_day)
    by = tidy(draft.given_by) or name if not minor else tidy(draft.given_by)
    relation = draft.relation.strip() if tidy(draft.given_by) else ""
    asked = (("guardian", minor), ("photo", draft.photo), ("data", draft.data), ("needs", needs))
    for kind, wanted in asked:
        if wanted and kind not in terms.standing:
            yield Agreed(kind, by or name, relation, draft.evidence.strip())


def tidy(text: str) -> str:
    """No blanks around it, and one between words."""
    return " ".join(text.split())


def draft_of(facts: RegistrationFacts, standing: Iterable[str] = ()) -> Draft:
    """An edit's beginning; `standing` are the consents there are."""
    kept = frozenset(standing)
    texts = {f.name for f in fields(Draft)} & set(RegistrationFacts.__struct_fields__) - {"birth_date"}
    return Draft(
        birth_date=format_date(facts.birth_date) if facts.birth_date else "",
        photo="photo" in kept,
        data="data" in kept,
        **{name: getattr(facts, name) for name in texts},
    )
