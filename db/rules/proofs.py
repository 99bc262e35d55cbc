# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be proved with a key alone: a ticket at a door, a certificate on paper.

A ticket is short, so that a scanner types it in a blink: HMAC-SHA-256, cut to 80 bits, under a secret that
every desk has. A certificate is proved to strangers: Ed25519, of which they need the public half only.
"""

import base64
import hmac
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

TICKET = "SPT1"
"""What a ticket's code begins with; all of it is capital letters and digits, which QR codes keep small."""
MAC_BYTES = 10
SECRET_BYTES = 32
_KEY_BYTES, _TAG_BYTES = 2, 4


class Ticket(NamedTuple):
    """What a ticket says: the registration, and the beginning of a hash that names its workshop."""

    registration: UUID
    workshop_tag: bytes
    key_tag: bytes
    mac: bytes


def workshop_tag(workshop: UUID) -> bytes:
    """Four bytes that tell one workshop from another."""
    return sha256(workshop.bytes).digest()[:_TAG_BYTES]


def key_tag(key: UUID) -> bytes:
    """Two bytes that say which key to try."""
    return sha256(key.bytes).digest()[:_KEY_BYTES]


def ticket_code(registration: UUID, workshop: UUID, key: UUID, secret: bytes) -> str:
    """The text of a ticket's QR code: 56 characters."""
    said = registration.bytes + workshop_tag(workshop) + key_tag(key)
    packed = base64.b32encode(said + mac(said, secret)).decode().rstrip("=")
    return TICKET + packed


def ticket_in(text: str) -> str:
    """A ticket's code, alone or at the end of an address (survey.py); '' where there is none."""
    last = text.strip().upper().rpartition("/")[2]
    return last if last.startswith(TICKET) else ""


def read_ticket(text: str) -> Ticket | None:
    """What a scanned code says, not proved yet; None where it is no ticket, or damaged."""
    text = text.strip().upper()
    packed = text.removeprefix(TICKET)
    if packed == text:
        return None
    try:
        raw = base64.b32decode(packed + "=" * (-len(packed) % 8))
    except ValueError:
        return None
    if len(raw) != 16 + _TAG_BYTES + _KEY_BYTES + MAC_BYTES:
        return None
    tag, key = raw[16 : 16 + _TAG_BYTES], raw[16 + _TAG_BYTES : -MAC_BYTES]
    return Ticket(UUID(bytes=raw[:16]), tag, key, raw[-MAC_BYTES:])


def ticket_is_genuine(ticket: Ticket, secret: bytes) -> bool:
    """Whether a desk with this secret made it."""
    said = ticket.registration.bytes + ticket.workshop_tag + ticket.key_tag
    return hmac.compare_digest(ticket.mac, mac(said, secret))


def mac(said: bytes, secret: bytes) -> bytes:
    """HMAC-SHA-256, cut to MAC_BYTES."""
    return hmac.digest(secret, said, "sha256")[:MAC_BYTES]


def new_signer() -> bytes:
    """A private key, 32 bytes."""
    # Here and below only: 6 MB that a desk which certifies nobody does without.
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_half(private: bytes) -> bytes:
    """What others check with, 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def sign(private: bytes, said: bytes) -> bytes:
    """64 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private).sign(said)


def is_signed(public: bytes, said: bytes, signature: bytes) -> bool:
    """Whether the holder of the private half signed exactly this."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, said)
    except (InvalidSignature, ValueError):
        return False
    return True


def signed_words(code: str, facts_hash: str) -> bytes:
    """What the proof of a certificate signs: its code, and the SHA-256 of its facts in hex."""
    return f"{code} {facts_hash}".encode()
