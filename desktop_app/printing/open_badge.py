# SPDX-License-Identifier: GPL-3.0-or-later
"""A certificate as an Open Badges 3.0 credential, signed as VC-JWT with Ed25519 (the standard's section 8.2).

The issuer is the desk's own key as did:key, so whoever reads the file can check it with nothing else. Nothing
in it proves that this key is the library's, and it does not know of a later revocation: the page that its
evidence points to does. RS256, which every reader must know, is not used: EdDSA is permitted.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, time
from typing import Any
from uuid import UUID, uuid5

from db.rules.printed import qr_text
from db.rules.proofs import public_half, sign
from desktop_app.printing import certificate_words as words
from desktop_app.printing.certificate_facts import CertificateFacts

CONTEXT = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
SUFFIX = ".jwt"
_ED25519 = b"\xed\x01"
_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def badge(facts: CertificateFacts, uid: UUID, workshop: UUID, issued_at: datetime, private: bytes) -> str:
    """The compact JWS; the same text for the same certificate and key."""
    public = public_half(private)
    said = credential(facts, uid, workshop, issued_at, did_key(public))
    claims = {
        "iss": said["issuer"]["id"],
        "jti": said["id"],
        "sub": said["credentialSubject"]["id"],
        "nbf": _seconds(said["validFrom"]),
    }
    if "validUntil" in said:
        claims["exp"] = _seconds(said["validUntil"])
    header = {"alg": "EdDSA", "jwk": {"kty": "OKP", "crv": "Ed25519", "x": _base64(public)}, "typ": "JWT"}
    signed = f"{_base64(_json(header))}.{_base64(_json({**said, **claims}))}"
    return f"{signed}.{_base64(sign(private, signed.encode()))}"


def credential(
    facts: CertificateFacts, uid: UUID, workshop: UUID, issued_at: datetime, issuer: str
) -> dict[str, Any]:
    """The OpenBadgeCredential: what the certificate says of person, achievement and issuer."""
    code = words.codes_of(facts.language)[0]
    held, length = (" ".join(said.split()) for said in (words.held(code, facts), words.length(code, facts)))
    subject: dict[str, Any] = {
        "id": uuid5(uid, "subject").urn,
        "type": ["AchievementSubject"],
        "identifier": [
            {
                "type": "IdentityObject",
                "hashed": False,
                "identityHash": facts.name,
                "identityType": "ext:name",
            }
        ],
        "achievement": {
            "id": workshop.urn,
            "type": ["Achievement"],
            "name": facts.title,
            "description": f"{facts.title}, {held}",
            "criteria": {"narrative": length or held},
        },
    }
    said: dict[str, Any] = {
        "@context": list(CONTEXT),
        "id": uid.urn,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {
            "id": issuer,
            "type": ["Profile"],
            "name": facts.organisers[0] if facts.organisers else "",
        },
        "validFrom": _moment(issued_at),
        "name": f"{words.heading(code)} {facts.number}",
        "credentialSubject": subject,
    }
    if facts.expires_on is not None:
        said["validUntil"] = _moment(datetime.combine(facts.expires_on, time(23, 59, 59), UTC))
    if facts.verify_url:
        said["evidence"] = [{"id": qr_text(facts.verify_url, facts.code, ""), "type": ["Evidence"]}]
    return said


def did_key(public: bytes) -> str:
    """An Ed25519 key as a DID that holds it."""
    return "did:key:z" + _base58(_ED25519 + public)


def _base58(data: bytes) -> str:
    number, said = int.from_bytes(data, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        said = _ALPHABET[rest] + said
    return said


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _seconds(moment: str) -> int:
    return int(datetime.strptime(moment, "%Y-%m-%dT%H:%M:%S%z").timestamp())


def _json(what: object) -> bytes:
    return json.dumps(what, ensure_ascii=False, separators=(",", ":")).encode()


def _base64(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")
