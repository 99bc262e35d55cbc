# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may have which row. A row lies in one scope or more; a device is given scopes by its branch and reach.

Contact data of a member lies at the home branch and, while something is out or waited for, at the branch that
lent it or where it is fetched.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Select, Subquery, select, union
from sqlalchemy.orm import Session

from db.models import (
    AttendanceMark,
    Branch,
    Certificate,
    Consent,
    Facilitator,
    Fee,
    Fine,
    HeadCount,
    HeldItem,
    Hold,
    HoldNotice,
    Interloan,
    InterloanEvent,
    Item,
    Loan,
    Member,
    MemberCard,
    Notice,
    Partner,
    Payment,
    RefusedScan,
    Registration,
    Renewal,
    Staff,
    Story,
    SurveyAnswer,
    Transit,
    Workshop,
    WorkshopCost,
    WorkshopSession,
)
from db.models.holds import is_open
from db.models.syncing import Note
from db.syncing.kinds import (
    AGREEMENTS,
    ATTENDANCE_MARKS,
    BRANCHES,
    CERTIFICATE_DESIGNS,
    CERTIFICATES,
    CLOSED_DAYS,
    CONSENTS,
    DEPOSITS,
    FACILITATORS,
    FEES,
    FINES,
    HEAD_COUNTS,
    HELD_ITEMS,
    HOLD_NOTICES,
    HOLDS,
    INTERLOAN_EVENTS,
    INTERLOAN_READERS,
    INTERLOANS,
    ITEM_TYPES,
    ITEM_USES,
    ITEMS,
    LOAN_POLICIES,
    LOANS,
    LOCKER_USES,
    MEMBER_CARDS,
    MEMBER_CONTACTS,
    MEMBER_PHOTOS,
    MEMBER_TYPES,
    MEMBERS,
    NOTES,
    NOTICES,
    OVERRIDES,
    PARTNERS,
    PAYMENTS,
    PRINTS,
    PROOF_KEYS,
    REFUSED_SCANS,
    REGISTRATION_CONTACTS,
    REGISTRATIONS,
    RENEWALS,
    ROOMS,
    ROTA_ITEMS,
    ROTAS,
    SETTINGS,
    STAFF,
    STAFF_SECRETS,
    STOCKTAKE_LINES,
    STOCKTAKES,
    STORIES,
    SURVEY_ANSWERS,
    TITLES,
    TRANSITS,
    VISIT_DAYS,
    VISITS,
    WORKSHOP_COSTS,
    WORKSHOP_SESSIONS,
    WORKSHOPS,
    RowKey,
)

FRAME, ROAMING, CATALOGUE = "frame", "roaming", "catalogue"
"""Branches, policies, staff; passwords of staff who belong to no branch; titles, items, what is on a rota."""
WHOLE = frozenset({FRAME, CATALOGUE})
"""Scopes that every device has whole: a desk need not note which rows it holds by them."""
NETWORK, ONE_BRANCH = "network", "branch"
REACHES = (NETWORK, ONE_BRANCH)
FRAME_KINDS = frozenset(
    kind.number
    for kind in (
        BRANCHES,
        ITEM_TYPES,
        MEMBER_TYPES,
        STAFF,
        LOAN_POLICIES,
        CLOSED_DAYS,
        PARTNERS,
        AGREEMENTS,
        DEPOSITS,
        ROTAS,
        ROOMS,
        CERTIFICATE_DESIGNS,
        PROOF_KEYS,
        WORKSHOPS,
        WORKSHOP_SESSIONS,
    )
) | {SETTINGS}
CATALOGUE_KINDS = frozenset({TITLES.number, ITEMS.number, ROTA_ITEMS.number})
KINDS_OF = {
    FRAME: FRAME_KINDS,
    ROAMING: frozenset({STAFF_SECRETS.number}),
    CATALOGUE: CATALOGUE_KINDS,
    "members": frozenset({MEMBERS.number, MEMBER_CARDS.number}),
    "loans": frozenset(
        kind.number
        for kind in (
            *(LOANS, RENEWALS, FINES, FEES, PAYMENTS, HOLDS, HELD_ITEMS, TRANSITS, NOTICES, VISIT_DAYS),
            HOLD_NOTICES,
        )
    ),
    "workshops": frozenset(
        kind.number
        for kind in (
            REGISTRATIONS,
            ATTENDANCE_MARKS,
            HEAD_COUNTS,
            REFUSED_SCANS,
            CERTIFICATES,
            SURVEY_ANSWERS,
        )
    ),
    "branch": frozenset(
        kind.number
        for kind in (
            STAFF_SECRETS,
            MEMBER_CONTACTS,
            PRINTS,
            NOTES,
            FACILITATORS,
            WORKSHOP_COSTS,
            REGISTRATION_CONTACTS,
            CONSENTS,
            STORIES,
            VISITS,
            LOCKER_USES,
            ITEM_USES,
            STOCKTAKES,
            STOCKTAKE_LINES,
            INTERLOANS,
            INTERLOAN_READERS,
            INTERLOAN_EVENTS,
            OVERRIDES,
        )
    )
    | {MEMBER_PHOTOS},
}
"""Which kinds lie in a scope, by the scope's first word."""

