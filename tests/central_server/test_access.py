# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may ask what: endpoint by endpoint, and scope by scope."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import httpx
import pytest
import zstandard
from msgspec.structs import replace
from sqlalchemy import select

from central_server import enrolment, guesses, snapshots
from central_server.api.application import PATHS
from central_server.api.endpoints import ENDPOINTS
from central_server.api.service import CHANCE
from central_server.enrolment import enrol_counted
from db.models import Loan, Member
from db.models.syncing import EnrolmentCode
from db.operations.desk import utc_now
from db.syncing import outbox
from db.syncing.messages import EnrolRequest, SyncAnswer, bytes_of, encode
from db.syncing.scopes import branch_only, loans_of, members_of
from tests.central_server.conftest import QUICK
from tests.central_server.serving import Running, serving, synced
from tests.central_server.worlds import SECRETS, a_request, member_of, uid_of

SECURED = [(e.method, e.path) for e in ENDPOINTS if e.token] + [("GET", "/openapi.json")]


def test_only_enrolment_verifying_and_health_ask_for_no_token() -> None:
    assert set(PATHS) - {path for _, path in SECURED} == {"/enrol", "/health", "/verify/{code}"}


@pytest.mark.parametrize(("method", "path"), SECURED)
@pytest.mark.parametrize(
    "shown", [None, "Bearer", "Bearer nonsense", "Basic YTpi", f"Bearer {'a' * 64}", "Bearer \xe9"]
)
def test_without_a_valid_token_nothing_is_answered(
    small_server: Running, method: str, path: str, shown: str | None
) -> None:
    headers = {"Authorization": shown.encode("latin1")} if shown else {}
    # From this machine metrics may be read without a token; what came through a proxy is not from here.
    headers |= {"X-Forwarded-For": "192.0.2.7"}  # type: ignore[dict-item]
    with small_server.client() as client:
        answer = client.request(method, path, content=b"{}", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:simpul:problem:no-token"


def test_a_code_makes_one_desk_once(server: Running) -> None:
    code = server.code("SEN", "branch")
    with server.client() as client:
        first = client.post("/enrol", json={"code": code.lower().replace("-", " "), "name": "Meja 1"})
        second = client.post("/enrol", json={"code": code, "name": "Meja 2"})
    assert (first.status_code, second.status_code) == (200, 403)
    assert second.json()["type"] == "urn:simpul:problem:code-refused"
    made = first.json()
    with server.store.read() as session:
        assert made["branch"] == str(uid_of(session, "SEN"))
    assert made["reach"] == "branch"
    with server.client(made["token"]) as client:
        assert str(synced(client, a_request()).epoch) == made["epoch"]


def test_a_code_shown_again_with_its_secret_is_the_same_desk_until_that_has_synced(server: Running) -> None:
    told = {"code": server.code(), "name": "Meja", "secret": "0f" * 32}
    with server.client() as client:
        first, again = (client.post("/enrol", json=told) for _ in range(2))
        assert first.json() == again.json()
        assert client.post("/enrol", json={**told, "secret": "1f" * 32}).status_code == 403
        assert client.post("/enrol", json={**told, "secret": ""}).status_code == 403
    with server.client(first.json()["token"]) as desk:
        synced(desk, a_request())
    with server.client() as client:
        assert client.post("/enrol", json=told).status_code == 403


def test_a_secret_makes_an_old_code_no_younger(small_server: Running) -> None:
    told = {"code": small_server.code(), "name": "Meja", "secret": "0f" * 32}
    with small_server.client() as client:
        assert client.post("/enrol", json=told).status_code == 200
        with small_server.store.write() as session:
            session.query(EnrolmentCode).update({"expires_at": utc_now() - timedelta(seconds=1)})
        assert client.post("/enrol", json=told).status_code == 403


def test_a_code_that_is_too_old_makes_no_desk(small_server: Running) -> None:
    code = small_server.code(life=timedelta(microseconds=-1))
    with small_server.client() as client:
        assert client.post("/enrol", json={"code": code, "name": "Meja"}).status_code == 403


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"code":"A","name":""}', b'{"code":"A","name":"a\\u0000b"}', b"\xff"]
)
def test_an_enrolment_that_says_nothing_is_refused(small_server: Running, body: bytes) -> None:
    with small_server.client() as client:
        assert client.post("/enrol", content=body).status_code == 400


