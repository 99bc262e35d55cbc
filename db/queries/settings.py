# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings that were ever set, of the library and of this desk."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Setting


def kept_settings(session: Session, names: Iterable[str]) -> dict[str, Any]:
    """The values of these settings by name; what was never set is missing."""
    found = session.execute(select(Setting.name, Setting.value).where(Setting.name.in_(tuple(names))))
    return {row.name: msgspec.json.decode(row.value) for row in found}
