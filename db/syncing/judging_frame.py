# SPDX-License-Identifier: GPL-3.0-or-later
"""Who wins where loan policies and closed days are taken out: what is gone stays gone, by the later word.

Of two policies of one key both stand; of each term on which they differ there is a note.
"""

from datetime import date
from uuid import UUID, uuid5

from msgspec.structs import replace
from sqlalchemy import and_, exists, select
from sqlalchemy.orm import Session, aliased

from db.models import Branch, ClosedDay, LoanPolicy
from db.models.syncing import FieldTime
from db.operations.operation import apply
from db.operations.policies import OpenDays, PutClosedDays, PutPolicy, RemovePolicy, season_of
from db.operations.refusals import LastAdministrator, Unknown
from db.operations.staff import PutStaff, has_administrator
from db.rules.terms import TERM_NAMES, Policy, over
from db.syncing import edits
from db.syncing.judging import judge
from db.syncing.kinds import CLOSED_DAYS, LOAN_POLICIES, RowKey, at
from db.syncing.last_words import is_latest, said_at, say
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict
from db.syncing.wire import bodies, decode_body

REMOVED, SAID, OPENED = "removed", "said", "opened"
"""What the server remembers the time of, among those of edited fields: a policy was taken out; something was
said of a day, whichever row it had; a row was opened of which nobody had told. A day's row: of which day."""
OF_DAYS = UUID("7d9f3f0e-5b0c-4a7e-9a49-0d5d2c1c6a53")
OF_PAIRS = UUID("b1c64d5e-0f5e-4c53-8a5b-5b7f6f0f3d18")


@judge.register
def _(operation: PutPolicy, bench: Bench, verdict: Verdict) -> None:
    """A policy that was taken out stays so, unless who knew of that has put it back since.

    A restored server that is told of a change before the making waits for that. Raises Unknown.
    """
    there = bench.session.scalar(select(exists().where(LoanPolicy.uid == operation.target)))
    if bench.final and not there:
        removed_at = said_at(bench, at(LOAN_POLICIES, operation.target), REMOVED)
        if removed_at is not None and bench.at <= removed_at:
            verdict.touched |= touches(operation, bench.session)
            return
        if LOAN_POLICIES.number in bench.before:
            raise Unknown(what="loan_policies", uid=operation.target if removed_at is None else None)
    before = _twins(bench, operation.target)
    edits.merge(bench, verdict, operation)
    after = _twins(bench, operation.target)
    for twin in sorted(after - before):
        _note_made_twice(bench, verdict, operation, twin)
    verdict.moot += [("edited_twice", _pair(operation.target, twin)) for twin in sorted(before - after)]


def _twins(bench: Bench, policy: UUID) -> frozenset[UUID]:
    """The other policies of the same key, all year like it or with a season that has days of its season: two
    desks may make one each. The server tells of them.
    """
    if not bench.final:
        return frozenset()
    bench.session.flush()
    one, other = LoanPolicy, aliased(LoanPolicy)
    same = (
        getattr(one, name).is_not_distinct_from(getattr(other, name))
        for name in ("member_type_id", "item_type_id", "branch_id")
    )
    pairs = select(one, other).join(other, and_(one.uid == policy, other.uid != policy, *same))
    found = ((season_of(mine), season_of(theirs)) for mine, theirs in bench.session.execute(pairs))
    return frozenset(theirs.uid for mine, theirs in found if mine.competes_with(theirs))


def _pair(one: UUID, other: UUID) -> UUID:
    """What the notes of two policies of one key are about: either may be taken out."""
    return uuid5(OF_PAIRS, " ".join(sorted(map(str, (one, other)))))


def _note_made_twice(bench: Bench, verdict: Verdict, operation: PutPolicy, twin: UUID) -> None:
    """Of each term on which the two differ; which of them counts rules.terms says."""
    there = bench.session.scalars(select(LoanPolicy).where(LoanPolicy.uid.in_((operation.target, twin))))
    gives_way, counts = (one.uid for one in sorted(map(season_of, there), key=Policy.weight))
    kept, other = _said_in(bench, counts), _said_in(bench, gives_way)
    holds = over(other, kept)
    facts: dict[str, object] = {
        "record": LOAN_POLICIES.name,
        "row": str(counts),
        "won": counts == operation.target,
        "twin": str(twin),
    }
    for name, said in other.items():
        if holds.get(name) != said:
            told = {"field": name, "kept": edits.shown(kept.get(name)), "other": edits.shown(said)}
            branches = {operation.branch, operation.at_branch}
            verdict.note("edited_twice", branches, _pair(counts, gives_way), **facts, **told)


