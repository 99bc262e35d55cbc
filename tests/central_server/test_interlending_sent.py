# SPDX-License-Identifier: GPL-3.0-or-later
"""Two servers lend each other a book by messages of ISO 18626 alone, over a line that cuts and repeats."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from central_server.api import interlending_sent
from central_server.interlending import give_token
from central_server.interlending_outbox import (
    FIRST_PAUSE,
    LONGEST_PAUSE,
    TOLD_AFTER,
    UNSENT,
    Answer,
    Due,
    beginning,
    endpoints,
    pause_after,
    put_endpoint,
    send_due,
)
from central_server.own_desk import own_desk
from central_server.store import CentralStore, open_store
from db.models import Interloan, InterloanEvent, Partner, Setting
from db.models.syncing import InterloanMessage, Note
from db.operations import interloan, refusals
from db.operations.desk import Desk, utc_now
from db.operations.interlending import places, put_place
from db.operations.notices import tell_of_arrival
from db.operations.partners import AgreementFacts, PartnerFacts, put_agreement, put_partner
from db.rules.interloan import Act, InterloanFacts, Place, Side, Status
from tests.central_server.conftest import QUICK, Run
from tests.central_server.serving import Running, serving
from tests.central_server.worlds import build, uid_of


@dataclass
class Library:
    """One of the two: its server, its desk, what it calls the other."""

    server: Running
    partner: str
    desk: Desk = field(init=False)
    token: str = field(init=False)

    def __post_init__(self) -> None:
        desk = own_desk(self.server.store, "admin")
        assert desk is not None
        made = desk.perform(put_partner, facts=PartnerFacts(name=self.partner, kind="university")).operation
        paper = AgreementFacts(partner=made.target, number="1", kind="pks", lends=True)  # type: ignore[attr-defined]
        desk.perform(put_agreement, facts=paper)
        with self.server.store.write() as session:
            desk.branch = uid_of(session, "SEN")
            self.token = give_token(session, self.partner, "SEN", os.urandom)
        self.desk = desk

    def tells(self, other: Library, we: str, they: str) -> None:
        to = beginning(
            f"{other.server.url}/iso18626", other.token, we, they, utc_now() - timedelta(minutes=1)
        )
        with self.server.store.write() as session:
            put_endpoint(session, self.partner, to)

    def ask(self, title: str) -> UUID:
        with self.server.store.read() as session:
            partner = session.scalars(select(Partner.uid)).one()
        facts = InterloanFacts(title=title, author="Raja Ali Haji", supplying_partner=partner)
        made = self.desk.perform(interloan.ask_interloan, facts=facts).operation
        assert isinstance(made, interloan.AskInterloan)
        return made.interloan

    def does(self, side: Side, act: Act, note: str = "") -> None:
        self.desk.perform(interloan.act_on_interloan, interloan=self.one().uid, side=side, act=act, note=note)

    def one(self) -> Interloan:
        with self.server.store.read() as session:
            [found] = session.scalars(select(Interloan)).all()
            session.expunge(found)
            return found

    def stands(self) -> tuple[str, str]:
        return self.one().status, self.one().place

    def history(self) -> list[tuple[str, str]]:
        with self.server.store.read() as session:
            rows = session.scalars(select(InterloanEvent).order_by(InterloanEvent.happened_at)).all()
            return [(row.side, row.act) for row in rows if row.act != Act.NOTICE]

    def said_back(self) -> list[str]:
        with self.server.store.read() as session:
            rows = select(InterloanEvent.note).where(InterloanEvent.act == Act.NOTICE.value)
            return list(session.scalars(rows.order_by(InterloanEvent.happened_at)))

    def notes(self) -> list[tuple[bool, dict[str, object]]]:
        with self.server.store.read() as session:
            rows = session.scalars(select(Note).where(Note.kind == UNSENT)).all()
            return [(row.settled_at is None, json.loads(row.facts)) for row in rows]


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two")
    build(f"sqlite:///{(folder / 'central.db').as_posix()}")
    return folder / "central.db"


@pytest.fixture
def two(worlds: Path, tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    told = msgspec.structs.replace(QUICK, interlending_seconds=3_600.0)
    with ExitStack() as stack:
        found = []
        for name, partner in (("asks", "Universitas Maritim"), ("lends", "Perpustakaan Kota")):
            file = tmp_path / f"{name}.db"
            file.write_bytes(worlds.read_bytes())
            server = stack.enter_context(serving(f"sqlite:///{file.as_posix()}", told))
            found.append(Library(server, partner))
        asks, lends = found
        asks.tells(lends, "ID-TNJ", "ID-UMK")
        lends.tells(asks, "ID-UMK", "ID-TNJ")
        yield asks, lends


class Line:
    """Each message meets with what is next of: 'lost', 'cut' (it arrives, the answer does not), 'twice'."""

    def __init__(self, *fates: str) -> None:
        self.fates, self.bodies = list(fates), list[bytes]()

    def post(self, due: Due) -> Answer:
        fate = self.fates.pop(0) if self.fates else ""
        if fate == "lost":
            return Answer(problem="ConnectError")
        self.bodies.append(due.body)
        answer = interlending_sent.post(due)
        if fate == "twice":
            assert interlending_sent.post(due).problem == ""
        return Answer(problem="ReadTimeout") if fate == "cut" else answer


def sends(who: Library, line: Line) -> int:
    return send_due(who.server.store, line.post, utc_now)


def later(who: Library) -> None:
    """All pauses are over."""
    with who.server.store.write() as session:
        session.execute(update(InterloanMessage).values(next_at=utc_now() - timedelta(seconds=1)))


def all_sent(who: Library, line: Line) -> None:
    """Until nothing is due, however often a try fails."""
    while sends(who, line):
        later(who)


@pytest.mark.parametrize(
    "fates", [(), ("twice",) * 9, ("cut",) * 9, ("lost", "cut", "twice", "") * 4, ("cut", "cut", "twice") * 4]
)
def test_a_book_is_lent_and_comes_back_by_messages_alone(
    two: tuple[Library, Library], fates: tuple[str, ...]
) -> None:
    asks, lends = two
    there, back = Line(*fates), Line(*fates)
    asks.ask("Tuhfat al-Nafis")
    all_sent(asks, there)
    assert (lends.one().title, lends.one().peer_number) == ("Tuhfat al-Nafis", asks.one().number)
    for act, stands in (
        (Act.WILL_SUPPLY, (Status.WILL_SUPPLY, Place.AT_SUPPLIER)),
        (Act.SHIPPED, (Status.LOANED, Place.TO_REQUESTER)),
    ):
        lends.does(Side.SUPPLIER, act)
        all_sent(lends, back)
        assert asks.stands() == lends.stands() == stands
    assert asks.one().due_on == lends.one().due_on
    for act, stands in (
        (Act.RECEIVED, (Status.LOANED, Place.AT_REQUESTER)),
        (Act.RENEW, (Status.LOANED, Place.AT_REQUESTER)),
    ):
        asks.does(Side.REQUESTER, act)
        all_sent(asks, there)
        assert asks.stands() == lends.stands() == stands
    lends.does(Side.SUPPLIER, Act.RENEWED)
    all_sent(lends, back)
    assert asks.one().due_on == lends.one().due_on
    asks.does(Side.REQUESTER, Act.SHIPPED_BACK)
    all_sent(asks, there)
    lends.does(Side.SUPPLIER, Act.RECEIVED_BACK)
    all_sent(lends, back)
    assert asks.stands() == lends.stands() == (Status.LOAN_COMPLETED, Place.BACK)
    assert sorted(asks.history()) == sorted(lends.history())
    assert len(asks.history()) == 7
    assert set(asks.said_back()) == set(lends.said_back()) == {"ISO 18626: OK"}
    assert len(set(there.bodies)) == 4
    assert all(not is_open for is_open, _ in asks.notes() + lends.notes())


def test_a_condition_is_told_as_one_and_a_cancelled_request_is_confirmed(
    two: tuple[Library, Library],
) -> None:
    asks, lends = two
    asks.ask("Gurindam Dua Belas")
    all_sent(asks, Line())
    lends.desk.perform(
        interloan.act_on_interloan,
        interloan=lends.one().uid,
        side=Side.SUPPLIER,
        act=Act.CONDITION,
        reason="LibraryUseOnly",
    )
    all_sent(lends, back := Line())
    [body] = back.bodies
    for said in ("RetryPossible", "MustMeetLoanCondition", "LibraryUseOnly"):
        assert said.encode() in body
    assert asks.stands() == lends.stands() == (Status.RETRY_POSSIBLE, Place.AT_SUPPLIER)
    asks.does(Side.REQUESTER, Act.CANCEL)
    all_sent(asks, Line())
    all_sent(lends, back := Line())
    [body] = back.bodies
    for said in ("CancelResponse", "<ill:answerYesNo>Y<", "Cancelled"):
        assert said.encode() in body
    assert asks.stands() == lends.stands() == (Status.CANCELLED, Place.AT_SUPPLIER)
    assert Status.CANCELLED in asks.said_back()


def test_what_the_other_library_does_not_cancel_goes_on_until_it_is_cancelled_anew(
    two: tuple[Library, Library],
) -> None:
    asks, lends = two
    asks.ask("Gurindam Dua Belas")
    all_sent(asks, Line())
    lends.does(Side.SUPPLIER, Act.WILL_SUPPLY)
    all_sent(lends, Line())
    asks.does(Side.REQUESTER, Act.CANCEL)
    all_sent(asks, Line())
    all_sent(lends, Line())
    lends.does(Side.SUPPLIER, Act.NOT_CANCELLED)
    all_sent(lends, back := Line())
    [body] = back.bodies
    for said in ("CancelResponse", "<ill:answerYesNo>N<", "WillSupply"):
        assert said.encode() in body
    assert asks.stands() == lends.stands() == (Status.WILL_SUPPLY, Place.AT_SUPPLIER)
    assert asks.history()[-1] == (Side.SUPPLIER, Act.NOT_CANCELLED)
    asks.does(Side.REQUESTER, Act.CANCEL, "Tidak diperlukan lagi")  # else the same bytes within a second
    all_sent(asks, Line())
    assert asks.stands() == lends.stands() == (Status.CANCELLED, Place.AT_SUPPLIER)


def test_that_its_reader_was_told_stays_here(two: tuple[Library, Library]) -> None:
    asks, lends = two
    asks.ask("Gurindam Dua Belas")
    asks.does(Side.REQUESTER, Act.RECEIVED)
    asks.desk.perform(tell_of_arrival, interloan=asks.one().uid, way="message")
    all_sent(asks, line := Line())
    assert len(line.bodies) == 2
    assert lends.history() == [(Side.REQUESTER, Act.RECEIVED)]


def test_what_was_confirmed_is_never_sent_again_and_one_waits_for_the_one_before(
    two: tuple[Library, Library],
) -> None:
    asks, lends = two
    line = Line("lost")
    asks.ask("Syair Abdul Muluk")
    asks.does(Side.REQUESTER, Act.ASK_STATUS)
    assert sends(asks, line) == 1
    assert sends(asks, line) == 0, "not before its pause is over"
    later(asks)
    assert [sends(asks, line) for _ in range(3)] == [1, 1, 0]
    later(asks)
    assert sends(asks, line) == 0
    assert lends.history() == [(Side.REQUESTER, Act.ASK_STATUS)]
    all_sent(lends, Line())
    assert Status.RECEIVED in asks.said_back(), "how it stands is answered without a person"


def test_what_does_not_come_through_is_shown_and_settles_itself(two: tuple[Library, Library]) -> None:
    asks, _ = two
    asks.ask("Hikayat Hang Tuah")
    line = Line(*("lost",) * TOLD_AFTER)
    for _ in range(TOLD_AFTER):
        assert asks.notes() == []
        assert sends(asks, line) == 1
        later(asks)
    [(is_open, facts)] = asks.notes()
    assert is_open
    assert (facts["partner"], facts["error"], facts["final"]) == (asks.partner, "ConnectError", False)
    sends(asks, line)
    assert [is_open for is_open, _ in asks.notes()] == [False]


def test_what_the_partner_refuses_is_shown_and_not_sent_again(two: tuple[Library, Library]) -> None:
    asks, lends = two
    agreement = AgreementFacts(partner=UUID(int=0), number="1", kind="pks")
    with lends.server.store.read() as session:
        paper = session.scalars(select(interloan.Agreement)).one()
        agreement = msgspec.structs.replace(agreement, partner=session.scalars(select(Partner.uid)).one())
        uid = paper.uid
    lends.desk.perform(put_agreement, target=uid, facts=agreement)
    asks.ask("Gurindam Dua Belas")
    line = Line()
    all_sent(asks, line)
    assert len(line.bodies) == 1
    [(is_open, facts)] = asks.notes()
    assert (is_open, facts["final"], facts["error"]) == (True, True, "UnrecognisedDataValue no_agreement")
    assert asks.said_back() == ["ISO 18626: ERROR UnrecognisedDataValue no_agreement"]


def test_a_step_taken_back_before_it_was_sent_is_never_told(two: tuple[Library, Library]) -> None:
    asks, lends = two
    asks.ask("Bustan al-Katibin")
    all_sent(asks, Line())
    lends.does(Side.SUPPLIER, Act.WILL_SUPPLY)
    with lends.server.store.read() as session:
        event = session.scalars(select(InterloanEvent.uid)).one()
    lends.desk.perform(interloan.take_back_interloan, event=event)
    all_sent(lends, line := Line())
    assert line.bodies == []
    assert asks.stands() == (Status.RECEIVED, Place.AT_SUPPLIER)


@pytest.mark.parametrize(
    "address", ["http://example.org/ill", "ftp://example.org", "https://a:b@example.org", "ill"]
)
def test_only_where_nobody_reads_along(two: tuple[Library, Library], address: str) -> None:
    asks, _ = two
    with pytest.raises(refusals.Invalid), asks.server.store.write() as session:
        put_endpoint(session, asks.partner, beginning(address, "t", "a", "b", utc_now()))
    assert interlending_sent.post(Due(UUID(int=1), address, "t", b"")).problem == "not safe"


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_pauses_grow_and_end(tries: int, chance: float) -> None:
    assert 0.8 * FIRST_PAUSE <= pause_after(tries, chance) <= LONGEST_PAUSE
    assert pause_after(tries, chance) <= pause_after(tries + 1, chance) or tries >= 9


def places_of(store: CentralStore) -> list[UUID]:
    with store.read() as session:
        assert "of theirs" not in str(
            session.scalars(select(Setting.value).where(Setting.scope == "library")).all()
        ), "secrets stay at the server"
        return list(places(session))


def test_a_partner_is_told_by_a_command_and_at_a_desk(
    run: Run, url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(url)
    desk = own_desk(store, "admin")
    assert desk is not None
    desk.perform(put_partner, facts=PartnerFacts(name="Universitas Maritim", kind="university"))
    monkeypatch.setenv("SIMPUL_PARTNER_TOKEN", "of theirs")
    words = ("interlend-to", "Universitas Maritim", "https://example.org/iso18626")
    assert run(*words, "--we", "ID-TNJ", "--they", "ID-UMK")[0] == 0
    with store.read() as session:
        [to] = endpoints(session).values()
        assert (to.address, to.token, to.we, to.they) == (words[2], "of theirs", "ID-TNJ", "ID-UMK")
        assert session.scalars(select(InterloanMessage)).all() == []
        [place] = places(session).values()
        assert place is not None
        assert (place.address, place.we, place.they) == (to.address, to.we, to.they)
    [partner] = places_of(store)

    def at_a_desk(address: str) -> list[str]:
        desk.perform(put_place, partner=partner, address=address, we="ID-TNJ", they="ID-UM2")
        with store.read() as session:
            return [f"{to.address} {to.token} {to.they}" for to in endpoints(session).values()]

    assert at_a_desk("https://example.org/other") == ["https://example.org/other of theirs ID-UM2"]
    assert at_a_desk("https://example.com/ill") == [], "the token is not for this one"
    assert run("interlend-to", "Universitas Maritim", "--token")[0] == 0
    assert at_a_desk("https://example.com/ill") == ["https://example.com/ill of theirs ID-UM2"]
    assert at_a_desk("") == []
    assert run("interlend-to", "Universitas Maritim", "--token")[0] != 0
    assert run("interlend-to", "Universitas Maritim", "--stop")[0] == 0
    with store.read() as session:
        assert endpoints(session) == {}
    store.close()
