# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for what stands between a desk and its server, for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable

from db.errors import StoreError
from desktop_app.language import format_number, locale, translate
from desktop_app.refusal_words import Words, words
from desktop_app.sync import carrier
from desktop_app.sync.happenings import PASSING, Happening, trouble_name
from desktop_app.sync.progress import Progress

CLOCK_OFF_MINUTES = 3
"""A clock that is off by no more does no harm that anybody sees."""


def trouble_words(error: Exception) -> Words:
    """What happened, what was kept, what to do."""
    if isinstance(error, carrier.VersionsApart):
        return _versions_apart(server_older=error.server_older)
    if isinstance(error, StoreError):
        said = words(error)
        return said._replace(detail=_kept()) if isinstance(error, PASSING) else said
    make = ERRORS.get(type(error)) or (lambda: trouble(trouble_name(error)))
    said = make()
    return said._replace(headline=said.headline.format(status=getattr(error, "status", "")))


def joining_words(error: Exception) -> Words:
    """The same for a PC that is not a desk yet: there is no work to go on with."""
    if isinstance(error, carrier.PlainHttp):
        return Words(
            plain_words(),
            translate("Syncing", "Nothing was sent."),
            translate("Syncing", "Use an address that begins with https, or allow this one on purpose."),
        )
    said = trouble_words(error)
    if isinstance(error, carrier.CodeRefused) and error.brings:
        return said._replace(
            advice=translate(
                "Syncing",
                "Compare it. A library that brings its data along needs a code that was made for that: "
                "ask the centre for one.",
            )
        )
    if isinstance(error, carrier.NotKnown):  # shut out, or forgotten, while it fetched
        begin = translate("Syncing", "Ask the centre for another code, and begin with that one.")
        return said._replace(detail="", advice=begin)
    away = isinstance(error, carrier.Unreachable | carrier.ServerTroubled)
    return _not_reached(error, said) if away else said


def _not_reached(error: Exception, said: Words) -> Words:
    if isinstance(error, carrier.NotTrusted):
        return said._replace(detail=translate("Syncing", "Nothing was sent."))
    if isinstance(error, carrier.Unencrypted):
        return Words(
            translate("Syncing", "What answers at this address speaks without encryption."),
            translate("Syncing", "Nothing was sent."),
            translate(
                "Syncing",
                "Ask the centre for its address with https. Where it has none, type http:// before this one: "
                "then it is asked whether that may be.",
            ),
        )
    advice = translate("Syncing", "Look at the address, the cable and the modem, then try again.")
    if isinstance(error, carrier.Stranger):
        advice = translate(
            "Syncing",
            "Look at the address. If this network wants a sign-in in the browser, do that first; "
            "then try again.",
        )
    return said._replace(detail="", advice=advice)


def trouble(name: str) -> Words:
    """The same by the name under which it is kept (happenings.LASTING)."""
    return TROUBLES.get(name, _unforeseen)()


def plain_words() -> str:
    """What it means that the way to the server is not encrypted."""
    return translate(
        "Syncing", "The way to this server is not encrypted: whoever listens on it reads names and loans."
    )


def _kept() -> str:
    return translate("Syncing", "Nothing is lost: everything is kept here and goes up later.")


def _versions_apart(*, server_older: bool) -> Words:
    """Of a PC that is becoming a desk."""
    update_server = translate("Syncing", "Ask the centre to update the server, then try again.")
    update_this = translate("Syncing", "Have this program updated, then try again.")
    return trouble("server_older" if server_older else "update_needed")._replace(
        detail=translate("Syncing", "Nothing is lost: it can go on once that is done."),
        advice=update_server if server_older else update_this,
    )


def _unforeseen() -> Words:
    return Words(
        translate("Syncing", "Syncing met an error that nobody foresaw."),
        _kept(),
        translate("Syncing", "It is tried again by itself. If it stays, tell the centre."),
    )


TROUBLES: dict[str, Callable[[], Words]] = {
    "unreachable": lambda: Words(
        translate("Syncing", "The server can't be reached."),
        _kept(),
        translate("Syncing", "Work on. If it lasts, look at cable and modem, then call the centre."),
    ),
    "not_trusted": lambda: Words(
        translate("Syncing", "Whoever answers at this address can't prove to be the server."),
        translate("Syncing", "Nothing was sent. What is done here is kept here."),
        translate("Syncing", "Look whether this PC's clock is right. If it is, call the centre."),
    ),
    "stranger": lambda: Words(
        translate("Syncing", "What answers at this address is not the server."),
        _kept(),
        translate(
            "Syncing",
            "Open any page in the browser: this network may want a sign-in first. If it lasts, "
            "call the centre.",
        ),
    ),
    "server_troubled": lambda: Words(
        translate("Syncing", "The server is in trouble."),
        _kept(),
        translate("Syncing", "It is tried again by itself. If it lasts, call the centre."),
    ),
    "not_known": lambda: Words(
        translate("Syncing", "The server does not know this desk any more."),
        translate("Syncing", "Everything is kept here."),
        translate("Syncing", "Work on, and ask the centre for another code for this desk."),
    ),
    "too_many_tries": lambda: Words(
        translate("Syncing", "Too many wrong codes were tried."),
        translate("Syncing", "Nothing was changed."),
        translate("Syncing", "Wait a quarter of an hour, then try again."),
    ),
    "plain_http": lambda: Words(
        translate("Syncing", "The way to the server is not encrypted, and nobody has allowed that."),
        translate("Syncing", "Nothing was sent. What is done here is kept here."),
        translate(
            "Syncing",
            "Ask the centre for an address that begins with https. If it has none, "
            "'simpul sync --plain-http' allows this one.",
        ),
    ),
    "update_needed": lambda: Words(
        translate("Syncing", "This program is too old for the server."),
        _kept(),
        translate("Syncing", "Work on, and have this program updated."),
    ),
    "server_older": lambda: Words(
        translate("Syncing", "The server is older than this program."),
        _kept(),
        translate("Syncing", "It goes on by itself when the centre has updated the server."),
    ),
    "revoked": lambda: Words(
        translate("Syncing", "This desk was shut out by the server."),
        translate("Syncing", "What was not sent is saved in a file; everything else leaves this computer."),
        translate("Syncing", "Give the file to the library, and call the centre."),
    ),
}

