# SPDX-License-Identifier: GPL-3.0-or-later
"""The server has shut this desk out: its unsent work is saved, then everything here is erased."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.operations.desk import utc_now
from db.store import Store
from desktop_app.command_line.answer import REFUSED, Answer, CommandRefused
from desktop_app.language import translate
from desktop_app.outbox_words import outbox_trouble
from desktop_app.refusal_words import Words
from desktop_app.shut_out_words import shut_out_words
from desktop_app.sync import giving_up
from desktop_app.sync.engine import Engine
from desktop_app.sync.giving_up import GivenUp
from desktop_app.sync.outbox_files import NotSafe
from desktop_app.welcome.one_window import AlreadyOpen, OneWindow


def begin(store: Store, engine: Engine) -> Answer:
    """Save and erase. Raises CommandRefused, OSError."""
    with _alone(store.folder):
        try:
            given_up = giving_up.save_work(store, engine, utc_now())
        except NotSafe as error:
            raise CommandRefused("not_safe", outbox_trouble(error)) from error
        store.close()
        giving_up.finish(store.folder)
    return _answer(given_up)


def go_on(folder: Path) -> Answer:
    """It was broken off: erase what is left. Raises CommandRefused, OSError."""
    with _alone(folder):
        given_up = giving_up.begun(folder)
        assert given_up is not None
        giving_up.finish(folder)
    return _answer(given_up)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """No window works on the store: it would go on in files that are gone. An open one does this itself."""
    lock = OneWindow(folder)
    try:
        lock.take()
    except AlreadyOpen as error:
        said = Words(
            translate("CommandLine", "The server has shut this desk out."),
            translate("CommandLine", "The library is open in a window, which saves what was not sent."),
            translate("CommandLine", "Look there, or close the window and do this again."),
        )
        raise CommandRefused("window_open", said, status="revoked") from error
    try:
        yield
    finally:
        lock.release()


def _answer(given_up: GivenUp) -> Answer:
    facts = {"status": "revoked", "operations": given_up.operations, "file": given_up.file or None}
    said = shut_out_words(given_up)
    return Answer(facts, [part for part in said if part], REFUSED)
