# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of members as schools and INLISLite keep them: a workbook or CSV whose headings say what is where."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from db.exchange.headed_sheets import Line, Names, Sheet, guessed, read_sheet
from db.exchange.records import Finding, MemberRecord, Read
from db.exchange.registration_sheets import gender_of, phone_of
from db.exchange.words import GENDERS
from db.exchange.workbooks import SheetRefused
from db.rules.nik import DIGITS, digits_of, plain

KIND = "member_list"
MOST_ROWS = 20_000
NAMES: Names = {
    "number": (
        *("nomor anggota", "no anggota", "nomor kartu", "no kartu", "id anggota", "member no", "memberno"),
        *("member number", "card number", "card no", "barcode"),
    ),
    "name": (
        *("nama", "nama lengkap", "nama anggota", "nama siswa", "nama peserta didik", "nama mahasiswa"),
        *("fullname", "full name", "name", "member name"),
    ),
    "other_name": ("nama lain", "nama dalam aksara lain", "name in another script"),
    "identity_number": (
        *("nik", "no ktp", "nomor ktp", "nomor identitas", "no identitas", "identity number"),
        *("identityno", "identity no", "nik nomor ktp", "nomor identitas nik"),
    ),
    "student_number": (
        *("nis", "nisn", "nis nisn", "nipd", "nim", "nomor induk", "no induk", "nomor induk siswa"),
        *("nomor induk mahasiswa", "student number", "student id"),
    ),
    "class_name": ("kelas", "rombel", "rombel saat ini", "tingkat kelas", "class", "grade"),
    "institution": (
        *("sekolah", "asal sekolah", "nama sekolah", "instansi", "asal instansi", "lembaga"),
        *("nama institusi", "institusi", "institutionname", "institution", "school"),
    ),
    "gender": ("jenis kelamin", "jk", "l p", "kelamin", "gender", "sex"),
    "birth_date": (
        *("tanggal lahir", "tgl lahir", "lahir", "tempat tanggal lahir", "ttl", "tempat tgl lahir"),
        *("dateofbirth", "date of birth", "birth date", "birthday"),
    ),
    "member_type": ("tipe anggota", "jenis anggota", "tipe keanggotaan", "jenisanggota", "member type"),
    "phone": (
        *("telepon", "no telepon", "no telp", "nomor telepon", "telp", "hp", "no hp", "nomor hp", "wa"),
        *("no wa", "whatsapp", "no handphone", "phone", "mobile"),
    ),
    "email": ("email", "e mail", "surel", "alamat email", "email address"),
    "address": ("alamat", "alamat lengkap", "alamat rumah", "alamat sesuai ktp", "address"),
    "guardian_name": (
        *("wali", "nama wali", "orang tua", "nama orang tua", "nama ayah", "nama ibu", "data ayah"),
        *("orang tua wali", "guardian", "parent"),
    ),
    "guardian_phone": (
        *("hp wali", "no hp wali", "telepon wali", "no hp orang tua", "hp orang tua"),
        *("telepon orang tua", "no wa orang tua", "guardian phone", "parent phone"),
    ),
    "registered_on": (
        *("tanggal daftar", "tanggal pendaftaran", "tgl daftar", "terdaftar", "registerdate"),
        *("registered on", "registration date"),
    ),
    "expires_on": (
        *("berlaku hingga", "masa berlaku", "tanggal akhir berlaku", "berlaku sampai", "enddate"),
        *("valid until", "expires on", "expiry date"),
    ),
    "notes": ("catatan", "keterangan", "note", "notes", "remarks"),
}
"""What a column may hold, and what people call it."""
FIELDS = tuple(NAMES)
FEWEST_KNOWN = 2
"""So many headings must be known, the name among them, for a file to be such a list."""
KEPT_DIGITS = 15
"""So many of a number does a spreadsheet keep."""
_AS_POWER = re.compile(r"\d[.,]\d+[Ee]\+\d{2}")
_MONTHS = (
    *("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"),
    *("", "", "", "", "may", "", "", "aug", "", "oct", "", "dec"),
)
_DAY_FIRST = re.compile(r"(\d{1,2})[\s/.-]+(\d{1,2}|[A-Za-z]{3,})[\s/.-]+(\d{4})$")
_YEAR_FIRST = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ].*)?$")


