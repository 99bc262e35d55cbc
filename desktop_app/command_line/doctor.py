# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul doctor`: looks at everything that may be wrong, and says it in plain words."""

from argparse import Namespace
from pathlib import Path

from sqlalchemy import text

from db.errors import StoreError
from db.operations.arrange import arrange_titles
from db.store import Store
from desktop_app.command_line import checks_of_place, checks_of_store
from desktop_app.command_line.access import folder_of, opened, signed_in
from desktop_app.command_line.answer import DONE, REFUSED, Answer, CommandRefused, refusal_facts
from desktop_app.command_line.finding import BAD, GOOD, Finding
from desktop_app.language import format_number, translate


def run(arguments: Namespace) -> Answer:
    """REFUSED where something is bad; a warning alone is not."""
    found = [*checks_of_place.all_of(folder_of(arguments)), *_store(arguments)]
    worst = REFUSED if any(finding.state == BAD for finding in found) else DONE
    return Answer(
        {"well": worst == DONE, "checks": [finding.as_facts() for finding in found]},
        [*(finding.as_line() for finding in found), _sum(found)],
        worst,
    )


def _store(arguments: Namespace) -> list[Finding]:
    try:
        with opened(arguments) as store:
            done = _asked_for(arguments, store)
            return [*checks_of_store.all_of(store), *done]
    except (StoreError, CommandRefused) as error:
        folder = folder_of(arguments)
        return [_closed(error, folder), *checks_of_place.newest_backup(folder)]


def _closed(error: StoreError | CommandRefused, folder: Path) -> Finding:
    facts = refusal_facts(error)
    return Finding("store", BAD, facts["reason"], facts | {"store": folder})


def _asked_for(arguments: Namespace, store: Store) -> list[Finding]:
    found = []
    if arguments.accept_clock:
        signed_in(arguments, store).confirm_clock()
        found.append(
            Finding("accept_clock", GOOD, translate("Doctor", "The clock is confirmed to be right."))
        )
    if arguments.arrange:
        count = arrange_titles(store)
        with store.write() as session:
            session.execute(text("INSERT INTO member_search(member_search) VALUES ('rebuild')"))
        said = translate("Doctor", "{count} titles are in order of popularity now.")
        found.append(Finding("arrange", GOOD, said.format(count=format_number(count)), {"titles": count}))
    return found


def _sum(found: list[Finding]) -> str:
    if any(finding.state == BAD for finding in found):
        return translate("Doctor", "Something needs to be put right: see the lines marked with ✗.")
    if all(finding.state == GOOD for finding in found):
        return translate("Doctor", "All is well.")
    return translate("Doctor", "The library works; the lines marked with ! deserve a look.")
