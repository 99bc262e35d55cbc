# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of single tables out of a MySQL dump (mysqldump, phpMyAdmin, SLiMS's own backup), or of one CSV.

A dump is gone through row by row: however long one of its statements is, no more than a row of it is held.
"""

import csv
import re
from collections.abc import Collection, Mapping
from pathlib import Path

from db.exchange.files import Source
from db.exchange.lines import lines

Rows = list[dict[str, str]]
LONGEST = 16 << 20
"""Characters kept of one text, and of what stands before a statement's rows."""
INSERT = re.compile(
    r"\s*(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?INTO\s+[`\"]?(\w+)[`\"]?\s*(\([^)]*\))?\s*VALUES\s*", re.I
)
CREATE = re.compile(r"\s*CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?[`\"]?(\w+)[`\"]?\s*\(", re.I)
COLUMN = re.compile(r"^\s*[`\"](\w+)[`\"]\s", re.M)
TEXT = r"(?>[^'\\]*(?:(?:\\.|'')[^'\\]*)*)"
TOKEN = re.compile(rf"'({TEXT})'|'({TEXT})(\\?)\Z|([(),;])|([^\s'(),;]+)|\s+", re.S)
REST_OF_TEXT = re.compile(rf"({TEXT})('|\\|)", re.S)
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "Z": "\x1a"}


def tables_in(
    path: Path, wanted: Collection[str], only: Mapping[str, Collection[str]] | None = None
) -> tuple[dict[str, Rows], bool]:
    """The rows of those tables by the columns' names in lower case; NULL is an empty text. Raises OSError.

    Of tables in `only` no other columns are kept: they are long. And whether the file is whole, not cut off
    within one of them or damaged in its packing.
    """
    found: dict[str, Rows] = {}
    columns: dict[str, list[str]] = {}
    begins = re.compile(
        rf"\s*(?:(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?INTO|CREATE\s+TABLE(?:\s+IF\s+NOT\s+EXISTS)?)\s+[`\"]?"
        rf"(?:{'|'.join(map(re.escape, wanted))})\b",
        re.I,
    )
    statement, before_ended = None, True
    with Source(path) as source:
        for line in lines(source):
            text, starts = line.text + ("\n" if line.ended else ""), before_ended
            before_ended = line.ended
            while text:
                if statement is None:
                    if not starts or begins.match(text) is None:
                        break
                    statement = _Statement(found, columns, only or {})
                text = statement.take(text)
                if statement.ended:
                    statement, starts = None, True
        return found, statement is None and not source.damage


class _Statement:
    """One that makes or fills a table, taken piece by piece; a row is `found` as soon as it is whole."""

    def __init__(
        self, found: dict[str, Rows], columns: dict[str, list[str]], only: Mapping[str, Collection[str]]
    ) -> None:
        self.ended = False
        self._found, self._columns, self._only = found, columns, only
        self._head, self._in_rows, self._row = "", False, _Row()

    def take(self, text: str) -> str:
        """What of the text is behind the statement's end."""
        if self._in_rows:
            return self._take_rows(text)
        self._head += text
        if (put := INSERT.match(self._head)) is not None:
            self._begin(put[1].casefold(), put[2])
            return self._take_rows(self._head[put.end() :])
        if self._head.rstrip().endswith(";") and _is_whole(self._head):
            self._end_of_head()
        elif len(self._head) > LONGEST:
            self.ended = True
        return ""

    def _end_of_head(self) -> None:
        self.ended = True
        if (made := CREATE.match(self._head)) is not None:
            names = COLUMN.findall(self._head[made.end() :])
            self._columns[made[1].casefold()] = [name.casefold() for name in names]

    def _begin(self, table: str, named: str | None) -> None:
        listed = [name.strip(' `"\r\n\t').casefold() for name in (named or "")[1:-1].split(",")]
        names = listed if named else self._columns.get(table, [])
        self._names = names
        self._kept = frozenset(self._only.get(table, names))
        self._rows = self._found.setdefault(table, [])
        self._in_rows = True

    def _take_rows(self, text: str) -> str:
        cells, rest = self._row.take(text)
        for row in cells:
            named = zip(self._names, row, strict=False)
            self._rows.append({name: cell for name, cell in named if name in self._kept})
        self.ended = rest is not None
        return rest or ""


