# SPDX-License-Identifier: GPL-3.0-or-later
"""Making operations: checked, applied and journalled in one transaction, at times that never go back."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from db.models import JournalEntry, Title, new_uid
from db.operations import refusals
from db.operations.cataloguing import PutItem, PutTitle, TitleFacts, put_title
from db.operations.desk import CLOCK_TOLERANCE, TICK, Desk, Making
from db.operations.founding import desk_of
from db.operations.members import block_member
from db.operations.operation import SCHEMA_VERSION, decode
from db.rules.roles import Right
from db.store import Store
from tests.crash.small_library import KEY
from tests.db import small_world
from tests.db.conftest import AsRole
from tests.db.operations.shared_tables import shared_rows
from tests.db.small_world import OPENING, Clock

HUJAN = TitleFacts(title="Hujan")
PULANG = TitleFacts(title="Pulang")


def journal(desk: Desk) -> list[Any]:
    """The entries as they are, in order."""
    with desk.store.read() as session:
        return list(session.scalars(select(JournalEntry).order_by(JournalEntry.number)))


def everything(desk: Desk) -> Any:
    """Shared rows and the journal's length: what a refusal must leave alone."""
    with desk.store.read() as session:
        return shared_rows(session), len(session.scalars(select(JournalEntry.id)).all())


def titles(desk: Desk) -> set[str]:
    with desk.store.read() as session:
        return set(session.scalars(select(Title.title)))


def test_what_was_made_is_in_the_tables_and_in_the_journal(desk: Desk) -> None:
    before = journal(desk)
    done = desk.perform(put_title, facts=HUJAN)
    assert done.changes == {"titles"}
    assert titles(desk) == {"Hujan"}
    entry = journal(desk)[-1]
    assert entry.number == len(before) + 1
    assert (entry.uid, entry.kind, entry.made_at) == (done.operation.uid, "PutTitle", OPENING)
    assert (entry.device, entry.schema_version, entry.outcome) == (desk.device, SCHEMA_VERSION, None)
    assert decode(entry.payload) == done.operation


def test_an_operation_says_who_and_where(desk: Desk) -> None:
    made = desk.perform(put_title, facts=HUJAN).operation
    assert desk.person is not None
    assert (made.staff, made.branch, made.made_at) == (desk.person.uid, desk.branch, OPENING)


