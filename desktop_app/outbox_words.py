# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for files of unsent work: what became of one, what stands in its way."""

from __future__ import annotations

from collections.abc import Callable

from db.syncing.messages import OutboxAnswer
from db.syncing.outbox import NoOutbox
from desktop_app.language import format_number, translate
from desktop_app.refusal_words import Words, foreseen, words
from desktop_app.sync.carrier import TooMuch, VersionsApart
from desktop_app.sync.happenings import UNFORESEEN, trouble_name
from desktop_app.sync.outbox_files import NotSafe, Saved
from desktop_app.sync_words import trouble_words


def saved_words(saved: Saved) -> Words:
    """What was written."""
    if saved.file is None:
        return Words(
            translate("Outbox", "Nothing waits: no file was written."),
            translate("Outbox", "The server has all that was done here."),
        )
    return Words(
        translate("Outbox", "%n operation(s) saved in a file", None, saved.operations),
        str(saved.file),
        translate(
            "Outbox",
            "Bring it to a desk that reaches the server, or to the server itself; nobody else can read it. "
            "All stays here too, and goes up by itself once this desk is online.",
        ),
    )


def answer_words(answer: OutboxAnswer) -> Words:
    """What became of a file that was taken in."""
    new = answer.applied + answer.noted + answer.refused
    told = translate(
        "Outbox", "{new} of {all} operations are new at the server, {known} were there already."
    ).format(new=format_number(new), all=format_number(answer.operations), known=format_number(answer.known))
    if answer.status == "ok":
        return Words(translate("Outbox", "The file was taken in"), told, _settling(answer))
    headline, advice = STATUSES.get(answer.status, _unknown)()
    return Words(headline, told if new or answer.known else "", advice)


def _settling(answer: OutboxAnswer) -> str:
    if not answer.noted + answer.refused:
        return ""
    count = format_number(answer.noted + answer.refused)
    return translate("Outbox", "In the attention list: {count}.").format(count=count)


def _unknown() -> tuple[str, str]:
    return (
        translate("Outbox", "The server did not take all of the file in."),
        translate("Outbox", "Keep the file, and call the centre."),
    )


STATUSES: dict[str, Callable[[], tuple[str, str]]] = {
    "gap": lambda: (
        translate("Outbox", "An earlier file of that desk is missing."),
        translate("Outbox", "Take the earlier file in first, then this one again."),
    ),
    "copied": lambda: (
        translate("Outbox", "That desk is a copy of another, or came from an old backup."),
        translate("Outbox", "Its work is kept there. It has to be online once, and then sends it by itself."),
    ),
    "revoked": lambda: (
        translate("Outbox", "That desk was shut out by the server."),
        translate("Outbox", "Keep the file and give it to the centre, where it can still be taken in."),
    ),
    "unknown_desk": lambda: (
        translate("Outbox", "The file is of a desk of another server."),
        translate("Outbox", "Bring it to the server to which that desk belongs."),
    ),
    "damaged": lambda: (
        translate("Outbox", "The file was damaged on its way."),
        translate("Outbox", "Have that desk save its work once more, perhaps on another stick."),
    ),
    "update_needed": lambda: (
        translate("Outbox", "That desk's program is too old for the server."),
        translate("Outbox", "Keep the file. Have that desk's program updated, and save its work once more."),
    ),
    "server_older": lambda: (
        translate("Outbox", "That desk's program is newer than the server."),
        translate("Outbox", "Keep the file, and take it in when the centre has updated the server."),
    ),
}


def outbox_trouble(error: Exception) -> Words:
    """What stands in the way of saving or taking in: what happened, what was kept, what to do."""
    match error:
        case NoOutbox():
            return Words(
                translate("Outbox", "This is no file of unsent work."),
                translate("Outbox", "Nothing was changed."),
                translate("Outbox", "Choose the file that the other desk saved; its name ends in .simpul."),
            )
        case TooMuch():
            return Words(
                translate("Outbox", "The file is larger than the server takes over the network."),
                translate("Outbox", "Nothing was changed; the file is as good as before."),
                translate("Outbox", "Bring it to the server itself: there it can be taken in."),
            )
        case NotSafe():
            return Words(
                translate("Outbox", "The file could not be read back as it was written."),
                translate("Outbox", "All work is kept here."),
                translate("Outbox", "Use another stick: this one loses data."),
            )
        case VersionsApart():
            return Words(
                translate("Outbox", "The server is too old to take such files in."),
                translate("Outbox", "Nothing was changed; the file is as good as before."),
                translate("Outbox", "Keep it, and try again when the centre has updated the server."),
            )
    return words(error) if foreseen(error) else _not_brought(error)


def _not_brought(error: Exception) -> Words:
    """What is done at this desk goes up by itself later; the file of another does not."""
    said = trouble_words(error)._replace(
        detail=translate(
            "Outbox",
            "The file is as good as before, and is not sent by itself: keep it, and take it in again later. "
            "Nothing counts twice.",
        )
    )
    if trouble_name(error) in {"server_troubled", UNFORESEEN}:
        return said._replace(advice=translate("Outbox", "If it lasts, call the centre."))
    return said
