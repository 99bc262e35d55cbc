# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the forms for a title and for a copy while they are filled, and what is wrong with it."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import msgspec

from db.operations.cataloguing import Identifier, ItemFacts, TitleFacts
from db.rules.isbn import normalise
from db.rules.items import TO_CATALOGUE
from desktop_app.blocks.day_entry import parse_day
from desktop_app.language import format_date

EARLIEST_YEAR = 1000
_AMOUNT = re.compile(
    r"(?:rp\.?|idr)?\s*([0-9]{1,3}(?:[.,][0-9]{3}){1,3}|[0-9]{1,12})(?:[.,][0-9]{2}|,-)?", re.I
)
_BETWEEN_NUMBERS = re.compile(r"[\n,;]+")

WRONG_ISBN = "isbn_invalid"
ISBNS = ("isbn", WRONG_ISBN)
TITLE_LINES = (
    "title", "responsibility", "edition", "publisher", "place", "language", "form", "series",
    "call_number", "classification", "collation", "notes", "original_title",
)  # fmt: skip
COPY_LINES = (
    "barcode",
    "condition",
    "location",
    "call_number",
    "inventory_number",
    "origin",
    "note",
    "parts",
)


@dataclass(frozen=True, kw_only=True)
class TitleDraft:
    """A title as typed: authors and subjects one a line, `isbns` with commas between them.

    `as_printed` are wrong ISBNs that the title came with, and which may stay.
    """

    title: str = ""
    responsibility: str = ""
    authors: str = ""
    edition: str = ""
    publisher: str = ""
    place: str = ""
    year: str = ""
    language: str = "ind"
    form: str = "book"
    isbns: str = ""
    series: str = ""
    call_number: str = ""
    classification: str = ""
    collation: str = ""
    subjects: str = ""
    notes: str = ""
    original_title: str = ""
    original_authors: str = ""
    as_printed: tuple[str, ...] = ()

    def facts(self, before: TitleFacts | None) -> TitleFacts:
        """As an operation takes it, over what stood there. Only for a draft without problems."""
        others = tuple(i for i in before.identifiers if i.kind not in ISBNS) if before else ()
        there = before or TitleFacts(title="")
        return msgspec.structs.replace(
            there,
            source="" if there.source == TO_CATALOGUE else there.source,
            authors=_lines(self.authors),
            subjects=_lines(self.subjects),
            original_authors=_lines(self.original_authors),
            identifiers=(*dict.fromkeys(map(_isbn, numbers_in(self.isbns))), *others),
            year=_whole_number(self.year),
            notes=_tidy(self.notes),
            **{name: " ".join(getattr(self, name).split()) for name in TITLE_LINES if name != "notes"},
        )


def title_draft(facts: TitleFacts) -> TitleDraft:
    """An edit's beginning."""
    return TitleDraft(
        authors="\n".join(facts.authors),
        subjects="\n".join(facts.subjects),
        original_authors="\n".join(facts.original_authors),
        isbns=", ".join(i.value for i in facts.identifiers if i.kind in ISBNS),
        as_printed=tuple(i.value for i in facts.identifiers if i.kind == WRONG_ISBN),
        year="" if facts.year is None else str(facts.year),
        **{name: getattr(facts, name) for name in TITLE_LINES},
    )


def title_problems(draft: TitleDraft, today: date) -> dict[str, str]:
    """What is wrong, by field: 'empty' or 'bad_number'."""
    found: dict[str, str] = {}
    if not draft.title.strip():
        found["title"] = "empty"
    if wrong_isbns(draft.isbns, draft.as_printed):
        found["isbns"] = "bad_number"
    year = _whole_number(draft.year)
    if draft.year.strip() and (year is None or not EARLIEST_YEAR <= year <= today.year + 1):
        found["year"] = "bad_number"
    return found


def numbers_in(text: str) -> list[str]:
    """The numbers that were typed, apart from each other."""
    return [part.strip() for part in _BETWEEN_NUMBERS.split(text) if part.strip()]


def wrong_isbns(text: str, may_stay: Collection[str] = ()) -> list[str]:
    """Those of the typed ISBNs whose length or check digit is wrong, but for those that came so."""
    return [n for n in numbers_in(text) if normalise(n) is None and n not in may_stay]


def _isbn(number: str) -> Identifier:
    right = normalise(number)
    return Identifier("isbn", right) if right else Identifier(WRONG_ISBN, number)


@dataclass(frozen=True, kw_only=True)
class CopyDraft:
    """A copy as typed; `price` in rupiah, `acquired_on` a day in any usual form."""

    barcode: str = ""
    at_branch: UUID | None = None
    item_type: UUID | None = None
    condition: str = "good"
    location: str = ""
    call_number: str = ""
    inventory_number: str = ""
    price: str = ""
    acquired_on: str = ""
    origin: str = ""
    note: str = ""
    parts: str = ""

    def facts(self, today: date) -> ItemFacts:
        """As an operation takes it. Only for a draft without problems."""
        assert self.at_branch is not None
        assert self.item_type is not None
        return ItemFacts(
            at_branch=self.at_branch,
            item_type=self.item_type,
            price=_rupiah(self.price),
            acquired_on=parse_day(self.acquired_on, today),
            **{name: _tidy(getattr(self, name)) for name in COPY_LINES},
        )


def copy_draft(facts: ItemFacts) -> CopyDraft:
    """An edit's beginning."""
    return CopyDraft(
        at_branch=facts.at_branch,
        item_type=facts.item_type,
        price="" if facts.price is None else str(facts.price),
        acquired_on=format_date(facts.acquired_on) if facts.acquired_on else "",
        **{name: getattr(facts, name) for name in COPY_LINES},
    )


def copy_problems(draft: CopyDraft, today: date) -> dict[str, str]:
    """What is wrong, by field: 'empty', 'bad_number' or 'bad_date'."""
    found: dict[str, str] = {}
    if not draft.barcode.strip():
        found["barcode"] = "empty"
    if draft.item_type is None:
        found["item_type"] = "empty"
    if draft.price.strip() and _rupiah(draft.price) is None:
        found["price"] = "bad_number"
    if draft.acquired_on.strip() and parse_day(draft.acquired_on, today) is None:
        found["acquired_on"] = "bad_date"
    return found


def _tidy(text: str) -> str:
    return "\n".join(_lines(text))


def _lines(text: str) -> tuple[str, ...]:
    """Lines that say something, with one space between words."""
    return tuple(tidy for line in text.splitlines() if (tidy := " ".join(line.split())))


def _whole_number(text: str) -> int | None:
    bare = text.strip()
    return int(bare) if bare.isascii() and bare.isdecimal() else None


def _rupiah(text: str) -> int | None:
    """'Rp 110.000', '110,000', '110.000,00' and '110000' are the same; cents don't count in rupiah."""
    found = _AMOUNT.fullmatch(text.strip())
    return int(re.sub("[.,]", "", found[1])) if found else None
