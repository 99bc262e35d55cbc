# SPDX-License-Identifier: GPL-3.0-or-later
"""Files put in place, and what their import counted."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select

from db.models import Item, JournalEntry, Member, Title
from db.operations.cataloguing import TitleFacts
from db.operations.desk import Desk
from db.operations.import_files import Report
from db.operations.matching import known_titles
from tests.db.exchange.samples import field, record, title_field


def put(tmp_path: Path, raw: bytes | str, name: str = "berkas") -> Path:
    path = tmp_path / name
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return path


def counts(report: Report) -> tuple[int, int, int, int, int]:
    assert report.created + report.updated + report.unchanged + report.refused == report.read
    return report.read, report.created, report.updated, report.unchanged, report.refused


def total(desk: Desk, model: type[Title] | type[Item] | type[Member] | type[JournalEntry]) -> int:
    with desk.store.read() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def numbered(number: int, title: str, *more: tuple[str, str]) -> bytes:
    return record(("001", str(number)), ("003", "ID-X"), title_field(title), *more)


def copy(barcode: str, branch: str = "PST") -> tuple[str, str]:
    return field("952", ("p", barcode), ("b", branch))


def title_in(desk: Desk) -> UUID:
    """The only title."""
    with desk.store.read() as session:
        return session.scalars(select(Title.uid)).one()


def facts_in(desk: Desk) -> TitleFacts:
    """The only title, its record too."""
    with desk.store.read() as session:
        (found,) = known_titles(session, session.scalars(select(Title.id)))
        return found.facts
