# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk's unsent work as one file, for a stick: sealed, so that whoever carries it can't read it.

    SIMPUL-OUTBOX 1\\n
    {"device":…,"made_at":…,"count":…}\\n       the label: whose it is; readable, and part of what is sealed
    nonce (12 bytes), then AES-256-GCM of the zlib-packed JSON of a SyncRequest

The key comes from the SHA-256 of the desk's token, which is what the server keeps of it.
"""

import zlib
from datetime import datetime
from hashlib import blake2b
from os import urandom
from uuid import UUID

import msgspec

from db.syncing.messages import Count, Moment, SyncRequest, decode_request, encode

SUFFIX = ".simpul"
MAGIC = b"SIMPUL-OUTBOX 1\n"
LONGEST_LABEL = 1_024
NONCE_BYTES, KEY_BYTES = 12, 32
PERSON = b"simpul-outbox"
"""Keeps keys of these files apart from all others that may ever come from a token."""


class NoOutbox(Exception):
    """This is no file of unsent work, or one of a later format."""


class SealBroken(Exception):
    """The file was damaged or changed on the way, or the key is another one."""


class TooLarge(Exception):
    """Unpacked, the file would be larger than the reader takes."""


class Label(msgspec.Struct, frozen=True):
    """Whose file it is, when it was made by the desk's clock, how many operations are in it."""

    device: UUID
    made_at: Moment
    count: Count


def sealed(device: UUID, made_at: datetime, request: SyncRequest, token_hash: bytes) -> bytes:
    """The whole file; `token_hash` as tokens.hashed gives it."""
    # Here and below only: a desk that never writes such a file does not load it.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    label = Label(device, made_at, len(request.operations))
    head = MAGIC + msgspec.json.encode(label) + b"\n"
    nonce = urandom(NONCE_BYTES)
    return head + nonce + AESGCM(_key(token_hash)).encrypt(nonce, zlib.compress(encode(request)), head)


def label_of(raw: bytes) -> Label:
    """Whose file it says it is: true only once `opened` has succeeded. Raises NoOutbox."""
    return _split(raw)[0]


def opened(raw: bytes, token_hash: bytes, most: int) -> SyncRequest:
    """What is in the file. Raises NoOutbox, SealBroken, TooLarge over `most` bytes unpacked."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    label, head, body = _split(raw)
    try:
        packed = AESGCM(_key(token_hash)).decrypt(body[:NONCE_BYTES], body[NONCE_BYTES:], head)
        unpacker = zlib.decompressobj()
        plain = unpacker.decompress(packed, most + 1)
        if len(plain) > most:
            raise TooLarge
        request = decode_request(plain)
    except (InvalidTag, ValueError, zlib.error, msgspec.DecodeError) as error:
        raise SealBroken from error
    if len(request.operations) != label.count:
        raise SealBroken
    return request


def _split(raw: bytes) -> tuple[Label, bytes, bytes]:
    end = raw.find(b"\n", len(MAGIC), len(MAGIC) + LONGEST_LABEL)
    if not raw.startswith(MAGIC) or end < 0:
        raise NoOutbox
    try:
        label = msgspec.json.decode(raw[len(MAGIC) : end], type=Label)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NoOutbox from error
    return label, raw[: end + 1], raw[end + 1 :]


def _key(token_hash: bytes) -> bytes:
    return blake2b(token_hash, digest_size=KEY_BYTES, person=PERSON).digest()
