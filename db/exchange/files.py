# SPDX-License-Identifier: GPL-3.0-or-later
"""Files to read, gzip taken off on the way; files written aside and moved into place when whole."""

import os
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

_GZIP = b"\x1f\x8b"
_PACKED = 1 << 16


class _Gunzip:
    """A gzip stream unpacked piece by piece: what stands before damage or a cut is not lost."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._unpacker = zlib.decompressobj(wbits=31)
        self.damage = ""

    def read(self, size: int, /) -> bytes:
        while not self.damage:
            packed = self._unpacker.unconsumed_tail or self._file.read(_PACKED)
            if not packed:
                self.damage = "" if self._unpacker.eof else "EOFError"
                return b""
            if unpacked := self._unpacked(packed, size):
                return unpacked
        return b""

    def _unpacked(self, packed: bytes, size: int) -> bytes:
        if self._unpacker.eof:  # the next member of several
            packed, self._unpacker = self._unpacker.unused_data + packed, zlib.decompressobj(wbits=31)
            if not packed.strip(b"\x00"):
                return b""
        try:
            return self._unpacker.decompress(packed, size)
        except zlib.error as error:
            self.damage = type(error).__name__
            return b""


class Source:
    """An opened file to read. A damaged gzip ends early and is told by `damage`."""

    def __init__(self, path: Path) -> None:
        self.size = path.stat().st_size
        self._file: BinaryIO = path.open("rb")
        self._share: tuple[int, int] | None = None
        packed = self._file.read(2) == _GZIP
        self._file.seek(0)
        self._gunzip = _Gunzip(self._file) if packed else None

    @property
    def damage(self) -> str:
        """What is wrong with the packing; nothing where all is well."""
        return self._gunzip.damage if self._gunzip is not None else ""

    def read(self, size: int, /) -> bytes:
        """The next bytes, unpacked; empty at the end."""
        return self._file.read(size) if self._gunzip is None else self._gunzip.read(size)

    def done(self) -> int:
        """Bytes of the file that were read so far, for progress; `size` is the total.

        Where it is read whole before its rows are gone through, its share of them.
        """
        return self._file.tell() if self._share is None else self.size * self._share[0] // self._share[1]

    def tell(self, done: int, total: int) -> None:
        """So many rows of all are gone through."""
        self._share = (done, total)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> "Source":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A file to write that appears under its name when everything is in it; for its owner only.

    Raises OSError, which names the file that was wanted.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-", suffix=path.suffix)
    except OSError as error:
        raise _named(error, path) from None
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename == name:
            raise _named(error, path) from None
        raise


def _named(error: OSError, path: Path) -> OSError:
    """The same with the name of the file that was wanted."""
    return type(error)(error.errno, error.strerror, str(path))
