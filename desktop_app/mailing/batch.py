# SPDX-License-Identifier: GPL-3.0-or-later
"""Many messages over one connection: one that fails holds up no other, and what was taken is told at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from email.message import EmailMessage
from typing import NamedTuple
from uuid import UUID

from db.errors import StoreError
from db.operations.refusals import Refusal
from desktop_app.mailing.account import Account
from desktop_app.mailing.post import Post
from desktop_app.mailing.refusals import MailError, OneRefused


class Letter(NamedTuple):
    """`key` says which it is; `make` writes it when its turn comes, and may raise OneRefused."""

    key: UUID
    make: Callable[[Account], EmailMessage]


class Failed(NamedTuple):
    """One that was not taken, and why."""

    key: UUID
    error: OneRefused


class Outcome(NamedTuple):
    """How many were sent, which were not; `left` were not tried: `stopped` says why, or a person did it."""

    sent: int
    failed: tuple[Failed, ...]
    left: int
    stopped: Exception | None = None


def send(
    account: Account,
    letters: Sequence[Letter],
    took: Callable[[UUID], object],
    report: Callable[[int, int], None],
    stopped: Callable[[], bool],
) -> Outcome:
    """Send them in order; `took` is called as soon as the server has one, before the next goes out."""
    run = _Run(account, letters, took, report, stopped)
    try:
        run.go()
    except (MailError, Refusal, StoreError) as error:
        return run.outcome(error)
    return run.outcome(None)


class _Run:
    def __init__(
        self,
        account: Account,
        letters: Sequence[Letter],
        took: Callable[[UUID], object],
        report: Callable[[int, int], None],
        stopped: Callable[[], bool],
    ) -> None:
        self._account, self._letters = account, letters
        self._took, self._report, self._stopped = took, report, stopped
        self._sent = 0
        self._failed: list[Failed] = []

    def go(self) -> None:
        with Post(self._account) as post:
            for done, letter in enumerate(self._letters):
                if self._stopped():
                    return
                self._report(done, len(self._letters))
                try:
                    post.send(letter.make(self._account))
                except OneRefused as error:
                    self._failed.append(Failed(letter.key, error))
                else:
                    self._sent += 1
                    self._took(letter.key)

    def outcome(self, stopped: Exception | None) -> Outcome:
        left = len(self._letters) - self._sent - len(self._failed)
        return Outcome(self._sent, tuple(self._failed), left, stopped)
