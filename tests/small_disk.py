# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that gets full when a test says so: a small one that is mounted, or the system's own limit."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

if sys.platform != "win32":
    import resource

SIZE = "4m"
BLOCK = 4_096


class Disk(Protocol):
    """`folder` lies on it."""

    folder: Path

    def fill(self) -> None:
        """Nothing more can be written."""

    def make_room(self) -> None:
        """It can again."""


class SmallFileSystem:
    """Four megabytes of memory, mounted; full means ENOSPC, as on any disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self) -> None:
        """Until the system says no."""
        filler = os.open(self._filler, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        try:
            while True:
                os.write(filler, bytes(BLOCK))
        except OSError:
            os.close(filler)

    def make_room(self) -> None:
        """The filler goes."""
        self._filler.unlink(missing_ok=True)


class NothingMoreAllowed:
    """This process may not make any file longer: what a quota does, without rights to mount anything."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(self) -> None:
        """From here on."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (BLOCK, self._before[1]))

    def make_room(self) -> None:
        """As before."""
        resource.setrlimit(resource.RLIMIT_FSIZE, self._before)


def everything_allowed() -> None:
    """Whatever was forbidden, files may grow again."""
    if sys.platform != "win32":
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


@contextmanager
def small_file_system(folder: Path) -> Iterator[Disk | None]:
    """None where this user may not mount one."""
    folder.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    if subprocess.run(words, check=False, capture_output=True).returncode:
        yield None
        return
    try:
        yield SmallFileSystem(folder)
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def nothing_more_allowed(folder: Path) -> Iterator[Disk]:
    """The limit is lifted at the end."""
    folder.mkdir()
    disk = NothingMoreAllowed(folder)
    try:
        yield disk
    finally:
        disk.make_room()
