# SPDX-License-Identifier: GPL-3.0-or-later
"""The account that this desk sends mail with. Its password lies in the encrypted store and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec
from sqlalchemy.orm import Session

from db.models import Setting
from db.operations.desk import Desk
from db.operations.desk_settings import keep_desk_setting
from db.queries.settings import kept_settings
from db.rules.roles import Right
from desktop_app.declared_settings import BY_NAME
from desktop_app.mailing.refusals import NotSetUp

PASSWORD = ("desk", "mail_password")
"""Where the password is kept: no declared setting, so nothing that reads those has it; it never travels."""
DECLARED = ("server", "port", "security", "user", "sender", "sender_name")
"""Each is the setting 'mail_…' (declared_settings)."""


@dataclass(frozen=True)
class Account:
    """`security` is 'starttls', 'tls', 'local' (none, on this computer only) or 'none'.

    `user` empty: the server asks for no login. `sender` is the address that mail comes from.
    """

    server: str
    port: int
    security: str
    user: str
    sender: str
    sender_name: str
    password: str = field(default="", repr=False)


def read_account(session: Session) -> Account:
    """As it is kept at this desk. Raises NotSetUp where server or sender were never said."""
    names = {name: f"mail_{name}" for name in DECLARED}
    kept = kept_settings(session, names.values())
    account = Account(
        **{name: kept.get(full, BY_NAME[full].default) for name, full in names.items()},
        password=_password(session),
    )
    if not account.server or not account.sender:
        raise NotSetUp
    return account


def has_password(session: Session) -> bool:
    """Whether one is kept."""
    return bool(_password(session))


def keep_password(desk: Desk, password: str) -> None:
    """Keep it at this desk; empty forgets it. Raises NotAllowed."""
    keep_desk_setting(desk, PASSWORD[1], password, Right.SETTINGS)


def _password(session: Session) -> str:
    kept = session.get(Setting, PASSWORD)
    return "" if kept is None else msgspec.json.decode(kept.value, type=str)
