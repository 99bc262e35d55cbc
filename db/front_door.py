# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desk shows before anybody is signed in, read with bare SQL.

SQLAlchemy and all that stands on it take half a second to load, on an old PC more: nobody waits for that
before the question who is at the desk. The store is opened for work while the password is typed.
"""

import json
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from db import keys, migrations
from db.encrypted_file import FILE_NAME, connect
from db.queries.accounts import StaffRow

PEOPLE = """SELECT s.uid, s.username, s.name, s.roles, b.uid, b.name, s.active
    FROM staff s LEFT JOIN branches b ON b.id = s.branch_id WHERE s.active ORDER BY s.name"""


class Front(NamedTuple):
    """Whose desk it is and who may sign in; `last_person` is a user name, '' where nobody ever did."""

    key: bytes
    library: str
    branch: UUID
    branch_name: str
    last_person: str
    staff: list[StaffRow]


def look(folder: Path, passphrase: str | None = None) -> Front | None:
    """Look in; None where the store is of another version or holds no library: it must be opened first.

    Raises what keys.key_of and SQLite raise; opening the store tells such trouble apart.
    """
    key = keys.key_of(folder, passphrase)
    if not (folder / FILE_NAME).exists():
        return None
    with closing(connect(folder / FILE_NAME, key)) as connection:
        return _look(connection, key)


def _look(connection: Any, key: bytes) -> Front | None:
    if connection.execute("SELECT version_num FROM alembic_version").fetchone() != (migrations.head(),):
        return None
    known = {(scope, name): value for scope, name, value in connection.execute("SELECT * FROM settings")}
    if ("desk", "branch") not in known:
        return None
    branch = UUID(known["desk", "branch"])
    named = connection.execute("SELECT name FROM branches WHERE uid = ?", (branch.bytes,)).fetchone()
    return Front(
        key=key,
        library=json.loads(known.get(("library", "library_name"), '""')),
        branch=branch,
        branch_name=named[0] if named else "",
        last_person=json.loads(known.get(("desk", "last_person"), '""')),
        staff=[_person(row) for row in connection.execute(PEOPLE)],
    )


def _person(row: tuple[Any, ...]) -> StaffRow:
    uid, username, name, roles, branch, branch_name, active = row
    home = UUID(bytes=branch) if branch else None
    return StaffRow(UUID(bytes=uid), username, name, tuple(roles.split()), home, branch_name, bool(active))
