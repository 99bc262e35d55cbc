# SPDX-License-Identifier: GPL-3.0-or-later
"""Loan policies: the table, its editing, and what applies to one member type, item type and branch.

Knows no widgets.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from db.operations.desk import Done
from db.operations.policies import PutPolicy, policies_of, put_policy, remove_policy
from db.queries.library import (
    BranchRow,
    PolicyRow,
    TypeRow,
    branches,
    item_types,
    loan_policies,
    member_types,
)
from db.rules.terms import (
    KINDS,
    TERM_NAMES,
    Case,
    Policy,
    Said,
    Terms,
    overall_limit,
    resolve,
    said_by,
)
from desktop_app.language import format_date, format_money, translate
from desktop_app.settings.work import Work

YES_NO = tuple(term for term in TERM_NAMES if KINDS[term] is bool)
MONEY = ("fine_per_day", "fine_cap", "max_debt", "lost_price", "lost_fee")
DAYS = (
    *("loan_days", "renewal_days", "grace_days", "suspend_days", "refund_days"),
    *("hold_days", "pickup_days", "recall_days"),
)
CAPS = ("fine_cap", "max_debt", "suspend_cap", "min_age")
"""Terms for which 0 is 'none'."""
ENDLESS = ("hold_days", "pickup_days")
"""Terms for which 0 is 'without end'."""
PERIOD_OF = {"fine_per_day": "fine_period", "suspend_days": "suspend_period"}
"""What is said for each so many days late, and the term that says how many."""


@dataclass(frozen=True)
class Question:
    """For whom, what, where and on which day the answer box is asked; no day = today."""

    member_type: UUID | None = None
    item_type: UUID | None = None
    branch: UUID | None = None
    day: date | None = None


@dataclass(frozen=True)
class Answered:
    """What applies, why, and how many items of all types together."""

    terms: Terms
    overall: int
    said_by: Mapping[str, PolicyRow]
    """The policy that says a term; terms that none says are left out."""
    day: date


@dataclass(frozen=True)
class PoliciesState:
    """Everything that the section shows."""

    rows: tuple[PolicyRow, ...] = ()
    member_types: tuple[TypeRow, ...] = ()
    item_types: tuple[TypeRow, ...] = ()
    branches: tuple[BranchRow, ...] = ()
    policies: tuple[Policy, ...] = ()
    question: Question = Question()

    @property
    def answer(self) -> Answered | None:
        """What applies to the question; None while there are no types."""
        member = _id_of(self.member_types, self.question.member_type)
        item = _id_of(self.item_types, self.question.item_type)
        branch = _id_of(self.branches, self.question.branch)
        if member is None or item is None or branch is None:
            return None
        case = Case(member, item, branch, self.question.day or datetime.now().astimezone().date())
        shown = {row.uid: row for row in self.rows}
        why = {name: shown[policy.uid] for name, policy in said_by(self.policies, case).items()}
        return Answered(resolve(self.policies, case), overall_limit(self.policies, case), why, case.day)


def _id_of(rows: tuple[TypeRow, ...] | tuple[BranchRow, ...], uid: UUID | None) -> int | None:
    return next((row.id for row in rows if row.uid == uid), None)


def term_name(term: str) -> str:
    """A term as the table's header says it."""
    names = {
        "loanable": translate("Policies", "For loan"),
        "loan_days": translate("Policies", "Loan period"),
        "loan_hours": translate("Policies", "Loan by the hour"),
        "due_on": translate("Policies", "Everything due on"),
        "max_loans": translate("Policies", "Loan limit"),
        "min_age": translate("Policies", "Least age"),
        "max_renewals": translate("Policies", "Renewals"),
        "renewal_days": translate("Policies", "Renewal period"),
        "grace_days": translate("Policies", "Grace period"),
        "fine_per_day": translate("Policies", "Fine"),
        "fine_period": translate("Policies", "Days for one fine"),
        "fine_cap": translate("Policies", "Highest fine"),
        "cap_at_price": translate("Policies", "Not above price"),
        "max_debt": translate("Policies", "Highest debt"),
        "suspend_days": translate("Policies", "Suspension"),
        "suspend_period": translate("Policies", "Days for one suspension"),
        "suspend_cap": translate("Policies", "Longest suspension"),
        "lost_price": translate("Policies", "Price of a lost item"),
        "lost_fee": translate("Policies", "Handling of a loss"),
        "refund_days": translate("Policies", "Price taken back within"),
        "may_pass_expiry": translate("Policies", "Past expiry"),
        "max_holds": translate("Policies", "Reservation limit"),
        "on_shelf_holds": translate("Policies", "Reserve from the shelf"),
        "hold_days": translate("Policies", "Reservation lasts"),
        "pickup_days": translate("Policies", "On the hold shelf"),
        "floats": translate("Policies", "Stays where returned"),
        "floats_among": translate("Policies", "Stays only among"),
        "recall_days": translate("Policies", "Kept when recalled"),
        "renews_itself": translate("Policies", "Renewed by itself"),
    }
    return names[term]


