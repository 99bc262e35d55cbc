# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul sync`: send what waits, fetch what is new."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import msgspec

from db.store import Store
from desktop_app.command_line import outbox, shut_out
from desktop_app.command_line.access import desk_in, folder_of, opened
from desktop_app.command_line.answer import Answer, CommandRefused
from desktop_app.language import format_number, translate
from desktop_app.outbox_words import outbox_trouble
from desktop_app.refusal_words import Words
from desktop_app.sync import giving_up
from desktop_app.sync.carrier import (
    BadAddress,
    BadAuthority,
    CodeRefused,
    VersionsApart,
    carrier_to,
)
from desktop_app.sync.cycles import Synced, sync_fully
from desktop_app.sync.engine import Engine
from desktop_app.sync.happenings import LASTING, TROUBLES, Happening, keep, of_a_round
from desktop_app.sync.standing import NotEnrolled, Standing, enrolled_as, keep_standing, waiting
from desktop_app.sync_words import happening_words, trouble, trouble_words

KINDS: dict[type[Exception], str] = {
    **TROUBLES,
    CodeRefused: "code_refused",
    BadAddress: "bad_address",
    BadAuthority: "bad_authority",
    VersionsApart: "update_needed",
}


@contextmanager
def carried(words: Callable[[Exception], Words] = trouble_words) -> Iterator[None]:
    """What the network refuses, as the command line says it."""
    try:
        yield
    except tuple(KINDS) as error:
        kind = "server_older" if getattr(error, "server_older", False) else KINDS[type(error)]
        raise CommandRefused(kind, words(error)) from error


def run(arguments: Namespace) -> Answer:
    """Raises CommandRefused where the desk stands alone or the server does not answer."""
    if giving_up.begun(folder_of(arguments)) is not None:
        return shut_out.go_on(folder_of(arguments))
    with opened(arguments) as store:
        standing = _standing(store, plain_allowed=arguments.plain_http)
        if arguments.to_file is not None:
            return outbox.to_file(arguments, store)
        if arguments.take_in is not None:
            with carried(outbox_trouble), closing(carrier_to(standing)) as carrier:
                return outbox.take_in(arguments, store, carrier)
        desk = desk_in(store)
        engine = Engine(store, desk.device, desk.clock)
        with carried(), closing(carrier_to(standing)) as carrier:
            synced = sync_fully(engine, carrier)
        if synced.status == "revoked":
            return shut_out.begin(store, engine)
        happened = of_a_round(desk.clock(), synced.happened, synced.mended)
        with store.write() as session:
            if happened:
                keep(session, *happened)
            left = waiting(session, engine.device)
    return _answer(synced, left, happened)


def _standing(store: Store, *, plain_allowed: bool) -> Standing:
    """What is allowed now is kept, for the window too."""
    try:
        with store.read() as session:
            standing = enrolled_as(session)
    except NotEnrolled:
        raise stands_alone() from None
    if not plain_allowed or standing.plain_allowed:
        return standing
    with store.write() as session:
        standing = msgspec.structs.replace(enrolled_as(session), plain_allowed=True)
        keep_standing(session, standing)
    return standing


def _answer(synced: Synced, left: int, happened: list[Happening]) -> Answer:
    facts = {name: getattr(synced, name) for name in ("status", "answered", "rows", "mended")}
    facts |= {"waiting": left, "happened": [one.what for one in happened]}
    said = translate("CommandLine", "{answered} operations answered, {rows} rows fetched, {waiting} waiting.")
    told = {name: format_number(facts[name]) for name in ("answered", "rows", "waiting")}
    lines = [said.format(**told), *map(happening_words, happened)]
    if synced.status in LASTING:
        lines.append(trouble(synced.status).as_sentence())
    return Answer(facts, lines, 0 if synced.status == "ok" else 1)


def stands_alone() -> CommandRefused:
    """This desk belongs to no server."""
    said = Words(
        translate("CommandLine", "This desk works on its own."),
        "",
        translate("CommandLine", "With 'simpul enrol URL CODE' a PC becomes a desk of a server."),
    )
    return CommandRefused("stands_alone", said)
