# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that the circulation page shows, as one value."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from db.operations import refusals
from db.queries.members import MemberView
from db.queries.open_loans import LoanRow
from db.rules.items import LENDABLE
from desktop_app.circulation.problems import Problem
from desktop_app.circulation.visit import VisitRow

RUNS = ("use", "batch", "renew")
"""Many scans without a card: of what was read here, comes back, or is renewed; until it is finished."""


@dataclass(frozen=True)
class State:
    """Everything that the page shows. `mode` is 'auto', 'return' or one of RUNS; `notice` passes."""

    member: MemberView | None = None
    rows: tuple[VisitRow, ...] = ()
    problem: Problem | None = None
    notice: Exception | None = None
    mode: str = "auto"
    wanted: UUID | None = None
    """An item chosen in the catalogue, to be lent to the next card."""
    as_of: datetime | None = None
    """When what is scanned now happened, where it is put in later: paper, or the book drop."""

    @property
    def loans(self) -> list[LoanRow]:
        """The open member's loans."""
        return self.member.loans if self.member else []

    @property
    def idle(self) -> bool:
        """Nobody is at the desk and nothing was done since."""
        return self.member is None and not self.rows and self.mode not in RUNS

    @property
    def last_undoable(self) -> VisitRow | None:
        """What Undo would take back."""
        return next((row for row in reversed(self.rows) if not row.undone and row.operation), None)

    @property
    def handed_in(self) -> UUID | None:
        """The item just scanned that was not out and may be lent: it can be lent now."""
        match self.notice:
            case refusals.NotOnLoan(item=item, condition=condition) if condition in LENDABLE:
                return item
        return None


NOTHING = State()
