# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables, a module a subject. Those of syncing stand apart: a desk that stands alone never loads them."""

from db.models.catalogue import TITLE_MIDDLE, Item, ItemType, Title, TitleIdentifier
from db.models.circulation import Fine, Loan, LoanPolicy, Renewal
from db.models.columns import Base, new_uid
from db.models.journal import JournalEntry, NumberBlock, Setting
from db.models.members import Member, MemberPhoto, MemberType
from db.models.places import Branch, ClosedDay, WeeklyClosing
from db.models.prints import Print
from db.models.staff import SignInAttempts, Staff

__all__ = [
    "TITLE_MIDDLE",
    "Base",
    "Branch",
    "ClosedDay",
    "Fine",
    "Item",
    "ItemType",
    "JournalEntry",
    "Loan",
    "LoanPolicy",
    "Member",
    "MemberPhoto",
    "MemberType",
    "NumberBlock",
    "Print",
    "Renewal",
    "Setting",
    "SignInAttempts",
    "Staff",
    "Title",
    "TitleIdentifier",
    "WeeklyClosing",
    "new_uid",
]
