# SPDX-License-Identifier: GPL-3.0-or-later
"""A MARC record as leader and fields, each field one string as in ISO 2709; and its bytes."""

from typing import NamedTuple

END_OF_FIELD = "\x1e"
END_OF_RECORD = b"\x1d"
DELIMITER = "\x1f"
LONGEST_RECORD = 99_999
LONGEST_FIELD = 9_999
BLANK_LEADER = "00000nam a2200000   4500"
BIBLIOGRAPHIC = frozenset("acdefgijkmoprt")
"""Leader/06 of a bibliographic record (MARC 21 Format for Bibliographic Data)."""

Field = tuple[str, str]
"""Tag and data: control fields as they are, others as two indicators and subfields '␟avalue␟bvalue'."""


class Marc(NamedTuple):
    """A record; `leader` has 24 characters."""

    leader: str
    fields: list[Field]


def is_control(tag: str) -> bool:
    """Whether a field with this tag has neither indicators nor subfields."""
    return tag.startswith("00")


Parts = list[str]
"""A field cut at its delimiters: indicators (or a control field's data), then 'avalue', 'bvalue' …"""


def cut(data: str) -> Parts:
    """A field's data in parts."""
    return data.split(DELIMITER)


def subfields(parts: Parts) -> list[tuple[str, str]]:
    """(code, value) of a data field, in order; empty ones are left out."""
    return [(part[0], part[1:]) for part in parts[1:] if len(part) > 1]


def values(parts: Parts, codes: str) -> list[str]:
    """Values of the subfields with one of these codes, in order, without blanks around them."""
    return [value for part in parts[1:] if part and part[0] in codes and (value := part[1:].strip())]


def first(parts: Parts, code: str) -> str:
    """The first value with this code, or nothing."""
    for part in parts:
        if part.startswith(code) and part is not parts[0] and (value := part[1:].strip()):
            return value
    return ""


def data_field(indicators: str, *parts: tuple[str, str]) -> str:
    """A data field from its subfields; empty ones are left out."""
    return indicators + "".join(f"{DELIMITER}{code}{clean(value)}" for code, value in parts if value)


def clean(value: str) -> str:
    """A value without the three characters that ISO 2709 keeps for itself."""
    return value.replace("\x1d", " ").replace("\x1e", " ").replace("\x1f", " ")


def to_iso2709(record: Marc) -> bytes:
    """UTF-8 ISO 2709.

    Lengths that don't fit their digits are written as zeros: terminators tell the same, and our reader goes
    by them, but `fits` says False of such a record and other programs may refuse it.
    """
    directory, body, at = [], [], 0
    for tag, data in record.fields:
        raw = (data + END_OF_FIELD).encode("utf-8")
        length = len(raw)
        fitting = length <= LONGEST_FIELD and at <= LONGEST_RECORD
        directory.append(f"{tag:0>3.3}{length:04d}{at:05d}" if fitting else f"{tag:0>3.3}000000000")
        body.append(raw)
        at += length
    base = 24 + 12 * len(directory) + 1
    total = base + at + 1
    known = f"{total:05d}" if total <= LONGEST_RECORD else "00000"
    start = f"{base:05d}" if base <= LONGEST_RECORD else "00000"
    leader = f"{known}{record.leader[5:9]}a22{start}{record.leader[17:20]}4500"
    return (leader + "".join(directory) + END_OF_FIELD).encode("utf-8") + b"".join(body) + END_OF_RECORD


def fits(raw: bytes) -> bool:
    """Whether a record of `to_iso2709` holds to the limits of ISO 2709."""
    return raw[:5] != b"00000"