class _Row:
    """The cells of '(…),(…);', piece by piece. Of a call like DATE(NOW()) its words are kept."""

    def __init__(self) -> None:
        self._depth, self._cells, self._cell = 0, list[str](), ""
        self._in_text, self._open, self._size = False, list[str](), 0
        self._carried = ""

    def take(self, text: str) -> tuple[list[list[str]], str | None]:
        """The rows that are whole now; and what is behind the ';', None where there is none yet."""
        text, self._carried = self._carried + text, ""
        at = self._go_on_with_text(text) if self._in_text else 0
        rows: list[list[str]] = []
        for token in TOKEN.finditer(text, at):
            quoted, open_text, escape, mark, word = token.groups()
            if token.end() == len(text) and mark is None and not token[0].isspace():
                self._hold(token, open_text if quoted is None else quoted, escape or "")
            elif mark == ";" and self._depth == 0:
                return rows, text[token.end() :]
            elif mark is not None:
                self._mark(mark, rows)
            elif self._depth == 1:
                self._cell += _unescaped(quoted) if quoted else ("" if _is_null(word) else word or "")
        return rows, None

    def _go_on_with_text(self, text: str) -> int:
        """Where a text ends that began in an earlier piece."""
        more = next(REST_OF_TEXT.finditer(text))
        self._add(more[1])
        if more.end() == len(text):
            self._carried = more[2]
            return len(text)
        self._cell += _unescaped("".join(self._open)) if self._depth == 1 else ""
        self._in_text, self._open, self._size = False, [], 0
        return more.end()

    def _add(self, text: str) -> None:
        if self._size < LONGEST:
            self._open.append(text)
            self._size += len(text)

    def _hold(self, token: re.Match[str], text: str | None, escape: str) -> None:
        """What the piece's end may have cut: a text, or a word."""
        if text is None:
            self._carried = token[0]
        else:
            self._in_text = True
            self._add(text)
            self._carried = "'" if token[1] is not None else escape

    def _mark(self, mark: str, rows: list[list[str]]) -> None:
        if mark == "(" and self._depth == 0:
            self._depth, self._cells, self._cell = 1, [], ""
        elif mark == ")" and self._depth == 1:
            rows.append([*self._cells, self._cell])
            self._depth = 0
        elif mark == "," and self._depth == 1:
            self._cells.append(self._cell)
            self._cell = ""
        elif mark in ("(", ")"):
            self._depth += 1 if mark == "(" else -1


def _is_null(word: str | None) -> bool:
    return word is not None and word.upper() == "NULL"


def _is_whole(statement: str) -> bool:
    """Whether its last mark stands outside of a text."""
    return len(re.findall(r"(?:[^'\\]|\\.)*?'", re.sub(r"\\.|''", "", statement))) % 2 == 0


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)|''", lambda m: ESCAPES.get(m[1], m[1]) if m[1] else "'", text, flags=re.S)


def table_of_csv(path: Path, tables: Mapping[str, Collection[str]]) -> tuple[str, Rows]:
    """The rows of a CSV and the first table whose columns are in its header; '' where none is."""
    with Source(path) as source:
        text = (f"{line.text}\n" for line in lines(source) if line.text.strip())
        if not (head := next(text, "")):
            return "", []
        separator = max(",;\t", key=head.count)
        try:
            header = [name.strip().casefold() for name in next(csv.reader([head], delimiter=separator))]
            table = next((name for name, columns in tables.items() if set(columns) <= set(header)), "")
            reader = csv.reader(text if table else (), delimiter=separator)
            return table, [dict(zip(header, row, strict=False)) for row in reader]
        except csv.Error:
            return "", []
