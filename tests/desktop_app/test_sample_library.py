# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample library as a store: whole, a year old, journalled without gaps, made again when interrupted."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from db import errors, keys
from db.models import Branch, Fine, Item, JournalEntry, Loan, Title
from db.operations import circulation
from db.operations.desk import with_person
from db.operations.founding import desk_of
from db.operations.policies import calendar_of
from db.operations.staff import sign_in
from db.queries import catalogue, library, partners, workshops
from db.queries.circulation import item_fact
from db.queries.rotas import on_rotas, rotas
from db.queries.scan import recognise
from db.rules.interloan import Act
from db.rules.items import parts_of
from db.store import FILE_NAME, Store
from desktop_app import sample_library
from desktop_app.sample_interloans import STORIES
from desktop_app.sample_library import SAMPLE_SIGN_IN, create_sample, open_sample
from resources import sample

NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)


@pytest.fixture(scope="module")
def progress() -> list[tuple[int, int]]:
    return []


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, progress: list[tuple[int, int]]) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("sample") / "store"
    made = create_sample(folder, lambda done, total: progress.append((done, total)), lambda: NOW)
    yield made
    made.close()


def test_everything_of_the_files_is_there(store: Store) -> None:
    with store.read() as session:
        counts = library.counts(session)
        from_partners = sum(
            step.act is Act.RECEIVED and story.wanted not in {title.key for title in sample.titles()}
            for story in STORIES
            for step in story.steps
        )
        assert counts.titles == len(sample.titles()) + from_partners
        assert counts.items == len(sample.items()) + from_partners
        assert counts.members == len(sample.members())
        assert counts.open_loans == sum(loan.returned_days_ago is None for loan in sample.loans())
        assert {b.code for b in library.branches(session)} == {b.code for b in sample.branches()}
        assert len(library.loan_policies(session)) == len(sample.loan_policies())
        assert len(library.staff_accounts(session)) == len(sample.staff())
        assert library.setting(session, "library", "library_name") == sample.library().name


def test_loans_lie_where_the_files_put_them(store: Store) -> None:
    first = sample.loans()[0]
    with store.read() as session:
        oldest = session.scalars(select(Loan).order_by(Loan.lent_at)).first()
    assert oldest is not None
    assert (NOW - oldest.lent_at).days in (first.lent_days_ago - 1, first.lent_days_ago)
    assert oldest.ending == "returned"


def test_parts_of_copies_are_there_and_one_was_missed(store: Store) -> None:
    with store.read() as session:
        copies = session.execute(select(Item.barcode, Item.parts, Item.parts_missing).where(Item.parts != ""))
        told = {barcode: (parts_of(parts), parts_of(missing)) for barcode, parts, missing in copies}
    assert told == {i.barcode: (i.parts, i.parts_missing) for i in sample.items() if i.parts}


def test_childrens_books_rotate_and_for_some_it_is_time(store: Store) -> None:
    with store.read() as session:
        main = session.scalars(select(Branch).where(Branch.code == sample.branches()[0].code)).one()
        there = on_rotas(session, main.uid, calendar_of(session, main.id), NOW)
        [rota] = rotas(session, there)
    assert Counter(one.state for one in there) == {"due": 5, "there": 5, "coming": 1}
    assert (rota.items, rota.due, rota.cyclical, rota.active) == (11, 5, True, True)
    assert [stage.code for stage in rota.stages] == [branch.code for branch in sample.branches()[:3]]


def test_workshops_are_to_come_and_over_with_people_at_them(store: Store) -> None:
    with store.read() as session:
        coming, past, templates = (workshops.workshops(session, view, NOW) for view in workshops.VIEWS)
        assert len(partners.partners(session)) == len(sample.partners())
        details = [workshops.workshop_detail(session, row.uid) for row in past if row.registered]
    assert len(coming) + len(past) + len(templates) == len(sample.workshops())
    assert any(row.waiting for row in coming)
    assert {row.state for row in coming} == {"open", "draft", "cancelled"}
    assert all(row.state == "closed" for row in past)
    assert {one.row.title: (one.row.registered, one.came) for one in details if one is not None} == {
        "Menulis resensi buku": (27, 22),
        "Merawat foto dan surat keluarga": (41, 31),
    }
    assert len(templates) == sum(one.state == "template" for one in sample.workshops())


