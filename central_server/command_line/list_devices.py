# SPDX-License-Identifier: GPL-3.0-or-later
"""`simpul-server devices`: the desks, when each was last seen, and how far its clock is off."""

from argparse import Namespace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.command_line.answer import Answer
from central_server.command_line.opening import opened, settings_of
from db.models import Branch
from db.models.syncing import Device


def run(arguments: Namespace) -> Answer:
    """In the order in which they were enrolled."""
    with opened(settings_of(arguments)) as store, store.read() as session:
        found = [_facts(device, code) for device, code in _all(session)]
    return Answer({"devices": found}, [_line(facts) for facts in found] or ["No desk was enrolled yet."])


def _all(session: Session) -> list[tuple[Device, str]]:
    rows = session.execute(
        select(Device, Branch.code).join(Branch, Branch.id == Device.branch_id).order_by(Device.id)
    )
    return [(device, code) for device, code in rows]


def _facts(device: Device, branch: str) -> dict[str, Any]:
    return {
        "device": device.uid,
        "name": device.name,
        "branch": branch,
        "reach": device.reach,
        "enrolled_at": device.enrolled_at,
        "seen_at": device.seen_at,
        "revoked_at": device.revoked_at,
        "operations": device.last_number,
        "clock_offset_seconds": round(device.clock_offset / 1_000_000, 1),
        "copy_of": device.copy_of,
    }


def _line(facts: dict[str, Any]) -> str:
    state = "revoked" if facts["revoked_at"] else f"seen {_when(facts['seen_at'])}"
    of = f", copy of {facts['copy_of']}" if facts["copy_of"] else ""
    place = f"{facts['branch']} ({facts['reach']})"
    return f"{facts['device']}  {facts['name']}  {place}  {state}, {facts['operations']} operations{of}"


def _when(moment: datetime | None) -> str:
    return "never" if moment is None else f"{moment:%Y-%m-%d %H:%M} UTC"
