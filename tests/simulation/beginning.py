# SPDX-License-Identifier: GPL-3.0-or-later
"""A PC that becomes a desk and begins with the server's snapshot, over a wire that is cut again and again.

Making, fetching, unpacking and putting in are the real code; what is in memory is the store and the wire.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

from central_server import devices, snapshots
from central_server.answering import epoch_of
from db.syncing import snapshot
from db.syncing.snapshot import Manifest
from db.syncing.snapshot_loading import NotWhole, load_into
from desktop_app.sync import bootstrap, downloading
from desktop_app.sync.carrier import NotKnown, NotThere, Unreachable
from desktop_app.sync.downloading import Damaged, Download
from desktop_app.sync.standing import enrolled_as
from tests.simulation.memory import MemoryStore, empty
from tests.simulation.world import World

BLOCK = 500
"""Several in a snapshot of half a dozen titles."""
PART = 200
ALL = 1 << 30


@contextmanager
def small_blocks() -> Iterator[None]:
    """Inside, a block of a snapshot is a small part of it."""
    with ExitStack() as stack:
        for module in (snapshots, snapshot, downloading):
            stack.enter_context(patch.object(module, "BLOCK", BLOCK))
        yield


def snapshot_now(world: World) -> Manifest:
    """The server makes a snapshot of its catalogue."""
    with small_blocks():
        return snapshots.make(world.server, world.disk / "snapshots", world.tick())


class Wire:
    """As the carrier to a server: gives `most` bytes of a snapshot, then it is cut. May spoil one of them."""

    def __init__(self, world: World, most: int, *, spoilt: bool) -> None:
        self._world, self._left, self._spoilt = world, most, spoilt

    def snapshot(self, token: str) -> Manifest:
        """What the server has ready."""
        with self._world.server.read() as session:
            device = devices.of_token(session, token)
            if device is None or device.revoked_at is not None:
                raise NotKnown
            found = snapshots.newest(self._world.disk / "snapshots", epoch_of(session))
        if found is None:
            raise NotThere
        return found

    def snapshot_bytes(self, token: str, name: str, start: int) -> Iterator[bytes]:
        """From this byte on, in small parts."""
        file = snapshots.file_of(self._world.disk / "snapshots", name)
        if file is None:
            raise NotThere
        whole = bytearray(file.read_bytes())
        if self._spoilt:
            whole[self._world.random.randrange(len(whole))] ^= 1
            self._spoilt = False
        for first in range(start, len(whole), PART):
            self._left -= PART
            if self._left < 0:
                raise Unreachable
            yield bytes(whole[first : min(first + PART, len(whole))])


class Beginning:
    """One PC: it knows who it is, and has a part of a snapshot."""

    def __init__(self, world: World, place: int) -> None:
        self._world, self._place = world, place
        self._name = f"new{len(world.desks) + len(world.beginning)}"
        self._store = MemoryStore(empty())
        self._folder = world.disk / f"{self._name}-{world.random.getrandbits(32):08x}"
        self._folder.mkdir()
        self._download = Download(self._folder / "got")
        self._join()

    def _join(self) -> None:
        self._world.join(self._store, self._name, self._place)
        self._world.tell(f"{self._name}: has shown a code")

    def go_on(self, most: int, *, spoilt: bool = False) -> None:
        """Fetch so many bytes; with the last of them it is a desk that has not synced yet."""
        with self._store.read() as session:
            token = enrolled_as(session).token
        try:
            with small_blocks():
                image, how = self._begun(Wire(self._world, most, spoilt=spoilt), token)
        except Unreachable:
            self._world.tell(f"{self._name}: cut while it fetched a snapshot")
        except NotKnown:  # the server was restored from before it was made: another code
            self._join()
        else:
            self._world.beginning.remove(self)
            desk = self._world.add_desk(image, self._place)
            self._world.tell(f"{self._name}: is {desk.name}, and begins with {how}")

    def end(self) -> None:
        """Until it is a desk: nothing is cut any more."""
        while self in self._world.beginning:
            self.go_on(ALL)

    def _begun(self, wire: Wire, token: str) -> tuple[bytes, str]:
        try:
            manifest = downloading.fetch(wire, token, self._download, _told, _give_up)  # type: ignore[arg-type]
            if manifest is not None:
                return self._filled(manifest), f"a snapshot up to {manifest.cursors}"
        except (Damaged, NotWhole):
            pass
        return self._store.copy(), "nothing"

    def _filled(self, manifest: Manifest) -> bytes:
        plain: Path = self._folder / "plain.db"
        bootstrap.unpack(self._download.file, plain, manifest, lambda: False)
        fresh = MemoryStore(empty())
        load_into(fresh.raw, plain, manifest, lambda *_told: None, lambda: False)
        with self._store.read() as before, fresh.write() as session:
            bootstrap.take_over(before, session, manifest)
        return fresh.copy()


def _told(_done: int, _total: int) -> None:
    """Nobody looks."""


def _give_up(_cuts: int, error: Exception) -> None:
    """It is tried again another time."""
    raise error
