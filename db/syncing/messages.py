# SPDX-License-Identifier: GPL-3.0-or-later
"""What desk and server say to each other: one request and one answer, JSON, compressed on the way."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec

PROTOCOL = 1
MOST_OPERATIONS = 500
MOST_ROWS = 2_000
"""Of one request and of one answer."""
MOST_SENT_BYTES = 2 << 20
"""Of the operations in one request, unless a single one is larger: well below what a server takes."""
MOST_BUCKETS = 64
"""Of one scope, whose rows are fetched again at once."""
NOTHING = msgspec.Raw(b"null")

Count = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
"""What every JSON reader holds exactly, and every column."""
Microseconds = Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
Scope = Annotated[str, msgspec.Meta(max_length=100)]
Bucket = Annotated[int, msgspec.Meta(ge=0, lt=1_024)]
Buckets = Annotated[tuple[Bucket, ...], msgspec.Meta(max_length=MOST_BUCKETS)]


def raw_of(given: bytes | None) -> msgspec.Raw:
    """JSON as it stands, for a message; None as null."""
    return NOTHING if given is None else msgspec.Raw(given)


def bytes_of(raw: msgspec.Raw) -> bytes | None:
    """The JSON of a message's part; None for null."""
    found = bytes(raw)
    return None if found == b"null" else found


class EnrolRequest(msgspec.Struct, frozen=True):
    """A PC asks to become a desk: the one-time code, and what the PC is called.

    `brings` is how many operations of a library that stood alone will follow. Who shows the code again with
    the same `secret`, chosen at random, is the same desk: the answer was lost on the way.
    """

    code: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]+$")]
    brings: Count = 0
    secret: Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?$")] = ""


class EnrolAnswer(msgspec.Struct, frozen=True):
    """The new desk: the token that it shows from now on, where it stands, 'network' or 'branch'."""

    device: UUID
    token: str
    branch: UUID
    reach: str
    epoch: UUID


class Sent(msgspec.Struct, frozen=True, omit_defaults=True):
    """An operation on its way up: `payload` and `before` are its JSON, `offset` microseconds if known."""

    number: Count
    uid: UUID
    schema: Count
    made_at: Moment
    payload: msgspec.Raw
    offset: Microseconds | None = None
    before: msgspec.Raw = msgspec.field(default_factory=lambda: NOTHING)


class Numbered(msgspec.Struct, frozen=True, array_like=True):
    """An operation by its number at its device, and its uid."""

    number: Count
    uid: UUID


class SyncRequest(msgspec.Struct, frozen=True, omit_defaults=True):
    """A desk's side of a cycle. Without `pull` only operations go up; `numbers` are what is left of blocks.

    `log_from` is the oldest operation that the desk could send again; `check` asks for the sums of a
    scope's buckets, `heal` for their rows, `healed` reports how many rows of a scope had to be mended.
    `newest` is the newest operation that was answered: after a restore of the server it tells two desks of
    one name apart.
    """

    protocol: Count
    schema: Count
    now: Moment
    epoch: UUID | None
    log_from: Count
    operations: tuple[Sent, ...] = ()
    pull: bool = True
    cursors: dict[Scope, Count] = {}
    most_rows: Count = MOST_ROWS
    leases: dict[str, Count] = {}
    check: tuple[Scope, ...] = ()
    heal: dict[Scope, Buckets] = {}
    healed: dict[Scope, Count] = {}
    newest: Numbered | None = None


class Answered(msgspec.Struct, frozen=True, omit_defaults=True):
    """The outcome of one operation: 'applied', 'noted' or 'refused', with the kinds of its notes."""

    number: int
    uid: UUID
    outcome: str
    why: str = ""
    facts: dict[str, Any] = {}
    notes: tuple[str, ...] = ()


class WireRow(msgspec.Struct, frozen=True, array_like=True):
    """A row of the feed; without a body the scope holds it no more."""

    kind: int
    uid: UUID
    body: msgspec.Raw


class ScopePage(msgspec.Struct, frozen=True, omit_defaults=True):
    """The next rows of a scope, up to `version`; `count` is how many it holds there, when all are here."""

    scope: str
    version: int
    rows: tuple[WireRow, ...] = ()
    more: bool = False
    count: int | None = None


class Block(msgspec.Struct, frozen=True):
    """Numbers that this device alone may give out."""

    kind: str
    prefix: str
    after: int
    first: int
    last: int


class BucketSum(msgspec.Struct, frozen=True, array_like=True):
    """A bucket of a scope: how many rows, and the sum of their hashes."""

    number: int
    count: int
    sum: int


class Healed(msgspec.Struct, frozen=True):
    """All rows that a scope holds in the buckets asked for."""

    scope: str
    buckets: tuple[int, ...]
    rows: tuple[WireRow, ...]


class NewIdentity(msgspec.Struct, frozen=True):
    """This desk is a copy of another, or was restored: it goes on under this name."""

    device: UUID
    token: str


class SyncAnswer(msgspec.Struct, frozen=True, omit_defaults=True):
    """The server's side of a cycle.

    `last_number` is the newest operation of this device that it has; `scopes` are all that the device may
    see, in the order in which rows depend on each other; `complete` when there is no more to pull.
    `rows` is how many those scopes hold together, told while there is more to pull.
    `status` is 'ok', 'copied' (see `identity`), 'update_needed', 'server_older', 'gap' or 'revoked'.
    """

    status: str
    epoch: UUID
    now: datetime
    last_number: int = 0
    answers: tuple[Answered, ...] = ()
    scopes: tuple[str, ...] = ()
    pages: tuple[ScopePage, ...] = ()
    complete: bool = False
    rows: Count = 0
    blocks: tuple[Block, ...] = ()
    sums: dict[str, tuple[BucketSum, ...]] = {}
    healed: tuple[Healed, ...] = ()
    identity: NewIdentity | None = None


class OutboxAnswer(msgspec.Struct, frozen=True):
    """What became of a file of unsent work that another desk brought: counts, and nothing else of it.

    `status` is 'ok', or why it ended before its end: 'gap' (an earlier file is missing), 'copied' (that desk
    has to sync itself), 'revoked' (the administrator decides), 'unknown_desk' (of another server), 'damaged',
    'update_needed', 'server_older'. `operations` are in the file, `known` were here before.
    """

    status: str
    operations: int = 0
    known: int = 0
    applied: int = 0
    noted: int = 0
    refused: int = 0


def encode(message: SyncRequest | SyncAnswer | OutboxAnswer) -> bytes:
    """JSON."""
    return msgspec.json.encode(message)


def decode_request(raw: bytes) -> SyncRequest:
    """Raises msgspec.DecodeError (ValidationError is one) for anything else."""
    return msgspec.json.decode(raw, type=SyncRequest)


def decode_answer(raw: bytes) -> SyncAnswer:
    """Raises msgspec.DecodeError for anything else."""
    return msgspec.json.decode(raw, type=SyncAnswer)
