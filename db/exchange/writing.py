# SPDX-License-Identifier: GPL-3.0-or-later
"""Titles as MARC records: the record as it came, with what was changed since and the items of now."""

from db.exchange.bibliographic import NAMES, NOTES, title_record
from db.exchange.item_fields import PRESETS, ItemMapping, item_field
from db.exchange.marc import BLANK_LEADER, Field, Marc, cut, data_field
from db.exchange.marc21 import parse
from db.exchange.original_script import with_originals
from db.exchange.records import Refused, TitleRecord

DEFAULT_MAPPING = PRESETS["koha"]

_LEADERS = {
    "book": "am", "serial": "as", "manuscript": "tm", "map": "em", "score": "cm", "music": "jm",
    "sound": "im", "video": "gm", "picture": "km", "electronic": "mm", "kit": "om", "object": "rm",
}  # fmt: skip

# What each fact of a title is written to, and the tags that it takes the place of.
_TAGS_OF = {
    "title": ("245",),
    "responsibility": ("245",),
    "authors": NAMES,
    "subjects": ("600", "610", "611", "630", "650", "651", "653", "655"),
    "identifiers": ("020", "022"),
    "edition": ("250",),
    "publisher": ("260", "264"),
    "place": ("260", "264"),
    "year": ("260", "264"),
    "series": ("440", "490", "800", "810", "830"),
    "call_number": ("090", "099"),
    "classification": ("080", "082", "083"),
    "collation": ("300",),
    "language": ("041",),
    "notes": NOTES,
    "original_title": (),
    "original_authors": (),
}


def marc_of(title: TitleRecord, mapping: ItemMapping = DEFAULT_MAPPING) -> Marc:
    """A title as a record. Without changes since its import it is the record as it came, but for the items.

    Fields that hold a fact that was changed are written anew; items stand in the fields of `mapping`.
    """
    base = _as_it_came(title)
    if base is None:
        fresh = with_originals(_fresh(title, _every_tag()), [], title, _EVERYTHING)
        whole = Marc(_leader(BLANK_LEADER, title.form), fresh)
    else:
        whole = _with_changes(base, title)
    barcodes = frozenset(item.barcode for item in title.items)
    others = [f for f in whole.fields if not (_holds_item(f, mapping) or names_item(f, barcodes))]
    items = [item_field(item, mapping) for item in title.items]
    return Marc(whole.leader, [*others, *items])


def _with_changes(base: Marc, title: TitleRecord) -> Marc:
    changed = _changed(base, title)
    if not changed:
        return base
    tags = frozenset(tag for name in changed for tag in _TAGS_OF.get(name, ()))
    if changed == _EVERYTHING:
        tags = _every_tag()
    kept = [
        (tag, _recoded(data, title, changed) if tag == "008" else data)
        for tag, data in base.fields
        if tag not in tags
    ]
    fields = sorted([*kept, *_fresh(title, tags)], key=lambda field: field[0]) if tags else kept
    fields = with_originals(fields, base.fields, title, changed)
    return Marc(_leader(base.leader, title.form) if "form" in changed else base.leader, fields)


def _recoded(fixed: str, title: TitleRecord, changed: frozenset[str]) -> str:
    """An 008 with another year and language: readers believe it before the fields that say the same."""
    fixed = f"{fixed:<40}"
    if "year" in changed:
        kind = fixed[6] if title.year and fixed[6] not in "nb| " else "s" if title.year else "n"
        fixed = f"{fixed[:6]}{kind}{title.year or '':<4}{fixed[11:15] if title.year else '':<4}{fixed[15:]}"
    if "language" in changed:
        fixed = f"{fixed[:35]}{title.language or 'und':<3.3}{fixed[38:]}"
    return fixed


def _as_it_came(title: TitleRecord) -> Marc | None:
    if title.marc is None:
        return None
    try:
        return parse(title.marc)[0]
    except Refused:
        return None


def _holds_item(field: Field, mapping: ItemMapping) -> bool:
    return field[0] == mapping.tag and f"\x1f{mapping.barcode[:1]}" in field[1]


def names_item(field: Field, barcodes: frozenset[str]) -> bool:
    """Whether a field is a copy with one of these barcodes, in whatever layout."""
    tag, data = field
    if not (tag[0] == "9" or tag in {"852", "876"}):
        return False
    return any(part[1:].strip() in barcodes for part in cut(data)[1:])


