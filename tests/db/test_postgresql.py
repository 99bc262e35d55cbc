# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables mean the same in PostgreSQL, where the server will keep them."""

from __future__ import annotations

from sqlalchemy import create_mock_engine

from db.models import Base


def test_an_index_over_some_rows_has_its_condition_in_postgresql_too() -> None:
    said: list[str] = []
    engine = create_mock_engine(
        "postgresql+psycopg://", lambda sql, *_, **__: said.append(str(sql.compile(dialect=engine.dialect)))
    )
    Base.metadata.create_all(engine, checkfirst=False)
    (index,) = [sql for sql in said if "uq_loans_open_item" in sql]
    assert "UNIQUE" in index
    assert index.endswith("WHERE ended_at IS NULL")
