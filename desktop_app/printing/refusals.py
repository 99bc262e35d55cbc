# SPDX-License-Identifier: GPL-3.0-or-later
"""Why something was not printed, and the words for it: what was to be printed is never lost."""

from desktop_app.language import translate
from desktop_app.refusal_words import Words, words


class PrinterMissing(Exception):
    """The printer called `name` is not known to this machine; empty: none was chosen, or there is none."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class PrintingFailed(Exception):
    """The printer called `name` did not take the job."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _kept() -> str:
    return translate("Printing", "Nothing was printed, and nothing is lost: it can be printed again.")


@words.register
def _(error: PrinterMissing) -> Words:
    if error.name:
        return Words(
            translate("Printing", "The printer “{name}” is not there.").format(name=error.name),
            _kept(),
            translate(
                "Printing", "Look at its cable and switch it on, or choose another one in the settings."
            ),
        )
    return Words(
        translate("Printing", "There is no printer for this."),
        _kept(),
        translate("Printing", "Connect a printer and choose it in the settings, or save it as a PDF file."),
    )


@words.register
def _(error: PrintingFailed) -> Words:
    return Words(
        translate("Printing", "The printer “{name}” did not take it.").format(name=error.name),
        _kept(),
        translate("Printing", "Look at paper and cover, then print again."),
    )
