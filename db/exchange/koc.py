# SPDX-License-Identifier: GPL-3.0-or-later
"""Koha's offline circulation files (.koc): what a desk without its server lent, took back and was paid.

A head line 'Version=1.0<tab>Generator=…', then a line each, parted by tabs: time, verb, card, barcode or
amount ('return' has no card). Source: Koha, offline_circ/process_koc.pl.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from db.exchange.iso2709 import Stream
from db.exchange.lines import Line, lines
from db.exchange.records import CounterRecord, Read, Refused

KOC = "koc"
HEAD = b"Version=1.0\tGenerator=simpul\tGeneratorVersion=1\n"
LENT, RETURNED, PAID = "issue", "return", "payment"
CELLS = {LENT: 4, RETURNED: 3, PAID: 4}
IS_HEAD = re.compile(r"Version=[\d.]+\t.*Generator", re.IGNORECASE)
TIME = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)[ T](\d\d?)[-:](\d\d?)[-:](\d\d?)(?:[ .](\d{1,3}))?")
AMOUNT = re.compile(r"(\d{1,12})(?:[.,]0{1,2})?")


def read_koc(stream: Stream) -> Iterator[Read]:
    """Every line but heads and empty ones; `place` is the line in the file."""
    position = 0
    for line in lines(stream):
        if not line.text.strip() or IS_HEAD.match(line.text):
            continue
        position += 1
        try:
            record = _record(line)
        except Refused as refused:
            yield Read(position, line.number, None, (), refused.finding, line.raw)
        else:
            yield Read(position, line.number, record, (), None, line.raw)


def by_time(reads: Iterable[Read]) -> Iterator[Read]:
    """Lines as they happened, a refused one after the line before it. Koha takes them so, too: where files of
    two desks were put together, or a clock was set back, a return stands before its loan."""
    last = datetime.min  # noqa: DTZ901 - by the clock on the wall of that desk
    timed: list[tuple[datetime, Read]] = []
    for read in reads:
        last = read.record.happened_at if isinstance(read.record, CounterRecord) else last
        timed.append((last, read))
    timed.sort(key=lambda one: one[0])
    return (read for _, read in timed)


def _record(line: Line) -> CounterRecord:
    cells = [cell.strip() for cell in line.text.split("\t")]
    while cells and not cells[-1]:
        cells.pop()
    verb = cells[1].casefold() if len(cells) > 1 else ""
    if verb not in CELLS:
        raise Refused("unknown_verb", what=verb or line.text[:40])
    if len(cells) != CELLS[verb]:
        raise Refused("wrong_columns", what=str(len(cells)))
    record = {"happened_at": _time(cells[0]), "verb": verb}
    if verb == RETURNED:
        return CounterRecord(**record, barcode=cells[2])  # type: ignore[arg-type]
    if verb == PAID:
        return CounterRecord(**record, card=cells[2], amount=_amount(cells[3]))  # type: ignore[arg-type]
    return CounterRecord(**record, card=cells[2], barcode=cells[3])  # type: ignore[arg-type]


def _time(text: str) -> datetime:
    found = TIME.fullmatch(text)
    if found is None:
        raise Refused("bad_time", what=text)
    year, month, day, hour, minute, second, thousandth = (int(part or 0) for part in found.groups())
    try:
        return datetime(year, month, day, hour, minute, second, thousandth * 1000)  # noqa: DTZ001
    except ValueError:
        raise Refused("bad_time", what=text) from None


def _amount(text: str) -> int:
    """Whole rupiah: what comes after the point is nought."""
    found = AMOUNT.fullmatch(text)
    if found is None or not int(found[1]):
        raise Refused("bad_amount", what=text)
    return int(found[1])
