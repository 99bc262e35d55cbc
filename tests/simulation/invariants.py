# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold: some of it after every step, the rest when faults have stopped and everybody has synced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

import msgspec
from msgspec.structs import replace
from sqlalchemy import and_, func, select, text
from sqlalchemy.orm import Session

from central_server.answering import branches_of, scopes_for
from db.models import (
    AttendanceMark,
    Branch,
    Certificate,
    Consent,
    Fee,
    Fine,
    Hold,
    Item,
    JournalEntry,
    Loan,
    LoanPolicy,
    LockerUse,
    Member,
    MemberCard,
    NumberBlock,
    Partner,
    Print,
    Registration,
    Renewal,
    Room,
    Stocktake,
    Title,
    Visit,
    Workshop,
    WorkshopSession,
)
from db.models.holds import is_open
from db.models.syncing import Cursor, Device, HeldRow, Note, TouchedRow
from db.operations.cataloguing import PutTitle
from db.operations.loans import CheckIn, CheckOut, UndoCheckIn, UndoCheckOut, UndoFinding
from db.operations.losses import DeclareLost, NoteParts, UndoLost
from db.operations.members import EditMember
from db.operations.operation import Operation, decode
from db.syncing import feed
from db.syncing.deciding import decoded_before
from db.syncing.kinds import MEMBER_CONTACTS, MEMBERS, NO_CONTACTS, TITLES, RowKey
from db.syncing.messages import ScopePage, decode_answer
from db.syncing.scopes import WHOLE
from db.syncing.wire import BUCKETS
from desktop_app.sync import mending
from tests.simulation import (
    counting_invariants,
    frame_actions,
    hold_invariants,
    interloan_invariants,
    member_invariants,
    money_invariants,
    renewal_actions,
    rota_actions,
    transit_invariants,
    workshop_invariants,
)
from tests.simulation.world import SimulatedDesk, World

HAPPENED = {
    *("CheckOut", "CheckIn", "DeclareLost", "NoteDamage", "RecordVisit", "RecordScans"),
    *(
        kind.kind()
        for kind in {*workshop_invariants.HAPPENED, *hold_invariants.HAPPENED, *transit_invariants.HAPPENED}
    ),
    *(kind.kind() for kind in interloan_invariants.HAPPENED),
    *(kind.kind() for kind in member_invariants.HAPPENED),
} - {"Register"}
"""What happened at a desk or door: never refused. Registering is a wish."""


class Broken(AssertionError):
    """An invariant does not hold."""


def after_each_step(world: World) -> None:
    """1, 5: at the server one open loan an item at most, and nothing in the feed above its counter."""
    with world.server.read() as session:
        twice = session.execute(
            select(Loan.item_id)
            .where(Loan.ended_at.is_(None))
            .group_by(Loan.item_id)
            .having(func.count() > 1)
        ).all()
        if twice:
            raise Broken("1: an item has two open loans")
        above = session.scalar(
            text("SELECT count(*) FROM feed f JOIN scopes s ON s.id = f.scope_id WHERE f.version > s.version")
        )
        if above:
            raise Broken("5: a feed entry lies above its scope's counter")


def after_each_sync(desk: SimulatedDesk) -> None:
    """9: what a desk has lent and nobody has answered for yet is in its tables, whatever came in."""
    with desk.store.read() as session:
        for entry in session.scalars(
            select(JournalEntry).where(JournalEntry.outcome.is_(None), JournalEntry.kind == "CheckOut")
        ):
            operation = decode(entry.payload)
            assert isinstance(operation, CheckOut)
            known = select(Item.id).where(Item.uid == operation.item)
            there = select(Loan.id).where(Loan.uid == operation.loan)
            if session.scalar(known) is not None and session.scalar(there) is None:
                raise Broken(f"9: {desk.name} hides its own loan")


def when_quiet(world: World) -> None:
    """All that must be true once nothing is under way any more."""
    _each_device_was_heard_in_order(world)
    _copies_are_told(world)
    _facts_are_never_refused(world)
    _nothing_waits_for_what_is_there(world)
    _items_are_with_whom_they_should_be(world)
    _edits_are_kept_field_by_field(world)
    _nobody_lives_in_the_future(world)
    _contacts_stay_where_they_belong(world)
    _mending_was_never_needed(world)
    _every_desk_equals_the_server(world)
    _nothing_is_unanswered(world)
    _refusals_stand_in_the_list(world)
    _answered_is_known(world)
    _slip_numbers_are_unique(world)
    _no_two_desks_hold_the_same_numbers(world)
    _idle_moves_nothing(world)
    _subjects_add_up(world)
    if world.random.random() < 0.2:
        _feed_agrees_with_rows(world)


