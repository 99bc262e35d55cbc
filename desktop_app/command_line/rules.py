# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul rules`: loan rules of SLiMS or INLISLite, looked at beside ours or carried over."""

from argparse import Namespace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from db.exchange.foreign_rules import ForeignRules, read_rules
from db.operations.carrying_over import (
    CHANGED,
    NEW,
    Line,
    carry_over,
    look,
    may_change_branches,
    may_change_copies,
)
from db.operations.desk import Desk
from desktop_app.command_line.access import branch_with_code, opened, signed_in
from desktop_app.command_line.answer import DONE, REFUSED, Answer
from desktop_app.finding_words import finding_text
from desktop_app.language import translate
from desktop_app.settings.carry_over_presenter import (
    beside,
    days_words,
    line_words,
    outcome_words,
    system_words,
)


def run(arguments: Namespace) -> Answer:
    """REFUSED where the files hold no rules. Raises OSError, StoreError, NotAllowed, Unknown."""
    foreign = read_rules(arguments.files)
    if not foreign.system:
        return Answer(
            {"system": None, "preview": arguments.preview, "rules": []}, [system_words(foreign)], REFUSED
        )
    today = datetime.now().astimezone().date()
    with opened(arguments) as store:
        desk = signed_in(arguments, store)
        lines = _lines(desk, foreign, _branch(desk, arguments.branch), today, only_look=arguments.preview)
    facts = {
        "system": foreign.system,
        "preview": arguments.preview,
        "rules": [_facts(line) for line in lines],
    }
    return Answer(facts, _words(lines, only_looked=arguments.preview), DONE)


def _branch(desk: Desk, code: str | None) -> UUID | None:
    if not code:
        return None
    with desk.store.read() as session:
        return branch_with_code(session, code).uid


def _lines(
    desk: Desk, foreign: ForeignRules, branch: UUID | None, today: date, *, only_look: bool
) -> list[Line]:
    if not only_look:
        return carry_over(desk, foreign, branch, today)
    with desk.store.read() as session:
        may = {"branches": may_change_branches(desk), "copies": may_change_copies(desk)}
        return look(session, foreign, branch, today, **may)


def _facts(line: Line) -> dict[str, Any]:
    return {
        "what": line.what,
        "outcome": line.outcome,
        "member_type": line.member_type,
        "item_type": line.item_type,
        "since": line.since,
        "until": line.until,
        "name": line.name,
        "theirs": line.theirs,
        "ours": line.ours,
        "codes": [finding.code for finding in line.findings],
        "reason": "; ".join(map(finding_text, line.findings)),
    }


def _words(lines: list[Line], *, only_looked: bool) -> list[str]:
    said: list[str] = []
    for line in lines:
        head = " · ".join(filter(None, (line_words(line), days_words(line))))
        said.append(f"{head}: {outcome_words(line)}")
        if line.outcome in (NEW, CHANGED) or line.what == "weekday":
            said += [f"    {one.term}: {one.theirs or '–'} ({one.ours or '–'})" for one in beside(line)]
    if only_looked:
        said.append(translate("CommandLine", "Nothing was changed."))
    return said