def _said_in(bench: Bench, policy: UUID) -> dict[str, object]:
    """The terms of a policy, as they travel."""
    row = at(LOAN_POLICIES, policy)
    body = decode_body(bodies(bench.session, [row])[row])
    return {name: body[name] for name in TERM_NAMES if body[name] is not None}


@judge.register
def _(operation: PutStaff, bench: Bench, verdict: Verdict) -> None:
    """Two administrators who make each other none, each at a desk: one stays. Raises LastAdministrator."""
    before = has_administrator(bench.session)
    edits.merge(bench, verdict, operation)
    bench.session.flush()
    if bench.final and before and not has_administrator(bench.session):
        raise LastAdministrator


@judge.register
def _(operation: RemovePolicy, bench: Bench, verdict: Verdict) -> None:
    verdict.touched |= touches(operation, bench.session)
    verdict.moot.append(("waits", operation.target))
    verdict.moot += [
        ("edited_twice", _pair(operation.target, twin)) for twin in sorted(_twins(bench, operation.target))
    ]
    apply(operation, bench.session)
    say(bench, at(LOAN_POLICIES, operation.target), REMOVED)


@judge.register
def _(operation: PutClosedDays, bench: Bench, verdict: Verdict) -> None:
    verdict.touched |= touches(operation, bench.session)
    if not bench.final:
        apply(operation, bench.session)
        return
    latest = []
    for one in operation.days:
        day = _day(one.day, one.at_branch)
        if (opened_at := said_at(bench, at(CLOSED_DAYS, one.target), OPENED)) is not None:
            say(bench, day, SAID, opened_at)
        if is_latest(bench, day, SAID):
            latest.append(one)
            say(bench, day, SAID)
    apply(replace(operation, days=tuple(latest)), bench.session)
    bench.session.flush()
    for row, day in _closed(bench.session):
        if at(CLOSED_DAYS, row.uid) in verdict.touched:
            say(bench, at(CLOSED_DAYS, row.uid), str(day.uid))


@judge.register
def _(operation: OpenDays, bench: Bench, verdict: Verdict) -> None:
    verdict.touched |= touches(operation, bench.session)
    if not bench.final:
        apply(operation, bench.session)
        return
    closed = {day: row for row, day in _closed(bench.session)}
    for target in operation.targets:
        day = _day_of(bench, target, closed)
        if day is None:
            say(bench, at(CLOSED_DAYS, target), OPENED)
        elif is_latest(bench, day, SAID):
            say(bench, day, SAID)
            if (row := closed.pop(day, None)) is not None:
                verdict.touched.add(at(CLOSED_DAYS, row.uid))
                bench.session.delete(row)
    bench.session.flush()


def _day(day: date, branch: UUID | None) -> RowKey:
    """Under which name the server remembers what was said last of a day, whichever row it had."""
    return at(CLOSED_DAYS, uuid5(OF_DAYS, f"{day.isoformat()} {branch or ''}"))


def _closed(session: Session) -> list[tuple[ClosedDay, RowKey]]:
    rows = session.execute(select(ClosedDay, Branch.uid).outerjoin(Branch, Branch.id == ClosedDay.branch_id))
    return [(row, _day(row.day, branch)) for row, branch in rows]


def _day_of(bench: Bench, target: UUID, closed: dict[RowKey, ClosedDay]) -> RowKey | None:
    """Of which day a row is, or was; None where nobody has told of it."""
    for day, row in closed.items():
        if row.uid == target:
            return day
    was = select(FieldTime.field).where(
        FieldTime.kind == CLOSED_DAYS.number, FieldTime.uid == target, FieldTime.field != OPENED
    )
    found = bench.session.scalar(was)
    return None if found is None else at(CLOSED_DAYS, UUID(found))
