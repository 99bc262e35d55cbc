# SPDX-License-Identifier: GPL-3.0-or-later
"""Loan policies: the table, its editing, and what applies to one member type, item type and branch.

Knows no widgets.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
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
from db.rules.terms import TERM_NAMES, Policy, Terms, overall_limit, resolve
from desktop_app.language import format_money, translate
from desktop_app.settings.work import Work

YES_NO = ("loanable", "may_pass_expiry")
MONEY = ("fine_per_day", "fine_cap")


@dataclass(frozen=True)
class Question:
    """For whom, what and where the answer box is asked."""

    member_type: UUID | None = None
    item_type: UUID | None = None
    branch: UUID | None = None


@dataclass(frozen=True)
class Answered:
    """What applies, and how many items of all types together."""

    terms: Terms
    overall: int


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
        return Answered(
            resolve(self.policies, member, item, branch), overall_limit(self.policies, member, branch)
        )


def _id_of(rows: tuple[TypeRow, ...] | tuple[BranchRow, ...], uid: UUID | None) -> int | None:
    return next((row.id for row in rows if row.uid == uid), None)


def term_name(term: str) -> str:
    """A term as the table's header says it."""
    names = {
        "loanable": translate("Policies", "For loan"),
        "loan_days": translate("Policies", "Loan period"),
        "max_loans": translate("Policies", "Loan limit"),
        "max_renewals": translate("Policies", "Renewals"),
        "renewal_days": translate("Policies", "Renewal period"),
        "grace_days": translate("Policies", "Grace period"),
        "fine_per_day": translate("Policies", "Fine per day"),
        "fine_cap": translate("Policies", "Highest fine"),
        "may_pass_expiry": translate("Policies", "Past expiry"),
    }
    return names[term]


def term_words(term: str, value: int | bool | None) -> str:
    """A term's value; empty where the policy does not say it."""
    if value is None:
        return ""
    if term in YES_NO:
        return translate("Policies", "yes") if value else translate("Policies", "no")
    if term == "fine_cap" and not value:
        return translate("Policies", "none", "no highest fine")
    if term in MONEY:
        return format_money(int(value))
    if term in ("loan_days", "renewal_days", "grace_days"):
        return translate("Policies", "%n day(s)", None, int(value))
    return str(value)


def key_words(policy: PolicyRow) -> str:
    """For whom, what and where a policy holds."""
    parts = (
        policy.member_type_name or translate("Policies", "All members"),
        policy.item_type_name or translate("Policies", "all items"),
        policy.branch_name or translate("Policies", "everywhere"),
    )
    return " · ".join(parts)


def facts_of(policy: PolicyRow) -> dict[str, Any]:
    """What `put_policy` takes to make a policy as it is."""
    return {
        "target": policy.uid,
        "member_type": policy.member_type,
        "item_type": policy.item_type,
        "at_branch": policy.branch,
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


def answer_lines(answer: Answered) -> list[tuple[str, str]]:
    """What the answer box says: terms and their values, in the order that they matter at the desk."""
    terms = answer.terms
    if not terms.loanable:
        return [(term_name("loanable"), term_words("loanable", False))]
    shown = [(term_name(t), term_words(t, getattr(terms, t))) for t in TERM_NAMES if t != "loanable"]
    overall = (translate("Policies", "All types together"), str(answer.overall))
    return [*shown, overall]
