# SPDX-License-Identifier: GPL-3.0-or-later
"""What a stock-take finds. It is told from its lines alone, so that any number of desks may write them."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

RIGHT, ON_LOAN, WAS_MISSING, WITHDRAWN, UNKNOWN, MISSING = (
    "right",
    "on_loan",
    "was_missing",
    "withdrawn",
    "unknown",
    "missing",
)
OTHER_BRANCH, OTHER_LOCATION, OTHER_SHELF, OTHER_TYPE = (
    "other_branch",
    "other_location",
    "other_shelf",
    "other_type",
)
TAKEN_BACK, NOT_MISSING = "taken_back", "not_missing"
"""Lines that take others back: one scan, the line that it `voids`; what was told to be missing before it."""
MARKS = (MISSING, NOT_MISSING)
NO_SCANS = (MISSING, TAKEN_BACK, NOT_MISSING)
WAS_LOST = "was_lost"
"""A borrower said that it was lost: whoever takes it back settles that."""
ELSEWHERE = "elsewhere"
"""On its way here, with a partner or another library, or at another branch: whoever takes it back says so."""
BORROWED = "borrowed"
"""Another library's, here for who asked for it."""
SCANNED = (
    RIGHT,
    OTHER_BRANCH,
    OTHER_LOCATION,
    OTHER_SHELF,
    OTHER_TYPE,
    ON_LOAN,
    WAS_MISSING,
    WAS_LOST,
    ELSEWHERE,
    BORROWED,
    WITHDRAWN,
    UNKNOWN,
)
"""What a scan finds; MISSING is what nobody has scanned."""
HERE_BY_RETURN = frozenset({ON_LOAN, WAS_LOST, ELSEWHERE})
"""What has to be taken back: the books have it elsewhere."""
EXPECTED = frozenset({"good", "damaged", "repair", "not_for_loan"})
"""Conditions of an item that the library has."""
ON_SHELF = EXPECTED - {"repair"}
"""Those of them that are missing where nobody finds them: what is in repair is at the binder's."""
GONE = {"missing": WAS_MISSING, "lost": WAS_LOST}
"""What it means that something in these conditions was scanned."""


class Shelves(NamedTuple):
    """What is taken stock of: a branch, and of it maybe one location, call numbers from and to, one type.

    Empty texts and None mean all. Call numbers that begin as `call_to` does belong to it.
    """

    branch: UUID
    location: str = ""
    call_from: str = ""
    call_to: str = ""
    item_type: UUID | None = None


class Copy(NamedTuple):
    """An item as the books have it."""

    branch: UUID
    location: str
    call_number: str
    item_type: UUID
    condition: str
    on_loan: bool
    elsewhere: bool = False
    borrowed: bool = False


class Scan(NamedTuple):
    """A barcode that was scanned, the item that it is as far as that is known, and what it means."""

    barcode: str
    item: UUID | None
    found: str


class Line(NamedTuple):
    """A barcode that was scanned, or that was told to be missing; or what takes such a line back.

    `condition` is what the item was before it was told to be missing.
    """

    uid: UUID
    barcode: str
    item: UUID | None
    found: str
    at: datetime
    voids: UUID | None = None
    condition: str = ""


class Told(NamedTuple):
    """Where a stock-take stands: by barcode what was scanned, and what is told to be missing and was not."""

    scanned: dict[str, Line]
    missing: dict[str, Line]


def finding(shelves: Shelves, copy: Copy | None) -> str:
    """What it means that this item, or a barcode that nobody knows, was scanned here."""
    if copy is None:
        return UNKNOWN
    if copy.condition == "withdrawn":
        return WITHDRAWN
    if copy.on_loan:
        return ON_LOAN
    if copy.condition in GONE:
        return GONE[copy.condition]
    if copy.elsewhere:
        return ELSEWHERE
    return misplaced(shelves, copy) or RIGHT


def misplaced(shelves: Shelves, copy: Copy) -> str:
    """Why an item does not belong to these shelves; empty where it does."""
    if copy.borrowed:
        return BORROWED
    if copy.branch != shelves.branch:
        return OTHER_BRANCH
    if not _same_location(shelves, copy.location):
        return OTHER_LOCATION
    if shelves.item_type is not None and copy.item_type != shelves.item_type:
        return OTHER_TYPE
    return "" if within(copy.call_number, shelves.call_from, shelves.call_to) else OTHER_SHELF


def stands(shelves: Shelves, location: str, call_number: str) -> bool:
    """Whether an item of this branch and type, at this location, should stand on these shelves."""
    return _same_location(shelves, location) and within(call_number, shelves.call_from, shelves.call_to)


def _same_location(shelves: Shelves, location: str) -> bool:
    return not shelves.location or _said(location) == _said(shelves.location)


def within(call_number: str, first: str, last: str) -> bool:
    """Whether a call number stands between these two, as they stand on the shelf."""
    number, low, high = _said(call_number), _said(first), _said(last)
    return (not low or number >= low) and (not high or number[: len(high)] <= high)


def _said(text: str) -> str:
    return " ".join(text.split()).casefold()


def told(lines: Iterable[Line]) -> Told:
    """Scanned at two desks is scanned once, the first time; what is scanned is not missing. In any order.

    A scan that was taken back does not count, another scan of the same barcode does. Of what is missing, and
    is not, the later word stands.
    """
    scanned: dict[str, Line] = {}
    missing: dict[str, Line] = {}
    some = sorted(lines, key=lambda line: (line.at, line.uid))
    voided = {line.voids for line in some if line.found == TAKEN_BACK}
    for line in some:
        if line.found == MISSING:
            missing.setdefault(line.barcode, line)
        elif line.found == NOT_MISSING:
            missing.pop(line.barcode, None)
        elif line.found != TAKEN_BACK and line.uid not in voided:
            scanned.setdefault(line.barcode, line)
    return Told(scanned, {code: line for code, line in missing.items() if code not in scanned})
