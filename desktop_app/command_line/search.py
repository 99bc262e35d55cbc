# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul search`: titles, and where their copies are. The catalogue is everybody's: nobody signs in."""

from argparse import Namespace
from typing import Any

from db.queries import catalogue
from db.queries.catalogue import Filters, TitleRow
from desktop_app.command_line.access import branch_with_code, desk_in, opened, own_branch
from desktop_app.command_line.answer import Answer
from desktop_app.language import format_number, translate


def run(arguments: Namespace) -> Answer:
    """Finding nothing is an answer, too."""
    with opened(arguments) as store:
        desk = desk_in(store)
        with store.read() as session:
            asked = arguments.branch
            here = branch_with_code(session, asked) if asked else own_branch(session, desk.branch)
            filters = Filters(branch=here.id if asked else None, available=arguments.available)
            text = " ".join(arguments.words)
            # The first page is ranked as a whole: fewer are cut from it, so that the best come first.
            limit = max(arguments.limit, catalogue.PAGE)
            found = catalogue.search(session, text, here.id, filters, limit=limit)
    rows = found.rows[: arguments.limit]
    facts = {"total": found.total, "branch": here.code, "titles": [_facts(row) for row in rows]}
    return Answer(facts, [*(_line(row) for row in rows), _total(found.total)])


def _facts(row: TitleRow) -> dict[str, Any]:
    facts = row._asdict()
    facts.pop("id")
    return {**facts, "authors": row.authors.split("\n") if row.authors else []}


def _line(row: TitleRow) -> str:
    first_author = row.authors.split("\n")[0]
    about = " · ".join(part for part in (first_author, str(row.year or ""), row.call_number) if part)
    copies = translate(
        "CommandLine", "here {here_available} of {here}, elsewhere {elsewhere_available} of {elsewhere}"
    )
    title = "\n    ".join(filter(None, (row.title, row.original_title)))
    return f"{title}\n    {about}\n    {copies.format(**row._asdict())}"


def _total(total: int) -> str:
    if total > catalogue.COUNT_UP_TO:
        more = translate("CommandLine", "More than {count} titles.")
        return more.format(count=format_number(catalogue.COUNT_UP_TO))
    return translate("CommandLine", "%n title(s).", None, total)
