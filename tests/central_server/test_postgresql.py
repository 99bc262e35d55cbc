# SPDX-License-Identifier: GPL-3.0-or-later
"""What only a database with many writers at once can get wrong."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise
from threading import Barrier
from uuid import UUID

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text

from central_server import auditing, devices
from central_server.answering import Center, answer
from central_server.api.service import CHANCE
from central_server.enrolment import enrol_counted
from central_server.store import CentralStore, open_store
from db.models import Base, Staff, Title, new_uid
from db.models.among import Among
from db.models.syncing import Lease
from db.operations.cataloguing import PutTitle, TitleFacts
from db.operations.circulation import CheckIn
from db.operations.desk import utc_now
from db.operations.operation import decode
from db.operations.staff import person_of
from db.syncing import feed
from db.syncing.messages import Answered, EnrolRequest, Sent
from tests.central_server.worlds import ITEMS, Pen, a_request, item_of, member_of, open_loans, uid_of

WRITERS = 6
BY_UID = select(Title.uid).where(Among(Title.uid, "uids"))


@pytest.fixture
def store(postgres_url: str) -> CentralStore:
    """The small library, with a connection for every writer."""
    return open_store(postgres_url, connections=WRITERS)


def test_migrations_make_the_tables_that_the_models_describe(store: CentralStore) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_a_statement_that_is_asked_often_is_planned_once(postgres_url: str) -> None:
    """However many values it is given, and whatever was read in between: psycopg forgets it at a rollback."""
    store = open_store(postgres_url, connections=1)
    uids = [new_uid() for _ in range(8)]
    for most in range(8):
        with store.read() as session:
            assert session.scalars(BY_UID, {"uids": uids[:most]}).all() == []
    with store.read() as session:
        planned = session.execute(
            text(
                "SELECT generic_plans > 0, custom_plans FROM pg_prepared_statements WHERE statement LIKE :of"
            ),
            {"of": "%titles.uid = ANY%"},
        ).all()
    assert planned == [(True, 0)]
    store.close()


def test_what_is_changed_in_a_read_is_not_kept(store: CentralStore) -> None:
    with store.read() as session:
        session.query(Title).first().title = "Judul lain"  # type: ignore[union-attr]
    with store.read() as session:
        assert not session.query(Title).filter(Title.title == "Judul lain").all()


def enrolled(store: CentralStore, branch: str) -> str:
    with store.write() as session:
        code = devices.make_code(session, uid_of(session, branch), "network", utc_now(), CHANCE)
    with store.write() as session:
        return devices.enrol(session, EnrolRequest(code=code, name="Meja"), utc_now(), CHANCE).token


class Writer:
    """A desk that pushes, one request after the other."""

    def __init__(self, store: CentralStore, branch: str) -> None:
        self.center = Center(store, utc_now, CHANCE)
        self.token = enrolled(store, branch)
        with store.read() as session:
            admin = person_of(session.query(Staff).filter(Staff.username == "admin").one())
            self.pen = Pen(uid_of(session, branch), admin.uid)
        self.answers: list[Answered] = []

    def push(self, *sent: Sent, **fields: object) -> None:
        said = answer(self.center, self.token, a_request(*sent, **fields, pull=False))
        assert said.status == "ok"
        self.answers += said.answers


def at_once(writers: list[Writer], work: list) -> None:  # type: ignore[type-arg]
    """Each does its own part at the same moment as the others; what one raises is raised."""
    begin = Barrier(len(writers))

    def run(part) -> None:  # type: ignore[no-untyped-def]
        begin.wait()
        part()

    with ThreadPoolExecutor(len(writers)) as pool:
        list(pool.map(run, work))


def healthy(store: CentralStore) -> None:
    with store.read() as session:
        assert list(auditing.differences(session)) == []
        assert auditing.wrong_scopes(session) == []


def lend_and_take_back(writer: Writer, items: list[UUID], member: UUID, times: int) -> None:
    for turn in range(times):
        item = items[turn % len(items)]
        lent = writer.pen.lend(item, member)
        writer.push(lent)
        now = utc_now()
        back = CheckIn(uid=new_uid(), made_at=now, branch=writer.pen.branch, item=item, loan=_loan_of(lent))
        writer.push(writer.pen.sent(back))


def _loan_of(sent: Sent) -> UUID:
    loan: UUID = decode(bytes(sent.payload)).loan  # type: ignore[attr-defined]
    return loan


def test_one_member_borrows_at_every_desk_of_another_branch_at_once(store: CentralStore) -> None:
    """The member's name and contact data come to that branch and leave it: their entries are everybody's."""
    writers = [Writer(store, "SEN") for _ in range(WRITERS)]
    with store.read() as session:
        member = member_of(session, "PUS-M")
        items = [item_of(session, f"SEN-{n}") for n in range(1, ITEMS)]
    shares = [[items[n % len(items)]] for n in range(WRITERS)]
    at_once(
        writers,
        [
            lambda w=w, own=own: lend_and_take_back(w, own, member, 6)
            for w, own in zip(writers, shares, strict=True)
        ],
    )
    healthy(store)
    assert {one.outcome for w in writers for one in w.answers} <= {"applied", "noted"}


def test_one_item_is_lent_at_every_desk_at_once(store: CentralStore) -> None:
    writers = [Writer(store, "PUS" if n % 2 else "SEN") for n in range(WRITERS)]
    with store.read() as session:
        item = item_of(session, "PUS-1")
        people = [member_of(session, f"{code}-M") for code in ("PUS", "SEN")]
        before = open_loans(session)
    at_once(
        writers, [lambda w=w, n=n: w.push(w.pen.lend(item, people[n % 2])) for n, w in enumerate(writers)]
    )
    healthy(store)
    with store.read() as session:
        assert open_loans(session) == before + 1
    assert {one.outcome for w in writers for one in w.answers} <= {"applied", "noted"}


def new_titles(writer: Writer, count: int) -> list[Sent]:
    return [
        writer.pen.sent(
            PutTitle(
                uid=new_uid(),
                made_at=utc_now() + timedelta(microseconds=n),
                branch=writer.pen.branch,
                staff=writer.pen.staff,
                title=new_uid(),
                facts=TitleFacts(title=f"Syair {n}"),
            )
        )
        for n in range(count)
    ]


def test_titles_made_at_the_same_moment_are_all_taken(store: CentralStore) -> None:
    """Their keys are chosen below the lowest: two transactions choose the same, and one chooses anew."""
    writers = [Writer(store, "PUS") for _ in range(WRITERS)]
    work = [[new_titles(w, 2) for _ in range(3)] for w in writers]
    at_once(
        writers,
        [
            lambda w=w, part=part: [w.push(*some) for some in part]
            for w, part in zip(writers, work, strict=True)
        ],
    )
    healthy(store)
    assert [one for w in writers for one in w.answers if one.outcome != "applied"] == []
    with store.read() as session:
        assert session.query(Title).filter(Title.title.startswith("Syair")).count() == WRITERS * 6


def test_numbers_leased_at_the_same_moment_are_each_ones_own(store: CentralStore) -> None:
    writers = [Writer(store, "PUS") for _ in range(WRITERS)]
    at_once(writers, [lambda w=w: w.push(leases={"slip": 0, "member": 0}) for w in writers])
    with store.read() as session:
        for kind in ("slip", "member"):
            blocks = sorted(session.query(Lease.first, Lease.last).filter(Lease.kind == kind).all())
            assert len(blocks) == WRITERS
            assert all(a[1] < b[0] for a, b in pairwise(blocks))


def test_the_same_operation_sent_twice_at_once_takes_effect_once(store: CentralStore) -> None:
    writer = Writer(store, "PUS")
    with store.read() as session:
        sent = writer.pen.lend(item_of(session, "PUS-1"), member_of(session, "PUS-M"))
        before = open_loans(session)
    at_once([writer] * WRITERS, [lambda: writer.push(sent)] * WRITERS)
    assert len(set(map(str, writer.answers))) == 1
    with store.read() as session:
        assert open_loans(session) == before + 1
    healthy(store)


def test_one_code_shown_at_the_same_moment_makes_one_desk(store: CentralStore) -> None:
    with store.write() as session:
        code = devices.make_code(session, uid_of(session, "PUS"), "network", utc_now(), CHANCE)

    def show(n: int) -> bool:
        made = store.retry(
            lambda session, _: enrol_counted(
                session, EnrolRequest(code=code, name="Meja"), f"192.0.2.{n}", utc_now(), CHANCE
            )
        )
        return made is not None

    with ThreadPoolExecutor(WRITERS) as pool:
        assert sum(pool.map(show, range(WRITERS))) == 1


def test_a_reader_sees_one_state_while_others_write(store: CentralStore) -> None:
    """A page's bodies are no newer than its versions, and a scope's count is that of its version."""
    writer = Writer(store, "PUS")
    with store.read() as session:
        first = feed.states(session, ["catalogue"])
        writer.push(*new_titles(writer, 3))
        assert feed.states(session, ["catalogue"]) == first
    with store.read() as session:
        assert feed.states(session, ["catalogue"])["catalogue"].rows == first["catalogue"].rows + 3
