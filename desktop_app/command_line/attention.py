# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul attention`: what waits for a person to settle it."""

from argparse import Namespace

from db.operations.refusals import NotAllowed
from db.queries.notes import NoteRow, notes, whole
from db.rules.roles import Right
from desktop_app.attention_words import said
from desktop_app.command_line.access import opened, signed_in
from desktop_app.command_line.answer import Answer
from desktop_app.language import format_datetime, translate
from desktop_app.side_words import sides_words


def run(arguments: Namespace) -> Answer:
    """The open notes, or with --settled those that were dealt with. Names and telephones are shown: to whom
    the window shows the page. Raises NotAllowed."""
    with opened(arguments) as store:
        desk = signed_in(arguments, store)
        if not (desk.may(Right.LEND) or desk.may(Right.PLAN_WORKSHOPS)):
            raise NotAllowed(right=Right.LEND)
        with store.read() as session:
            rows = [whole(session, row) for row in notes(session, settled=arguments.settled, limit=None)]
    facts = {"notes": [_facts(row) for row in rows]}
    lines = [line for row in rows for line in _lines(row)]
    return Answer(facts, [*lines, translate("CommandLine", "%n note(s).", None, len(rows))])


def _facts(row: NoteRow) -> dict[str, object]:
    facts = row._asdict()
    facts["people"] = [person._asdict() for person in row.people]
    facts["sides"] = [side._asdict() for side in row.sides]
    return {**facts, "words": said(row)._asdict()}


def _lines(row: NoteRow) -> list[str]:
    told = said(row)
    below = [*sides_words(row), told.done, told.advice]
    return [f"{format_datetime(row.noted_at)}  {told.headline}", *(f"    {line}" for line in below)]
