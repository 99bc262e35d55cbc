# SPDX-License-Identifier: GPL-3.0-or-later
"""What an import has to say of single records: all of it in little memory, were every record mended."""

import zlib
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import msgspec

from db.exchange.records import Finding

AT_ONCE = 500
"""Notes packed together."""


class Noted(NamedTuple):
    """A record that was mended ('repaired') or not taken ('refused'), and why; `label` says which it was."""

    position: int
    place: int
    what: str
    findings: tuple[Finding, ...]
    label: str


_decode = msgspec.msgpack.Decoder(list[Noted]).decode


class Notes:
    """Notes in order, packed as they come: records of one file mostly have the same thing wrong with them.

    In memory, for they may name people, and nothing personal lies on a disk in the clear.
    """

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._open: list[Noted] = []

    def append(self, noted: Noted) -> None:
        """One more."""
        self._open.append(noted)
        if len(self._open) == AT_ONCE:
            self._packed.append(zlib.compress(msgspec.msgpack.encode(self._open), 1))
            self._open = []

    def __len__(self) -> int:
        return len(self._packed) * AT_ONCE + len(self._open)

    def __iter__(self) -> Iterator[Noted]:
        for block in self._packed:
            yield from _decode(zlib.decompress(block))
        yield from self._open

    def first(self, number: int) -> list[Noted]:
        """The first ones, to be shown."""
        return list(islice(self, number))
