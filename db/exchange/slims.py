# SPDX-License-Identifier: GPL-3.0-or-later
"""SLiMS 9's three CSV layouts, their defects included: columns, recognising them, and rows as records.

Columns as SLiMS reads and writes them, by position (admin/modules/bibliography, membership).
"""

import html
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from db.exchange import identifiers
from db.exchange.bibliographic import year_of
from db.exchange.item_fields import amount
from db.exchange.records import Finding, ItemRecord, MemberRecord, Record, Refused, TitleRecord, unique
from db.exchange.text import mend_twice_encoded, tidy
from db.exchange.words import GENDERS, form_of, language_code
from db.rules.nik import plain, told_by

TITLES = (
    "title", "gmd_name", "edition", "isbn_issn", "publisher_name", "publish_year", "collation",
    "series_title", "call_number", "language_name", "place_name", "classification", "notes", "image", "sor",
    "authors", "topics", "item_code",
)  # fmt: skip
ITEMS = (
    "item_code", "call_number", "coll_type_name", "inventory_code", "received_date", "supplier_name",
    "order_no", "location_name", "order_date", "item_status_name", "site", "source", "invoice", "price",
    "price_currency", "invoice_date", "input_date", "last_update", "title",
)  # fmt: skip
MEMBERS = (
    "member_id", "member_name", "gender", "member_type_name", "member_email", "member_address",
    "postal_code", "inst_name", "is_new", "member_image", "pin", "member_phone", "member_fax",
    "member_since_date", "register_date", "expire_date", "birth_date", "member_notes", "mpasswd",
)  # fmt: skip
LAYOUTS: Mapping[str, tuple[str, ...]] = {"titles": TITLES, "items": ITEMS, "members": MEMBERS}
COUNTS: Mapping[str, frozenset[int]] = {
    "titles": frozenset({18}), "items": frozenset({19}), "members": frozenset({18, 19})
}  # fmt: skip

_FIRST_CELLS = frozenset({
    "title", "item_code", "member_id", "judul", "kode eksemplar", "kode item", "id anggota", "nomor anggota",
    "no anggota", "barcode",
})  # fmt: skip
_BLANK_DATES = frozenset({"", "0000-00-00", "0000-00-00 00:00:00", "NULL", "1970-01-01"})
_DATE_FORMS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%Y/%m/%d")
_WRAPPED = re.compile(r"^\s*<div style=[^>]*overflow-y[^>]*>(.*?)(?:</div>)?\s*$", re.DOTALL)
_BARE_NUMBER = re.compile(r"\d{1,6}$")
_TAGS = re.compile(r"</?(?:p|br|div|span|b|i|u|em|strong|ul|ol|li|font|a)\b[^>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|quot|lt|gt|nbsp|#0?39|#x27);")
_ORIGINS = {"1": "Pembelian", "2": "Hibah"}
NO_CLASS = "NONE"
"""What SLiMS writes where nobody gave a class number."""

Cells = Mapping[str, str]


def header_columns(cells: Sequence[str]) -> tuple[str, ...] | None:
    """The columns of a header, in its order where it uses SLiMS's names; None where this is no header."""
    names = tuple(cell.strip().strip('"').casefold() for cell in cells)
    while names and not names[-1]:
        names = names[:-1]
    if not names:
        return None
    for columns in LAYOUTS.values():
        if sum(name in columns for name in names) * 2 > len(names):
            return tuple(name if name in columns else "" for name in names)
    return () if names[0] in _FIRST_CELLS else None


def layout_of(rows: Sequence[Sequence[str]]) -> str:
    """Which layout rows without a header have: 'titles', 'items', 'members', or nothing where none fits."""
    scores = {name: sum(_fits(name, row) for row in rows) for name in LAYOUTS}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] * 2 > len(rows) else ""


def _fits(layout: str, row: Sequence[str]) -> bool:
    if len(row) not in COUNTS[layout]:
        return False
    cells = dict(zip(LAYOUTS[layout], row, strict=False))
    match layout:
        case "titles":
            lists = (cells["authors"], cells["topics"], cells["item_code"])
            return bool(cells["title"]) and all(_is_list(c) for c in lists) and not _is_date(cells["topics"])
        case "items":
            dates = (cells["received_date"], cells["order_date"], cells["invoice_date"])
            return all(_is_date(d) for d in dates) and cells["price"].isdigit() | (cells["price"] == "")
        case _:
            dates = (cells["register_date"], cells["expire_date"], cells["member_since_date"])
            return all(_is_date(d) for d in dates) and cells["gender"].casefold() in {"", *GENDERS}


def _is_list(text: str) -> bool:
    return not text or (text.startswith("<") and text.endswith(">"))


def _is_date(text: str) -> bool:
    return text in _BLANK_DATES or bool(re.match(r"\d{4}-\d\d-\d\d|\d\d?[/-]\d\d?[/-]\d{4}", text))


# --- rows as records --------------------------------------------------------------------------------------


def record_of(layout: str, cells: Cells, repairs: list[Finding]) -> Record:
    """A row as a record; what was mended is added to `repairs`. Raises Refused (no_title, no_barcode …)."""
    clean = {name: _clean(name, text, repairs) for name, text in cells.items()}
    return _READERS[layout](_Missing(clean), repairs)


class _Missing(dict[str, str]):
    """Cells by column; a column that the file does not have is blank."""

    def __missing__(self, key: str) -> str:
        return ""


