# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a partner's system takes messages of interlibrary loan (ISO 18626): a setting of the library.

The central server sends there. What the partner's system wants to be shown (its token) is known there alone.
"""

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Partner, Setting
from db.operations import refusals
from db.operations.desk import Making
from db.operations.operation import row
from db.operations.policies import ChangeSetting, change_setting
from db.operations.records import required
from db.rules.addresses import is_safe

PREFIX = "iso18626:"


class Place(msgspec.Struct, frozen=True):
    """`we` and `they` are the ISIL of either side. What was asked before `since` was asked in another way."""

    address: str
    we: str
    they: str
    since: datetime


def put_place(
    making: Making, /, *, partner: UUID, address: str = "", we: str = "", they: str = ""
) -> ChangeSetting:
    """Say where a partner's system takes messages; without an address: nowhere.

    Raises Invalid (an address that somebody could read along at, no ISIL), Unknown, NotAllowed.
    """
    row(making.session, Partner, partner)
    if not address.strip():
        return change_setting(making, name=name_of(partner), value=None)
    if not is_safe(address.strip()):
        raise refusals.Invalid(field="address", why="bad_text")
    required(code=we)
    required(code=they)
    there = places(making.session).get(partner)
    since = there.since if there is not None and there.address == address.strip() else making.now
    place = Place(address.strip(), we.strip(), they.strip(), since)
    return change_setting(making, name=name_of(partner), value=msgspec.to_builtins(place))


def name_of(partner: UUID) -> str:
    """The setting's."""
    return f"{PREFIX}{partner}"


def places(session: Session) -> dict[UUID, Place | None]:
    """By partner of whom anything was ever said; None: nowhere."""
    rows = select(Setting).where(Setting.scope == "library", Setting.name.startswith(PREFIX))
    found: dict[UUID, Place | None] = {}
    for one in session.scalars(rows):
        try:
            partner = UUID(one.name.removeprefix(PREFIX))
            found[partner] = msgspec.json.decode(one.value, type=Place | None)
        except ValueError:
            continue  # of a later version; it must not stand in the way of the others
    return found
