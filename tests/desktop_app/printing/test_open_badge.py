# SPDX-License-Identifier: GPL-3.0-or-later
"""Open Badges 3.0: the claims are those of the credential, and the file proves itself with the key in it."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from desktop_app.printing.open_badge import badge, did_key
from tests.desktop_app.printing.certificate_examples import a_certificate

UID, WORKSHOP = UUID(int=1), UUID(int=2)
KEY = bytes(range(32))
ISSUED = datetime(2026, 11, 27, 3, 4, 5, tzinfo=UTC)


def part(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def read(jws: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and payload, as a verifier that knows nothing else reads them."""
    head, body, signature = jws.split(".")
    header = json.loads(part(head))
    Ed25519PublicKey.from_public_bytes(part(header["jwk"]["x"])).verify(
        part(signature), f"{head}.{body}".encode()
    )
    return header, json.loads(part(body))


def test_the_key_of_the_specification_has_the_name_that_it_gives() -> None:
    public = bytes.fromhex("3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29")
    assert did_key(public) == "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"


def test_claims_are_those_of_the_credential() -> None:
    header, said = read(badge(a_certificate(expires_on=date(2027, 1, 1)), UID, WORKSHOP, ISSUED, KEY))
    assert set(header) == {"alg", "jwk", "typ"}
    assert (header["alg"], header["typ"], set(header["jwk"])) == ("EdDSA", "JWT", {"kty", "crv", "x"})
    assert said["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert said["iss"] == said["issuer"]["id"] == did_key(part(header["jwk"]["x"]))
    assert said["jti"] == said["id"] == UID.urn
    assert said["sub"] == said["credentialSubject"]["id"]
    assert said["validFrom"] == "2026-11-27T03:04:05Z"
    assert datetime.fromtimestamp(said["nbf"], UTC) == ISSUED
    assert datetime.fromtimestamp(said["exp"], UTC) == datetime(2027, 1, 1, 23, 59, 59, tzinfo=UTC)
    achievement = said["credentialSubject"]["achievement"]
    assert achievement["name"] == a_certificate().title
    assert {"id", "type", "name", "description", "criteria"} <= set(achievement)


def test_without_an_end_it_has_none_and_the_same_is_the_same_text() -> None:
    one = badge(a_certificate(), UID, WORKSHOP, ISSUED, KEY)
    _, said = read(one)
    assert "exp" not in said
    assert "validUntil" not in said
    assert one == badge(a_certificate(), UID, WORKSHOP, ISSUED, KEY)


def test_what_was_changed_is_not_signed() -> None:
    head, body, signature = badge(a_certificate(), UID, WORKSHOP, ISSUED, KEY).split(".")
    other = badge(a_certificate(name="Orang Lain"), UID, WORKSHOP, ISSUED, KEY).split(".")[1]
    assert body != other
    try:
        read(f"{head}.{other}.{signature}")
    except InvalidSignature:
        return
    raise AssertionError("a foreign payload passed")
