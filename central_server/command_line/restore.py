# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server restore`: a backup takes the store's place; desks send again what it has forgotten."""

from argparse import Namespace
from pathlib import Path

from central_server import backups
from central_server.api.service import CHANCE
from central_server.command_line.answer import Answer, CommandRefused, WrongUsage
from central_server.command_line.opening import opened, settings_of
from central_server.epochs import begin_again
from central_server.settings import Settings
from db.operations.desk import utc_now

TOLD = "A new epoch has begun: desks look at every row again and send what the store has forgotten."


def run(arguments: Namespace) -> Answer:
    """Raises CommandRefused, OSError."""
    told = settings_of(arguments)
    if arguments.new_epoch and arguments.file is None:
        return _new_epoch(told)
    if arguments.file is None or arguments.new_epoch:
        raise WrongUsage("name either the backup's FILE or --new-epoch")
    return _restored(told, arguments.file)


def _new_epoch(told: Settings) -> Answer:
    with opened(told) as store, store.write() as session:
        epoch = begin_again(session, CHANCE, utc_now())
    return Answer({"epoch": epoch}, [TOLD])


def _restored(told: Settings, backup: Path) -> Answer:
    file = backups.embedded_file(told.database_url)
    if file is None:
        commands = backups.restore_commands(told.database_url, backup)
        said = "\n".join(["PostgreSQL has a tool of its own for this. With all servers stopped:", *commands])
        raise CommandRefused("postgresql", said, commands=commands)
    try:
        aside = backups.restore(backup, file, CHANCE, utc_now())
    except backups.InUse as error:
        raise CommandRefused("in_use", f"A server has {file} open: stop it first.") from error
    except backups.NotAStore as error:
        raise CommandRefused("not_a_store", f"Nothing was changed: {error}.") from error
    lines = [f"Restored in {file}.", TOLD]
    if aside is not None:
        lines.append(f"What was there before lies in {aside}.")
    return Answer({"store": file, "backup": backup, "before": aside}, lines)
