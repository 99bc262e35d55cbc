# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a row of a file is somebody who is here: by card, NIK, school number, or name and birthday."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from db.exchange.records import MemberRecord
from db.models import Branch, Member, MemberCard, MemberType
from db.models.search import words
from db.operations.bulk import chunks
from db.operations.importing import ImportedMember
from db.operations.members import PLAIN, MemberFacts
from db.operations.merging import standing
from db.rules.nik import DIGITS, digits_of, spellings


class KnownMembers:
    """The members that rows of a file may be; those that it adds are told by `note`."""

    def __init__(self, session: Session, records: Sequence[MemberRecord]) -> None:
        self._by: dict[tuple[str, ...], dict[Any, ImportedMember]] = {}
        for found in _candidates(session, records):
            self.note(found)
        for number, found in _with_further_cards(session, records):
            self._by.setdefault(("number", number), {})[found.member] = found
        self._merged = _merged(session, records)

    def note(self, member: ImportedMember) -> None:
        """From now on this member is found by all that tells who it is."""
        for key in keys_of(member.number, member.facts):
            self._by.setdefault(key, {})[member.member] = member

    def has_number(self, number: str) -> bool:
        """Whether somebody has this card number."""
        return ("number", number) in self._by

    def stands_for(self, number: str) -> str | None:
        """The number of who stands where the record with this number was merged; None where it was not."""
        return self._merged.get(number)

    def found(self, record: MemberRecord, institution: str) -> list[ImportedMember]:
        """Who it is: nobody, one, or several who can't be told apart. What tells most counts."""
        facts = MemberFacts(
            name=record.name,
            member_type=_NOBODY,
            home_branch=_NOBODY,
            birth_date=record.birth_date,
            identity_number=record.identity_number,
            student_number=record.student_number,
            institution=institution,
        )
        for key in keys_of(record.number, facts):
            if there := self._by.get(key):
                return list(there.values())
            if record.number and key[0] == "number" and not (facts.identity_number or facts.student_number):
                # A number that nobody has is a new member, as files of SLiMS mean it.
                return []
        return []


_NOBODY: Any = None


def keys_of(number: str, facts: MemberFacts) -> Iterable[tuple[str, ...]]:
    """What tells a member from others, the surest first."""
    if number:
        yield "number", number
    if len(nik := digits_of(facts.identity_number)) == DIGITS:
        yield "nik", nik
    institution = " ".join(words(facts.institution))
    if facts.student_number:
        yield "student", facts.student_number, institution
    name = " ".join(words(facts.name))
    if facts.birth_date is not None:
        yield "born", name, facts.birth_date.isoformat()
    elif institution:
        yield "school", name, institution


def _candidates(session: Session, records: Sequence[MemberRecord]) -> Iterable[ImportedMember]:
    numberless = [record for record in records if not record.number]
    alike: list[tuple[Any, set[Any]]] = [
        (Member.number, {record.number for record in records if record.number}),
        (Member.identity_number, {one for record in records for one in spellings(record.identity_number)}),
        (Member.student_number, {record.student_number for record in records if record.student_number}),
        (Member.birth_date, {record.birth_date for record in numberless if record.birth_date}),
        (Member.name, {record.name for record in numberless if not record.birth_date}),
    ]
    for column, values in alike:
        for part in chunks(values):
            yield from _members(session, column.in_(part))


def _with_further_cards(
    session: Session, records: Sequence[MemberRecord]
) -> Iterable[tuple[str, ImportedMember]]:
    for part in chunks({record.number for record in records if record.number}):
        cards = select(MemberCard.number, Member.uid).join(Member, Member.id == MemberCard.member_id)
        owners = dict(session.execute(cards.where(MemberCard.number.in_(part))).all())
        known = {one.member: one for one in _members(session, Member.uid.in_(set(owners.values())))}
        yield from ((number, known[uid]) for number, uid in owners.items() if uid in known)


def _merged(session: Session, records: Sequence[MemberRecord]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in chunks({record.number for record in records if record.number}):
        merged = select(Member).where(Member.number.in_(part), Member.merged_into.is_not(None))
        found.update({one.number: standing(session, one).number for one in session.scalars(merged)})
    return found


def _members(session: Session, which: ColumnElement[bool]) -> list[ImportedMember]:
    rows = session.execute(
        select(Member, MemberType.uid, Branch.uid)
        .join(MemberType, MemberType.id == Member.member_type_id)
        .join(Branch, Branch.id == Member.branch_id)
        .where(which, Member.merged_into.is_(None))
    )
    found = []
    for row, member_type, branch in rows:
        plain = {name: getattr(row, name) for name in PLAIN}
        facts = MemberFacts(member_type=member_type, home_branch=branch, **plain)
        found.append(ImportedMember(row.uid, row.number, facts, row.registered_on, row.expires_on))
    session.expunge_all()
    return found
