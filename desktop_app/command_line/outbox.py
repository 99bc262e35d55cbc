# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul sync --to-file` and `--take-in`: unsent work on a stick."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from db.store import Store
from db.syncing.outbox import NoOutbox
from desktop_app.command_line.access import desk_in
from desktop_app.command_line.answer import DONE, REFUSED, Answer, CommandRefused
from desktop_app.outbox_words import answer_words, outbox_trouble, saved_words
from desktop_app.sync.carrier import Carrier, TooMuch, VersionsApart
from desktop_app.sync.engine import Engine
from desktop_app.sync.outbox_files import NotSafe, bring, save

KINDS: dict[type[Exception], str] = {
    NoOutbox: "no_outbox",
    TooMuch: "too_much",
    VersionsApart: "server_older",
    NotSafe: "not_safe",
}


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except tuple(KINDS) as error:
        raise CommandRefused(KINDS[type(error)], outbox_trouble(error)) from error


def to_file(arguments: Namespace, store: Store) -> Answer:
    """Raises CommandRefused, OSError."""
    desk = desk_in(store)
    with _in_words():
        saved = save(Engine(store, desk.device, desk.clock), desk.clock(), arguments.to_file.absolute())
    return Answer(saved._asdict(), [part for part in saved_words(saved) if part])


def take_in(arguments: Namespace, store: Store, carrier: Carrier) -> Answer:
    """REFUSED where not all of it could be taken. Raises what the carrier raises, CommandRefused, OSError."""
    with _in_words():
        answer = bring(store, carrier, arguments.take_in)
    facts = {"file": arguments.take_in, **{name: getattr(answer, name) for name in answer.__struct_fields__}}
    code = DONE if answer.status == "ok" else REFUSED
    return Answer(facts, [part for part in answer_words(answer) if part], code)
