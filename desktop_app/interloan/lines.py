# SPDX-License-Identifier: GPL-3.0-or-later
"""What is to be known of a request for interlibrary loan, line by line."""

from __future__ import annotations

from db.queries.interloan import InterloanRow
from desktop_app import interloan_words
from desktop_app.language import format_date, translate


def lines_of(one: InterloanRow) -> list[str]:
    """What it is about, with whom, for whom, until when."""
    what = " · ".join(filter(None, (one.author, one.edition, one.publisher, str(one.year or ""), one.isbn)))
    library = (
        one.other
        if one.has_desk
        else translate("Interloan", "{library} (by letter)").format(library=one.other)
    )
    service = " · ".join(filter(None, (one.number, interloan_words.service(one.service), one.pages)))
    told = (
        what,
        f"{library} · {service}",
        _reader(one),
        _days(one),
        translate("Interloan", "Copy: {barcode}").format(barcode=one.barcode) if one.barcode else "",
        interloan_words.reason(one.now.reason),
        _agreed(one),
    )
    return [line for line in told if line]


def _reader(one: InterloanRow) -> str:
    if one.reader is None:
        return ""
    said = translate("Interloan", "For {name} ({number}), fetched at {branch}")
    return said.format(name=one.reader.name, number=one.reader.number, branch=one.pickup)


def _days(one: InterloanRow) -> str:
    needed, due = one.needed_by, one.now.due
    told = (
        translate("Interloan", "needed by {day}").format(day=format_date(needed)) if needed else "",
        translate("Interloan", "back by {day}").format(day=format_date(due)) if due else "",
        translate("Interloan", "renewal is asked for") if one.now.wants_renewal else "",
    )
    return " · ".join(filter(None, told))


def _agreed(one: InterloanRow) -> str:
    if not one.agreement:
        return ""
    said = translate("Interloan", "Agreement {number}").format(number=one.agreement)
    if not one.liable:
        return said
    return translate("Interloan", "{agreement}; lost things are paid by: {who}").format(
        agreement=said, who=interloan_words.liable(one.liable)
    )
