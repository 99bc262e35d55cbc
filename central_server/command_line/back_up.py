# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server backup`: a tested copy of the embedded store; for PostgreSQL the command that makes one."""

from argparse import Namespace

from central_server import backups
from central_server.command_line.answer import Answer, CommandRefused
from central_server.command_line.opening import opened, settings_of


def run(arguments: Namespace) -> Answer:
    """Raises CommandRefused for PostgreSQL, OSError."""
    told = settings_of(arguments)
    source = backups.embedded_file(told.database_url)
    if source is None:
        command = backups.dump_command(told.database_url, arguments.file)
        raise CommandRefused(
            "postgresql", f"PostgreSQL has a tool of its own for this:\n{command}", commands=[command]
        )
    with opened(told):
        try:
            backups.back_up(source, arguments.file)
        except backups.NotAStore as error:
            raise CommandRefused("damaged", f"The copy did not pass its test: {error}.") from error
    size = arguments.file.stat().st_size
    return Answer(
        {"backup": arguments.file, "bytes": size}, [f"Copied and tested: {arguments.file} ({size} bytes)."]
    )
