# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server interlend`: lets a partner's system send messages of interlibrary loan (ISO 18626)."""

import os
from argparse import Namespace

from central_server.api.interlending import PATH
from central_server.command_line.answer import Answer
from central_server.command_line.opening import opened, settings_of
from central_server.interlending import give_token


def run(arguments: Namespace) -> Answer:
    """Raises Unknown where there is no such partner or branch."""
    with opened(settings_of(arguments)) as store, store.write() as session:
        token = give_token(session, arguments.partner, arguments.branch, os.urandom)
    facts = {"partner": arguments.partner, "branch": arguments.branch, "token": token, "path": PATH}
    return Answer(
        facts,
        [
            f"{arguments.partner} posts to {PATH} with 'Authorization: Bearer' and this token;",
            "it is not shown again:",
            token,
        ],
    )
