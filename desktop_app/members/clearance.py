# SPDX-License-Identifier: GPL-3.0-or-later
"""A member's clearance letter: looked into the books, numbered and kept, in one commit."""

from datetime import datetime
from uuid import UUID

from db.operations.desk import Desk
from db.operations.prints import require_clear
from db.queries.members import member_view
from desktop_app.issuing import Issued, issue_one, letterhead
from desktop_app.members import records
from desktop_app.printing.clearance import Clearance


def issue(desk: Desk, member: UUID) -> Issued:
    """Raises NotClear, NumbersUsedUp, NotAllowed."""
    staff = desk.person.name if desk.person else ""
    detail = records.look_up(desk, member)
    institution = detail.facts.institution if detail else ""
    with desk.together() as perform:
        require_clear(perform.session, member, desk.clock().astimezone().date())
        head, who = letterhead(perform.session, desk.branch), member_view(perform.session, member)
        assert who is not None

        def numbered(number: str, at: datetime) -> Clearance:
            return Clearance(head, number, at, staff, who.name, who.number, institution)

        return issue_one(perform, "clearance", member, numbered)
