# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of single tables out of a MySQL dump (mysqldump, phpMyAdmin, SLiMS's own backup), or of one CSV."""

import csv
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from db.exchange.files import Source
from db.exchange.lines import lines

Rows = list[dict[str, str]]
LONGEST = 16 << 20
"""Characters of one statement; tables of rules are far smaller, and a file that never ends one is no dump."""
INSERT = re.compile(
    r"\s*(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?INTO\s+[`\"]?(\w+)[`\"]?\s*(\([^)]*\))?\s*VALUES\s*", re.I
)
CREATE = re.compile(r"\s*CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?[`\"]?(\w+)[`\"]?\s*\(", re.I)
COLUMN = re.compile(r"^\s*[`\"](\w+)[`\"]\s", re.M)
TOKEN = re.compile(r"'((?:[^'\\]|\\.|'')*)'|([(),;])|([^\s'(),;]+)|(\s+)", re.S)
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "Z": "\x1a"}


def tables_in(
    path: Path, wanted: Collection[str], only: Mapping[str, Collection[str]] | None = None
) -> dict[str, Rows]:
    """The rows of those tables by the columns' names in lower case; NULL is an empty text. Raises OSError.

    Of tables in `only` no other columns are kept: they are long.
    """
    found: dict[str, Rows] = {}
    columns: dict[str, list[str]] = {}
    for statement in _statements(path, wanted):
        if (made := CREATE.match(statement)) is not None:
            columns[made[1].casefold()] = [
                name.casefold() for name in COLUMN.findall(statement[made.end() :])
            ]
        elif (put := INSERT.match(statement)) is not None:
            table = put[1].casefold()
            names = (
                [n.strip(' `"\n').casefold() for n in put[2][1:-1].split(",")]
                if put[2]
                else columns.get(table, [])
            )
            kept = (only or {}).get(table, names)
            rows = [
                {name: cell for name, cell in zip(names, row, strict=False) if name in kept}
                for row in _values(statement[put.end() :])
            ]
            found.setdefault(table, []).extend(rows)
    return found


def _statements(path: Path, wanted: Collection[str]) -> Iterator[str]:
    """Statements that make or fill one of those tables. Lines of all others are passed over."""
    names = "|".join(map(re.escape, wanted))
    begins = re.compile(
        rf"\s*(?:(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?INTO|CREATE\s+TABLE(?:\s+IF\s+NOT\s+EXISTS)?)\s+[`\"]?(?:{names})\b",
        re.I,
    )
    with Source(path) as source:
        held: list[str] = []
        size = 0
        for line in lines(source):
            if not held and begins.match(line.text) is None:
                continue
            held.append(line.text)
            size += len(line.text)
            if size > LONGEST:
                held, size = [], 0
            elif line.text.rstrip().endswith(";") and _is_whole(statement := "\n".join(held)):
                yield statement
                held, size = [], 0


def _is_whole(statement: str) -> bool:
    """Whether its last mark stands outside of a text."""
    return len(re.findall(r"(?:[^'\\]|\\.)*?'", re.sub(r"\\.|''", "", statement))) % 2 == 0


def _values(text: str) -> Iterator[list[str]]:
    """The rows of '(…),(…);'. Of a call like DATE(NOW()) its words are kept."""
    depth, row, cell = 0, list[str](), ""
    for quoted, mark, word, _space in TOKEN.findall(text):
        if mark == "(" and depth == 0:
            depth, row, cell = 1, [], ""
        elif mark == ")" and depth == 1:
            yield [*row, cell]
            depth = 0
        elif mark == "," and depth == 1:
            row.append(cell)
            cell = ""
        elif mark in ("(", ")"):
            depth += 1 if mark == "(" else -1
        elif depth == 1:
            cell += _unescaped(quoted) if quoted else ("" if word.upper() == "NULL" else word)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)|''", lambda m: ESCAPES.get(m[1], m[1]) if m[1] else "'", text, flags=re.S)


def table_of_csv(path: Path, tables: Mapping[str, Collection[str]]) -> tuple[str, Rows]:
    """The rows of a CSV and the first table whose columns are in its header; '' where none is."""
    with Source(path) as source:
        text = [line.text for line in lines(source) if line.text.strip()]
    if not text:
        return "", []
    separator = max(",;\t", key=text[0].count)
    reader = csv.reader(text, delimiter=separator)
    header = [name.strip().casefold() for name in next(reader)]
    table = next((name for name, columns in tables.items() if set(columns) <= set(header)), "")
    return table, [dict(zip(header, row, strict=False)) for row in reader] if table else []
