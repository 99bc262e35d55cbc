# SPDX-License-Identifier: GPL-3.0-or-later
"""Putting titles in order of popularity. Keys belong to this store alone, so this is no operation."""

from collections.abc import Callable

from sqlalchemy import text

from db.models import TITLE_MIDDLE
from db.store import Store

STEPS = (
    """CREATE TEMP TABLE arranged AS SELECT t.id AS old, row_number() OVER (
        ORDER BY coalesce(l.loans, 0) * 4 + coalesce(i.items, 0) DESC, t.id) + :base AS new
        FROM titles t
        LEFT JOIN (SELECT title_id, count(*) AS items FROM items GROUP BY title_id) i ON i.title_id = t.id
        LEFT JOIN (SELECT items.title_id, count(*) AS loans FROM loans JOIN items ON items.id = loans.item_id
                   WHERE coalesce(loans.ending, '') <> 'cancelled'
                   GROUP BY items.title_id) l ON l.title_id = t.id""",
    "CREATE UNIQUE INDEX temp.arranged_old ON arranged (old)",
    "DROP TRIGGER titles_search_update",
    "UPDATE titles SET id = -(SELECT new FROM arranged WHERE old = titles.id)",
    "UPDATE titles SET id = -id",
    """CREATE TRIGGER titles_search_update AFTER UPDATE OF id, search_words ON titles
        WHEN old.id <> new.id OR old.search_words <> new.search_words BEGIN
        INSERT INTO catalogue_search(catalogue_search, rowid, search_words)
            VALUES ('delete', old.id, old.search_words);
        INSERT INTO catalogue_search(rowid, search_words) VALUES (new.id, new.search_words); END""",
    "INSERT INTO catalogue_search(catalogue_search) VALUES ('rebuild')",
    "DROP TABLE arranged",
)


def arrange_titles(store: Store, progress: Callable[[int, int], None] | None = None) -> int:
    """Give the most borrowed and most held titles the smallest keys; returns how many titles there are.

    One transaction: a power cut leaves the old order. New titles go on below the arranged ones.
    """
    with store.write() as session:
        count: int = session.scalar(text("SELECT count(*) FROM titles")) or 0
        for done, step in enumerate(STEPS):
            session.execute(text(step), {"base": TITLE_MIDDLE - count} if ":base" in step else {})
            if progress is not None:
                progress(done + 1, len(STEPS))
        return count
