# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading MARCXML as a stream: bare, in a collection, or in OAI-PMH answers, which may hold Dublin Core too.

Namespaces may be missing or wrong: elements go by their local names.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat
from xml.parsers.expat import errors

from db.exchange.iso2709 import Stream
from db.exchange.marc import DELIMITER, Field, Marc, clean, to_iso2709
from db.exchange.records import Finding, Refused
from db.exchange.xml_marc import field_of, leader_of
from db.exchange.xml_stream import LONGEST, RECORD, XmlSource

WRAP = b"<simpul>"
END = b"</simpul>"
_CLOSING = re.compile(rb"</(?:[\w.-]+:)?record\s*>")
DublinCore = dict[str, list[str]]
"""Dublin Core elements by local name; 'oai' holds the identifier from the OAI-PMH header."""


class XmlRecord(NamedTuple):
    """A record as XML holds it: MARC with its ISO 2709 bytes, or Dublin Core, or why neither."""

    line: int
    raw: bytes
    marc: tuple[Marc, bytes] | None
    dublin_core: DublinCore | None
    repairs: list[Finding]
    refusal: Finding | None


def read_xml(stream: Stream) -> Iterator[XmlRecord]:
    """Every record; what is not well-formed is refused with line and column, and reading goes on after it."""
    try:
        source = XmlSource(stream)
    except Refused as refused:
        yield XmlRecord(int(refused.finding.what), b"", None, None, [], refused.finding)
        return
    reader: _Reader | None = _Reader(source.line)
    waiting = source.block()
    while reader is not None and waiting:
        reader.feed(waiting)
        yield from reader.take()
        if reader.error is None:
            waiting = source.block()
            continue
        refusal, reader, waiting = _behind_break(reader, source)
        if refusal is not None:
            yield refusal
    if reader is not None:
        reader.close()
        yield from reader.take()
        if reader.error is not None and reader.matters():
            yield reader.refused(reader.unfinished())


def _behind_break(reader: "_Reader", source: XmlSource) -> tuple[XmlRecord | None, "_Reader | None", bytes]:
    """The refusal of what broke, and a new reader with the bytes from the next record on."""
    done, behind = reader.split_at_error()
    skipped, rest = source.to_next_record(behind)
    refusal = reader.refused(done + skipped) if reader.matters() else None
    if not rest:
        return refusal, None, b""
    line = reader.window_line + (done + skipped).count(b"\n")
    return refusal, _Reader(line, resumed=True), rest


class _Open:
    """A `record` element that is being read."""

    def __init__(self, start: int, line: int) -> None:
        self.start, self.line = start, line
        self.leader: str | None = None
        self.fields: list[Field] = []
        self.dublin_core: DublinCore = {}
        self.deleted = False
        self.held_another = False
        self.repairs: list[Finding] = []


