# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of unsent work at a real server, on each kind of database: taken in once, whoever brings them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from httpx import Response
from sqlalchemy import func, select

from central_server import devices
from db.models import JournalEntry, Staff, new_uid
from db.models.syncing import Device, Note
from db.operations.cataloguing import PutTitle, TitleFacts
from db.operations.desk import utc_now
from db.operations.operation import SCHEMA_VERSION
from db.syncing import outbox
from db.syncing.messages import Sent
from db.syncing.tokens import hashed
from tests.central_server.conftest import Run
from tests.central_server.serving import Running, synced
from tests.central_server.worlds import SECRETS, Pen, a_request, item_of, member_of, open_loans, uid_of

FILE_SECONDS = 300.0


@dataclass
class Away:
    """A desk without network: it writes, and its work comes on a stick."""

    server: Running
    token: str
    device: UUID
    pen: Pen
    items: list[UUID]
    member: UUID

    def lend(self, count: int) -> list[Sent]:
        """So many loans, one item after another, again and again."""
        return [self.pen.lend(self.items[n % len(self.items)], self.member) for n in range(count)]

    def catalogue(self, count: int) -> list[Sent]:
        """So many new titles."""
        return [
            self.pen.sent(
                PutTitle(
                    uid=new_uid(),
                    made_at=utc_now(),
                    branch=self.pen.branch,
                    staff=self.pen.staff,
                    title=new_uid(),
                    facts=TitleFacts(title=f"Syair nomor {number}"),
                )
            )
            for number in range(count)
        ]

    def file(self, *operations: Sent, **fields: object) -> bytes:
        """What the desk saves."""
        request = a_request(*operations, pull=False, **fields)
        return outbox.sealed(self.device, utc_now(), request, hashed(self.token))

    def sync(self, *operations: Sent) -> list[str]:
        """The desk is online again: outcomes of what it sends."""
        with self.server.client(self.token) as client:
            answer = synced(client, a_request(*operations))
        assert answer.status == "ok"
        return [one.outcome for one in answer.answers]


@pytest.fixture
def away(server: Running) -> Away:
    return away_from(server)


def away_from(server: Running) -> Away:
    token = server.enrolled("SEN", "branch")
    with server.store.read() as session:
        device = devices.of_token(session, token)
        assert device is not None
        branch, staff = uid_of(session, "SEN"), session.scalar(select(Staff.uid))
        items = [item_of(session, f"SEN-{number}") for number in range(1, 6)]
        member = member_of(session, "SEN-M")
    return Away(server, token, device.uid, Pen(branch, staff), items, member)


@pytest.fixture
def carrying(server: Running) -> str:
    """The token of the desk that brings the files."""
    return server.enrolled("PUS")


def brought(server: Running, token: str, file: bytes) -> Response:
    with server.client(token) as client:
        client.timeout = FILE_SECONDS
        return client.post("/outbox", content=file, headers={"Content-Type": "application/octet-stream"})


def counts(answer: Response) -> dict[str, object]:
    """What is told of a file; over its limit a member's loan stands with a note, so both are `taken`."""
    assert answer.status_code == 200, answer.text
    found = answer.json()
    taken = found.pop("applied") + found.pop("noted")
    return {**found, "taken": taken}


def journalled(server: Running, device: UUID) -> int:
    with server.store.read() as session:
        wanted = select(func.count()).select_from(JournalEntry).where(JournalEntry.device == device)
        return session.scalar(wanted) or 0


def told(status: str = "ok", **numbers: int) -> dict[str, object]:
    nothing = dict.fromkeys(("operations", "known", "taken", "refused"), 0)
    return {"status": status, **nothing, **numbers}


def test_taken_in_as_if_its_desk_had_sent_it_and_once(server: Running, away: Away, carrying: str) -> None:
    work = away.lend(3)
    file = away.file(*work)
    with server.store.read() as session:
        before = devices.of_uid(session, away.device)
        assert before is not None
        seen = before.seen_at
    assert counts(brought(server, carrying, file)) == told(operations=3, taken=3)
    with server.store.read() as session:
        assert open_loans(session) == 5
        found = devices.of_uid(session, away.device)
        assert found is not None
        assert (found.last_number, found.seen_at) == (3, seen)
    assert counts(brought(server, carrying, file)) == told(operations=3, known=3)
    assert "refused" not in away.sync(*work)
    assert journalled(server, away.device) == 3


def test_a_file_after_its_desk_was_online_and_with_more(server: Running, away: Away, carrying: str) -> None:
    work = away.lend(2)
    away.sync(*work)
    assert counts(brought(server, carrying, away.file(*work))) == told(operations=2, known=2)
    more = away.lend(1)
    assert counts(brought(server, carrying, away.file(*work, *more))) == told(operations=3, known=2, taken=1)


def test_two_thousand_operations(small_server: Running) -> None:
    server, away = small_server, away_from(small_server)
    carrying = server.enrolled("PUS")
    work = away.catalogue(2_000)
    assert counts(brought(server, carrying, away.file(*work))) == told(operations=2_000, taken=2_000)
    assert journalled(server, away.device) == 2_000
    assert counts(brought(server, carrying, away.file(*work))) == told(operations=2_000, known=2_000)


def test_one_that_is_empty(server: Running, away: Away, carrying: str) -> None:
    assert counts(brought(server, carrying, away.file())) == told()


def test_others_hear_of_it_and_who_brings_it_learns_counts_alone(
    server: Running, away: Away, carrying: str
) -> None:
    with server.client(carrying) as listening, listening.stream("GET", "/events") as stream:
        lines = (line for line in stream.iter_lines() if line.startswith("event: news"))
        next(lines)
        answer = brought(server, carrying, away.file(*away.lend(1)))
        assert next(lines)
    assert not any(secret in answer.text for secret in SECRETS)
    assert set(answer.json()) == {"status", "operations", "known", "applied", "noted", "refused"}


