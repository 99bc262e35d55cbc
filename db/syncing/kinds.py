# SPDX-License-Identifier: GPL-3.0-or-later
"""The kinds of row that travel, and which columns of each. Rows refer to each other by uid, never by key."""

from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID, uuid5

from db.models import (
    Agreement,
    AttendanceMark,
    Branch,
    Certificate,
    CertificateDesign,
    ClosedDay,
    Consent,
    Deposit,
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
    ItemType,
    ItemUse,
    Loan,
    LoanPolicy,
    LockerUse,
    Member,
    MemberCard,
    MemberType,
    Notice,
    Override,
    Partner,
    Payment,
    Print,
    ProofKey,
    RefusedScan,
    Registration,
    Renewal,
    Room,
    Rota,
    RotaItem,
    Staff,
    Stocktake,
    StocktakeLine,
    Story,
    SurveyAnswer,
    Title,
    Transit,
    Visit,
    VisitDay,
    Workshop,
    WorkshopCost,
    WorkshopSession,
)
from db.models.columns import Row
from db.models.syncing import Note
from db.rules.terms import TERM_NAMES

SETTINGS_NAMESPACE = UUID("6c9d7f0e-3f0b-5d51-8f43-5a2f8a5f5d10")


class RowKey(NamedTuple):
    """A row that travels: the number of its kind, and its uid."""

    kind: int
    uid: UUID


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Kind:
    """Columns of one model that travel together; `refs` are columns that point at rows of other models.

    A part of a row (a member's contact data) is a kind of its own: not everybody may have it.
    """

    number: int
    name: str
    model: type[Row]
    columns: tuple[str, ...]
    refs: dict[str, type[Row]] = field(default_factory=dict)
    is_part: bool = False


def setting_uid(name: str) -> UUID:
    """A library setting is named by its name; the feed wants a uid."""
    return uuid5(SETTINGS_NAMESPACE, name)


def _columns(text: str) -> tuple[str, ...]:
    return tuple(text.split())


