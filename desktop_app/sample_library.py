# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample library: resources/sample becomes a store, through the same operations that a desk makes."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db import keys
from db.models import Branch, Item, Loan, Member, Title, new_uid
from db.models.interloan import ORIGIN, is_with_another
from db.new_stores import made_whole
from db.operations import cataloguing, circulation, losses, members, policies, staff
from db.operations.arrange import arrange_titles
from db.operations.circulation import CheckIn, CheckOut
from db.operations.desk import Desk, Making, Person, Together, utc_now, with_person
from db.operations.founding import NewLibrary, found_library
from db.operations.holds import PlaceHold, place_hold, put_aside
from db.operations.operation import Operation
from db.operations.refusals import NotLonger, Obstructed
from db.rules.isbn import normalise
from db.rules.roles import Right, rights_of
from db.rules.terms import TERM_NAMES
from db.store import Store
from desktop_app.sample_counting import SampleCounting
from desktop_app.sample_interloans import SampleInterloans
from desktop_app.sample_rotas import SampleRotas
from desktop_app.sample_transits import SampleTransits
from desktop_app.sample_workshops import SampleWorkshops
from resources import sample

SAMPLE_SIGN_IN = ("sirkulasi", sample.library().staff_password)
"""User name and password of one of its people; resources/sample/staff.csv has the others."""

FOUNDED_DAYS_AGO = 400
PARTS_MISSED_DAYS_AGO = 12
WAITING = 7
"""How many wait for something."""
SOURCE = "CONTOH"
OVERRIDE_REASON = "Berjanji mengembalikan yang terlambat"

Progress = Callable[[int, int], None]


def create_sample(
    folder: Path, progress: Progress | None = None, clock: Callable[[], datetime] = utc_now
) -> Store:
    """A new store with the sample library, as if it had been in use for a year up to `clock()`.

    Appears whole or not at all. `progress` gets events done and in all. Raises StoreExists, StoreFull.
    """
    with made_whole(folder) as place:
        key = keys.new_passphrase_key(place, keys.SAMPLE_PASSPHRASE, sample=True)
        with closing(Store.create(place, key)) as store:
            _Loader(store, clock(), progress or (lambda done, total: None)).load()
            arrange_titles(store)
    return Store.open(folder, key)


def open_sample(folder: Path) -> Store:
    """Open a sample library that was made before. Raises what Store.open raises."""
    return Store.open(folder, keys.key_of(folder))


class Event(NamedTuple):
    """Something that happened at the sample library, by whom and where; sorted by time, then order."""

    at: datetime
    order: int
    branch: UUID
    person: Person | None
    do: Callable[..., None]


