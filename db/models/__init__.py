# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables, a module a subject. Those of syncing stand apart: a desk that stands alone never loads them."""

from db.models.attendance import (
    AttendanceMark,
    Consent,
    HeadCount,
    RefusedScan,
    Registration,
    SessionSheet,
    Story,
    SurveyAnswer,
)
from db.models.catalogue import TITLE_MIDDLE, Item, ItemType, Title, TitleIdentifier
from db.models.certificates import Certificate, ProofKey
from db.models.circulation import Fee, Fine, Loan, LoanPolicy, Override, Payment, Renewal
from db.models.columns import Base, new_uid
from db.models.holds import HeldItem, Hold
from db.models.interloan import Interloan, InterloanEvent
from db.models.journal import JournalEntry, NumberBlock, Setting
from db.models.members import Member, MemberCard, MemberPhoto, MemberType
from db.models.notices import HoldNotice, Notice
from db.models.partners import Agreement, Partner
from db.models.places import Branch, ClosedDay, WeeklyClosing
from db.models.prints import Print
from db.models.rotas import Rota, RotaItem
from db.models.staff import SignInAttempts, Staff
from db.models.stocktakes import Stocktake, StocktakeLine
from db.models.transits import Deposit, Transit
from db.models.uses import ItemUse
from db.models.visits import LockerUse, Visit, VisitDay
from db.models.workshops import (
    CertificateDesign,
    Facilitator,
    Room,
    Workshop,
    WorkshopCost,
    WorkshopSession,
)

__all__ = [
    "TITLE_MIDDLE",
    "Agreement",
    "AttendanceMark",
    "Base",
    "Branch",
    "Certificate",
    "CertificateDesign",
    "ClosedDay",
    "Consent",
    "Deposit",
    "Facilitator",
    "Fee",
    "Fine",
    "HeadCount",
    "HeldItem",
    "Hold",
    "HoldNotice",
    "Interloan",
    "InterloanEvent",
    "Item",
    "ItemType",
    "ItemUse",
    "JournalEntry",
    "Loan",
    "LoanPolicy",
    "LockerUse",
    "Member",
    "MemberCard",
    "MemberPhoto",
    "MemberType",
    "Notice",
    "NumberBlock",
    "Override",
    "Partner",
    "Payment",
    "Print",
    "ProofKey",
    "RefusedScan",
    "Registration",
    "Renewal",
    "Room",
    "Rota",
    "RotaItem",
    "SessionSheet",
    "Setting",
    "SignInAttempts",
    "Staff",
    "Stocktake",
    "StocktakeLine",
    "Story",
    "SurveyAnswer",
    "Title",
    "TitleIdentifier",
    "Transit",
    "Visit",
    "VisitDay",
    "WeeklyClosing",
    "Workshop",
    "WorkshopCost",
    "WorkshopSession",
    "new_uid",
]
