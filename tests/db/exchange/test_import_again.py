# SPDX-License-Identifier: GPL-3.0-or-later
"""A file that comes again takes nothing back of what was done here meanwhile."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from db.models import Item, JournalEntry, Member, Title
from db.operations.cataloguing import TitleFacts, put_title
from db.operations.desk import Desk
from db.operations.export_files import KINDS, export_file
from db.operations.import_files import import_file
from db.operations.members import merge_members, renew_membership
from tests.db import small_world
from tests.db.exchange.imports import counts, facts_in, numbered, put, title_in, total
from tests.db.exchange.samples import field
from tests.db.exchange.test_slims import (
    ITEM,
    ITEMS,
    MEMBER,
    MEMBERS,
    TITLE,
    TITLES,
    changed,
    header,
    row,
)

NOTE, PLACE = field("500", ("a", "Dari berkas")), field("260", ("a", "Jakarta"))


def edit(desk: Desk, **facts: object) -> TitleFacts:
    edited = msgspec.structs.replace(facts_in(desk), **facts)
    desk.perform(put_title, facts=edited, title=title_in(desk))
    return edited


def test_what_was_edited_here_stays_when_its_record_comes_again(desk: Desk, tmp_path: Path) -> None:
    path = put(tmp_path, numbered(1, "Bumi mansia", NOTE, PLACE))
    import_file(desk, path)
    edited = edit(desk, title="Bumi manusia", notes="", language="ind")
    journalled = total(desk, JournalEntry)
    assert counts(import_file(desk, path)) == (1, 0, 0, 1, 0)
    assert (facts_in(desk), total(desk, JournalEntry)) == (edited, journalled)


def test_what_its_file_says_anew_comes_in_beside_it(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, put(tmp_path, numbered(1, "Bumi mansia", NOTE, PLACE)))
    edit(desk, title="Bumi manusia")
    path = put(tmp_path, numbered(1, "Bumi mansia", NOTE, field("260", ("a", "Bandung"))))
    assert counts(import_file(desk, path)) == (1, 0, 1, 0, 0)
    found = facts_in(desk)
    assert (found.title, found.notes, found.place) == ("Bumi manusia", "Dari berkas", "Bandung")
    assert counts(import_file(desk, path)) == (1, 0, 0, 1, 0)


@pytest.mark.parametrize("condition", ["lost", "withdrawn", "damaged", "missing"])
def test_a_copy_that_is_said_to_be_there_is_not_back_by_it(
    desk: Desk, tmp_path: Path, condition: str
) -> None:
    marc = put(tmp_path, numbered(1, "Satu", field("952", ("p", "B0001"), ("b", "PST"), ("7", "0"))))
    slims = put(
        tmp_path, header(ITEMS) + row(changed(ITEM, item_code="B0001", item_status_name="Available")), "e.csv"
    )
    import_file(desk, marc)
    import_file(desk, slims)
    with desk.store.read() as session:
        item, title = session.execute(select(Item.uid, Title.uid).join(Title)).one()
    facts = small_world.item_facts(desk, "B0001", condition=condition)
    desk.perform(small_world.put_item, item=item, title=title, facts=facts)
    for kind in KINDS:
        export_file(desk, tmp_path / kind, kind)
    for path in (marc, slims, *(tmp_path / kind for kind in KINDS)):
        import_file(desk, path)
        with desk.store.read() as session:
            assert session.scalars(select(Item.condition)).all() == [condition]


@pytest.mark.parametrize(
    ("isbn", "facts"),
    [
        ("", {"year": 1980}),
        ("", {"edition": "Cet. 10"}),
        ("", {"authors": ("Toer, Pramoedya Ananta",)}),
        ("9789799731234", {"title": "Bumi"}),
        ("", {"title": "Bumi"}),
    ],
)
def test_what_was_edited_is_not_doubled_by_a_file_without_numbers(
    desk: Desk, tmp_path: Path, isbn: str, facts: dict[str, object]
) -> None:
    path = put(tmp_path, header(TITLES) + row(changed(TITLE, isbn_issn=isbn)))
    import_file(desk, path)
    edit(desk, **facts)
    report = import_file(desk, path)
    assert (report.created, report.items_created, [*report.notes]) == (0, 0, [])
    assert total(desk, Title) == 1


def test_a_copy_alone_makes_no_other_title_the_same(desk: Desk, tmp_path: Path) -> None:
    import_file(desk, put(tmp_path, header(TITLES) + row(TITLE)))
    other = changed(TITLE, title="Bumi manusia. Jilid 2", isbn_issn="9780745639710")
    assert counts(import_file(desk, put(tmp_path, header(TITLES) + row(other)))) == (1, 1, 0, 0, 0)


def test_volumes_that_stood_together_are_titles_of_their_own_in_a_file_that_parts_them(
    desk: Desk, tmp_path: Path
) -> None:
    """A copy of each, and all but the name the same: neither is the other one, renamed."""
    together = row(changed(TITLE, isbn_issn="", item_code="<J1><J2>"))
    import_file(desk, put(tmp_path, header(TITLES) + together))
    parted = "".join(
        row(changed(TITLE, isbn_issn="", title=f"Jilid {n}", item_code=f"<J{n}>")) for n in (1, 2)
    )
    assert counts(import_file(desk, put(tmp_path, header(TITLES) + parted))) == (2, 2, 0, 0, 0)
    assert total(desk, Title) == 3


def test_who_was_registered_twice_and_is_one_now_stays_one(desk: Desk, tmp_path: Path) -> None:
    twice = [MEMBER, changed(MEMBER, member_id="A2", member_name="Siti Aminah binti Ali", pin="")]
    third = changed(MEMBER, member_id="A3", member_name="Raja Ali")
    import_file(desk, put(tmp_path, header(MEMBERS, 18) + "".join(map(row, twice))))
    with desk.store.read() as session:
        one, other = session.scalars(select(Member.uid).order_by(Member.number))
    desk.perform(merge_members, merged=other, into=one)
    report = import_file(desk, put(tmp_path, header(MEMBERS, 18) + "".join(map(row, [*twice, third]))))
    assert counts(report) == (3, 1, 0, 2, 0)
    assert [(f.code, f.what) for note in report.notes for f in note.findings] == [("other_number", "A2 / A1")]
    assert export_file(desk, tmp_path / "anggota.csv", "members").records == 2
    assert counts(import_file(desk, tmp_path / "anggota.csv")) == (2, 0, 0, 2, 0)


def test_an_older_list_takes_no_renewal_back(desk: Desk, tmp_path: Path) -> None:
    path = put(tmp_path, header(MEMBERS, 18) + row(MEMBER))
    import_file(desk, path)
    with desk.store.read() as session:
        member = session.scalars(select(Member.uid)).one()
    desk.perform(renew_membership, member=member, until=date(2030, 1, 1))
    report = import_file(desk, path)
    assert counts(report) == (1, 0, 0, 1, 0)
    assert [(f.code, f.what) for note in report.notes for f in note.findings] == [
        ("renewed_since", "2030-01-01")
    ]
    with desk.store.read() as session:
        assert session.scalars(select(Member.expires_on)).all() == [date(2030, 1, 1)]