def _each_device_was_heard_in_order(world: World) -> None:
    """4: the server has taken in what a device did in the order in which it did it."""
    last: dict[UUID, int] = {}
    with world.server.read() as session:
        for device, number in session.execute(
            select(JournalEntry.device, JournalEntry.number).order_by(JournalEntry.id)
        ):
            if number <= last.get(device, 0):
                raise Broken(f"4: number {number} of {device} after {last[device]}")
            last[device] = number


def _copies_are_told(world: World) -> None:
    """16: of each desk that turned out to be a copy a note tells."""
    with world.server.read() as session:
        copies = session.scalars(select(Device.uid).where(Device.copy_of.is_not(None))).all()
        told = session.scalars(select(Note.facts).where(Note.kind == "desk_copied")).all()
    for copy in copies:
        if not any(str(copy) in facts for facts in told):
            raise Broken(f"16: nobody is told of {copy}")


SUBJECTS = (
    workshop_invariants,
    counting_invariants,
    hold_invariants,
    interloan_invariants,
    member_invariants,
    transit_invariants,
    renewal_actions,
    money_invariants,
    frame_actions,
    rota_actions,
)
WAITING = select(Note.operation).where(Note.kind == "waits", Note.about.is_not(None))


def _subjects_add_up(world: World) -> None:
    """4, 10, 21 to 27: see the invariants of each subject."""
    made = [operation for _, operation in _stood(world)]
    for subject in SUBJECTS:
        if found := subject.broken(world, made):
            raise Broken(found)


def _entries(world: World) -> list[tuple[JournalEntry, Operation]]:
    """What the server has judged; not what waits for a row that nobody has told it of again."""
    judged = select(JournalEntry).where(JournalEntry.uid.not_in(WAITING))
    with world.server.read() as session:
        entries = session.scalars(judged.order_by(JournalEntry.made_at, JournalEntry.uid)).all()
        session.expunge_all()
    return [(entry, replace(decode(entry.payload), made_at=entry.made_at)) for entry in entries]


def _stood(world: World) -> list[tuple[JournalEntry, Operation]]:
    """Of these, what was refused neither when it came nor when the row that it waited for did."""
    refused = _refusals(world)
    return [(entry, operation) for entry, operation in _entries(world) if entry.uid not in refused]


def _refusals(world: World) -> dict[UUID, str]:
    """What was refused, and why: told by the answer, or by a note where it had to wait at first."""
    with world.server.read() as session:
        late = session.execute(select(Note.operation, Note.facts).where(Note.kind == "refused")).all()
        told = session.execute(select(JournalEntry.uid, JournalEntry.outcome)).all()
    refused = {uid: msgspec.json.decode(facts)["why"] for uid, facts in late if uid is not None}
    for uid, outcome in told:
        answered = msgspec.json.decode(outcome or "{}", type=dict[str, object])
        if answered.get("outcome") == "refused":
            refused[uid] = str(answered.get("why"))
    return refused


def _facts_are_never_refused(world: World) -> None:
    """Only what names a row that nobody ever heard of can be refused of lending and returning."""
    refused = _refusals(world)
    for entry, _ in _entries(world):
        why = refused.get(entry.uid)
        if why is not None and entry.kind in HAPPENED:
            raise Broken(f"4: the server refused what happened: {entry.kind} {why}")
        if why == "Unforeseen":
            raise Broken(f"17: {entry.kind} could not be judged at all")


AWAITED = (
    *(Item, Title, Member, Loan, Renewal, Print),
    *(Workshop, WorkshopSession, Partner, Room, Registration, Consent, AttendanceMark, Certificate),
    *(Visit, Stocktake, LockerUse, MemberCard, Fee, LoanPolicy),
)


def _nothing_waits_for_what_is_there(world: World) -> None:
    """4: what names a row that a restored server lacked is judged when that comes, in any order."""
    with world.server.read() as session:
        awaited = set(session.scalars(select(Note.about).where(Note.kind == "waits")))
        for model in AWAITED if awaited else ():
            if awaited & set(session.scalars(select(model.uid))):
                raise Broken(f"4: something waits for one of the {model.__tablename__} that is there")


