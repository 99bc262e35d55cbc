# SPDX-License-Identifier: GPL-3.0-or-later
"""Small files of our own, made as other programs make them, and helpers to read them."""

from __future__ import annotations

import io
from pathlib import Path

from db.exchange.detect import Format, detect, detect_bytes
from db.exchange.files import Source
from db.exchange.item_fields import PRESETS, ItemMapping
from db.exchange.marc import Field, Marc, data_field, to_iso2709
from db.exchange.reading import read_records
from db.exchange.records import ItemRecord, MemberRecord, Read, TitleRecord

KOHA = PRESETS["koha"]


def record(*fields: Field, leader: str = "00000nam a2200000   4500") -> bytes:
    """A record as UTF-8 ISO 2709; without fields, one with a title."""
    return to_iso2709(Marc(leader, list(fields or (title_field(),))))


def title_field(title: str = "Laskar pelangi", responsibility: str = "") -> Field:
    return "245", data_field("10", ("a", title), ("c", responsibility))


def field(tag: str, *parts: tuple[str, str], indicators: str = "  ") -> Field:
    return tag, data_field(indicators, *parts)


def reads(raw: bytes, mapping: ItemMapping | None = None, form: Format | None = None) -> list[Read]:
    """Every record of some bytes, their format found out."""
    return list(read_records(io.BytesIO(raw), form or detect_bytes(raw), mapping))


def file_reads(path: Path, mapping: ItemMapping | None = None) -> list[Read]:
    """Every record of a file, its format found out."""
    with Source(path) as source:
        return list(read_records(source, detect(path), mapping))


def only_title(raw: bytes, mapping: ItemMapping | None = None) -> TitleRecord:
    """The one title of some bytes."""
    (read,) = reads(raw, mapping)
    assert isinstance(read.record, TitleRecord), read
    return read.record


def codes(read: Read) -> list[str]:
    """What was found in a record, repairs or refusal."""
    found = [*read.repairs, *((read.refusal,) if read.refusal else ())]
    return [finding.code for finding in found]


def titles(raw: bytes) -> list[TitleRecord]:
    return [read.record for read in reads(raw) if isinstance(read.record, TitleRecord)]


def items(raw: bytes) -> list[ItemRecord]:
    return [read.record for read in reads(raw) if isinstance(read.record, ItemRecord)]


def members(raw: bytes) -> list[MemberRecord]:
    return [read.record for read in reads(raw) if isinstance(read.record, MemberRecord)]
