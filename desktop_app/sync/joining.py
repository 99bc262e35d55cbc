# SPDX-License-Identifier: GPL-3.0-or-later
"""A desk becomes one of a server's: its store notes who it is there."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from db.models import NumberBlock, Setting
from desktop_app.sync.standing import Standing, keep_standing, standing_of


def join(
    session: Session,
    *,
    server: str,
    token: str,
    device: UUID,
    branch: UUID,
    name: str = "",
    reach: str = "",
) -> None:
    """Note the identity that the server gave; numbers come from its blocks from now on.

    A desk that had one before, which a restored server has forgotten, keeps its rows and sends all its
    work again: the server's epoch is another one.
    """
    before = standing_of(session)
    session.merge(Setting(scope="desk", name="device", value=str(device)))
    session.merge(Setting(scope="desk", name="branch", value=str(branch)))
    session.execute(delete(NumberBlock))
    epoch = None if before is None else before.epoch
    keep_standing(session, Standing(server=server, token=token, name=name, reach=reach, epoch=epoch))
