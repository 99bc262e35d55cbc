# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for what stands between a desk and its server, for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.language import translate
from desktop_app.sync import carrier


def trouble_words(error: Exception) -> str:
    """What happened, what was kept, what to do."""
    make = TROUBLES.get(type(error))
    if make is None:
        return translate("Syncing", "Syncing met an error that nobody foresaw. Everything is kept here.")
    return make().format(status=getattr(error, "status", ""))


TROUBLES: dict[type[Exception], Callable[[], str]] = {
    carrier.Unreachable: lambda: translate(
        "Syncing", "The server can't be reached. Work on: everything is kept here and goes up later."
    ),
    carrier.ServerTroubled: lambda: translate(
        "Syncing", "The server is in trouble (HTTP {status}). Everything is kept here; it is tried again."
    ),
    carrier.NotKnown: lambda: translate(
        "Syncing",
        "The server does not know this desk, or the code is wrong, used or too old. "
        "Nothing was changed; ask the centre for a new code.",
    ),
    carrier.TooManyTries: lambda: translate(
        "Syncing", "Too many wrong codes. Wait a few minutes, then try again."
    ),
    carrier.PlainHttp: lambda: translate(
        "Syncing", "This address would send names over the network unprotected. Use one with https."
    ),
    carrier.BadAddress: lambda: translate(
        "Syncing",
        "This is no address of a server. It is a name, with a port where needed: NAME or NAME:8750.",
    ),
}
