# SPDX-License-Identifier: GPL-3.0-or-later
"""A file of unsent work: what went in comes out for who has the key, every changed byte is noticed."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.models import new_uid
from db.syncing import outbox
from db.syncing.messages import PROTOCOL, Sent, SyncRequest
from db.syncing.outbox import NoOutbox, SealBroken, TooLarge
from db.syncing.tokens import hashed

AT = datetime(2026, 11, 20, 3, tzinfo=UTC)
DEVICE = UUID("019aa000-0000-7000-8000-000000000001")
KEY = hashed("a token")
MOST = 1_000_000


def request(count: int) -> SyncRequest:
    payload = msgspec.Raw(b'{"name":"Siti Aminah"}')
    sent = tuple(
        Sent(number=n, uid=new_uid(), schema=1, made_at=AT, payload=payload) for n in range(1, count + 1)
    )
    return SyncRequest(
        protocol=PROTOCOL, schema=1, now=AT, epoch=None, log_from=1, operations=sent, pull=False
    )


@pytest.mark.parametrize("count", [0, 1, 2_000])
def test_what_went_in_comes_out(count: int) -> None:
    wanted = request(count)
    raw = outbox.sealed(DEVICE, AT, wanted, KEY)
    assert outbox.label_of(raw) == outbox.Label(DEVICE, AT, count)
    assert msgspec.json.encode(outbox.opened(raw, KEY, MOST)) == msgspec.json.encode(wanted)


def test_who_carries_it_reads_nothing_but_the_label() -> None:
    raw = outbox.sealed(DEVICE, AT, request(1), KEY)
    head, _, rest = raw.removeprefix(outbox.MAGIC).partition(b"\n")
    assert set(msgspec.json.decode(head)) == {"device", "made_at", "count"}
    assert b"Siti" not in raw
    assert b"payload" not in rest
    for other in (hashed("another token"), bytes(32)):
        with pytest.raises(SealBroken):
            outbox.opened(raw, other, MOST)


def test_two_files_of_the_same_work_are_not_alike() -> None:
    work = request(3)
    assert outbox.sealed(DEVICE, AT, work, KEY)[-50:] != outbox.sealed(DEVICE, AT, work, KEY)[-50:]


RAW = outbox.sealed(DEVICE, AT, request(2), KEY)


@given(st.integers(0, len(RAW) - 1), st.integers(1, 255))
def test_every_changed_byte_is_noticed_the_label_s_too(place: int, change: int) -> None:
    changed = bytearray(RAW)
    changed[place] ^= change
    with pytest.raises((SealBroken, NoOutbox)):
        outbox.opened(bytes(changed), KEY, MOST)


@given(st.integers(0, len(RAW) - 1))
def test_what_was_cut_off_is_noticed(length: int) -> None:
    with pytest.raises((SealBroken, NoOutbox)):
        outbox.opened(RAW[:length], KEY, MOST)


@given(st.binary(max_size=200))
def test_other_files_are_none(raw: bytes) -> None:
    for some in (raw, outbox.MAGIC + raw, outbox.MAGIC + raw + b"\n"):
        with pytest.raises(NoOutbox):
            outbox.label_of(some)


def test_more_than_is_taken_is_not_unpacked() -> None:
    raw = outbox.sealed(DEVICE, AT, request(2_000), KEY)
    size = len(msgspec.json.encode(outbox.opened(raw, KEY, MOST)))
    outbox.opened(raw, KEY, size)
    with pytest.raises(TooLarge):
        outbox.opened(raw, KEY, size - 1)
