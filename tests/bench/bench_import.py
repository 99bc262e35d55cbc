# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing MARC21 into an encrypted store, against pymarc reading the same file and keeping nothing."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from pymarc import Field, Indicators, MARCReader, Record, Subfield

from db.operations.desk import Desk
from db.operations.founding import found_library
from db.operations.import_files import Report, import_file
from db.store import Store
from tests.bench import library, population
from tests.bench.__main__ import Plan
from tests.bench.figures import Figure, against
from tests.bench.population import PlainItem, PlainTitle

RECORDS = 20_000
ROUNDS = 3


def measure(plan: Plan) -> Iterable[Figure]:
    """Records a second: titles with two items each, search index, journal, commits; by pymarc's bare read."""
    file = plan.folder / "import.mrc"
    write_file(file, RECORDS)
    # Turn by turn: what else the computer does meanwhile slows both alike.
    rounds = [_round(plan.folder / "import-store", file) for _ in range(ROUNDS)]
    whole, bare = sorted(rounds, key=lambda pair: pair[1] / pair[0])[ROUNDS // 2]
    yield against(
        "import",
        RECORDS / whole,
        "records/s",
        RECORDS / bare,
        at_least=0.3,
        note=f"{RECORDS} UTF-8 records of {file.stat().st_size // RECORDS} bytes with two items each, "
        "into an encrypted store; yardstick: pymarc's MARCReader over the same file",
    )


def _round(folder: Path, file: Path) -> tuple[float, float]:
    """Seconds of an import and of bare reads right before and after it."""
    before = _seconds(lambda: _read_bare(file))
    whole = _import_seconds(folder, file)
    return whole, (before + _seconds(lambda: _read_bare(file))) / 2


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _read_bare(file: Path) -> int:
    with file.open("rb") as stream:
        return sum(record is not None for record in MARCReader(stream))


def _import_seconds(folder: Path, file: Path) -> float:
    shutil.rmtree(folder, ignore_errors=True)
    store = Store.create(folder, library.KEY)
    desk = found_library(store, library.FOUNDER)
    seconds = _seconds(lambda: _import(desk, file))
    store.close()
    shutil.rmtree(folder)
    return seconds


def _import(desk: Desk, file: Path) -> Report:
    report = import_file(desk, file)
    assert (report.created, report.items_created) == (RECORDS, 2 * RECORDS)
    return report


# --- the file: what Koha exports for the generated titles


def write_file(path: Path, count: int) -> None:
    """So many generated titles as UTF-8 ISO 2709, written by pymarc."""
    with path.open("wb") as file:
        for title in population.titles(count):
            file.write(marc_record(title).as_marc())


def marc_record(title: PlainTitle) -> Record:
    """A generated title as a record of usual length, its copies in 952."""
    record = Record(leader="00000nam a2200000 a 4500", force_utf8=True)
    surname = title.authors[0] if title.authors else "Anonim"
    record.add_field(
        Field("001", data=str(title.number + 1)),
        Field("003", data="ID-KePPU"),
        Field("005", data="20250101120000.0"),
        Field("008", data=f"250101s{title.year}    ix a     b    000 0 {title.language} d"),
        _field("020", "  ", a=title.isbn),
        _field("040", "  ", a="ID-KePPU", b="ind", c="ID-KePPU"),
        _field("041", "0 ", a=title.language),
        _field("082", "04", a=title.call_number.split()[0], **{"2": "23"}),
        _field("090", "  ", a=title.call_number),
        _field("100", "1 ", a=surname, e="pengarang"),
        _field("245", "10", a=f"{title.title} /", c=", ".join(title.authors) + "."),
        _field("250", "  ", a="Cetakan 1"),
        _field("264", " 1", a="Jakarta :", b=f"{title.publisher},", c=str(title.year)),
        _field("300", "  ", a="xii, 240 halaman :", b="ilustrasi ;", c="21 cm"),
        _field("336", "  ", a="teks", b="txt", **{"2": "rdacontent"}),
        _field("337", "  ", a="tanpa perantara", b="n", **{"2": "rdamedia"}),
        _field("338", "  ", a="volume", b="nc", **{"2": "rdacarrier"}),
        _field("504", "  ", a="Termasuk bibliografi (halaman 230-238) dan indeks."),
        *(_field("650", " 4", a=subject) for subject in title.subjects),
        *(_field("700", "1 ", a=author, e="pengarang") for author in title.authors[1:]),
        _field("942", "  ", c="BK", **{"2": "ddc"}),
        *(_item(item, title) for item in title.items),
    )
    return record


def _item(item: PlainItem, title: PlainTitle) -> Field:
    flags = {"0": "0", "1": "0", "4": "0", "7": "0"}
    place = {"a": "PUSAT", "b": "PUSAT", "c": "UMUM", "y": "BUKU"}
    bought = {"d": "2025-01-01", "e": "Pembelian", "g": "85000.00", "i": f"INV/{item.barcode}"}
    return _field("952", "  ", **flags, **place, **bought, o=title.call_number, p=item.barcode)


def _field(tag: str, indicators: str, **values: str) -> Field:
    subfields = [Subfield(code, value) for code, value in values.items()]
    return Field(tag, indicators=Indicators(*indicators), subfields=subfields)
