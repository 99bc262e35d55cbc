# SPDX-License-Identifier: GPL-3.0-or-later
"""A program of a later version: today's migrations and some more, that exist in tests only."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from unittest.mock import patch

from db import migrations

HEAD = """from alembic import op

revision, down_revision = "{revision}", "{before}"
branch_labels = depends_on = None


def upgrade():
"""
GOOD = """    op.execute("ALTER TABLE members ADD COLUMN nickname TEXT NOT NULL DEFAULT 'tidak ada'")
    op.execute("CREATE TABLE shelves (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")
    op.execute("UPDATE titles SET title = upper(title)")
"""
STUMBLES = """    op.execute("DELETE FROM loans")
    op.execute("INSERT INTO shelves (id) VALUES (1)")
"""
DIES = """    op.execute("DELETE FROM loans")
    import os, signal
    os.kill(os.getpid(), signal.SIGKILL)
"""


@contextmanager
def later_version(place: Path, *steps: str) -> Iterator[None]:
    """Inside, `db.migrations` knows these steps after its own; `place` is an empty folder for them."""
    ours = place / "db.migrations"
    shutil.copytree(Path(str(files("db.migrations"))), ours)
    for step in steps:
        before = sorted(file.name[:4] for file in (ours / "versions").glob("[0-9]*.py"))[-1]
        revision = f"{int(before) + 1:04d}"
        said = HEAD.format(revision=revision, before=before) + step
        (ours / "versions" / f"{revision}_later.py").write_text(said, encoding="utf-8")

    def there(package: str) -> Path:
        return ours if package == "db.migrations" else ours / "versions"

    with patch.object(migrations, "files", there):
        migrations.revisions.cache_clear()
        try:
            yield
        finally:
            migrations.revisions.cache_clear()
