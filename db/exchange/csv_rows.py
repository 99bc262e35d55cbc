# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of delimited text in all dialects that SLiMS writes: quotes doubled, escaped, or left as they are."""

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from db.exchange.lines import Line
from db.exchange.records import Finding

MOST_LINES = 60
"""Lines that one row may run over."""
_ESCAPED = re.compile(r"\\([nrt\"'\\])")
_MEANING = {"n": "\n", "r": "", "t": " "}


class Dialect(NamedTuple):
    """Between cells, around cells (may be empty)."""

    separator: str = ","
    enclosure: str = '"'


class Row(NamedTuple):
    """A row's cells, or why it has none; `line` is where it begins."""

    line: int
    cells: list[str]
    raw: bytes
    repairs: list[Finding]
    refusal: Finding | None
    enclosed: bool


def rows(lines: Iterator[Line], dialect: Dialect, counts: Container[int]) -> Iterator[Row]:
    """Every row; blank lines are none. `counts` are the numbers of cells a good row may have."""
    waiting: list[Line] = []
    while True:
        line = waiting.pop(0) if waiting else next(lines, None)
        if line is None:
            return
        if line.text.strip():
            row, unused = _row(line, waiting, lines, dialect, counts)
            waiting = unused
            yield row


def _row(
    line: Line, waiting: list[Line], lines: Iterator[Line], dialect: Dialect, counts: Container[int]
) -> tuple[Row, list[Line]]:
    """One row, which may run over several lines, and the lines read ahead that are not its own."""
    taken, text = [line], line.text
    ahead = list(waiting)
    while True:
        cells, repairs, still_open = split(text, dialect, counts)
        if cells is not None:
            return _good(taken, cells, repairs, dialect), ahead
        if not still_open or len(taken) >= MOST_LINES:
            break
        more = ahead.pop(0) if ahead else next(lines, None)
        if more is None:
            break
        if split(more.text, dialect, counts)[0] is not None:
            ahead.insert(
                0, more
            )  # a good row of its own: the quote before it was never meant to reach so far
            break
        taken.append(more)
        text = f"{text}\n{more.text}"
    return _bad(line, dialect, still_open and len(taken) > 0), [*taken[1:], *ahead]


def _good(taken: list[Line], cells: list[str], repairs: list[Finding], dialect: Dialect) -> Row:
    encodings = {line.encoding for line in taken if line.encoding}
    found = [Finding("not_utf8", what=encoding) for encoding in sorted(encodings)]
    raw = b"".join(line.raw for line in taken)
    enclosed = bool(dialect.enclosure) and taken[0].text.startswith(dialect.enclosure)
    return Row(taken[0].number, cells, raw, [*found, *repairs], None, enclosed)


def _bad(line: Line, dialect: Dialect, still_open: bool) -> Row:
    cells, closed = _strictly(line.text, dialect)
    code = "unclosed_quote" if still_open and not closed else "wrong_columns"
    return Row(line.number, cells, line.raw, [], Finding(code, what=str(len(cells))), False)


def split(
    text: str, dialect: Dialect, counts: Container[int]
) -> tuple[list[str] | None, list[Finding], bool]:
    """(cells or None, repairs, whether a quote is still open) of one row's text."""
    quote, between = dialect.enclosure, dialect.enclosure + dialect.separator + dialect.enclosure
    trimmed = text.rstrip(" \t") if dialect.separator != "\t" else text
    if quote and trimmed.startswith(quote) and trimmed.endswith(quote) and len(trimmed) > 1:
        cells = trimmed[1:-1].split(between)
        if len(cells) in counts and quote not in "".join(cells):
            return [unescaped(cell) for cell in cells], [], False
    cells, closed = _strictly(trimmed, dialect)
    if closed and len(cells) in counts:
        return cells, [], False
    if closed and cells and cells[-1] == "" and len(cells) - 1 in counts:
        return cells[:-1], [], False
    loose = _loosely(trimmed, dialect)
    if loose is not None and len(loose) in counts:
        return loose, [Finding("unescaped_quotes")], False
    return None, [], not closed


def _strictly(text: str, dialect: Dialect) -> tuple[list[str], bool]:
    """Cells by the rules: a quote inside is doubled or has a backslash before it; and whether all closed.

    A quote that ends nothing makes the row wrong: it counts as not closed.
    """
    separator, quote = dialect
    cells: list[str] = []
    at, size = 0, len(text)
    while True:
        if quote and text.startswith(quote, at):
            cell, at = _enclosed(text, at + 1, quote)
            cells.append(cell)
            if at < 0 or (at < size and not text.startswith(separator, at)):
                return cells, False
        else:
            end = text.find(separator, at)
            end = size if end < 0 else end
            cells.append(unescaped(text[at:end]).strip())
            at = end
        if at >= size:
            return cells, True
        at += len(separator)


def _enclosed(text: str, at: int, quote: str) -> tuple[str, int]:
    """An enclosed cell from behind its opening quote, and the place behind its closing one or -1."""
    start, size = at, len(text)
    while at < size:
        character = text[at]
        if character == "\\" and at + 1 < size:
            at += 2
        elif character == quote:
            if not text.startswith(quote, at + 1):
                return unescaped(text[start:at].replace(quote + quote, quote)), at + 1
            at += 2
        else:
            at += 1
    return text[start:], -1


def _loosely(text: str, dialect: Dialect) -> list[str] | None:
    """Cells where a quote closes only before separator and quote, or at the end: inner quotes as they are."""
    separator, quote = dialect
    body = text.removesuffix(separator)
    if not quote or not body.startswith(quote) or not body.endswith(quote) or len(body) < 2:
        return None
    return [unescaped(cell) for cell in body[1:-1].split(quote + separator + quote)]


def unescaped(cell: str) -> str:
    r"""A cell with its backslashes resolved: `\n` is a line's end, `\"` a quote; others stay."""
    if "\\" not in cell:
        return cell
    return "" if cell == "\\N" else _ESCAPED.sub(lambda m: _MEANING.get(m[1], m[1]), cell)