def term_words(term: str, value: Said | None, among: Sequence[str] = (), period: int = 1) -> str:
    """A term's value; empty where the policy does not say it.

    `among` are the codes of its branches, `period` the days late for each of which it counts.
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(among) or translate("Policies", "all branches")
    if isinstance(value, date):
        return format_date(value)
    if term in YES_NO:
        return translate("Policies", "yes") if value else translate("Policies", "no")
    if not value:
        return _nought_words(term)
    words = _number_words(term, int(value))
    return _for_each(words, period) if term in PERIOD_OF else words


def _for_each(words: str, period: int) -> str:
    if period <= 1:
        return translate("Policies", "{amount}/day").format(amount=words)
    return translate("Policies", "{amount}/%n day(s)", None, period).format(amount=words)


def shown_terms(said: Collection[str]) -> list[str]:
    """The terms that are told of those said, in order: a period stands with what is said for each."""
    inside = {PERIOD_OF[name] for name in said if name in PERIOD_OF}
    return [name for name in TERM_NAMES if name in said and name not in inside]


def value_words(terms: Mapping[str, Said], term: str, among: Sequence[str] = ()) -> str:
    """What terms that stand together say of one of them."""
    return term_words(term, terms.get(term), among, int(terms.get(PERIOD_OF.get(term, ""), 1)))  # type: ignore[arg-type]


def _nought_words(term: str) -> str:
    if term in CAPS:
        return translate("Policies", "none", "no highest fine")
    if term in ENDLESS:
        return translate("Policies", "without end")
    if term in ("loan_hours", "refund_days", "recall_days"):
        return translate("Policies", "no")
    return _number_words(term, 0)


def _number_words(term: str, value: int) -> str:
    if term in MONEY:
        return format_money(value)
    if term in (*DAYS, "suspend_cap"):
        return translate("Policies", "%n day(s)", None, value)
    if term == "loan_hours":
        return translate("Policies", "%n hour(s)", None, value)
    if term == "min_age":
        return translate("Policies", "%n year(s)", None, value)
    return str(value)


def terms_words(policy: PolicyRow) -> str:
    """All that a policy says, in one line."""
    if policy.terms.get("loanable") is False:
        return translate("Policies", "Not for loan")
    said = [
        f"{term_name(term)} {value_words(policy.terms, term, policy.among)}"
        for term in shown_terms(policy.terms)
    ]
    return " · ".join(said) or translate("Policies", "says nothing")


def season_words(policy: PolicyRow) -> str:
    """When it holds."""
    if not policy.season:
        return translate("Policies", "All year")
    if policy.since and policy.until:
        days = f"{format_date(policy.since)} – {format_date(policy.until)}"
    elif policy.since:
        days = translate("Policies", "from {date}").format(date=format_date(policy.since))
    else:
        days = translate("Policies", "until {date}").format(date=format_date(policy.until or date.max))
    return f"{policy.season}, {days}"


def key_words(policy: PolicyRow) -> str:
    """For whom, what and where a policy holds, as far as it says."""
    parts = (policy.member_type_name, policy.item_type_name, policy.branch_name)
    return " · ".join(filter(None, parts)) or translate("Policies", "Everybody, everything")


def facts_of(policy: PolicyRow) -> dict[str, Any]:
    """What `put_policy` takes to make a policy as it is."""
    return {
        "target": policy.uid,
        "member_type": policy.member_type,
        "item_type": policy.item_type,
        "at_branch": policy.branch,
        "season": policy.season,
        "since": policy.since,
        "until": policy.until,
        "terms": dict(policy.terms),
    }


class PoliciesPresenter:
    """`show` gets each new state; `told('added' | 'changed' | 'removed' | 'undone', undo)` what was done."""

    def __init__(
        self,
        work: Work,
        show: Callable[[PoliciesState], None],
        told: Callable[[str, Callable[[], None] | None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.state = PoliciesState()
        self._work, self._show, self._told, self._failed = work, show, told, failed

    def load(self) -> None:
        """Read policies, types and branches."""
        self._work.read(_read, self._loaded)

    def _loaded(self, read: PoliciesState) -> None:
        kept = self.state.question
        question = Question(
            _known(read.member_types, kept.member_type),
            _known(read.item_types, kept.item_type),
            _known(read.branches, kept.branch or self._work.desk().branch),
            kept.day,
        )
        self._become(replace(read, question=question))

    def ask(self, question: Question) -> None:
        """What applies to …?"""
        self._become(replace(self.state, question=question))

    def save(
        self, before: PolicyRow | None, facts: Mapping[str, Any], done: Callable[[], None],
        refused: Callable[[Exception], None],
    ) -> None:  # fmt: skip
        """Make or change a policy."""

        def saved(result: Done) -> None:
            done()
            operation = result.operation
            assert isinstance(operation, PutPolicy)
            if before is None:
                self._told("added", partial(self._take_out, operation.target))
            else:
                self._told("changed", partial(self._put_back, before))

        self._work.perform(put_policy, saved, refused, **facts)

    def remove(self, policy: PolicyRow) -> None:
        """Take a policy out."""
        self._work.perform(
            remove_policy,
            lambda _done: self._told("removed", partial(self._put_back, policy)),
            self._failed,
            target=policy.uid,
        )

    def _take_out(self, target: UUID) -> None:
        self._work.perform(remove_policy, self._undone, self._failed, target=target)

    def _put_back(self, policy: PolicyRow) -> None:
        self._work.perform(put_policy, self._undone, self._failed, **facts_of(policy))

    def _undone(self, _done: Done) -> None:
        self._told("undone", None)

    def _become(self, state: PoliciesState) -> None:
        self.state = state
        self._show(state)


def _read(session: Session) -> PoliciesState:
    return PoliciesState(
        rows=tuple(loan_policies(session)),
        member_types=tuple(member_types(session)),
        item_types=tuple(item_types(session)),
        branches=tuple(branches(session)),
        policies=tuple(policies_of(session)),
    )


def _known(rows: tuple[TypeRow, ...] | tuple[BranchRow, ...], uid: UUID | None) -> UUID | None:
    uids = [row.uid for row in rows]
    return uid if uid in uids else (uids[0] if uids else None)


class AnswerLine(NamedTuple):
    """A term, its value, and why."""

    name: str
    value: str
    why: str


def answer_lines(answer: Answered) -> list[AnswerLine]:
    """What the answer box says: terms in the order that they matter at the desk."""
    if not answer.terms.loanable:
        return [_line(answer, "loanable")]
    shown = [_line(answer, term) for term in TERM_NAMES if term not in _untold(answer)]
    why = translate("Policies", "all items")
    return [*shown, AnswerLine(translate("Policies", "All types together"), str(answer.overall), why)]


def _untold(answer: Answered) -> set[str]:
    """What does not count beside what does, and what nobody said."""
    untold = {term for term in ("loanable", "due_on") if term not in answer.said_by}
    if answer.terms.due_on is not None and answer.terms.due_on < answer.day:
        untold.add("due_on")
    for amount, period in PERIOD_OF.items():
        if answer.said_by.get(period) in (None, answer.said_by.get(amount)):
            untold.add(period)
    by_the_hour = {"loan_days", "renewal_days"}
    return untold | (by_the_hour if answer.terms.loan_hours else {"loan_hours"})


def _line(answer: Answered, term: str) -> AnswerLine:
    policy = answer.said_by.get(term)
    if policy is None:
        why = translate("Policies", "not said")
    else:
        why = key_words(policy) + (f" · {policy.season}" if policy.season else "")
    among = () if policy is None else policy.among
    value = getattr(answer.terms, term)
    period = getattr(answer.terms, PERIOD_OF[term]) if term in PERIOD_OF else 1
    return AnswerLine(term_name(term), term_words(term, value, among, period), why)
