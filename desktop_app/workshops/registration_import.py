# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of people taken in: which column is what, what would become of each line, and what did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace as with_

from db.exchange.registration_sheets import (
    FIELDS,
    LARGEST,
    Line,
    Sheet,
    SheetRefused,
    format_of,
    gender_of,
    guessed,
    read_sheet,
)
from db.operations import enrolling
from db.operations.desk import Desk
from db.operations.enrolling import Wanted
from db.operations.operation import Changes
from db.operations.refusals import Refusal
from db.queries.registrations import Known
from db.queries.workshops import Detail
from db.rules.plans import Question
from desktop_app.workshops.registration_draft import Draft, Terms, people, problems
from desktop_app.workshops.registration_terms import first_format, terms_of

QUESTION = "question:"
"""Before the name of a question of the workshop where a column holds its answers."""
Columns = Mapping[str, int]
"""Which column holds which field."""


class Read(NamedTuple):
    """A file that was read for a workshop, and a first guess at its columns."""

    sheet: Sheet
    mapping: dict[str, int]
    terms: Terms


class Fate(NamedTuple):
    """What becomes of a line: 'new', 'there' or 'wrong' before, 'registered', 'waiting', 'there' or 'refused'
    after. `field` and `fault` say what is wrong, `error` why it was refused."""

    line: int
    name: str
    what: str
    field: str = ""
    fault: str = ""
    error: Refusal | None = None


def read_file(desk: Desk, workshop: Detail, path: Path) -> Read:
    """Raises SheetRefused, OSError."""
    if path.stat().st_size > LARGEST:
        raise SheetRefused("too_large")
    sheet = read_sheet(path.read_bytes())
    with desk.store.read() as session:
        terms = terms_of(session, desk, workshop)
    # A list that was made elsewhere has not asked them.
    asked = tuple(with_(question, required=False) for question in terms.questions)
    terms = terms._replace(questions=asked)
    return Read(sheet, guessed(sheet.header) | _questions_in(sheet.header, asked), terms)


def _questions_in(header: Iterable[str], asked: Iterable[Question]) -> dict[str, int]:
    heads = [head.strip().casefold() for head in header]
    places = {QUESTION + q.name: q.text.strip().casefold() for q in asked}
    return {name: heads.index(text) for name, text in places.items() if text in heads}


def draft_of_line(line: Line, mapping: Columns, workshop: Detail) -> Draft:
    """A line as the form would hold it."""
    cells = {field: line.cells[place] for field, place in mapping.items() if field in FIELDS}
    texts: dict[str, Any] = {
        name: text for name, text in cells.items() if name not in {"gender", "format", "people"}
    }
    count = cells.get("people", "")
    return replace(
        Draft(**texts),
        gender=gender_of(cells.get("gender", "")),
        format=format_of(cells.get("format", ""), first_format(workshop)),
        people=(int(count) if count.isdigit() else 0) if count else 1,
        answers={
            field.removeprefix(QUESTION): line.cells[place]
            for field, place in mapping.items()
            if field.startswith(QUESTION)
        },
    )


def foreseen(desk: Desk, workshop: Detail, read: Read, mapping: Columns) -> list[Fate]:
    """What would become of each line."""
    with desk.store.read() as session:
        known = Known(session, workshop.row.uid)
    return [fate for fate, _ in _sorted_out(known, workshop, read, mapping)]


def _sorted_out(
    known: Known, workshop: Detail, read: Read, mapping: Columns
) -> Iterable[tuple[Fate, Wanted | None]]:
    for line in read.sheet.lines:
        draft = draft_of_line(line, mapping, workshop)
        if wrong := problems(draft, read.terms):
            field, fault = next(iter(wrong.items()))
            yield Fate(line.number, draft.name, "wrong", field, fault), None
        elif known.has(draft.name, draft.phone, draft.email):
            yield Fate(line.number, draft.name, "there"), None
        else:
            known.add(draft.name, draft.phone, draft.email)
            (wanted,) = people(draft, read.terms)
            yield Fate(line.number, draft.name, "new"), wanted


def take_in(
    desk: Desk,
    workshop: Detail,
    read: Read,
    mapping: Columns,
    report: Callable[[int, int], None],
    stopped: Callable[[], bool],
) -> tuple[list[Fate], Changes]:
    """Register whoever is new, each for itself; once `stopped`, it stops before the next line.

    What was registered stays, and the same list taken in again goes on where it was.
    """
    with desk.store.read() as session:
        lines = list(_sorted_out(Known(session, workshop.row.uid), workshop, read, mapping))
    fates: list[Fate] = []
    changes = Changes()
    for done, (fate, wanted) in enumerate(lines):
        if stopped():
            break
        report(done, len(lines))
        became, made = (fate, Changes()) if wanted is None else _registered(desk, workshop, fate, wanted)
        fates.append(became)
        changes |= made
    return fates, changes


def _registered(desk: Desk, workshop: Detail, fate: Fate, wanted: Wanted) -> tuple[Fate, Changes]:
    try:
        enrolled, changes = enrolling.enrol(desk, workshop.row.uid, [wanted], source="import")
    except Refusal as error:
        return fate._replace(what="refused", error=error), Changes()
    return fate._replace(what=enrolled[0].state), changes
