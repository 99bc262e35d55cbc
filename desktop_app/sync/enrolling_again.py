# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk that the server has forgotten (it was restored from an older backup) shows another code.

It keeps its work and goes on under another name; what the server lacks is sent again. Where the answer to the
code is lost, the same code again gives the same name, as at the first time. Where the work of a library that
stood alone had come along, the code has to be one for that.
"""

from __future__ import annotations

from secrets import token_hex

from sqlalchemy.orm import Session

from db.models import Setting
from db.operations.desk import utc_now
from db.store import Store
from db.syncing.messages import EnrolAnswer
from desktop_app.sync import carrier as way
from desktop_app.sync.bringing import count_of_brought
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.cycles import Synced, sync_fully
from desktop_app.sync.engine import Engine
from desktop_app.sync.happenings import Happening, keep
from desktop_app.sync.joining import join
from desktop_app.sync.standing import enrolled_as

SECRET = ("desk", "secret_shown_with_the_code")
"""Kept until the server has answered, or has refused the first code that it was shown with."""


def show_code(store: Store, carrier: Carrier, code: str, name: str) -> EnrolAnswer:
    """Ask for another name. Raises NotEnrolled, and what the carrier raises."""
    with store.write() as session:
        enrolled_as(session)
        known = session.get(Setting, SECRET)
        fresh = known is None
        secret = token_hex(32) if known is None else known.value
        session.merge(Setting(scope=SECRET[0], name=SECRET[1], value=secret))
        brings = count_of_brought(session)
    try:
        return carrier.enrol(code, name, brings, secret)
    except way.CodeRefused:
        if fresh:
            with store.write() as session:
                _forget_secret(session)
        raise


def go_on_as(store: Store, made: EnrolAnswer, carrier: Carrier, name: str) -> None:
    """Note the name that the server gave; no cycle and no operation may be under way."""
    with store.write() as session:
        join(
            session,
            server=carrier.server,
            token=made.token,
            device=made.device,
            branch=made.branch,
            name=name,
            reach=made.reach,
            authority=carrier.authority,
            plain_allowed=carrier.plain_allowed,
        )
        _forget_secret(session)
        keep(session, Happening(utc_now(), "joined"))


def _forget_secret(session: Session) -> None:
    if (known := session.get(Setting, SECRET)) is not None:
        session.delete(known)


def enrol_again(store: Store, carrier: Carrier, code: str, name: str) -> Synced:
    """Both, and all that the server lacks is sent again. Raises NotEnrolled, and what the carrier raises."""
    made = show_code(store, carrier, code, name)
    go_on_as(store, made, carrier, name)
    return sync_fully(Engine(store, made.device, utc_now), carrier)
