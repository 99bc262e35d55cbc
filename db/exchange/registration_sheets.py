# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of people for a workshop: workbooks (XLSX), and what spreadsheets save (CSV) with any usual separator
and encoding."""

from db.exchange import headed_sheets
from db.exchange.headed_sheets import Sheet

FIELDS = (
    "name", "institution", "phone", "email", "birth_date", "gender", "format", "people",
    "needs", "note", "given_by", "relation", "evidence",
)  # fmt: skip
"""What a column may hold; the last three tell of a guardian's consent."""
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


def read_sheet(data: bytes, name: str = "") -> Sheet:
    """The list in a file; see headed_sheets.read_sheet. Raises SheetRefused."""
    return headed_sheets.read_sheet(data, _NAMES, name)


def guessed(header: tuple[str, ...]) -> dict[str, int]:
    """Which column holds which field, by their names; a field that nobody names is left out."""
    return headed_sheets.guessed(header, _NAMES)


def gender_of(text: str) -> str:
    """'female', 'male', or '' where it says neither."""
    word = "".join(c for c in text.casefold() if c.isalpha())
    if word in {"p", "pr", "perempuan", "wanita", "f", "female"}:
        return "female"
    return "male" if word in {"l", "lk", "lakilaki", "laki", "pria", "m", "male"} else ""


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
