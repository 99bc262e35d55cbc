# SPDX-License-Identifier: GPL-3.0-or-later
"""What the catalogue page reads and writes, as plain values: off the GUI thread, committed on return."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from db.models import Branch, Item, ItemType, Loan, Title
from db.models.holds import is_aside
from db.models.interloan import is_anothers
from db.models.transits import is_elsewhere
from db.operations import cataloguing
from db.operations.cataloguing import (
    Identifier,
    ItemFacts,
    PutItem,
    PutTitle,
    TitleFacts,
    facts_of_row,
)
from db.operations.desk import Desk
from db.queries import catalogue, library
from db.queries.catalogue import PAGE, Filters, TitleRow
from db.queries.circulation import item_fact
from db.queries.copy_history import CopyHistory, Event, What, copy_history
from db.queries.library import BranchRow, TypeRow
from db.queries.titles import CopyRow, TitleView, title_view
from db.rules.isbn import normalise
from db.rules.items import LENDABLE
from db.rules.roles import Right

LONGEST_LIST = 500
"""Titles shown at once: more words find the others."""


class Frame(NamedTuple):
    """What the page needs of the library; `here` is this desk's branch by its uid and by its key."""

    branches: tuple[BranchRow, ...]
    item_types: tuple[TypeRow, ...]
    here: UUID
    here_id: int
    today: date


class Availability(NamedTuple):
    """Where a title can be had now.

    `kind` is 'here', 'elsewhere', 'lent', 'kept' (for whoever waits), 'in_library', 'none' or 'no_copies';
    `place` is the one other branch that has it, empty where there are several.
    """

    kind: str
    copies: int = 0
    place: str = ""


class Found(NamedTuple):
    """One line of results."""

    uid: UUID
    title: str
    authors: str
    publisher: str
    year: int | None
    call_number: str
    original_title: str
    availability: Availability


class Findings(NamedTuple):
    """The first titles that match; `more` where there may be others behind them."""

    rows: tuple[Found, ...]
    more: bool


class Copy(NamedTuple):
    """One copy of the title shown; `due_on` None = in. Who has it is told only to those who may know."""

    uid: UUID
    barcode: str
    branch: str
    here: bool
    item_type: str
    condition: str
    location: str
    call_number: str
    due_on: date | None
    days_late: int
    member: UUID | None
    member_name: str
    member_number: str
    on_its_way_to: str = ""
    stands_at: str = ""
    """The branch, where it stands in another than its own."""
    kept: str = ""
    """For whom it is here: 'hold', 'interloan', or nobody yet."""

    @property
    def lendable(self) -> bool:
        """Whether it may leave the building now."""
        return self.due_on is None and self.condition in LENDABLE

    @property
    def on_the_shelf(self) -> bool:
        """Whether it stands in its place, and may leave the building."""
        return self.lendable and not (self.on_its_way_to or self.stands_at or self.kept)


class Card(NamedTuple):
    """A title in full; its facts without the record as it came."""

    uid: UUID
    facts: TitleFacts
    copies: tuple[Copy, ...]

    def copy(self, uid: UUID | None) -> Copy | None:
        """One of its copies."""
        return next((copy for copy in self.copies if copy.uid == uid), None)


class Saved(NamedTuple):
    """What was done, as the page says it and takes it back. `before` is what stood there until then."""

    kind: str
    title: UUID
    name: str
    item: UUID | None = None
    barcode: str = ""
    before: TitleFacts | ItemFacts | None = None


# --- reading -----------------------------------------------------------------------------------------


def frame(desk: Desk) -> Frame:
    """The library's branches and item types, and today."""
    with desk.store.read() as session:
        branches = tuple(library.branches(session))
        here = next(branch for branch in branches if branch.uid == desk.branch)
        today = desk.clock().astimezone(ZoneInfo(here.timezone)).date()
        return Frame(branches, tuple(library.item_types(session)), here.uid, here.id, today)


def languages(desk: Desk) -> tuple[str, ...]:
    """The codes of the languages that there are titles in."""
    with desk.store.read() as session:
        return tuple(sorted(catalogue.languages(session)))