class Happened(NamedTuple):
    """When, which event, the loan that began then, or of which the item was lost (neither: handed in)."""

    when: datetime
    event: UUID
    lent: UUID | None = None
    lost: UUID | None = None


class Fate(NamedTuple):
    """The loan that runs, and those that were lost: whether the item has turned up since."""

    running: UUID | None
    lost: dict[UUID, bool]


class Told:
    """What the journal says of lending and handing in, refusals and undoing taken out. Reckoned by itself."""

    def __init__(self) -> None:
        self.items: dict[UUID, UUID] = {}
        self.events: dict[UUID, list[Happened]] = {}

    def hear(self, entry: JournalEntry, operation: Operation) -> None:
        match operation:
            case CheckOut(loan=loan, item=item):
                self.items[loan] = item
                self._add(item, Happened(operation.at, loan, lent=loan))
            case CheckIn(item=item):
                self._add(item, Happened(operation.at, entry.uid))
            case DeclareLost(loan=loan) if loan in self.items:
                self._add(self.items[loan], Happened(operation.at, entry.uid, lost=loan))
            case UndoCheckOut(loan=taken_back):
                self._forget(taken_back)
            case UndoCheckIn(handed_in=UUID() as taken_back) | UndoFinding(handed_in=UUID() as taken_back):
                self._forget(taken_back)
            case UndoLost(declared=taken_back):
                self._forget(taken_back)

    def _add(self, item: UUID, event: Happened) -> None:
        self.events.setdefault(item, []).append(event)

    def _forget(self, taken_back: UUID) -> None:
        for events in self.events.values():
            events[:] = [one for one in events if one.event != taken_back]

    def fates(self) -> dict[UUID, Fate]:
        """What became of each item, told from first to last."""
        return {item: self._fate(sorted(events)) for item, events in self.events.items()}

    def _fate(self, events: list[Happened]) -> Fate:
        running: UUID | None = None
        lost: dict[UUID, bool] = {}
        for event in events:
            if event.lost is None:
                lost = dict.fromkeys(lost, True)
                running = event.lent
            elif event.lost == running:
                running, lost[event.lost] = None, False
        return Fate(running, lost)


def _items_are_with_whom_they_should_be(world: World) -> None:
    """Told again from the journal alone: who has what, by the order in which it happened."""
    told = Told()
    for entry, operation in _stood(world):
        told.hear(entry, operation)
    with world.server.read() as session:
        rows = session.execute(select(Loan.uid, Item.uid).join(Item).where(Loan.ended_at.is_(None)))
        actual = {item: loan for loan, item in rows}
        dear = set(session.scalars(select(Loan.uid).join(Fine).where(STANDS_FOR_A_LOSS)))
        charged = set(session.scalars(select(Loan.uid).join(Fine).where(Fine.kind == "lost")))
    fates = told.fates()
    out = {item: fate.running for item, fate in fates.items() if fate.running is not None}
    if out != actual:
        raise Broken(f"1: items are with others than the journal says: {out} {actual}")
    owed = {loan for fate in fates.values() for loan, turned_up in fate.lost.items() if not turned_up}
    if dear != owed & charged:
        raise Broken(f"4: what is owed for lost items is not what the journal says: {dear} {owed & charged}")


STANDS_FOR_A_LOSS = (Fine.kind == "lost") & Fine.cancelled_at.is_(None)


PLAIN = frozenset({"phone", "address", "note", "other_name", "class_name", "guardian_phone"})
"""Fields of a member that are text."""


def _edits_are_kept_field_by_field(world: World) -> None:
    """What somebody changed stands, unless somebody changed that very field later."""
    last: dict[tuple[UUID, str], object] = {}
    for entry, operation in _stood(world):
        last |= {(row, name): value for row, name, value in _changed(entry, operation)}
    with world.server.read() as session:
        now: dict[UUID, Title | Member | Item] = {}
        now |= {item.uid: item for item in session.scalars(select(Item))}
        now |= {title.uid: title for title in session.scalars(select(Title))}
        now |= {who.uid: who for who in session.scalars(select(Member).where(Member.merged_into.is_(None)))}
        for (row, name), value in last.items():
            if row in now and getattr(now[row], name) != value:
                raise Broken(f"2: {name} of {row} is {getattr(now[row], name)!r}, was changed to {value!r}")


