# SPDX-License-Identifier: GPL-3.0-or-later
"""Who wins where loan policies and closed days are taken out: what is gone stays gone, by the later word."""

from datetime import date
from uuid import UUID, uuid5

from msgspec.structs import replace
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.models import Branch, ClosedDay, LoanPolicy
from db.models.syncing import FieldTime
from db.operations.operation import apply
from db.operations.policies import OpenDays, PutClosedDays, PutPolicy, RemovePolicy
from db.operations.refusals import Unknown
from db.syncing import edits
from db.syncing.judging import judge
from db.syncing.kinds import CLOSED_DAYS, LOAN_POLICIES, RowKey, at
from db.syncing.last_words import is_latest, said_at, say
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict

REMOVED, SAID, OPENED = "removed", "said", "opened"
"""What the server remembers the time of, among those of edited fields: a policy was taken out; something was
said of a day, whichever row it had; a row was opened of which nobody had told. A day's row: of which day."""
OF_DAYS = UUID("7d9f3f0e-5b0c-4a7e-9a49-0d5d2c1c6a53")


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
    edits.merge(bench, verdict, operation)


@judge.register
def _(operation: RemovePolicy, bench: Bench, verdict: Verdict) -> None:
    verdict.touched |= touches(operation, bench.session)
    verdict.moot.append(("waits", operation.target))
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