def test_only_unpaid_fines_are_owed(store: Store) -> None:
    with store.read() as session:
        fines = session.scalar(select(func.count()).select_from(Fine)) or 0
    assert 0 < fines <= sum(loan.fine == "unpaid" for loan in sample.loans())


def test_the_journal_tells_it_in_order_without_gaps(store: Store) -> None:
    with store.read() as session:
        entries = session.execute(
            select(JournalEntry.number, JournalEntry.made_at).order_by(JournalEntry.number)
        ).all()
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    times = [entry.made_at for entry in entries]
    assert times == sorted(times)
    assert NOW - timedelta(days=401) < times[0] < times[-1] < NOW


def test_the_most_borrowed_come_first(store: Store) -> None:
    with store.read() as session:
        rows = catalogue.search(session, "", here=1).rows
        popularity = {title.key: title.popularity for title in sample.titles()}
        shown = session.scalars(select(Title.control_number).order_by(Title.id).limit(len(rows))).all()
    assert sum(popularity[key] for key in shown) / len(shown) > 60


def test_its_people_sign_in_and_lend(store: Store) -> None:
    desk = desk_of(store)
    assert desk is not None
    at_work = with_person(desk, sign_in(store, *SAMPLE_SIGN_IN))
    with store.read() as session:
        out = session.scalars(select(Loan.item_id).where(Loan.ended_at.is_(None)))
        taken = set(out)
        barcode = next(
            item.barcode
            for item in sample.items()
            if item.condition == "good" and item.item_type == "SASTRA"
            if (fact := item_fact(session, recognise(session, item.barcode).uid)) and fact.loan is None
        )
        item = recognise(session, barcode).uid
        busy = {loan.member for loan in sample.loans() if loan.returned_days_ago is None}
        free = next(
            m
            for m in sample.members()
            if m.number not in busy and m.expires_in_days > 30 and not m.block_reason
        )
        member = recognise(session, free.number).uid
    assert taken
    assert item is not None
    assert member is not None
    done = at_work.perform(circulation.check_out, item=item, member=member)
    assert done.changes >= {"loans", "items"}
    at_work.perform(circulation.undo, of=done.operation)


def test_progress_reaches_its_end(store: Store, progress: list[tuple[int, int]]) -> None:
    assert progress[-1][0] == progress[-1][1] > len(sample.loans())
    assert progress == sorted(progress)


def test_a_second_one_does_not_take_its_place(store: Store) -> None:
    note = (store.folder / keys.FILE_NAME).read_bytes()
    with pytest.raises(errors.StoreExists):
        create_sample(store.folder)
    assert (store.folder / keys.FILE_NAME).read_bytes() == note


def test_no_new_key_over_an_old_store(store: Store) -> None:
    with pytest.raises(errors.StoreExists):
        keys.new_passphrase_key(store.folder, "another one")


def test_it_opens_again(store: Store) -> None:
    again = open_sample(store.folder)
    with again.read() as session:
        assert library.counts(session).titles >= len(sample.titles())
    again.close()


def test_an_interrupted_one_leaves_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def power_cut(_store: Store) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(sample, "titles", list)
    monkeypatch.setattr(sample, "items", list)
    monkeypatch.setattr(sample, "loans", list)
    with monkeypatch.context() as only_now:
        only_now.setattr(sample_library, "arrange_titles", power_cut)
        with pytest.raises(KeyboardInterrupt):
            create_sample(tmp_path / "store")
    assert not (tmp_path / "store").exists()
    create_sample(tmp_path / "store").close()
    assert (tmp_path / "store" / FILE_NAME).exists()