def test_who_guesses_codes_has_to_wait_and_others_have_not(
    server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enrolment, "MOST_OF_ONE", 3)
    with server.client() as client:
        wrong = [client.post("/enrol", json={"code": "AAAA-BBBB-CCCC", "name": "X"}) for _ in range(4)]
        good = client.post("/enrol", json={"code": server.code(), "name": "X"})
    assert [answer.status_code for answer in wrong] == [403, 403, 403, 429]
    assert good.status_code == 429, "guessing on does not help: a right code waits too"
    assert 0 < int(good.headers["Retry-After"]) <= guesses.WINDOW.total_seconds()
    now, code = utc_now(), server.code()
    with server.store.write() as session:
        assert enrol_counted(session, EnrolRequest(code=code, name="Y"), "192.0.2.9", now, CHANCE) is not None


def test_guesses_are_forgotten_after_a_while(small_server: Running) -> None:
    now, store = utc_now(), small_server.store
    for _ in range(enrolment.MOST_OF_ONE):
        with store.write() as session:
            assert (
                enrol_counted(
                    session, EnrolRequest(code="AAAA-BBBB-CCCC", name="X"), "2001:db8::1", now, CHANCE
                )
                is None
            )
    for neighbour in ("2001:db8::1", "2001:db8::ffff:2"):
        with store.write() as session, pytest.raises(guesses.TooManyGuesses):
            enrol_counted(session, EnrolRequest(code="AAAA-BBBB-CCCC", name="X"), neighbour, now, CHANCE)
    later = now + guesses.WINDOW + timedelta(seconds=1)
    with store.write() as session:
        assert (
            enrol_counted(
                session, EnrolRequest(code="AAAA-BBBB-CCCC", name="X"), "2001:db8::1", later, CHANCE
            )
            is None
        )


def test_everybody_has_to_wait_where_many_guess(server: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enrolment, "MOST_OF_ALL", 3)
    with server.client() as client:
        wrong = [client.post("/enrol", json={"code": "AAAA-BBBB-CCCC", "name": "X"}) for _ in range(4)]
    assert [answer.status_code for answer in wrong] == [403, 403, 403, 429]


def test_a_desk_that_was_shut_out_is_told_so(server: Running) -> None:
    token = server.enrolled()
    server.revoke(token)
    with server.client(token) as client:
        answer = synced(client, a_request())
        assert client.get("/events").status_code == 403
    assert (answer.status, answer.scopes, answer.pages) == ("revoked", (), ())


# --- scopes -----------------------------------------------------------------------------------------------


def all_bodies(answer: SyncAnswer) -> bytes:
    """Every row that an answer carries."""
    pages = [row for page in answer.pages for row in page.rows]
    healed = [row for one in answer.healed for row in one.rows]
    return b"\n".join(bytes_of(row.body) or b"" for row in pages + healed)


def test_a_token_of_one_branch_reads_nothing_of_another(server: Running) -> None:
    """Whatever it asks for: by cursors, checks or healing."""
    with server.store.read() as session:
        other = uid_of(session, "PUS")
    foreign = (members_of(other), loans_of(other), branch_only(other))
    with server.client(server.enrolled("SEN", "branch")) as client:
        plain = synced(client, a_request())
        cunning = synced(
            client,
            a_request(
                cursors=dict.fromkeys(foreign, 0),
                check=foreign,
                heal={name: tuple(range(64)) for name in foreign},
            ),
        )
    for answer in (plain, cunning):
        assert not set(foreign) & {page.scope for page in answer.pages}
        assert not set(foreign) & {*answer.scopes, *answer.sums}
        assert not set(foreign) & {one.scope for one in answer.healed}
        found = all_bodies(answer)
        assert b"Budi Santoso" in found
        assert not [secret for secret in SECRETS if secret.encode() in found]