class _Reader:
    """One parser, from a place where a record may begin."""

    def __init__(self, line: int, resumed: bool = False) -> None:
        self.error: expat.ExpatError | None = None
        self._line, self._resumed, self._ended = line - 1, resumed, False
        self.window_line = line
        """The line that the kept bytes begin on."""
        self._window, self._window_start = bytearray(), 0
        self._finished = 0
        self._done: list[XmlRecord] = []
        self._open: list[_Open] = []
        self._text: list[str] | None = None
        self._tag = self._head = self._code = ""
        self._parts: list[str] = []
        self._in_dublin_core = False
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(WRAP, False)

    def feed(self, block: bytes) -> None:
        """Parse some bytes; `error` is set where they are not well-formed."""
        self._window += block
        self._parse(block, False)
        keep = self._open[0].start if self._open else self._place()
        if self.error is None and keep > self._window_start:
            self._forget(keep - self._window_start)
        if self.error is None and self._open and len(self._window) > LONGEST:
            self._give_up()

    def _give_up(self) -> None:
        """A record whose end was left out is refused by itself: what follows is not kept waiting for it."""
        lost = self._open.pop(0)
        following = RECORD.search(self._window, 1)
        raw = bytes(self._window[: following.start() if following else None])
        finding = Finding("xml_broken", what=str(lost.line))
        self._done.append(XmlRecord(lost.line, raw, None, None, [], finding))
        self._resumed = True
        self._forget((self._open[0].start if self._open else self._place()) - self._window_start)

    def _forget(self, count: int) -> None:
        self.window_line += self._window.count(b"\n", 0, count)
        del self._window[:count]
        self._window_start += count

    def close(self) -> None:
        """The end of the document."""
        self._ended = True
        self._parse(END, True)

    def _parse(self, block: bytes, final: bool) -> None:
        try:
            self._parser.Parse(block, final)
        except expat.ExpatError as error:
            self.error = error

    def take(self) -> list[XmlRecord]:
        """The records finished since the last call."""
        done, self._done = self._done, []
        return done

    # --- breaks ---

    def matters(self) -> bool:
        """Whether the break lost something; after a first break, closing tags of what is gone do not."""
        assert self.error is not None
        mismatch = self.error.code in _MISMATCHES
        return bool(self._open) or not (self._resumed and mismatch)

    def split_at_error(self) -> tuple[bytes, bytes]:
        """The bytes up to the break, from the record that it fell into, and those behind it."""
        self._forget_finished()
        at = max(0, self._parser.ErrorByteIndex - len(WRAP) - self._window_start)
        # A record may begin right at the break, inside one that never ended.
        return bytes(self._window[: at + 1]), bytes(self._window[at + 1 :])

    def _forget_finished(self) -> None:
        keep = self._open[0].start if self._open else self._finished
        self._forget(max(0, keep - self._window_start))

    def unfinished(self) -> bytes:
        """What was not finished when the document ended."""
        self._forget_finished()
        return bytes(self._window)

    def refused(self, raw: bytes) -> XmlRecord:
        """The refusal of what the break fell into."""
        assert self.error is not None
        line = self._open[-1].line if self._open else self.error.lineno + self._line
        reason = "" if self._ended else f" {errors.messages[self.error.code]}"
        where = f"{self.error.lineno + self._line}:{self._column()}{reason}"
        code = "xml_truncated" if self._ended else "xml_broken"
        if closing := _CLOSING.search(raw):
            raw = raw[: closing.end()]
        return XmlRecord(line, raw, None, None, [], Finding(code, what=where))

    def _column(self) -> int:
        assert self.error is not None
        return self.error.offset + 1 - (len(WRAP) if self.error.lineno == 1 else 0)

    # --- elements ---

    def _place(self) -> int:
        return int(self._parser.CurrentByteIndex) - len(WRAP)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "record":
            if self._open:
                self._open[-1].held_another = True
            self._open.append(_Open(self._place(), self._parser.CurrentLineNumber + self._line))
        elif self._open:
            self._inside(local, attributes)

    def _inside(self, local: str, attributes: dict[str, str]) -> None:
        match local:
            case "subfield":
                self._code, self._text = attributes.get("code", "") or "?", []
            case "datafield":
                self._tag = attributes.get("tag", "")
                self._head = f"{attributes.get('ind1') or ' ':.1}{attributes.get('ind2') or ' ':.1}"
                self._parts = []
            case "controlfield":
                self._tag, self._text = attributes.get("tag", ""), []
            case "leader" | "identifier" | "datestamp":
                self._text = []
            case "header":
                self._open[-1].deleted = attributes.get("status") == "deleted"
            case "dc":
                self._in_dublin_core = True
            case _ if self._in_dublin_core:
                self._text = []

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if not self._open or local == "simpul":
            return
        if local == "record":
            self._finish()
            return
        text, self._text = "".join(self._text or ()), None
        self._keep(local, text)

    def _keep(self, local: str, text: str) -> None:
        record = self._open[-1]
        match local:
            case "subfield":
                if self._code != "?":
                    self._parts.append(self._code[0] + clean(text))
                elif text.strip():
                    record.repairs.append(Finding("bad_subfield_code", self._tag))
                    self._parts.append("a" + clean(text))
            case "datafield":
                head = self._head.replace("\n", " ")
                record.fields.append((self._tag, DELIMITER.join([head, *self._parts])))
            case "controlfield":
                record.fields.append((self._tag, clean(text)))
            case "leader":
                record.leader = text
            case "dc":
                self._in_dublin_core = False
            case "identifier" if not self._in_dublin_core:
                record.dublin_core.setdefault("oai", []).append(text.strip())
            case _ if self._in_dublin_core and text.strip():
                record.dublin_core.setdefault(local, []).append(text.strip())

    def _finish(self) -> None:
        record = self._open.pop()
        begin = record.start - self._window_start
        end = self._window.find(b">", self._place() - self._window_start) + 1
        raw = bytes(self._window[begin:end])
        self._finished = end + self._window_start
        if record.leader is not None or record.fields:
            self._done.append(_marc(record, raw))
        elif set(record.dublin_core) - {"oai"}:
            self._done.append(XmlRecord(record.line, raw, None, record.dublin_core, [], None))
        elif not record.held_another:
            code = "deleted" if record.deleted else "not_marc"
            name = next(iter(record.dublin_core.get("oai", ())), "")
            self._done.append(XmlRecord(record.line, raw, None, None, [], Finding(code, what=name)))


_MISMATCHES = {
    errors.codes[errors.XML_ERROR_TAG_MISMATCH],
    errors.codes[errors.XML_ERROR_NO_ELEMENTS],
    errors.codes[errors.XML_ERROR_UNCLOSED_TOKEN],
    errors.codes[errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT],
}


def _marc(record: _Open, raw: bytes) -> XmlRecord:
    repairs = record.repairs
    leader = leader_of(record.leader, repairs)
    fields = [field_of(tag, data, repairs) for tag, data in record.fields]
    marc = Marc(leader, fields)
    return XmlRecord(record.line, raw, (marc, to_iso2709(marc)), None, list(dict.fromkeys(repairs)), None)
