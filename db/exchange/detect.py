# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file is, by what stands in it; its name says nothing."""

import codecs
import io
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from db.exchange import member_sheets, workbooks
from db.exchange.csv_rows import Dialect, rows, split
from db.exchange.files import Source
from db.exchange.headed_sheets import LARGEST, Sheet
from db.exchange.iso2709 import LEADER
from db.exchange.koc import IS_HEAD, KOC
from db.exchange.lines import lines
from db.exchange.records import Finding
from db.exchange.slims import COUNTS, LAYOUTS, TITLES, header_columns, layout_of
from db.exchange.workbooks import SheetRefused

PEEK = 1 << 17
_DIALECTS = tuple(Dialect(s, q) for s in (",", ";", "\t", "|") for q in ('"', "'", ""))
_ANY_COUNT = frozenset(range(2, 60))


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """How to read a file. `kind` is 'marc21', 'marcxml', 'titles', 'items', 'members', 'koc', 'member_list',
    or 'unknown'.

    For 'unknown', `why` is 'empty', 'damaged', 'html', 'spreadsheet', 'old_workbook', 'too_large', 'sql',
    'json', 'text' or 'binary'.
    Columns are those of the header where it names them, else of the layout; of a list of members the field
    that each column holds, or ''. Such a list keeps its `headings`, and of a workbook the name of the sheet
    and of those that are not read.
    """

    kind: str
    why: str = ""
    dialect: Dialect = Dialect()
    columns: tuple[str, ...] = ()
    header: bool = False
    headings: tuple[str, ...] = ()
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()

    @property
    def findings(self) -> list[Finding]:
        """What is to be said of the file as a whole."""
        others = ", ".join(self.other_sheets)
        return [Finding("other_sheets", self.sheet, others)] if others else []

    @property
    def holds_members(self) -> bool:
        """Whether its records are people."""
        return self.kind in ("members", member_sheets.KIND)


def detect(path: Path) -> Format:
    """What a file is, gzip or not. Raises OSError."""
    with Source(path) as source:
        start = source.read(PEEK)
        if workbooks.is_workbook(start):
            return _workbook(_read(source, start))
        damaged = source.damage and not start
        return Format(kind="unknown", why="damaged") if damaged else detect_bytes(start)


def detect_bytes(start: bytes) -> Format:
    """What a file is that begins like this (some 100 KB are enough)."""
    bare = start.lstrip(b" \t\r\n\x00\x1a\xef\xbb\xbf")
    if not bare:
        return Format(kind="unknown", why="empty")
    if _is_iso2709(bare):
        return Format(kind="marc21")
    text = _as_text(start)
    head = text.lstrip("\ufeff \t\r\n")[:2000].casefold()
    if head.startswith("<"):
        page = re.search(r"<(?:!doctype\s+)?html\b|<body\b|<br\b", head)
        return (
            Format(kind="unknown", why="html") if page and "<record" not in head else Format(kind="marcxml")
        )
    if bare.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return Format(kind="unknown", why="spreadsheet")
    if b"\x00" in start[:4096] and not start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Format(kind="unknown", why="binary")
    return _detect_text(start, head)


def _is_iso2709(bare: bytes) -> bool:
    looks = bare[:5].isdigit() and (b"\x1e" in bare or b"\x1f" in bare)
    return looks or (b"\x1e" in bare and LEADER.search(bare) is not None)


def _as_text(start: bytes) -> str:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start.decode("utf-16", "replace")
    if start[:2] in {b"<\x00", b"\x00<"}:
        return start.decode("utf-16-le" if start[:1] == b"<" else "utf-16-be", "replace")
    return start.decode("utf-8", "replace")


def _detect_text(start: bytes, head: str) -> Format:
    if IS_HEAD.match(_as_text(start).lstrip("\ufeff \r\n")):
        return Format(kind=KOC)
    if head.startswith(("{", "[")):
        return Format(kind="unknown", why="json")
    if re.search(r"^\s*(?:--|/\*|insert into|create table|set )", head, re.MULTILINE):
        return Format(kind="unknown", why="sql")
    if (found := _member_list(start)) is not None:
        return found
    dialect = _dialect(start)
    if dialect is None:
        return Format(kind="unknown", why="text")
    return _detect_rows(start, dialect)