def find(desk: Desk, here: int, text: str, filters: Filters, limit: int = PAGE) -> Findings:
    """Titles for what was typed; an ISBN in any of its forms is one number."""
    with desk.store.read() as session:
        rows = catalogue.search(
            session, normalise(text) or text, here, filters, limit=limit, count=False
        ).rows
        elsewhere = _whereabouts(session, [row.id for row in rows if not row.here_available])
    return Findings(tuple(_found(row, elsewhere.get(row.id)) for row in rows), more=len(rows) >= limit)


def count(desk: Desk, text: str, filters: Filters) -> int:
    """How many titles match, up to COUNT_UP_TO + 1."""
    with desk.store.read() as session:
        return catalogue.count_matches(session, text, filters)


def _found(row: TitleRow, elsewhere: Availability | None) -> Found:
    here = Availability("here", row.here_available)
    return Found(
        row.uid,
        row.title,
        "; ".join(row.authors.split("\n")),
        row.publisher,
        row.year,
        row.call_number,
        row.original_title,
        here if row.here_available else elsewhere or Availability("no_copies"),
    )


LENT = select(Loan.id).where(Loan.item_id == Item.id, Loan.ended_at.is_(None)).exists()
OUT = LENT | is_elsewhere()
KEPT = is_aside() | is_anothers(Item.id)
# Made once: each key asks.
COPIES_OF = (
    select(Item.title_id, Branch.name, Item.condition, OUT, KEPT, func.count())
    .join(Branch, Branch.id == Item.branch_id)
    .where(Item.title_id.in_(bindparam("titles", expanding=True)), Item.condition != "withdrawn")
    .group_by(Item.title_id, Branch.name, Item.condition, OUT, KEPT)
)


def _whereabouts(session: Session, titles: list[int]) -> dict[int, Availability]:
    """For titles that can't be had here: the branch that has one, or why there is none to be had."""
    by_title: dict[int, list[_Copies]] = {}
    rows = session.execute(COPIES_OF, {"titles": titles}) if titles else ()
    for title, branch, condition, is_out, is_kept, number in rows:
        found = _Copies(branch, condition, bool(is_out), bool(is_kept), number)
        by_title.setdefault(title, []).append(found)
    return {title: _availability(copies) for title, copies in by_title.items()}


class _Copies(NamedTuple):
    """Copies of a title at one branch that are alike."""

    branch: str
    condition: str
    out: bool
    kept: bool
    number: int


def _availability(copies: Sequence[_Copies]) -> Availability:
    free = [one for one in copies if one.condition in LENDABLE and not (one.out or one.kept)]
    if free:
        places = {one.branch for one in free}
        number = sum(one.number for one in free)
        return Availability("elsewhere", number, places.pop() if len(places) == 1 else "")
    if any(one.out for one in copies):
        return Availability("lent")
    if any(one.kept for one in copies):
        return Availability("kept")
    reading = any(one.condition == "not_for_loan" for one in copies)
    return Availability("in_library" if reading else "none")


def look_up(desk: Desk, here: int, uid: UUID) -> Card | None:
    """One title; None where there is none any more."""
    sees_members = may(desk, Right.SEE_MEMBERS)
    with desk.store.read() as session:
        view = title_view(session, uid, here)
        zone = ZoneInfo(session.scalar(select(Branch.timezone).where(Branch.id == here)) or "UTC")
    if view is None:
        return None
    today = desk.clock().astimezone(zone).date()
    copies = tuple(_copy(row, here, today, zone, sees_members) for row in view.copies)
    return Card(uid, _facts(view), copies)


def may(desk: Desk, right: Right) -> bool:
    """Whether the person at this desk has a right."""
    return desk.person is None or right in desk.person.rights


def _copy(row: CopyRow, here: int, today: date, zone: ZoneInfo, sees_members: bool) -> Copy:
    due_on = row.due_at.astimezone(zone).date() if row.due_at else None
    return Copy(
        uid=row.uid,
        barcode=row.barcode,
        branch=row.branch,
        here=row.branch_id == here,
        item_type=row.item_type,
        condition=row.condition,
        location=row.location,
        call_number=row.call_number,
        due_on=due_on,
        days_late=max((today - due_on).days, 0) if due_on else 0,
        member=row.member if sees_members else None,
        member_name=row.member_name or "" if sees_members else "",
        member_number=row.member_number or "" if sees_members else "",
        on_its_way_to=row.on_its_way_to or "",
        stands_at=row.stands_at or "",
        kept=row.kept or "",
    )


