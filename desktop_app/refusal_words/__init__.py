# SPDX-License-Identifier: GPL-3.0-or-later
"""The words a person reads when something was refused or a store is not well: for window and command line."""

from desktop_app.refusal_words import of_files, of_interloan, of_the_desk, of_the_store, of_workshops
from desktop_app.refusal_words.dispatch import Words, foreseen, words
from desktop_app.refusal_words.fields import field_name

__all__ = [
    "Words",
    "field_name",
    "foreseen",
    "of_files",
    "of_interloan",
    "of_the_desk",
    "of_the_store",
    "of_workshops",
    "words",
]
