# SPDX-License-Identifier: GPL-3.0-or-later
"""Formats and item mappings as a person names them on a command line."""

from pathlib import Path

import msgspec

from db.exchange import member_sheets
from db.exchange.detect import Format, detect, member_list
from db.exchange.item_fields import PART_NAMES, PRESETS, ItemMapping
from db.exchange.slims import LAYOUTS

KINDS = {
    "marc21": "marc21",
    "marcxml": "marcxml",
    "slims-titles": "titles",
    "slims-items": "items",
    "slims-members": "members",
    "koc": "koc",
    "member-list": member_sheets.KIND,
}
"""Formats as they are called on a command line, and in db.exchange."""
FORMATS = ("auto", *KINDS)
NO_ITEMS = "none"


def format_of(path: Path, asked: str) -> Format:
    """What the file is, or what it was said to be: then only separators are found out. Raises OSError."""
    found = detect(path)
    kind = KINDS.get(asked, found.kind)
    if kind == found.kind:
        return found
    if kind in LAYOUTS:
        return msgspec.structs.replace(found, kind=kind, columns=LAYOUTS[kind])
    return member_list(path) if kind == member_sheets.KIND else Format(kind=kind)


def item_mapping(spec: str) -> ItemMapping | None:
    """A preset's name, 'none', or TAG:barcode=p,branch=b with the names of ItemMapping. Raises ValueError."""
    if spec == NO_ITEMS:
        return None
    if spec in PRESETS:
        return PRESETS[spec]
    tag, _, rest = spec.partition(":")
    parts = dict(part.partition("=")[::2] for part in rest.split(",") if part)
    if len(tag) != 3 or not tag.isdecimal() or not set(parts) <= set(PART_NAMES) or not all(parts.values()):
        raise ValueError(spec)
    return ItemMapping(tag=tag, **parts)


def with_columns(form: Format, spec: str) -> Format:
    """A list of members whose columns hold what `spec` says, FIELD=PLACE from 1. Raises ValueError."""
    columns = [""] * len(form.headings)
    for part in spec.split(","):
        field, _, place = part.partition("=")
        at = int(place) - 1
        if field.strip() not in member_sheets.FIELDS or not 0 <= at < len(columns):
            raise ValueError(spec)
        columns[at] = field.strip()
    return msgspec.structs.replace(form, columns=tuple(columns))
