# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may have which row. A row lies in one scope or more; a device is given scopes by its branch and reach.

Contact data of a member lies at the home branch and, while something is out, at the branch that lent it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Branch, Fine, Loan, Member, Renewal, Staff
from db.models.syncing import Note
from db.syncing.kinds import (
    BRANCHES,
    CLOSED_DAYS,
    FINES,
    ITEM_TYPES,
    ITEMS,
    LOAN_POLICIES,
    LOANS,
    MEMBER_CONTACTS,
    MEMBER_PHOTOS,
    MEMBER_TYPES,
    MEMBERS,
    NOTES,
    PRINTS,
    RENEWALS,
    SETTINGS,
    STAFF,
    STAFF_SECRETS,
    TITLES,
    RowKey,
)

FRAME, ROAMING, CATALOGUE = "frame", "roaming", "catalogue"
"""Branches, policies, staff; passwords of staff who belong to no branch; titles and items."""
WHOLE = frozenset({FRAME, CATALOGUE})
"""Scopes that every device has whole: a desk need not note which rows it holds by them."""
NETWORK, ONE_BRANCH = "network", "branch"
REACHES = (NETWORK, ONE_BRANCH)
FRAME_KINDS = frozenset(
    kind.number for kind in (BRANCHES, ITEM_TYPES, MEMBER_TYPES, STAFF, LOAN_POLICIES, CLOSED_DAYS)
) | {SETTINGS}
CATALOGUE_KINDS = frozenset({TITLES.number, ITEMS.number})
KINDS_OF = {
    FRAME: FRAME_KINDS,
    ROAMING: frozenset({STAFF_SECRETS.number}),
    CATALOGUE: CATALOGUE_KINDS,
    "members": frozenset({MEMBERS.number}),
    "loans": frozenset({LOANS.number, RENEWALS.number, FINES.number}),
    "branch": frozenset(
        {STAFF_SECRETS.number, MEMBER_CONTACTS.number, MEMBER_PHOTOS, PRINTS.number, NOTES.number}
    ),
}
"""Which kinds lie in a scope, by the scope's first word."""

Scopes = dict[RowKey, frozenset[str]]


class _Placed(msgspec.Struct):
    """Of a body: the branch that the row belongs to."""

    branch: UUID


def members_of(branch: UUID) -> str:
    """Names and standing of the members of a branch, and of those it has lent something."""
    return f"members:{branch}"


def loans_of(branch: UUID) -> str:
    """Loans made at a branch, their renewals and fines."""
    return f"loans:{branch}"


def branch_only(branch: UUID) -> str:
    """What the desks of one branch alone have: contact data, slips, notes, passwords of its staff."""
    return f"branch:{branch}"


BRANCH_IN_BODY = {LOANS.number: loans_of, PRINTS.number: branch_only}
"""Kinds whose scope is that of the branch which the row names."""


def granted(branch: UUID, reach: str, branches: Iterable[UUID]) -> tuple[str, ...]:
    """The scopes of a device, parents before children; `branches` are all that there are."""
    seen = sorted({branch, *branches}) if reach == NETWORK else [branch]
    return (
        FRAME,
        ROAMING,
        CATALOGUE,
        *(members_of(uid) for uid in seen),
        *(loans_of(uid) for uid in seen),
        branch_only(branch),
    )


def scopes_of(session: Session, rows: Mapping[RowKey, bytes]) -> Scopes:
    """The scopes that each of these rows lies in now, by their bodies and what they refer to."""
    by_kind: dict[int, list[UUID]] = defaultdict(list)
    for key in rows:
        by_kind[key.kind].append(key.uid)
    found: Scopes = {}
    for kind, uids in by_kind.items():
        if kind in CATALOGUE_KINDS or kind in FRAME_KINDS:
            name = CATALOGUE if kind in CATALOGUE_KINDS else FRAME
            found |= {RowKey(kind, uid): frozenset({name}) for uid in uids}
        elif kind in BRANCH_IN_BODY:
            for key in (RowKey(kind, uid) for uid in uids):
                branch = msgspec.json.decode(rows[key], type=_Placed).branch
                found[key] = frozenset({BRANCH_IN_BODY[kind](branch)})
        else:
            found |= {RowKey(kind, uid): names for uid, names in _by_row(session, kind, uids).items()}
    return found


def _by_row(session: Session, kind: int, uids: list[UUID]) -> dict[UUID, frozenset[str]]:
    match kind:
        case MEMBERS.number:
            return _of_members(session, uids, open_only=False)
        case MEMBER_CONTACTS.number | 12:
            return _of_members(session, uids, open_only=True)
        case RENEWALS.number | FINES.number:
            return _of_loans(session, kind, uids)
        case STAFF_SECRETS.number:
            rows = select(Staff.uid, Branch.uid).outerjoin(Branch, Branch.id == Staff.branch_id)
            found = session.execute(rows.where(Staff.uid.in_(uids)))
            return {u: frozenset({branch_only(b) if b else ROAMING}) for u, b in found}
        case NOTES.number:
            notes = session.execute(select(Note.uid, Note.branches).where(Note.uid.in_(uids)))
            return {
                u: frozenset(branch_only(b) for b in msgspec.json.decode(bs, type=list[UUID]))
                for u, bs in notes
            }
    raise ValueError(kind)


def _of_members(session: Session, uids: list[UUID], *, open_only: bool) -> dict[UUID, frozenset[str]]:
    scope = branch_only if open_only else members_of
    names: dict[UUID, set[str]] = defaultdict(set)
    homes = select(Member.uid, Branch.uid).join(Branch, Branch.id == Member.branch_id)
    for uid, branch in session.execute(homes.where(Member.uid.in_(uids))):
        names[uid].add(scope(branch))
    lent = (
        select(Member.uid, Branch.uid)
        .distinct()
        .join(Loan, Loan.member_id == Member.id)
        .join(Branch, Branch.id == Loan.branch_id)
        .where(Member.uid.in_(uids))
    )
    if open_only:
        lent = lent.where(Loan.ended_at.is_(None))
    for uid, branch in session.execute(lent):
        names[uid].add(scope(branch))
    return {uid: frozenset(some) for uid, some in names.items()}


def _of_loans(session: Session, kind: int, uids: list[UUID]) -> dict[UUID, frozenset[str]]:
    model: type[Renewal] | type[Fine] = Renewal if kind == RENEWALS.number else Fine
    rows = select(model.uid, Branch.uid).join(Loan, Loan.id == model.loan_id)
    found = session.execute(rows.join(Branch, Branch.id == Loan.branch_id).where(model.uid.in_(uids)))
    return {uid: frozenset({loans_of(branch)}) for uid, branch in found}
