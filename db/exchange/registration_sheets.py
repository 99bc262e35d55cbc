# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of people for a workshop: workbooks (XLSX), and what spreadsheets save (CSV) with any usual separator
and encoding."""

import csv
import io
from typing import NamedTuple

from db.exchange import workbooks
from db.exchange.workbooks import SheetRefused

FIELDS = (
    "name", "institution", "phone", "email", "birth_date", "gender", "format", "people",
    "needs", "note", "given_by", "relation", "evidence",
)  # fmt: skip
"""What a column may hold; the last three tell of a guardian's consent."""
LARGEST = 10_000_000
"""Bytes; a list of people is never that long."""
MOST_ROWS = 5_000
ABOVE = 20
"""Lines that may stand above the headings."""
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


class Line(NamedTuple):
    """A row of the file, by its line; as many cells as there are headers. See workbooks.Row."""

    number: int
    cells: tuple[str, ...]
    numbers: frozenset[int] = frozenset()
    uncounted: frozenset[int] = frozenset()


class Sheet(NamedTuple):
    """What was read, and how: `encoding` and `separator` as they were found out.

    Of a workbook `sheets` are the names of its sheets, and `name` that of the one that was read.
    """

    header: tuple[str, ...]
    lines: tuple[Line, ...]
    encoding: str
    separator: str
    sheets: tuple[str, ...] = ()
    name: str = ""


def read_sheet(data: bytes, name: str = "") -> Sheet:
    """The list in a file; lines without any text are left out, and what stands above the headings.

    Of a workbook the sheet `name`, or the first that looks like a list. Raises SheetRefused.
    """
    if len(data) > LARGEST:
        raise SheetRefused("too_large")
    if workbooks.is_workbook(data):
        return _of_workbook(data, name)
    text, encoding = _decoded(data)
    separator = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        rows = [Line(reader.line_num, tuple(cell.strip() for cell in cells)) for cells in reader]
    except csv.Error:
        raise SheetRefused("not_text") from None
    header, lines = _from_headings([row for row in rows if any(row.cells)])
    return Sheet(header, lines, encoding, separator)


def _of_workbook(data: bytes, name: str) -> Sheet:
    names = workbooks.sheets(data)
    first: Sheet | None = None
    why = "empty"
    for one in [name] if name in names else names:
        found = [Line(*row) for row in workbooks.rows(data, one, MOST_ROWS + ABOVE)]
        try:
            header, lines = _from_headings(found)
        except SheetRefused as error:
            why = error.why
            continue
        sheet = Sheet(header, lines, "XLSX", "", names, one)
        if "name" in guessed(header):
            return sheet
        first = first or sheet
    if first is None:
        raise SheetRefused(why)
    return first


def _from_headings(rows: list[Line]) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """The headings, and the lines below them: a title may stand above."""
    at = next((at for at, row in enumerate(rows[:ABOVE]) if "name" in guessed(row.cells)), 0)
    below = rows[at + 1 :]
    if not below:
        raise SheetRefused("empty")
    if len(below) > MOST_ROWS:
        raise SheetRefused("too_large")
    header = rows[at].cells
    return header, tuple(row._replace(cells=_as_wide(row.cells, len(header))) for row in below)


def _as_wide(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * width)[:width]


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


def answer_of(kind: str, text: str) -> str:
    """An answer to a question of this kind (db.rules.programme.QUESTIONS): 'yes' and 'no' for yes and no."""
    word = text.strip().casefold()
    if kind == "yes_no" and word in {"ya", "y", "yes", "true", "1"}:
        return "yes"
    return "no" if kind == "yes_no" and word in {"tidak", "tdk", "t", "no", "n", "false", "0"} else text


def phone_of(text: str, *, is_number: bool) -> tuple[str, str]:
    """A telephone as it is dialled, and what is to be said of it.

    A cell that holds a number has no 0 in front: 'zero_put_back' where it is a mobile's (8…), 'zero_lost'
    where nobody knows.
    """
    if not is_number or not text.isdigit() or text.startswith("62"):
        return text, ""
    if text.startswith("8") and 9 <= len(text) <= 12:
        return f"0{text}", "zero_put_back"
    return text, "zero_lost"
