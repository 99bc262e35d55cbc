# SPDX-License-Identifier: GPL-3.0-or-later
"""The feedback form at its public address, over HTTP: taken once, tied to nobody."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from central_server import feedback
from central_server.guesses import Limit
from central_server.own_desk import own_desk
from db.models import JournalEntry, Registration, SurveyAnswer
from db.models.syncing import FeedEntry
from db.operations import registrations, workshops
from db.operations.certificates import publish_ticket_key
from db.operations.desk import Desk, utc_now
from db.queries.registrations import ticket_key
from db.rules.codes import grouped
from db.rules.proofs import ticket_code
from db.rules.survey import PAGE, WORDED, form_code
from tests.central_server.serving import Running
from tests.db.workshop_world import MORNING, add_registration, add_session, add_workshop, workshop_facts

TITLE = "Menulis <b>pantun</b> & syair"
AGREES = dict.fromkeys(WORDED, "5")


class Asking(NamedTuple):
    """A workshop at the server, and where to answer."""

    server: Running
    desk: Desk
    workshop: UUID
    key: tuple[UUID, bytes]

    @property
    def path(self) -> str:
        """Everybody's address."""
        return f"{PAGE}/{form_code(self.workshop, *self.key)}"

    def ticket(self, registration: UUID) -> str:
        """The address on a ticket."""
        return f"{PAGE}/{ticket_code(registration, self.workshop, *self.key)}"

    def get(self, path: str) -> httpx.Response:
        """What a browser gets."""
        return httpx.get(self.server.url + path, timeout=20, follow_redirects=True)

    def send(self, path: str, page: str | None = None, headers: object = None, **more: str) -> httpx.Response:
        """What a browser gets when a form is sent; with the page that it just got, or another one."""
        carried = self.page(path) if page is None else page
        return httpx.post(
            self.server.url + path,
            data={"page": carried, **more},
            headers=headers,  # type: ignore[arg-type]
            timeout=20,
            follow_redirects=True,
        )

    def page(self, path: str) -> str:
        """What the form at an address carries."""
        found = re.search(r'name="page" value="([A-Z2-7]+)"', self.get(path).text)
        assert found
        return found[1]

    def answers(self) -> list[tuple[object, ...]]:
        """What was said of it."""
        with self.server.store.read() as session:
            rows = session.scalars(select(SurveyAnswer).order_by(SurveyAnswer.uid))
            return [(one.learned, one.uses, one.comment, one.source) for one in rows]

    def have_answered(self) -> set[str]:
        """By name."""
        with self.server.store.read() as session:
            return set(session.scalars(select(Registration.name).where(Registration.gave_feedback)))

    def change(self, **facts: object) -> None:
        """Plan it otherwise."""
        there = workshop_facts(self.desk, title=TITLE, **facts)
        self.desk.perform(workshops.put_workshop, target=self.workshop, facts=there)


def asking(server: Running) -> Asking:
    desk = own_desk(server.store, "admin")
    assert desk is not None
    desk.perform(publish_ticket_key)
    event = add_workshop(desk, title=TITLE)
    add_session(desk, event, from_now(-3))
    with server.store.read() as session:
        key = ticket_key(session)
    assert key is not None
    return Asking(server, desk, event, key)