def is_list(header: Sequence[str]) -> bool:
    """Whether these are the headings of such a list."""
    known = guessed(header, NAMES)
    return "name" in known and len(known) >= FEWEST_KNOWN


def sheet_of(data: bytes, name: str = "") -> Sheet:
    """The list in a file, of a workbook the sheet of that name. Raises SheetRefused."""
    return read_sheet(data, NAMES, name, MOST_ROWS)


def columns_of(header: Sequence[str]) -> tuple[str, ...]:
    """For each column the field that its heading names, or ''."""
    at = {place: field for field, place in guessed(header, NAMES).items()}
    return tuple(at.get(place, "") for place in range(len(header)))


def read_members(
    data: bytes,
    columns: Sequence[str],
    name: str = "",
    told: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Read]:
    """Every row as a member's record; `columns` say what is where. What is no list gives one refusal.

    `told` hears how many rows of how many have been read.
    """
    try:
        sheet = sheet_of(data, name)
    except SheetRefused as refused:
        yield Read(1, 1, None, (), Finding("unknown_format", what=refused.why), b"")
        return
    seen = _Seen()
    for count, line in enumerate(sheet.lines, 1):
        told(count, len(sheet.lines))
        yield _read(line, _Cells(line, columns, sheet.header), seen)


class _Seen:
    """Who was in the rows before, by what nobody else may have."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, ...], tuple[int, str]] = {}

    def another(self, line: int, record: MemberRecord) -> Finding | None:
        """That somebody of another name has the number, NIK or school number of this row."""
        name = record.name.casefold()
        for key, said in _unique(record):
            row, other = self._rows.setdefault(key, (line, name))
            if other != name:
                return Finding("number_of_another", what=f"{said} ({row})")
        return None

    def row_of(self, number: str) -> int:
        """The first row with this card number."""
        return self._rows["number", number][0]


def _unique(record: MemberRecord) -> Iterator[tuple[tuple[str, ...], str]]:
    """What tells one member from all others, and how it is named to people."""
    if record.number:
        yield ("number", record.number), record.number
    if len(nik := digits_of(record.identity_number)) == DIGITS:
        yield ("nik", nik), f"…{nik[-4:]}"
    if record.student_number:
        school = record.institution.casefold()
        yield ("student", record.student_number, school), record.student_number


def _read(line: Line, cells: "_Cells", seen: _Seen) -> Read:
    """`position` is the row's number in the sheet, as people find it there."""
    raw, repairs = _raw(line.cells), list[Finding]()
    name = " ".join(cells["name"].split())
    if uncounted := next((field for field in cells if cells.uncounted(field)), ""):
        return Read(line.number, line.number, None, (), Finding("uncounted", cells.heading(uncounted)), raw)
    if not name:
        return Read(line.number, line.number, None, (), Finding("no_name"), raw)
    number = "".join(cells["number"].split())
    if _rounded(number, is_number=cells.is_number("number")):
        return Read(line.number, line.number, None, (), Finding("number_rounded", what=number), raw)
    record = MemberRecord(
        number=number,
        name=name,
        other_name=cells["other_name"],
        identity_number=_identity(cells, repairs),
        student_number="".join(cells["student_number"].split()),
        class_name=" ".join(cells["class_name"].split()),
        institution=" ".join(cells["institution"].split()),
        gender=_gender(cells, repairs),
        member_type=cells["member_type"],
        birth_date=_day("birth_date", cells, repairs),
        phone=_phone("phone", cells, repairs),
        email=cells["email"],
        address=cells["address"],
        guardian_name=cells["guardian_name"],
        guardian_phone=_phone("guardian_phone", cells, repairs),
        registered_on=_day("registered_on", cells, repairs),
        expires_on=_day("expires_on", cells, repairs),
        notes=cells["notes"],
    )
    if (another := seen.another(line.number, record)) is not None:
        return Read(line.number, line.number, None, (), another, raw)
    if number and (first := seen.row_of(number)) != line.number:
        repairs.append(Finding("code_twice", what=f"{number} ({first})"))
    return Read(line.number, line.number, record, tuple(dict.fromkeys(repairs)), None, raw)


