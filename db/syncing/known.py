# SPDX-License-Identifier: GPL-3.0-or-later
"""What a transaction has read: asked once for all operations of a request, kept up by who changes it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from db.models import Fine, HeldItem, Hold, Item, Loan, Transit
from db.models.among import Among
from db.models.syncing import HandedIn
from db.operations.policies import calendar_of, policies_of
from db.rules.calendar import Calendar
from db.rules.terms import Policy

LOANS_OF = select(Loan).where(Among(Loan.item_id, "items"))
OPEN_LOANS_OF = (
    select(Loan, Item.item_type_id)
    .join(Item, Item.id == Loan.item_id)
    .where(Among(Loan.member_id, "members"), Loan.ended_at.is_(None))
)
WAITED_FOR = union(
    select(Item.id).join(Hold, Hold.title_id == Item.title_id).where(Among(Item.id, "items")),
    select(HeldItem.item_id).where(Among(HeldItem.item_id, "items")),
    select(Transit.item_id).where(Among(Transit.item_id, "items")),
)
SUSPENDED = select(Fine.member_id).where(Among(Fine.member_id, "members"), Fine.suspended_until.is_not(None))
HANDED_IN_OF = select(HandedIn).where(Among(HandedIn.item_id, "items"))


class History(NamedTuple):
    """Every loan of an item, and every time that it was handed in."""

    loans: list[Loan]
    handed_in: list[HandedIn]


class Borrowed(NamedTuple):
    """A loan that was open, and the type of its item."""

    loan: Loan
    item_type: int


@dataclass(slots=True)
class Known:
    """Histories by item, what members have borrowed, terms by branch, by their keys.

    `unwaited` are items that nobody ever waited for, nor sent elsewhere, `unsuspended` members whom no fine
    ever suspended: of what is in neither, one has to ask. `borrowed` may hold loans that have ended since.
    `forget` where something else may have changed any of this.
    """

    histories: dict[int, History] = field(default_factory=dict)
    borrowed: dict[int, list[Borrowed]] = field(default_factory=dict)
    terms: dict[int, tuple[list[Policy], Calendar]] = field(default_factory=dict)
    unwaited: set[int] = field(default_factory=set)
    unsuspended: set[int] = field(default_factory=set)

    def history(self, session: Session, item: int) -> History:
        """The history of an item."""
        if item not in self.histories:
            self.read_histories(session, [item])
        return self.histories[item]

    def read_histories(self, session: Session, items: Iterable[int]) -> None:
        """Read those of many items at once."""
        wanted = list(items)
        if not wanted:
            return
        loans: dict[int, list[Loan]] = defaultdict(list)
        handed_in: dict[int, list[HandedIn]] = defaultdict(list)
        for loan in session.scalars(LOANS_OF, {"items": wanted}):
            loans[loan.item_id].append(loan)
        for back in session.scalars(HANDED_IN_OF, {"items": wanted}):
            handed_in[back.item_id].append(back)
        self.histories |= {item: History(loans[item], handed_in[item]) for item in wanted}

    def read_quiet(self, session: Session, items: Iterable[int], members: Iterable[int]) -> None:
        """Find those of whom nothing else has to be asked; the items are locked, so that it stays so."""
        if wanted := set(items):
            self.unwaited |= wanted - set(session.scalars(WAITED_FOR, {"items": list(wanted)}))
        if asked := set(members):
            self.unsuspended |= asked - set(session.scalars(SUSPENDED, {"members": list(asked)}))

    def add_loan(self, loan: Loan, copy: Item) -> None:
        """Keep up with a loan that is made now."""
        if copy.id in self.histories:
            self.histories[copy.id].loans.append(loan)
        if loan.member_id in self.borrowed:
            self.borrowed[loan.member_id].append(Borrowed(loan, copy.item_type_id))

    def out_with(self, session: Session, member: int) -> list[Borrowed]:
        """What a member has borrowed and not brought back."""
        if member not in self.borrowed:
            self.read_borrowed(session, [member])
        return [one for one in self.borrowed[member] if one.loan.ended_at is None]

    def read_borrowed(self, session: Session, members: Iterable[int]) -> None:
        """Read what many members have borrowed at once."""
        wanted = list(members)
        found: dict[int, list[Borrowed]] = {member: [] for member in wanted}
        if wanted:
            for loan, item_type in session.execute(OPEN_LOANS_OF, {"members": wanted}):
                found[loan.member_id].append(Borrowed(loan, item_type))
        self.borrowed |= found

    def terms_at(self, session: Session, branch: int) -> tuple[list[Policy], Calendar]:
        """All policies, and the calendar of a branch."""
        if branch not in self.terms:
            self.terms[branch] = policies_of(session), calendar_of(session, branch)
        return self.terms[branch]

    def forget(self) -> None:
        """Read everything again."""
        self.histories.clear()
        self.borrowed.clear()
        self.terms.clear()
        self.unwaited.clear()
        self.unsuspended.clear()
