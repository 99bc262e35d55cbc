# SPDX-License-Identifier: GPL-3.0-or-later
"""Syncing as one desk meets it: over HTTP on loopback, the real server on PostgreSQL, an encrypted store."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from statistics import median, quantiles
from time import perf_counter

import httpx
import psycopg
from sqlalchemy import select

from central_server.publishing import every_row
from db.models import Item, JournalEntry, Loan, Member, Title
from db.operations.circulation import check_in, check_out
from db.store import connect
from db.syncing.feed import publish
from db.syncing.kinds import TITLES
from tests.bench.__main__ import Plan
from tests.bench.at_the_centre import EnrolledDesk, Site, a_desk, a_server, a_site
from tests.bench.figures import Figure, against, at_least, within
from tests.bench.work_undressed import timed_ms

TITLES_THERE = 12_000
IDLE, SINGLE, CHANGED, ROUNDS, OFFLINE = 200, 300, 1_000, 5, 10_000
ON = "server and desk on one computer, PostgreSQL that waits for its disk, an encrypted store"


def measure(plan: Plan) -> Iterator[Figure]:
    """An hour of one desk, in figures."""
    with a_site(TITLES_THERE) as site, a_server(site) as server, a_desk(site, server) as desk:
        yield from _idle(desk, server.address)
        yield from _one_operation(desk)
        yield from _rows_that_come(site, desk)
        yield from _after_weeks_alone(site, desk)


def _idle(desk: EnrolledDesk, address: str) -> Iterator[Figure]:
    with httpx.Client() as bare:
        bare.get(f"{address}/health")
        yardstick = median(timed_ms(lambda: bare.get(f"{address}/health")) for _ in range(IDLE))
    first = timed_ms(desk.sync)
    taken = [timed_ms(desk.sync) for _ in range(IDLE)]
    note = f"request made, answered and taken in; {ON}; yardstick: the server's health over a kept connection"
    yield against(
        "idle cycle, median", median(taken), "ms", yardstick, ceiling=10, note=f"{IDLE} cycles, {note}"
    )
    yield within("idle cycle, the first after all was fetched", first, "ms", 10)


def _one_operation(desk: EnrolledDesk) -> Iterator[Figure]:
    taken = []
    for item, member in _pairs(desk, SINGLE + 1):
        desk.desk.perform(check_out, item=item, member=member)
        taken.append(timed_ms(desk.sync))
    taken = taken[1:]
    hundredths = quantiles(taken, n=100, method="inclusive")
    note = f"{SINGLE} loans, each sent, judged, answered, pulled and taken in; {ON}"
    yield within("one operation pushed and answered p50", hundredths[49], "ms", 15, note)
    yield within("one operation pushed and answered p99", hundredths[98], "ms", 40, note)


def _pairs(desk: EnrolledDesk, count: int) -> list[tuple[object, object]]:
    """Items that are in, each with a member."""
    with desk.store.read() as session:
        out = select(Loan.item_id).where(Loan.ended_at.is_(None))
        items = session.scalars(
            select(Item.uid).where(Item.id.not_in(out)).order_by(Item.id).limit(count)
        ).all()
        members = session.scalars(select(Member.uid).order_by(Member.id)).all()
    return [(item, members[n % len(members)]) for n, item in enumerate(items)]


def _rows_that_come(site: Site, desk: EnrolledDesk) -> Iterator[Figure]:
    taken, plain = [], []
    for turn in range(ROUNDS + 1):
        _change_titles(site, f"{turn}")
        taken.append(timed_ms(desk.sync))
        plain.append(timed_ms(partial(_plain_rows, desk, turn)))
    note = (
        f"titles with their words for the search; {ON}; yardstick: as many rows into a bare encrypted table"
    )
    yield against(
        f"{CHANGED} changed rows pulled and applied",
        median(taken[1:]),
        "ms",
        median(plain[1:]),
        ceiling=150,
        note=note,
    )


def _change_titles(site: Site, note: str) -> None:
    keys = next(iter(every_row_of_titles(site)))
    with site.store.write() as session:
        titles = session.scalars(select(Title).where(Title.uid.in_([key.uid for key in keys])))
        for title in titles:
            title.notes = note
        publish(session, keys)


def every_row_of_titles(site: Site) -> Iterator[list]:  # type: ignore[type-arg]
    """The first of them."""
    with site.store.read() as session:
        for keys in every_row(session):
            if keys and keys[0].kind == TITLES.number:
                yield keys[:CHANGED]
                return


def _plain_rows(desk: EnrolledDesk, turn: int) -> None:
    connection = connect(desk.store.folder / f"plain-{turn}.db", desk.store.key)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE rows (uid BLOB PRIMARY KEY, body TEXT)")
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO rows VALUES (?, ?)", [(n.to_bytes(16, "big"), "x" * 400) for n in range(CHANGED)]
    )
    connection.execute("COMMIT")
    connection.close()


def _after_weeks_alone(site: Site, desk: EnrolledDesk) -> Iterator[Figure]:
    for item, member in _pairs(desk, OFFLINE // 2):
        desk.desk.perform(check_out, item=item, member=member)
        desk.desk.perform(check_in, item=item)
    began = perf_counter()
    done = desk.sync()
    rate = done.answered / (perf_counter() - began)
    assert done.answered == OFFLINE
    note = (
        f"loans and returns, until all are answered and the desk equals the server; {ON}; "
        "yardstick: their journal alone, by psycopg, five hundred a commit"
    )
    yield at_least(
        f"{OFFLINE:,} offline operations pushed", rate, "operations/s", 2_500, _plain_journal(site), note
    )


def _plain_journal(site: Site) -> float:
    """Rows a second."""
    with site.store.read() as session:
        rows = session.execute(select(JournalEntry.uid, JournalEntry.payload).limit(OFFLINE)).all()
    url = site.centre.url.replace("+psycopg", "")
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE plain_journal (uid uuid PRIMARY KEY, payload bytea)")
        connection.commit()
        began = perf_counter()
        for start in range(0, len(rows), 500):
            with connection.cursor() as cursor:
                cursor.executemany(
                    "INSERT INTO plain_journal VALUES (%s, %s)", [tuple(r) for r in rows[start : start + 500]]
                )
            connection.commit()
        took = perf_counter() - began
        connection.execute("DROP TABLE plain_journal")
    return len(rows) / took
