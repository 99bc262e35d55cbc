# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul enrol`: this PC becomes a desk of a central server."""

import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import closing, contextmanager
from socket import gethostname

from db import keys
from desktop_app.command_line.access import folder_of, known_key, opened
from desktop_app.command_line.answer import Answer
from desktop_app.command_line.found import new_key
from desktop_app.command_line.sync import carried, stands_alone
from desktop_app.language import format_number, translate
from desktop_app.sync.bootstrap import Told
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.cycles import Synced
from desktop_app.sync.enrolling import enrol, join_with_data
from desktop_app.sync.enrolling_again import enrol_again
from desktop_app.sync.progress import Progress
from desktop_app.sync.standing import NotEnrolled
from desktop_app.sync_words import joining_words, progress_words, trouble_words

EVERY_SECONDS = 0.2


def run(arguments: Namespace) -> Answer:
    """Raises StoreExists, KeychainMissing, Invalid; what the server refuses as CommandRefused."""
    folder, name = folder_of(arguments), arguments.name or gethostname()
    with (
        carried(trouble_words if arguments.again else joining_words),
        closing(_way_to(arguments)) as carrier,
        _progress(arguments) as told,
    ):
        carrier.look()  # a code is used up once it was shown
        if arguments.again:
            key, fetched = _again(arguments, carrier, name)
        elif arguments.with_data:
            key = _key(arguments)
            fetched = join_with_data(folder, key, carrier, arguments.code, name, told)
        else:
            key, fetched = enrol(folder, carrier, arguments.code, name, new_key, told, known_key=known_key)
    facts = {
        "store": folder,
        "server": carrier.server,
        "rows": fetched.rows,
        "with_data": arguments.with_data,
        "snapshot_rows": fetched.snapshot_rows,
        "snapshot_bytes": fetched.snapshot_bytes,
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


def _way_to(arguments: Namespace) -> Carrier:
    """Raises OSError where the file of the authority can't be read."""
    authority = "" if arguments.authority is None else arguments.authority.read_text("utf-8", "replace")
    return Carrier(arguments.url, plain_allowed=arguments.plain_http, authority=authority)


def _again(arguments: Namespace, carrier: Carrier, name: str) -> tuple[bytes, Synced]:
    with opened(arguments) as store:
        try:
            return store.key, enrol_again(store, carrier, arguments.code, name)
        except NotEnrolled:
            raise stands_alone() from None


def _key(arguments: Namespace) -> bytes:
    with opened(arguments) as store:
        return store.key


@contextmanager
def _progress(arguments: Namespace) -> Iterator[Told]:
    """On a terminal one line that is written over; elsewhere a line whenever another stage begins."""
    if arguments.json:
        yield lambda _progress: None
        return
    line = _Line(terminal=sys.stderr.isatty())
    try:
        yield line.tell
    finally:
        line.end()


class _Line:
    def __init__(self, *, terminal: bool) -> None:
        self._terminal = terminal
        self._stage, self._next, self._width = ("", False), 0.0, 0

    def tell(self, progress: Progress) -> None:
        """Say it, not more often than somebody can read."""
        stage = (progress.stage, progress.waiting)
        now, begins = time.monotonic(), stage != self._stage
        if not begins and (not self._terminal or now < self._next):
            return
        self._stage, self._next = stage, now + EVERY_SECONDS
        said = progress_words(progress)
        if self._terminal:
            sys.stderr.write("\r" + said.ljust(self._width))
            self._width = len(said)
        else:
            sys.stderr.write(said + "\n")
        sys.stderr.flush()

    def end(self) -> None:
        """What is written next begins a line of its own."""
        if self._terminal and self._width:
            sys.stderr.write("\n")
