# SPDX-License-Identifier: GPL-3.0-or-later
"""Title and authors in the original script, out of the records that were kept, and found by them.

Arabic letters that are now written this way, now that, are one for the search.
"""

import sqlalchemy as sa
from alembic import op

from db.exchange.original_script import originals_of
from db.models.search import search_words

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

AT_ONCE = 500
TITLES = sa.table(
    "titles",
    sa.column("id", sa.Integer),
    sa.column("marc", sa.LargeBinary),
    sa.column("search_words", sa.Text),
    sa.column("original_title", sa.Text),
    sa.column("original_authors", sa.Text),
)
ALIKE = {"\u06a9": "\u0643", "\u06cc": "\u064a", "\u0649": "\u064a", "\u0629": "\u0647"}
WORDS = {
    "titles": ("search_words", "fingerprint"),
    "members": ("search_words",),
    "registrations": ("search_words",),
}
HAS_880 = {
    "sqlite": "instr(marc, x'383830') > 0",
    "postgresql": r"position('\x383830'::bytea IN marc) > 0",
}


def upgrade() -> None:
    for name in ("original_title", "original_authors"):
        op.add_column("titles", sa.Column(name, sa.Text(), server_default="", nullable=False))
    for table, columns in WORDS.items():
        _make_alike(table, columns)
    connection = op.get_bind()
    said = sa.text(HAS_880[connection.dialect.name])
    found = list(connection.scalars(sa.select(TITLES.c.id).where(TITLES.c.marc.is_not(None), said)))
    for start in range(0, len(found), AT_ONCE):
        _fill(connection, found[start : start + AT_ONCE])


def _make_alike(table: str, columns: tuple[str, ...]) -> None:
    said = []
    for column in columns:
        value = column
        for one, other in ALIKE.items():
            value = f"replace({value}, '{one}', '{other}')"
        said.append(f"{column} = {value}")
    where = " OR ".join(f"{column} LIKE '%{one}%'" for column in columns for one in ALIKE)
    op.execute(sa.text(f"UPDATE {table} SET {', '.join(said)} WHERE {where}"))


def _fill(connection: sa.Connection, ids: list[int]) -> None:
    rows = connection.execute(
        sa.select(TITLES.c.id, TITLES.c.marc, TITLES.c.search_words).where(TITLES.c.id.in_(ids))
    )
    for key, marc, words in rows.all():
        title, authors = originals_of(bytes(marc))
        if title or authors:
            also = search_words((title, *authors)).split()
            values = {
                "original_title": title,
                "original_authors": "\n".join(authors),
                "search_words": " ".join(dict.fromkeys([*words.split(), *also])),
            }
            connection.execute(sa.update(TITLES).where(TITLES.c.id == key).values(values))