def _clean(name: str, text: str, repairs: list[Finding]) -> str:
    if not text or (text.isascii() and "&" not in text):
        return text.strip()
    mended = mend_twice_encoded(text)
    if mended != text:
        repairs.append(Finding("twice_encoded", name, tidy(mended)[:60]))
    if _ENTITY.search(mended):
        mended = html.unescape(mended).replace("\xa0", " ")
        repairs.append(Finding("entities", name, tidy(mended)[:60]))
    if "\ufffd" in mended:
        repairs.append(Finding("bad_bytes", name))
    return mended.strip()


def _title(cells: Cells, repairs: list[Finding]) -> TitleRecord:
    title = tidy(cells["title"])
    if not title:
        raise Refused("no_title", "title")
    number = identifiers.either(cells["isbn_issn"])
    if number and number[0].endswith("_invalid"):
        repairs.append(Finding(number[0], "isbn_issn", cells["isbn_issn"][:40]))
    year = year_of(cells["publish_year"])
    if year is None and cells["publish_year"].strip("0 -"):
        repairs.append(Finding("bad_year", "publish_year", cells["publish_year"][:40]))
    return TitleRecord(
        title=title,
        responsibility=tidy(cells["sor"]),
        authors=unique(_parts(cells["authors"])),
        subjects=unique(_parts(cells["topics"])),
        identifiers=(number,) if number else (),
        edition=tidy(cells["edition"]),
        publisher=tidy(cells["publisher_name"]),
        place=tidy(cells["place_name"]),
        year=year,
        year_text=tidy(cells["publish_year"]),
        language=language_code(cells["language_name"]),
        form=form_of(cells["gmd_name"]),
        series=tidy(cells["series_title"]),
        call_number=tidy(cells["call_number"]),
        classification="" if cells["classification"] == NO_CLASS else tidy(cells["classification"]),
        collation=tidy(cells["collation"]),
        notes=_notes(cells["notes"], repairs),
        items=tuple(ItemRecord(barcode=code) for code in unique(_parts(cells["item_code"]))),
    )


def _parts(text: str) -> list[str]:
    """'<A><B>' as A and B; a text without the brackets is one part."""
    text = text.strip()
    if text.startswith("<") and text.endswith(">"):
        return [tidy(part) for part in text[1:-1].split("><")]
    return [tidy(text)]


def _notes(text: str, repairs: list[Finding]) -> str:
    """Notes without what SLiMS puts in their place (slims9#274: a bare number, or the page's own wrapper)."""
    if _BARE_NUMBER.match(text):
        repairs.append(Finding("corrupted_notes", "notes", text))
        return ""
    if wrapped := _WRAPPED.match(text):
        repairs.append(Finding("corrupted_notes", "notes", text[:40]))
        text = wrapped[1]
    plain = _TAGS.sub(" ", text)
    return "\n".join(line for part in plain.split("\n") if (line := tidy(part)))


def _item(cells: Cells, repairs: list[Finding]) -> ItemRecord:
    barcode = tidy(cells["item_code"])
    if not barcode:
        raise Refused("no_barcode", "item_code", tidy(cells["title"])[:60])
    currency = cells["price_currency"].casefold()
    price = amount(cells["price"]) if currency in {"", "rupiah", "rp", "idr"} else None
    return ItemRecord(
        barcode=barcode,
        branch=tidy(cells["location_name"]),
        item_type=tidy(cells["coll_type_name"]),
        location=tidy(cells["site"]),
        call_number=tidy(cells["call_number"]),
        inventory_number=tidy(cells["inventory_code"]),
        status=tidy(cells["item_status_name"]),
        price=price or None,
        acquired_on=_day("received_date", cells, repairs),
        source=_ORIGINS.get(cells["source"], ""),
        note=tidy(cells["supplier_name"]),
        title=tidy(cells["title"]),
    )


def _member(cells: Cells, repairs: list[Finding]) -> MemberRecord:
    number, name = tidy(cells["member_id"]), tidy(cells["member_name"])
    if not number or not name:
        raise Refused("no_number" if not number else "no_name", "member_id" if not number else "member_name")
    return MemberRecord(
        number=number,
        name=name,
        gender=GENDERS.get(cells["gender"].casefold(), ""),
        member_type=tidy(cells["member_type_name"]),
        email=tidy(cells["member_email"]),
        address=_lines(cells["member_address"]),
        postal_code=tidy(cells["postal_code"]),
        institution=tidy(cells["inst_name"]),
        phone=tidy(cells["member_phone"]),
        fax=tidy(cells["member_fax"]),
        since=_day("member_since_date", cells, repairs),
        registered_on=_day("register_date", cells, repairs),
        expires_on=_day("expire_date", cells, repairs),
        birth_date=_day("birth_date", cells, repairs),
        identity_number=_nik(cells["pin"]),
        notes=_lines(cells["member_notes"]),
    )


def _nik(text: str) -> str:
    """SLiMS's `pin` is the number of an identity card; what is none may be a secret, and is not read."""
    return plain(text) if told_by(text) else ""


def _lines(text: str) -> str:
    return "\n".join(line for part in text.split("\n") if (line := tidy(part)))


def _day(name: str, cells: Cells, repairs: list[Finding]) -> date | None:
    """A date; blank ones are None, unreadable ones too and named."""
    text = cells[name].strip()
    if text in _BLANK_DATES and not (name == "birth_date" and text == "1970-01-01"):
        return None
    for form in _DATE_FORMS:
        try:
            found = datetime.strptime(text[:10], form).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
        if 1900 <= found.year <= 2200:
            return found
    repairs.append(Finding("bad_date", name, text[:20]))
    return None


_READERS: Mapping[str, Callable[[Cells, list[Finding]], Record]] = {
    "titles": _title, "items": _item, "members": _member
}  # fmt: skip