@dataclass
class _Loader:
    """Makes one sample library; the uids of what it made, by the codes that the files use."""

    store: Store
    now: datetime
    progress: Progress
    branches: dict[str, UUID] = field(default_factory=dict)
    types: dict[tuple[str, str], UUID] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    heads: dict[UUID, Person] = field(default_factory=dict)
    cards: dict[str, UUID] = field(default_factory=dict)
    titles: dict[str, UUID] = field(default_factory=dict)
    copies: dict[str, UUID] = field(default_factory=dict)

    def load(self) -> None:
        """Founding in one transaction, then the year that followed in another."""
        self.zone = ZoneInfo(sample.library().timezone)
        self.today = self.now.astimezone(self.zone).date()
        self.founded = self._at(FOUNDED_DAYS_AGO, time(8))
        self.desk = self._found()
        with self.desk.together() as perform:
            self._frame(perform)
            self._catalogue(perform)
            self._members(perform)
            self.workshops = SampleWorkshops(
                self._at, self.today, self.now, self.desk.device, self.branches, self.cards
            )
            self.workshops.frame(perform)
        self._year()
        self._reserve()

    def _found(self) -> Desk:
        main = sample.branches()[0]
        first = next(s for s in sample.staff() if "administrator" in s.roles)
        desk = found_library(
            self.store,
            NewLibrary(
                name=sample.library().name,
                branch_code=main.code,
                branch_name=main.name,
                username=first.username,
                person_name=first.name,
                password=sample.library().staff_password,
                timezone=main.timezone,
            ),
            with_types=False,
            clock=lambda: self.founded,
        )
        self.branches[main.code] = desk.branch
        assert desk.person is not None
        self.people[first.username] = desk.person
        return desk

    # --- the frame ---------------------------------------------------------------------------------

    def _frame(self, perform: Together) -> None:
        for branch in sample.branches():
            self._branch(perform, branch)
        for kind in sample.item_types():
            made = perform(policies.put_type, of="item", code=kind.code, name=kind.name, name_en=kind.name_en)
            self.types["item", kind.code] = _target(made.operation)
        for kind_of_member in sample.member_types():
            facts = kind_of_member._asdict()
            made = perform(policies.put_type, of="member", **facts)
            self.types["member", kind_of_member.code] = _target(made.operation)
        for policy in sample.loan_policies():
            self._policy(perform, policy)
        days = {holiday.date: holiday.name for holiday in sample.holidays()}
        perform(policies.close_days, days=tuple(days.items()))
        self._staff(perform)

    def _branch(self, perform: Together, branch: sample.Branch) -> None:
        made = perform(
            policies.put_branch,
            target=self.branches.get(branch.code),
            code=branch.code,
            name=branch.name,
            address=branch.address,
            phone=branch.phone,
            timezone=branch.timezone,
            closed_weekdays=branch.weekly_closings,
        )
        self.branches[branch.code] = _target(made.operation)

    def _policy(self, perform: Together, policy: sample.LoanPolicy) -> None:
        terms = {name: value for name in TERM_NAMES if (value := getattr(policy, name, None)) is not None}
        perform(
            policies.put_policy,
            member_type=self.types["member", policy.member_type] if policy.member_type else None,
            item_type=self.types["item", policy.item_type] if policy.item_type else None,
            at_branch=self.branches[policy.branch] if policy.branch else None,
            season=policy.season,
            since=policy.since,
            until=policy.until,
            terms=terms,
        )

    def _staff(self, perform: Together) -> None:
        """One password for all of them, so it is hashed once: hashing is slow on purpose."""
        password_hash = staff.hash_password(sample.library().staff_password)
        for account in sample.staff():
            if account.username not in self.people:
                made = perform(_account, account, self.branches[account.branch], password_hash).operation
                roles = tuple(account.roles.split())
                person = Person(_target(made), account.name, account.username, roles, rights_of(roles))
                self.people[account.username] = person
            if Right.OVERRIDE in self.people[account.username].rights:
                self.heads[self.branches[account.branch]] = self.people[account.username]

    # --- titles, items, members --------------------------------------------------------------------

    def _catalogue(self, perform: Together) -> None:
        made = self.titles
        for title in sample.titles():
            done = perform(cataloguing.put_title, facts=_title_facts(title))
            assert isinstance(done.operation, cataloguing.PutTitle)
            made[title.key] = done.operation.title
        for item in sample.items():
            done = perform(cataloguing.put_item, title=made[item.title], facts=self._item_facts(item))
            assert isinstance(done.operation, cataloguing.PutItem)
            self.copies[item.barcode] = done.operation.item

    def _item_facts(self, item: sample.Item) -> cataloguing.ItemFacts:
        return cataloguing.ItemFacts(
            barcode=item.barcode,
            at_branch=self.branches[item.branch],
            item_type=self.types["item", item.item_type],
            condition=item.condition,
            location=item.location,
            inventory_number=item.inventory_number,
            price=item.price,
            acquired_on=self._day(item.acquired_days_ago),
            origin=item.origin,
            note=item.note,
            parts="\n".join(item.parts),
        )

    def _members(self, perform: Together) -> None:
        for member in sample.members():
            done = perform(
                members.register_member,
                facts=self._member_facts(member),
                number=member.number,
                registered_on=self._day(member.registered_days_ago),
                expires_on=self._day(-member.expires_in_days),
            )
            assert isinstance(done.operation, members.RegisterMember)
            self.cards[member.number] = done.operation.member

    def _member_facts(self, member: sample.Member) -> members.MemberFacts:
        plain = {name: getattr(member, name) for name in members.PLAIN if name != "guarantor"}
        return members.MemberFacts(
            member_type=self.types["member", member.member_type],
            home_branch=self.branches[member.branch],
            **plain,
        )

    # --- the year ----------------------------------------------------------------------------------

    def _year(self) -> None:
        events = sorted(self._events(), key=lambda event: event[:2])
        with self.store.write() as session:
            for done, event in enumerate(events):
                self._happen(session, event)
                if done % 100 == 0:
                    self.progress(done, len(events))
        self.progress(len(events), len(events))

    def _reserve(self) -> None:
        """Some wait for what is out, some for what stands on the shelf; one of these lies ready."""
        main = self.desk.branch
        desk = Desk(
            self.store,
            self.desk.device,
            main,
            self.heads[main],
            clock=lambda: self.now - timedelta(minutes=1),
        )
        with desk.together() as perform:
            for order, (title, item, member) in enumerate(_wishes(perform.session, main)):
                reason = "Tugas sekolah"
                made = perform(place_hold, member=member, title=title, reason=reason).operation
                if item is not None and order == 0 and isinstance(made, PlaceHold):
                    perform(put_aside, hold=made.hold, item=item)

    def _happen(self, session: Session, event: Event) -> None:
        """Where a rule stood against it, the branch's head let it through with a reason."""
        desk = Desk(self.store, self.desk.device, event.branch, event.person, clock=lambda: event.at)
        try:
            event.do(Together(desk, session))
        except Obstructed:
            head = with_person(desk, self.heads[event.branch])
            event.do(Together(head, session), reason=OVERRIDE_REASON)

    def _events(self) -> Iterator[Event]:
        for order, loan in enumerate(sample.loans()):
            yield from self._loan(loan, 3 * order)
        for member in sample.members():
            if member.blocked_days_ago is not None:
                at, branch = self._at(member.blocked_days_ago, time(16)), self.desk.branch
                yield Event(at, 0, branch, self.heads[branch], partial(self._block, member))

        order = 3 * len(sample.loans())
        for item in sample.items():
            if item.parts_missing:
                order += 1
                branch = self.branches[item.branch]
                at = self._at(PARTS_MISSED_DAYS_AGO, time(11))
                yield Event(at, order, branch, self.heads[branch], partial(self._miss_parts, item))
        counting = SampleCounting(self._at, self.today, self.now, self.desk.device, self.cards)
        for at, code, do in counting.happenings():
            order += 1
            yield Event(at, order, self.branches[code], self.heads[self.branches[code]], do)
        for at, workshop, do in self.workshops.happenings():
            order += 1
            yield Event(at, order, self.branches[workshop.branch], self.people[workshop.staff], do)
        for at, code, do in SampleInterloans(
            self._at, self.branches, self.workshops.partners, self.titles, self.copies, self.cards
        ).happenings():
            order += 1
            yield Event(at, order, self.branches[code], self.heads[self.branches[code]], do)
        moving = SampleTransits(self._at, self.branches, self.copies).happenings()
        rotating = SampleRotas(self._at, self.branches, self.copies).happenings()
        for at, code, do in chain(moving, rotating):
            order += 1
            yield Event(at, order, self.branches[code], self.heads[self.branches[code]], do)

    def _loan(self, line: sample.Loan, order: int) -> Iterator[Event]:
        branch, person = self.branches[line.branch], self.people[line.staff]
        lent: list[UUID] = []
        at = self._at(line.lent_days_ago, line.lent_time)
        yield Event(at, order, branch, person, partial(self._lend, line, lent))
        if line.renewed_days_ago is not None:
            at = self._at(line.renewed_days_ago, line.lent_time)
            yield Event(at, order + 1, branch, person, partial(_renew, lent))
        if line.returned_days_ago is not None:
            at = self._at(line.returned_days_ago, line.returned_time or time(12))
            there = self.branches[line.returned_branch]
            taker = person if there == branch else self.heads[there]
            yield Event(at, order + 2, there, taker, partial(self._take_back, line))

    def _lend(
        self, line: sample.Loan, lent: list[UUID], perform: Together, reason: str | None = None
    ) -> None:
        item, member = self.copies[line.item], self.cards[line.member]
        made = perform(circulation.check_out, item=item, member=member, reason=reason).operation
        assert isinstance(made, CheckOut)
        lent.append(made.loan)

    def _take_back(self, line: sample.Loan, perform: Together) -> None:
        item = self.copies[line.item]
        perform(circulation.check_in if line.fine == "unpaid" else _settled_return, item=item)

    def _miss_parts(self, item: sample.Item, perform: Together, **_: object) -> None:
        perform(losses.note_parts, item=self.copies[item.barcode], missing=item.parts_missing)

    def _block(self, member: sample.Member, perform: Together) -> None:
        perform(members.block_member, member=self.cards[member.number], reason=member.block_reason)

    def _day(self, days_ago: int) -> date:
        return self.today - timedelta(days=days_ago)

    def _at(self, days_ago: int, clock_time: time) -> datetime:
        return datetime.combine(self._day(days_ago), clock_time, self.zone).astimezone(UTC)


