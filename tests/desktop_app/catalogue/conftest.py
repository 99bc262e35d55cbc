# SPDX-License-Identifier: GPL-3.0-or-later
"""A small library with two branches whose copies are in, out, elsewhere or for reading here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from db.operations import circulation, policies
from db.operations.cataloguing import Identifier, ItemFacts, TitleFacts, put_item, put_title
from db.operations.desk import Desk, Person, with_person
from db.operations.founding import NewLibrary, found_library
from db.operations.members import MemberFacts, register_member
from db.queries.library import item_types, member_types
from db.queries.scan import Scan, recognise
from db.rules.roles import rights_of
from db.store import Store

AsRole = Callable[[str], Desk]
BUMI, BUMI_2, LASKAR, PULANG, HUJAN, KAMUS = "BUK-1", "BUK-2", "LAS-1", "PUL-1", "HUJ-1", "KAM-1"
ISBN_OF_LASKAR = "9789793062792"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    store = Store.create(tmp_path / "store", bytes(32))
    founded = found_library(
        store,
        NewLibrary(
            name="Perpustakaan Kota",
            branch_code="PST",
            branch_name="Pusat",
            username="admin",
            person_name="Adi",
            password="rahasia123",
        ),
    )
    _fill(founded)
    return founded


def _fill(desk: Desk) -> None:
    made = desk.perform(policies.put_branch, code="BT9", name="Batu 9", closed_weekdays=()).operation
    there: UUID = made.target  # type: ignore[attr-defined]
    with desk.store.read() as session:
        book = next(kind.uid for kind in item_types(session) if kind.code == "BUKU")
        public = next(kind.uid for kind in member_types(session) if kind.code == "UMUM")
    # What is added last is shown first until titles are arranged by popularity.
    add(desk, "Kamus Besar Bahasa Indonesia", (KAMUS, desk.branch, "not_for_loan"), book=book)
    add(desk, "Hujan", (HUJAN, desk.branch, "good"), authors=("Tere Liye",), year=2016, book=book)
    add(desk, "Pulang", (PULANG, there, "good"), authors=("Chudori, Leila S.",), year=2012, book=book)
    add(
        desk,
        "Laskar Pelangi",
        (LASKAR, desk.branch, "good"),
        authors=("Hirata, Andrea",),
        year=2005,
        identifiers=(Identifier("isbn", ISBN_OF_LASKAR), Identifier("issn", "12345678")),
        subjects=("Fiksi Indonesia", "Belitung -- Fiksi"),
        book=book,
    )
    add(
        desk,
        "Bumi Manusia",
        (BUMI, desk.branch, "good"),
        (BUMI_2, there, "good"),
        authors=("Toer, Pramoedya Ananta",),
        language="eng",
        book=book,
    )
    member = register(desk, "Siti Nurhaliza", public)
    desk.perform(circulation.check_out, item=item_of(desk, HUJAN), member=member)


def add(
    desk: Desk, title: str, *copies: tuple[str, UUID, str], book: UUID, language: str = "ind", **facts: object
) -> UUID:
    whole = TitleFacts(title=title, language=language, call_number="899.221", **facts)  # type: ignore[arg-type]
    uid: UUID = desk.perform(put_title, facts=whole).operation.title  # type: ignore[attr-defined]
    for barcode, branch, condition in copies:
        copy = ItemFacts(barcode=barcode, at_branch=branch, item_type=book, condition=condition)
        desk.perform(put_item, title=uid, facts=copy)
    return uid


def register(desk: Desk, name: str, kind: UUID) -> UUID:
    facts = MemberFacts(name=name, member_type=kind, home_branch=desk.branch)
    uid: UUID = desk.perform(register_member, facts=facts).operation.member  # type: ignore[attr-defined]
    return uid


def scan(desk: Desk, text: str) -> Scan:
    with desk.store.read() as session:
        return recognise(session, text)


def item_of(desk: Desk, barcode: str) -> UUID:
    uid = scan(desk, barcode).uid
    assert uid is not None
    return uid


@pytest.fixture
def as_role(desk: Desk) -> AsRole:
    """The same desk with somebody of that role at it."""

    def seated(role: str) -> Desk:
        assert desk.person is not None
        who = Person(desk.person.uid, "Rini", "rini", (role,), rights_of((role,)))
        return with_person(desk, who)

    return seated