OF_INTERLOANS = frozenset({INTERLOANS.number, INTERLOAN_READERS.number, INTERLOAN_EVENTS.number})

Scopes = dict[RowKey, frozenset[str]]


class _Placed(msgspec.Struct):
    """Of a body: the branch that the row belongs to."""

    branch: UUID


def members_of(branch: UUID) -> str:
    """Names and standing of the members of a branch, and of those it has lent something."""
    return f"members:{branch}"


def loans_of(branch: UUID) -> str:
    """Loans made at a branch, their renewals and fines; what its members and borrowers have paid, or are to
    pay for their membership; holds to be fetched there, or on titles that it has; items sent from or to it;
    how many came on each day.
    """
    return f"loans:{branch}"


def workshops_of(branch: UUID) -> str:
    """Who registered for the workshops that a branch gives or, as a partner, gives with another."""
    return f"workshops:{branch}"


def branch_only(branch: UUID) -> str:
    """What the desks of one branch alone have: contact data, slips, notes, honoraria, staff passwords,
    who came, and what a stock-take found.

    Interlibrary loan lies at both sides, and for whom something was asked at the side that asked.
    """
    return f"branch:{branch}"


BRANCH_IN_BODY = {
    LOANS.number: loans_of,
    PRINTS.number: branch_only,
    VISITS.number: branch_only,
    LOCKER_USES.number: branch_only,
    ITEM_USES.number: branch_only,
    OVERRIDES.number: branch_only,
    VISIT_DAYS.number: loans_of,
    STOCKTAKES.number: branch_only,
    STOCKTAKE_LINES.number: branch_only,
}
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
        *(workshops_of(uid) for uid in seen),
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
        case MEMBERS.number | MEMBER_CONTACTS.number | MEMBER_CARDS.number | 12:
            whole = kind in KINDS_OF["members"]
            of_them = _of_cards if kind == MEMBER_CARDS.number else _of_members
            return of_them(session, uids, open_only=not whole)
        case (
            RENEWALS.number | FINES.number | FEES.number | PAYMENTS.number | NOTICES.number | TRANSITS.number
        ):
            return _of_loans(session, kind, uids)
        case HOLDS.number | HELD_ITEMS.number | HOLD_NOTICES.number:
            return _of_holds(session, kind, uids)
        case STAFF_SECRETS.number:
            rows = select(Staff.uid, Branch.uid).outerjoin(Branch, Branch.id == Staff.branch_id)
            found = session.execute(rows.where(Staff.uid.in_(uids)))
            return {u: frozenset({branch_only(b) if b else ROAMING}) for u, b in found}
        case NOTES.number:
            return _of_notes(session, uids)
    of_its_kind = _of_interloans if kind in OF_INTERLOANS else _of_workshops
    return of_its_kind(session, kind, uids)


def _of_notes(session: Session, uids: list[UUID]) -> dict[UUID, frozenset[str]]:
    notes = session.execute(select(Note.uid, Note.branches).where(Note.uid.in_(uids)))
    return {u: frozenset(branch_only(b) for b in msgspec.json.decode(bs, type=list[UUID])) for u, bs in notes}


def _of_interloans(session: Session, kind: int, uids: list[UUID]) -> dict[UUID, frozenset[str]]:
    """At the branches of both sides and where it is picked up; who it is for, at the requester's alone."""
    sides = [Interloan.requester_id, Interloan.pickup_id]
    if kind != INTERLOAN_READERS.number:
        sides.append(Interloan.supplier_id)
    names: dict[UUID, set[str]] = defaultdict(set)
    for side in sides:
        if kind == INTERLOAN_EVENTS.number:
            rows = select(InterloanEvent.uid, Branch.uid).join(
                Interloan, Interloan.id == InterloanEvent.interloan_id
            )
            named = InterloanEvent.uid.in_(uids)
        else:
            rows, named = select(Interloan.uid, Branch.uid), Interloan.uid.in_(uids)
        for uid, branch in session.execute(rows.join(Branch, Branch.id == side).where(named)):
            names[uid].add(branch_only(branch))
    return {uid: frozenset(some) for uid, some in names.items()}


def _of_members(session: Session, uids: list[UUID], *, open_only: bool) -> dict[UUID, frozenset[str]]:
    scope = branch_only if open_only else members_of
    known = _branches_of(session, uids, open_only=open_only)
    return {uid: frozenset(scope(branch) for branch in branches) for uid, branches in known.items()}


