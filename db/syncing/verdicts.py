# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes of an operation: applied, applied with a note, or refused with one."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from db.operations.operation import Operation
from db.syncing.kinds import RowKey
from db.syncing.known import Known

Outcome = Literal["applied", "noted", "refused"]


class Noted(NamedTuple):
    """Something that people of these branches should look at; `facts` hold names and times for the words."""

    kind: str
    branches: frozenset[UUID]
    facts: dict[str, Any]
    about: UUID | None


@dataclass(slots=True)
class Verdict:
    """The outcome of one operation so far: what it touched, and what is to be noted.

    `moot` names notes, by kind and row, that later news has made pointless.
    """

    operation: Operation
    touched: set[RowKey] = field(default_factory=set)
    notes: list[Noted] = field(default_factory=list)
    moot: list[tuple[str, UUID]] = field(default_factory=list)
    refused: str = ""
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def outcome(self) -> Outcome:
        """See Outcome."""
        if self.refused:
            return "refused"
        return "noted" if self.notes else "applied"

    def note(self, kind: str, branches: set[UUID | None], about: UUID | None = None, **facts: Any) -> None:
        """Add a note for the branches that are known."""
        known = frozenset(branch for branch in branches if branch is not None)
        self.notes.append(Noted(kind, known, facts, about))


@dataclass(frozen=True, slots=True)
class Bench:
    """Where an operation is judged. `final` at the server; a desk judges its own for the time being.

    `before` holds the records that an edit began from, by kind; `at` is the corrected time; `known` may be
    shared by the operations of one transaction. Where `apart` is false whoever asks undoes what failed.
    """

    session: Session
    at: datetime
    final: bool
    before: dict[int, dict[str, Any]]
    trusted: bool = False
    known: Known = field(default_factory=Known)
    apart: bool = True
