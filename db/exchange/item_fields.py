# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies inside MARC records: which field and subfields say barcode, branch, price; presets, guessing."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime

import msgspec

from db.exchange.marc import Field, Parts, cut, data_field, first, subfields, values
from db.exchange.records import Finding, ItemRecord
from db.exchange.text import tidy


class ItemMapping(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a file keeps its copies: a tag, and for each fact the subfield codes; the first filled one wins.

    Everything may be changed by the person who imports.
    """

    tag: str
    barcode: str = "p"
    branch: str = ""
    item_type: str = ""
    location: str = ""
    call_number: str = ""
    inventory_number: str = ""
    status: str = ""
    price: str = ""
    acquired_on: str = ""
    source: str = ""
    note: str = ""


PRESETS: Mapping[str, ItemMapping] = {
    "koha": ItemMapping(
        tag="952",
        barcode="p",
        branch="ba",
        item_type="y",
        location="c",
        call_number="o",
        inventory_number="i",
        status="7140",
        price="gv",
        acquired_on="d",
        source="e",
        note="zx",
    ),
    "evergreen": ItemMapping(
        tag="852", barcode="p", branch="b", item_type="g", location="c", call_number="j", price="y", note="z"
    ),
    "inlislite": ItemMapping(tag="990", barcode="a"),
    "sirsi": ItemMapping(
        tag="999",
        barcode="i",
        branch="m",
        item_type="t",
        location="l",
        call_number="a",
        status="k",
        price="p",
        acquired_on="u",
        note="o",
    ),
    "horizon": ItemMapping(
        tag="949", barcode="b", branch="l", item_type="t", location="c", call_number="a", price="p", note="n"
    ),
    "innovative": ItemMapping(
        tag="945",
        barcode="i",
        branch="l",
        item_type="t",
        call_number="a",
        status="s",
        price="p",
        acquired_on="z",
        note="n",
    ),
    "holdings": ItemMapping(
        tag="876",
        barcode="p",
        branch="b",
        item_type="h",
        location="l",
        inventory_number="a",
        status="j",
        price="c",
        acquired_on="d",
        source="e",
        note="z",
    ),
}
"""Usual layouts by name.

Koha: items.* default framework; Evergreen: asset export; INLISLite: a 990 for each copy with nothing but its
accession number; 'holdings': MARC 876.
"""
NEVER_GUESSED = frozenset({"inlislite"})
"""Too little to be sure: elsewhere 990 holds anything."""

PART_NAMES = tuple(name for name in ItemMapping.__struct_fields__ if name != "tag")

KOHA_SAYS = {"0": "withdrawn", "1": "lost", "7": "not_for_loan", "4": "damaged"}
"""What a number other than 0 means in these subfields of Koha's 952, what weighs most first."""

LEAST_PRICE = 100

_BARCODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_\-]{4,31}$")
_ISO_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d$")
_NOT_ZERO = re.compile(r"-?0*[1-9]\d*$")
_AMOUNT = re.compile(r"\d[\d.,]*")
_DATES = ("%Y-%m-%d", "%Y%m%d", "%d/%m/%Y", "%d-%m-%Y", "%d-%m-%y", "%m-%d-%y", "%y%m%d")


def items_of(
    by_tag: Mapping[str, list[Parts]], mapping: ItemMapping, repairs: list[Finding]
) -> tuple[ItemRecord, ...]:
    """The copies of a record; a field without a barcode holds none, and is named if it looks like a copy."""
    found: dict[str, ItemRecord] = {}
    for data in by_tag.get(mapping.tag, ()):
        item = item_of(data, mapping)
        if item is None:
            if mapping.branch and values(data, mapping.branch):
                repairs.append(Finding("item_without_barcode", mapping.tag))
        elif item.barcode in found:
            repairs.append(Finding("item_twice", mapping.tag, item.barcode))
        else:
            found[item.barcode] = item
    return tuple(found.values())


def item_of(data: Parts, mapping: ItemMapping) -> ItemRecord | None:
    """One copy; None where the field holds no barcode."""
    texts = _texts(data)
    barcode = _one(texts, mapping.barcode)
    if not barcode:
        return None
    return ItemRecord(
        barcode=barcode,
        branch=_one(texts, mapping.branch),
        item_type=_one(texts, mapping.item_type),
        location=_one(texts, mapping.location),
        call_number=_one(texts, mapping.call_number),
        inventory_number=_one(texts, mapping.inventory_number),
        status=_status(texts, mapping),
        price=_rupiah(amount(_one(texts, mapping.price))),
        acquired_on=day(_one(texts, mapping.acquired_on)),
        source=_one(texts, mapping.source),
        note=_one(texts, mapping.note),
    )


