# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server take-in`: the file of a desk without network, or of one that was shut out."""

from argparse import Namespace
from typing import Any

from central_server import outboxes
from central_server.answering import Center
from central_server.api.service import CHANCE
from central_server.command_line.answer import DONE, REFUSED, Answer, CommandRefused
from central_server.command_line.opening import opened, settings_of
from db.operations.desk import utc_now
from db.syncing import outbox
from db.syncing.messages import OutboxAnswer

MOST_UNPACKED = 2**30
"""Bytes: the administrator's own file is not bounded as a request is."""
WHY = {
    "gap": "An earlier file of this desk is missing: take that in first, or let the desk sync itself.",
    "copied": "This desk is a copy, or came from a backup: what is left it has to sync itself.",
    "revoked": "This desk was shut out. To take its work in all the same, say --revoked.",
    "unknown_desk": "The file is of a desk that this server does not know.",
    "damaged": "The file was damaged or changed on its way: have the desk save another one.",
    "update_needed": "The file was written by a program that is too old for this server.",
    "server_older": "The file was written by a newer program: update this server.",
}


def run(arguments: Namespace) -> Answer:
    """REFUSED where not all of it could be taken. Raises CommandRefused, OSError."""
    raw = arguments.file.read_bytes()
    with opened(settings_of(arguments)) as store:
        center = Center(store, utc_now, CHANCE)
        try:
            brought = outboxes.take_in(center, raw, MOST_UNPACKED, also_revoked=arguments.revoked)
        except outbox.NoOutbox as error:
            said = f"{arguments.file}: this is no file of unsent work."
            raise CommandRefused("no_outbox", said, file=arguments.file) from error
        except outbox.TooLarge as error:
            raise CommandRefused("too_large", f"{arguments.file}: too large.", file=arguments.file) from error
    answer, label = brought.answer, brought.label
    facts: dict[str, Any] = {
        "file": arguments.file,
        "device": label.device,
        "name": brought.name,
        "made_at": label.made_at,
        **{name: getattr(answer, name) for name in answer.__struct_fields__},
    }
    return Answer(facts, _lines(brought.name or str(label.device), answer), _code(answer))


def _code(answer: OutboxAnswer) -> int:
    return DONE if answer.status == "ok" else REFUSED


def _lines(name: str, answer: OutboxAnswer) -> list[str]:
    counts = (
        f"{name}: {answer.operations} operations; {answer.applied} applied, {answer.noted} with a note, "
        f"{answer.refused} refused, {answer.known} were here already."
    )
    return [counts] if answer.status == "ok" else [counts, WHY[answer.status]]
