# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command answers: facts for programs, lines for people; and how either is printed."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, NamedTuple, TextIO

from db.errors import StoreError
from db.facts_as_json import SPACES, facts_as_json
from desktop_app.refusal_words import Words, words

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
INDENT = " " * SPACES


class OneByOne:
    """A list in an answer that may be long: each entry is made and printed, and gone before the next."""

    def __init__(self, make: Callable[[], Iterable[Any]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[Any]:
        return iter(self._make())


class Answer(NamedTuple):
    """`exit_code` is DONE, or REFUSED where a part of it was refused."""

    facts: dict[str, Any]
    lines: list[str]
    exit_code: int = DONE


class CommandRefused(Exception):
    """A reason of the command line's own; the others are db.errors and db.operations.refusals."""

    def __init__(self, kind: str, said: Words, **facts: Any) -> None:
        super().__init__(kind)
        self.kind = kind
        self.said = said
        self.facts = facts


def refusal_facts(error: Exception) -> dict[str, Any]:
    """A refusal as JSON: `refused` is its kind, `reason` the words a person would read, then its facts."""
    said = error.said if isinstance(error, CommandRefused) else words(error)
    return {"refused": kind_of(error), "reason": said.as_sentence(), **_facts(error)}


def kind_of(error: Exception) -> str:
    """The error's class in lower case with underscores: 'already_lent'."""
    if isinstance(error, CommandRefused):
        return error.kind
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(error).__name__).lower()


def _facts(error: Exception) -> dict[str, Any]:
    match error:
        case CommandRefused():
            return error.facts
        case StoreError():
            return {"store": error.path, "detail": error.detail}
        case OSError():
            return {"path": error.filename, "detail": error.strerror}
    found: dict[str, Any] = (
        {f.name: getattr(error, f.name) for f in fields(error)} if is_dataclass(error) else {}
    )
    return {**found.pop("facts", {}), **found}


def show(answer: Answer, *, as_json: bool) -> int:
    """Print an answer on standard output; gives its exit code."""
    if as_json:
        write_facts(sys.stdout, answer.facts)
    else:
        write(sys.stdout, answer.lines)
    return answer.exit_code


def show_refusal(error: Exception, *, as_json: bool) -> int:
    """For people on standard error, for programs on standard output; gives the exit code."""
    if as_json:
        write_facts(sys.stdout, refusal_facts(error))
    else:
        said = error.said if isinstance(error, CommandRefused) else words(error)
        write(sys.stderr, [part for part in said if part])
    return REFUSED


def write_facts(stream: TextIO, facts: dict[str, Any]) -> None:
    """Facts as JSON to read and to parse."""
    before = "{\n"
    for name, value in facts.items():
        stream.write(f"{before}{INDENT}{_json(name)}: ")
        if isinstance(value, OneByOne):
            _write_entries(stream, value)
        else:
            stream.write(_json(value, INDENT))
        before = ",\n"
    stream.write("\n}\n" if facts else "{}\n")
    stream.flush()


def _write_entries(stream: TextIO, entries: OneByOne) -> None:
    before, within = "[", INDENT * 2
    for entry in entries:
        stream.write(f"{before}\n{within}{_json(entry, within)}")
        before = ","
    stream.write("[]" if before == "[" else f"\n{INDENT}]")


def _json(value: Any, indent: str = "") -> str:
    return facts_as_json(value).replace("\n", "\n" + indent)


def write(stream: TextIO, lines: Iterable[str]) -> None:
    """Whole lines; what the terminal can't show becomes a question mark."""
    for line in lines:
        stream.write(line + "\n")
    stream.flush()