def _facts(view: TitleView) -> TitleFacts:
    identifiers = (Identifier(kind, value) for kind, value in view.identifiers)
    return facts_of_row(view.title, identifiers, record=False)


def title_of_item(desk: Desk, item: UUID) -> UUID | None:
    """The title of which this is a copy."""
    with desk.store.read() as session:
        fact = item_fact(session, item)
    return fact.title_uid if fact else None


def history(desk: Desk, item: UUID) -> CopyHistory:
    """What became of an item, newest first; without the members for those who may not know them."""
    with desk.store.read() as session:
        found = copy_history(session, item)
    if may(desk, Right.SEE_MEMBERS):
        return found
    return found._replace(events=tuple(map(_without_member, found.events)))


def _without_member(event: Event) -> Event:
    """What somebody wrote of damage may name whoever did it."""
    said = "" if event.what is What.DAMAGED else event.said
    return event._replace(borrower=None, said=said)


def item_facts(desk: Desk, item: UUID) -> ItemFacts:
    """A copy as it can be edited."""
    with desk.store.read() as session:
        return _item_facts(session, item)


_ITEM_PLAIN = tuple(name for name in ItemFacts.__struct_fields__ if name not in {"at_branch", "item_type"})


def _item_facts(session: Session, item: UUID) -> ItemFacts:
    found = session.execute(
        select(Item, Branch.uid, ItemType.uid)
        .join(Branch, Branch.id == Item.branch_id)
        .join(ItemType, ItemType.id == Item.item_type_id)
        .where(Item.uid == item)
    ).one()
    plain = {name: getattr(found[0], name) for name in _ITEM_PLAIN}
    return ItemFacts(at_branch=found[1], item_type=found[2], **plain)


# --- writing -----------------------------------------------------------------------------------------


def save_title(desk: Desk, facts: TitleFacts, before: Card | None) -> Saved:
    """Add a title, or replace one's facts; the record as it came stays. Raises what put_title raises."""
    uid = before.uid if before else None
    with desk.together() as perform:
        if uid is not None:
            marc = perform.session.scalar(select(Title.marc).where(Title.uid == uid))
            facts = msgspec.structs.replace(facts, marc=marc)
        made = perform(cataloguing.put_title, facts=facts, title=uid).operation
    assert isinstance(made, PutTitle)
    if before is None:
        return Saved("title_added", made.title, facts.title)
    return Saved("title_edited", made.title, facts.title, before=before.facts)


def save_copy(desk: Desk, card: Card, facts: ItemFacts, item: UUID | None) -> Saved:
    """Add a copy, or replace one's facts. Raises what put_item raises."""
    with desk.together() as perform:
        before = _item_facts(perform.session, item) if item else None
        made = perform(cataloguing.put_item, title=card.uid, facts=facts, item=item).operation
    assert isinstance(made, PutItem)
    kind = "copy_edited" if before else "copy_added"
    return Saved(kind, card.uid, card.facts.title, made.item, facts.barcode, before)


def set_condition(desk: Desk, card: Card, item: UUID, condition: str) -> Saved:
    """Withdraw a copy, or put it back on the shelf. Raises what put_item raises."""
    with desk.together() as perform:
        before = _item_facts(perform.session, item)
        facts = msgspec.structs.replace(before, condition=condition)
        perform(cataloguing.put_item, title=card.uid, facts=facts, item=item)
    kind = "copy_withdrawn" if condition == "withdrawn" else "copy_put_back"
    return Saved(kind, card.uid, card.facts.title, item, facts.barcode, before)


def undo(desk: Desk, saved: Saved) -> Saved:
    """Put back what stood there before: itself an operation, journalled like any other."""
    match saved.before:
        case TitleFacts() as facts:
            with desk.together() as perform:
                marc = perform.session.scalar(select(Title.marc).where(Title.uid == saved.title))
                whole = msgspec.structs.replace(facts, marc=marc)
                perform(cataloguing.put_title, facts=whole, title=saved.title)
        case ItemFacts() as facts:
            desk.perform(cataloguing.put_item, title=saved.title, facts=facts, item=saved.item)
    return Saved("undone", saved.title, saved.name, saved.item, saved.barcode)