def _workbook(data: bytes) -> Format:
    try:
        sheet = member_sheets.sheet_of(data)
    except SheetRefused as refused:
        return Format(kind="unknown", why=refused.why)
    is_list = member_sheets.is_list(sheet.header) and not header_columns(sheet.header)
    return _as_member_list(sheet) if is_list else Format(kind="unknown", why="spreadsheet")


def member_list(path: Path) -> Format:
    """The file as a list of members, whatever its headings are. Raises OSError."""
    with Source(path) as source:
        data = _read(source)
    try:
        return _as_member_list(member_sheets.sheet_of(data))
    except SheetRefused as refused:
        return Format(kind="unknown", why=refused.why)


def _read(source: Source, data: bytes = b"") -> bytes:
    """All of it, or so much that it is too large for a list: anything packed may look like a workbook."""
    whole = bytearray(data)
    while len(whole) <= LARGEST and (more := source.read(LARGEST)):
        whole += more
    return bytes(whole)


def _member_list(data: bytes) -> Format | None:
    """A list of members by its headings, unless these are SLiMS's own."""
    try:
        sheet = member_sheets.sheet_of(data)
    except SheetRefused:
        return None
    if header_columns(sheet.header) or not member_sheets.is_list(sheet.header):
        return None
    return _as_member_list(sheet)


def _as_member_list(sheet: Sheet) -> Format:
    return Format(
        kind=member_sheets.KIND,
        columns=member_sheets.columns_of(sheet.header),
        header=True,
        headings=sheet.header,
        sheet=sheet.name,
        other_sheets=tuple(name for name in sheet.sheets if name != sheet.name),
    )


def _detect_rows(start: bytes, dialect: Dialect) -> Format:
    read = [row for row in rows(lines(io.BytesIO(start)), dialect, _good_counts()) if row.refusal is None][
        :25
    ]
    if not read:
        return _header_only(start, dialect)
    named = header_columns(read[0].cells)
    data = read[1:] if named is not None else read
    if named:
        return _format(_layout_of_names(named), dialect, named, True)
    layout = layout_of([row.cells for row in data]) if data else ""
    if not layout and len(read) > 1:
        data = read[1:]
        layout = layout_of([row.cells for row in data])
    if not layout:
        return Format(kind="unknown", why="text")
    # A header in the library's own words stands bare above enclosed rows.
    header = named is not None or len(data) < len(read) or not (read[0].enclosed or not data[-1].enclosed)
    return _format(layout, dialect, LAYOUTS[layout], header)


def _header_only(start: bytes, dialect: Dialect) -> Format:
    first = next((line.text for line in lines(io.BytesIO(start)) if line.text.strip()), "")
    cells, _, _ = split(first, dialect, _ANY_COUNT)
    named = header_columns(cells or ())
    return (
        _format(_layout_of_names(named), dialect, named, True)
        if named
        else Format(kind="unknown", why="text")
    )


def _format(layout: str, dialect: Dialect, columns: tuple[str, ...], header: bool) -> Format:
    return Format(kind=layout, dialect=dialect, columns=columns, header=header)


def _layout_of_names(names: Sequence[str]) -> str:
    return max(LAYOUTS, key=lambda layout: len(set(names) & set(LAYOUTS[layout]) - {""}))


def _good_counts() -> frozenset[int]:
    """Cells of a good row in any layout, and those of a header with its extra separator."""
    return frozenset().union(*COUNTS.values())


def _dialect(start: bytes) -> Dialect | None:
    """The dialect in which most of the first lines have a good number of cells."""
    sample = [line.text for line, _ in zip(lines(io.BytesIO(start)), range(30), strict=False)]
    counts = {d: sum(_good(line, d) for line in sample) for d in _DIALECTS}
    best = max(counts, key=lambda dialect: counts[dialect])
    return best if counts[best] else None


def _good(line: str, dialect: Dialect) -> int:
    """2 for a row whose cells are all enclosed, 1 for another good one."""
    cells, repairs, _ = split(line, dialect, _good_counts())
    if cells is None or len(cells) < len(TITLES):
        return 0
    enclosed = bool(dialect.enclosure) and line.startswith(dialect.enclosure)
    return 2 if enclosed and not repairs else 1