BRANCHES = Kind(number=1, name="branches", model=Branch, columns=_columns("code name address phone timezone"))
ITEM_TYPES = Kind(number=2, name="item_types", model=ItemType, columns=_columns("code name name_en"))
MEMBER_TYPES = Kind(
    number=3,
    name="member_types",
    model=MemberType,
    columns=_columns("code name name_en validity_days registration_fee renewal_fee"),
)
STAFF = Kind(
    number=4,
    name="staff",
    model=Staff,
    columns=_columns("username name roles active"),
    refs={"branch_id": Branch},
)
LOAN_POLICIES = Kind(
    number=5,
    name="loan_policies",
    model=LoanPolicy,
    columns=("season", "since", "until", *TERM_NAMES),
    refs={"member_type_id": MemberType, "item_type_id": ItemType, "branch_id": Branch},
)
CLOSED_DAYS = Kind(
    number=6, name="closed_days", model=ClosedDay, columns=_columns("day name"), refs={"branch_id": Branch}
)
TITLES = Kind(
    number=8,
    name="titles",
    model=Title,
    columns=_columns(
        """title responsibility authors subjects edition publisher place year language form series call_number
        classification collation notes source control_number original_title original_authors"""
    ),
)
ITEMS = Kind(
    number=9,
    name="items",
    model=Item,
    columns=_columns(
        """barcode condition location call_number inventory_number price acquired_on origin note parts
        parts_missing"""
    ),
    refs={"title_id": Title, "branch_id": Branch, "item_type_id": ItemType},
)
MEMBERS = Kind(
    number=10,
    name="members",
    model=Member,
    columns=_columns("number name other_name registered_on expires_on block_reason blocked_at merged_into"),
    refs={"member_type_id": MemberType, "branch_id": Branch},
)
MEMBER_CONTACTS = Kind(
    number=11,
    name="member_contacts",
    model=Member,
    columns=_columns(
        """gender birth_date identity_number phone email address institution class_name student_number
        guardian_name guardian_phone guarantor proxy note"""
    ),
    is_part=True,
)
LOANS = Kind(
    number=13,
    name="loans",
    model=Loan,
    columns=_columns("lent_at due_at renewals override_reason ended_at ending claimed_at"),
    refs={
        "item_id": Item,
        "member_id": Member,
        "branch_id": Branch,
        "staff_id": Staff,
        "ended_branch_id": Branch,
        "ended_staff_id": Staff,
    },
)
RENEWALS = Kind(
    number=14,
    name="renewals",
    model=Renewal,
    columns=_columns("renewed_at due_before due_after cancelled_at by_itself"),
    refs={"loan_id": Loan, "staff_id": Staff},
)
FINES = Kind(
    number=15,
    name="fines",
    model=Fine,
    columns=_columns("kind amount days_late note refund_until suspended_until assessed_at cancelled_at"),
    refs={"member_id": Member, "loan_id": Loan},
)
PRINTS = Kind(
    number=16,
    name="prints",
    model=Print,
    columns=_columns("number kind printed_at facts reprints"),
    refs={"branch_id": Branch, "staff_id": Staff, "member_id": Member},
)
STAFF_SECRETS = Kind(
    number=17, name="staff_secrets", model=Staff, columns=_columns("password_hash"), is_part=True
)
NOTES = Kind(
    number=18,
    name="notes",
    model=Note,
    columns=_columns("kind operation about noted_at branches facts settled_at settlement"),
    refs={"settled_by_id": Staff},
)
PARTNERS = Kind(
    number=19,
    name="partners",
    model=Partner,
    columns=_columns("name kind contact_name phone email address note active"),
    refs={"branch_id": Branch},
)
ROOMS = Kind(
    number=20, name="rooms", model=Room, columns=_columns("name seats active"), refs={"branch_id": Branch}
)
CERTIFICATE_DESIGNS = Kind(
    number=21, name="certificate_designs", model=CertificateDesign, columns=_columns("name body active")
)
PROOF_KEYS = Kind(number=22, name="proof_keys", model=ProofKey, columns=_columns("purpose material made_at"))
WORKSHOPS = Kind(
    number=23,
    name="workshops",
    model=Workshop,
    columns=_columns(
        """title kind state description audience age_group seats_onsite seats_online
        waiting_list counted_only expected literacy_aim strategy skill beneficiaries late_after topics
        questions rule feedback_closed series reason"""
    ),
    refs={
        "branch_id": Branch,
        "partner_id": Partner,
        "sponsor_id": Partner,
        "agreement_id": Agreement,
        "design_id": CertificateDesign,
    },
)
WORKSHOP_SESSIONS = Kind(
    number=24,
    name="workshop_sessions",
    model=WorkshopSession,
    columns=_columns("title starts_at ends_at set_up clear_up place link cancelled"),
    refs={"workshop_id": Workshop, "room_id": Room},
)
FACILITATORS = Kind(
    number=25,
    name="facilitators",
    model=Facilitator,
    columns=_columns("name role minutes honorarium note removed"),
    refs={"workshop_id": Workshop},
)
WORKSHOP_COSTS = Kind(
    number=26,
    name="workshop_costs",
    model=WorkshopCost,
    columns=_columns("item source planned actual removed"),
    refs={"workshop_id": Workshop},
)
REGISTRATIONS = Kind(
    number=27,
    name="registrations",
    model=Registration,
    columns=_columns(
        """code name institution format state source people queued_at party merged_into cancelled_at member
        ticket_sent_at shown_ticket tickets_printed gave_feedback"""
    ),
    refs={"workshop_id": Workshop},
)
REGISTRATION_CONTACTS = Kind(
    number=28,
    name="registration_contacts",
    model=Registration,
    columns=_columns("gender birth_date phone email needs answers note"),
    is_part=True,
)
CONSENTS = Kind(
    number=29,
    name="consents",
    model=Consent,
    columns=_columns("kind given_by relation evidence given_at withdrawn_at withdrawn_why"),
    refs={"registration_id": Registration},
)
ATTENDANCE_MARKS = Kind(
    number=30,
    name="attendance_marks",
    model=AttendanceMark,
    columns=_columns("kind happened_at source reason voids people device"),
    refs={"registration_id": Registration, "session_id": WorkshopSession, "staff_id": Staff},
)
HEAD_COUNTS = Kind(
    number=31,
    name="head_counts",
    model=HeadCount,
    columns=_columns("device counted_at onsite online children women"),
    refs={"session_id": WorkshopSession, "staff_id": Staff},
)
REFUSED_SCANS = Kind(
    number=32,
    name="refused_scans",
    model=RefusedScan,
    columns=_columns("device happened_at why code"),
    refs={"session_id": WorkshopSession},
)
CERTIFICATES = Kind(
    number=33,
    name="certificates",
    model=Certificate,
    columns=_columns(
        """number code facts facts_hash issued_at expires_on replaces revoked_at revoked_why proof_key proof
        facilitator sent_at reminded_at"""
    ),
    refs={
        "workshop_id": Workshop,
        "registration_id": Registration,
        "design_id": CertificateDesign,
        "staff_id": Staff,
    },
)
SURVEY_ANSWERS = Kind(
    number=34,
    name="survey_answers",
    model=SurveyAnswer,
    columns=_columns("answered_on source learned confident applies aware uses comment"),
    refs={"workshop_id": Workshop},
)
STORIES = Kind(
    number=35,
    name="stories",
    model=Story,
    columns=_columns("told_at text shown_name consent evidence"),
    refs={"workshop_id": Workshop, "registration_id": Registration},
)
AGREEMENTS = Kind(
    number=36,
    name="agreements",
    model=Agreement,
    columns=_columns(
        """number kind about covers valid_from valid_until follows note removed lends lends_most lends_days
        liable"""
    ),
    refs={"partner_id": Partner},
)
PAYMENTS = Kind(
    number=37,
    name="payments",
    model=Payment,
    columns=_columns("device kind amount reason made_at cancelled_at"),
    refs={"member_id": Member, "branch_id": Branch, "staff_id": Staff},
)
HOLDS = Kind(
    number=38,
    name="holds",
    model=Hold,
    columns=_columns(
        """member placed_at suspended_until expires_on cancelled_at cancelled_why fulfilled_at fulfilled_by
        queues_at queue_tie moved_at moved_by moved_why"""
    ),
    refs={"title_id": Title, "item_id": Item, "branch_id": Branch, "staff_id": Staff},
)
HELD_ITEMS = Kind(
    number=39,
    name="held_items",
    model=HeldItem,
    columns=_columns("put_at fetch_until released_at gone_at"),
    refs={"hold_id": Hold, "item_id": Item, "branch_id": Branch, "staff_id": Staff},
)
DEPOSITS = Kind(
    number=42,
    name="deposits",
    model=Deposit,
    columns=_columns("name until begun_at"),
    refs={"partner_id": Partner, "agreement_id": Agreement, "branch_id": Branch, "staff_id": Staff},
)
TRANSITS = Kind(
    number=40,
    name="transits",
    model=Transit,
    columns=_columns("why sent_at checked_at cancelled_at gone_at seen_at seen_by arrived_at arrived_by"),
    refs={
        "item_id": Item,
        "branch_id": Branch,
        "to_branch_id": Branch,
        "deposit_id": Deposit,
        "staff_id": Staff,
        "seen_branch_id": Branch,
    },
)
ROTAS = Kind(number=43, name="rotas", model=Rota, columns=_columns("name stages cyclical active"))
ROTA_ITEMS = Kind(
    number=47,
    name="rota_items",
    model=RotaItem,
    columns=_columns("placed_by moved_at"),
    refs={"item_id": Item, "rota_id": Rota, "home_branch_id": Branch},
)
ITEM_USES = Kind(
    number=41,
    name="item_uses",
    model=ItemUse,
    columns=_columns("used_at day hour times cancelled_at"),
    refs={"item_id": Item, "branch_id": Branch, "staff_id": Staff},
)
VISITS = Kind(
    number=44,
    name="visits",
    model=Visit,
    columns=_columns(
        """device came_at day hour sort purpose audience member gender age_group name institution people women
        men children used_ict counts cancelled_at"""
    ),
    refs={"branch_id": Branch, "staff_id": Staff, "member_type_id": MemberType},
)
STOCKTAKES = Kind(
    number=45,
    name="stocktakes",
    model=Stocktake,
    columns=_columns("name location call_from call_to started_at closed_at reopened_at reopened_why"),
    refs={"branch_id": Branch, "staff_id": Staff, "item_type_id": ItemType},
)
STOCKTAKE_LINES = Kind(
    number=46,
    name="stocktake_lines",
    model=StocktakeLine,
    columns=_columns("device barcode item found scanned_at voids condition"),
    refs={"stocktake_id": Stocktake, "branch_id": Branch, "staff_id": Staff},
)
NOTICES = Kind(
    number=50,
    name="notices",
    model=Notice,
    columns=_columns("kind way number due_at given_at"),
    refs={"loan_id": Loan, "branch_id": Branch, "staff_id": Staff},
)
MEMBER_CARDS = Kind(
    number=52,
    name="member_cards",
    model=MemberCard,
    columns=_columns("number sort added_at lost_at found_at removed_at"),
    refs={"member_id": Member, "branch_id": Branch, "staff_id": Staff},
)
LOCKER_USES = Kind(
    number=53,
    name="locker_uses",
    model=LockerUse,
    columns=_columns("locker member name given_at back_at mistaken"),
    refs={"branch_id": Branch, "staff_id": Staff},
)
FEES = Kind(
    number=51,
    name="fees",
    model=Fee,
    columns=_columns("kind amount renewed_from charged_at cancelled_at counts"),
    refs={"member_id": Member, "branch_id": Branch, "staff_id": Staff},
)
HOLD_NOTICES = Kind(
    number=58,
    name="hold_notices",
    model=HoldNotice,
    columns=_columns("way number given_at"),
    refs={"held_item_id": HeldItem, "branch_id": Branch, "staff_id": Staff},
)
INTERLOANS = Kind(
    number=55,
    name="interloans",
    model=Interloan,
    columns=_columns(
        """number service title author edition publisher year isbn pages note needed_by asked_at peer_number
        status place due_on"""
    ),
    refs={
        "requester_id": Branch,
        "requesting_partner_id": Partner,
        "supplier_id": Branch,
        "supplying_partner_id": Partner,
        "agreement_id": Agreement,
        "pickup_id": Branch,
        "catalogued_id": Title,
        "staff_id": Staff,
        "item_id": Item,
    },
)
INTERLOAN_READERS = Kind(
    number=56, name="interloan_readers", model=Interloan, columns=_columns("member"), is_part=True
)
INTERLOAN_EVENTS = Kind(
    number=57,
    name="interloan_events",
    model=InterloanEvent,
    columns=_columns("side act happened_at due_on reason note amount taken_back_at"),
    refs={"interloan_id": Interloan, "branch_id": Branch, "staff_id": Staff, "item_id": Item},
)
OVERRIDES = Kind(
    number=71,
    name="overrides",
    model=Override,
    columns=_columns("what rules reason loan hold made_at"),
    refs={"branch_id": Branch, "staff_id": Staff},
)
VISIT_DAYS = Kind(
    number=61,
    name="visit_days",
    model=VisitDay,
    columns=_columns("day visits used_ict"),
    refs={"branch_id": Branch},
)

