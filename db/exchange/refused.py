# SPDX-License-Identifier: GPL-3.0-or-later
"""The refused records of an import as a file of the same format: to be mended by hand and imported again."""

from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from db.exchange.detect import Format
from db.exchange.files import written
from db.exchange.koc import HEAD, KOC

XML_HEAD = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<collection xmlns="http://www.loc.gov/MARC21/slim" xmlns:marc="http://www.loc.gov/MARC21/slim">\n'
)
XML_FOOT = b"</collection>\n"


class RefusedFile:
    """Written aside and moved into place at the end; without a refused record or a path there is none.

    `failed` where it can't be written, on a stick that is read only: the import goes on without it.
    """

    def __init__(self, path: Path | None, form: Format) -> None:
        self.path = path
        self.failed = False
        self._form = form
        self._open = ExitStack()
        self._file: BinaryIO | None = None

    def __enter__(self) -> "RefusedFile":
        return self

    def add(self, raw: bytes) -> None:
        """One more record, in its own bytes."""
        if self.path is None or not raw or self.failed:
            return
        try:
            self._write(self.path, raw)
        except OSError as error:
            self._give_up(error)

    def end(self) -> Path | None:
        """Put it in its place; None where there is none: a file of no known kind gives no records to keep."""
        if self._file is None:
            return None
        try:
            if self._form.kind == "marcxml":
                self._file.write(XML_FOOT)
            self._open.close()
        except OSError as error:
            self._give_up(error)
        return None if self.failed else self.path

    def _give_up(self, error: OSError) -> None:
        self.failed, self._file = True, None
        with suppress(OSError):
            self._open.__exit__(type(error), error, error.__traceback__)

    def _write(self, path: Path, raw: bytes) -> None:
        if self._file is None:
            self._file = self._open.enter_context(written(path))
            self._file.write(self._head())
        self._file.write(raw if self._form.kind == "marc21" else raw.rstrip(b"\r\n") + b"\n")

    def _head(self) -> bytes:
        if self._form.kind == "marcxml":
            return XML_HEAD
        if self._form.kind == KOC:
            return HEAD
        if columns := self._form.headings or self._form.columns:
            separator, enclosure = self._form.dialect
            cells = (f"{enclosure}{name.replace(enclosure, '')}{enclosure}" for name in columns)
            return (separator.join(cells) + "\n").encode()
        return b""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)
