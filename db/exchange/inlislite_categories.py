# SPDX-License-Identifier: GPL-3.0-or-later
"""INLISLite's collection categories: who may have which, and the item type that says so for a copy here.

There each member has categories of its own (memberloanauthorizecategory): a new one gets those of its type
(collectioncategorysdefault), and who has none borrows nothing (SirkulasiHelpers, IsMemberCanLoanOnItem). Here
a type of member has them, so what single members have otherwise is told, by their numbers.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from db.exchange.records import Finding
from db.exchange.rule_cells import Row, text_of

PAIRED = " – "
ACTIVE = "3"
"""The state of a member who may borrow."""
LENT = "1"
"""The rule of a copy ('akses') that may go home."""
MOST_NAMED = 20
"""Members named in one finding."""

Tables = Mapping[str, Sequence[Row]]


class Permissions(NamedTuple):
    """Types of members with each category that is not lent to them, and what ours can't say of members."""

    kept: tuple[tuple[str, str], ...]
    told: tuple[Finding, ...]


def permissions(tables: Tables) -> Permissions:
    """What all members of a type have alike counts for it, else what new ones get, or what most have."""
    by_default = _sets(
        tables.get("collectioncategorysdefault", ()), "jenisanggota_id", "collectioncategory_id"
    )
    own = _sets(tables.get("memberloanauthorizecategory", ()), "member_id", "categoryloan_id")
    every = names(tables)
    people = _members(tables)
    kept: list[tuple[str, str]] = []
    told: list[Finding] = []
    for one in tables.get("jenis_anggota", ()):
        name, of = text_of(one, "jenisanggota"), people.get(text_of(one, "id"), [])
        sets = {number: own[uid] for uid, number in of if uid in own}
        default = by_default.get(text_of(one, "id"))
        for category, its_name in every.items():
            having = [number for number, has in sets.items() if category in has]
            others = [number for number, has in sets.items() if category not in has]
            if having and others:
                may = len(having) > len(others) if default is None else category in default
                code = "single_may_not" if may else "single_may"
                who = others if may else having
                told.append(Finding(code, what=f"{name}{PAIRED}{its_name}: {_named(who)}"))
            else:
                may = bool(having) if sets else default is None or category in default
            if not may:
                kept.append((name, its_name))
        if own and (nothing := [number for uid, number in of if uid not in own]):
            told.append(Finding("single_nothing", what=f"{name}: {_named(nothing)}"))
    return Permissions(tuple(kept), (*told, *_by_place(tables, people)))


def _by_place(tables: Tables, people: Mapping[str, Iterable[tuple[str, str]]]) -> list[Finding]:
    """Members who may not borrow at every place that anybody may borrow at."""
    places = _sets(tables.get("memberloanauthorizelocation", ()), "member_id", "locationloan_id")
    every = {place for some in places.values() for place in some}
    fewer = [number for of in people.values() for uid, number in of if uid in places and places[uid] != every]
    return [Finding("single_places", what=_named(fewer))] if fewer else []


def _members(tables: Tables) -> dict[str, list[tuple[str, str]]]:
    """Their ids and numbers by type, of those who may borrow at all."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in tables.get("members", ()):
        if row.get("statusanggota_id", ACTIVE).strip() == ACTIVE:
            found[text_of(row, "jenisanggota_id")].append((text_of(row, "id"), text_of(row, "memberno")))
    return found


def _named(numbers: Sequence[str]) -> str:
    more = len(numbers) - MOST_NAMED
    said = ", ".join(sorted(numbers)[:MOST_NAMED])
    return f"{said} … (+{more})" if more > 0 else said


def _sets(rows: Iterable[Row], of: str, named: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(text_of(row, of), set()).add(text_of(row, named))
    return found


def names(tables: Tables) -> dict[str, str]:
    """By their ids; none without a name."""
    rows = tables.get("collectioncategorys", ())
    return {text_of(row, "id"): name for row in rows if (name := text_of(row, "name"))}


def lent_on(tables: Tables, days: Mapping[str, int]) -> dict[int, set[str]]:
    """The categories that weekdays lend, by name; `days` are their rules' ids."""
    every, lent = names(tables), dict[int, set[str]]()
    for row in tables.get("collectioncategorysloanhari", ()):
        if (day := days.get(text_of(row, "peminjaman_hari_id"))) is not None:
            category = text_of(row, "category_id")
            lent.setdefault(day, set()).add(every.get(category) or f"#{category}")
    return lent


class Copy(NamedTuple):
    """A barcode, with its category and kind of material where rules name them."""

    barcode: str
    category: str
    kind: str

    @property
    def item_type(self) -> str:
        """The one that says what counts for it."""
        return PAIRED.join(filter(None, (self.category, self.kind)))


def copies_of(
    tables: Tables, kinds: Collection[str], categories: Collection[str], never: Collection[str]
) -> list[Copy]:
    """Those that rules name: of `kinds` of material, of `categories`, of ones that are `never` lent."""
    every = names(tables)
    worksheets = {text_of(row, "id"): text_of(row, "name") for row in tables.get("worksheets", ())}
    kind_of = {
        text_of(row, "id"): worksheets.get(text_of(row, "worksheet_id"), "")
        for row in tables.get("catalogs", ())
    }
    found = []
    for row in tables.get("collections", ()):
        category, title = every.get(text_of(row, "category_id"), ""), text_of(row, "catalog_id")
        copy = Copy(text_of(row, "nomorbarcode"), category, "")
        if category not in never:
            if kinds and title not in kind_of:
                continue  # what counts for it is not known
            kind = kind_of.get(title, "")
            copy = copy._replace(
                category=category if category in categories else "", kind=kind if kind in kinds else ""
            )
        if copy.barcode and copy.item_type:
            found.append(copy)
    return found


def read_here(tables: Tables) -> list[Finding]:
    """How many copies never go home by a mark of their own, if any do."""
    count = sum(text_of(row, "rule_id") not in ("", LENT) for row in tables.get("collections", ()))
    return [Finding("copies_read_here", what=str(count))] if count else []
