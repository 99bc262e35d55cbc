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


class NameTooLong(Exception):
    """The name on certificate `number` does not fit on two lines of the smallest size."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class TooMuchText(Exception):
    """Title, hosts, place or topics are more than the paper of `document` (a number or a title) holds."""

    def __init__(self, document: str) -> None:
        super().__init__(document)
        self.document = document


class LabelTooSmall(Exception):
    """What stands on the label of the copy with `barcode` has no room on it."""

    def __init__(self, barcode: str) -> None:
        super().__init__(barcode)
        self.barcode = barcode


class NoSuchLetters(Exception):
    """No face of ours has `characters`, which stand on `document` (a number or a title)."""

    def __init__(self, document: str, characters: str) -> None:
        super().__init__(document, characters)
        self.document, self.characters = document, characters


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


@words.register
def _(error: NameTooLong) -> Words:
    headline = translate("Printing", "The name on certificate {number} is too long for it.")
    return Words(
        headline.format(number=error.number),
        translate("Printing", "This certificate was not made; others are not held up by it."),
        translate(
            "Printing", "Shorten the name with the person's consent, or choose a design with more room."
        ),
    )


@words.register
def _(error: TooMuchText) -> Words:
    headline = translate("Printing", "There is more text on {document} than its paper holds.")
    return Words(
        headline.format(document=error.document),
        translate("Printing", "It was not made, and nothing is lost."),
        translate("Printing", "Shorten title, hosts, place or topics, or choose a design with more room."),
    )


@words.register
def _(error: LabelTooSmall) -> Words:
    headline = translate("Printing", "Copy {barcode} has no room on such a label.")
    return Words(
        headline.format(barcode=error.barcode),
        translate("Printing", "No label was made, and nothing is lost."),
        translate("Printing", "Choose a larger label, or spine and barcode on labels of their own."),
    )


@words.register
def _(error: NoSuchLetters) -> Words:
    headline = translate("Printing", "{document} has letters that cannot be printed: {letters}")
    return Words(
        headline.format(document=error.document, letters=" ".join(error.characters)),
        translate("Printing", "It was not made, and nothing is lost."),
        translate("Printing", "Write these letters another way."),
    )
