# SPDX-License-Identifier: GPL-3.0-or-later
"""A partner's system talks to the server in messages of ISO 18626: taken in once, confirmed, travelling."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree as ET

import httpx
import pytest
from sqlalchemy import select

from central_server.interlending import give_token
from central_server.own_desk import own_desk
from central_server.store import open_store
from db.exchange import iso18626
from db.exchange.iso18626 import Agency, Header, Message, Request, Requesting, Supplying, write
from db.models import Interloan, InterloanEvent, Partner
from db.operations import interloan
from db.operations.partners import AgreementFacts, PartnerFacts, put_agreement, put_partner
from db.rules.interloan import Act, InterloanFacts, Place, Side, Status
from tests.central_server.conftest import Run
from tests.central_server.serving import Running
from tests.central_server.worlds import uid_of

NAME = "Universitas Maritim"
MOMENT = datetime(2026, 11, 2, 3, tzinfo=UTC)
US, THEM = Agency("ISIL", "ID-TNJ"), Agency("ISIL", "ID-UMK")


def a_peer(server: Running, **facts: Any) -> str:
    """The token of a university with an agreement; branch SEN answers it."""
    desk = own_desk(server.store, "admin")
    assert desk is not None
    partner = desk.perform(put_partner, facts=PartnerFacts(name=NAME, kind="university")).operation.target  # type: ignore[attr-defined]
    paper = AgreementFacts(partner=partner, number="1/PKS", kind="pks", **{"lends": True, **facts})
    desk.perform(put_agreement, facts=paper)
    with server.store.write() as session:
        return give_token(session, NAME, "SEN", os.urandom)


def asked_of_us(number: str = "UMK-17") -> Header:
    return Header(US, THEM, MOMENT, number)


def post(server: Running, token: str | None, raw: bytes | Message) -> httpx.Response:
    body = raw if isinstance(raw, bytes) else write(raw)
    shown = {"Authorization": f"Bearer {token}"} if token else {}
    return httpx.post(f"{server.url}/iso18626", content=body, headers=shown, timeout=20)


def confirmed(answer: httpx.Response) -> str:
    """OK, or what was wrong and with what."""
    assert answer.status_code == 200, answer.text
    top = ET.fromstring(answer.content)
    said = {one.tag.rpartition("}")[2]: one.text for one in top.iter()}
    return "OK" if said["messageStatus"] == "OK" else f"{said['errorType']}: {said.get('errorValue')}"


def request_of(server: Running) -> Interloan:
    with server.store.read() as session:
        [one] = session.scalars(select(Interloan)).all()
        session.expunge(one)
        return one


def test_a_request_and_what_follows_reach_the_branch_that_answers(server: Running) -> None:
    token = a_peer(server)
    wish = Request(asked_of_us(), title="Syair Siti Zubaidah", service="Loan", needed_by=date(2030, 1, 1))
    assert confirmed(post(server, token, wish)) == "OK"
    assert confirmed(post(server, token, wish)) == "OK"
    one = request_of(server)
    assert (one.title, one.peer_number, one.status) == ("Syair Siti Zubaidah", "UMK-17", Status.RECEIVED)
    with server.store.read() as session:
        assert session.scalars(select(Interloan.uid).where(Interloan.supplier_id.is_not(None))).all() == [
            one.uid
        ]
        branch = uid_of(session, "SEN")
    desk = own_desk(server.store, "admin")
    assert desk is not None
    desk.branch = branch
    for act in (Act.WILL_SUPPLY, Act.SHIPPED):
        desk.perform(interloan.act_on_interloan, interloan=one.uid, side=Side.SUPPLIER, act=act)
    for action, place in (("Received", Place.AT_REQUESTER), ("ShippedReturn", Place.TO_SUPPLIER)):
        assert confirmed(post(server, token, Requesting(asked_of_us(), action))) == "OK"
        assert confirmed(post(server, token, Requesting(asked_of_us(), action))) == "OK"
        assert request_of(server).place == place
    with server.store.read() as session:
        assert len(session.scalars(select(InterloanEvent.id)).all()) == 4


def test_what_a_partner_says_of_our_request_counts(small_server: Running) -> None:
    token = a_peer(small_server)
    desk = own_desk(small_server.store, "admin")
    assert desk is not None
    with small_server.store.read() as session:
        desk.branch = uid_of(session, "SEN")
        partner = session.scalars(select(Partner.uid)).one()
    facts = InterloanFacts(title="Tuhfat al-Nafis", supplying_partner=partner)
    made = desk.perform(interloan.ask_interloan, facts=facts).operation
    assert isinstance(made, interloan.AskInterloan)
    header = Header(THEM, US, MOMENT, made.number)
    sent = Supplying(header, "StatusChange", "Loaned", MOMENT, due=date(2030, 2, 1), sent=MOMENT)
    assert confirmed(post(small_server, token, sent)) == "OK"
    one = request_of(small_server)
    assert (one.status, one.due_on) == (Status.LOANED, date(2030, 2, 1))
    no = Supplying(header, "RenewResponse", "Loaned", MOMENT, answer=False)
    assert confirmed(post(small_server, token, no)) == "OK"


def test_a_partner_that_does_not_cancel_has_its_request_go_on(small_server: Running) -> None:
    token = a_peer(small_server)
    desk = own_desk(small_server.store, "admin")
    assert desk is not None
    with small_server.store.read() as session:
        desk.branch = uid_of(session, "SEN")
        partner = session.scalars(select(Partner.uid)).one()
    facts = InterloanFacts(title="Tuhfat al-Nafis", supplying_partner=partner)
    made = desk.perform(interloan.ask_interloan, facts=facts).operation
    assert isinstance(made, interloan.AskInterloan)
    header = Header(THEM, US, MOMENT, made.number)
    cancel = {"interloan": made.interloan, "side": Side.REQUESTER, "act": Act.CANCEL}
    desk.perform(interloan.act_on_interloan, **cancel)
    for answer, status in ((True, Status.CANCELLED), (False, Status.RECEIVED)):
        said = Supplying(header, "CancelResponse", "WillSupply", MOMENT, answer=answer)
        assert confirmed(post(small_server, token, said)) == "OK"
        assert request_of(small_server).status == status


def test_nobody_is_heard_without_the_token_that_was_given(small_server: Running) -> None:
    token = a_peer(small_server)
    wish = Request(asked_of_us(), title="Syair")
    for shown in (None, "0" * 64, small_server.enrolled()):
        assert post(small_server, shown, wish).status_code == 401
    with small_server.store.write() as session:
        give_token(session, NAME, "PUS", os.urandom)
    assert post(small_server, token, wish).status_code == 401


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"<x", "BadlyFormedMessage: not XML"),
        (Request(asked_of_us()), "UnrecognisedDataValue: title"),
        (
            Requesting(asked_of_us("nobody knows"), "Received"),
            "UnrecognisedDataValue: requestingAgencyRequestId",
        ),
    ],
)
def test_what_is_wrong_is_confirmed_as_wrong(small_server: Running, raw: bytes | Message, told: str) -> None:
    assert confirmed(post(small_server, a_peer(small_server), raw)) == told


def test_an_agreement_that_ended_is_said_and_a_large_body_refused(small_server: Running) -> None:
    token = a_peer(small_server, valid_until=date(2020, 1, 1))
    assert (
        confirmed(post(small_server, token, Request(asked_of_us(), title="S")))
        == "UnrecognisedDataValue: ended"
    )
    assert post(small_server, token, b" " * (iso18626.LARGEST + 1)).status_code == 413


def test_a_token_is_given_by_a_command(run: Run, url: str) -> None:
    assert run("interlend", NAME, "--branch", "SEN")[1]["refused"] == "unknown"
    store = open_store(url)
    desk = own_desk(store, "admin")
    assert desk is not None
    desk.perform(put_partner, facts=PartnerFacts(name=NAME, kind="university"))
    store.close()
    code, told = run("interlend", NAME, "--branch", "SEN")
    assert (code, told["path"], len(told["token"])) == (0, "/iso18626", 64)
