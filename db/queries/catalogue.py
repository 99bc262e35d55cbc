# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding titles: results while typing, and how many copies of each are in, here and elsewhere."""

from collections.abc import Set
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Title
from db.models.search import fold, has_words, match_expression, words
from db.queries.rows import straight
from db.rules.isbn import normalise
from db.rules.items import TO_CATALOGUE

PAGE = 50
COUNT_UP_TO = 1_000


class TitleRow(NamedTuple):
    """One line of results. `authors` one a line; copies are counted here and elsewhere, all and available."""

    id: int
    uid: UUID
    title: str
    authors: str
    publisher: str
    year: int | None
    language: str
    form: str
    call_number: str
    original_title: str
    here: int = 0
    here_available: int = 0
    elsewhere: int = 0
    elsewhere_available: int = 0


class Results(NamedTuple):
    """`total` stops at COUNT_UP_TO + 1: 'more than 1,000'."""

    rows: list[TitleRow]
    total: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Filters:
    """What narrows a search; empty = anything. `field` is 'title', 'authors', 'subjects' or 'call_number'."""

    field: str = ""
    branch: int | None = None
    item_type: int | None = None
    language: str = ""
    form: str = ""
    year_from: int | None = None
    year_to: int | None = None
    available: bool = False
    to_catalogue: bool = False
    """Written down at a counter (operations.fast_adding): a cataloguer is to see to it."""


NO_FILTERS = Filters()
COLUMNS = """t.id, t.uid, t.title, t.authors, t.publisher, t.year, t.language, t.form, t.call_number,
    t.original_title"""
FIELDS = {
    "title": "t.title || ' ' || t.original_title",
    "authors": "t.authors || ' ' || t.original_authors",
    "subjects": "t.subjects",
    "call_number": "t.call_number",
}
"""What is looked at for a search in one field."""
BY_WORDS = f"""WITH hits (id) AS MATERIALIZED (
    SELECT rowid FROM catalogue_search WHERE catalogue_search MATCH ? ORDER BY rowid LIMIT ?)
    SELECT {COLUMNS} FROM hits CROSS JOIN titles t ON t.id = hits.id"""


def search(
    session: Session,
    text: str,
    here: int,
    filters: Filters = NO_FILTERS,
    *,
    limit: int = PAGE,
    count: bool = True,
) -> Results:
    """The most popular titles with all these words (each may be the beginning of one), then with this number.

    `here` is the key of the desk's branch. Titles available here come first, then elsewhere;
    among them those with the words in the title itself, whole or begun as they were typed.
    Empty text shows the most popular titles.
    """
    found = _by_words(session, text, filters, limit)
    found += _by_number(session, text, filters, limit - len(found), without={row[0] for row in found})
    needle, begun = fold(text.strip()), [f" {word}" for word in words(text)]

    def not_in_title(row: TitleRow) -> bool:
        title = f" {fold(row.title)}" + (f" {fold(row.original_title)}" if row.original_title else "")
        return needle not in title and not all(word in title for word in begun)

    rows = sorted(_with_copies(session, found, here), key=lambda row: (_availability(row), not_in_title(row)))
    total = len(rows) if len(rows) < limit or not count else count_matches(session, text, filters)
    return Results(rows, total)


def _availability(row: TitleRow) -> int:
    return 0 if row.here_available else 1 if row.elsewhere_available else 2


NUMBERED = """SELECT title_id FROM (
        SELECT title_id FROM title_identifiers WHERE value >= ? AND value < ? ORDER BY value LIMIT ?)
    UNION SELECT title_id FROM (
        SELECT title_id FROM items WHERE barcode >= ? AND barcode < ? ORDER BY barcode LIMIT ?)"""
"""Limited inside: nearly all ISBNs begin alike."""


def _number(text: str, filters: Filters, limit: int) -> tuple[Any, ...] | None:
    """What NUMBERED is asked for text that may be an ISBN, ISSN or barcode, or begin one."""
    typed = text.strip()
    bare = typed.replace("-", "").replace(" ", "")
    numeric = any(c.isdigit() for c in bare) and (" " not in typed or bare.isdecimal())
    if filters.field or len(bare) < 4 or not numeric:
        return None
    number, end = normalise(bare) or bare, "\U0010ffff"  # titles are kept by thirteen digits
    return number, number + end, limit, typed, typed + end, limit


def _by_number(session: Session, text: str, filters: Filters, limit: int, without: Set[int]) -> list[Any]:
    conditions, parameters = _conditions(filters)
    asked = _number(text, filters, COUNT_UP_TO + 1 if conditions else limit + len(without))
    if asked is None or limit <= 0:
        return []
    sql = f"SELECT {COLUMNS} FROM titles t {_where([f't.id IN ({NUMBERED})', *conditions])} ORDER BY t.id"
    rows = straight(session, sql, (*asked, *parameters))
    return [row for row in rows if row[0] not in without][:limit]


def _by_words(session: Session, text: str, filters: Filters, limit: int) -> list[Any]:
    match = match_expression(text)
    if match is not None and filters == NO_FILTERS:
        return list(straight(session, BY_WORDS, (match, limit)))
    conditions, parameters = _conditions(filters)
    if match is None:
        sql = f"SELECT {COLUMNS} FROM titles t {_where(conditions)} ORDER BY t.id LIMIT ?"
        return list(straight(session, sql, (*parameters, limit)))
    return _with_field(session, text, filters, limit, match)


