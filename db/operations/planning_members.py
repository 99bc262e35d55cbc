# SPDX-License-Identifier: GPL-3.0-or-later
"""What a batch of member records would change in the store."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.exchange.preview import Preview, recounted
from db.exchange.records import Finding, MemberRecord, Read
from db.models import MemberType
from db.models.search import words
from db.operations.choices import Choices
from db.operations.desk import Desk, Making
from db.operations.importing import ImportedMember
from db.operations.matching import merged
from db.operations.matching_members import KnownMembers
from db.operations.members import MemberFacts
from db.operations.planning import Plan, Verdict, chosen
from db.operations.policies import today_at
from db.operations.refusals import NumbersUsedUp
from db.rules.nik import oddities

Numbers = Callable[[], str]
"""Gives the next card number. Raises NumbersUsedUp."""


def plan_members(
    session: Session, reads: Sequence[Read], choices: Choices, today: date, next_number: Numbers
) -> Plan:
    """What rows of a member file change; see matching_members for who is somebody that is there."""
    plan = Plan()
    records = [read.record for read in reads if isinstance(read.record, MemberRecord)]
    there = KnownMembers(session, records)
    types = session.execute(select(MemberType.uid, MemberType.validity_days))
    validity = {row.uid: row.validity_days for row in types}
    given = {record.number for record in records}

    def free_number() -> str:
        while (number := next_number()) and (number in given or there.has_number(number)):
            pass
        return number

    planning = _Planning(plan, choices, validity, today, free_number)
    for record in records:
        if (stands := there.stands_for(record.number)) is not None:
            # What the file still has twice is one here: its record is that of the one that stands.
            told = Finding("other_number", what=f"{record.number} / {stands}")
            plan.verdicts.append(Verdict("unchanged", (told,)))
            continue
        alike = there.found(record, record.institution or choices.institution)
        if len(alike) > 1:
            several = ", ".join(sorted(one.number for one in alike)[:3])
            plan.verdicts.append(Verdict("refused", (Finding("member_ambiguous", what=several),)))
            continue
        old = alike[0] if alike else None
        if old is not None and _is_another(record, old.facts):
            plan.verdicts.append(Verdict("refused", (Finding("number_of_another", what=record.number),)))
            continue
        try:
            new, findings = planning.member(record, old)
        except NumbersUsedUp:
            plan.verdicts.append(Verdict("refused", (Finding("numbers_used_up"),)))
            continue
        outcome = "created" if old is None else "unchanged" if new == old else "updated"
        if outcome != "unchanged":
            plan.members[new.member] = new
            there.note(new)
        plan.verdicts.append(Verdict(outcome, findings))
    return plan


def _is_another(record: MemberRecord, there: MemberFacts) -> bool:
    """Whether the number alone speaks for who is there: neither a word of the name nor anything else."""
    says_so = ("birth_date", "identity_number", "student_number")
    if any(getattr(record, name) and getattr(record, name) == getattr(there, name) for name in says_so):
        return False
    name = set(words(there.name))
    return bool(name) and not name & set(words(record.name))


def foreseen(desk: Desk, seen: Preview, choices: Choices) -> Preview:
    """A look at a file of members with what would become of each row; nothing is written, no number used."""
    with desk.store.read() as session:
        today = today_at(Making(session, desk.clock(), desk.branch, desk.person))
        reads, counts = _foreseen(session, seen.reads, choices, today)
    return recounted(seen, reads)._replace(planned=counts)


def _foreseen(
    session: Session, reads: Sequence[Read], choices: Choices, today: date
) -> tuple[list[Read], dict[str, int]]:
    plan = plan_members(session, reads, choices, today, next_number=lambda: "")
    verdicts, seen = iter(plan.verdicts), []
    counts = dict.fromkeys(("created", "updated", "unchanged", "refused"), 0)
    for read in reads:
        verdict = next(verdicts) if read.record is not None else Verdict("refused")
        counts[verdict.outcome] += 1
        if verdict.outcome == "refused" and verdict.findings:
            seen.append(read._replace(refusal=verdict.findings[0]))
            continue
        told = {"unchanged": (Finding("is_in"),), "updated": (Finding("is_changed"),)}
        seen.append(read._replace(repairs=(*told.get(verdict.outcome, ()), *read.repairs, *verdict.findings)))
    return seen, counts


class _Planning:
    """What is the same for all rows of a batch."""

    def __init__(
        self,
        plan: Plan,
        choices: Choices,
        validity: Mapping[UUID, int],
        today: date,
        next_number: Numbers,
    ) -> None:
        self._plan, self._choices, self._validity = plan, choices, validity
        self._today, self._next_number = today, next_number

    def member(
        self, record: MemberRecord, old: ImportedMember | None
    ) -> tuple[ImportedMember, tuple[Finding, ...]]:
        """Who a row becomes, and what was found on the way. Raises NumbersUsedUp."""
        facts, findings = self._facts(record, old)
        start = record.registered_on or record.since
        if old is not None:
            if record.number and record.number != old.number:
                findings = (*findings, Finding("other_number", what=f"{record.number} / {old.number}"))
            end = max(record.expires_on or old.expires_on, old.expires_on)
            if record.expires_on is not None and record.expires_on < end:
                # An older list knows of no renewal at the desk.
                findings = (*findings, Finding("renewed_since", what=end.isoformat()))
            return ImportedMember(
                old.member, old.number, merged(old.facts, facts), start or old.registered_on, end
            ), findings
        start = start or self._today
        end = record.expires_on or start + timedelta(days=self._validity.get(facts.member_type, 365))
        number = record.number or self._next_number()
        return ImportedMember(self._plan.new_uid(), number, facts, start, end), findings

    def _facts(
        self, record: MemberRecord, old: ImportedMember | None
    ) -> tuple[MemberFacts, tuple[Finding, ...]]:
        choices = self._choices
        member_type = chosen(self._plan, "member_type", record.member_type, choices.member_types)
        birth, email, findings = _checked(record, self._today)
        facts = MemberFacts(
            name=record.name,
            other_name=record.other_name,
            member_type=member_type or (choices.member_type if old is None else old.facts.member_type),
            home_branch=choices.branch if old is None else old.facts.home_branch,
            gender=record.gender,
            birth_date=birth,
            identity_number=record.identity_number,
            phone=record.phone,
            email=email,
            address="\n".join(filter(None, (record.address, record.postal_code))),
            institution=record.institution or ("" if old is not None else choices.institution),
            class_name=record.class_name,
            student_number=record.student_number,
            guardian_name=record.guardian_name,
            guardian_phone=record.guardian_phone,
            note="\n".join(filter(None, (record.notes, record.fax and f"Fax: {record.fax}"))),
        )
        return facts, findings


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
    findings += [Finding(odd) for odd in oddities(record.identity_number, birth, record.gender)]
    return birth, email, tuple(findings)