def _wishes(session: Session, branch: UUID) -> list[tuple[UUID, UUID | None, UUID]]:
    """Titles that few ask for, on the shelf (with an item) or out, each for another member."""
    here = session.scalars(select(Branch.id).where(Branch.uid == branch)).one()
    out = exists().where(Loan.item_id == Item.id, Loan.ended_at.is_(None))
    of_branch = (
        select(Title.uid, Item.uid)
        .join(Item, Item.title_id == Title.id)
        .where(Item.branch_id == here, Item.origin != ORIGIN, ~is_with_another(Item.id))
    )
    rare = of_branch.order_by(Title.id, Item.id).where(Item.condition == "good")
    shelf, lent = session.execute(rare.where(~out)).all(), session.execute(rare.where(out)).all()
    people = session.scalars(
        select(Member.uid)
        .where(
            Member.branch_id == here,
            Member.block_reason.is_(None),
            ~exists().where(Loan.member_id == Member.id),
        )
        .order_by(Member.id)
        .limit(WAITING)
    ).all()
    titles: dict[UUID, UUID | None] = dict(shelf[:3])
    for title, _ in lent[:4]:
        titles.setdefault(title, None)
    return [(title, item, who) for (title, item), who in zip(titles.items(), people, strict=False)]


def _renew(lent: list[UUID], perform: Together, reason: str | None = None) -> None:
    # Around long holidays a renewal may give no day: then nobody asked for it.
    with suppress(NotLonger):
        perform(circulation.renew, loan=lent[0], reason=reason)


def _settled_return(making: Making, /, *, item: UUID) -> CheckIn:
    """A return whose fine, if any, was paid long ago: what is shown as owed is what is owed."""
    return msgspec.structs.replace(circulation.check_in(making, item=item), fine=None)


def _account(making: Making, /, account: sample.Staff, branch: UUID, password_hash: str) -> staff.PutStaff:
    return staff.PutStaff(
        **making.header()._asdict(),
        target=new_uid(),
        username=account.username,
        name=account.name,
        roles=tuple(account.roles.split()),
        home_branch=branch,
        active=account.active,
        password_hash=password_hash,
    )


def _title_facts(title: sample.Title) -> cataloguing.TitleFacts:
    isbn = normalise(title.isbn)
    plain = {name: getattr(title, name) for name in PLAIN_OF_TITLE}
    return cataloguing.TitleFacts(
        identifiers=(cataloguing.Identifier("isbn", isbn),) if isbn else (),
        source=SOURCE,
        control_number=title.key,
        **plain,
    )


PLAIN_OF_TITLE = tuple(set(sample.Title._fields) & set(cataloguing.TitleFacts.__struct_fields__))


def _target(operation: Operation) -> UUID:
    target: UUID = operation.target  # type: ignore[attr-defined]
    return target
