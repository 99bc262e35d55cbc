# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of SLiMS's loan rules counts for a copy, and the item type that says so here.

There a rule of a member type for the copy's collection type and GMD together counts most, then one for its
collection type, then one for its GMD. Here a copy has one item type: that of its collection type or of its
GMD where either says the same for all member types, else one of both.
"""

from collections.abc import Iterable, Mapping
from typing import Generic, NamedTuple, TypeVar

PAIRED = " – "
NONE = ("", "0")
"""How SLiMS says that a rule, a copy or a title names no type."""
R = TypeVar("R")
Row = Mapping[str, str]


class Kind(NamedTuple):
    """A collection type and a GMD, by their ids; '' for none."""

    collection: str
    gmd: str


class LoanRules(Generic[R]):
    """Rules by member type and kind, and the names of collection types and GMDs."""

    def __init__(self, collections: Mapping[str, str], gmds: Mapping[str, str]) -> None:
        self.rules: dict[tuple[str, Kind], R] = {}
        self._collections, self._gmds = collections, gmds

    def names(self, kind: Kind) -> tuple[str, str]:
        """Of the collection type and the GMD."""
        return self._collections.get(kind.collection, ""), self._gmds.get(kind.gmd, "")

    def name(self, kind: Kind) -> str:
        """Of the item type of this kind."""
        return PAIRED.join(filter(None, self.names(kind)))

    def counting(self, member: str, kind: Kind) -> R | None:
        """The rule that counts there; None where the member type itself does."""
        wanted = (kind, Kind(kind.collection, ""), Kind("", kind.gmd))
        found = (self.rules.get((member, one)) for one in wanted if one != Kind("", ""))
        return next((rule for rule in found if rule is not None), None)

    def kind_here(self, kind: Kind) -> Kind | None:
        """The kind whose item type says the same here, for every member type; None where no rule counts."""
        members = {member for member, _ in self.rules}
        counting = {member: self.counting(member, kind) for member in members}
        if not any(rule is not None for rule in counting.values()):
            return None
        for one in (Kind(kind.collection, ""), Kind("", kind.gmd)):
            if counting == {member: self.rules.get((member, one)) for member in members}:
                return one
        return kind

    def besides(self, kinds: Iterable[Kind]) -> list[tuple[str, Kind, R]]:
        """For item types of both: what counts there for member types that have no rule for both."""
        return [
            (member, kind, rule)
            for kind in dict.fromkeys(kinds)
            if kind.collection and kind.gmd
            for member in dict.fromkeys(member for member, _ in self.rules)
            if (member, kind) not in self.rules and (rule := self.counting(member, kind)) is not None
        ]


def kind_of(copy: Row, title: Row) -> Kind:
    """Of the rows of a copy and its title, or of a rule, which has both."""
    collection, gmd = copy.get("coll_type_id", "").strip(), title.get("gmd_id", "").strip()
    return Kind("" if collection in NONE else collection, "" if gmd in NONE else gmd)


def copies_of(copies: Iterable[Row], titles: Iterable[Row], known: LoanRules[R]) -> list[tuple[str, Kind]]:
    """Barcodes with the kind whose item type says here what rules say of them, where any does."""
    by_id = {row["biblio_id"]: row for row in titles if "biblio_id" in row}
    any_gmd = any(kind.gmd for _, kind in known.rules)
    here: dict[Kind, Kind | None] = {}
    found = []
    for row in copies:
        title = by_id.get(row.get("biblio_id", ""))
        if title is None and any_gmd:
            continue  # what counts for it is not known
        kind = kind_of(row, title or {})
        if kind not in here:
            here[kind] = known.kind_here(kind)
        barcode, counts = row.get("item_code", "").strip(), here[kind]
        if barcode and counts is not None:
            found.append((barcode, counts))
    return found
