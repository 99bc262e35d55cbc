# SPDX-License-Identifier: GPL-3.0-or-later
"""Another program's loan rules become policies: first as lines to look at, then an operation each."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from db.exchange.foreign_rules import ForeignRule, ForeignRules, ForeignType
from db.exchange.records import Finding
from db.exchange.weekday_rules import WeekdayRule
from db.exchange.words import FORMS_BY_GMD
from db.models import Branch, ClosedDay, Item, ItemType, LoanPolicy, MemberType, Title, WeeklyClosing
from db.models.search import words
from db.operations.choices import Choices, choices_for
from db.operations.closing import close_and_move
from db.operations.copies_of_rules import give_types, to_change
from db.operations.desk import Desk, Making
from db.operations.operation import key
from db.operations.policies import (
    PutBranch,
    PutType,
    policies_of,
    put_branch,
    put_policy,
    put_type,
    season_of,
)
from db.rules.roles import Right
from db.rules.terms import TERM_NAMES, WITH, Case, Policy, Said, Terms, over, resolve

NEW, CHANGED, SAME, LEFT_OUT = "new", "changed", "same", "left_out"
NOBODY_S = -1
"""A type or branch that no policy names: what holds for all of them."""
LONGEST_CODE = 12
LOAN_PERIOD = {"loan_days", "renewal_days"}
"""What does not count by the hour."""


class Line(NamedTuple):
    """What becomes of one rule ('policy'), type ('member' or 'item'), closed day ('closed', with its name),
    weekday that is always closed ('weekly', named '0' for Monday to '6') or has rules of its own ('weekday'),
    or the copies of an item type ('copies', named by how many get it).

    `theirs` are the terms that it says, `ours` what holds here now for the same, or on that weekday what is
    taken instead; `outcome` is NEW, CHANGED,
    SAME or LEFT_OUT, `findings` say what is not carried over, or not exactly.
    """

    what: str
    outcome: str
    member_type: str = ""
    item_type: str = ""
    since: date | None = None
    until: date | None = None
    theirs: dict[str, Said] = {}
    ours: dict[str, Said] = {}
    findings: tuple[Finding, ...] = ()
    name: str = ""


def look(
    session: Session,
    foreign: ForeignRules,
    at_branch: UUID | None,
    today: date,
    *,
    branches: bool = True,
    copies: bool = True,
) -> list[Line]:
    """What carrying these rules over would do, for one branch or for all.

    `branches`, `copies`: whether the person may change these; else weekly closings, or their types, are left
    out.
    """
    known = choices_for(session, branch=at_branch or UUID(int=0))
    lines = [_type_line(session, known, one) for one in foreign.types]
    lines += [_rule_line(session, known, rule, at_branch, today) for rule in foreign.rules]
    lines += _copies_lines(session, foreign, at_branch, may=copies)
    return [*lines, *_others(session, foreign, at_branch, today, branches=branches)]


def carry_over(desk: Desk, foreign: ForeignRules, at_branch: UUID | None, today: date) -> list[Line]:
    """Do that, in three commits: types and policies, closed days with the loans due on them, then copies.

    Again, it does nothing. Raises NotAllowed.
    """
    lines: list[Line] = []
    with desk.together() as perform:
        session = perform.session
        known = choices_for(session, branch=desk.branch)
        for one in foreign.types:
            lines.append(_type_line(session, known, one))
            if lines[-1].outcome in (NEW, CHANGED):
                perform(_put_type, of=one)
        known = choices_for(session, branch=desk.branch)
        for rule in foreign.rules:
            lines.append(_rule_line(session, known, rule, at_branch, today))
            if lines[-1].outcome in (NEW, CHANGED):
                perform(put_policy, **_facts(session, known, rule, at_branch))
        may = may_change_copies(desk)
        lines += _copies_lines(session, foreign, at_branch, may=may)
        lines += _others(session, foreign, at_branch, today, branches=may_change_branches(desk))
        if any(one.what == "weekly" and one.outcome == NEW for one in lines):
            for branch in _to_close(session, foreign, at_branch):
                perform(_close_weekly, branch=branch, weekdays=foreign.weekly)
    days = [
        (one.since, one.name) for one in lines if one.what == "closed" and one.outcome == NEW and one.since
    ]
    if days:
        close_and_move(desk, days=days, at_branch=at_branch)
    if may:
        give_types(desk, foreign, at_branch)
    return lines


def may_change_branches(desk: Desk) -> bool:
    """Whether the person at the desk has the right to."""
    return desk.may(Right.SETTINGS)


def may_change_copies(desk: Desk) -> bool:
    """Whether the person at the desk has the right to."""
    return desk.may(Right.IMPORT)


def _copies_lines(
    session: Session, foreign: ForeignRules, at_branch: UUID | None, *, may: bool
) -> list[Line]:
    """The copies that get another type."""
    outcome, findings = (CHANGED, ()) if may else (LEFT_OUT, (Finding("wants_import"),))
    return [
        Line("copies", outcome, item_type=name, name=str(count), findings=findings)
        for name, count in to_change(session, foreign, at_branch).items()
    ]


def _others(
    session: Session, foreign: ForeignRules, at_branch: UUID | None, today: date, *, branches: bool
) -> list[Line]:
    """Closed days to come, weekly closings, and what ours can't say."""
    there = set(session.scalars(_closed(session, at_branch)))
    to_come = sorted((day, name) for day, name in foreign.closed if day >= today)
    lines = [Line("closed", SAME if day in there else NEW, since=day, name=name) for day, name in to_come]
    lines += [_weekly_line(session, foreign, at_branch, day, may=branches) for day in foreign.weekly]
    left_out = list(foreign.left_out)
    if past := len(foreign.closed) - len(to_come):
        left_out.append(Finding("closed_days_past", what=str(past)))
    lines += [_weekday_line(one) for one in foreign.weekdays]
    return [*lines, *(Line("policy", LEFT_OUT, findings=(one,)) for one in left_out)]


