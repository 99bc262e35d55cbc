# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server doctor`: looks at everything that may be wrong, and says it in plain words."""

from argparse import Namespace

from central_server import auditing
from central_server.command_line import checks
from central_server.command_line.answer import DONE, REFUSED, Answer
from central_server.command_line.finding import BAD, GOOD, Finding
from central_server.command_line.opening import opened, settings_of
from central_server.store import CentralStore


def run(arguments: Namespace) -> Answer:
    """REFUSED where something is bad; a warning alone is not."""
    with opened(settings_of(arguments)) as store:
        mended = [_mended(store)] if arguments.mend else []
        found = [*mended, *checks.all_of(store)]
    worst = REFUSED if any(finding.state == BAD for finding in found) else DONE
    return Answer(
        {"well": worst == DONE, "checks": [finding.as_facts() for finding in found]},
        [*(finding.as_line() for finding in found), _sum(found)],
        worst,
    )


def _mended(store: CentralStore) -> Finding:
    written = store.retry(lambda session, _last: auditing.mend(session))
    said = f"The feed was gone through: {written} entries put right."
    return Finding("mend", GOOD, said, {"entries": written})


def _sum(found: list[Finding]) -> str:
    if any(finding.state == BAD for finding in found):
        return "Something needs to be put right: see the lines marked with ✗."
    if all(finding.state == GOOD for finding in found):
        return "All is well."
    return "The server works; the lines marked with ! deserve a look."
