# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that argparse says, in the language that is spoken: it asks gettext, which has none of ours."""

import argparse
from collections.abc import Callable

from desktop_app.language import translate

WORDS: dict[str, Callable[[], str]] = {
    "usage: ": lambda: translate("ArgumentParser", "usage: "),
    "positional arguments": lambda: translate("ArgumentParser", "positional arguments"),
    "options": lambda: translate("ArgumentParser", "options"),
    "show this help message and exit": lambda: translate("ArgumentParser", "show this help message and exit"),
    "%(prog)s: error: %(message)s\n": lambda: translate("ArgumentParser", "%(prog)s: error: %(message)s\n"),
    "argument %(argument_name)s: %(message)s": lambda: translate(
        "ArgumentParser", "argument %(argument_name)s: %(message)s"
    ),
    "the following arguments are required: %s": lambda: translate(
        "ArgumentParser", "the following arguments are required: %s"
    ),
    "unrecognized arguments: %s": lambda: translate("ArgumentParser", "unrecognized arguments: %s"),
    "invalid choice: %(value)r (choose from %(choices)s)": lambda: translate(
        "ArgumentParser", "invalid choice: %(value)r (choose from %(choices)s)"
    ),
    "invalid %(type)s value: %(value)r": lambda: translate(
        "ArgumentParser", "invalid %(type)s value: %(value)r"
    ),
    "expected one argument": lambda: translate("ArgumentParser", "expected one argument"),
    "expected at least one argument": lambda: translate("ArgumentParser", "expected at least one argument"),
    "ignored explicit argument %r": lambda: translate("ArgumentParser", "ignored explicit argument %r"),
}
"""What our own grammar can make argparse say; anything else stays as argparse has it."""


def said(text: str) -> str:
    """argparse's text in our words."""
    return WORDS[text]() if text in WORDS else text


def speak_for_argparse() -> None:
    """From now on argparse speaks as the rest does. It took gettext's function under this name."""
    argparse._ = said  # type: ignore[attr-defined]