def _weekday_line(one: WeekdayRule) -> Line:
    finding = Finding(one.code, what=one.what)
    return Line(
        "weekday", LEFT_OUT, theirs=one.theirs, ours=one.taken, findings=(finding,), name=str(one.day)
    )


# --- weekly closings --------------------------------------------------------------------------------------


def _weekly_line(
    session: Session, foreign: ForeignRules, at_branch: UUID | None, day: int, *, may: bool
) -> Line:
    still_open = _to_close(session, foreign._replace(weekly=(day,)), at_branch)
    if not still_open:
        return Line("weekly", SAME, name=str(day))
    if not may:
        return Line("weekly", LEFT_OUT, name=str(day), findings=(Finding("wants_settings"),))
    return Line("weekly", NEW, name=str(day))


def _to_close(session: Session, foreign: ForeignRules, at_branch: UUID | None) -> list[Branch]:
    """The branches that are open on one of these weekdays."""
    wanted = select(Branch).order_by(Branch.id)
    found = session.scalars(wanted if at_branch is None else wanted.where(Branch.uid == at_branch)).all()
    return [one for one in found if set(foreign.weekly) - _weekdays(session, one)]


def _weekdays(session: Session, branch: Branch) -> set[int]:
    return set(session.scalars(select(WeeklyClosing.weekday).where(WeeklyClosing.branch_id == branch.id)))


def _close_weekly(making: Making, /, *, branch: Branch, weekdays: Sequence[int]) -> PutBranch:
    """Closed on these weekdays besides those that it has; all else stays."""
    days = tuple(sorted({*weekdays, *_weekdays(making.session, branch)}))
    facts = {name: getattr(branch, name) for name in ("code", "name", "address", "phone", "timezone")}
    return put_branch(making, target=branch.uid, closed_weekdays=days, **facts)


# --- types ------------------------------------------------------------------------------------------------


def _type_line(session: Session, known: Choices, one: ForeignType) -> Line:
    there = _type_of(session, known, one)
    theirs: dict[str, Said] = {"validity_days": one.validity_days} if one.validity_days else {}
    line = Line(one.of, SAME, *((one.name, "") if one.of == "member" else ("", one.name)), theirs=theirs)
    if there is None:
        return line._replace(outcome=NEW)
    if isinstance(there, MemberType) and theirs:
        ours: dict[str, Said] = {"validity_days": there.validity_days}
        return line._replace(outcome=SAME if ours == theirs else CHANGED, ours=ours)
    return line


def _type_of(session: Session, known: Choices, one: ForeignType) -> MemberType | ItemType | None:
    if (uid := _uid(known, one.of, one.name)) is None:
        return None
    if one.of == "member":
        return session.scalar(select(MemberType).where(MemberType.uid == uid))
    return session.scalar(select(ItemType).where(ItemType.uid == uid))


def _uid(known: Choices, of: str, name: str) -> UUID | None:
    names = known.member_types if of == "member" else known.item_types
    return names.get(name.strip().casefold())


def _put_type(making: Making, /, *, of: ForeignType) -> PutType:
    known = choices_for(making.session, branch=making.branch)
    there = _type_of(making.session, known, of)
    facts: dict[str, Any] = {"validity_days": of.validity_days} if of.validity_days else {}
    if there is None:
        return put_type(making, of=of.of, code=_free_code(making.session, of), name=of.name, **facts)
    return put_type(
        making, of=of.of, target=there.uid, code=there.code, name=there.name, name_en=there.name_en, **facts
    )


def _free_code(session: Session, of: ForeignType) -> str:
    """A short code of the name's letters that no other type has."""
    model: type[MemberType] | type[ItemType] = MemberType if of.of == "member" else ItemType
    taken = set(session.scalars(select(model.code)))
    code = "".join(words(of.name)).upper()[:LONGEST_CODE] or of.of.upper()
    return next(one for n in range(1, 1000) if (one := code if n == 1 else f"{code}{n}") not in taken)


# --- rules ------------------------------------------------------------------------------------------------