def _of_cards(session: Session, uids: list[UUID], *, open_only: bool) -> dict[UUID, frozenset[str]]:
    """Wherever the member is known: a lost card rings at every desk."""
    rows = select(MemberCard.uid, Member.uid).join(Member, Member.id == MemberCard.member_id)
    found = dict(session.execute(rows.where(MemberCard.uid.in_(uids))).all())
    known = _of_members(session, list(set(found.values())), open_only=open_only)
    return {uid: known[member] for uid, member in found.items()}


def _branches_of(session: Session, uids: list[UUID], *, open_only: bool = False) -> dict[UUID, set[UUID]]:
    """Where members are known: at home, where they borrowed (`open_only`: do), paid, renewed, registered."""
    known: dict[UUID, set[UUID]] = defaultdict(set)
    homes = select(Member.uid, Branch.uid).join(Branch, Branch.id == Member.branch_id)
    for uid, branch in session.execute(homes.where(Member.uid.in_(uids))):
        known[uid].add(branch)
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
        known[uid].add(branch)
    if not open_only:
        for model in (Payment, Fee):
            money = select(Member.uid, Branch.uid).distinct().join(model, model.member_id == Member.id)
            money = money.join(Branch, Branch.id == model.branch_id).where(Member.uid.in_(uids))
            for uid, branch in session.execute(money):
                known[uid].add(branch)
    for uid, branch in _where_registered(session, uids, open_only=open_only):
        known[uid].add(branch)
    for uid, branch in _where_held(session, uids, open_only=open_only):
        known[uid].add(branch)
    return known


def _where_held(session: Session, uids: list[UUID], *, open_only: bool) -> Iterator[tuple[UUID, UUID]]:
    """Members with the branches where they fetch, or would, what they wait for."""
    rows = select(Hold.member, Branch.uid).distinct().join(Branch, Branch.id == Hold.branch_id)
    rows = rows.where(Hold.member.in_(uids))
    if open_only:
        rows = rows.where(is_open())
    yield from ((member, branch) for member, branch in session.execute(rows))


def _of_holds(session: Session, kind: int, uids: list[UUID]) -> dict[UUID, frozenset[str]]:
    """Where it is fetched, and wherever an item of that title could be put aside: they name no person."""
    told = select(HoldNotice.uid, HeldItem.hold_id).join(HeldItem, HeldItem.id == HoldNotice.held_item_id)
    wanted = {
        HOLDS.number: select(Hold.uid, Hold.id).where(Hold.uid.in_(uids)),
        HELD_ITEMS.number: select(HeldItem.uid, HeldItem.hold_id).where(HeldItem.uid.in_(uids)),
        HOLD_NOTICES.number: told.where(HoldNotice.uid.in_(uids)),
    }[kind]
    of: dict[UUID, int] = dict(session.execute(wanted).all())
    names: dict[int, set[str]] = defaultdict(set)
    keys = list(set(of.values()))
    fetched = select(Hold.id, Branch.uid).join(Branch, Branch.id == Hold.branch_id)
    having = (
        select(Hold.id, Branch.uid)
        .distinct()
        .join(Item, Item.title_id == Hold.title_id)
        .join(Branch, Branch.id == Item.branch_id)
    )
    lying = select(Hold.id, Branch.uid).join(HeldItem, HeldItem.hold_id == Hold.id)
    lying = lying.join(Branch, Branch.id == HeldItem.branch_id)
    for rows in (fetched, having, lying):
        for hold, branch in session.execute(rows.where(Hold.id.in_(keys))):
            names[hold].add(loans_of(branch))
    return {uid: frozenset(names[hold]) for uid, hold in of.items()}


def _of_transits(session: Session, uids: list[UUID]) -> dict[UUID, frozenset[str]]:
    """Where it was sent from, where to, and where it was seen."""
    names: dict[UUID, set[str]] = defaultdict(set)
    for place in (Transit.branch_id, Transit.to_branch_id, Transit.seen_branch_id):
        rows = select(Transit.uid, Branch.uid).join(Branch, Branch.id == place)
        for uid, branch in session.execute(rows.where(Transit.uid.in_(uids))):
            names[uid].add(loans_of(branch))
    return {uid: frozenset(some) for uid, some in names.items()}


OF_LOANS: dict[int, type[Renewal] | type[Fine] | type[Notice]] = {
    RENEWALS.number: Renewal,
    FINES.number: Fine,
    NOTICES.number: Notice,
}
"""What belongs to a loan, and lies where the loan does."""
OF_MEMBERS: dict[int, type[Payment] | type[Fee]] = {PAYMENTS.number: Payment, FEES.number: Fee}
"""What a member owes beside fines, and has paid."""