def _status(texts: Mapping[str, str], mapping: ItemMapping) -> str:
    if mapping.tag == "952":
        for code, meaning in KOHA_SAYS.items():
            if code in mapping.status and _NOT_ZERO.match(texts.get(code, "")):
                return meaning
    return _one(texts, mapping.status)


def _rupiah(price: int | None) -> int | None:
    """None for amounts that no book costs in rupiah: 0, or dollars."""
    return price if price is not None and price >= LEAST_PRICE else None


def _texts(data: Parts) -> dict[str, str]:
    """The first text of each code, tidied; most fields need none of it, which is seen at once."""
    inside = data[1:]
    inside.reverse()
    whole = "".join(inside)
    if whole.isprintable() and "  " not in whole:
        return {part[0]: part[1:].strip(" ") for part in inside if part}
    return {part[0]: tidy(part[1:]) for part in inside if part}


def _one(texts: Mapping[str, str], codes: str) -> str:
    for code in codes:
        if text := texts.get(code):
            return text
    return ""


def amount(text: str) -> int | None:
    """Rupiah in a text: '25.000', 'Rp 25,000.00' and '25000' are all 25000; None where there is no number.

    A part of one or two digits after the last separator is cents and dropped.
    """
    found = _AMOUNT.search(text) if text else None
    if found is None:
        return None
    whole = re.sub(r"[.,]\d{1,2}$", "", found[0].rstrip(".,"))
    digits = re.sub(r"\D", "", whole)
    return int(digits) if digits and len(digits) <= 12 else None


def day(text: str) -> date | None:
    """A date in one of the usual spellings; None for anything else ('0000-00-00' too)."""
    text = text.strip()[:10]
    if _ISO_DAY.match(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
        return None
    for form in _DATES if text else ():
        try:
            found = datetime.strptime(text, form).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
        return found if 1900 <= found.year <= 2100 else None
    return None


def item_field(item: ItemRecord, mapping: ItemMapping) -> Field:
    """A copy as a field; only the first code of each fact is written."""
    texts = {name: str(getattr(item, name) or "") for name in PART_NAMES}
    parts = [(codes[0], texts[name]) for name in PART_NAMES if (codes := getattr(mapping, name))]
    return mapping.tag, data_field("  ", *parts)


def guess_mapping(records: Iterable[Sequence[Field]]) -> ItemMapping | None:
    """The preset whose barcodes read best in these records; None where no field looks like copies."""
    seen: dict[str, list[Parts]] = {}
    for fields in records:
        for tag, data in fields:
            seen.setdefault(tag, []).append(cut(data))
    presets = [preset for name, preset in PRESETS.items() if name not in NEVER_GUESSED]
    best = max(presets, key=lambda preset: _fitness(seen.get(preset.tag, []), preset))
    if _fitness(seen.get(best.tag, []), best) > 0:
        return best
    return _guess_code(seen, presets)


def _fitness(fields: Sequence[Parts], mapping: ItemMapping) -> float:
    """How many fields hold a barcode of their own there, less those that hold something else."""
    barcodes = [first(data, mapping.barcode) for data in fields]
    good = {code for code in barcodes if _looks_like_barcode(code)}
    return len(good) - (len(barcodes) - len(good)) * 0.5


def _looks_like_barcode(text: str) -> bool:
    return bool(_BARCODE.match(text)) and sum(c.isdigit() for c in text) >= 4


def _guess_code(seen: Mapping[str, Sequence[Parts]], presets: Iterable[ItemMapping]) -> ItemMapping | None:
    """Another subfield of one of the usual tags that holds a different barcode in every field."""
    for preset in presets:
        fields = seen.get(preset.tag, [])
        codes = Counter(
            code for data in fields for code, text in subfields(data) if _looks_like_barcode(text.strip())
        )
        for code, count in codes.most_common():
            distinct = {first(data, code) for data in fields}
            if (
                len(fields) > 2
                and count >= len(fields) * 0.8
                and len(distinct) == len(fields)
                and _long(distinct)
            ):
                return ItemMapping(tag=preset.tag, barcode=code)
    return None


def _long(texts: Iterable[str]) -> bool:
    return all(len(text) >= 6 for text in texts)