def test_numbers_have_no_gaps_over_refusals_and_restarts(desk: Desk, clock: Clock) -> None:
    desk.perform(put_title, facts=HUJAN)
    with pytest.raises(refusals.Invalid):
        desk.perform(put_title, facts=TitleFacts(title=" "))
    desk.store.close()
    with closing(Store.open(desk.store.folder, KEY)) as again:
        later = desk_of(again, desk.person)
        assert later is not None
        assert (later.device, later.branch) == (desk.device, desk.branch)
        later.clock = clock
        later.perform(put_title, facts=PULANG)
        numbers = [entry.number for entry in journal(later)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_refusal_changes_nothing(desk: Desk, as_role: AsRole, a_member: UUID) -> None:
    before = everything(desk)
    with pytest.raises(refusals.NotAllowed) as refused:
        as_role("circulation").perform(block_member, member=a_member, reason="denda")
    assert refused.value.right == Right.BLOCK_MEMBERS
    assert everything(desk) == before


def test_what_can_not_be_applied_is_not_journalled(desk: Desk) -> None:
    before = everything(desk)

    def without_a_title(making: Making, /) -> PutItem:
        facts = small_world.item_facts(desk)
        return PutItem(**making.header()._asdict(), item=new_uid(), title=new_uid(), facts=facts)

    with pytest.raises(refusals.Unknown) as refused:
        desk.perform(without_a_title)
    assert refused.value.what == "titles"
    assert everything(desk) == before


def test_what_can_not_be_journalled_is_not_applied(desk: Desk) -> None:
    first = desk.perform(put_title, facts=HUJAN).operation

    def the_same_uid(making: Making, /) -> PutTitle:
        header = making.header()._replace(uid=first.uid)
        return PutTitle(**header._asdict(), title=new_uid(), facts=PULANG)

    with pytest.raises(IntegrityError):
        desk.perform(the_same_uid)
    assert titles(desk) == {"Hujan"}


def test_several_are_made_together_or_not_at_all(desk: Desk) -> None:
    before = everything(desk)

    def put_two(second: TitleFacts) -> None:
        with desk.together() as perform:
            perform(put_title, facts=HUJAN)
            perform(put_title, facts=second)
            assert titles(desk) == set(), "nobody sees a half"

    with pytest.raises(refusals.Invalid):
        put_two(TitleFacts(title=""))
    assert everything(desk) == before
    put_two(PULANG)
    assert titles(desk) == {"Hujan", "Pulang"}
    last = journal(desk)[-2:]
    assert last[1].number == last[0].number + 1
    assert last[1].made_at == last[0].made_at + TICK


def test_two_at_the_same_moment_keep_their_order(desk: Desk) -> None:
    """Clocks of old PCs tick every sixteenth of a second."""
    made = [desk.perform(put_title, facts=HUJAN).operation.made_at for _ in range(3)]
    assert made == [OPENING, OPENING + TICK, OPENING + 2 * TICK]


# --- a clock that goes back ---------------------------------------------------------------------------


def test_a_clock_a_little_behind_is_put_right_silently(desk: Desk, clock: Clock) -> None:
    last = desk.perform(put_title, facts=HUJAN).operation.made_at
    clock.now -= CLOCK_TOLERANCE
    assert desk.perform(put_title, facts=PULANG).operation.made_at == last + TICK


def test_a_clock_set_back_stops_the_desk(desk: Desk, clock: Clock) -> None:
    desk.perform(put_title, facts=HUJAN)
    before = everything(desk)
    clock.days_pass(-365)
    with pytest.raises(refusals.ClockSetBack) as refused:
        desk.perform(put_title, facts=PULANG)
    assert (refused.value.clock, refused.value.last_entry) == (clock.now, OPENING)
    assert everything(desk) == before


def test_a_confirmed_clock_is_believed_until_it_goes_back_again(desk: Desk, clock: Clock) -> None:
    """The battery was dead and the year 2027 while books were lent; now it is put right."""
    clock.days_pass(365)
    desk.perform(put_title, facts=HUJAN)
    clock.now = OPENING
    desk.confirm_clock()
    made = [desk.perform(put_title, facts=PULANG).operation.made_at for _ in range(2)]
    assert made == [OPENING, OPENING + TICK]
    clock.now -= timedelta(days=1)
    with pytest.raises(refusals.ClockSetBack):
        desk.perform(put_title, facts=PULANG)


def test_a_clock_that_catches_up_needs_nobody(desk: Desk, clock: Clock) -> None:
    desk.perform(put_title, facts=HUJAN)
    clock.days_pass(-1)
    with pytest.raises(refusals.ClockSetBack):
        desk.perform(put_title, facts=PULANG)
    clock.days_pass(2)
    assert desk.perform(put_title, facts=PULANG).operation.made_at == clock.now


# --- which desk ---------------------------------------------------------------------------------------


def test_each_device_counts_for_itself(desk: Desk, clock: Clock) -> None:
    """One store may hold what another device made: then nothing of it counts here."""
    other = Desk(desk.store, new_uid(), desk.branch, desk.person, clock)
    clock.days_pass(-1)
    assert other.perform(put_title, facts=HUJAN).operation.made_at == clock.now
    entries = [entry for entry in journal(desk) if entry.device == other.device]
    assert [entry.number for entry in entries] == [1]


def test_an_empty_store_is_no_desk(templates: Path, tmp_path: Path) -> None:
    with closing(small_world.copied(templates / "empty", tmp_path / "empty")) as store:
        assert desk_of(store) is None