def _changed(entry: JournalEntry, operation: Operation) -> Iterator[tuple[UUID, str, object]]:
    before = decoded_before(entry.before)
    match operation:
        case PutTitle(title=row, facts=facts):
            values = {name: getattr(facts, name) for name in ("title", "publisher")}
            seen = before.get(TITLES.number, {})
        case NoteParts(item=item, missing=missing):
            yield item, "parts_missing", "\n".join(missing)
            return
        case EditMember(member=row, changed=changed):
            values = {name: value for name, value in changed.items() if name in PLAIN}
            seen = before.get(MEMBERS.number, {}) | before.get(MEMBER_CONTACTS.number, {})
        case _:
            return
    for name, value in values.items():
        if name not in seen or seen[name] != value:
            yield row, name, value


def _nobody_lives_in_the_future(world: World) -> None:
    with world.server.read() as session:
        newest = session.scalar(select(func.max(JournalEntry.made_at)))
    if newest is not None and newest > world.now:
        raise Broken("9: something happened in the future")


def _registered_with(session: Session, branch: UUID) -> set[UUID]:
    """Members registered for workshops of a branch, its own or as a partner, that are still to come."""
    here = session.scalars(select(Branch.id).where(Branch.uid == branch)).one()
    theirs = select(Partner.id).where(Partner.branch_id == here)
    found = session.scalars(
        select(Registration.member)
        .join(Workshop, Workshop.id == Registration.workshop_id)
        .where(
            Registration.state != "cancelled",
            Registration.merged_into.is_(None),
            Workshop.state.in_(("draft", "open")),
            (Workshop.branch_id == here) | Workshop.partner_id.in_(theirs),
        )
    )
    return {uid for uid in found if uid is not None}


def _contacts_stay_where_they_belong(world: World) -> None:
    """10: contact data at home, where something is out, waited for or to come to; nowhere else."""
    for desk in world.living():
        with desk.store.read() as session:
            held = set(session.scalars(select(HeldRow.uid).where(HeldRow.kind == MEMBER_CONTACTS.number)))
            if _with_contacts(session) - held:
                raise Broken(f"10: {desk.name} kept contact data that was taken from it")
        with world.server.read() as session:
            here = session.scalars(select(Branch.id).where(Branch.uid == desk.branch)).one()
            at_home = set(session.scalars(select(Member.uid).where(Member.branch_id == here)))
            lent = select(Loan.member_id).where(Loan.branch_id == here, Loan.ended_at.is_(None))
            borrowing = set(session.scalars(select(Member.uid).where(Member.id.in_(lent))))
            coming = _registered_with(session, desk.branch)
            fetching = set(session.scalars(select(Hold.member).where(Hold.branch_id == here, is_open())))
        if held - at_home - borrowing - coming - fetching:
            raise Broken(f"10: {desk.name} has contact data that it must not have")


def _with_contacts(session: Session) -> set[UUID]:
    """Members of whom the tables know more than the name."""
    blank = [getattr(Member, name).is_not_distinct_from(nothing) for name, nothing in NO_CONTACTS.items()]
    return set(session.scalars(select(Member.uid).where(~and_(*blank))))


def _mending_was_never_needed(world: World) -> None:
    """The feed alone keeps desks equal; only a server that lost its memory gives them anything to mend."""
    with world.server.read() as session:
        mended = session.scalars(select(Note.facts).where(Note.kind == "desk_mended")).all()
    if mended and not world.server_was_restored:
        raise Broken(f"11: rows had to be mended although nothing was lost: {mended}")


def _every_desk_equals_the_server(world: World) -> None:
    with world.server.read() as there:
        on_server = _Feed(there)
        for desk in world.living():
            with desk.store.read() as here:
                device = there.scalars(select(Device).where(Device.uid == desk.engine.device)).one()
                names = scopes_for(device, branches_of(there))
                held = set(here.scalars(select(Cursor.scope)))
                if held != set(names):
                    raise Broken(f"10: {desk.name} holds other scopes than it may: {held ^ set(names)}")
                for name in names:
                    rows = dict(mending.rows_of(here, name))
                    if wrong := _differences(on_server[name], rows):
                        raise Broken(f"11: {desk.name} differs from the server in {name}: {wrong[:4]}")
                    if name not in WHOLE and (gone := set(mending.keys_of(here, name)) - rows.keys()):
                        raise Broken(f"11: {desk.name} counts what is not there to {name}: {gone}")
                if here.scalar(select(func.count()).select_from(TouchedRow)):
                    raise Broken(f"9: {desk.name} still lays something over the server's rows")


