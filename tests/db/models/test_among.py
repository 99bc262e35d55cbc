# SPDX-License-Identifier: GPL-3.0-or-later
"""One of several values: a parameter each in SQLite, one array in PostgreSQL."""

from __future__ import annotations

from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import postgresql

from db.models import Title
from db.models.among import Among
from db.operations.desk import Desk
from tests.db.small_world import add_title

OF = select(Title.title).where(Among(Title.uid, "uids")).order_by(Title.title)


@pytest.mark.parametrize("most", [0, 1, 2])
def test_those_that_are_given_are_found_however_many(desk: Desk, most: int) -> None:
    uids = [add_title(desk, title) for title in ("Bumi Manusia", "Cantik Itu Luka", "Laskar Pelangi")]
    with desk.store.read() as session:
        found = session.scalars(OF, {"uids": uids[:most]}).all()
        assert session.scalars(OF, {"uids": [UUID(int=0)]}).all() == []
    assert found == ["Bumi Manusia", "Cantik Itu Luka"][:most]


def test_postgresql_gets_one_parameter_whatever_their_number() -> None:
    written = str(OF.compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]
    assert "titles.uid = ANY (%(uids)s" in written
