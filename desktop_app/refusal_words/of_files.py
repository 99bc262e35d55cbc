# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for files and folders that can't be used."""

import errno

from desktop_app.language import translate
from desktop_app.refusal_words.dispatch import Words, words


@words.register
def _(error: OSError) -> Words:
    if error.errno == errno.ENOSPC:
        return Words(
            translate("Refusals", "The disk is full."),
            translate("Refusals", "The file was not written; nothing else was changed."),
            translate("Refusals", "Free some space, then do it again."),
        )
    detail = translate("Refusals", "{path}: {why}")
    return Words(
        translate("Refusals", "A file or folder can't be used."),
        detail.format(path=error.filename, why=error.strerror) if error.filename else "",
        translate("Refusals", "Look whether it is there and whether you may use it."),
    )
