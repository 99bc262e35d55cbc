# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server snapshot`: the public catalogue made ready as one file for desks that begin."""

import sys
from argparse import Namespace
from datetime import timedelta

from central_server import snapshots
from central_server.command_line.answer import Answer, CommandRefused
from central_server.command_line.opening import opened, settings_of
from central_server.snapshots import Told, Wanted
from db.operations.desk import utc_now


def run(arguments: Namespace) -> Answer:
    """Raises CommandRefused, OSError."""
    told = settings_of(arguments)
    with opened(told) as store:
        wanted = Wanted(told.snapshot_from, timedelta(days=told.snapshot_days))
        if arguments.if_due and not snapshots.is_due(store, told.snapshots, wanted, utc_now()):
            return Answer({"snapshot": None}, ["None is due."])
        try:
            made = snapshots.make(store, told.snapshots, utc_now(), _progress(arguments))
        except snapshots.BeingMade as error:
            raise CommandRefused("being_made", "Another process makes one at this moment.") from error
        except snapshots.NotAgreeing as error:
            said = "The feed counts other rows than there are: use 'simpul-server doctor --mend' first."
            raise CommandRefused("not_agreeing", said) from error
    facts = {"snapshot": made.id, "folder": told.snapshots, "bytes": made.size, "unpacked": made.unpacked}
    line = f"{made.total} rows in {made.size / 1e6:.1f} MB, in {told.snapshots}."
    return Answer({**facts, "made_at": made.made_at, "rows": made.rows, "cursors": made.cursors}, [line])


def _progress(arguments: Namespace) -> Told | None:
    if arguments.json or not sys.stderr.isatty():
        return None
    return lambda done, total: _say(f"\r{100 * done // max(total, 1)} %" + ("\n" if done >= total else ""))


def _say(text: str) -> None:
    sys.stderr.write(text)
