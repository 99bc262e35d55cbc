# SPDX-License-Identifier: GPL-3.0-or-later
"""What a batch of member records would change in the store."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.exchange.records import Finding, MemberRecord, Read
from db.models import Branch, Member, MemberType
from db.operations.choices import Choices
from db.operations.importing import ImportedMember
from db.operations.matching import chunks, merged
from db.operations.members import PLAIN, MemberFacts
from db.operations.planning import Plan, Verdict, chosen


def plan_members(session: Session, reads: Sequence[Read], choices: Choices, today: date) -> Plan:
    """What rows of a member file change; a number that is there is that member."""
    plan = Plan()
    records = [read.record for read in reads if isinstance(read.record, MemberRecord)]
    there = _known_members(session, (record.number for record in records))
    types = session.execute(select(MemberType.uid, MemberType.validity_days))
    validity = {row.uid: row.validity_days for row in types}
    for record in records:
        old = there.get(record.number)
        new, findings = _member(plan, record, old, choices, validity, today)
        outcome = "created" if old is None else "unchanged" if new == old else "updated"
        if outcome != "unchanged":
            plan.members[new.member] = there[record.number] = new
        plan.verdicts.append(Verdict(outcome, findings))
    return plan


def _known_members(session: Session, numbers: Iterable[str]) -> dict[str, ImportedMember]:
    found: dict[str, ImportedMember] = {}
    for part in chunks(set(numbers)):
        rows = session.execute(
            select(Member, MemberType.uid, Branch.uid)
            .join(MemberType, MemberType.id == Member.member_type_id)
            .join(Branch, Branch.id == Member.branch_id)
            .where(Member.number.in_(part))
        )
        for row, member_type, branch in rows:
            plain = {name: getattr(row, name) for name in PLAIN}
            facts = MemberFacts(member_type=member_type, home_branch=branch, **plain)
            found[row.number] = ImportedMember(row.uid, row.number, facts, row.registered_on, row.expires_on)
        session.expunge_all()
    return found


def _member(
    plan: Plan,
    record: MemberRecord,
    old: ImportedMember | None,
    choices: Choices,
    validity: Mapping[UUID, int],
    today: date,
) -> tuple[ImportedMember, tuple[Finding, ...]]:
    member_type = chosen(plan, "member_type", record.member_type, choices.member_types)
    birth, email, findings = _checked(record, today)
    new = MemberFacts(
        name=record.name,
        member_type=member_type or (choices.member_type if old is None else old.facts.member_type),
        home_branch=choices.branch if old is None else old.facts.home_branch,
        gender=record.gender,
        birth_date=birth,
        phone=record.phone,
        email=email,
        address="\n".join(filter(None, (record.address, record.postal_code))),
        institution=record.institution,
        note="\n".join(filter(None, (record.notes, record.fax and f"Fax: {record.fax}"))),
    )
    start = record.registered_on or record.since
    if old is not None:
        return ImportedMember(
            old.member,
            old.number,
            merged(old.facts, new),
            start or old.registered_on,
            record.expires_on or old.expires_on,
        ), findings
    start = start or today
    end = record.expires_on or start + timedelta(days=validity.get(new.member_type, 365))
    return ImportedMember(plan.new_uid(), record.number, new, start, end), findings


def _checked(record: MemberRecord, today: date) -> tuple[date | None, str, tuple[Finding, ...]]:
    """Birth date and e-mail, left out and named where a member's record could not have them."""
    findings = []
    birth, email = record.birth_date, record.email
    if birth is not None and birth > today:
        findings.append(Finding("bad_date", "birth_date", birth.isoformat()))
        birth = None
    if email and "@" not in email:
        findings.append(Finding("bad_email", "member_email", email[:60]))
        email = ""
    return birth, email, tuple(findings)
