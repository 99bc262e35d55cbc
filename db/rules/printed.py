# SPDX-License-Identifier: GPL-3.0-or-later
"""What a certificate says, as a verifier reads it: from the register, or from its QR code with a key alone.

The QR code holds the address of the server's page where there is one, '#', and a signed text: SPC1 and, in
base 32 (capitals and digits, which QR codes keep small and every scanner types), two bytes that say which
key, 64 bytes of Ed25519 signature, and what is said as MessagePack. What follows '#' is never sent anywhere.
"""

import base64
from datetime import date
from enum import StrEnum
from uuid import UUID

import msgspec

from db.rules.proofs import is_signed, key_tag, sign

SIGNED = "SPC1"
PAGE = "/v"
"""The path of the server's page, before a code."""
_TAG_BYTES, _SIGNATURE_BYTES = 2, 64
_LONGEST_TITLE = 60


class Verdict(StrEnum):
    """What a verifier says of a certificate."""

    VALID = "valid"
    REPLACED = "replaced"
    REVOKED = "revoked"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    """The code is well formed, and in no register here."""
    SIGNED = "signed"
    """Not in the register here, but signed by a desk of this network; whether it was revoked is not known."""
    FORGED = "forged"
    DAMAGED = "damaged"
    """What was read is no code: a character is wrong or missing."""


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """The frozen facts that a verifier shows; other facts are left alone."""

    number: str
    code: str
    name: str
    role: str = ""
    title: str = ""
    kind: str = ""
    first_day: date | None = None
    last_day: date | None = None
    place: str = ""
    minutes: int = 0
    lesson_hours: int = 0
    organisers: tuple[str, ...] = ()
    issued_on: date | None = None
    city: str = ""
    signatory: str = ""
    office: str = ""
    expires_on: date | None = None
    replaces: str = ""


class Said(msgspec.Struct, frozen=True, array_like=True):
    """The few facts in a signed text; days as ordinals, 0 for none. A long title is cut."""

    code: str
    number: str
    name: str
    title: str
    issued: int
    expires: int = 0

    def printed(self) -> Printed:
        """The same as a register has it."""
        return Printed(
            number=self.number,
            code=self.code,
            name=self.name,
            title=self.title,
            issued_on=_day(self.issued),
            expires_on=_day(self.expires),
        )


class SignedText(msgspec.Struct, frozen=True):
    """A signed text taken apart, not proved yet."""

    tag: bytes
    signature: bytes
    body: bytes
    said: Said


def read_printed(facts: bytes) -> Printed | None:
    """The frozen facts of a certificate; None where they are none."""
    try:
        return msgspec.json.decode(facts, type=Printed)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def signed_text(said: Said, key: UUID, private: bytes) -> str:
    """What a QR code says of a certificate, signed; `key` is the uid of the public half."""
    cut = msgspec.structs.replace(said, title=said.title[:_LONGEST_TITLE])
    tag, body = key_tag(key), msgspec.msgpack.encode(cut)
    signature = sign(private, _signed(tag, body))
    return SIGNED + base64.b32encode(tag + signature + body).decode().rstrip("=")


def qr_text(page: str, code: str, signed: str) -> str:
    """What is printed as QR code; `page` is where anybody verifies, empty where there is no server."""
    if not page:
        return signed
    return f"{page}/{code}#{signed}" if signed else f"{page}/{code}"


def page_of(server: str) -> str:
    """Where anybody verifies certificates."""
    return server.rstrip("/") + PAGE


def read_signed(text: str) -> SignedText | None:
    """A signed text, or the end of an address; None where there is none, or it is damaged."""
    _, _, packed = text.strip().upper().rpartition(SIGNED)
    if not packed or SIGNED not in text.upper():
        return None
    try:
        raw = base64.b32decode(packed + "=" * (-len(packed) % 8))
        tag, rest = raw[:_TAG_BYTES], raw[_TAG_BYTES:]
        signature, body = rest[:_SIGNATURE_BYTES], rest[_SIGNATURE_BYTES:]
        return SignedText(tag, signature, body, msgspec.msgpack.decode(body, type=Said))
    except (ValueError, msgspec.MsgspecError):
        return None


def is_genuine(text: SignedText, public: bytes) -> bool:
    """Whether the holder of this key signed it."""
    return is_signed(public, _signed(text.tag, text.body), text.signature)


def code_in(text: str) -> str:
    """What is to be read as a code: the last part of an address, or the text itself."""
    text = text.strip().partition("#")[0].partition("?")[0].rstrip("/")
    return text.rpartition("/")[2] if "/" in text else text


def _signed(tag: bytes, body: bytes) -> bytes:
    return SIGNED.encode() + tag + body


def _day(ordinal: int) -> date | None:
    try:
        return date.fromordinal(ordinal) if ordinal else None
    except (ValueError, OverflowError):
        return None
