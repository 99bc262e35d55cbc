# SPDX-License-Identifier: GPL-3.0-or-later
"""A list of people taken in: which column is what, what would become of each line, and what did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from db.exchange.headed_sheets import LARGEST, Line, Sheet
from db.exchange.registration_sheets import (
    FIELDS,
    answer_of,
    format_of,
    gender_of,
    guessed,
    phone_of,
    read_sheet,
)
from db.exchange.workbooks import SheetRefused
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
ANSWER = "question-"
"""Before its name where something is wrong with an answer; see registration_draft.problems."""
Columns = Mapping[str, int]
"""Which column holds which field."""


class Read(NamedTuple):
    """A file that was read for a workshop, and a first guess at its columns."""

    path: Path
    sheet: Sheet
    mapping: dict[str, int]
    terms: Terms


class Fate(NamedTuple):
    """What becomes of a line: 'new', 'there' or 'wrong' before, 'registered', 'waiting', 'there' or 'refused'
    after. `field` and `fault` say what is wrong, `error` why it was refused; `told` is 'zero_put_back' or
    'zero_lost' of a telephone, see registration_sheets.phone_of."""

    line: int
    name: str
    what: str
    field: str = ""
    fault: str = ""
    error: Refusal | None = None
    told: str = ""


def read_file(desk: Desk, workshop: Detail, path: Path, sheet_name: str = "") -> Read:
    """Of a workbook the sheet of this name, or the first that looks like a list.

    Raises SheetRefused, OSError.
    """
    if path.stat().st_size > LARGEST:
        raise SheetRefused("too_large")
    sheet = read_sheet(path.read_bytes(), sheet_name)
    with desk.store.read() as session:
        terms = terms_of(session, desk, workshop)
    return Read(path, sheet, guessed(sheet.header) | _questions_in(sheet.header, terms.questions), terms)


def _questions_in(header: Iterable[str], asked: Iterable[Question]) -> dict[str, int]:
    heads = [head.strip().casefold() for head in header]
    places = {QUESTION + q.name: q.text.strip().casefold() for q in asked}
    return {name: heads.index(text) for name, text in places.items() if text in heads}


def draft_of_line(line: Line, mapping: Columns, workshop: Detail, asked: Iterable[Question] = ()) -> Draft:
    """A line as the form would hold it."""
    cells = {field: line.cells[place] for field, place in mapping.items() if field in FIELDS}
    cells |= {"phone": _phone(line, mapping)[0]} if "phone" in cells else {}
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
            question.name: answer_of(question.kind, line.cells[mapping[QUESTION + question.name]])
            for question in asked
            if QUESTION + question.name in mapping
        },
    )


def _phone(line: Line, mapping: Columns) -> tuple[str, str]:
    if "phone" not in mapping:
        return "", ""
    place = mapping["phone"]
    return phone_of(line.cells[place], is_number=place in line.numbers)


def foreseen(desk: Desk, workshop: Detail, read: Read, mapping: Columns) -> list[Fate]:
    """What would become of each line."""
    with desk.store.read() as session:
        known = Known(session, workshop.row.uid)
    return [fate for fate, _ in _sorted_out(known, workshop, read, mapping)]


def _sorted_out(
    known: Known, workshop: Detail, read: Read, mapping: Columns
) -> Iterable[tuple[Fate, Wanted | None]]:
    for line in read.sheet.lines:
        draft = draft_of_line(line, mapping, workshop, read.terms.questions)
        told = _phone(line, mapping)[1]
        if wrong := _uncounted(line, mapping) or problems(draft, read.terms):
            field, fault = next(iter(wrong.items()))
            yield Fate(line.number, draft.name, "wrong", field, fault), None
        elif known.has(draft.name, draft.phone, draft.email):
            yield Fate(line.number, draft.name, "there"), None
        else:
            known.add(draft.name, draft.phone, draft.email)
            (wanted,) = people(draft, read.terms)
            yield Fate(line.number, draft.name, "new", told=told), wanted


def _uncounted(line: Line, mapping: Columns) -> dict[str, str]:
    """Fields that hold a formula whose value nobody has worked out."""
    missing = (field for field, place in mapping.items() if place in line.uncounted)
    return {field.replace(QUESTION, ANSWER): "uncounted" for field in missing}


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
