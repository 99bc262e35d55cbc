# SPDX-License-Identifier: GPL-3.0-or-later
"""The words that `simpul` understands."""

import sys
from argparse import SUPPRESS, Action, ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from desktop_app.command_line.grammar import grammar
from desktop_app.command_line.words_of_argparse import speak_for_argparse
from desktop_app.language import LANGUAGES, translate

COMMANDS = {
    "init": "found",
    "import": "take_in",
    "export": "give_out",
    "rules": "rules",
    "search": "search",
    "lend": "lend",
    "return": "take_back",
    "backup": "back_up",
    "restore": "restore",
    "doctor": "doctor",
    "enrol": "enrol",
    "sync": "sync",
    "attention": "attention",
}
"""Each command and the module that does it."""


class WrongUsage(Exception):
    """Words that can't go together; the message says which."""


class _Version(Action):
    def __init__(self, option_strings: Sequence[str], dest: str, help: str) -> None:  # noqa: A002
        super().__init__(option_strings, dest, nargs=0, default=SUPPRESS, help=help)

    def __call__(self, parser: ArgumentParser, *_: Any) -> None:
        sys.stdout.write(f"simpul {program_version()}\n")
        parser.exit()


def program_version() -> str:
    """The version of the program, as its package says."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("simpul-pustaka")
    except PackageNotFoundError:
        return "?"


def language_of(argv: Sequence[str], environment: Mapping[str, str]) -> str:
    """'id' or 'en': what was typed, else SIMPUL_LANGUAGE, else Indonesian."""
    first = ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    first.add_argument("--language", choices=LANGUAGES)
    asked = environment.get("SIMPUL_LANGUAGE", "")
    try:
        asked = first.parse_known_args(argv)[0].language or asked
    except Exception:  # noqa: BLE001 - what is wrong with it is said by the real parser
        return "id"
    return asked if asked in LANGUAGES else "id"


def command_of(argv: Sequence[str]) -> str | None:
    """The command among the words, None where the window is meant. Good enough before they are parsed."""
    return next((word for word in argv if word in COMMANDS or word == "tour"), None)


def understood(argv: Sequence[str]) -> bool:
    """Whether the words can be acted on; nothing is said about those that can't."""
    try:
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            parser().parse_args(argv)
    except SystemExit:
        return False
    return True


def parser() -> ArgumentParser:
    """The whole grammar, in the language that is spoken."""
    speak_for_argparse()
    top = ArgumentParser(prog="simpul", description=_about(), parents=[_everywhere()], allow_abbrev=False)
    top.add_argument(
        "--sample",
        action="store_true",
        help=translate("CommandLine", "open the window on the sample library"),
    )
    top.add_argument("--version", action=_Version, help=translate("CommandLine", "say the version"))
    top.set_defaults(store=None, json=False, staff="admin")
    commands = top.add_subparsers(dest="command", metavar=translate("CommandLine", "COMMAND"))
    for name, (about, add) in grammar().items():
        add(
            commands.add_parser(
                name, help=about, description=about, parents=[_everywhere()], allow_abbrev=False
            )
        )
    return top


def _about() -> str:
    return translate(
        "CommandLine",
        "The desk of a library. Without a command the window opens. Exit code: 0 done, 1 refused with the "
        "reason, 2 wrong usage. Passphrase and password come from SIMPUL_PASSPHRASE and SIMPUL_PASSWORD, or "
        "are asked for.",
    )


def _everywhere() -> ArgumentParser:
    """Options that stand before or after the command."""
    common = ArgumentParser(add_help=False, argument_default=SUPPRESS)
    common.add_argument(
        "--store",
        type=Path,
        metavar=translate("CommandLine", "DIR"),
        help=translate("CommandLine", "the library's folder (default: this user's own library)"),
    )
    common.add_argument("--json", action="store_true", help=translate("CommandLine", "answer as JSON"))
    common.add_argument(
        "--staff",
        metavar=translate("CommandLine", "NAME"),
        help=translate("CommandLine", "user name of who does it (default: admin)"),
    )
    common.add_argument(
        "--language", choices=LANGUAGES, help=translate("CommandLine", "language of the answer")
    )
    return common


def given(arguments: Namespace, *names: str) -> None:
    """Raises WrongUsage where one of these options was left out."""
    missing = [f"--{name.replace('_', '-')}" for name in names if not getattr(arguments, name)]
    if missing:
        told = translate("CommandLine", "needed as well: {options}")
        raise WrongUsage(told.format(options=" ".join(missing)))


def refuse_what_is_no_text(arguments: Namespace) -> None:
    """Names of files may be any bytes; what is looked for or kept has to be text. Raises WrongUsage."""
    for said in vars(arguments).values():
        for word in said if isinstance(said, list) else [said]:
            if isinstance(word, str) and not _is_text(word):
                told = translate("CommandLine", "not written in UTF-8: {word}")
                raise WrongUsage(told.format(word=word))


def _is_text(word: str) -> bool:
    try:
        word.encode()
    except UnicodeEncodeError:
        return False
    return True
