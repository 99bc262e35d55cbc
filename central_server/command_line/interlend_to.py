# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server interlend-to`: where a partner's system takes messages of interlibrary loan (ISO 18626)."""

import os
import sys
from argparse import Namespace
from getpass import getpass

from sqlalchemy.orm import Session

from central_server.command_line.answer import Answer, CommandRefused, WrongUsage
from central_server.command_line.opening import opened, settings_of
from central_server.interlending_outbox import Endpoint, beginning, place_of, put_endpoint, say_at_desks
from central_server.own_desk import unattended_desk
from db.operations.desk import utc_now
from db.operations.refusals import Unknown

TOKEN = "SIMPUL_PARTNER_TOKEN"


def run(arguments: Namespace) -> Answer:
    """Raises Unknown where there is no such partner, Invalid where the address won't do."""
    told = [arguments.address, arguments.we, arguments.they]
    alone = arguments.stop or arguments.token
    if (arguments.stop and arguments.token) or (any(told) if alone else not all(told)):
        raise WrongUsage("Give an address with --we and --they, or --token or --stop alone.")
    token = "" if arguments.stop else _token()
    with opened(settings_of(arguments)) as store:
        desk = unattended_desk(store, utc_now)
        if desk is None:
            raise Unknown(what="partners", text=arguments.partner)
        with desk.together() as perform:
            wanted = None if arguments.stop else _wanted(perform.session, arguments, token)
            put_endpoint(perform.session, arguments.partner, wanted)
            say_at_desks(perform, arguments.partner, wanted)
    facts = {"partner": arguments.partner, "address": arguments.address if wanted else None}
    if wanted is None:
        return Answer(facts, [f"{arguments.partner} is sent no more messages."])
    return Answer(facts, [f"What is asked from now on is told to {arguments.partner} at {wanted.address}."])


def _wanted(session: Session, arguments: Namespace, token: str) -> Endpoint:
    """What was given here; with the token alone, what a desk has said."""
    if not arguments.token:
        return beginning(arguments.address, token, arguments.we, arguments.they, utc_now())
    place = place_of(session, arguments.partner)
    if place is None:
        raise CommandRefused("no_address", f"No desk has said yet where {arguments.partner} takes messages.")
    return Endpoint(place.address, token.strip(), place.we, place.they, place.since)


def _token() -> str:
    if TOKEN in os.environ:
        return os.environ[TOKEN]
    if not sys.stdin.isatty():
        said = f"The partner has given us a token: set {TOKEN}, or run this in a terminal."
        raise CommandRefused("token_needed", said)
    return getpass("The token that the partner has given us: ")
