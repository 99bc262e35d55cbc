# SPDX-License-Identifier: GPL-3.0-or-later
"""The way of a PC that becomes a desk of a server: look at it, show the code, fetch. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from db import errors, keys
from desktop_app.language import translate
from desktop_app.refusal_words import words
from desktop_app.sync import carrier as way
from desktop_app.sync import enrolling
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.progress import Progress
from desktop_app.sync_words import joining_words, progress_words
from desktop_app.welcome import opening
from desktop_app.welcome.draft import Draft
from desktop_app.welcome.opened import Founded, Opened, given_passphrase

OF_THE_ADDRESS = (way.BadAddress, way.PlainHttp, way.NotTrusted, way.Unreachable, way.VersionsApart)
OF_THE_CODE = (way.CodeRefused, way.TooManyTries)
OF_THE_WAY = (*OF_THE_ADDRESS, *OF_THE_CODE, way.BadAuthority, way.ServerTroubled, way.NotKnown)


class Work(Protocol):
    """Runs something beside the window while the page of work is shown."""

    def __call__(
        self,
        what: str,
        work: Callable[[Any], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """`what` is what the page says that is being done."""


class Joining:
    """`tell` changes the wizard's state, `joined` gets the store of the new desk with its recovery code.

    `own_key` opens the library that lies in the folder already and brings its work along: its key and its
    recovery code stay, so `came_along` gets the store alone.
    """

    def __init__(
        self,
        folder: Path,
        draft: Draft,
        work: Work,
        tell: Callable[..., None],
        joined: Callable[[Founded], None],
        came_along: Callable[[Opened], None],
    ) -> None:
        self.own_key: bytes | None = None
        self._came_along = came_along
        self._folder, self._draft = folder, draft
        self._work, self._tell, self._joined = work, tell, joined
        self._stop = False
        self._wrong: Exception | None = None

    def begin(self) -> None:
        """Ask for address and code; where an earlier attempt was cut, whether to go on with it."""
        self._wrong = None
        if (place := enrolling.unfinished(self._folder)) is None:
            self._tell(step="join", path=self._path, problems={}, failure="")
            return
        self._tell(step="resume", path=self._path, problems={}, asks=self._asks(place))

    @property
    def _path(self) -> str:
        return "join" if self.own_key is None else "bring"

    @property
    def was_cut(self) -> bool:
        """Whether an earlier attempt did not come to its end."""
        return enrolling.unfinished(self._folder) is not None

    def look(self) -> None:
        """Whether there is a server at the address; then on to the protection of the store."""

        def look(_task: Any) -> None:
            with closing(self._carrier()) as carrier:
                carrier.look()

        def seen(_none: None) -> None:
            if self.own_key is not None:
                self._bring(self.own_key)
            else:
                self._tell(step="protection", problems={}, failure="")

        self._wrong = None
        self._work("looking", look, seen, self._not_joined)

    def _carrier(self) -> Carrier:
        """Raises BadAuthority, OSError where the file can't be read, and what a Carrier raises."""
        draft, file = self._draft, self._draft.authority.strip()
        authority = Path(file).read_text("utf-8", "replace") if file else ""
        return Carrier(draft.server, plain_allowed=draft.plain_allowed, authority=authority)

    def join(self) -> None:
        """Show the code and fetch everything."""
        draft = self._draft
        passphrase = draft.passphrase if draft.protection == "passphrase" else None

        def join(task: Any) -> Founded:
            with closing(self._carrier()) as carrier:
                key = enrolling.begin(
                    self._folder,
                    carrier,
                    draft.join_code,
                    draft.desk_name,
                    lambda at: _new_key(at, passphrase),
                )
            return self._fetched(key, task)

        self._run(join)

    def _bring(self, key: bytes) -> None:
        """Show the code, fetch everything, and send what the library in the folder has done."""
        draft = self._draft

        def bring(task: Any) -> Founded:
            with closing(self._carrier()) as carrier:
                enrolling.join_with_data(
                    self._folder,
                    key,
                    carrier,
                    draft.join_code,
                    draft.desk_name,
                    partial(_report, task),
                    lambda: self._stop or task.cancelled,
                )
            return self._opened(key)

        self._run(bring)

    def go_on(self, passphrase: str = "") -> None:
        """Fetch what was not fetched when it was cut."""

        def go_on(task: Any) -> Founded:
            place = enrolling.unfinished(self._folder)
            assert place is not None
            key = self.own_key or keys.key_of(place, passphrase or given_passphrase())
            return self._fetched(key, task)

        self._run(go_on)

    def start_over(self) -> None:
        """Throw away what has come; another code is needed."""
        enrolling.forget(self._folder)
        self.begin()

    def stop(self) -> None:
        """Stop fetching; what has come is kept."""
        self._stop = True

    def _run(self, work: Callable[[Any], Founded]) -> None:
        self._stop, self._wrong = False, None
        self._work("joining", work, self._done, self._not_joined)

    def _done(self, founded: Founded) -> None:
        if self.own_key is None:
            self._joined(founded)
        else:
            self._came_along(founded.opened)

    def _fetched(self, key: bytes, task: Any) -> Founded:
        told = partial(_report, task)
        enrolling.fetch(self._folder, key, told, lambda: self._stop or task.cancelled)
        return self._opened(key)

    def _opened(self, key: bytes) -> Founded:
        return Founded(opening.open_with_key(self._folder, key), keys.recovery_code(key))

    def say_again(self) -> bool:
        """What went wrong, in the language of now; False where nothing did."""
        if self._wrong is not None:
            self._not_joined(self._wrong)
        return self._wrong is not None

    def _not_joined(self, error: Exception) -> None:
        self._wrong = error
        if (place := enrolling.unfinished(self._folder)) is not None:
            self._cut(place, error)
        elif isinstance(error, errors.KeychainMissing):
            self._draft.protection = "passphrase"
            said = translate("FirstStart", "The keychain of this system did not keep the key.")
            self._tell(step="protection", keychain=False, failure=said)
        elif isinstance(error, OF_THE_ADDRESS):
            untrusted = isinstance(error, way.NotTrusted) or bool(self._draft.authority)
            plain = isinstance(error, way.PlainHttp) or self._draft.plain_allowed
            self._tell(step="join", untrusted=untrusted, plain=plain, problems={"server": _said(error)})
        elif isinstance(error, way.BadAuthority):
            self._tell(step="join", problems={"authority": _said(error)})
        elif isinstance(error, OF_THE_CODE):
            self._tell(step="join", problems={"join_code": _said(error)})
        else:
            self._tell(step="join", failure=_said(error))

    def _cut(self, place: Path, error: Exception) -> None:
        problems: dict[str, str] = {}
        failure = "" if isinstance(error, enrolling.Stopped) else _said(error)
        if isinstance(error, errors.WrongKey | errors.PassphraseNeeded):
            problems = {"passphrase": translate("FirstStart", "This passphrase does not open it.")}
            failure = ""
        self._tell(step="resume", stopping=False, problems=problems, failure=failure, asks=self._asks(place))

    def _asks(self, place: Path) -> str:
        """'passphrase' where the begun store wants one that is not known."""
        known = self.own_key is not None or given_passphrase() is not None
        return "passphrase" if keys.method(place) == "passphrase" and not known else ""


def _report(task: Any, progress: Progress) -> None:
    task.report(*progress.measured, progress_words(progress))


def _new_key(place: Path, passphrase: str | None) -> bytes:
    return keys.new_keychain_key(place) if passphrase is None else keys.new_passphrase_key(place, passphrase)


def _said(error: Exception) -> str:
    said = joining_words(error) if isinstance(error, OF_THE_WAY) else words(error)
    return said.as_sentence()