def same_but_items(one: bytes, other: bytes, barcodes: frozenset[str]) -> bool:
    """Whether two records differ in their copies, and in subfields that say nothing, at most."""
    try:
        first, second = parse(one)[0], parse(other)[0]
    except Refused:
        return False
    return _without_items(first, barcodes) == _without_items(second, barcodes)


def _without_items(record: Marc, barcodes: frozenset[str]) -> list[tuple[str, list[str]]]:
    said = [(field[0], cut(field[1])) for field in record.fields if not names_item(field, barcodes)]
    return [(tag, [parts[0], *(part for part in parts[1:] if len(part) > 1)]) for tag, parts in said]


_EVERYTHING = frozenset({*_TAGS_OF, "form"})


def _changed(base: Marc, title: TitleRecord) -> frozenset[str]:
    """The facts that differ from what the record says; an unreadable record gives all."""
    try:
        before = title_record(base, None, None, [])
    except Refused:
        return _EVERYTHING
    found = {name for name in _EVERYTHING - {"notes"} if getattr(before, name) != getattr(title, name)}
    if all_notes(before) != all_notes(title):
        found.add("notes")
    if "245" not in {tag for tag, _ in base.fields}:
        found.add("title")
    return frozenset(found)


def all_notes(title: TitleRecord) -> str:
    """The summary stands below the notes."""
    return "\n".join(filter(None, (title.notes, title.summary)))


def _every_tag() -> frozenset[str]:
    return frozenset(tag for tags in _TAGS_OF.values() for tag in tags) | {"001", "003", "008", "500"}


def _leader(leader: str, form: str) -> str:
    return f"{leader[:6]}{_LEADERS.get(form, 'am')}{leader[8:9]}a{leader[10:]}"


def _fresh(title: TitleRecord, tags: frozenset[str]) -> list[Field]:
    """Fields for a title's facts, those with one of these tags only, in order of tags."""
    fields = [
        *_control_fields(title),
        *_identifier_fields(title),
        _field("041", "0 ", ("a", title.language)),
        _field("082", "04", ("a", title.classification)),
        _field("090", "  ", ("a", title.call_number)),
        *_name_fields(title),
        _field("245", "10" if title.authors else "00", ("a", title.title), ("c", title.responsibility)),
        _field("250", "  ", ("a", title.edition)),
        _published(title),
        _field("300", "  ", ("a", title.collation)),
        _field("490", "0 ", ("a", title.series)),
        *(_field("500", "  ", ("a", line)) for line in all_notes(title).split("\n")),
        *(_field("653", "  ", ("a", subject)) for subject in title.subjects),
    ]
    present = [field for field in fields if field is not None and field[0] in tags]
    return sorted(present, key=lambda field: field[0])


def _field(tag: str, indicators: str, *parts: tuple[str, str]) -> Field | None:
    return (tag, data_field(indicators, *parts)) if any(value for _, value in parts) else None


def _control_fields(title: TitleRecord) -> list[Field]:
    year = str(title.year) if title.year else "    "
    language = f"{title.language or 'und':<3.3}"
    fixed = f"000000{'s' if title.year else 'n'}{year:<4}    xx {' ' * 17}{language} d"
    number = [("001", title.control_number)] if title.control_number else []
    source = [("003", title.source)] if title.source and number else []
    return [*number, *source, ("008", f"{fixed:<40.40}")]


def _identifier_fields(title: TitleRecord) -> list[Field]:
    tags = {"isbn": "020", "isbn_invalid": "020", "issn": "022", "issn_invalid": "022"}
    return [
        (tags[kind], data_field("  ", ("a", _with_hyphen(kind, value))))
        for kind, value in title.identifiers
        if kind in tags
    ]


def _with_hyphen(kind: str, value: str) -> str:
    return f"{value[:4]}-{value[4:]}" if kind.startswith("issn") and len(value) == 8 else value


def _name_fields(title: TitleRecord) -> list[Field]:
    return [
        ("100" if at == 0 else "700", data_field("1 " if "," in name else "0 ", ("a", name)))
        for at, name in enumerate(title.authors)
    ]


def _published(title: TitleRecord) -> Field | None:
    year = str(title.year) if title.year else title.year_text
    return _field("264", " 1", ("a", title.place), ("b", title.publisher), ("c", year))
