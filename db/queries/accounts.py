# SPDX-License-Identifier: GPL-3.0-or-later
"""The people who may sign in, as every screen gets them."""

from typing import NamedTuple
from uuid import UUID


class StaffRow(NamedTuple):
    """A staff account, without its password."""

    uid: UUID
    username: str
    name: str
    roles: tuple[str, ...]
    branch: UUID | None
    branch_name: str | None
    active: bool
