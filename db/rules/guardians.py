# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is reached about a member: a parent or guardian while the member is under age."""

from datetime import date
from typing import NamedTuple

from db.rules.programme import is_minor


class Reached(NamedTuple):
    """Where a message goes; `guardian` is who is meant beside the member, '' for the member alone."""

    phone: str
    guardian: str = ""


def reached(phone: str, guardian: str, guardian_phone: str, born: date | None, on: date) -> Reached:
    """Of who is under age the guardian, as far as one is known; else the member.

    Where nobody knows the age, and the member has no telephone, it is the guardian's too.
    """
    if is_minor(born, on):
        return Reached(guardian_phone or phone, guardian)
    if born is None and not phone and guardian_phone:
        return Reached(guardian_phone, guardian)
    return Reached(phone)
