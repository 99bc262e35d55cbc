# SPDX-License-Identifier: GPL-3.0-or-later
"""Files to read, gzip taken off on the way; files written aside and moved into place when whole."""

import gzip
import os
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, BinaryIO, cast

_GZIP = b"\x1f\x8b"


class Source:
    """An opened file to read. A damaged gzip ends early and is told by `damage`."""

    def __init__(self, path: Path) -> None:
        self.size = path.stat().st_size
        self.damage = ""
        self._file: BinaryIO = path.open("rb")
        packed = self._file.read(2) == _GZIP
        self._file.seek(0)
        self._stream = cast("IO[bytes]", gzip.GzipFile(fileobj=self._file)) if packed else self._file

    def read(self, size: int, /) -> bytes:
        """The next bytes, unpacked; empty at the end."""
        if self.damage:
            return b""
        try:
            return self._stream.read(size)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            self.damage = type(error).__name__
            return b""

    def done(self) -> int:
        """Bytes of the file that were read so far, for progress; `size` is the total."""
        return self._file.tell()

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
    """A file to write that appears under its name when everything is in it; for its owner only."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-", suffix=path.suffix)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
