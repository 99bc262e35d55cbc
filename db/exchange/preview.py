# SPDX-License-Identifier: GPL-3.0-or-later
"""The first records of a file as an import would read them, without touching the store."""

from collections import Counter
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from db.exchange import member_sheets
from db.exchange.detect import Format, detect
from db.exchange.files import Source
from db.exchange.item_fields import ItemMapping
from db.exchange.koc import KOC
from db.exchange.reading import guess_items, read_records
from db.exchange.records import Finding, ItemRecord, MemberRecord, Read, TitleRecord

LOOKED_AT = 200
LINES_LOOKED_AT = 5_000
"""Of a .koc file: they are short, and each is looked up."""


class Preview(NamedTuple):
    """What a look at a file shows.

    `reads` are the first records, refused ones among them; `whole` says that there are no more. The words
    that the file uses are counted: branches, item types and member types, to be mapped to the library's own.
    """

    form: Format
    mapping: ItemMapping | None
    reads: list[Read]
    whole: bool
    size: int
    findings: Counter[str]
    refused: int
    items: int
    branches: Counter[str]
    item_types: Counter[str]
    member_types: Counter[str]
    planned: dict[str, int] = {}
    """Of members: how many would be created, updated, stay unchanged, or be refused."""


def preview(
    path: Path,
    *,
    form: Format | None = None,
    mapping: ItemMapping | None = None,
    guess_mapping: bool = True,
    limit: int | None = None,
) -> Preview:
    """The first records of a file. Format and mapping are found out if not given. Raises OSError."""
    form = form or detect(path)
    if mapping is None and guess_mapping:
        mapping = guess_items(path, form)
    if limit is None:
        limit = {KOC: LINES_LOOKED_AT, member_sheets.KIND: member_sheets.MOST_ROWS}.get(form.kind, LOOKED_AT)
    with Source(path) as source:
        records = read_records(source, form, mapping)
        reads = list(islice(records, limit))
        whole = next(records, None) is None
        return _counted(form, mapping, reads, whole, source.size)


def _counted(form: Format, mapping: ItemMapping | None, reads: list[Read], whole: bool, size: int) -> Preview:
    findings = Counter(finding.code for read in reads for finding in _findings(read))
    items = [item for read in reads for item in _items(read)]
    members = [read.record for read in reads if isinstance(read.record, MemberRecord)]
    return Preview(
        form=form,
        mapping=mapping,
        reads=reads,
        whole=whole,
        size=size,
        findings=findings,
        refused=sum(read.refusal is not None for read in reads),
        items=len(items),
        branches=Counter(item.branch for item in items if item.branch),
        item_types=Counter(item.item_type for item in items if item.item_type),
        member_types=Counter(member.member_type for member in members if member.member_type),
    )


def recounted(seen: Preview, reads: list[Read]) -> Preview:
    """The same look with what the store says of its records."""
    return _counted(seen.form, seen.mapping, reads, seen.whole, seen.size)


def _findings(read: Read) -> tuple[Finding, ...]:
    return (*read.repairs, read.refusal) if read.refusal is not None else read.repairs


def _items(read: Read) -> tuple[ItemRecord, ...]:
    if isinstance(read.record, TitleRecord):
        return read.record.items
    return (read.record,) if isinstance(read.record, ItemRecord) else ()