def from_now(hours: int) -> int:
    """Hours after the morning of workshop_world, so many from now."""
    return int((utc_now() - MORNING).total_seconds() // 3_600) + hours


@pytest.fixture
def here(small_server: Running) -> Asking:
    return asking(small_server)


def test_an_answer_is_taken_once_and_looks_like_a_paper_forms(server: Running) -> None:
    here = asking(server)
    page = here.page(here.path)
    first = here.send(here.path, page, **AGREES, comment="Bagus\r\nsekali")
    again = here.send(here.path, page, **AGREES, comment="Bagus\r\nsekali")
    assert "sudah diterima" in first.text
    assert "already" in again.text
    assert here.answers() == [(5, 5, "Bagus\nsekali", "link")]
    with server.store.read() as session:
        (uid,) = session.scalars(select(SurveyAnswer.uid))
        assert session.scalars(select(FeedEntry).where(FeedEntry.uid == uid)).all(), "it travels"
    here.send(here.path, learned="1")
    assert len(here.answers()) == 2


def test_forms_that_are_sent_at_once_are_all_taken_each_once(server: Running) -> None:
    here = asking(server)
    pages = [here.page(here.path) for _ in range(6)]
    with ThreadPoolExecutor(12) as pool:
        told = list(pool.map(lambda page: here.send(here.path, page, learned="4").status_code, pages * 2))
    assert told == [200] * 12
    assert len(here.answers()) == 6


def test_the_page_can_be_used_without_script_in_both_languages_and_by_a_screen_reader(here: Asking) -> None:
    shown = here.get(here.path)
    assert shown.status_code == 200
    assert "Menulis &lt;b&gt;pantun&lt;/b&gt; &amp; syair" in shown.text
    began = MORNING + timedelta(hours=from_now(-3))
    assert f"{began.astimezone(ZoneInfo('Asia/Jakarta')):%d-%m-%Y}" in shown.text
    for indonesian, english in WORDED.values():
        assert indonesian in shown.text
        assert english in shown.text
    assert "<script" not in shown.text
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
    assert shown.headers["Cache-Control"] == "no-store"
    assert "set-cookie" not in shown.headers
    page = Read()
    page.feed(shown.text)
    assert len(page.radios) == 25
    assert page.unlabelled == []
    assert page.open == [], "every element is closed"
    assert page.legends == len(WORDED)
    assert 'name="viewport"' in shown.text


class Read(HTMLParser):
    """A page as a screen reader takes it: which fields have a label."""

    VOID = ("meta", "input", "br")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.radios: list[str] = []
        self.unlabelled: list[str] = []
        self.legends = 0
        self.named: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag not in self.VOID:
            self.open.append(tag)
        self.legends += tag == "legend"
        if tag == "label" and facts.get("for"):
            self.named.add(str(facts["for"]))
        if tag in {"input", "textarea"} and facts.get("type") != "hidden":
            if facts.get("type") == "radio":
                self.radios.append(str(facts["name"]))
            if "label" not in self.open and facts.get("id") not in self.named:
                self.unlabelled.append(str(facts.get("name")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_by_a_ticket_it_is_known_who_answered_and_not_what(here: Asking) -> None:
    siti, budi = (add_registration(here.desk, here.workshop, name) for name in ("Siti", "Budi"))
    assert "not what" in here.get(here.ticket(siti)).text
    page = here.page(here.ticket(siti))
    assert here.send(here.ticket(siti), page, learned="2").status_code == 200
    assert here.have_answered() == {"Siti"}
    assert "already" in here.get(here.ticket(siti)).text
    assert "already" in here.send(here.ticket(siti), page, learned="5").text
    assert [said[0] for said in here.answers()] == [2]
    with here.server.store.read() as session:
        answer = session.scalars(select(SurveyAnswer)).one()
        moment = datetime.fromtimestamp((answer.uid.int >> 80) / 1_000, UTC)
        assert moment == datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
        columns = {column.name for column in SurveyAnswer.__table__.columns}
        assert columns & {"registration_id", "member", "name", "answered_at"} == set()
    assert here.send(here.ticket(budi), learned="1").status_code == 200
    assert here.have_answered() == {"Siti", "Budi"}


def test_a_tickets_code_may_be_typed_into_everybodys_form(here: Asking) -> None:
    siti = add_registration(here.desk, here.workshop, "Siti")
    elsewhere = add_registration(here.desk, add_workshop(here.desk), "Budi")
    with here.server.store.read() as session:
        codes = dict(session.execute(select(Registration.uid, Registration.code)).all())
    wrong = here.send(here.path, learned="5", comment="Baik", ticket=codes[elsewhere])
    assert wrong.status_code == 422
    assert "bukan dari kegiatan ini" in wrong.text
    assert "Baik</textarea>" in wrong.text, "what was written is still there"
    assert 'name="learned" value="5" checked' in wrong.text
    assert here.answers() == []
    assert here.send(here.path, learned="5", ticket=grouped(codes[siti]).lower()).status_code == 200
    assert here.have_answered() == {"Siti"}
    assert "already" in here.send(here.path, learned="1", ticket=codes[siti]).text
    assert len(here.answers()) == 1


def test_who_proved_to_be_another_has_answered_for_that_one(here: Asking) -> None:
    listed, walked_in = (add_registration(here.desk, here.workshop, name) for name in ("Siti A.", "Siti"))
    here.desk.perform(registrations.match_registration, registration=walked_in, into=listed)
    here.send(here.ticket(walked_in), learned="5")
    assert here.have_answered() == {"Siti A."}


def test_answers_are_taken_from_the_beginning_until_it_is_closed(here: Asking) -> None:
    page = here.page(here.path)
    for facts in ({"feedback_closed": True}, {"state": "cancelled", "reason": "hujan"}):
        here.change(**facts)
        assert "sudah ditutup" in here.get(here.path).text
        assert here.send(here.path, page, learned="5").status_code == 410
    here.change(state="closed")
    assert here.send(here.path, page, learned="5").status_code == 200, "no more registrations, but feedback"
    later = add_workshop(here.desk)
    add_session(here.desk, later, from_now(24))
    coming = here._replace(workshop=later)
    assert "belum dimulai" in coming.get(coming.path).text
    assert coming.send(coming.path, page, learned="5").status_code == 410
    assert len(here.answers()) == 1


def test_addresses_that_nobody_made_lead_nowhere(here: Asking) -> None:
    code = here.path.rpartition("/")[2]
    made_up = [
        code[:-5] + ("A" if code[-5] != "A" else "B") + code[-4:],
        form_code(here.workshop, here.key[0], bytes(32)),
        form_code(UUID(int=7), *here.key),
        ticket_code(UUID(int=7), here.workshop, *here.key),
        "SPF1", "%3Cscript%3E", "..%2f..%2fetc", "a" * 3_000,
    ]  # fmt: skip
    for path in (f"{PAGE}/{one}" for one in made_up):
        shown = here.get(path)
        assert shown.status_code == 404, path
        assert "pantun" not in shown.text
        assert "<script" not in shown.text
        assert here.send(path, "A" * 56, learned="5").status_code == 404
    assert here.answers() == []


def test_only_a_page_of_this_server_for_this_address_is_taken(
    here: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = here._replace(workshop=add_workshop(here.desk))
    for page in ("", "A" * 56, other.page(other.path), here.page(here.path)[::-1]):
        answer = here.send(here.path, page, learned="3")
        assert answer.status_code == 422
        assert "terlalu lama" in answer.text
        assert 'value="3" checked' in answer.text
    for headers in (
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://jahat.example"},
        {"Origin": "null"},
        {"Origin": "http:" + "//["},
        {"Sec-Fetch-Site": "same-site", "Origin": "https://portal.example"},
    ):
        assert here.send(here.path, headers=headers, learned="3").status_code == 403
    assert here.answers() == []
    page = here.page(here.path)
    clock = here.server.service.center.clock
    later = replace_clock(here, clock() + timedelta(hours=25), monkeypatch)
    assert here.send(here.path, page, learned="3").status_code == 422
    assert later.send(later.path, headers={"Origin": here.server.url}, learned="3").status_code == 200


def replace_clock(here: Asking, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Asking:
    monkeypatch.setattr(here.server.service, "center", here.server.service.center._replace(clock=lambda: now))
    return here


def test_what_is_no_form_is_sent_back(here: Asking) -> None:
    page = here.page(here.path)
    blank = here.send(here.path, page, comment="  \n ", learned="9", confident="x")
    assert blank.status_code == 422
    assert "masih kosong" in blank.text
    large = here.send(here.path, page, comment="a" * 40_000)
    assert large.status_code == 413
    assert "terlalu besar" in large.text
    for body, kind in (
        (b"{}", "application/json"),
        (b"\xff\xfe=1", feedback_type()),
        (b"a&" * 99, "text/plain"),
    ):
        answer = httpx.post(
            here.server.url + here.path, content=body, headers={"Content-Type": kind}, timeout=20
        )
        assert answer.status_code in {400, 422}
    assert here.answers() == []
    assert here.send(here.path, page, comment="é" * 1_999 + "\0" + "x" * 500).status_code == 200
    ((_, _, comment, _),) = here.answers()
    assert comment == "é" * 1_999 + "x"


def feedback_type() -> str:
    return "application/x-www-form-urlencoded"


def test_who_sends_or_guesses_too_much_waits(here: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedback, "SENT", Limit(b"feedback", 2, 100))
    monkeypatch.setattr(feedback, "GUESSED", Limit(b"feedback code", 2, 100))
    assert [here.send(here.path, learned="5").status_code for _ in range(3)] == [200, 200, 429]
    assert len(here.answers()) == 2
    seen = [here.get(f"{PAGE}/SPF1{'A' * 45}").status_code for _ in range(3)]
    assert seen == [404, 404, 429]
    assert int(here.get(f"{PAGE}/SPF1{'A' * 45}").headers["Retry-After"]) > 0
    assert here.get(here.path).status_code == 200, "who has the address is not kept out"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    body=st.binary(max_size=400),
    fields=st.dictionaries(st.text(max_size=9), st.text(max_size=30), max_size=9),
)
def test_whatever_is_sent_nothing_breaks(whole: Asking, body: bytes, fields: dict[str, str]) -> None:
    url = whole.server.url + whole.path
    kind = {"Content-Type": feedback_type()}
    for answer in (
        httpx.post(url, content=body, headers=kind, timeout=20),
        httpx.post(url, data={**fields, "page": whole.page(whole.path)}, timeout=20),
    ):
        assert answer.status_code in {200, 303, 400, 422}


@pytest.fixture
def whole(small_server: Running, monkeypatch: pytest.MonkeyPatch) -> Asking:
    monkeypatch.setattr(feedback, "GUESSED", Limit(b"feedback code", 10_000, 10_000))
    return asking(small_server)


def test_nothing_of_it_is_in_the_log_or_the_journal_under_a_name(
    here: Asking, capsys: pytest.CaptureFixture[str]
) -> None:
    siti = add_registration(here.desk, here.workshop, "Siti")
    here.send(here.ticket(siti), learned="2", comment="Rahasia")
    with here.server.store.read() as session:
        made = session.scalars(
            select(JournalEntry.payload).where(JournalEntry.kind.in_(("AnswerSurvey", "NoteFeedback")))
        ).all()
    assert len(made) == 2
    assert all(b"staff" not in one for one in made)
    assert "Rahasia" not in "".join(capsys.readouterr())