def _first_event(client: httpx.Client) -> bytes:
    with client.stream("GET", "/events") as stream:
        return next(stream.iter_bytes())


def _of_snapshot(client: httpx.Client, made: str) -> bytes:
    return zstandard.ZstdDecompressor().decompressobj().decompress(client.get(f"/snapshot/{made}").content)


def _told_everywhere(server: Running, snapshot: str) -> dict[str, bytes]:
    """What each endpoint tells a desk that may see its own branch alone."""
    brought = outbox.sealed(UUID(int=7), utc_now(), a_request(), bytes(32))
    with server.client(server.enrolled("SEN", "branch")) as client:
        got = {
            path: client.get(path).content for path in ("/snapshot", "/health", "/metrics", "/openapi.json")
        }
        guessed = client.get("/verify/0000000000000").content
        return {
            **got,
            "/verify/{code}": guessed,
            "/enrol": client.post("/enrol", json={"code": server.code("SEN"), "name": "Meja"}).content,
            "/sync": client.post("/sync", content=encode(a_request())).content,
            "/outbox": client.post("/outbox", content=brought).content,
            "/snapshot/{id}": _of_snapshot(client, snapshot),
            "/events": _first_event(client),
        }


def test_a_token_of_one_branch_reads_nothing_of_another_at_any_endpoint(url: str, tmp_path: Path) -> None:
    """Neither names nor ids of the other branch's people."""
    with serving(url, replace(QUICK, snapshot_folder=str(tmp_path))) as server:
        made = snapshots.make(server.store, tmp_path, utc_now()).id
        told = _told_everywhere(server, made)
        with server.store.read() as session:
            foreign = member_of(session, "PUS-M")
            loan = session.scalars(select(Loan.uid).join(Member).where(Member.uid == foreign)).one()
    assert told.keys() == set(PATHS)
    assert b"SQLite format 3" in told["/snapshot/{id}"]
    theirs = [secret.encode() for secret in SECRETS]
    theirs += [form for uid in (foreign, loan) for form in (uid.bytes, str(uid).encode(), uid.hex.encode())]
    for path, found in told.items():
        assert found, path
        assert not [one for one in theirs if one in found], path


def test_a_desk_of_the_network_knows_names_and_loans_but_no_contact_data(server: Running) -> None:
    with server.client(server.enrolled("SEN", "network")) as client:
        found = all_bodies(synced(client, a_request()))
    assert SECRETS[0].encode() in found
    assert not [secret for secret in SECRETS[1:] if secret.encode() in found]


def test_a_desk_of_the_home_branch_knows_contact_data(server: Running) -> None:
    with server.client(server.enrolled("PUS", "branch")) as client:
        found = all_bodies(synced(client, a_request()))
    assert all(secret.encode() in found for secret in SECRETS)


# --- metrics ----------------------------------------------------------------------------------------------


WATCHED = pytest.mark.parametrize("path", ["/metrics", "/openapi.json"])


@WATCHED
def test_metrics_and_the_description_are_for_this_machine_alone(small_server: Running, path: str) -> None:
    with small_server.client() as client:
        assert client.get(path).status_code == 200
        for header in ("X-Forwarded-For", "Forwarded", "X-Real-IP"):
            assert client.get(path, headers={header: "127.0.0.1"}).status_code == 401


@WATCHED
def test_metrics_and_the_description_by_a_token_of_their_own(sqlite_url: str, path: str) -> None:
    with serving(sqlite_url, replace(QUICK, metrics_token="lihat")) as server:
        desk = server.enrolled()
        with server.client() as client:
            shown = [f"Bearer {token}" for token in ("lihat", "lihat2", desk)]
            answers = [client.get(path, headers={"Authorization": one}) for one in shown]
            assert client.get(path).status_code == 401
    assert [answer.status_code for answer in answers] == [200, 401, 401]
