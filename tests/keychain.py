# SPDX-License-Identifier: GPL-3.0-or-later
"""A keychain for tests, as an operating system offers one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import keyring
from keyring.backend import KeyringBackend


class Keychain(KeyringBackend):
    """A keychain in memory."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@contextmanager
def in_place(ours: KeyringBackend) -> Iterator[None]:
    """Inside, this is the system's keychain."""
    before = keyring.get_keyring()
    keyring.set_keyring(ours)
    try:
        yield
    finally:
        keyring.set_keyring(before)
