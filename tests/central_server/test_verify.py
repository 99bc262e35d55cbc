# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates verified at the server, by whoever holds one."""

from __future__ import annotations

from typing import NamedTuple

import httpx
import msgspec
import pytest

from central_server import verifying
from central_server.guesses import Limit
from central_server.own_desk import own_desk
from db.models import NumberBlock
from db.operations.certificates import publish_signer, revoke_certificate
from db.operations.codes import new_code
from db.operations.desk import Desk
from tests.central_server.serving import Running
from tests.db.workshop_world import add_registration, add_workshop, certify

NAME = "Dewi <b>Ayu</b> & Co"


class Kept(NamedTuple):
    """A certificate at the server, with its code."""

    desk: Desk
    code: str
    uid: object


def a_certificate(server: Running) -> Kept:
    """For somebody whose name is no markup."""
    desk = own_desk(server.store, "admin")
    assert desk is not None
    with server.store.write() as session:
        session.add(NumberBlock(kind="certificate", prefix="C", next=1, last=99))
    desk.perform(publish_signer)
    codes: list[str] = []

    def facts(numbered: object) -> bytes:
        codes.append(numbered.code)  # type: ignore[attr-defined]
        printed = {"number": numbered.number, "code": numbered.code, "name": NAME, "title": "Pantun"}  # type: ignore[attr-defined]
        return msgspec.json.encode(printed)

    event = add_workshop(desk)
    uid = certify(desk, event, add_registration(desk, event, NAME), facts=facts)
    return Kept(desk, codes[0], uid)


def page(server: Running, path: str) -> httpx.Response:
    """What a browser gets."""
    return httpx.get(server.url + path, timeout=20)


def test_whoever_holds_a_certificate_reads_what_was_printed(server: Running) -> None:
    kept = a_certificate(server)
    with server.client() as client:
        told = client.get(f"/verify/{kept.code}").json()
        assert (told["status"], told["printed"]["name"]) == ("valid", NAME)
        assert client.get(f"/verify/{kept.code.lower()}").status_code == 200
        kept.desk.perform(revoke_certificate, target=kept.uid, reason="Salah orang")
        told = client.get(f"/verify/{kept.code}").json()
    assert (told["status"], told["why"]) == ("revoked", "Salah orang")
    shown = page(server, f"/v/{kept.code}")
    assert shown.status_code == 200
    assert "dicabut" in shown.text
    assert "revoked" in shown.text
    assert "Salah orang" in shown.text


def test_the_page_is_in_both_languages_and_nobodys_name_is_markup(small_server: Running) -> None:
    kept = a_certificate(small_server)
    shown = page(small_server, f"/v/{kept.code}")
    assert "Sertifikat ini berlaku." in shown.text
    assert "This certificate is valid." in shown.text
    assert "Dewi &lt;b&gt;Ayu&lt;/b&gt; &amp; Co" in shown.text
    assert "<b>Ayu" not in shown.text
    assert shown.headers["Cache-Control"] == "no-store"
    assert shown.headers["X-Robots-Tag"] == "noindex"
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]


def test_nothing_is_told_of_codes_that_nobody_issued(small_server: Running) -> None:
    a_certificate(small_server)
    for code in (new_code(), "ABC", "%3Cscript%3E"):
        shown = page(small_server, f"/v/{code}")
        assert shown.status_code == 404
        assert "Dewi" not in shown.text
        assert "<script" not in shown.text
        with small_server.client() as client:
            answer = client.get(f"/verify/{code}")
        assert answer.status_code == 404
        assert answer.json()["type"] == "urn:simpul:problem:no-certificate"


def test_a_code_that_is_typed_leads_to_its_page(small_server: Running) -> None:
    kept = a_certificate(small_server)
    form = page(small_server, "/v")
    assert '<input name="code"' in form.text
    typed = f"{kept.code[:4]}-{kept.code[4:]} ".lower()
    answer = httpx.get(f"{small_server.url}/v", params={"code": typed}, timeout=20)
    assert answer.status_code == 303
    assert page(small_server, answer.headers["Location"]).status_code == 200


def test_who_guesses_waits_and_who_has_a_certificate_does_not(
    small_server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verifying, "LIMIT", Limit(b"verify", 2, 100))
    kept = a_certificate(small_server)
    with small_server.client() as client:
        seen = [client.get(f"/verify/{new_code()}").status_code for _ in range(3)]
        assert seen == [404, 404, 429]
        assert client.get(f"/verify/{kept.code}").status_code == 200
        blocked = client.get(f"/verify/{new_code()}")
    assert int(blocked.headers["Retry-After"]) > 0
    assert blocked.json()["type"] == "urn:simpul:problem:too-many-guesses"
    assert page(small_server, f"/v/{new_code()}").status_code == 429
    small_server.enrolled()


def test_certificates_are_read_and_codes_of_other_things_are_not(small_server: Running) -> None:
    with small_server.client() as client:
        assert client.get(f"/verify/{small_server.code()}").status_code == 404