def test_a_gap_keeps_what_came_before_it(server: Running, away: Away, carrying: str) -> None:
    first, missing, last = away.lend(3)
    assert counts(brought(server, carrying, away.file(first, last))) == told("gap", operations=2, taken=1)
    assert counts(brought(server, carrying, away.file(missing, last))) == told(operations=2, taken=2)


def test_a_copy_has_to_sync_itself(server: Running, away: Away, carrying: str) -> None:
    away.sync(*away.lend(2))
    away.pen.number = 1
    other = away.lend(1)
    assert counts(brought(server, carrying, away.file(*other))) == told("copied", operations=1)
    assert journalled(server, away.device) == 2


def test_the_work_of_a_desk_that_was_shut_out_is_the_administrator_s_to_take(
    server: Running, away: Away, carrying: str, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / f"unsent{outbox.SUFFIX}"
    file.write_bytes(away.file(*away.lend(2)))
    server.revoke(away.token)
    assert counts(brought(server, carrying, file.read_bytes())) == told("revoked", operations=2)
    code, refused = run("take-in", file)
    assert (code, refused["status"], refused["applied"] + refused["noted"]) == (1, "revoked", 0)
    code, taken = run("take-in", file, "--revoked")
    assert (code, taken["status"], taken["applied"] + taken["noted"]) == (0, "ok", 2)
    assert taken["name"] == "Meja SEN"
    assert run("take-in", file, "--revoked")[1]["known"] == 2


def test_a_copy_that_was_shut_out_loses_nothing(
    server: Running, away: Away, run: Run, tmp_path: Path
) -> None:
    """It can't be given another name any more: the server takes its work in under one of its own."""
    first, second = away.lend(2)
    away.sync(first, second)
    away.pen.number = 1
    file = tmp_path / f"unsent{outbox.SUFFIX}"
    file.write_bytes(away.file(first, *away.lend(2)))
    server.revoke(away.token)
    code, taken = run("take-in", file, "--revoked")
    assert (code, taken["status"], taken["known"]) == (0, "ok", 1)
    assert taken["applied"] + taken["noted"] == 2
    assert run("take-in", file, "--revoked")[1]["known"] == 3
    assert journalled(server, away.device) == 2
    with server.store.read() as session:
        copy, name = session.execute(
            select(Device.uid, Device.name).where(Device.copy_of == away.device)
        ).one()
        told = session.scalars(select(Note.facts).where(Note.kind == "desk_copied")).one()
    assert json.loads(told)["copy"] == str(copy)
    assert json.loads(told)["desk"] == name, "of ten desks somebody has to go to this one"


def test_of_another_server_damaged_or_none(
    server: Running, away: Away, carrying: str, run: Run, tmp_path: Path
) -> None:
    good = away.file(*away.lend(1))
    strange = outbox.sealed(carried_by(server, carrying), utc_now(), a_request(), hashed("of another server"))
    elsewhere = outbox.sealed(UUID(int=7), utc_now(), a_request(), hashed("of another server"))
    damaged = good[:-1] + bytes([good[-1] ^ 1])
    assert counts(brought(server, carrying, damaged)) == told("damaged", operations=1)
    assert counts(brought(server, carrying, strange)) == told("damaged")
    assert counts(brought(server, carrying, elsewhere)) == told("unknown_desk")
    answer = brought(server, carrying, b"PK\x03\x04")
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:simpul:problem:no-outbox")
    for raw, said in ((damaged, "damaged"), (elsewhere, "unknown_desk")):
        file = tmp_path / "file"
        file.write_bytes(raw)
        code, facts = run("take-in", file)
        assert (code, facts["status"]) == (1, said)
    file.write_bytes(b"")
    assert run("take-in", file)[1]["refused"] == "no_outbox"
    assert run("take-in", tmp_path / "nothing here")[1]["refused"] == "file"
    assert journalled(server, away.device) == 0


def carried_by(server: Running, token: str) -> UUID:
    with server.store.read() as session:
        device = devices.of_token(session, token)
        assert device is not None
        return device.uid


def test_versions_apart(server: Running, away: Away, carrying: str) -> None:
    work = away.lend(1)
    newer = away.file(*work, schema=SCHEMA_VERSION + 1)
    assert counts(brought(server, carrying, newer)) == told("server_older", operations=1)
    assert counts(brought(server, carrying, away.file(*work, protocol=0)))["status"] == "update_needed"


def test_times_follow_the_clock_as_the_desk_s_last_sync_showed_it(
    server: Running, away: Away, carrying: str
) -> None:
    """The file is weeks old: that says nothing about the clock."""
    with server.store.write() as session:
        device = devices.of_uid(session, away.device)
        assert device is not None
        device.clock_offset = 3_600_000_000
    work = away.lend(1)
    weeks_ago = work[0].made_at - timedelta(days=30)
    operation = Sent(**{f: getattr(work[0], f) for f in work[0].__struct_fields__} | {"made_at": weeks_ago})
    brought(server, carrying, away.file(operation, now=weeks_ago))
    with server.store.read() as session:
        entry = session.scalars(select(JournalEntry).where(JournalEntry.uid == operation.uid)).one()
        assert entry.made_at == weeks_ago + timedelta(hours=1)


def test_only_desks_that_may_sync_bring_files(server: Running, away: Away, carrying: str) -> None:
    file = away.file(*away.lend(1))
    server.revoke(carrying)
    assert brought(server, carrying, file).status_code == 403
    assert brought(server, "0" * 64, file).status_code == 401
    assert journalled(server, away.device) == 0
