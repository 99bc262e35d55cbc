# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul enrol`: this PC becomes a desk of a central server."""

import sys
from argparse import Namespace
from contextlib import closing
from socket import gethostname

from db import keys
from desktop_app.command_line.access import folder_of, opened
from desktop_app.command_line.answer import Answer, write
from desktop_app.command_line.found import new_key
from desktop_app.command_line.sync import carried, stands_alone
from desktop_app.language import format_number, translate
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.cycles import Synced
from desktop_app.sync.engine import NotEnrolled
from desktop_app.sync.enrolling import Told, enrol, enrol_again, join_with_data


def run(arguments: Namespace) -> Answer:
    """Raises StoreExists, KeychainMissing, Invalid; what the server refuses as CommandRefused."""
    folder, name = folder_of(arguments), arguments.name or gethostname()
    with carried(), closing(Carrier(arguments.url, plain_allowed=arguments.plain_http)) as carrier:
        if arguments.again:
            key, fetched = _again(arguments, carrier, name)
        elif arguments.with_data:
            key = _key(arguments)
            fetched = join_with_data(folder, key, carrier, arguments.code, name, _progress(arguments))
        else:
            key, fetched = enrol(folder, carrier, arguments.code, name, new_key, _progress(arguments))
    facts = {
        "store": folder,
        "server": carrier.server,
        "rows": fetched.rows,
        "with_data": arguments.with_data,
        "key": keys.method(folder),
        "recovery_code": keys.recovery_code(key),
    }
    lines = [
        translate("CommandLine", "This PC is a desk of {server} now; {count} rows were fetched.").format(
            server=carrier.server, count=format_number(fetched.rows)
        ),
        translate("CommandLine", "Recovery code, to print and lock away:"),
        keys.recovery_code(key),
    ]
    return Answer(facts, lines)


def _again(arguments: Namespace, carrier: Carrier, name: str) -> tuple[bytes, Synced]:
    with opened(arguments) as store:
        try:
            return store.key, enrol_again(store, carrier, arguments.code, name)
        except NotEnrolled:
            raise stands_alone() from None


def _key(arguments: Namespace) -> bytes:
    with opened(arguments) as store:
        return store.key


def _progress(arguments: Namespace) -> Told:
    """On a terminal: how many rows have come."""
    if arguments.json or not sys.stderr.isatty():
        return lambda _progress: None
    return lambda progress: write(sys.stderr, [format_number(progress.done_rows)])
