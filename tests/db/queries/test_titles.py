# SPDX-License-Identifier: GPL-3.0-or-later
"""One title in full, its copies and where they are."""

from __future__ import annotations

from uuid import UUID

from db.models import new_uid
from db.operations import circulation, holds, transits
from db.operations.cataloguing import Identifier
from db.operations.desk import Desk
from db.queries.catalogue import Filters, search
from db.queries.titles import CopyRow, title_view
from tests.db import small_world
from tests.db.small_world import add_item, lend, take_back


def copies(desk: Desk, title: UUID) -> list[CopyRow]:
    here = small_world.here(desk)
    with desk.store.read() as session:
        view = title_view(session, title, here)
    assert view is not None
    return view.copies


def test_the_copies_of_this_branch_come_first(desk: Desk, a_branch: UUID) -> None:
    title = small_world.add_title(desk)
    for barcode, branch in (("A1", a_branch), ("A2", desk.branch), ("A3", a_branch), ("A0", desk.branch)):
        add_item(desk, barcode, title, at_branch=branch)
    assert [(copy.barcode, copy.branch) for copy in copies(desk, title)] == [
        ("A0", "Pusat"),
        ("A2", "Pusat"),
        ("A1", "Batu 9"),
        ("A3", "Batu 9"),
    ]


def test_a_copy_says_who_has_it_and_until_when(desk: Desk, a_member: UUID) -> None:
    title = small_world.add_title(desk)
    out = add_item(desk, "A1", title, location="Rak 3", call_number="899", condition="damaged")
    add_item(desk, "A2", title)
    loan = lend(desk, out, a_member)
    first, second = copies(desk, title)
    assert (first.uid, first.due_at, first.loan, first.member) == (out, loan.due_at, loan.loan, a_member)
    assert (first.member_name, first.member_number) == ("Siti Aminah", "A000001")
    assert (first.condition, first.location, first.call_number, first.item_type) == (
        "damaged",
        "Rak 3",
        "899",
        "Buku",
    )
    assert (second.due_at, second.loan, second.member_name) == (None, None, None)
    take_back(desk, out)
    assert [copy.due_at for copy in copies(desk, title)] == [None, None]


def test_a_copy_says_where_it_goes_and_where_it_stands(desk: Desk, a_branch: UUID, a_member: UUID) -> None:
    title = small_world.add_title(desk)
    item = add_item(desk, "A1", title)
    there = Desk(desk.store, desk.device, a_branch, desk.person, desk.clock)

    def told() -> tuple[str | None, str | None]:
        [copy] = copies(desk, title)
        return copy.on_its_way_to, copy.stands_at

    assert told() == (None, None)
    desk.perform(transits.send_item, item=item, to=a_branch, why="hold")
    assert told() == ("Batu 9", None)
    there.perform(circulation.note_handed_in, item=item)
    assert told() == (None, "Batu 9")
    lend(there, item, a_member)
    assert told() == (None, None), "it is with a member"
    there.perform(transits.send_item, item=add_item(desk, "A2"), to=desk.branch)
    take_back(there, item)
    there.perform(transits.send_item, item=item, to=desk.branch)
    desk.perform(circulation.note_handed_in, item=item)
    assert told() == (None, None)


def test_a_copy_that_lies_aside_is_on_no_shelf_until_it_is_taken_off(desk: Desk, a_member: UUID) -> None:
    title = small_world.add_title(desk, "Laskar Pelangi")
    item = add_item(desk, "A1", title)
    here = small_world.here(desk)

    def told() -> tuple[str | None, int, list[str]]:
        [copy] = copies(desk, title)
        with desk.store.read() as session:
            [found] = search(session, "laskar", here).rows
            free = search(session, "", here, Filters(available=True)).rows
        return copy.kept, found.here_available, [row.title for row in free]

    assert told() == (None, 1, ["Laskar Pelangi"])
    hold = desk.perform(holds.place_hold, member=a_member, title=title, reason="mau").operation.hold
    held = desk.perform(holds.put_aside, hold=hold, item=item).operation.held
    assert told() == ("hold", 0, [])
    desk.perform(holds.take_off, held=held)
    assert told() == (None, 1, ["Laskar Pelangi"])


def test_the_title_is_whole_after_the_session(desk: Desk) -> None:
    numbers = (Identifier("isbn", "9789793062792"), Identifier("issn", "1234567X"))
    uid = small_world.add_title(desk, "Laskar Pelangi", identifiers=numbers, notes="Catatan", marc=b"x")
    here = small_world.here(desk)
    with desk.store.read() as session:
        view = title_view(session, uid, here)
        assert title_view(session, new_uid(), here) is None
    assert view is not None
    assert (view.title.title, view.title.notes) == ("Laskar Pelangi", "Catatan")
    assert view.identifiers == [(number.kind, number.value) for number in numbers]