NO_CONTACTS: dict[str, str | None] = {
    name: None if name in ("birth_date", "guarantor") else "" for name in MEMBER_CONTACTS.columns
}
"""A member's contact data where that has not been sent."""
SETTINGS, MEMBER_PHOTOS = 7, 12
"""Kinds whose tables have no uid of their own: see wire."""

KINDS = {
    kind.number: kind
    for kind in (
        BRANCHES,
        ITEM_TYPES,
        MEMBER_TYPES,
        STAFF,
        LOAN_POLICIES,
        CLOSED_DAYS,
        TITLES,
        ITEMS,
        MEMBERS,
        MEMBER_CONTACTS,
        MEMBER_CARDS,
        LOANS,
        RENEWALS,
        FINES,
        FEES,
        PAYMENTS,
        HOLDS,
        HELD_ITEMS,
        DEPOSITS,
        TRANSITS,
        ROTAS,
        ROTA_ITEMS,
        NOTICES,
        HOLD_NOTICES,
        PRINTS,
        STAFF_SECRETS,
        NOTES,
        PARTNERS,
        AGREEMENTS,
        ROOMS,
        CERTIFICATE_DESIGNS,
        PROOF_KEYS,
        WORKSHOPS,
        WORKSHOP_SESSIONS,
        FACILITATORS,
        WORKSHOP_COSTS,
        REGISTRATIONS,
        REGISTRATION_CONTACTS,
        CONSENTS,
        ATTENDANCE_MARKS,
        HEAD_COUNTS,
        REFUSED_SCANS,
        CERTIFICATES,
        SURVEY_ANSWERS,
        STORIES,
        ITEM_USES,
        VISITS,
        LOCKER_USES,
        STOCKTAKES,
        STOCKTAKE_LINES,
        INTERLOANS,
        INTERLOAN_READERS,
        INTERLOAN_EVENTS,
        VISIT_DAYS,
        OVERRIDES,
    )
}
ORDER = (
    1,
    2,
    3,
    4,
    17,
    5,
    6,
    7,
    43,
    8,
    9,
    47,
    10,
    11,
    12,
    52,
    13,
    14,
    15,
    51,
    37,
    38,
    39,
    41,
    58,
    16,
    18,
    19,
    36,
    42,
    40,
    *range(20, 36),
    44,
    53,
    45,
    46,
    50,
    55,
    56,
    57,
    61,
    71,
)
"""Parents before children: the order in which rows are put down; the reverse for taking away."""


def at(kind: Kind | int, uid: UUID) -> RowKey:
    """The key of a row of this kind."""
    return RowKey(kind if isinstance(kind, int) else kind.number, uid)
