# SPDX-License-Identifier: GPL-3.0-or-later
"""The way of a PC that becomes a desk of a server: look at it, show the code, fetch. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Protocol

from db import errors, keys
from desktop_app.language import translate
from desktop_app.refusal_words import words
from desktop_app.sync import carrier as way
from desktop_app.sync import enrolling
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.progress import Progress
from desktop_app.sync_words import progress_words, trouble_words
from desktop_app.welcome import opening
from desktop_app.welcome.draft import Draft
from desktop_app.welcome.opened import Founded, given_passphrase

OF_THE_ADDRESS = (way.BadAddress, way.PlainHttp, way.NotTrusted, way.Unreachable, way.VersionsApart)
OF_THE_CODE = (way.CodeRefused, way.TooManyTries)
OF_THE_WAY = (*OF_THE_ADDRESS, *OF_THE_CODE, way.ServerTroubled, way.NotKnown)


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
    """`tell` changes the wizard's state, `joined` gets the store of the new desk with its recovery code."""

    def __init__(
        self,
        folder: Path,
        draft: Draft,
        work: Work,
        tell: Callable[..., None],
        joined: Callable[[Founded], None],
    ) -> None:
        self._folder, self._draft = folder, draft
        self._work, self._tell, self._joined = work, tell, joined
        self._stop = False

    def begin(self) -> None:
        """Ask for address and code; where an earlier attempt was cut, whether to go on with it."""
        if (place := enrolling.unfinished(self._folder)) is None:
            self._tell(step="join", path="join", problems={}, failure="")
            return
        self._tell(step="resume", path="join", problems={}, asks=_asks(place))

    @property
    def was_cut(self) -> bool:
        """Whether an earlier attempt did not come to its end."""
        return enrolling.unfinished(self._folder) is not None

    def look(self) -> None:
        """Whether there is a server at the address; then on to the protection of the store."""

        def look(_task: Any) -> None:
            with closing(Carrier(self._draft.server)) as carrier:
                carrier.look()

        def seen(_none: None) -> None:
            self._tell(step="protection", problems={}, failure="")

        self._work("looking", look, seen, self._not_joined)

    def join(self) -> None:
        """Show the code and fetch everything."""
        draft = self._draft
        passphrase = draft.passphrase if draft.protection == "passphrase" else None

        def join(task: Any) -> Founded:
            with closing(Carrier(draft.server)) as carrier:
                key = enrolling.begin(
                    self._folder,
                    carrier,
                    draft.join_code,
                    draft.desk_name,
                    lambda at: _new_key(at, passphrase),
                )
            return self._fetched(key, task)

        self._run(join)

    def go_on(self, passphrase: str = "") -> None:
        """Fetch what was not fetched when it was cut."""

        def go_on(task: Any) -> Founded:
            place = enrolling.unfinished(self._folder)
            assert place is not None
            return self._fetched(keys.key_of(place, passphrase or given_passphrase()), task)

        self._run(go_on)

    def start_over(self) -> None:
        """Throw away what has come; another code is needed."""
        enrolling.forget(self._folder)
        self.begin()

    def stop(self) -> None:
        """Stop fetching; what has come is kept."""
        self._stop = True

    def _run(self, work: Callable[[Any], Founded]) -> None:
        self._stop = False
        self._work("joining", work, self._joined, self._not_joined)

    def _fetched(self, key: bytes, task: Any) -> Founded:
        def told(progress: Progress) -> None:
            task.report(*progress.measured, progress_words(progress))

        enrolling.fetch(self._folder, key, told, lambda: self._stop or task.cancelled)
        return Founded(opening.open_with_key(self._folder, key), keys.recovery_code(key))

    def _not_joined(self, error: Exception) -> None:
        if (place := enrolling.unfinished(self._folder)) is not None:
            self._cut(place, error)
        elif isinstance(error, errors.KeychainMissing):
            self._draft.protection = "passphrase"
            said = translate("FirstStart", "The keychain of this system did not keep the key.")
            self._tell(step="protection", keychain=False, failure=said)
        elif isinstance(error, OF_THE_ADDRESS):
            self._tell(step="join", problems={"server": _said(error)})
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
        self._tell(step="resume", stopping=False, problems=problems, failure=failure, asks=_asks(place))


def _asks(place: Path) -> str:
    """'passphrase' where the begun store wants one that was not given to the program."""
    wanted = keys.method(place) == "passphrase" and given_passphrase() is None
    return "passphrase" if wanted else ""


def _new_key(place: Path, passphrase: str | None) -> bytes:
    return keys.new_keychain_key(place) if passphrase is None else keys.new_passphrase_key(place, passphrase)


def _said(error: Exception) -> str:
    said = trouble_words(error) if isinstance(error, OF_THE_WAY) else words(error)
    return said.as_sentence()
