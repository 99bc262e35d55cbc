# SPDX-License-Identifier: GPL-3.0-or-later
"""Any file that we know, as a stream of records taken or refused: the one door for imports and previews."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from db.exchange import member_sheets
from db.exchange.bibliographic import title_record
from db.exchange.csv_rows import Row, rows
from db.exchange.detect import Format, detect
from db.exchange.dublin_core import title_from_dublin_core
from db.exchange.files import Source
from db.exchange.headed_sheets import LARGEST
from db.exchange.iso2709 import Stream
from db.exchange.item_fields import ItemMapping, guess_mapping
from db.exchange.koc import read_koc
from db.exchange.lines import lines
from db.exchange.marc import Field
from db.exchange.marc21 import read_marc21
from db.exchange.marcxml import XmlRecord, read_xml
from db.exchange.member_sheets import read_members
from db.exchange.records import Finding, Read, Record, Refused
from db.exchange.slims import COUNTS, record_of

SAMPLE = 200
"""Records looked at to guess where items are."""


def read_records(stream: Stream, form: Format, mapping: ItemMapping | None = None) -> Iterator[Read]:
    """Every record of a stream. `mapping` says where MARC records keep items; without it they bring none.

    Never stops on a bad record and raises nothing but OSError; a file of unknown kind gives one refusal.
    """
    match form.kind:
        case "marc21":
            return _marc21(stream, mapping)
        case "marcxml":
            return _marcxml(stream, mapping)
        case "titles" | "items" | "members":
            return _rows(stream, form)
        case member_sheets.KIND:
            told = stream.tell if isinstance(stream, Source) else _told_nobody
            return read_members(_whole(stream), form.columns, form.sheet, told)
        case "koc":
            return read_koc(stream)
        case _:
            return iter([Read(1, 1, None, (), Finding("unknown_format", what=form.why), b"")])


def _told_nobody(_done: int, _total: int) -> None:
    """A stream of which nobody shows how far it is."""


def _whole(stream: Stream) -> bytes:
    return b"".join(iter(lambda: stream.read(LARGEST), b""))


def _marc21(stream: Stream, mapping: ItemMapping | None) -> Iterator[Read]:
    for position, (offset, raw, got) in enumerate(read_marc21(stream), 1):
        if isinstance(got, Finding):
            yield Read(position, offset, None, (), got, raw)
            continue
        record, marc, repairs = got
        try:
            title = title_record(record, marc, mapping, repairs)
        except Refused as refused:
            yield Read(position, offset, None, (), refused.finding, raw)
        else:
            yield Read(position, offset, title, _tuple(repairs), None, raw)


def _tuple(repairs: list[Finding]) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(repairs)) if repairs else ()


def _marcxml(stream: Stream, mapping: ItemMapping | None) -> Iterator[Read]:
    for position, found in enumerate(read_xml(stream), 1):
        repairs = found.repairs
        try:
            record = _xml_title(found, mapping)
        except Refused as refused:
            yield Read(position, found.line, None, (), refused.finding, found.raw)
        else:
            yield Read(position, found.line, record, _tuple(repairs), None, found.raw)


def _xml_title(found: XmlRecord, mapping: ItemMapping | None) -> Record:
    if found.marc is not None:
        return title_record(*found.marc, mapping, found.repairs)
    if found.dublin_core is not None:
        return title_from_dublin_core(found.dublin_core, found.repairs)
    assert found.refusal is not None
    raise Refused(found.refusal.code, found.refusal.field, found.refusal.what)


def _rows(stream: Stream, form: Format) -> Iterator[Read]:
    counts = COUNTS[form.kind] | {len(form.columns)}
    position = 0
    seen: dict[str, int] = {}
    for at, row in enumerate(rows(lines(stream), form.dialect, counts)):
        if at == 0 and form.header:
            continue
        position += 1
        yield _row(position, row, form, seen)


def _row(position: int, row: Row, form: Format, seen: dict[str, int]) -> Read:
    if row.refusal is not None:
        return Read(position, row.line, None, (), row.refusal, row.raw)
    repairs = list(row.repairs)
    cells = {name: cell for name, cell in zip(form.columns, row.cells, strict=False) if name}
    try:
        record = record_of(form.kind, cells, repairs)
    except Refused as refused:
        return Read(position, row.line, None, (), refused.finding, row.raw)
    code = getattr(record, "barcode", "") or getattr(record, "number", "")
    if code and seen.setdefault(code, position) != position:
        repairs.append(Finding("code_twice", what=f"{code} ({seen[code]})"))
    return Read(position, row.line, record, _tuple(repairs), None, row.raw)


def guess_items(path: Path, form: Format | None = None) -> ItemMapping | None:
    """Where the records of a MARC file keep their items, by its first ones; None for other files."""
    form = form or detect(path)
    with Source(path) as source:
        return guess_mapping(_sample(source, form))


def _sample(stream: Stream, form: Format) -> Iterable[list[Field]]:
    if form.kind == "marc21":
        for at, (_, _, got) in enumerate(read_marc21(stream)):
            if at == SAMPLE:
                return
            if not isinstance(got, Finding):
                yield got[0].fields
    elif form.kind == "marcxml":
        for at, found in enumerate(read_xml(stream)):
            if at == SAMPLE:
                return
            if found.marc is not None:
                yield found.marc[0].fields