def _with_field(session: Session, text: str, filters: Filters, limit: int, match: str) -> list[Any]:
    """The index knows words, not fields (detail=none): rows are read in order until enough fit."""
    conditions, parameters = _conditions(filters)
    searched = FIELDS.get(filters.field, "''")
    sql = f"""SELECT {COLUMNS}, {searched} FROM catalogue_search s CROSS JOIN titles t ON t.id = s.rowid
        {_where(["s.catalogue_search MATCH ?", *conditions])} ORDER BY s.rowid"""
    found: list[Any] = []
    for row in straight(session, sql, (match, *parameters)):
        if not filters.field or has_words(text, row[-1]):
            found.append(row[:-1])
            if len(found) == limit:
                break
    return found


def _conditions(filters: Filters) -> tuple[list[str], list[Any]]:
    said: list[tuple[str, list[Any]]] = []
    if filters.to_catalogue:
        said.append(("t.source = ?", [TO_CATALOGUE]))
    if filters.language:
        said.append(("t.language = ?", [filters.language]))
    if filters.form:
        said.append(("t.form = ?", [filters.form]))
    if filters.year_from is not None:
        said.append(("t.year >= ?", [filters.year_from]))
    if filters.year_to is not None:
        said.append(("t.year <= ?", [filters.year_to]))
    if copies := _copy_conditions(filters):
        said.append(copies)
    return [sql for sql, _ in said], [value for _, values in said for value in values]


def _copy_conditions(filters: Filters) -> tuple[str, list[Any]] | None:
    said: list[str] = []
    values: list[Any] = []
    if filters.branch is not None:
        said.append("i.branch_id = ?")
        values.append(filters.branch)
    if filters.item_type is not None:
        said.append("i.item_type_id = ?")
        values.append(filters.item_type)
    if filters.available:
        said.append(f"{AVAILABLE} AND NOT EXISTS ({OUT})")
    if not said:
        return None
    return f"EXISTS (SELECT 1 FROM items i WHERE i.title_id = t.id AND {' AND '.join(said)})", values


AVAILABLE = "i.condition IN ('good', 'damaged')"
OUT = """SELECT 1 FROM loans l WHERE l.item_id = i.id AND l.ended_at IS NULL
    UNION ALL SELECT 1 FROM transits w WHERE w.item_id = i.id AND w.gone_at IS NULL
    AND (w.seen_at IS NULL AND w.cancelled_at IS NULL
        OR coalesce(w.seen_branch_id, w.branch_id) <> i.branch_id)
    UNION ALL SELECT 1 FROM interloans r WHERE r.item_id = i.id
    AND r.place IN ('to_requester', 'at_requester', 'to_supplier') AND r.status <> 'CopyCompleted'
    UNION ALL SELECT 1 FROM held_items h
    WHERE h.item_id = i.id AND h.released_at IS NULL AND h.gone_at IS NULL"""
"""Lent, on its way, standing in another branch than its own, sent to another library that asked for it
(models.transits.is_elsewhere), come from another library, or aside for somebody (models.holds.is_aside)."""


def _where(conditions: list[str]) -> str:
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""


def _with_copies(session: Session, found: list[Any], here: int) -> list[TitleRow]:
    marks = ",".join("?" * len(found))
    sql = f"""SELECT i.title_id, i.branch_id = ?, count(*), sum({AVAILABLE} AND NOT EXISTS ({OUT}))
        FROM items i WHERE i.title_id IN ({marks}) AND i.condition <> 'withdrawn' GROUP BY 1, 2"""
    copies = {(t, bool(h)): (n, a) for t, h, n, a in straight(session, sql, (here, *(r[0] for r in found)))}
    nothing: tuple[Any, ...] = (0, 0)
    return [
        TitleRow(
            r[0],
            UUID(bytes=r[1]),
            *r[2:],
            *copies.get((r[0], True), nothing),
            *copies.get((r[0], False), nothing),
        )
        for r in found
    ]


def count_matches(session: Session, text: str, filters: Filters = NO_FILTERS) -> int:
    """How many titles match, up to COUNT_UP_TO + 1; a screen asks after it has shown the first rows."""
    match, most = match_expression(text), COUNT_UP_TO + 1
    conditions, parameters = _conditions(filters)
    if match is None:
        inner = f"SELECT t.id FROM titles t {_where(conditions)}"
    elif not conditions:
        inner, parameters = "SELECT rowid FROM catalogue_search WHERE catalogue_search MATCH ?", [match]
    else:
        inner = f"""SELECT t.id FROM catalogue_search s CROSS JOIN titles t ON t.id = s.rowid
            {_where(["s.catalogue_search MATCH ?", *conditions])}"""
        parameters = [match, *parameters]
    found = f"SELECT * FROM ({inner} LIMIT {most})"
    if (asked := _number(text, filters, most)) is not None:
        numbered = NUMBERED
        if conditions:
            numbered = f"SELECT t.id FROM titles t {_where([f't.id IN ({NUMBERED})', *conditions])}"
            asked = (*asked, *_conditions(filters)[1])
        found, parameters = f"{found} UNION {numbered}", [*parameters, *asked]
    counted = straight(session, f"SELECT count(*) FROM ({found})", tuple(parameters))
    return min(next(int(row[0]) for row in counted), most)


def languages(session: Session) -> list[str]:
    """The language codes in the catalogue."""
    return list(session.scalars(select(Title.language).where(Title.language != "").distinct()))
