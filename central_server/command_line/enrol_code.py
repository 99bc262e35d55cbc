# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server enrol-code`: a one-time code that makes a PC a desk of a branch."""

from argparse import Namespace

from central_server import devices
from central_server.api.service import CHANCE
from central_server.command_line.answer import Answer
from central_server.command_line.opening import branch_with_code, opened, settings_of
from db.operations.desk import utc_now


def run(arguments: Namespace) -> Answer:
    """The code is shown this once: the store keeps its hash. Raises Unknown."""
    now = utc_now()
    with opened(settings_of(arguments)) as store, store.write() as session:
        branch = branch_with_code(session, arguments.branch)
        code = devices.make_code(session, branch.uid, arguments.reach, now, CHANCE)
        place = branch.code
    until = now + devices.CODE_LIFE
    facts = {"code": code, "branch": place, "reach": arguments.reach, "expires_at": until}
    return Answer(facts, [code, f"For one desk of {place}, until {until:%Y-%m-%d %H:%M} UTC."])