def _of_loans(session: Session, kind: int, uids: list[UUID]) -> dict[UUID, frozenset[str]]:
    if kind in OF_MEMBERS:
        return _of_money(session, OF_MEMBERS[kind], uids)
    if kind == TRANSITS.number:
        return _of_transits(session, uids)
    model = OF_LOANS[kind]
    rows = select(model.uid, Branch.uid).join(Loan, Loan.id == model.loan_id)
    found = session.execute(rows.join(Branch, Branch.id == Loan.branch_id).where(model.uid.in_(uids)))
    return {uid: frozenset({loans_of(branch)}) for uid, branch in found}


def _of_money(
    session: Session, model: type[Payment] | type[Fee], uids: list[UUID]
) -> dict[UUID, frozenset[str]]:
    """Wherever the member is known: they owe what they owe at every desk."""
    rows = select(model.uid, Member.uid).join(Member, Member.id == model.member_id)
    found = dict(session.execute(rows.where(model.uid.in_(uids))).all())
    known = _branches_of(session, list(set(found.values())))
    return {uid: frozenset(loans_of(branch) for branch in known[member]) for uid, member in found.items()}


OF_WORKSHOPS: dict[int, tuple[type[Any], type[Any] | None]] = {
    FACILITATORS.number: (Facilitator, None),
    WORKSHOP_COSTS.number: (WorkshopCost, None),
    REGISTRATIONS.number: (Registration, None),
    REGISTRATION_CONTACTS.number: (Registration, None),
    CONSENTS.number: (Consent, Registration),
    ATTENDANCE_MARKS.number: (AttendanceMark, Registration),
    HEAD_COUNTS.number: (HeadCount, WorkshopSession),
    REFUSED_SCANS.number: (RefusedScan, WorkshopSession),
    CERTIFICATES.number: (Certificate, None),
    SURVEY_ANSWERS.number: (SurveyAnswer, None),
    STORIES.number: (Story, None),
}
"""What belongs to a workshop: the model, and the one that stands between where there is one."""


@cache
def _hosts() -> Subquery:
    """A workshop's key with the branch that gives it, and with its partner's branch in this network."""
    own = select(Workshop.id.label("workshop"), Branch.uid.label("branch")).join(
        Branch, Branch.id == Workshop.branch_id
    )
    partners = (
        select(Workshop.id, Branch.uid)
        .join(Partner, Partner.id == Workshop.partner_id)
        .join(Branch, Branch.id == Partner.branch_id)
    )
    return union(own, partners).subquery()


def _by_workshop(model: type[Any], between: type[Any] | None, *columns: Any) -> tuple[Select[Any], Any]:
    """These columns of what belongs to workshops, and the column that holds the workshop's key."""
    if between is None:
        return select(*columns).select_from(model), model.workshop_id
    to = model.registration_id if between is Registration else model.session_id
    return select(*columns).select_from(model).join(between, between.id == to), between.workshop_id


def _of_workshops(session: Session, kind: int, uids: list[UUID]) -> dict[UUID, frozenset[str]]:
    model, between = OF_WORKSHOPS[kind]
    scope = workshops_of if kind in KINDS_OF["workshops"] else branch_only
    names: dict[UUID, set[str]] = defaultdict(set)
    hosts = _hosts()
    rows, key = _by_workshop(model, between, model.uid, hosts.c.branch)
    for uid, branch in session.execute(rows.join(hosts, hosts.c.workshop == key).where(model.uid.in_(uids))):
        names[uid].add(scope(branch))
    return {uid: frozenset(some) for uid, some in names.items()}


def belonging_to(session: Session, workshop: UUID) -> set[RowKey]:
    """Every row whose scope goes by this workshop's hosts."""
    found = set[RowKey]()
    event = select(Workshop.id).where(Workshop.uid == workshop).scalar_subquery()
    for kind, (model, between) in OF_WORKSHOPS.items():
        rows, key = _by_workshop(model, between, model.uid)
        found |= {RowKey(kind, uid) for uid in session.scalars(rows.where(key == event))}
    return found


def _where_registered(session: Session, uids: list[UUID], *, open_only: bool) -> Iterator[tuple[UUID, UUID]]:
    """Members with the branches whose workshops they registered for; open ones: not over, not cancelled."""
    hosts = _hosts()
    rows = (
        select(Registration.member, hosts.c.branch)
        .distinct()
        .join(hosts, hosts.c.workshop == Registration.workshop_id)
        .where(Registration.member.in_(uids), Registration.merged_into.is_(None))
    )
    if open_only:
        rows = rows.join(Workshop, Workshop.id == Registration.workshop_id).where(
            Registration.state != "cancelled", Workshop.state.in_(("draft", "open"))
        )
    for member, branch in session.execute(rows):
        if member is not None:
            yield member, branch
