# SPDX-License-Identifier: GPL-3.0-or-later
"""Files out: MARC21, MARCXML and SLiMS's CSV layouts, one record after another, whole or not there at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from db.exchange.files import written
from db.exchange.item_fields import ItemMapping
from db.exchange.marc import Marc, cut, fits, is_control, subfields, to_iso2709
from db.exchange.records import Finding, ItemRecord, MemberRecord, TitleRecord
from db.exchange.slims import ITEMS, MEMBERS, TITLES
from db.exchange.text import tidy
from db.exchange.words import GMD_OF_FORM, LANGUAGE_NAMES, ORIGIN_CODES, STATUS_OF_CONDITION
from db.exchange.writing import DEFAULT_MAPPING, all_notes, marc_of

XML_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n'
_NOT_XML = {code: " " for code in range(32) if code not in (9, 10, 13)} | {0xFFFE: " ", 0xFFFF: " "}


class Written(NamedTuple):
    """How many records stand in the file, and those that could not: (title or code, why)."""

    records: int
    left_out: list[tuple[str, Finding]]


Progress = Callable[[int], None]


def write_marc21(
    path: Path,
    titles: Iterable[TitleRecord],
    mapping: ItemMapping = DEFAULT_MAPPING,
    progress: Progress = lambda done: None,
) -> Written:
    """UTF-8 ISO 2709. A record beyond its 99,999 bytes, or a field beyond 9,999, is left out and named."""
    left_out: list[tuple[str, Finding]] = []
    with written(path) as file:
        count = 0
        for title in titles:
            raw = to_iso2709(marc_of(title, mapping))
            if _too_long(raw):
                left_out.append((title.title[:80], Finding("too_long", what=str(len(raw)))))
                continue
            file.write(raw)
            count += 1
            progress(count)
    return Written(count, left_out)


def _too_long(raw: bytes) -> bool:
    directory = raw[24 : raw.find(b"\x1e")]
    return not fits(raw) or any(directory[at + 3 : at + 7] == b"0000" for at in range(0, len(directory), 12))


def write_marcxml(
    path: Path,
    titles: Iterable[TitleRecord],
    mapping: ItemMapping = DEFAULT_MAPPING,
    progress: Progress = lambda done: None,
) -> Written:
    """A MARCXML collection; it has no limits of length."""
    with written(path) as file:
        file.write(XML_HEAD)
        count = 0
        for title in titles:
            file.write(xml_record(marc_of(title, mapping)).encode("utf-8"))
            count += 1
            progress(count)
        file.write(b"</collection>\n")
    return Written(count, [])


def xml_record(record: Marc) -> str:
    """One record as an element."""
    body = "".join(_xml_field(tag, data) for tag, data in record.fields)
    return f"<record>\n  <leader>{_xml(record.leader)}</leader>\n{body}</record>\n"


def _xml_field(tag: str, data: str) -> str:
    if is_control(tag):
        return f"  <controlfield tag={quoteattr(tag)}>{_xml(data)}</controlfield>\n"
    parts = cut(data)
    head = f"{parts[0]:<2.2}"
    first, second = head[0], head[1]
    inside = "".join(
        f"    <subfield code={quoteattr(_xml_bare(code))}>{_xml(value)}</subfield>\n"
        for code, value in subfields(parts)
    )
    opening = f"  <datafield tag={quoteattr(tag)} ind1={quoteattr(first)} ind2={quoteattr(second)}>\n"
    return f"{opening}{inside}  </datafield>\n"


def _xml(text: str) -> str:
    return escape(_xml_bare(text), {"\r": "&#13;"})


def _xml_bare(text: str) -> str:
    return text.translate(_NOT_XML)


# --- SLiMS's CSV ------------------------------------------------------------------------------------------


def write_titles_csv(
    path: Path, titles: Iterable[TitleRecord], progress: Progress = lambda done: None
) -> Written:
    """SLiMS's bibliography layout."""
    return _write_csv(path, TITLES, map(_title_cells, titles), progress)


