# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists with headings: workbooks (XLSX), and what spreadsheets save (CSV) with any usual separator and
encoding."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from db.exchange import workbooks
from db.exchange.workbooks import SheetRefused

LARGEST = 10_000_000
"""Bytes; a list of people is never that long."""
MOST_ROWS = 5_000
ABOVE = 20
"""Lines that may stand above the headings."""
SEPARATORS = ",;\t|"
Names = Mapping[str, tuple[str, ...]]
"""By field, what its column may be called, in small letters, without punctuation."""


class Line(NamedTuple):
    """A row of the file, by its line; as many cells as there are headers. See workbooks.Row."""

    number: int
    cells: tuple[str, ...]
    numbers: frozenset[int] = frozenset()
    uncounted: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int], ...] = ()


class Sheet(NamedTuple):
    """What was read, and how: `encoding` and `separator` as they were found out.

    Of a workbook `sheets` are the names of its sheets, and `name` that of the one that was read.
    """

    header: tuple[str, ...]
    lines: tuple[Line, ...]
    encoding: str
    separator: str
    sheets: tuple[str, ...] = ()
    name: str = ""


def read_sheet(data: bytes, names: Names, name: str = "", most: int = MOST_ROWS) -> Sheet:
    """The list in a file; lines without any text are left out, and what stands above the headings.

    The headings are told by `names`, which must know 'name'. Of a workbook the sheet `name`, or the first
    that looks like a list. Raises SheetRefused, also for more than `most` rows.
    """
    if len(data) > LARGEST:
        raise SheetRefused("too_large")
    if workbooks.is_workbook(data):
        return _of_workbook(data, names, name, most)
    text, encoding = _decoded(data)
    separator = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = [Line(reader.line_num, tuple(cell.strip() for cell in cells)) for cells in reader]
    except csv.Error:
        raise SheetRefused("not_text") from None
    header, lines = _from_headings([row for row in rows if any(row.cells)], names, most)
    return Sheet(header, lines, encoding, separator)


def _of_workbook(data: bytes, names: Names, name: str, most: int) -> Sheet:
    there = workbooks.sheets(data)
    first: Sheet | None = None
    why = "empty"
    for one in [name] if name in there else there:
        found = [Line(*row) for row in workbooks.rows(data, one, most + ABOVE)]
        try:
            header, lines = _from_headings(found, names, most)
        except SheetRefused as error:
            why = error.why
            continue
        sheet = Sheet(header, lines, "XLSX", "", there, one)
        if "name" in guessed(header, names):
            return sheet
        first = first or sheet
    if first is None:
        raise SheetRefused(why)
    return first


def _from_headings(rows: list[Line], names: Names, most: int) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """The headings, and the lines below them: a title may stand above."""
    at = next((at for at, row in enumerate(rows[:ABOVE]) if "name" in guessed(row.cells, names)), 0)
    below = rows[at + 1 :]
    if not below:
        raise SheetRefused("empty")
    if len(below) > most:
        raise SheetRefused("too_large")
    header = rows[at].cells
    return header, tuple(_filled([row._replace(cells=_as_wide(row.cells, len(header))) for row in below]))


def _filled(lines: Iterable[Line]) -> Iterator[Line]:
    """With what a merged cell says for all the rows that it reaches over."""
    above: dict[int, tuple[Line, int]] = {}
    for line in lines:
        for column, (top, last) in above.items():
            if line.number <= last and column < len(line.cells) and not line.cells[column]:
                line = line._replace(  # noqa: PLW2901
                    cells=(*line.cells[:column], top.cells[column], *line.cells[column + 1 :]),
                    numbers=line.numbers | (top.numbers & {column}),
                    uncounted=line.uncounted | (top.uncounted & {column}),
                )
        above |= {column: (line, last) for column, last in line.merged}
        yield line


def _as_wide(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * width)[:width]


def _decoded(data: bytes) -> tuple[str, str]:
    marks = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
    encoding = next((name for mark, name in marks.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        # What Excel saves on a Windows in Indonesia.
        encoding = "cp1252"
        text = data.decode(encoding, errors="replace")
    if "\x00" in text:
        raise SheetRefused("not_text")
    return text, encoding


def _separator(text: str) -> str:
    """The one that the first line has most of, outside quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(part for place, part in enumerate(first.split('"')) if place % 2 == 0)
    return max(SEPARATORS, key=lambda separator: (outside.count(separator), -SEPARATORS.index(separator)))


def guessed(header: Sequence[str], names: Names) -> dict[str, int]:
    """Which column holds which field, by their names; a field that nobody names is left out."""
    plain = [" ".join("".join(c if c.isalnum() else " " for c in head.casefold()).split()) for head in header]
    found: dict[str, int] = {}
    for field, known in names.items():
        place = next((n for n, name in enumerate(plain) if name in known and n not in found.values()), None)
        if place is not None:
            found[field] = place
    return found