def _rule_line(
    session: Session, known: Choices, rule: ForeignRule, at_branch: UUID | None, today: date
) -> Line:
    line = Line(
        "policy", NEW, rule.member_type, rule.item_type, rule.since, rule.until, rule.terms, {}, rule.findings
    )
    if rule.until is not None and rule.until < today:
        return line._replace(outcome=LEFT_OUT, findings=(Finding("season_past"),))
    if copies := _paired_copies(session, known, rule):
        line = line._replace(findings=(*rule.findings, Finding("pair_copies", what=str(copies))))
    ours = _holding(session, known, rule, at_branch, today)
    there = _policy(session, known, rule, at_branch)
    if there is None:
        clash = _overlaps(session, known, rule, at_branch)
        findings = (*line.findings, Finding("season_taken")) if clash else line.findings
        return line._replace(outcome=LEFT_OUT if clash else NEW, ours=ours, findings=findings)
    said = _terms(there)
    return line._replace(outcome=SAME if over(said, rule.terms) == said else CHANGED, ours=ours)


def _terms(policy: LoanPolicy | None) -> dict[str, Said]:
    """What it says; nothing where there is none."""
    return {name: said for name in TERM_NAMES if (said := getattr(policy, name, None)) is not None}


def _paired_copies(session: Session, known: Choices, rule: ForeignRule) -> int:
    """How many copies here are of the collection type and, by the form of their title, of the GMD."""
    item, gmd = rule.pair or ("", "")
    form, of = FORMS_BY_GMD.get(gmd.strip().casefold()), key(session, ItemType, _uid(known, "item", item))
    if form is None or of is None:
        return 0
    copies = select(func.count(Item.id)).join(Title, Title.id == Item.title_id)
    return session.scalar(copies.where(Item.item_type_id == of, Title.form == form)) or 0


def _holding(
    session: Session, known: Choices, rule: ForeignRule, at_branch: UUID | None, today: date
) -> dict[str, Said]:
    """What holds here now of the terms that a rule says, with the hours or periods that go with them."""
    member, item = _uid(known, "member", rule.member_type), _uid(known, "item", rule.item_type)
    case = Case(
        key(session, MemberType, member) or NOBODY_S,
        key(session, ItemType, item) or NOBODY_S,
        key(session, Branch, at_branch) or NOBODY_S,
        max(rule.since or today, today),
    )
    now = resolve(policies_of(session), case)
    beside = {WITH[name] for name in rule.terms if name in WITH}
    told = rule.terms.keys() | {name for name in beside if getattr(now, name) != getattr(Terms(), name)}
    if now.loan_hours and told & LOAN_PERIOD:
        told = told - LOAN_PERIOD | {"loan_hours"}
    return {name: getattr(now, name) for name in TERM_NAMES if name in told}


def _policy(session: Session, known: Choices, rule: ForeignRule, at_branch: UUID | None) -> LoanPolicy | None:
    """The policy of the same key and the same days; none where its types are not here yet."""
    if (found := _of_key(session, known, rule, at_branch)) is None:
        return None
    return next((one for one in found if (one.since, one.until) == (rule.since, rule.until)), None)


def _overlaps(session: Session, known: Choices, rule: ForeignRule, at_branch: UUID | None) -> bool:
    """Whether another season of the same key has one of its days."""
    if rule.since is None or rule.until is None:
        return False
    season = Policy(since=rule.since, until=rule.until)
    there = _of_key(session, known, rule, at_branch) or ()
    return any(season.competes_with(season_of(one)) for one in there)


def _of_key(
    session: Session, known: Choices, rule: ForeignRule, at_branch: UUID | None
) -> list[LoanPolicy] | None:
    member, item = _uid(known, "member", rule.member_type), _uid(known, "item", rule.item_type)
    if (rule.member_type and member is None) or (rule.item_type and item is None):
        return None
    wanted = select(LoanPolicy).where(
        LoanPolicy.member_type_id.is_not_distinct_from(key(session, MemberType, member)),
        LoanPolicy.item_type_id.is_not_distinct_from(key(session, ItemType, item)),
        LoanPolicy.branch_id.is_not_distinct_from(key(session, Branch, at_branch)),
    )
    return list(session.scalars(wanted))


def _facts(session: Session, known: Choices, rule: ForeignRule, at_branch: UUID | None) -> dict[str, Any]:
    """What `put_policy` takes: a policy that is there keeps what the rule does not say, nor unsays."""
    there = _policy(session, known, rule, at_branch)
    season = "" if rule.since is None else f"{rule.since:%d-%m-%Y}"
    return {
        "target": None if there is None else there.uid,
        "member_type": _uid(known, "member", rule.member_type),
        "item_type": _uid(known, "item", rule.item_type),
        "at_branch": at_branch,
        "season": season if there is None else there.season,
        "since": rule.since,
        "until": rule.until,
        "terms": over(_terms(there), rule.terms),
    }


def _closed(session: Session, at_branch: UUID | None) -> Select[Any]:
    branch = key(session, Branch, at_branch)
    return select(ClosedDay.day).where((ClosedDay.branch_id == branch) | ClosedDay.branch_id.is_(None))