def write_items_csv(
    path: Path, items: Iterable[ItemRecord], progress: Progress = lambda done: None
) -> Written:
    """SLiMS's item layout; each item names its title."""
    return _write_csv(path, ITEMS, map(_item_cells, items), progress)


def write_members_csv(
    path: Path, members: Iterable[MemberRecord], progress: Progress = lambda done: None
) -> Written:
    """SLiMS's member layout with all 19 columns: with 18, its import would lose the notes.

    What it calls `pin` is the number of an identity card.
    """
    return _write_csv(path, MEMBERS, map(_member_cells, members), progress)


def _write_csv(
    path: Path, columns: Sequence[str], rows: Iterator[Mapping[str, str]], progress: Progress
) -> Written:
    with written(path) as file:
        _write_row(file, columns)
        count = 0
        for row in rows:
            _write_row(file, [row.get(name, "") for name in columns])
            count += 1
            progress(count)
    return Written(count, [])


def _write_row(file: BinaryIO, cells: Sequence[str]) -> None:
    file.write((",".join(f'"{_cell(cell)}"' for cell in cells) + "\n").encode("utf-8"))


def _cell(text: str) -> str:
    r"""Quotes doubled, backslashes doubled, a line's end as `\n`: SLiMS and our own reader undo all three."""
    plain = text.replace("\\", "\\\\").replace('"', '""')
    return plain.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _list(texts: Iterable[str]) -> str:
    return "".join(f"<{tidy(text.replace('<', '(').replace('>', ')'))}>" for text in texts)


def _title_cells(title: TitleRecord) -> Mapping[str, str]:
    return {
        "title": title.title,
        "gmd_name": GMD_OF_FORM.get(title.form, "Text"),
        "edition": title.edition,
        "isbn_issn": _number(title),
        "publisher_name": title.publisher,
        "publish_year": str(title.year) if title.year else title.year_text,
        "collation": title.collation,
        "series_title": title.series,
        "call_number": title.call_number,
        "language_name": LANGUAGE_NAMES.get(title.language, title.language),
        "place_name": title.place,
        "classification": title.classification,
        "notes": all_notes(title),
        "sor": title.responsibility,
        "authors": _list(title.authors),
        "topics": _list(title.subjects),
        "item_code": _list(item.barcode for item in title.items),
    }


def _number(title: TitleRecord) -> str:
    """There is room for one: the first that is right, else what is printed."""
    right = (value for kind, value in title.identifiers if kind in ("isbn", "issn"))
    return next(right, title.identifiers[0][1] if title.identifiers else "")


def _item_cells(item: ItemRecord) -> Mapping[str, str]:
    return {
        "item_code": item.barcode,
        "call_number": item.call_number,
        "coll_type_name": item.item_type,
        "inventory_code": item.inventory_number,
        "received_date": _day(item.acquired_on),
        "supplier_name": item.note,
        "location_name": item.branch,
        "item_status_name": STATUS_OF_CONDITION.get(item.status, item.status),
        "site": item.location,
        "source": ORIGIN_CODES.get(item.source, ""),
        "price": "" if item.price is None else str(item.price),
        "price_currency": "" if item.price is None else "Rupiah",
        "title": item.title,
    }


def _member_cells(member: MemberRecord) -> Mapping[str, str]:
    return {
        "member_id": member.number,
        "member_name": member.name,
        "gender": {"male": "1", "female": "0"}.get(member.gender, ""),
        "member_type_name": member.member_type,
        "member_email": member.email,
        "member_address": member.address,
        "postal_code": member.postal_code,
        "inst_name": member.institution,
        "is_new": "0",
        "pin": member.identity_number,
        "member_phone": member.phone,
        "member_fax": member.fax,
        "member_since_date": _day(member.since or member.registered_on),
        "register_date": _day(member.registered_on),
        "expire_date": _day(member.expires_on),
        "birth_date": _day(member.birth_date),
        "member_notes": member.notes,
    }


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()
