# SPDX-License-Identifier: GPL-3.0-or-later
"""From the words typed to the command that they name, and from its answer to an exit code."""

import logging
import sys
from collections.abc import Sequence
from importlib import import_module

from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, OperationalError

from central_server import structured_log
from central_server.command_line.answer import CommandRefused, WrongUsage, refusal_of, show, show_refusal
from central_server.command_line.arguments import COMMANDS, parsed, parser
from central_server.settings import WrongSettings

PUT_BACK = "Stop the server, and put the newest backup back: simpul-server restore FILE."


def main(argv: Sequence[str] | None = None) -> int:
    """Run `simpul-server` with these words (by default those it was started with); gives the exit code."""
    arguments = parsed(sys.argv[1:] if argv is None else argv)
    structured_log.configure("warning")
    try:
        module = import_module(f"central_server.command_line.{COMMANDS[arguments.command]}")
        return show(module.run(arguments), as_json=arguments.json)
    except WrongUsage as error:
        parser().error(str(error))
    except KeyboardInterrupt:
        stopped = CommandRefused("stopped", "Stopped. What was finished is kept.")
        return show_refusal(stopped, as_json=arguments.json)
    except Exception as error:  # noqa: BLE001 - the outermost loop: it reports and ends
        refusal = refusal_of(error) or _of_settings_or_store(error) or _unforeseen(error)
        return show_refusal(refusal, as_json=arguments.json)


def _unforeseen(error: Exception) -> CommandRefused:
    logging.getLogger(structured_log.OURS).error("unforeseen", exc_info=error)
    said = "An error that nobody foresaw; where it happened stands above, without anybody's data."
    return CommandRefused("unforeseen", said, error=type(error).__name__)


def _of_settings_or_store(error: Exception) -> CommandRefused | None:
    match error:
        case WrongSettings():
            return CommandRefused("settings", f"The settings can't be understood: {error}.")
        case ArgumentError():
            return CommandRefused("settings", "The setting 'database' is no URL that can be understood.")
        case OperationalError():
            said = f"The database does not answer, or another program holds it: {_first_line(error)}"
            return CommandRefused("database", said)
        case DatabaseError() if type(error) is DatabaseError:  # SQLite's word for a file that it can't read
            said = f"The store is damaged, or is no store ({_first_line(error)}). {PUT_BACK}"
            return CommandRefused("damaged", said)
    return None


def _first_line(error: DBAPIError) -> str:
    """What the driver says: server and file names, never rows (hide_parameters)."""
    return str(error.orig).strip().partition("\n")[0]
