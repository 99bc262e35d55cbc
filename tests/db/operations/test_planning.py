# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file changes: the same file again changes nothing and doubles nothing, whatever stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from db.exchange.records import ItemRecord, MemberRecord, Read, TitleRecord
from db.models import new_uid
from db.operations.choices import choices_for
from db.operations.desk import Desk
from db.operations.importing import ImportedTitle, ImportMembers, ImportTitles
from db.operations.operation import apply
from db.operations.planning import Plan, plan_items, plan_titles
from db.operations.planning_members import plan_members
from tests.db.operations.shared_tables import shared_rows
from tests.db.small_world import OPENING, TODAY

few = st.sampled_from
items = st.builds(
    ItemRecord,
    barcode=few(["B1", "B2", "B3"]),
    branch=few(["", "PST", "Pusat", "Entah"]),
    item_type=few(["", "REF"]),
    location=few(["", "Rak 1", "Rak 2"]),
    status=few(["", "available", "hilang"]),
)
titles = st.builds(
    TitleRecord,
    title=few(["Hujan", "hujan", "Pulang"]),
    authors=few([(), ("Tere Liye",), ("Leila",)]),
    identifiers=few([(), (("isbn", "9789793062792"),), (("isbn", "9780804429573"),)]),
    year=few([None, 2012, 2016]),
    edition=few(["", "Cet. 2"]),
    notes=few(["", "Catatan"]),
    source=few(["", "ID-X", "ID-Y"]),
    control_number=few(["", "1", "2"]),
    items=st.lists(items, max_size=2).map(tuple),
)
members = st.builds(
    MemberRecord,
    number=few(["M1", "M2"]),
    name=few(["Siti", "Budi"]),
    member_type=few(["", "UMUM", "Entah"]),
    email=few(["", "siti@contoh.id", "di rumah"]),
    registered_on=st.none() | st.just(TODAY),
    birth_date=st.none() | st.just(TODAY.replace(year=2030)),
)


def reads(records: list[Any]) -> list[Read]:
    return [Read(place, place, record, (), None, b"") for place, record in enumerate(records, 1)]


def imported(desk: Desk, session: Session, records: list[Any]) -> Plan:
    """Plan a file and write what it changes."""
    choices, header = choices_for(session, branch=desk.branch), {"uid": new_uid(), "made_at": OPENING}
    if isinstance(records[0], MemberRecord):
        plan = plan_members(session, reads(records), choices, TODAY, lambda: "A1")
        apply(ImportMembers(**header, members=tuple(plan.members.values())), session)
        return plan
    planned = plan_items if isinstance(records[0], ItemRecord) else plan_titles
    plan = planned(session, reads(records), choices)
    changed = tuple(ImportedTitle(uid, facts) for uid, facts in plan.titles.items())
    apply(ImportTitles(**header, titles=changed, items=tuple(plan.items.values())), session)
    assert len(plan.verdicts) == len(records)
    return plan


def number(record: Any) -> Any:
    """Different for any two records that may stand in one file: a number is unique within its source."""
    numbered = isinstance(record, TitleRecord) and record.control_number
    return (record.source, record.control_number) if numbered else id(record)


@contextmanager
def given_up(desk: Desk) -> Iterator[Session]:
    """A session whose changes are given up at the end."""
    with Session(desk.store.engine) as session:
        yield session
        session.rollback()


def files(kind: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(kind, min_size=1, max_size=5, unique_by=number)


@given(records=files(titles) | files(members))
def test_the_same_file_again_changes_nothing(desk_to_look_at: Desk, records: list[Any]) -> None:
    with given_up(desk_to_look_at) as session:
        imported(desk_to_look_at, session, records)
        once = shared_rows(session)
        imported(desk_to_look_at, session, records)
        assert shared_rows(session) == once


@settings(max_examples=30)
@given(one=files(titles), other=files(titles))
def test_two_files_in_turn_double_nothing(desk_to_look_at: Desk, one: list[Any], other: list[Any]) -> None:
    with given_up(desk_to_look_at) as session:
        counts = []
        for _ in range(3):
            imported(desk_to_look_at, session, one)
            imported(desk_to_look_at, session, other)
            rows = shared_rows(session)
            counts.append((len(rows["titles"]), len(rows["items"])))
        assert counts[1] == counts[2]


@given(records=files(titles))
def test_the_first_time_each_verdict_is_what_happened(desk_to_look_at: Desk, records: list[Any]) -> None:
    with given_up(desk_to_look_at) as session:
        plan = imported(desk_to_look_at, session, records)
        rows = shared_rows(session)
    outcomes = [verdict.outcome for verdict in plan.verdicts]
    assert outcomes.count("created") == len(rows["titles"]) == len(plan.titles)
    assert plan.items_created == len(rows["items"]) == len(plan.items)
    assert "refused" not in outcomes


def test_a_record_without_a_match_is_one_more(desk: Desk) -> None:
    """And one that tells less of a title than is known of it changes nothing."""
    whole = TitleRecord(title="Hujan", authors=("Tere Liye",), year=2016, notes="Catatan")
    with given_up(desk) as session:
        outcomes = [
            imported(desk, session, [record]).verdicts[0].outcome
            for record in (
                whole,
                TitleRecord(title="HUJAN!", authors=("Liye, Tere",), year=2016),
                TitleRecord(title="Hujan", authors=("Tere Liye",), year=2016, notes="Catatan"),
                TitleRecord(title="Hujan", authors=("Tere Liye",), year=2017),
            )
        ]
    assert outcomes == ["created", "updated", "updated", "created"], (
        "the spelling of the title that came last"
    )


def test_members_fill_what_they_leave_out_and_are_counted(desk: Desk) -> None:
    first = MemberRecord(name="Siti", number="M1", birth_date=TODAY.replace(year=2030), email="di rumah")
    second = MemberRecord(name="Siti A.", number="M1", email="siti@contoh.id", member_type="Entah")
    with given_up(desk) as session:
        plan = imported(desk, session, [first, second])
        (row,) = shared_rows(session)["members"]
    assert [verdict.outcome for verdict in plan.verdicts] == ["created", "updated"]
    assert [finding.code for finding in plan.verdicts[0].findings] == ["bad_date", "bad_email"]
    assert (row["name"], row["birth_date"], row["email"]) == ("Siti A.", None, "siti@contoh.id")
    assert (row["registered_on"], row["expires_on"]) == (TODAY, TODAY + timedelta(days=365))
    assert plan.unknown_words == {("member_type", "Entah"): 1}


def test_items_go_to_titles_by_name_and_one_without_is_refused(desk: Desk) -> None:
    records = [ItemRecord(barcode="B1", title="Hujan"), ItemRecord(barcode="B2", title="Entah")]
    with given_up(desk) as session:
        imported(desk, session, [TitleRecord(title="Hujan")])
        plan = imported(desk, session, records)
        again = imported(desk, session, records)
    assert [verdict.outcome for verdict in plan.verdicts] == ["created", "refused"]
    assert [finding.code for finding in plan.verdicts[1].findings] == ["title_unknown"]
    assert [verdict.outcome for verdict in again.verdicts] == ["unchanged", "refused"]
