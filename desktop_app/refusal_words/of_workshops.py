# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for what was refused around workshops. Nothing was changed by any of them."""

from collections.abc import Callable

from db.exchange.workbooks import SheetRefused
from db.operations import refusals
from desktop_app.language import format_datetime, translate
from desktop_app.refusal_words.dispatch import Words, words


@words.register
def _(error: refusals.RoomTaken) -> Words:
    detail = translate(
        "Refusals", "“{title}” needs it from {start} to {end}; setting up and clearing count too."
    )
    return Words(
        translate("Refusals", "{room} is taken then.").format(room=error.room),
        detail.format(
            title=error.title, start=format_datetime(error.starts_at), end=format_datetime(error.ends_at)
        ),
        translate("Refusals", "Choose another room or time."),
    )


@words.register
def _(error: refusals.NoSeat) -> Words:
    return Words(
        translate("Refusals", "“{title}” is full.").format(title=error.title),
        translate("Refusals", "All %n seat(s) are given, and there is no waiting list.", None, error.seats),
        translate("Refusals", "Allow a waiting list, or add seats to the workshop."),
    )


@words.register
def _(error: refusals.AlreadyRegistered) -> Words:
    return Words(
        translate("Refusals", "{name} is registered for this workshop already.").format(name=error.name),
        translate("Refusals", "Nothing was changed."),
        translate("Refusals", "Open that registration to change it."),
    )


@words.register
def _(error: refusals.ConsentMissing) -> Words:
    return Words(
        translate("Refusals", "{name} is under age: a guardian's consent is needed.").format(name=error.name),
        translate("Refusals", "Nothing was saved yet."),
        translate("Refusals", "Record the consent, with where it can be seen."),
    )


NO_LIST: dict[str, Callable[[], str]] = {
    "empty": lambda: translate(
        "Refusals", "There is no list in it: a line of headings and one for each person."
    ),
    "too_large": lambda: translate("Refusals", "It is too large: at most 5,000 people and 10 MB."),
    "not_text": lambda: translate("Refusals", "It is not a file of text."),
    "spreadsheet": lambda: translate(
        "Refusals", "It is no workbook (XLSX) that can be read, or a damaged one."
    ),
    "old_workbook": lambda: translate("Refusals", "It is an old workbook (XLS), or one with a password."),
}


@words.register
def _(error: SheetRefused) -> Words:
    return Words(
        translate("Refusals", "This file can't be taken in."),
        NO_LIST[error.why](),
        translate(
            "Refusals", "Save the list as XLSX or CSV in the spreadsheet program, and choose that file."
        ),
    )