def _raw(cells: Sequence[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerow([cell.replace("\n", " ") for cell in cells])
    return text.getvalue().encode()


class _Cells(Mapping[str, str]):
    """A row's cells by field; a field without a column is blank."""

    def __init__(self, line: Line, columns: Sequence[str], header: Sequence[str]) -> None:
        self._line, self._header = line, header
        self._at = {field: place for place, field in enumerate(columns[: len(line.cells)]) if field}

    def __getitem__(self, field: str) -> str:
        place = self._at.get(field)
        return "" if place is None else self._line.cells[place].strip()

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)

    def heading(self, field: str) -> str:
        """What the file calls the column of a field."""
        place = self._at.get(field)
        return "" if place is None else self._header[place]

    def uncounted(self, field: str) -> bool:
        """Whether a formula stands there whose value the workbook does not have."""
        return self._at.get(field) in self._line.uncounted

    def is_number(self, field: str) -> bool:
        """Whether the workbook has a number there, and no text."""
        return self._at.get(field) in self._line.numbers


def _identity(cells: _Cells, repairs: list[Finding]) -> str:
    """A workbook keeps fifteen digits of a number: the sixteenth of a NIK is lost, so all of it is."""
    text = "".join(cells["identity_number"].split())
    if cells.is_number("identity_number") and len(text) > KEPT_DIGITS:
        repairs.append(Finding("nik_rounded", what=f"…{text[-4:]}"))
        return ""
    return plain(text)


def _rounded(number: str, *, is_number: bool) -> bool:
    """Whether a spreadsheet has lost the end of a card number: it keeps fifteen digits, or shows 3,17E+15."""
    if is_number:
        return len(number) > KEPT_DIGITS and number[KEPT_DIGITS:].strip("0") == ""
    return _AS_POWER.fullmatch(number) is not None


def _gender(cells: _Cells, repairs: list[Finding]) -> str:
    text = cells["gender"]
    found = GENDERS.get(text.casefold()) or gender_of(text)
    if text and not found:
        repairs.append(Finding("unknown_gender", cells.heading("gender"), text[:20]))
    return found


def _phone(field: str, cells: _Cells, repairs: list[Finding]) -> str:
    text, said = phone_of(cells[field], is_number=cells.is_number(field))
    if said == "zero_lost" and text:
        repairs.append(Finding("zero_lost", cells.heading(field), text))
    return text


def _day(field: str, cells: _Cells, repairs: list[Finding]) -> date | None:
    text = cells[field]
    found = day_of(text)
    if text and found is None:
        repairs.append(Finding("bad_date", cells.heading(field), text[:20]))
    return found


def day_of(text: str) -> date | None:
    """A day as people write it, day first or year first, the place of birth before it left out."""
    text = text.rpartition(",")[2].strip()
    if found := _YEAR_FIRST.match(text):
        return _date(*(int(part) for part in found.groups()))
    if found := _DAY_FIRST.search(text):
        day, month, year = found.groups()
        return _date(int(year), int(month) if month.isdigit() else _month(month), int(day))
    return None


def _month(word: str) -> int:
    start = word.casefold()[:3]
    return _MONTHS.index(start) % 12 + 1 if start in _MONTHS else 0


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2200 else None
    except ValueError:
        return None
