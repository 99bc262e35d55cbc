# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks (XLSX) as rows of text: what the cells show, what they are, and what is not to be trusted.

openpyxl reads them, one row after another. A workbook comes from anywhere: how much it unpacks to is looked
at before anything of it is unpacked; a document type, which could define entities, is in none that is whole.
"""

from __future__ import annotations

import csv
import io
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import chain, zip_longest
from typing import Any, NamedTuple, TypeVar
from zipfile import BadZipFile, ZipFile

T = TypeVar("T")
PACKED = b"PK\x03\x04"
"""How a workbook begins; a sheet of LibreOffice (ODS) too."""
OLD = b"\xd0\xcf\x11\xe0"
"""How an old one (XLS) begins, and one that takes a password."""
LARGEST_UNPACKED = 40_000_000
"""Bytes of all its parts but pictures: some 20 times what 5,000 people take."""
MOST_TAGS = 800_000
"""A row or cell that is blank packs to nothing, but is work: 5,000 people with 15 columns have 600,000."""
MOST_PARTS = 2_000
MOST_COLUMNS, LAST_ROW = 100, 1_048_576
_READ = (".xml", ".rels")
_PIECE = 1 << 20
_BEGINNING = 100
"""Rows in which a sheet that is not blank has something."""
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')


class SheetRefused(Exception):
    """The file is no list: `why` is 'too_large', 'empty', 'not_text', 'old_workbook' (XLS, or with a
    password) or 'spreadsheet' (ODS, a damaged workbook)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Row(NamedTuple):
    """A row with something in it, by its number from 1; `numbers` are cells that hold a number and no text,
    `uncounted` those with a formula whose value the file does not have.

    `merged` are cells that reach down over the next rows, each with the last of these.
    """

    number: int
    cells: tuple[str, ...]
    numbers: frozenset[int]
    uncounted: frozenset[int]
    merged: tuple[tuple[int, int], ...] = ()


def is_workbook(data: bytes) -> bool:
    """Whether it is meant to be one, also one that is not read here."""
    return data.startswith((PACKED, OLD))


def sheets(data: bytes) -> tuple[str, ...]:
    """Names of the sheets that are neither hidden nor blank. Raises SheetRefused."""
    return _opened(
        data, lambda values, _formulas: tuple(one.title for one in _shown(values) if _says_anything(one))
    )


def rows(data: bytes, sheet: str, most: int) -> list[Row]:
    """A sheet's rows, those without anything left out. Raises SheetRefused, also for more than `most`."""
    return _opened(
        data, lambda values, formulas: list(_rows(values[sheet], formulas and formulas[sheet], most))
    )


def as_csv(data: bytes, sheet: str, most: int) -> bytes:
    """The same as a file of lines; rows keep their numbers. Raises SheetRefused."""
    text = io.StringIO(newline="")
    writer, written = csv.writer(text, lineterminator="\n"), 0
    for row in rows(data, sheet, most):
        for _ in range(min(row.number - written - 1, most)):
            writer.writerow([""])
        writer.writerow([cell.replace("\n", " ") for cell in row.cells])
        written = row.number
    return text.getvalue().encode()


def _opened(data: bytes, read: Callable[[Any, Any], T]) -> T:
    has_formulas = _check(data)
    from openpyxl import load_workbook

    def load(*, values: bool) -> Any:
        return load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)

    try:
        with closing(load(values=True)) as values:
            if not has_formulas:
                return read(values, None)
            with closing(load(values=False)) as formulas:
                return read(values, formulas)
    except SheetRefused:
        raise
    except Exception as error:
        # A damaged part may lead to anything in there.
        raise SheetRefused("spreadsheet") from error


def _check(data: bytes) -> bool:
    """Whether there are formulas in it. Raises SheetRefused."""
    if data.startswith(OLD):
        raise SheetRefused("old_workbook")
    try:
        with ZipFile(io.BytesIO(data)) as packed:
            parts = [part for part in packed.infolist() if part.filename.lower().endswith(_READ)]
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise SheetRefused("too_large")
            tags, formulas = 0, 0
            for part in parts:
                # zipfile unpacks no more than `file_size` says, whatever is packed.
                with packed.open(part) as file:
                    beginning = file.read(_PIECE)
                    if b"<!DOCTYPE" in beginning:
                        raise SheetRefused("spreadsheet")
                    for piece in chain([beginning], iter(partial(file.read, _PIECE), b"")):
                        tags += piece.count(b"<")
                        formulas += piece.count(b"<f")
                if tags > MOST_TAGS:
                    raise SheetRefused("too_large")
    except (
        BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise SheetRefused("spreadsheet") from error
    return formulas > 0


def _shown(workbook: Any) -> list[Any]:
    return [one for one in workbook.worksheets if one.sheet_state == "visible"]


def _says_anything(sheet: Any) -> bool:
    beginning = sheet.iter_rows(max_row=_BEGINNING, max_col=MOST_COLUMNS)
    return any(cell.value is not None for cells in beginning for cell in cells)


def _rows(values: Any, formulas: Any | None, most: int) -> Iterator[Row]:
    found, blank, merged = 0, None, _merged(values)
    meant_rows = formulas.iter_rows(max_col=MOST_COLUMNS) if formulas is not None else ()
    both = zip_longest(values.iter_rows(max_col=MOST_COLUMNS), meant_rows, fillvalue=())
    for number, (shown, meant) in enumerate(both, 1):
        if number > LAST_ROW:
            raise SheetRefused("spreadsheet")
        # Rows that the file leaves out are all one object.
        if shown is blank:
            continue
        cells = [cell.value for cell in shown]
        uncounted = frozenset(
            at
            for at, (value, formula) in enumerate(zip(cells, meant, strict=False))
            if value is None and formula.data_type == "f"
        )
        texts = tuple(_text(value) for value in cells)
        if not any(texts) and not uncounted:
            blank = shown
            continue
        found += 1
        if found > most:
            raise SheetRefused("too_large")
        numbers = frozenset(at for at, value in enumerate(cells) if _is_number(value))
        last = max(*uncounted, *(at for at, text in enumerate(texts) if text), -1)
        yield Row(number, texts[: last + 1], numbers, uncounted, tuple(merged.get(number, ())))


def _merged(values: Any) -> dict[int, list[tuple[int, int]]]:
    """By their first row the cells that reach over several, each with its last; openpyxl reads only whole
    workbooks for that."""
    found: dict[int, list[tuple[int, int]]] = {}
    with values.parent._archive.open(values._worksheet_path) as part:  # noqa: SLF001
        for column, first, last in _MERGED.findall(part.read()):
            if int(first) < int(last):
                at = _column(column)
                found.setdefault(int(first), []).append((at, int(last)))
    return found


def _column(letters: bytes) -> int:
    """'A' is 0, 'AB' 27."""
    at = 0
    for letter in letters:
        at = at * 26 + letter - ord("A") + 1
    return at - 1


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text(value: object) -> str:
    """As a person would write it; days with the year first."""
    match value:
        case None:
            return ""
        case datetime():
            return str(value.date() if value.time() == time() else value.replace(microsecond=0))
        case date() | time() | timedelta():
            return str(value)
        case float():
            return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"
    return str(value).strip()
