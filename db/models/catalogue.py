# SPDX-License-Identifier: GPL-3.0-or-later
"""Titles (what a MARC record describes) and items (the copies on the shelf)."""

from datetime import date

from sqlalchemy import ForeignKey, Index, quoted_name
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Base, Key, Row

TITLE_MIDDLE = 100_000_000
"""Titles' keys start here and new ones go below: small key = show first. See operations.arrange."""


class ItemType(Row):
    """A kind of item (general, children's, reference …) that loan policies distinguish."""

    __tablename__ = "item_types"

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_en: Mapped[str] = mapped_column(default="")


class Title(Row):
    """A bibliographic record. `authors`, `original_authors` and `subjects` hold one heading a line.

    `id` is the order in which search shows titles, most popular first. `search_words` is what
    catalogue_search indexes: every word one can find the title by, as models.search makes them.
    `fingerprint` finds the same record in a later import; `marc` keeps the record as it came. What is
    `original_` is in the script of the book, where `title` and `authors` are romanised.
    """

    __tablename__ = "titles"
    __table_args__ = (Index("ix_titles_source", "source", "control_number"),)

    title: Mapped[str]
    responsibility: Mapped[str] = mapped_column(default="")
    authors: Mapped[str] = mapped_column(default="")
    subjects: Mapped[str] = mapped_column(default="")
    edition: Mapped[str] = mapped_column(default="")
    publisher: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    year: Mapped[int | None] = mapped_column(default=None)
    language: Mapped[str] = mapped_column(default="")
    form: Mapped[str] = mapped_column(default="book")
    series: Mapped[str] = mapped_column(default="")
    call_number: Mapped[str] = mapped_column(default="")
    classification: Mapped[str] = mapped_column(default="")
    collation: Mapped[str] = mapped_column(quoted_name("collation", quote=True), default="")
    notes: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    control_number: Mapped[str] = mapped_column(default="")
    fingerprint: Mapped[str] = mapped_column(default="", index=True)
    marc: Mapped[bytes | None] = mapped_column(default=None, deferred=True)
    search_words: Mapped[str]
    original_title: Mapped[str] = mapped_column(default="", server_default="")
    original_authors: Mapped[str] = mapped_column(default="", server_default="")


class TitleIdentifier(Base):
    """An ISBN-13 or ISSN, without hyphens, in a b-tree: full-text search is too blunt for numbers."""

    __tablename__ = "title_identifiers"
    __table_args__ = (Index("ix_title_identifiers_value", "value"),)

    id: Mapped[Key]
    title_id: Mapped[int] = mapped_column(
        ForeignKey("titles.id", ondelete="CASCADE", onupdate="CASCADE"), index=True
    )
    kind: Mapped[str]
    value: Mapped[str]


class Item(Row):
    """One physical copy. `condition` is one of rules.items.CONDITIONS; out or in is told by its open loan."""

    __tablename__ = "items"
    # Holds all that a line of search results counts, so that counting reads the index alone.
    __table_args__ = (Index("ix_items_title_id", "title_id", "branch_id", "condition"),)

    title_id: Mapped[int] = mapped_column(ForeignKey("titles.id", onupdate="CASCADE"))
    barcode: Mapped[str] = mapped_column(unique=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    item_type_id: Mapped[int] = mapped_column(ForeignKey("item_types.id"))
    condition: Mapped[str] = mapped_column(default="good")
    location: Mapped[str] = mapped_column(default="")
    call_number: Mapped[str] = mapped_column(default="")
    inventory_number: Mapped[str] = mapped_column(default="")
    price: Mapped[int | None] = mapped_column(default=None)
    acquired_on: Mapped[date | None] = mapped_column(default=None)
    origin: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    parts: Mapped[str] = mapped_column(default="", server_default="")
    """What belongs to it, one a line: 'CD', 'map'."""
    parts_missing: Mapped[str] = mapped_column(default="", server_default="")
    """Those of `parts` that did not come back, one a line."""
