# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for a desk that the server has shut out."""

from __future__ import annotations

from desktop_app.language import translate
from desktop_app.refusal_words import Words
from desktop_app.sync.giving_up import GivenUp


def shut_out_words(given_up: GivenUp) -> Words:
    """What happened, what was kept, what to do."""
    return Words(_happened(), _kept(given_up), _advice(given_up))


def _happened() -> str:
    return translate(
        "ShutOut",
        "The server has shut this desk out. Members, loans and everything else of the library were removed "
        "from this computer.",
    )


def _kept(given_up: GivenUp) -> str:
    if not given_up.file:
        return translate("ShutOut", "Nothing was lost: the server has all that was done here.")
    said = translate(
        "ShutOut",
        "Nothing was lost: %n operation(s) that had not been sent were saved, sealed, in:",
        None,
        given_up.operations,
    )
    return f"{said}\n{given_up.file}"


def _advice(given_up: GivenUp) -> str:
    if not given_up.file:
        return translate("ShutOut", "Call the library if this was not expected.")
    return translate(
        "ShutOut",
        "Give this file to the library, on a stick or by mail: only its server can read it, and the "
        "administrator decides about it. Keep it until the library says that it was taken in.",
    )
