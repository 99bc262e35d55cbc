# SPDX-License-Identifier: GPL-3.0-or-later
"""From an error to its words: each class of error registers a function of its own."""

from functools import singledispatch
from typing import NamedTuple

from desktop_app.language import translate


class Words(NamedTuple):
    """What happened; the facts, and what was kept; what to do now. The last two may be empty."""

    headline: str
    detail: str = ""
    advice: str = ""

    def as_sentence(self) -> str:
        """All of it in one line."""
        return " ".join(part if part[-1] in ".!?" else f"{part}." for part in self if part)


@singledispatch
def words(error: Exception) -> Words:
    """The words for an error; for one that nobody foresaw, that it was noted and nothing was changed."""
    return Words(
        translate("Refusals", "Something went wrong that should not have."),
        translate("Refusals", "What was finished before it is kept; this step was not done."),
        translate("Refusals", "Try again. If it happens again, tell whoever looks after the program."),
    )


def foreseen(error: Exception) -> bool:
    """Whether an error of this kind has words of its own."""
    return words.dispatch(type(error)) is not words.dispatch(object)
