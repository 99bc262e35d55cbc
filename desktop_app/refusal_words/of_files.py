# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for files and folders that can't be used."""

from db.errors import NO_ROOM
from desktop_app.language import translate
from desktop_app.refusal_words.dispatch import Words, words


@words.register
def _(error: OSError) -> Words:
    if error.errno in NO_ROOM:
        return Words(
            translate("Refusals", "The disk is full."),
            translate("Refusals", "The file was not written; what was saved in the library is kept."),
            translate("Refusals", "Free some space, then do it again."),
        )
    detail = translate("Refusals", "{path}: {why}")
    return Words(
        translate("Refusals", "A file or folder can't be used."),
        detail.format(path=error.filename, why=error.strerror) if error.filename else "",
        translate("Refusals", "Look whether it is there and whether you may use it."),
    )


@words.register
def _(error: FileNotFoundError) -> Words:
    return Words(
        translate("Refusals", "There is no such file or folder."),
        _named(error),
        translate("Refusals", "Look whether the name is right and the drive is connected."),
    )


@words.register
def _(error: PermissionError) -> Words:
    return Words(
        translate("Refusals", "You may not use this file or folder."),
        _named(error),
        translate("Refusals", "Choose another place, or ask whoever looks after the computer."),
    )


@words.register
def _(error: IsADirectoryError) -> Words:
    return Words(
        translate("Refusals", "This is a folder, not a file."),
        _named(error),
        translate("Refusals", "Choose a file inside it."),
    )


@words.register(NotADirectoryError)
@words.register(FileExistsError)
def _(error: OSError) -> Words:
    return Words(
        translate("Refusals", "A file of this name is in the way."),
        _named(error),
        translate("Refusals", "Choose another name or another folder."),
    )


def _named(error: OSError) -> str:
    return str(error.filename) if error.filename else ""