class _Feed(dict[str, dict[RowKey, bytes]]):
    """What the server holds in each scope, looked up once for all desks."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __missing__(self, name: str) -> dict[RowKey, bytes]:
        state = feed.states(self._session, [name])[name]
        self[name] = feed.in_buckets(self._session, state.id, range(BUCKETS))
        return self[name]


def _differences(theirs: dict[RowKey, bytes], ours: dict[RowKey, bytes]) -> list[str]:
    wrong = sorted(key for key in theirs.keys() | ours.keys() if theirs.get(key) != ours.get(key))
    return [f"{k.kind} {k.uid.hex[-6:]}: server {theirs.get(k)!r} desk {ours.get(k)!r}" for k in wrong]


def _nothing_is_unanswered(world: World) -> None:
    for desk in world.living():
        with desk.store.read() as session:
            left = session.scalar(select(func.count()).where(JournalEntry.outcome.is_(None)))
        if left:
            raise Broken(f"12: {desk.name} has {left} operations without an answer")


def _answered_is_known(world: World) -> None:
    """Of desks that were shut out too: their work came on a stick. A restored server can't ask them again."""
    with world.server.read() as session:
        known = set(session.scalars(select(JournalEntry.uid)))
    for desk in world.living() if world.server_was_restored else world.desks:
        with desk.store.read() as session:
            ours = set(session.scalars(select(JournalEntry.uid)))
        if ours - known:
            raise Broken(f"14: the server lacks {len(ours - known)} operations of {desk.name}")


def _refusals_stand_in_the_list(world: World) -> None:
    with world.server.read() as session:
        noted = Counter(session.scalars(select(Note.operation)))
        rows = session.execute(select(JournalEntry.uid, JournalEntry.outcome)).all()
    for uid, outcome in rows:
        answered = msgspec.json.decode(outcome or "{}", type=dict[str, object])
        if answered.get("outcome") == "refused" and not noted[uid]:
            raise Broken(f"13: a refused operation stands in nobody's list: {uid}")


def _slip_numbers_are_unique(world: World) -> None:
    with world.server.read() as session:
        twice = session.execute(select(Print.number).group_by(Print.number).having(func.count() > 1)).all()
        marked = session.scalar(select(func.count()).where(Print.number.contains("~")))
    if twice:
        raise Broken("numbers: a slip number was given out twice")
    if marked and not world.desk_was_copied:
        raise Broken("numbers: two desks that were never copied gave out the same slip number")


def _no_two_desks_hold_the_same_numbers(world: World) -> None:
    """A copy that has sent nothing yet can't be told from its original: those two count as one."""
    held: list[tuple[str, int, int, str]] = []
    for desk in {desk.engine.device: desk for desk in world.living()}.values():
        with desk.store.read() as session:
            blocks = session.execute(select(NumberBlock.kind, NumberBlock.next, NumberBlock.last))
            held += [(kind, first, last, desk.name) for kind, first, last in blocks if first <= last]
    for one, other in pairwise(sorted(held)):
        if one[0] == other[0] and other[1] <= one[2]:
            raise Broken(f"numbers: {one[3]} and {other[3]} would give out the same {one[0]} numbers")


def _idle_moves_nothing(world: World) -> None:
    before = world.versions()
    for desk in world.living():
        request, raw, token = desk.ask()
        answer = world.serve(raw, token)
        if any(page.rows for page in _pages(answer)) or request.operations:
            raise Broken(f"18: an idle cycle of {desk.name} moved rows")
        desk.take(request, answer)
    if world.versions() != before:
        raise Broken("18: idle cycles changed the feed")


def _pages(raw: bytes) -> tuple[ScopePage, ...]:
    return decode_answer(raw).pages


def _feed_agrees_with_rows(world: World) -> None:
    """A desk that pulls everything from the beginning has the same (19: feed from zero)."""
    world.enrol(world.random.randrange(3))
    world.quiet()
    _every_desk_equals_the_server(world)
