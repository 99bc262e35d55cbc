# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server interlend-to`: where a partner's system takes messages of interlibrary loan (ISO 18626)."""

import os
import sys
from argparse import Namespace
from getpass import getpass

from central_server.command_line.answer import Answer, CommandRefused, WrongUsage
from central_server.command_line.opening import opened, settings_of
from central_server.interlending_outbox import beginning, put_endpoint
from db.operations.desk import utc_now

TOKEN = "SIMPUL_PARTNER_TOKEN"


def run(arguments: Namespace) -> Answer:
    """Raises Unknown where there is no such partner, Invalid where the address won't do."""
    told = [arguments.address, arguments.we, arguments.they]
    if arguments.stop == any(told) or (not arguments.stop and not all(told)):
        raise WrongUsage("Give an address with --we and --they, or --stop alone.")
    wanted = None
    if not arguments.stop:
        wanted = beginning(arguments.address, _token(), arguments.we, arguments.they, utc_now())
    with opened(settings_of(arguments)) as store, store.write() as session:
        put_endpoint(session, arguments.partner, wanted)
    facts = {"partner": arguments.partner, "address": arguments.address if wanted else None}
    if wanted is None:
        return Answer(facts, [f"{arguments.partner} is sent no more messages."])
    return Answer(facts, [f"What is asked from now on is told to {arguments.partner} at {wanted.address}."])


def _token() -> str:
    if TOKEN in os.environ:
        return os.environ[TOKEN]
    if not sys.stdin.isatty():
        said = f"The partner has given us a token: set {TOKEN}, or run this in a terminal."
        raise CommandRefused("token_needed", said)
    return getpass("The token that the partner has given us: ")
