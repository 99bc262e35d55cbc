# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for what was refused of an interlibrary loan. Nothing was changed by any of them."""

from collections.abc import Callable

from db.operations import refusals
from desktop_app.language import translate
from desktop_app.refusal_words.dispatch import Words, words

WHY: dict[str, Callable[[refusals.NoInterloan], tuple[str, str]]] = {
    "no_agreement": lambda error: (
        translate("Refusals", "No agreement with {partner} covers interlibrary loan."),
        translate("Refusals", "Enter the agreement on the page 'Partners', or ask another library."),
    ),
    "not_yet": lambda error: (
        translate("Refusals", "The agreement with {partner} has not begun."),
        translate("Refusals", "Ask from its first day on, or ask another library."),
    ),
    "ended": lambda error: (
        translate("Refusals", "The agreement with {partner} has ended."),
        translate(
            "Refusals",
            "What is out can be sent back all the same. Renew the agreement, or ask another library.",
        ),
    ),
    "too_many": lambda error: (
        translate(
            "Refusals",
            "%n request(s) with {partner} are under way, the most that was agreed.",
            None,
            error.most,
        ),
        translate("Refusals", "Finish one of them first, or ask another library."),
    ),
    "not_now": lambda error: (
        translate("Refusals", "That does not go as the request stands now."),
        translate(
            "Refusals",
            "Look at its history: something has come in from the other library, or was done already.",
        ),
    ),
    "not_ours": lambda error: (
        translate("Refusals", "That is for the other library to say."),
        translate("Refusals", "Send it a notice."),
    ),
    "theirs": lambda error: (
        translate("Refusals", "Another library lent this copy for one reader."),
        translate("Refusals", "It goes back there: it is kept for nobody else, and joins no collection."),
    ),
}


@words.register
def _(error: refusals.NoInterloan) -> Words:
    headline, advice = WHY[error.why](error)
    kept = translate("Refusals", "Nothing was changed.")
    return Words(headline.format(partner=error.partner), kept, advice)
