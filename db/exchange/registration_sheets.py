# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of people for a workshop as spreadsheets save them (CSV): any usual separator and encoding."""

import csv
import io
from typing import NamedTuple

FIELDS = (
    "name", "institution", "phone", "email", "birth_date", "gender", "format", "people",
    "needs", "note", "given_by", "relation", "evidence",
)  # fmt: skip
"""What a column may hold; the last three tell of a guardian's consent."""
LARGEST = 10_000_000
"""Bytes; a list of people is never that long."""
MOST_ROWS = 5_000
SEPARATORS = ",;\t|"
_NAMES: dict[str, tuple[str, ...]] = {
    "name": ("nama", "nama lengkap", "nama peserta", "name", "full name", "participant"),
    "institution": (
        "instansi",
        "sekolah",
        "asal sekolah",
        "asal instansi",
        "lembaga",
        "institution",
        "school",
    ),
    "phone": (
        "telepon",
        "no telepon",
        "no hp",
        "hp",
        "nomor hp",
        "wa",
        "no wa",
        "whatsapp",
        "phone",
        "mobile",
    ),
    "email": ("email", "e mail", "surel", "alamat email", "email address"),
    "birth_date": ("tanggal lahir", "tgl lahir", "lahir", "birth date", "date of birth", "birthday"),
    "gender": ("jenis kelamin", "jk", "l p", "gender", "sex"),
    "format": ("cara ikut", "luring daring", "kehadiran", "format", "mode"),
    "people": ("jumlah", "jumlah orang", "orang", "people", "number of people"),
    "needs": ("kebutuhan", "kebutuhan khusus", "needs", "special needs"),
    "note": ("catatan", "keterangan", "note", "notes", "remarks"),
    "given_by": ("wali", "nama wali", "orang tua", "nama orang tua", "guardian", "parent"),
    "relation": ("hubungan", "hubungan wali", "relation"),
    "evidence": ("bukti", "bukti izin", "surat izin", "evidence"),
}


class SheetRefused(Exception):
    """The file is no list: `why` is 'too_large', 'empty', 'not_text' or 'spreadsheet' (XLSX, ODS)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Line(NamedTuple):
    """A row of the file, by its line; as many cells as there are headers."""

    number: int
    cells: tuple[str, ...]


class Sheet(NamedTuple):
    """What was read, and how: `encoding` and `separator` as they were found out."""

    header: tuple[str, ...]
    lines: tuple[Line, ...]
    encoding: str
    separator: str


def read_sheet(data: bytes) -> Sheet:
    """The list in a file; lines without any text are left out. Raises SheetRefused."""
    if len(data) > LARGEST:
        raise SheetRefused("too_large")
    if data.startswith(b"PK\x03\x04"):
        raise SheetRefused("spreadsheet")
    text, encoding = _decoded(data)
    separator = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = ((reader.line_num, [cell.strip() for cell in cells]) for cells in reader)
        found = [(number, cells) for number, cells in rows if any(cells)]
    except csv.Error:
        raise SheetRefused("not_text") from None
    if len(found) < 2:
        raise SheetRefused("empty")
    if len(found) - 1 > MOST_ROWS:
        raise SheetRefused("too_large")
    header = tuple(found[0][1])
    return Sheet(
        header, tuple(_line(number, cells, len(header)) for number, cells in found[1:]), encoding, separator
    )


def _line(number: int, cells: list[str], width: int) -> Line:
    return Line(number, tuple((cells + [""] * width)[:width]))


def _decoded(data: bytes) -> tuple[str, str]:
    marks = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
    encoding = next((name for mark, name in marks.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        # What Excel saves on a Windows in Indonesia.
        encoding = "cp1252"
        text = data.decode(encoding, errors="replace")
    if "\x00" in text:
        raise SheetRefused("not_text")
    return text, encoding


def _separator(text: str) -> str:
    """The one that the first line has most of, outside quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(part for place, part in enumerate(first.split('"')) if place % 2 == 0)
    return max(SEPARATORS, key=lambda separator: (outside.count(separator), -SEPARATORS.index(separator)))


def guessed(header: tuple[str, ...]) -> dict[str, int]:
    """Which column holds which field, by their names; a field that nobody names is left out."""
    names = ["".join(c if c.isalnum() else " " for c in head.casefold()).split() for head in header]
    plain = [" ".join(words) for words in names]
    found: dict[str, int] = {}
    for field, known in _NAMES.items():
        place = next((n for n, name in enumerate(plain) if name in known and n not in found.values()), None)
        if place is not None:
            found[field] = place
    return found


def gender_of(text: str) -> str:
    """'female', 'male', or '' where it says neither."""
    word = text.strip().casefold()
    if word in {"p", "pr", "perempuan", "wanita", "f", "female"}:
        return "female"
    return "male" if word in {"l", "lk", "laki-laki", "laki laki", "pria", "m", "male"} else ""


def format_of(text: str, otherwise: str) -> str:
    """'onsite', 'online', or what it is otherwise."""
    word = text.strip().casefold()
    if word in {"daring", "online", "zoom"}:
        return "online"
    return "onsite" if word in {"luring", "onsite", "on site", "offline", "tatap muka"} else otherwise
