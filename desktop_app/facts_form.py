# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms whose fields are those of an operation: what it refuses is said at the field that it is about."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QDialog

from db.operations import refusals
from desktop_app.beside import Beside
from desktop_app.blocks.record_form import RecordForm
from desktop_app.refusal_words import words
from desktop_app.refusal_words.fields import fault_words

D = TypeVar("D")
F = TypeVar("F")
R = TypeVar("R")


class FactsForm(RecordForm[D], Generic[D, F]):
    """See blocks.record_form; `facts` are those of the operation that it fills in."""

    def facts(self) -> F:
        """What stands in the fields as the operation takes it; asked only where there are no problems."""
        raise NotImplementedError

    def fault(self, key: str, why: str) -> str:
        """See blocks.record_form."""
        return fault_words(key, why)


def fill_in(
    form: FactsForm[Any, F], beside: Beside, make: Callable[[F], R], saved: Callable[[R], None]
) -> None:
    """Open a form; `make(facts)` runs in the desk's lane, and the form stays open until that has worked."""

    def done(result: R) -> None:
        form.saved()
        saved(result)

    def save(_draft: object) -> None:
        facts = form.facts()
        beside.run(lambda _task: make(facts), done, partial(turn_down, form), lane="desk")

    form.save.connect(save)
    open_and_forget(form)


def turn_down(form: FactsForm[Any, Any], error: Exception) -> None:
    """Say why it was not done: at the field that it is about, or above them all."""
    if isinstance(error, refusals.Invalid) and error.field in form.fields:
        form.turn_down(words(error), error.field, error.why)
    else:
        form.turn_down(words(error))


def open_and_forget(dialog: QDialog) -> None:
    """Open a dialog that goes when it is closed."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def either(*wrong: tuple[bool, str, str]) -> dict[str, str]:
    """Of (is it so, field, why) what is so, the first for each field."""
    found: dict[str, Any] = {}
    for so, field, why in wrong:
        if so:
            found.setdefault(field, why)
    return found
