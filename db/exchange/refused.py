# SPDX-License-Identifier: GPL-3.0-or-later
"""The refused records of an import as a file of the same format: to be mended by hand and imported again."""

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from db.exchange.detect import Format
from db.exchange.files import written

XML_HEAD = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<collection xmlns="http://www.loc.gov/MARC21/slim" xmlns:marc="http://www.loc.gov/MARC21/slim">\n'
)
XML_FOOT = b"</collection>\n"


class RefusedFile:
    """Written aside and moved into place at the end; without a refused record or a path there is none."""

    def __init__(self, path: Path | None, form: Format) -> None:
        self.path = path
        self._form = form
        self._open = ExitStack()
        self._file: BinaryIO | None = None

    def __enter__(self) -> "RefusedFile":
        return self

    @property
    def begun(self) -> bool:
        """Whether there is such a file: a file of no known kind gives no records to keep."""
        return self._file is not None

    def add(self, raw: bytes) -> None:
        """One more record, in its own bytes."""
        if self.path is None or not raw:
            return
        if self._file is None:
            self._file = self._open.enter_context(written(self.path))
            self._file.write(self._head())
        self._file.write(raw if self._form.kind == "marc21" else raw.rstrip(b"\r\n") + b"\n")

    def _head(self) -> bytes:
        if self._form.kind == "marcxml":
            return XML_HEAD
        if self._form.columns:
            separator, enclosure = self._form.dialect
            cells = (f"{enclosure}{name}{enclosure}" for name in self._form.columns)
            return (separator.join(cells) + "\n").encode()
        return b""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None and self._form.kind == "marcxml" and kind is None:
            self._file.write(XML_FOOT)
        self._open.__exit__(kind, error, trace)
