# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command answers: facts for programs, lines for people; and how either is printed."""

import re
import sys
from collections.abc import Iterable
from typing import Any, NamedTuple, TextIO

from db.facts_as_json import facts_as_json
from db.operations.refusals import Invalid, NotAllowed, Refusal, Unknown

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


class Answer(NamedTuple):
    """`exit_code` is DONE, or REFUSED where a part of it was refused."""

    facts: dict[str, Any]
    lines: list[str]
    exit_code: int = DONE


class CommandRefused(Exception):
    """Nothing was done: `kind` for programs, `said` for people, facts for both."""

    def __init__(self, kind: str, said: str, **facts: Any) -> None:
        super().__init__(kind)
        self.kind = kind
        self.said = said
        self.facts = facts


class WrongUsage(Exception):
    """Words that can't go together; the message says which."""


def refusal_of(error: Exception) -> CommandRefused | None:
    """A foreseen error as a refusal with words; None for any other."""
    match error:
        case CommandRefused():
            return error
        case Refusal():
            return _of_operation(error)
        case OSError():
            return CommandRefused("file", f"{error.filename}: {error.strerror}.", path=error.filename)
    return None


def _of_operation(error: Refusal) -> CommandRefused:
    kind = re.sub(r"(?<!^)(?=[A-Z])", "_", type(error).__name__).lower()
    match error:
        case Unknown():
            said = f"There is no '{error.text or error.uid}' among {error.what}."
        case NotAllowed():
            said = f"This account has no right to it ({error.right})."
        case Invalid():
            said = f"The {error.field.replace('_', ' ')} won't do: {error.why.replace('_', ' ')}."
        case _:
            said = f"Refused: {kind.replace('_', ' ')}."
    return CommandRefused(kind, said)


def show(answer: Answer, *, as_json: bool) -> int:
    """Print an answer on standard output; gives its exit code."""
    _write(sys.stdout, [facts_as_json(answer.facts)] if as_json else answer.lines)
    return answer.exit_code


def show_refusal(refusal: CommandRefused, *, as_json: bool) -> int:
    """For people on standard error, for programs on standard output; gives the exit code."""
    if as_json:
        facts = {"refused": refusal.kind, "reason": refusal.said, **refusal.facts}
        _write(sys.stdout, [facts_as_json(facts)])
    else:
        _write(sys.stderr, [refusal.said])
    return REFUSED


def _write(stream: TextIO, lines: Iterable[str]) -> None:
    for line in lines:
        stream.write(line + "\n")
    stream.flush()
