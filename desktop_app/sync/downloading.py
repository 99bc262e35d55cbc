# SPDX-License-Identifier: GPL-3.0-or-later
"""A snapshot fetched into a folder, block by block: what has come and is right stays there whatever happens.

The next attempt goes on behind it, after a cut as after a power cut; each block is held against its hash.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from db.syncing.snapshot import BLOCK, Manifest
from desktop_app.sync.carrier import Carrier, NotThere, ServerTroubled, Unreachable

PACKED, TOLD = "snapshot.part", "snapshot.json"
MOST_WRONG = 3
"""Blocks in a row that are not what the manifest says, before the snapshot is given up."""
Told = Callable[[int, int], None]
"""Bytes here, bytes in all."""
SitOut = Callable[[int, Exception], None]
"""Wait after the so manieth cut in a row, or raise it: a person decides."""


class Damaged(Exception):
    """What the server sends is not what it announced."""


class Download:
    """A folder with the part of a snapshot that has come, and the manifest that it is held against."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.file = folder / PACKED

    def manifest(self) -> Manifest | None:
        """Of what lies here from an earlier attempt."""
        with suppress(OSError, msgspec.DecodeError):
            return msgspec.json.decode((self._folder / TOLD).read_bytes(), type=Manifest)
        return None

    def begin(self, manifest: Manifest) -> None:
        """Make room for this one; what is here of another is let go."""
        self.forget()
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / f"{TOLD}.new"
        unfinished.write_bytes(msgspec.json.encode(manifest))
        unfinished.replace(self._folder / TOLD)

    def forget(self) -> None:
        """Nothing is left here."""
        if self._folder.is_dir():
            for name in (TOLD, PACKED, f"{TOLD}.new"):
                (self._folder / name).unlink(missing_ok=True)
            with suppress(OSError):  # something of somebody else's lies in it
                self._folder.rmdir()

    def good_blocks(self, manifest: Manifest) -> int:
        """How many blocks are here and right, from the beginning; what stands behind them is cut off."""
        if not self.file.exists():
            return 0
        good = 0
        with self.file.open("rb+") as file:
            for wanted in manifest.blocks:
                if sha256(file.read(BLOCK)).hexdigest() != wanted:
                    break
                good += 1
            file.truncate(min(good * BLOCK, manifest.size))
        return good


def fetch(carrier: Carrier, token: str, download: Download, told: Told, sit_out: SitOut) -> Manifest | None:
    """Fetch a whole snapshot; None where the server has none that fits this program.

    What has come stays for the next time, whatever is raised: Damaged, NotKnown, OSError, and by `sit_out`.
    """
    cuts = 0
    while True:
        try:
            newest = carrier.snapshot(token)
            break
        except NotThere:
            return None
        except (Unreachable, ServerTroubled) as error:
            cuts += 1
            sit_out(cuts, error)
    for manifest in _worth_fetching(newest, download):
        try:
            _Fetching(carrier, token, manifest, download, told, sit_out).run()
        except NotThere:  # the server has let it go for a newer one
            continue
        return manifest
    return None


def _worth_fetching(newest: Manifest, download: Download) -> Iterator[Manifest]:
    """What was begun before, if it is of this epoch; then the newest."""
    kept = download.manifest()
    if kept is not None and kept.id != newest.id and kept.fits(newest.epoch):
        yield kept
    if newest.fits(newest.epoch):
        if kept != newest:
            download.begin(newest)
        yield newest


class _Fetching:
    def __init__(
        self,
        carrier: Carrier,
        token: str,
        manifest: Manifest,
        download: Download,
        told: Told,
        sit_out: SitOut,
    ) -> None:
        self._carrier, self._token, self._manifest, self._download = carrier, token, manifest, download
        self._told, self._sit_out = told, sit_out
        self._good = download.good_blocks(manifest)
        self._cuts = self._wrong = 0

    def run(self) -> None:
        """Until every block is here."""
        if self._good < len(self._manifest.blocks):
            self._told(self._good * BLOCK, self._manifest.size)
        while self._good < len(self._manifest.blocks):
            try:
                self._some()
            except (Unreachable, ServerTroubled) as error:
                self._cuts += 1
                self._sit_out(self._cuts, error)

    def _some(self) -> None:
        """As many blocks as come in one answer, and are right."""
        with self._download.file.open("ab") as file:
            for block in self._blocks():
                if sha256(block).hexdigest() != self._manifest.blocks[self._good]:
                    self._wrong += 1
                    if self._wrong >= MOST_WRONG:
                        raise Damaged
                    return
                file.write(block)
                file.flush()
                self._good += 1
                self._cuts = self._wrong = 0

    def _blocks(self) -> Iterator[bytes]:
        """Whole blocks out of what comes; the last may be shorter."""
        start = self._good * BLOCK
        left = self._manifest.size - start
        held = bytearray()
        for part in self._carrier.snapshot_bytes(self._token, self._manifest.id, start):
            held += part
            self._told(self._manifest.size - left + len(held), self._manifest.size)
            while len(held) >= (size := min(BLOCK, left)) > 0:
                block = bytes(held[:size])
                del held[:size]
                left -= len(block)
                yield block
        if left > 0:
            raise Unreachable
