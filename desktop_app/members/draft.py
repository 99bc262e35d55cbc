# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the registration form while it is being filled, and what is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from db.models.search import words
from db.operations.members import MemberFacts
from db.queries.library import TypeRow
from db.rules.identity import Person
from db.rules.nik import oddities, plain
from desktop_app.blocks.day_entry import parse_day
from desktop_app.language import format_date

REQUIRED = frozenset({"name", "member_type"})


@dataclass(frozen=True, kw_only=True)
class Draft:
    """The form's fields as typed; `number` empty means the desk's next one."""

    name: str = ""
    other_name: str = ""
    gender: str = ""
    birth_date: str = ""
    identity_number: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    institution: str = ""
    class_name: str = ""
    student_number: str = ""
    guardian_name: str = ""
    guardian_phone: str = ""
    guarantor: str = ""
    """A member's card number; see records."""
    proxy: str = ""
    note: str = ""
    number: str = ""
    member_type: UUID | None = None
    home_branch: UUID | None = None

    def birth_day(self, today: date) -> date | None:
        """The birth date that was meant."""
        return parse_day(self.birth_date, today)

    def expires_on(self, types: Iterable[TypeRow], today: date) -> date | None:
        """When a membership that begins today would end; None before a type is chosen."""
        days = (kind.validity_days for kind in types if kind.uid == self.member_type)
        return next((today + timedelta(days=n) for n in days), None)

    def facts(self, today: date) -> MemberFacts:
        """As an operation takes it. Only for a draft without problems."""
        assert self.member_type is not None
        assert self.home_branch is not None
        return MemberFacts(
            member_type=self.member_type,
            home_branch=self.home_branch,
            birth_date=self.birth_day(today),
            **self._texts(),
        )

    def _texts(self) -> dict[str, Any]:
        texts = {name: _tidy(getattr(self, name)) for name in _TEXTS}
        return {**texts, "identity_number": plain(texts["identity_number"])}

    def oddities(self, today: date) -> tuple[str, ...]:
        """What is odd about the identity number; see rules.nik. It may be kept all the same."""
        return oddities(self.identity_number, self.birth_day(today), self.gender)

    def person(self, today: date) -> Person:
        """What is compared with the members that there are."""
        return Person(
            name_words=words(self.name),
            birth_date=self.birth_day(today),
            identity_number=plain(_tidy(self.identity_number)),
            phone=_tidy(self.phone),
        )


_TEXTS = tuple(
    f.name
    for f in fields(Draft)
    if f.name not in {"birth_date", "number", "member_type", "home_branch", "guarantor"}
)


def _tidy(text: str) -> str:
    """No space around it, and one between words; lines of an address stay."""
    return "\n".join(" ".join(line.split()) for line in text.strip().splitlines())


def draft_of(facts: MemberFacts, number: str, guarantor: str = "") -> Draft:
    """An edit's beginning; `guarantor` is that member's card number."""
    born = format_date(facts.birth_date) if facts.birth_date else ""
    return Draft(
        birth_date=born,
        number=number,
        guarantor=guarantor,
        member_type=facts.member_type,
        home_branch=facts.home_branch,
        **{name: getattr(facts, name) for name in _TEXTS},
    )


def problems(draft: Draft, today: date) -> dict[str, str]:
    """By field, what is wrong: 'empty', 'bad_date', 'future' or 'bad_email'."""
    found = {name: "empty" for name in REQUIRED if not str(getattr(draft, name) or "").strip()}
    born = draft.birth_day(today)
    if born is None and draft.birth_date.strip():
        found["birth_date"] = "bad_date"
    elif born is not None and born > today:
        found["birth_date"] = "future"
    if (mail := draft.email.strip()) and not _like_email(mail):
        found["email"] = "bad_email"
    return found


def _like_email(text: str) -> bool:
    name, at, host = text.partition("@")
    return bool(name and at and host and "@" not in host and " " not in text)


def worth_comparing(person: Person) -> bool:
    """Whether enough is known to ask who it may be: a name of two words or one of four letters, or a NIK."""
    return bool(person.identity_number) or len(" ".join(person.name_words)) >= 4