ERRORS: dict[type[Exception], Callable[[], Words]] = {
    carrier.ServerTroubled: lambda: trouble("server_troubled")._replace(
        headline=translate("Syncing", "The server is in trouble (HTTP {status}).")
    ),
    carrier.BadAuthority: lambda: Words(
        translate("Syncing", "This file holds no certificate."),
        translate("Syncing", "Nothing was changed."),
        translate("Syncing", "Ask the centre for the certificate of its authority (PEM)."),
    ),
    carrier.CodeRefused: lambda: Words(
        translate("Syncing", "The server does not take this code."),
        translate("Syncing", "It is mistyped, was used before, or is older than three days."),
        translate("Syncing", "Compare it, or ask the centre for a new one."),
    ),
    carrier.BadAddress: lambda: Words(
        translate("Syncing", "This is no address of a server."),
        "",
        translate("Syncing", "It is a name, with a port where needed: NAME or NAME:8750."),
    ),
}

HAPPENED: dict[str, Callable[[int], str]] = {
    "joined": lambda _n: translate("Syncing", "This desk joined the server."),
    "new_epoch": lambda _n: translate(
        "Syncing",
        "The server was put back from a backup. This desk sent again what it had forgotten, and compared.",
    ),
    "copied": lambda _n: translate(
        "Syncing",
        "This desk was a copy of another, or came from an old backup: it goes on under a name of its own.",
    ),
    "mended": lambda n: translate(
        "Syncing", "%n row(s) were not the server's and were fetched again.", None, n
    ),
}


def happening_words(happening: Happening) -> str:
    """What happened, in one sentence."""
    make = HAPPENED.get(happening.what)
    return make(happening.count) if make is not None else trouble(happening.what).headline


def clock_words(offset: int | None) -> Words | None:
    """What is wrong with this PC's clock; None where it is right enough. `offset` as in Standing."""
    if abs(offset or 0) < CLOCK_OFF_MINUTES * 60_000_000:
        return None
    slow = translate("Syncing", "This PC's clock is {time} slow.")
    fast = translate("Syncing", "This PC's clock is {time} fast.")
    return Words(
        (slow if offset and offset > 0 else fast).format(time=lasting(offset or 0)),
        translate("Syncing", "The server puts the times right, but slips show this clock's."),
        translate("Syncing", "Set the clock of this PC, and look whether its battery is flat."),
    )


def lasting(offset: int) -> str:
    """How much so many microseconds are, before or behind, in the unit that suits."""
    seconds = abs(offset) / 1_000_000
    minutes = round(seconds / 60)
    if seconds < 120:
        return translate("Syncing", "%n second(s)", None, round(seconds))
    if minutes < 120:
        return translate("Syncing", "%n minute(s)", None, minutes)
    if minutes < 48 * 60:
        return translate("Syncing", "%n hour(s)", None, round(minutes / 60))
    return translate("Syncing", "%n day(s)", None, round(minutes / 60 / 24))


def reach_words(reach: str) -> str:
    """What a desk of this reach is given; empty where the server never said."""
    return {
        "network": translate("Syncing", "members and loans of all branches"),
        "branch": translate("Syncing", "members and loans of its own branch"),
    }.get(reach, "")


def left_words(left: int) -> str:
    """How many numbers are left."""
    return translate("Syncing", "{count} left").format(count=format_number(left))


def progress_words(progress: Progress) -> str:
    """How far a first sync is, in one line: bytes or rows, and the time left where it is known."""
    as_words = locale().formattedDataSize if progress.stage == "download" else format_number
    done, total = map(as_words, progress.measured)
    size = locale().formattedDataSize(progress.done_bytes)
    if progress.waiting:
        return _waiting_words(progress).format(done=done, total=total)
    said = _stage_words(progress).format(done=done, total=total, size=size)
    return f"{said} · {_left_words(progress.seconds_left)}" if progress.seconds_left is not None else said


def _stage_words(progress: Progress) -> str:
    match progress.stage:
        case "download":
            return translate("Syncing", "Fetching the catalogue: {done} of {total}")
        case "rows":
            return translate("Syncing", "Putting the catalogue in: {done} of {total} rows")
        case "index":
            return translate("Syncing", "Preparing the search: {done} of {total} titles")
    if progress.total_rows:
        return translate("Syncing", "Fetching what is new: {done} of {total} rows")
    return translate("Syncing", "Fetching what is new: {done} rows, {size}")


def _waiting_words(progress: Progress) -> str:
    done, total = progress.measured
    if not done:
        return translate("Syncing", "Waiting for the connection…")
    if not total:
        return translate("Syncing", "Waiting for the connection… {done} rows are here")
    if progress.stage == "download":
        return translate("Syncing", "Waiting for the connection… {done} of {total} are here")
    return translate("Syncing", "Waiting for the connection… {done} of {total} rows are here")


def _left_words(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return translate("Syncing", "less than a minute left")
    return translate("Syncing", "about {minutes} min left").format(minutes=format_number(minutes))
