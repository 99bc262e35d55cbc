# SPDX-License-Identifier: GPL-3.0-or-later
"""Every change to the store, as data plus a function that applies it."""

from db.operations import cataloguing, circulation, importing, members, policies, prints, staff
from db.operations.desk import Desk, Done, Making, Person
from db.operations.operation import Changes, Operation, apply, decode, encode

__all__ = [
    "Changes",
    "Desk",
    "Done",
    "Making",
    "Operation",
    "Person",
    "apply",
    "cataloguing",
    "circulation",
    "decode",
    "encode",
    "importing",
    "members",
    "policies",
    "prints",
    "staff",
]
