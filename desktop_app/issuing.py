# SPDX-License-Identifier: GPL-3.0-or-later
"""A slip is numbered and kept before it is printed: so that it exists, whatever the printer does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from db.operations.desk import Together
from db.operations.prints import RecordPrint, record_print
from db.operations.refusals import NumbersUsedUp
from db.queries.library import branches, setting
from desktop_app.printing.frozen import Slip, freeze
from desktop_app.printing.slip import Letterhead

Numbered = Callable[[str, datetime], Slip]
"""A slip that only lacks its number and time."""


class Issued(NamedTuple):
    """A slip with its number; `kind` is one of printing.frozen.KINDS."""

    kind: str
    number: str
    slip: Slip

    @property
    def document(self) -> str:
        """Its name in declared_settings.DOCUMENTS."""
        return f"{self.kind}_slip"


def issue_one(perform: Together, kind: str, member: UUID | None, numbered: Numbered) -> Issued:
    """Number and keep a slip, in the transaction of what it is about."""
    made: list[Slip] = []

    def facts(number: str, at: datetime) -> bytes:
        made.append(numbered(number, at))
        return freeze(made[-1])

    done = perform(record_print, slip=kind, facts=facts, member=member).operation
    assert isinstance(done, RecordPrint)
    return Issued(kind, done.number, made[-1])


def issue_if_numbered(perform: Together, kind: str, member: UUID | None, numbered: Numbered) -> Issued | None:
    """As `issue_one`; None where no number is left: what the slip is about stands without it."""
    try:
        return issue_one(perform, kind, member, numbered)
    except NumbersUsedUp:
        return None


def letterhead(session: Session, branch: UUID) -> Letterhead:
    """The library and the desk's branch."""
    here = next(row for row in branches(session) if row.uid == branch)
    library = setting(session, "library", "library_name", "")
    return Letterhead(library, here.name, here.address, here.phone)
