# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file says, as plain values: titles, items, members, and what was found wrong while reading them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

import msgspec

FORMS = (
    "book", "serial", "manuscript", "map", "score", "music", "sound", "video", "picture", "electronic", "kit",
    "object",
)  # fmt: skip
"""What a title is; MARC leader/06-07 or the SLiMS GMD decides."""


class Finding(msgspec.Struct, frozen=True):
    """One thing wrong in a record: a code and plain facts; words are attached in the desk.

    `field` is a MARC tag or a column's name, `what` the offending text or what it was changed to.
    """

    code: str
    field: str = ""
    what: str = ""


class Refused(Exception):
    """A record that can't be read or is not ours to take; carries the finding."""

    def __init__(self, code: str, field: str = "", what: str = "") -> None:
        super().__init__(code)
        self.finding = Finding(code, field, what)


class ItemRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A copy as the file describes it. `price` is rupiah; `title` links a row of SLiMS's item file."""

    barcode: str
    branch: str = ""
    item_type: str = ""
    location: str = ""
    call_number: str = ""
    inventory_number: str = ""
    status: str = ""
    price: int | None = None
    acquired_on: date | None = None
    source: str = ""
    note: str = ""
    title: str = ""


class TitleRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A bibliographic record as the file describes it.

    `identifiers` are (kind, value) with kind 'isbn' (thirteen digits), 'issn' (eight characters), or
    'isbn_invalid' / 'issn_invalid' as printed. `language` is ISO 639-2. `marc` is the whole record as UTF-8
    ISO 2709, None where the file was not MARC. `control_number` is unique within `source`. What is
    `original_` stands in the book's own script beside the romanised title and names.
    """

    title: str
    responsibility: str = ""
    authors: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    edition: str = ""
    publisher: str = ""
    place: str = ""
    year: int | None = None
    year_text: str = ""
    language: str = ""
    form: str = "book"
    series: str = ""
    call_number: str = ""
    classification: str = ""
    collation: str = ""
    notes: str = ""
    summary: str = ""
    source: str = ""
    control_number: str = ""
    original_title: str = ""
    original_authors: tuple[str, ...] = ()
    marc: bytes | None = None
    items: tuple[ItemRecord, ...] = ()


class MemberRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A member as the file describes it; passwords, PINs and names of photo files are not read.

    A list of a school has no number: members are known by what else it says, and get one of the desk's.
    """

    number: str
    name: str
    gender: str = ""
    member_type: str = ""
    email: str = ""
    address: str = ""
    postal_code: str = ""
    institution: str = ""
    phone: str = ""
    fax: str = ""
    since: date | None = None
    registered_on: date | None = None
    expires_on: date | None = None
    birth_date: date | None = None
    notes: str = ""
    other_name: str = ""
    identity_number: str = ""
    student_number: str = ""
    class_name: str = ""
    guardian_name: str = ""
    guardian_phone: str = ""


class CounterRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What a line of a .koc file says: `verb` is 'issue', 'return' or 'payment'; `amount` is rupiah.

    `happened_at` is by the clock on the wall of that desk, without a time zone.
    """

    happened_at: datetime
    verb: str
    card: str = ""
    barcode: str = ""
    amount: int = 0


Record = TitleRecord | ItemRecord | MemberRecord | CounterRecord


class Read(NamedTuple):
    """One record of a file, taken or refused.

    `position` counts records from 1, refused ones too; `place` is the line, in ISO 2709 the byte offset.
    `raw` is the record's own bytes in the file's encoding (UTF-8 where the file was UTF-16).
    """

    position: int
    place: int
    record: Record | None
    repairs: tuple[Finding, ...]
    refusal: Finding | None
    raw: bytes


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """Without blanks and repetitions (case aside), in order."""
    seen: dict[str, str] = {}
    for text in texts:
        if text:
            seen.setdefault(text.casefold(), text)
    return tuple(seen.values())
