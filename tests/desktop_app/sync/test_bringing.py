# SPDX-License-Identifier: GPL-3.0-or-later
"""A library that stood alone joins a network: what it has done comes along, whole, once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server import devices, epochs
from central_server.api.service import CHANCE
from db import errors, keys
from db.models import (
    Branch,
    Item,
    ItemType,
    JournalEntry,
    Loan,
    LoanPolicy,
    Member,
    Setting,
    Staff,
    Title,
    new_uid,
)
from db.models.syncing import Note
from db.operations.cataloguing import TitleFacts
from db.operations.desk import Desk, utc_now
from db.operations.founding import found_library
from db.operations.importing import import_titles
from db.operations.notices import GiveNotice, TellOfHolds
from db.operations.operation import encode
from db.operations.prints import RecordPrint
from db.operations.staff import sign_in
from db.store import Store
from db.syncing.desks import desk_at
from db.syncing.messages import EnrolRequest
from desktop_app.sync import carrier as way
from desktop_app.sync import enrolling
from desktop_app.sync.bringing import Home, retold
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.enrolling_again import enrol_again
from desktop_app.sync_words import joining_words
from tests.central_server.conftest import QUICK
from tests.central_server.serving import Running, serving
from tests.central_server.worlds import uid_of
from tests.db.stores import PASSWORD
from tests.db.stores.__main__ import FOUNDER, fill

PASSPHRASE = "frasa sandi bergabung"
RECORD = b"00024nam a2200000 a 4500"


class Alone:
    """A library that stands alone: three items out, one back, a blocked member, an imported record."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = keys.new_passphrase_key(folder, PASSPHRASE)
        with closing(Store.create(folder, self.key)) as store:
            desk = found_library(store, FOUNDER)
            fill(desk)
            desk.perform(import_titles, titles=[(new_uid(), TitleFacts(title="Hikayat", marc=RECORD))])
            with store.write() as session:
                session.merge(Setting(scope="desk", name="printer", value="EPSON"))

    @contextmanager
    def read(self) -> Iterator[Session]:
        with closing(Store.open(self.folder, self.key)) as store, store.read() as session:
            yield session

    def join(self, server: Running, code: str) -> None:
        with closing(Carrier(server.url)) as carrier:
            enrolling.join_with_data(self.folder, self.key, carrier, code, "meja tua")


@pytest.fixture
def alone(tmp_path: Path) -> Alone:
    return Alone(tmp_path / "store")


def running(session: Session) -> set[tuple[str, str]]:
    rows = session.execute(
        select(Item.barcode, Member.name)
        .select_from(Loan)
        .join(Item, Item.id == Loan.item_id)
        .join(Member, Member.id == Loan.member_id)
        .where(Loan.ended_at.is_(None))
    )
    return {(barcode, name) for barcode, name in rows}


def test_everything_comes_along(server: Running, alone: Alone) -> None:
    with alone.read() as session:
        out, made = running(session), set(session.scalars(select(JournalEntry.uid)))
        history = session.scalar(select(func.count()).select_from(Loan))
    assert len(out) == 3
    alone.join(server, server.code("SEN", with_data=True))
    with server.store.read() as session:
        assert out <= running(session)
        refused = [
            (entry.kind, entry.outcome)
            for entry in session.scalars(select(JournalEntry).where(JournalEntry.uid.in_(made)))
            if '"refused"' in (entry.outcome or "")
        ]
        assert refused == []
        there = session.scalars(select(Branch.code)).all()
        assert sorted(there) == ["PUS", "SEN"]
    with alone.read() as session:
        assert out <= running(session)
        assert session.scalar(select(func.count()).select_from(Loan)) >= (history or 0)
        assert session.scalar(select(func.count()).where(JournalEntry.outcome.is_(None))) == 0
        assert session.scalars(select(Title.marc).where(Title.title == "Hikayat")).one() == RECORD
        assert session.get_one(Setting, ("desk", "printer")).value == "EPSON"
        assert session.get(Setting, enrolling.BRINGS) is None
        assert session.get_one(Setting, ("library", "library_name")).value != FOUNDER.name


def test_types_of_one_code_are_one_type(server: Running, alone: Alone) -> None:
    alone.join(server, server.code("SEN", with_data=True))
    with server.store.read() as session:
        codes = session.scalars(select(ItemType.code)).all()
        assert len(codes) == len(set(codes))
        assert not [code for code in codes if "~" in code]


def test_what_held_for_the_whole_library_holds_for_its_branch(server: Running, alone: Alone) -> None:
    with server.store.read() as session:
        before = set(session.scalars(select(LoanPolicy.uid)))
    alone.join(server, server.code("SEN", with_data=True))
    with server.store.read() as session:
        brought = session.execute(
            select(Branch.code)
            .select_from(LoanPolicy)
            .outerjoin(Branch, Branch.id == LoanPolicy.branch_id)
            .where(LoanPolicy.uid.not_in(before))
        )
        assert {code for (code,) in brought} == {"SEN"}


