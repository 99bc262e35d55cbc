# SPDX-License-Identifier: GPL-3.0-or-later
"""The words that `simpul-server` understands."""

import sys
from argparse import SUPPRESS, Action, ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from db.exchange.named import FORMATS
from db.syncing.scopes import NETWORK, REACHES

COMMANDS = {
    "init": "found",
    "serve": "serve",
    "enrol-code": "enrol_code",
    "devices": "list_devices",
    "revoke": "revoke",
    "interlend": "interlend",
    "interlend-to": "interlend_to",
    "take-in": "bring",
    "backup": "back_up",
    "restore": "restore",
    "import": "take_in",
    "snapshot": "make_snapshot",
    "doctor": "doctor",
}
"""Each command and the module that does it."""
ABOUT = (
    "Where desks meet. Settings come from a file (--config, SIMPUL_SERVER_CONFIG, or the usual place) and "
    "from SIMPUL_SERVER_… variables. Exit code: 0 done, 1 refused with the reason, 2 wrong usage."
)


class _Version(Action):
    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, default=SUPPRESS, help=help)

    def __call__(self, parser: ArgumentParser, *_: Any) -> None:
        sys.stdout.write(f"simpul-server {program_version()}\n")
        parser.exit()


def program_version() -> str:
    """The version of the program, as its package says."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("simpul-pustaka")
    except PackageNotFoundError:
        return "?"


def parser() -> ArgumentParser:
    """The whole grammar."""
    top = ArgumentParser(prog="simpul-server", description=ABOUT, parents=[_everywhere()], allow_abbrev=False)
    top.add_argument("--version", action=_Version, help="say the version")
    top.set_defaults(config=None, json=False)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (about, add) in GRAMMAR.items():
        words = commands.add_parser(
            name, help=about, description=about, parents=[_everywhere()], allow_abbrev=False
        )
        add(words)
    return top


def _everywhere() -> ArgumentParser:
    """Options that stand before or after the command."""
    common = ArgumentParser(add_help=False, argument_default=SUPPRESS)
    common.add_argument("--config", type=Path, metavar="FILE", help="the file of settings (TOML)")
    common.add_argument("--json", action="store_true", help="answer as JSON")
    return common


def _init(words: ArgumentParser) -> None:
    words.add_argument("--library", metavar="NAME", help="name of the library")
    words.add_argument("--branch", metavar="NAME", help="name of the first branch")
    words.add_argument(
        "--from-desk",
        type=Path,
        metavar="FOLDER",
        help="take the library of a desk that stood alone instead: the folder of its store, or of a backup",
    )
    words.add_argument("--branch-code", metavar="CODE", help="its short code")
    words.add_argument("--username", default="admin", help="user name of the first administrator")
    words.add_argument("--person", metavar="NAME", help="the administrator's name")
    words.add_argument("--timezone", default="Asia/Jakarta", help="time zone of the branch")


def _serve(words: ArgumentParser) -> None:
    words.add_argument(
        "--with-parent", action="store_true", help="stop when standard input is closed: for who starts it"
    )


def _enrol_code(words: ArgumentParser) -> None:
    words.add_argument("--branch", metavar="CODE", required=True, help="branch that the desk belongs to")
    words.add_argument(
        "--reach",
        choices=REACHES,
        default=NETWORK,
        help="'network': loans and members' names of all branches; 'branch': its own alone",
    )
    words.add_argument("--address", metavar="URL", help="how desks reach this server, for the QR code")
    words.add_argument(
        "--qr", type=Path, metavar="FILE", help="save address and code as QR code (.svg, .png)"
    )
    words.add_argument(
        "--with-data",
        action="store_true",
        help="for a library that stood alone: what it has done so far is taken in, whoever did it",
    )


def _revoke(words: ArgumentParser) -> None:
    words.add_argument("device", metavar="DEVICE", help="its id, or its name where no other has that")


def _interlend(words: ArgumentParser) -> None:
    words.add_argument("partner", metavar="PARTNER", help="the partner's name, as its page has it")
    words.add_argument("--branch", metavar="CODE", required=True, help="branch that answers its requests")


def _interlend_to(words: ArgumentParser) -> None:
    words.add_argument("partner", metavar="PARTNER", help="the partner's name, as its page has it")
    words.add_argument("address", metavar="URL", nargs="?", default="", help="where its system takes them")
    words.add_argument("--we", metavar="ISIL", default="", help="what its system calls us")
    words.add_argument("--they", metavar="ISIL", default="", help="what it calls itself")
    words.add_argument(
        "--token", action="store_true", help="only the token, for the address that a desk has said"
    )
    words.add_argument("--stop", action="store_true", help="send it nothing more")


def _take_in(words: ArgumentParser) -> None:
    words.add_argument("file", type=Path, metavar="FILE")
    words.add_argument(
        "--revoked", action="store_true", help="take the work in even where its desk was shut out"
    )


def _backup(words: ArgumentParser) -> None:
    words.add_argument("file", type=Path, metavar="FILE")


def _restore(words: ArgumentParser) -> None:
    words.add_argument("file", type=Path, nargs="?", metavar="FILE")
    words.add_argument(
        "--new-epoch",
        action="store_true",
        help="the database was put back (or a standby promoted that lacked something): tell the desks so",
    )


def _import(words: ArgumentParser) -> None:
    words.add_argument("files", type=Path, nargs="+", metavar="FILE")
    words.add_argument("--staff", default="admin", metavar="NAME", help="user name of who does it")
    words.add_argument("--format", choices=FORMATS, default="auto", help="what the files are")
    words.add_argument(
        "--mapping",
        metavar="SPEC",
        help="where MARC records keep items: none, a preset (koha …) or TAG:barcode=p,branch=b",
    )
    words.add_argument("--branch", metavar="CODE", help="branch of items and members that name none")
    words.add_argument("--rejects", type=Path, metavar="DIR", help="folder for records that were refused")


def _snapshot(words: ArgumentParser) -> None:
    words.add_argument(
        "--if-due", action="store_true", help="only where the last one is too old, or none is there"
    )


def _doctor(words: ArgumentParser) -> None:
    words.add_argument(
        "--mend", action="store_true", help="enter into the feed what is wrong or missing in it"
    )


def _nothing(words: ArgumentParser) -> None:
    return None


GRAMMAR: dict[str, tuple[str, Callable[[ArgumentParser], None]]] = {
    "init": ("make the tables and found the library", _init),
    "serve": ("answer the desks until told to stop", _serve),
    "enrol-code": ("make a one-time code that makes a PC a desk", _enrol_code),
    "devices": ("list the desks", _nothing),
    "revoke": ("shut a desk out; at its next sync it gives up its data", _revoke),
    "interlend": ("give a partner's system a token for messages of ISO 18626", _interlend),
    "interlend-to": ("say where a partner's system takes our messages of ISO 18626", _interlend_to),
    "take-in": ("take in the file of unsent work that a desk saved", _take_in),
    "backup": ("copy the store into a file while it is in use, and test the copy", _backup),
    "restore": ("put a backup in the store's place and begin a new epoch", _restore),
    "import": ("take files of titles, items or members into the central catalogue", _import),
    "snapshot": ("make the catalogue ready as one file for new desks", _snapshot),
    "doctor": ("look whether all is well, and say so in plain words", _doctor),
}


def parsed(argv: Sequence[str]) -> Namespace:
    """The words that were typed; ends the program (2) where they make no sense."""
    return parser().parse_args(argv)