def test_who_ran_it_alone_heads_a_branch_now_and_signs_in_as_before(server: Running, alone: Alone) -> None:
    alone.join(server, server.code("SEN", with_data=True))
    with server.store.read() as session:
        roles = {staff.name: staff.roles.split() for staff in session.scalars(select(Staff))}
        assert roles[FOUNDER.person_name] == ["branch_head", "cataloguer"]
        taken = [
            msgspec.json.decode(n.facts) for n in session.scalars(select(Note)) if n.kind == "number_taken"
        ]
    wanted = {one["wanted"]: one["given"] for one in taken}
    with closing(Store.open(alone.folder, alone.key)) as store:
        assert sign_in(store, wanted["admin"], PASSWORD).name == FOUNDER.person_name
        desk = desk_at(store)
        assert isinstance(desk, Desk)


def test_a_code_for_an_empty_desk_is_not_for_a_library(server: Running, alone: Alone) -> None:
    """Which is said: the same code once more, or another one like it, would not help."""
    with pytest.raises(way.CodeRefused) as refused:
        alone.join(server, server.code("SEN"))
    assert "a code that was made for that" in joining_words(refused.value).advice
    assert "a code that was made for that" not in joining_words(way.CodeRefused()).advice
    with alone.read() as session:
        assert session.get(Setting, ("desk", "enrolment")) is None


def test_what_was_cut_goes_on_and_nothing_comes_twice(
    server: Running, alone: Alone, monkeypatch: pytest.MonkeyPatch
) -> None:
    with alone.read() as session:
        out = running(session)
    kept = enrolling._keep_the_rest

    def cut(*_: object) -> None:
        raise way.Unreachable

    monkeypatch.setattr(enrolling, "_keep_the_rest", cut)
    with pytest.raises(way.Unreachable):
        alone.join(server, server.code("SEN", with_data=True))
    with alone.read() as session:
        assert running(session) == out
    monkeypatch.setattr(enrolling, "_keep_the_rest", kept)
    enrolling.fetch(alone.folder, alone.key)
    with alone.read() as session:
        assert out <= running(session)
    with server.store.read() as session:
        assert session.scalar(select(func.count()).where(Title.title == "Hikayat")) == 1


def test_a_server_that_was_restored_since_is_brought_all_again(
    central_world: Path, alone: Alone, tmp_path: Path
) -> None:
    """By a code that is for that: else its accounts were refused, and all that hangs on them would wait."""
    file = tmp_path / "central.db"
    url = f"sqlite:///{file.as_posix()}"
    shutil.copyfile(central_world, file)
    with serving(url, QUICK) as server:
        alone.join(server, server.code("SEN", with_data=True))
    with alone.read() as session:
        out = running(session)
    for end in ("-wal", "-shm"):
        Path(f"{file}{end}").unlink(missing_ok=True)
    shutil.copyfile(central_world, file)
    with serving(url, QUICK) as server:
        with server.store.write() as session:
            epochs.begin_again(session, CHANCE, utc_now())
        with closing(Store.open(alone.folder, alone.key)) as store, closing(Carrier(server.url)) as carrier:
            with pytest.raises(way.CodeRefused) as refused:
                enrol_again(store, carrier, server.code("SEN"), "meja tua")
            assert refused.value.brings
            enrol_again(store, carrier, server.code("SEN", with_data=True), "meja tua")
        with server.store.read() as session:
            told = session.scalars(select(JournalEntry.outcome)).all()
            assert not [outcome for outcome in told if '"refused"' in (outcome or "")]
            assert session.scalars(select(Note.kind).where(Note.kind.in_(("refused", "waits")))).all() == []
            assert out <= running(session)
    with alone.read() as session:
        assert out <= running(session)


def test_a_desk_that_was_copied_half_way_goes_on_bringing(server: Running) -> None:
    with server.store.write() as session:
        code = devices.make_code(
            session, uid_of(session, "SEN"), "network", utc_now(), CHANCE, with_data=True
        )
        made = devices.enrol(session, EnrolRequest(code=code, name="meja", brings=9), utc_now(), CHANCE)
        there = devices.of_token(session, made.token)
        assert there is not None
        trusted = []
        for there.last_number in (4, 9):
            twin = devices.of_token(session, devices.copy_of(session, there, utc_now(), CHANCE).token)
            assert twin is not None
            trusted.append(twin.trusted_to)
    assert trusted == [9, 0]


def test_a_library_that_is_open_is_left_alone(server: Running, alone: Alone) -> None:
    with closing(Store.open(alone.folder, alone.key)) as store:
        with store.read() as session:
            session.scalar(select(Branch.code))
        with pytest.raises(errors.StoreBusy):
            alone.join(server, server.code("SEN", with_data=True))


def test_a_letter_and_the_reminder_that_it_gives_keep_one_number() -> None:
    head = {"uid": new_uid(), "made_at": datetime.now(UTC), "branch": new_uid(), "staff": None}
    kept = RecordPrint(**head, target=new_uid(), slip="notice", number="S000001", facts=b"{}")
    given = GiveNotice(**head, told=(), sort="overdue_1", way="letter", number="S000001")
    ready = TellOfHolds(**head, told=(), way="letter", number="S000001")
    message = TellOfHolds(**head, told=(), way="message")
    home = Home(new_uid(), new_uid(), "SEN")
    numbers = [retold(encode(one), {}, home).number for one in (kept, given, ready, message)]  # type: ignore[union-attr]
    assert numbers == ["SEN-S000001"] * 3 + [""]
